"""Sore spots over some days: highest, latest, days rated and sore, and where they are heading."""

import pytest

from runjournal.model.areas import Area, Side, Spot
from runjournal.model.choices import Quality
from runjournal.model.entries import Soreness
from runjournal.trends.soreness.sore_since import RatingCourse, SoreSpot, sore_spots
from tests.rules.build import all_clear, sore

LEFT_CALF = Spot(Area.CALF, Side.LEFT)
SORE_FROM = 3


def only(*ratings: Soreness) -> SoreSpot:
    (spot,) = sore_spots(ratings, SORE_FROM)
    return spot


def daily(*ratings: int) -> list[Soreness]:
    """A rating a day of the left calf."""
    return [sore(f"2026-04-{day:02} 07:00", rating) for day, rating in enumerate(ratings, 10)]


@pytest.mark.parametrize(
    ("ratings", "course"),
    [
        pytest.param([4], RatingCourse.ONCE, id="once"),
        pytest.param([4, 4], RatingCourse.STEADY, id="the same"),
        pytest.param([4, 5], RatingCourse.STEADY, id="one point up is noise"),
        pytest.param([5, 4, 5, 4], RatingCourse.STEADY, id="one point to and fro"),
        pytest.param([4, 6], RatingCourse.RISING, id="two points up"),
        pytest.param([6, 4], RatingCourse.EASING, id="two points down"),
        pytest.param([6, 5, 4], RatingCourse.EASING, id="slowly down"),
        pytest.param([5, 4, 3, 2, 5], RatingCourse.RISING, id="up again"),
        pytest.param([1, 5, 3], RatingCourse.EASING, id="past the worst"),
        pytest.param([6, 4, 4, 4, 4], RatingCourse.EASING, id="down a while ago"),
        pytest.param([3, 0], RatingCourse.EASING, id="gone"),
    ],
)
def test_the_course_is_told_from_the_latest_rating(ratings: list[int], course: RatingCourse) -> None:
    assert only(*daily(*ratings)).course is course


def test_days_are_counted_by_their_highest_rating_and_gaps_stay_gaps() -> None:
    spot = only(
        sore("2026-04-10 07:00", 2),
        sore("2026-04-10 21:00", 3),
        sore("2026-04-12 07:00", 2),
        sore("2026-04-15", 5),
    )

    assert (spot.highest, spot.latest) == (5, 5)
    assert [day.day for day in spot.rated_days] == [10, 12, 15]
    assert [day.day for day in spot.sore_days] == [10, 15]


def test_the_latest_is_the_last_in_time_whatever_the_order() -> None:
    assert only(*reversed(daily(6, 5, 1))).latest == 1


@pytest.mark.parametrize(("rating", "is_sore"), [(2, False), (3, True)])
def test_sore_is_from_the_threshold_on(rating: int, is_sore: bool) -> None:
    spot = only(*daily(rating))
    assert bool(spot.sore_days) is is_sore
    assert spot.is_notable is is_sore


def test_a_spot_that_was_never_above_zero_is_not_told() -> None:
    assert sore_spots([all_clear("2026-04-10 07:00"), *daily(0, 0)], SORE_FROM) == ()


def test_all_clear_rates_every_spot() -> None:
    spot = only(*daily(5), all_clear("2026-04-12 07:00"))
    assert (spot.spot, spot.latest, len(spot.rated_days)) == (LEFT_CALF, 0, 2)


def test_qualities_come_first_and_sharp_before_swelling() -> None:
    mild = sore("2026-04-10 07:00", 1, Area.SHIN, quality=Quality.SWELLING)
    also = sore("2026-04-11 07:00", 2, Area.SHIN, quality=Quality.SHARP)
    first, second = sore_spots([*daily(9), mild, also], SORE_FROM)

    assert first.qualities == (Quality.SHARP, Quality.SWELLING)
    assert first.is_notable
    assert not first.sore_days
    assert (second.spot, second.qualities) == (LEFT_CALF, ())


def test_what_is_rated_zero_has_no_quality() -> None:
    assert only(*daily(4), sore("2026-04-11 07:00", 0, quality=Quality.SHARP)).qualities == ()


def test_the_sorest_comes_first() -> None:
    quads = [sore("2026-04-10 07:00", 6, Area.QUAD), sore("2026-04-11 07:00", 2, Area.QUAD)]
    shins = [sore("2026-04-10 07:00", 6, Area.SHIN)]
    found = sore_spots([*daily(5), *quads, *shins], SORE_FROM)
    assert [spot.spot.area for spot in found] == [Area.SHIN, Area.QUAD, Area.CALF]


def test_sides_that_are_alike_are_one() -> None:
    assert only(sore("2026-04-10 07:00", 4, Area.QUAD, Side.BOTH)).spot == Spot(Area.QUAD)


def test_sides_that_differ_in_anything_are_two() -> None:
    both = sore("2026-04-10 07:00", 4, Area.QUAD, Side.BOTH)
    left = sore("2026-04-11 07:00", 4, Area.QUAD, Side.LEFT)
    assert [spot.spot.side for spot in sore_spots([both, left], SORE_FROM)] == [Side.LEFT, Side.RIGHT]


def test_the_midline_of_the_spine_stands_alone() -> None:
    middle = sore("2026-04-10 07:00", 4, Area.LOWER_BACK, Side.MIDDLE)
    both = sore("2026-04-10 07:00", 4, Area.LOWER_BACK, Side.BOTH)
    assert {spot.spot.side for spot in sore_spots([middle, both], SORE_FROM)} == {Side.BOTH, Side.MIDDLE}
