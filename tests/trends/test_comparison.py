"""A week against the last and the eight before: by hand, with the boundary of what is noise."""

from datetime import date, timedelta

import pytest

from runjournal.model.areas import Area, Side, Spot
from runjournal.model.entries import Soreness
from runjournal.model.settings import WeekStart
from runjournal.trends.soreness.comparison import Course, SpotTrend, course, trend, trends
from runjournal.trends.soreness.soreness_days import SorenessDays
from runjournal.trends.stretches import stretches_before, week_of
from tests.examples import TODAY, at

LEFT = Spot(Area.CALF, Side.LEFT)
QUAD = Spot(Area.QUAD, Side.RIGHT)
WEEK = week_of(TODAY, WeekStart.MONDAY)


def sore(weeks: int, rating: int, spot: Spot = LEFT, day: int = 0) -> Soreness:
    """A rating so many weeks before this one, on a day from its Monday."""
    when: date = WEEK.first - timedelta(weeks=weeks, days=-day)
    return Soreness(start=at(when, "07:00"), area=spot.area, side=spot.side, rating=rating)


def left(*entries: Soreness) -> SpotTrend:
    return trend(SorenessDays.of(entries), WEEK, stretches_before(WEEK), LEFT)


def test_means_by_hand() -> None:
    """This week 1 and 2, the last 5 and 4; two weeks before 2, eight before 7; nine before 10, too long ago."""
    found = left(sore(0, 1), sore(0, 2, day=3), sore(1, 5), sore(1, 4, day=6), sore(2, 2), sore(8, 7), sore(9, 10))
    assert (found.this.mean, found.last.mean) == (1.5, 4.5)
    assert (found.usual, found.usual_n) == ((4.5 + 2 + 7) / 3, 3)
    assert (found.from_last, found.from_usual) == (-3.0, -3.0)
    assert (found.course, found.course_from_usual) == (Course.LESS, Course.LESS)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (None, Course.UNKNOWN),
        (0.0, Course.SAME),
        (1.999, Course.SAME),
        (-1.999, Course.SAME),
        (2.0, Course.MORE),
        (-2.0, Course.LESS),
    ],
)
def test_under_2_points_is_about_the_same(change: float | None, expected: Course) -> None:
    assert course(change) is expected


def test_exactly_2_points_between_thirds_are_no_less() -> None:
    """10/3 − 4/3 is a little less than 2 in floating point."""
    now = [sore(0, rating, day=day) for day, rating in enumerate((3, 3, 4))]
    last = [sore(1, rating, day=day) for day, rating in enumerate((1, 1, 2))]
    assert left(*now, *last).course is Course.MORE


def test_a_week_without_a_rating_is_no_0() -> None:
    found = left(sore(0, 4))
    assert (found.last.mean, found.usual, found.usual_n) == (None, None, 0)
    assert (found.from_last, found.from_usual) == (None, None)
    assert (found.course, found.course_from_usual) == (Course.UNKNOWN, Course.UNKNOWN)


def test_weeks_with_an_all_clear_count_as_0() -> None:
    clear = Soreness(start=at(WEEK.first - timedelta(weeks=1), "07:00"), area=Area.EVERYWHERE, rating=0)
    found = left(sore(0, 4), clear)
    assert (found.last.mean, found.from_last, found.usual, found.usual_n) == (0.0, 4.0, 0.0, 1)


def test_what_was_sore_last_week_alone_is_told_too_after_what_is_now() -> None:
    rated = SorenessDays.of([sore(0, 1), sore(1, 8, QUAD), sore(2, 9, Spot(Area.NECK, Side.MIDDLE))])
    found = trends(rated, WEEK, stretches_before(WEEK))
    assert [one.spot for one in found] == [LEFT, QUAD]
    assert found[1].course is Course.UNKNOWN
    assert trends(SorenessDays.of([]), WEEK, stretches_before(WEEK)) == ()
