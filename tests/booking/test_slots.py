"""The calendar of slots."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runjournal.booking.check import check_booking, with_draft_ids
from runjournal.model.choices import Depth
from runjournal.model.entries import Entry
from runjournal.model.limits import LAST_DAY, Invalid
from runjournal.model.moments import local_day
from runjournal.model.settings import Booking, Settings
from runjournal.rules.finding import Finding
from runjournal.rules.history import History
from runjournal.rules.registry import RULESET
from runjournal.rules.start_calendar import Slot
from tests.booking.bookings import histories
from tests.booking.examples import history, massage, race, slots, without_advice
from tests.examples import NOW, TODAY, ZONE, at

ALL_DAY = Settings(booking=Booking(opens=time(0), closes=time(0)))


def test_slots_are_the_hours_still_ahead() -> None:
    offered = list(slots(history(), TODAY, 2, 60, Depth.LIGHT))
    assert [_words(slot) for slot in offered[:2]] == ["Mon 11:00 ok", "Mon 12:00 ok"]
    assert [_words(slot) for slot in offered[8:10]] == ["Mon 19:00 ok", "Tue 08:00 ok"]
    assert len(offered) == 9 + 12


def test_a_slot_that_starts_now_is_too_late() -> None:
    eleven = datetime(2026, 11, 23, 10, tzinfo=UTC)
    assert _words(next(slots(history(now=eleven), TODAY, 1, 60, Depth.LIGHT))) == "Mon 12:00 ok"


def test_a_slot_says_when_it_ends() -> None:
    slot = next(slots(history(), TODAY, 1, 45, Depth.LIGHT))
    assert slot.end == datetime(2026, 11, 23, 10, 45, tzinfo=UTC)


def test_slots_turn_where_a_race_comes_too_close() -> None:
    before = history(race(at("2026-11-29", "10:00")))
    words = {_words(slot): slot.rules for slot in slots(before, date(2026, 11, 27), 1, 60, Depth.LIGHT)}
    assert "Fri 09:00 ok" in words
    assert "race-too-close" in words["Fri 10:00 warning"]
    assert "race-too-close" not in words["Fri 09:00 ok"]


def test_a_race_of_a_whole_day_makes_slots_of_three_words() -> None:
    before = history(race(at("2026-11-29")))
    words = {_words(slot) for slot in slots(before, date(2026, 11, 26), 2, 60, Depth.LIGHT)}
    assert {"Thu 19:00 ok", "Fri 08:00 caution", "Fri 19:00 caution"} <= words


def test_slots_of_the_past_are_none() -> None:
    assert list(slots(history(), date(2026, 11, 20), 3, 60, Depth.LIGHT)) == []


def test_slots_end_with_the_last_day() -> None:
    late = history(now=datetime(2100, 12, 30, 12, tzinfo=UTC))
    assert {slot.start.day for slot in slots(late, LAST_DAY, 9, 60, Depth.LIGHT)} == {LAST_DAY}


@pytest.mark.parametrize("minutes", [0, -1, 72 * 60 + 1, 10**15])
def test_an_impossible_length_is_refused(minutes: int) -> None:
    with pytest.raises(Invalid):
        list(slots(history(), TODAY, 1, minutes, Depth.LIGHT))


@pytest.mark.parametrize(
    ("day", "count"), [("2026-03-29", 23), ("2026-10-25", 24), ("2026-11-01", 24)], ids=["forward", "back", "usual"]
)
def test_each_hour_of_the_wall_clock_once(day: str, count: int) -> None:
    long_ago = history(now=datetime(2026, 1, 1, tzinfo=UTC), settings=ALL_DAY)
    walls = [f"{slot.start.local:%H:%M}" for slot in slots(long_ago, date.fromisoformat(day), 1, 30, Depth.LIGHT)]
    assert len(walls) == len(set(walls)) == count


CHANGES = {
    "clocks go back": histories("Europe/Berlin", datetime(2026, 10, 23, 9, tzinfo=UTC), ALL_DAY),
    "clocks go forward": histories("Europe/Berlin", datetime(2026, 3, 27, 9, tzinfo=UTC), ALL_DAY),
    "by half an hour": histories("Australia/Lord_Howe", datetime(2026, 10, 2, 9, tzinfo=UTC), ALL_DAY),
    "at midnight": histories("Asia/Beirut", datetime(2026, 3, 27, 9, tzinfo=UTC), ALL_DAY),
    "no change": histories(),
}


@pytest.mark.parametrize("weeks", CHANGES.values(), ids=CHANGES.keys())
def test_a_slot_is_judged_as_the_same_booking_is(weeks: st.SearchStrategy[History]) -> None:
    @given(weeks, st.sampled_from(Depth), st.sampled_from([30, 60, 90]), st.integers(0, 10), st.data())
    @settings(max_examples=30)
    def is_judged_alike(before: History, depth: Depth, minutes: int, ahead: int, data: st.DataObject) -> None:
        day = local_day(before.now, before.zone) + timedelta(days=ahead)
        offered = list(slots(before, day, 1, minutes, depth))
        for slot in offered and [data.draw(st.sampled_from(offered))]:
            (booking,) = with_draft_ids([massage(slot.start, minutes, depth)])
            check = check_booking([booking], before)
            assert slot.verdict is check.verdict
            assert slot.rules == tuple(dict.fromkeys(finding.rule for finding in check.caused))
            assert slot.end == booking.ends.latest
            assert without_advice(check.caused) == _naming(booking, before.plus(booking))

    is_judged_alike()


@given(histories(), st.sampled_from(Depth), st.integers(0, 10), st.sampled_from(["", "11:00", "18:30"]))
@settings(max_examples=50)
def test_a_booking_is_judged_as_it_is_once_in_the_journal(before: History, depth: Depth, ahead: int, wall: str) -> None:
    (booking,) = with_draft_ids([massage(at(TODAY + timedelta(days=ahead), wall), 60, depth)])
    assert without_advice(check_booking([booking], before).caused) == _naming(booking, before.plus(booking))


@given(histories(), st.data())
@settings(max_examples=50)
def test_a_race_is_judged_as_it_is_once_in_the_journal(before: History, data: st.DataObject) -> None:
    start = data.draw(st.dates(TODAY, date(2026, 12, 4)))
    booked = race(at(start, data.draw(st.sampled_from(["", "09:00"]))), id="booked", distance_m=21_100)
    assert _in_order(without_advice(check_booking([booked], before).caused)) == _in_order(
        _naming(booked, before.plus(booked))
    )


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings to be compared: that a time has passed is said in other words before it is in the journal."""
    same = (
        replace(finding, title="", message="") if finding.rule == "unconfirmed" else finding for finding in findings
    )
    return sorted(same, key=repr)


def _naming(entry: Entry, after: History) -> list[Finding]:
    return without_advice(finding for finding in RULESET.check(after) if entry.id in finding.entries)


def _words(slot: Slot) -> str:
    return f"{slot.start.local:%a %H:%M} {slot.verdict.word}"


def test_the_zone_of_slots_is_the_runners() -> None:
    assert {slot.start.zone for slot in slots(history(), TODAY, 1, 60, Depth.LIGHT)} == {ZONE}
    assert all(slot.start.span.earliest > NOW for slot in slots(history(), TODAY, 1, 60, Depth.LIGHT))
