"""What one day gives: its fluids, its ratings and its marks."""

from datetime import date

import pytest

from runjournal.model.areas import AREAS, Area, Side, Spot, spots_of
from runjournal.model.choices import Status
from runjournal.model.entries import Drink, Entry, Massage, Note, Race, Run, Soreness, Urine
from runjournal.model.settings import Settings
from runjournal.trends.fluids import DayFluids, FluidTotal, drunk_by_day, drunk_on
from runjournal.trends.soreness.soreness_days import latest_ratings
from runjournal.trends.week_strip import DayMarks, day_marks
from tests.examples import ZONE, at

TODAY = date(2026, 11, 23)
DAY = TODAY.isoformat()
LEFT_CALF, RIGHT_CALF = Spot(Area.CALF, Side.LEFT), Spot(Area.CALF, Side.RIGHT)


def _drink(day: str, wall: str, volume_ml: int, zone: str = ZONE) -> Drink:
    return Drink(start=at(day, wall, zone), volume_ml=volume_ml)


DRINKS: dict[str, tuple[list[Entry], int]] = {
    "nothing": ([], 0),
    "two": ([_drink(DAY, "07:00", 500), _drink(DAY, "09:00", 250)], 750),
    "from midnight on": ([_drink(DAY, "00:00", 500), _drink("2026-11-22", "23:59", 300)], 500),
    "of the day without a time": ([_drink(DAY, "", 2000)], 2000),
    "other entries": ([Urine(start=at(DAY, "07:00"), colour=3), _drink(DAY, "07:00", 500)], 500),
    "where the day was": ([_drink(DAY, "00:30", 500, "Pacific/Auckland")], 500),
}


@pytest.mark.parametrize(("entries", "volume_ml"), DRINKS.values(), ids=DRINKS.keys())
def test_what_was_drunk_on_a_day(entries: list[Entry], volume_ml: int) -> None:
    assert drunk_on(TODAY, entries, Settings()) == FluidTotal(volume_ml, 2000)


@pytest.mark.parametrize(("entries", "volume_ml"), DRINKS.values(), ids=DRINKS.keys())
def test_days_without_a_drink_are_gaps(entries: list[Entry], volume_ml: int) -> None:
    days = [date(2026, 11, 22), TODAY, date(2026, 11, 24)]
    found = drunk_by_day(days, entries, Settings())
    assert [one.day for one in found] == days
    assert found[1:] == (DayFluids(TODAY, volume_ml or None, 2000), DayFluids(days[2], None, 2000))


def test_the_share_of_the_target() -> None:
    assert drunk_on(TODAY, [_drink(DAY, "07:00", 1500)], Settings()).share == 0.75
    assert drunk_on(TODAY, [_drink(DAY, "07:00", 1500)], Settings(daily_fluids_ml=1000)).share == 1.5


def _sore(rating: int, wall: str = "07:00", area: Area = Area.CALF, side: Side = Side.LEFT) -> Soreness:
    return Soreness(start=at(DAY, wall), area=area, side=side, rating=rating)


RATINGS: dict[str, tuple[list[Entry], dict[Spot, int]]] = {
    "nothing": ([], {}),
    "one side": ([_sore(3)], {LEFT_CALF: 3}),
    "both sides": ([_sore(3, side=Side.BOTH)], {LEFT_CALF: 3, RIGHT_CALF: 3}),
    "one side later": ([_sore(3, side=Side.BOTH), _sore(5, "09:00")], {LEFT_CALF: 5, RIGHT_CALF: 3}),
    "the latest in time, not in order": ([_sore(5, "09:00"), _sore(3, "07:00")], {LEFT_CALF: 5}),
    "of the same moment the last": ([_sore(5), _sore(3)], {LEFT_CALF: 3}),
    "a time of day is later than the whole day": ([_sore(5), _sore(3, "")], {LEFT_CALF: 5}),
    "the middle of a back": (
        [_sore(4, area=Area.LOWER_BACK, side=Side.MIDDLE)],
        {Spot(Area.LOWER_BACK, Side.MIDDLE): 4},
    ),
    "zero is a rating": ([_sore(0)], {LEFT_CALF: 0}),
    "other entries": ([Note(start=at(DAY), text="sore")], {}),
}


@pytest.mark.parametrize(("entries", "ratings"), RATINGS.values(), ids=RATINGS.keys())
def test_the_latest_rating_of_each_spot(entries: list[Entry], ratings: dict[Spot, int]) -> None:
    assert latest_ratings(entries) == ratings


def test_all_clear_rates_every_spot_zero() -> None:
    clear = _sore(0, "09:00", Area.EVERYWHERE, Side.BOTH)
    ratings = latest_ratings([_sore(5), clear, _sore(2, "10:00", Area.KNEE)])
    assert set(ratings) == {spot for area in AREAS for spot in spots_of(area)}
    assert {spot: rating for spot, rating in ratings.items() if rating} == {Spot(Area.KNEE, Side.LEFT): 2}


def _run(status: Status = Status.DONE) -> Run:
    return Run(start=at(DAY), status=status)


DONE, PLANNED, CANCELLED = Status.DONE, Status.PLANNED, Status.CANCELLED
MARKS: dict[str, tuple[list[Entry], DayMarks]] = {
    "nothing": ([], DayMarks(TODAY)),
    "a run": ([_run()], DayMarks(TODAY, run=DONE, entries=1)),
    "a planned run": ([_run(PLANNED)], DayMarks(TODAY, run=PLANNED, entries=1)),
    "done before planned": ([_run(PLANNED), _run(DONE)], DayMarks(TODAY, run=DONE, entries=2)),
    "called off": ([_run(CANCELLED)], DayMarks(TODAY, entries=1)),
    "a massage": ([Massage(start=at(DAY, ""))], DayMarks(TODAY, massage=DONE, entries=1)),
    "a race": ([Race(start=at(DAY, ""))], DayMarks(TODAY, race=PLANNED, entries=1)),
    "the worst soreness": ([_sore(2), _sore(6), _sore(3)], DayMarks(TODAY, soreness=6, entries=3)),
    "no soreness at all": ([_sore(0)], DayMarks(TODAY, soreness=0, entries=1)),
    "another day": ([Run(start=at("2026-11-24"))], DayMarks(TODAY)),
    "the day where it was": ([Run(start=at(DAY, "00:30", "Pacific/Auckland"))], DayMarks(TODAY, run=DONE, entries=1)),
}


@pytest.mark.parametrize(("entries", "marks"), MARKS.values(), ids=MARKS.keys())
def test_the_marks_of_a_day(entries: list[Entry], marks: DayMarks) -> None:
    assert day_marks(entries, TODAY, 1) == (marks,)


def test_each_day_has_its_marks_in_order() -> None:
    marks = day_marks([Run(start=at("2026-11-24")), Run(start=at("2026-11-30"))], TODAY, 7)
    assert [(day.day.day, day.entries) for day in marks] == [
        (23, 0),
        (24, 1),
        (25, 0),
        (26, 0),
        (27, 0),
        (28, 0),
        (29, 0),
    ]


def test_a_strip_ends_with_the_last_day_of_all() -> None:
    assert [marks.day for marks in day_marks([], date(2100, 12, 30), 7)] == [date(2100, 12, 30), date(2100, 12, 31)]
