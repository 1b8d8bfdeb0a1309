"""What the rules get from the journal is what they would get from all of it, whatever its size, at the same cost."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runjournal.model.choices import Kind, Status
from runjournal.model.context import Context
from runjournal.model.entries import Entry, Massage, Overrule, Race, Run
from runjournal.model.moments import Moment
from runjournal.model.settings import Settings
from runjournal.rules.history import History, Reach
from runjournal.rules.registry import RULESET
from runjournal.store.journal import Journal
from tests.store.conftest import NOW, run_at
from tests.strategies import ZONES, entries_of

FIRST, LAST = date(2025, 6, 1), date(2028, 6, 1)


def near() -> st.SearchStrategy[Entry]:
    """Entries whose days lie around now."""
    days = st.dates(FIRST, LAST)
    return st.sampled_from(Kind).flatmap(entries_of).flatmap(lambda entry: days.map(lambda day: moved(entry, day)))


def moved(entry: Entry, day: date) -> Entry:
    """The entry on another day, at noon UTC unless it is a whole day."""
    zone = entry.start.zone
    whole = entry.start.is_whole_day
    start = (
        Moment.whole_day(day, zone)
        if whole
        else Moment.at_instant(datetime(*day.timetuple()[:3], 12, tzinfo=UTC), zone)
    )
    return replace(entry, start=start, id="")


@st.composite
def reaches(draw: st.DrawFn) -> tuple[Reach, ...]:
    """A reach into some kinds, from hours to a year, and sometimes to so many entries however old."""
    hours = st.integers(0, 24 * 400).map(lambda number: timedelta(hours=number))
    kinds = draw(st.sets(st.sampled_from(Kind), min_size=1))
    return tuple(Reach(kind, draw(hours), draw(hours), draw(st.integers(0, 6))) for kind in sorted(kinds))


@settings(max_examples=40)
@given(st.lists(near(), max_size=25), reaches(), st.lists(near(), max_size=2), st.sampled_from(ZONES))
def test_a_history_is_that_of_all_entries_cut_to_the_reaches(
    given_entries: list[Entry], declared: tuple[Reach, ...], around: list[Entry], zone: str
) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setitem(RULESET.__dict__, "history_reaches", declared)
        with Journal.open(Path(folder) / "journal.db", now=lambda: NOW) as journal:
            journal._connection.execute("PRAGMA synchronous = OFF")
            for entry in given_entries:
                add_if_it_fits(journal, entry)
            every = tuple(journal.all())
            assert shown(journal.history(Context(NOW, zone, Settings()))) == shown(
                History.of(every, Context(NOW, zone, Settings())).cut(declared)
            )
            found = {entry.id for entry in journal.history(Context(NOW, zone, Settings()), around).entries}
            assert found == {entry.id for at in anchors(around) for entry in reached(every, declared, at)}


def add_if_it_fits(journal: Journal, entry: Entry) -> None:
    if entry.kind is not Kind.DRINK or not journal.between(entry.day, entry.day, [Kind.DRINK]):
        journal.add([entry])


def anchors(around: Sequence[Entry]) -> list[datetime]:
    return [NOW, *(instant for entry in around for instant in (entry.starts.earliest, entry.ends.latest))]


def reached(every: Sequence[Entry], declared: Sequence[Reach], at: datetime) -> list[Entry]:
    """The entries that reaches around another instant than now cover, of those that had happened now."""
    whole = History.of(every, Context(NOW, "UTC", Settings()))
    return [
        entry for reach in declared for entry in History(whole.indexes, Context(at, "UTC", Settings())).within(reach)
    ]


def shown(history: History) -> list[Entry]:
    return list(history.entries)


@pytest.mark.parametrize(
    ("entry", "is_read"),
    [
        (Run(start=Moment.at_instant(NOW - timedelta(days=10), "UTC")), True),
        (Run(start=Moment.at_instant(NOW - timedelta(days=10, seconds=1), "UTC")), False),
        (Run(start=Moment.at_instant(NOW - timedelta(days=12, hours=23), "UTC"), duration_s=72 * 3600), True),
        (Run(start=Moment.whole_day(date(2026, 11, 13), "Pacific/Kiritimati")), False),
        (Run(start=Moment.whole_day(date(2026, 11, 13), "Pacific/Pago_Pago")), True),
        (Run(start=Moment.at_instant(NOW + timedelta(days=1), "UTC"), status=Status.PLANNED), True),
        (Run(start=Moment.at_instant(NOW + timedelta(days=1, seconds=1), "UTC"), status=Status.PLANNED), False),
        (Run(start=Moment.at_instant(NOW + timedelta(days=1), "Pacific/Kiritimati"), status=Status.PLANNED), True),
        (Run(start=Moment.at_instant(NOW + timedelta(seconds=1), "UTC")), False),
        (Run(start=Moment.at_instant(NOW, "UTC"), status=Status.CANCELLED), False),
        (Race(start=Moment.at_instant(NOW, "UTC")), False),
    ],
    ids=[
        "at the edge",
        "a second before it",
        "begun long before, ended after it",
        "a day that ended before it",
        "a day that ended after it",
        "at the far edge",
        "a second after it",
        "at the far edge where the next day has begun",
        "done, yet in the future",
        "cancelled",
        "a kind that no rule reads",
    ],
)
def test_a_reach_has_exact_edges(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, entry: Entry, *, is_read: bool
) -> None:
    monkeypatch.setitem(RULESET.__dict__, "history_reaches", (Reach(Kind.RUN, timedelta(days=10), timedelta(days=1)),))
    journal.add([entry])
    assert bool(journal.history(Context(NOW, "UTC", Settings())).entries) is is_read


def test_a_history_holds_the_decisions_of_a_year(journal: Journal) -> None:
    made = [
        Overrule(start=Moment.at_instant(NOW - ago, "UTC"), rule="low-fluids", about="drink-1", why="a cold day")
        for ago in (timedelta(days=365, seconds=1), timedelta(days=365), timedelta(0), -timedelta(seconds=1))
    ]
    kept = journal.add(made)
    assert journal.history(Context(NOW, "UTC", Settings())).index(Overrule).entries == kept[1:3]


def test_so_many_done_ones_are_read_however_old(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RULESET.__dict__, "history_reaches", (Reach(Kind.MASSAGE, timedelta(days=1), at_least=2),))
    old = [Massage(start=run_at(-24 * days).start) for days in (9000, 5000, 4000)]
    given_entries = journal.add([*old, Massage(start=run_at(-24 * 300).start, status=Status.CANCELLED)])
    assert journal.history(Context(NOW, "UTC", Settings())).entries == given_entries[1:3]


def test_a_history_asks_the_same_of_a_small_and_of_a_large_journal(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite's own count of steps, which no busy machine can blur."""
    monkeypatch.setitem(
        RULESET.__dict__, "history_reaches", (Reach(Kind.RUN, timedelta(days=30), timedelta(days=30), 3),)
    )
    journal.add([run_at(-24 * days) for days in range(100)])
    small = steps_of_history(journal)
    journal.add([run_at(-24 * days) for days in range(100, 6000)])
    assert steps_of_history(journal) <= small * 1.2


def steps_of_history(journal: Journal) -> int:
    """How many times ten steps of SQLite's machine a history takes."""
    count = 0

    def step() -> int:
        nonlocal count
        count += 1
        return 0

    journal._connection.set_progress_handler(step, 10)
    journal.history(Context(NOW, "UTC", Settings()))
    journal._connection.set_progress_handler(None, 0)
    return count
