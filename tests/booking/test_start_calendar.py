"""Starts judged one by one say what the calendar of slots says, and the weeks are known without judging all."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runjournal.booking.day_parts import DayPart, best_of, best_on, in_part
from runjournal.model.choices import Depth
from runjournal.model.limits import LAST_DAY
from runjournal.model.moments import Moment, local_day
from runjournal.model.settings import Booking, Settings
from runjournal.rules.history import History
from tests.booking.bookings import histories
from tests.booking.examples import calendar, history, race, slots
from tests.examples import NOW, ZONE

TODAY = local_day(NOW, ZONE)
LATE = Settings(booking=Booking(opens=time(20), closes=time(2)))


@given(
    st.one_of(histories(), histories(settings=LATE)),
    st.sampled_from([30, 60, 120]),
    st.sampled_from(list(Depth)),
    st.integers(0, 14),
)
@settings(max_examples=50)
def test_the_slots_of_a_day_are_those_of_the_calendar(known: History, minutes: int, depth: Depth, ahead: int) -> None:
    day = TODAY + timedelta(days=ahead)
    expected = [slot for slot in slots(known, day - timedelta(days=1), 2, minutes, depth) if slot.start.day == day]
    starts = calendar(known, minutes, depth)
    best = best_on(starts, day)
    assert list(starts.slots_on(day)) == expected
    assert best == tuple(best_of(in_part(expected, part)) for part in DayPart)


@given(histories(), st.integers(0, 7), st.sampled_from([-1, 1]))
@settings(max_examples=50)
def test_what_is_fine_comes_nearest_first(known: History, ahead: int, step: int) -> None:
    day = TODAY + timedelta(days=ahead)
    starts = calendar(known, 60, Depth.DEEP)
    found = list(starts.fine_slots(day, step, 3))
    days = sorted(day + timedelta(days=step * away) for away in range(4))
    expected = [slot for on in days for slot in starts.slots_on(on) if slot.is_fine]
    assert found == expected[::step]


def test_what_is_fine_begins_beyond_a_slot() -> None:
    starts = calendar(history(), 60, Depth.LIGHT)
    first, second, third, *_ = starts.slots_on(TODAY + timedelta(days=1))
    assert next(starts.fine_slots(second.start, 1, 1)) == third
    assert next(starts.fine_slots(second.start, -1, 1)) == first


def test_a_part_with_a_fine_start_is_known_by_it_alone() -> None:
    starts = calendar(history(), 60, Depth.LIGHT)
    best_on(starts, TODAY + timedelta(days=1))
    assert len(starts._slots) == len(DayPart)


def test_a_start_that_is_taken_is_not_the_best() -> None:
    tomorrow = TODAY + timedelta(days=1)
    known = history(race(Moment.at_wall(tomorrow, time(12), ZONE), duration_s=3600))
    best = best_on(calendar(known, 60, Depth.LIGHT), tomorrow)[DayPart.AFTERNOON]
    assert best is not None
    assert (best.start, best.verdict.word) == (Moment.at_wall(tomorrow, time(13), ZONE), "ok")


@pytest.mark.parametrize("day", [TODAY - timedelta(days=1), LAST_DAY + timedelta(days=2)])
def test_a_day_that_is_over_or_beyond_has_none(day: date) -> None:
    starts = calendar(history(), 60, Depth.LIGHT)
    assert starts.slots_on(day) == ()
    assert best_on(starts, day) == (None, None, None)
