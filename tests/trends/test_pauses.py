"""Months that are paused, because races or the body left no safe day."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from runjournal.model.choices import ConditionName, Status
from runjournal.model.context import Context
from runjournal.model.entries import Condition, Entry, Race
from runjournal.model.settings import Booking, Goal, Settings, Thresholds
from runjournal.rules.history import History
from runjournal.rules.registry import RULESET
from runjournal.trends.pauses import is_paused
from tests.examples import NOW, ZONE, at
from tests.trends.examples import MemoryJournal

OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)


def _races(first: str, last: str, step: int = 1, wall: str = "", status: Status = Status.DONE) -> list[Entry]:
    day, end = date.fromisoformat(first), date.fromisoformat(last)
    days = [day + timedelta(days=ahead) for ahead in range(0, (end - day).days + 1, step)]
    return [Race(start=at(day, wall), id=f"race-{day}", status=status) for day in days]


def _paused(month: date, entries: list[Entry], now: datetime = NOW, settings: Settings | None = None) -> bool:
    return is_paused(month, MemoryJournal(entries), History.of([], Context(now, ZONE, settings or Settings())))


RACES: dict[str, tuple[list[Entry], bool]] = {
    "no race": ([], False),
    "a race every day": (_races("2026-10-01", "2026-11-01"), True),
    "a race every third day takes the two before it": (_races("2026-10-01", "2026-11-02", 3), True),
    "every fourth day leaves one": (_races("2026-10-01", "2026-11-02", 4), False),
    "an evening stays free": (_races("2026-10-01", "2026-11-02", 3, wall="10:00"), False),
    "planned ones count as those that were run": (_races("2026-10-01", "2026-11-01", status=Status.PLANNED), True),
    "called off": (_races("2026-10-01", "2026-11-01", status=Status.CANCELLED), False),
    "the last days are free": (_races("2026-10-01", "2026-10-28"), False),
    "the next month takes the last days": (
        _races("2026-10-01", "2026-10-29") + _races("2026-11-01", "2026-11-01"),
        True,
    ),
    "the first day is free": (_races("2026-10-04", "2026-11-01"), False),
}


@pytest.mark.parametrize(("races", "paused"), RACES.values(), ids=RACES.keys())
def test_races_pause_a_month(races: list[Entry], paused: bool) -> None:
    assert _paused(OCTOBER, races) is paused


def _ill(day: str, wall: str = "09:00", *, well: bool = False) -> Entry:
    return Condition(start=at(day, wall), name=ConditionName.ILL, clears=well, id=f"ill-{day}-{well}")


def test_a_wider_gap_reaches_further_into_the_next_month() -> None:
    wide = Settings(thresholds=Thresholds(race_gap_h=336))
    races = _races("2026-10-14", "2026-11-11", 14)
    assert _paused(OCTOBER, races, settings=wide)
    assert not _paused(OCTOBER, races[:-1], settings=wide)


BODY: dict[str, tuple[list[Entry], bool]] = {
    "ill all month": ([_ill("2026-09-25"), _ill("2026-11-02", well=True)], True),
    "ill, and never cleared": ([_ill("2026-09-25")], True),
    "ill from the first evening on": ([_ill("2026-10-01", "20:00"), _ill("2026-11-02", well=True)], True),
    "ill from the second day on": ([_ill("2026-10-02"), _ill("2026-11-02", well=True)], False),
    "well on the last day": ([_ill("2026-09-25"), _ill("2026-10-31", "23:00", well=True)], False),
    "well the day after": ([_ill("2026-09-25"), _ill("2026-11-01", "00:00", well=True)], True),
    "well for a day": ([_ill("2026-09-25"), _ill("2026-10-10", well=True), _ill("2026-10-11")], False),
    "ill later": ([_ill("2026-11-05")], False),
    "ill for half the month, races in the other": (
        [_ill("2026-09-25"), _ill("2026-10-15", well=True), *_races("2026-10-15", "2026-11-01")],
        True,
    ),
}


@pytest.mark.parametrize(("entries", "paused"), BODY.values(), ids=BODY.keys())
def test_the_body_pauses_a_month(entries: list[Entry], paused: bool) -> None:
    assert _paused(OCTOBER, entries) is paused


def _to_ask(day: str, *, clears: bool = False) -> Condition:
    return Condition(
        start=at(date.fromisoformat(day)), name=ConditionName.ASK_CLINICIAN, clears=clears, id=f"ask-{day}"
    )


ILL_NOW: dict[str, tuple[list[Entry], bool]] = {
    "since last month: the 30th is more than a week away": ([_ill("2026-10-28")], False),
    "a clinician to ask since last month": ([_to_ask("2026-10-28")], True),
    "since yesterday": ([_ill("2026-11-22")], False),
    "until yesterday": ([_ill("2026-10-28"), _ill("2026-11-22", well=True)], False),
    "cleared for later": ([_to_ask("2026-10-28"), _to_ask("2026-11-25", clears=True)], True),
}


@pytest.mark.parametrize(("entries", "paused"), ILL_NOW.values(), ids=ILL_NOW.keys())
def test_this_month_is_judged_by_what_is_known_now(entries: list[Entry], paused: bool) -> None:
    assert _paused(NOVEMBER, entries) is paused


def test_this_month_is_judged_by_all_its_days() -> None:
    races = _races("2026-11-01", "2026-12-01", status=Status.PLANNED)
    assert _paused(NOVEMBER, races)
    assert not _paused(NOVEMBER, races[3:])
    assert not _paused(NOVEMBER, races[:-4])


def test_opening_hours_too_short_pause_nothing() -> None:
    short = Settings(goal=Goal(minutes=61), booking=Booking(opens=time(8), closes=time(9)))
    assert not _paused(OCTOBER, [], settings=short)


def test_the_first_and_the_last_month_of_all_can_be_asked() -> None:
    assert not _paused(date(1970, 1, 1), [])
    assert not _paused(date(2100, 12, 1), [], now=datetime(2100, 12, 30, tzinfo=UTC))


def test_what_is_read_does_not_grow_with_the_days_that_are_judged() -> None:
    usual, ill = MemoryJournal([]), MemoryJournal([_ill("2026-09-25")])
    assert not is_paused(OCTOBER, usual, History.of([], Context(NOW, ZONE, Settings())))
    assert is_paused(OCTOBER, ill, History.of([], Context(NOW, ZONE, Settings())))
    assert usual.asked == ill.asked == len(RULESET.body.history_reaches) + 1


def test_rules_about_the_body_read_a_stretch_of_time_alone() -> None:
    assert RULESET.body.rules
    assert not any(reach.at_least for reach in RULESET.body.history_reaches)
