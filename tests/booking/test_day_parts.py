"""The parts of a day, and the best start in each."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from runjournal.booking.day_parts import DayPart, best_of, in_part, part_of
from runjournal.model.moments import Moment
from runjournal.rules.start_calendar import Slot
from runjournal.rules.verdict import Verdict
from tests.examples import NOW, ZONE

DAY = NOW.date()


def slot(hour: int, word: str = "ok") -> Slot:
    """A slot of an hour on the day, with a verdict."""
    start = Moment.at_wall(DAY, time(hour), ZONE)
    return Slot(start, start.span.earliest + timedelta(hours=1), Verdict[word.upper()], ())


@pytest.mark.parametrize(
    ("wall", "part"),
    [
        (time(0), DayPart.MORNING),
        (time(11, 59), DayPart.MORNING),
        (time(12), DayPart.AFTERNOON),
        (time(16, 59), DayPart.AFTERNOON),
        (time(17), DayPart.EVENING),
        (time(23, 59), DayPart.EVENING),
    ],
)
def test_a_start_belongs_to_a_part(wall: time, part: DayPart) -> None:
    assert part_of(Moment.at_wall(DAY, wall, ZONE)) is part


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        pytest.param(["ok", "ok"], 8, id="the first of two"),
        pytest.param(["caution", "ok"], 9, id="a later one that is milder"),
        pytest.param(["warning", "caution", "caution"], 9, id="the mildest, the first of it"),
        pytest.param(["warning"], 8, id="the only one"),
    ],
)
def test_the_best_is_the_first_of_the_mildest(words: list[str], hour: int) -> None:
    best = best_of([slot(8 + at, word) for at, word in enumerate(words)])
    assert best is not None
    assert best.start == slot(hour).start


def test_one_that_is_taken_comes_behind_all_others() -> None:
    early, late = replace(slot(8), is_taken=True), slot(9, "warning")
    assert best_of([early, late]) == late
    assert best_of([early]) == early


def test_there_is_no_best_of_nothing() -> None:
    assert best_of([]) is None


def test_slots_are_told_apart_by_part() -> None:
    slots = [slot(hour) for hour in (8, 11, 12, 16, 17)]
    assert [len(in_part(slots, part)) for part in DayPart] == [2, 2, 1]
