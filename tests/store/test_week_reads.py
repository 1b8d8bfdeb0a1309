"""What a week is told from: all that matters of the journal, however much lies before and after it."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runjournal.model.choices import Status
from runjournal.model.context import Context
from runjournal.model.entries import Entry, Massage, Run, Soreness
from runjournal.model.moments import Moment
from runjournal.model.settings import Settings, WeekStart
from runjournal.store.journal import Journal
from runjournal.trends.backtest import KnownThen
from runjournal.trends.finding_timeline import AHEAD, episodes_in, foreseeable, timeline_of
from runjournal.trends.stretches import week_of
from tests.rules import journals
from tests.store.conftest import Opener, run_at

NOW = journals.NOW


def fillers() -> Iterator[Entry]:
    """Some years of runs, massages and soreness, before and after the journals of the rules' tests."""
    for day in range(-900, 900, 6):
        start = Moment.at_instant(NOW + timedelta(days=day, hours=7), "UTC")
        yield Run(start=start, id=f"run{day}", distance_m=9000, duration_s=3000, effort=5)
        if day % 30 == 0:
            yield Massage(start=start, id=f"massage{day}")
        if day % 18 == 0:
            yield Soreness(start=start, id=f"sore{day}", area=journals.AREAS[0], rating=4)


FILLERS = tuple(entry for entry in fillers() if abs((entry.start.day - NOW.date()).days) > 60)


@pytest.fixture(scope="module")
def long_journal() -> Iterator[Journal]:
    with (
        tempfile.TemporaryDirectory() as folder,
        Journal.open(Path(folder) / "journal.db", now=lambda: NOW) as journal,
    ):
        journal._connection.execute("PRAGMA synchronous = OFF")
        journal.add(FILLERS)
        yield journal


@settings(max_examples=30, deadline=None)
@given(entries=journals.journals(), weeks=st.integers(-4, 1), later=st.sampled_from([0, 0, 400]))
def test_what_rules_said_is_told_from_a_part_as_from_the_whole(
    long_journal: Journal, entries: list[Entry], weeks: int, later: int
) -> None:
    """Also long afterwards, when all that followed was done."""
    now = NOW + timedelta(days=later)
    week = week_of(NOW.date() + timedelta(weeks=weeks), WeekStart.MONDAY)
    kept = long_journal.add([replace(entry, source="random") for entry in entries])
    try:
        since = long_journal.first_day()
        assert since
        every = foreseeable(long_journal.all(), week, "UTC")
        context = Context(now, "UTC", Settings())
        past = KnownThen.of(every, now, "UTC", long_journal.own_recovery(context))
        assert timeline_of(long_journal, week, context) == episodes_in(past, week, Settings(), since)
    finally:
        long_journal.delete([entry.id for entry in kept])


def test_a_week_reads_no_more_of_a_long_journal(long_journal: Journal) -> None:
    found = long_journal.reached_in(date(2026, 4, 20), date(2026, 4, 26), AHEAD)
    runs = [entry.day for entry in found if isinstance(entry, Run)]
    assert runs
    assert min(runs) > date(2025, 12, 1)
    assert max(runs) < date(2026, 6, 10)
    assert len(found) < len(FILLERS) / 4


def test_what_was_cancelled_is_not_read(journal: Journal) -> None:
    journal.add([replace(run_at(), status=Status.CANCELLED)])
    assert journal.reached_in(date(2026, 11, 23), date(2026, 11, 29), AHEAD) == ()


def test_the_first_day_is_that_of_any_kind(open_journal: Opener) -> None:
    journal = open_journal()
    assert journal.first_day() is None
    journal.add([run_at(), run_at(-24 * 40)])
    assert journal.first_day() == date(2026, 10, 14)
    start = Moment.whole_day(date(2025, 2, 3), "UTC")
    journal.add([Soreness(start=start, area=journals.AREAS[0], rating=0)])
    assert journal.first_day() == date(2025, 2, 3)


@pytest.mark.parametrize("day", ["2026-02-31", "", "soon", "0001-01-01", "1969-12-31x"])
def test_a_day_that_no_calendar_has_is_no_first_day(open_journal: Opener, day: str) -> None:
    journal = open_journal()
    (entry,) = journal.add([run_at()])
    journal.add([run_at(24)])
    with journal._connection:
        journal._connection.execute("UPDATE run SET day = ? WHERE id = ?", (day, entry.id))
    assert journal.first_day() == date(2026, 11, 24)
