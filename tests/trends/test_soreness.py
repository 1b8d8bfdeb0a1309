"""Soreness by day and week: worked out by hand, gaps kept, and the all clear of every spot."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runjournal.model.areas import Area, Side, Spot
from runjournal.model.entries import Drink, Entry, Soreness
from runjournal.model.moments import Moment
from runjournal.model.settings import WeekStart
from runjournal.trends.soreness.soreness_days import DayRating, SorenessDays, SpotSummary
from runjournal.trends.stretches import Stretch, week_of
from tests.examples import TODAY, at
from tests.strategies import moments, spots
from tests.trends import independent

LEFT = Spot(Area.CALF, Side.LEFT)
RIGHT = Spot(Area.CALF, Side.RIGHT)
NECK = Spot(Area.NECK, Side.MIDDLE)
WEEK = week_of(TODAY, WeekStart.MONDAY)


def sore(
    start: Moment | str, rating: int, area: Area = Area.CALF, side: Side = Side.LEFT, wall: str = "07:00"
) -> Soreness:
    moment = at(start, wall) if isinstance(start, str) else start
    return Soreness(start=moment, area=area, side=side, rating=rating)


def clear(day: str, wall: str = "07:00") -> Soreness:
    return sore(day, 0, Area.EVERYWHERE, Side.BOTH, wall)


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param([], None, id="nothing logged"),
        pytest.param([Drink(start=at(TODAY), volume_ml=300)], None, id="a drink is no rating"),
        pytest.param([sore("2026-11-23", 4, side=Side.RIGHT)], None, id="the other side says nothing of this one"),
        pytest.param([sore("2026-11-22", 4)], None, id="nor does the day before"),
        pytest.param([sore("2026-11-23", 0)], (0, 0), id="0 is a rating"),
        pytest.param([sore("2026-11-23", 4)], (4, 4), id="one"),
        pytest.param([sore("2026-11-23", 4, side=Side.BOTH)], (4, 4), id="both calves are the left one too"),
        pytest.param([sore("2026-11-23", 2), sore("2026-11-23", 5, wall="20:00")], (5, 5), id="rising"),
        pytest.param([sore("2026-11-23", 5), sore("2026-11-23", 2, wall="20:00")], (5, 2), id="falling"),
        pytest.param([sore("2026-11-23", 2, wall="20:00"), sore("2026-11-23", 5)], (5, 2), id="in any order"),
        pytest.param([sore("2026-11-23", 3), sore("2026-11-23", 1, wall="")], (3, 3), id="a whole day is its first"),
        pytest.param([sore("2026-11-23", 3), sore("2026-11-23", 1)], (3, 1), id="the last of one moment"),
        pytest.param([clear("2026-11-23")], (0, 0), id="all clear"),
        pytest.param([sore("2026-11-23", 5), clear("2026-11-23", "20:00")], (5, 0), id="sore, then all clear"),
        pytest.param([clear("2026-11-23"), sore("2026-11-23", 5, wall="20:00")], (5, 5), id="all clear, then sore"),
    ],
)
def test_the_ratings_of_a_day(entries: list[Entry], expected: tuple[int, int] | None) -> None:
    assert SorenessDays.of(entries).at(TODAY, LEFT) == (expected and DayRating(*expected))


def test_an_all_clear_is_0_for_every_spot_and_names_none() -> None:
    rated = SorenessDays.of([clear("2026-11-23"), sore("2026-11-23", 2)])
    assert rated.at(TODAY, NECK) == (0, 0)
    assert rated.spots(WEEK) == (LEFT,)
    assert rated.worst_on(TODAY) == 2
    assert SorenessDays.of([clear("2026-11-23")]).spots(WEEK) == ()
    assert SorenessDays.of([clear("2026-11-23")]).worst_on(TODAY) == 0
    assert SorenessDays.of([]).worst_on(TODAY) is None


HAND = [
    sore("2026-11-23", 2), sore("2026-11-23", 5, wall="20:00"),
    sore("2026-11-24", 4),
    sore("2026-11-26", 3),
    clear("2026-11-28"),
    sore("2026-11-30", 9),
]  # fmt: skip
"""The left calf: Mon 5 (2 in the morning), Tue 4, Wed not rated, Thu 3, Fri not, Sat 0, Sun not; the next week 9."""


def test_a_week_by_hand() -> None:
    rated = SorenessDays.of(HAND)
    assert rated.summary(WEEK, LEFT) == SpotSummary(LEFT, mean=3.0, worst=5, days_above=2, days_logged=4)
    assert rated.summary(WEEK, NECK) == SpotSummary(NECK, mean=0.0, worst=0, days_above=0, days_logged=1)
    assert rated.worst_in(WEEK, LEFT) == 5
    assert rated.summary(WEEK.moved(1), LEFT) == SpotSummary(LEFT, 9.0, 9, 1, 1)
    assert rated.summary(WEEK.moved(-1), LEFT) == SpotSummary(LEFT, None, None, 0, 0)
    assert rated.worst_in(WEEK.moved(-1), LEFT) is None
    assert rated.is_rated(WEEK)
    assert not rated.is_rated(WEEK.moved(-1))


@pytest.mark.parametrize(("rating", "above"), [(3, 0), (4, 1)])
def test_above_3_is_more_than_3(rating: int, above: int) -> None:
    assert SorenessDays.of([sore("2026-11-23", rating)]).summary(WEEK, LEFT).days_above == above


def test_the_sorest_come_first_by_worst_then_mean_then_area() -> None:
    rated = SorenessDays.of(
        [
            sore("2026-11-23", 5, Area.NECK, Side.MIDDLE), sore("2026-11-24", 1, Area.NECK, Side.MIDDLE),
            sore("2026-11-23", 5), sore("2026-11-24", 3),
            sore("2026-11-23", 7, Area.QUAD, Side.RIGHT),
            sore("2026-11-23", 5, side=Side.RIGHT), sore("2026-11-24", 3, side=Side.RIGHT),
        ]
    )  # fmt: skip
    assert rated.spots(WEEK) == (Spot(Area.QUAD, Side.RIGHT), LEFT, RIGHT, NECK)


def test_the_day_is_that_of_the_entrys_own_zone() -> None:
    """23:30 on Sunday in Honolulu is Monday in Berlin, and belongs to the week in which the runner went to bed."""
    rated = SorenessDays.of([sore(at("2026-11-22", "23:30", "Pacific/Honolulu"), 6)])
    assert rated.worst_on(date(2026, 11, 22)) == 6
    assert rated.worst_on(TODAY) is None


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_days_of_23_and_25_hours_are_days(day: str) -> None:
    rated = SorenessDays.of([sore(day, 2, wall="00:30"), sore(day, 6, wall="23:30"), sore(day, 1, wall="")])
    assert rated.at(date.fromisoformat(day), LEFT) == (6, 6)
    assert rated.summary(week_of(date.fromisoformat(day), WeekStart.SUNDAY), LEFT).days_logged == 1


def rating_of(start: Moment, spot: Spot, rating: int) -> Soreness:
    return Soreness(start=start, area=spot.area, side=spot.side, rating=0 if spot.area is Area.EVERYWHERE else rating)


FORTNIGHT = moments(first=date(2026, 11, 16), last=date(2026, 11, 29))
ratings = st.lists(st.builds(rating_of, FORTNIGHT, spots(), st.integers(0, 10)), max_size=20)
"""Ratings of a fortnight in any zones."""


@given(ratings, st.sampled_from(WeekStart))
def test_a_week_agrees_with_a_count_of_its_own(entries: list[Soreness], starts: WeekStart) -> None:
    rated, week = SorenessDays.of(entries), week_of(date(2026, 11, 24), starts)
    for spot in (LEFT, NECK, *rated.spots(week)):
        found = rated.summary(week, spot)
        highest = [
            max(same)
            for day in week.days
            if (same := [entry.rating for entry in entries if entry.day == day and spot in entry.spot.each()])
        ]
        assert found.days_logged == len(highest)
        assert found.mean == (pytest.approx(independent.mean(highest)) if highest else None)
        assert found.worst == max(highest, default=None)
        assert found.days_above == sum(rating >= 4 for rating in highest)


@given(ratings)
def test_what_is_not_rated_is_never_0(entries: list[Soreness]) -> None:
    rated = SorenessDays.of(entries)
    for day in Stretch(date(2026, 11, 16), date(2026, 11, 29), WEEK.zoom).days:
        of_day = [entry.rating for entry in entries if entry.day == day]
        assert rated.worst_on(day) == max(of_day, default=None)
