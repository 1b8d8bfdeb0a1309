"""When entries start and end, and what their status means."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given

from runjournal.model.choices import Kind, Status
from runjournal.model.entries import ENTRY_TYPES, Bath, Entry, Massage, Race, Run
from runjournal.model.moments import day_span
from tests.examples import at
from tests.strategies import entries

TEN = at("2026-11-23", "10:00")
LENGTHS: dict[str, tuple[Entry, timedelta]] = {
    "a run": (Run(start=TEN, duration_s=2640), timedelta(minutes=44)),
    "a run with pauses": (Run(start=TEN, duration_s=1830, elapsed_s=6634), timedelta(seconds=6634)),
    "a run of which only the end is known": (Run(start=TEN, elapsed_s=6634), timedelta(seconds=6634)),
    "a race with pauses": (Race(start=TEN, duration_s=5400, elapsed_s=5401), timedelta(seconds=5401)),
    "a run of unknown length": (Run(start=TEN), timedelta(0)),
    "a massage": (Massage(start=TEN, duration_s=1800), timedelta(minutes=30)),
    "a race": (Race(start=TEN, duration_s=5400), timedelta(minutes=90)),
    "a race ahead": (Race(start=TEN), timedelta(0)),
    "a bath": (Bath(start=TEN, duration_s=1200), timedelta(minutes=20)),
    "a bath of unknown length": (Bath(start=TEN), timedelta(0)),
}


@pytest.mark.parametrize(("entry", "length"), LENGTHS.values(), ids=LENGTHS.keys())
def test_an_entry_ends_after_its_length(entry: Entry, length: timedelta) -> None:
    assert entry.length == length
    assert entry.ends == entry.starts.shifted(length)


STATUSES = [
    (Status.PLANNED, (True, False, False)),
    (Status.DONE, (False, True, False)),
    (Status.CANCELLED, (False, False, True)),
]


@pytest.mark.parametrize(("status", "expected"), STATUSES)
def test_a_status_is_one_of_three(status: Status, expected: tuple[bool, bool, bool]) -> None:
    run = Run(start=TEN, status=status)
    assert (run.is_planned, run.is_done, run.is_cancelled) == expected


ELEVEN = datetime(2026, 11, 23, 10, tzinfo=UTC)
"""When a massage of an hour has ended that starts at ten in Berlin."""

UNCONFIRMED: dict[str, tuple[Status, datetime, bool]] = {
    "not over yet": (Status.PLANNED, ELEVEN - timedelta(seconds=1), False),
    "just over": (Status.PLANNED, ELEVEN, True),
    "done": (Status.DONE, ELEVEN, False),
    "called off": (Status.CANCELLED, ELEVEN, False),
}


@pytest.mark.parametrize(("status", "now", "expected"), UNCONFIRMED.values(), ids=UNCONFIRMED.keys())
def test_what_was_planned_and_is_past_is_unconfirmed(status: Status, now: datetime, expected: bool) -> None:
    assert Massage(start=TEN, duration_s=3600, status=status).is_unconfirmed(now) is expected


def test_a_whole_day_is_unconfirmed_once_it_is_over() -> None:
    race = Race(start=at("2026-11-23"))
    end = day_span(race.day, race.start.zone).latest
    assert not race.is_unconfirmed(end - timedelta(microseconds=1))
    assert race.is_unconfirmed(end)


def test_every_kind_has_its_type() -> None:
    assert set(ENTRY_TYPES) == set(Kind)
    assert all(entry_type.kind is kind for kind, entry_type in ENTRY_TYPES.items())


@given(entries())
def test_an_entry_starts_on_its_day_and_ends_no_earlier(entry: Entry) -> None:
    assert entry.day == entry.start.day
    assert entry.starts.earliest <= entry.starts.latest
    assert entry.starts.earliest <= entry.ends.earliest
    assert entry.starts.latest <= entry.ends.latest
    assert entry.status is Status.DONE or entry.kind in (Kind.RUN, Kind.MASSAGE, Kind.RACE)
