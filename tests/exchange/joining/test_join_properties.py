"""What holds for any import into any journal: the runner's words stay, and nothing is brought twice."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runjournal.exchange.activities.recording import RecordedDrink, Recording, Richness, Sport
from runjournal.exchange.format import WriteContext
from runjournal.exchange.import_preview import ImportRow, RowEffect
from runjournal.exchange.joining.join import join
from runjournal.exchange.joining.known_journal import KnownJournal
from runjournal.exchange.json_format import JSON
from runjournal.model.choices import Priority, RunKind, Status
from runjournal.model.entries import Drink, Entry, Race, Run, longer_elapsed
from runjournal.model.records import to_record
from runjournal.model.settings import Settings
from runjournal.store.journal import Journal
from tests.exchange.joining.recordings import CONTEXT, DAY, NOW, WHOLE, Item, at, instant

Items = list[Item]
CLOCKS = st.builds("{:02}:{}:00".format, st.integers(0, 23), st.sampled_from(["00", "05", "15", "30"]))
FAR = st.none() | st.sampled_from([1000, 5000, 9500, 10_000, 10_900, 21_100])
LONG = st.none() | st.sampled_from([300, 1500, 2950, 3000, 3300, 6300])
HEARTS = st.none() | st.integers(100, 180)
EFFORTS = st.none() | st.integers(0, 10)
TEXTS = st.sampled_from(["", "mine", "Hills"])
STARTS = st.just(WHOLE) | CLOCKS.map(at)


@st.composite
def efforts(draw: st.DrawFn, number: int) -> Run | Race:
    """A run or race of the day, with the values that a runner may have given."""
    duration_s = draw(LONG)
    values = {
        "id": f"entry-{number}",
        "start": draw(STARTS),
        "status": draw(st.sampled_from(Status)),
        "distance_m": draw(FAR),
        "duration_s": duration_s,
        "elapsed_s": longer_elapsed(duration_s, draw(LONG)),
        "avg_hr": draw(HEARTS),
        "effort": draw(EFFORTS),
        "note": draw(TEXTS),
    }
    if draw(st.booleans()):
        return Run(**values, run_kind=draw(st.none() | st.sampled_from(RunKind)))
    return Race(**values, name=draw(TEXTS), priority=draw(st.none() | st.sampled_from(Priority)))


@st.composite
def recordings(draw: st.DrawFn, number: int) -> Recording:
    """A recording of the day."""
    timer_s = draw(LONG)
    return Recording(
        keys=(f"fit:{number}:0", *(("strava:1",) if draw(st.integers(0, 9)) == 0 else ())),
        richness=draw(st.sampled_from(Richness)),
        start=None if (no_time := draw(st.integers(0, 9)) == 0) else instant(draw(CLOCKS)),
        day=DAY if no_time else None,
        sport=draw(st.sampled_from([Sport.RUN, Sport.RUN, Sport.RUN, Sport.UNKNOWN, Sport.OTHER])),
        distance_m=draw(FAR),
        timer_s=timer_s,
        elapsed_s=draw(LONG),
        avg_hr=draw(HEARTS),
        effort=draw(EFFORTS),
        is_race=draw(st.integers(0, 5)) == 0,
        title=draw(TEXTS),
        is_cut_short=draw(st.integers(0, 9)) == 0,
    )


@st.composite
def drinks(draw: st.DrawFn, number: int) -> RecordedDrink:
    """A drink of the day."""
    clock = draw(st.none() | st.sampled_from(["08:00:00", "08:00:30", "12:00:00"]))
    return RecordedDrink(
        keys=(f"apple:{number}",),
        day=DAY,
        volume_ml=draw(st.sampled_from([250, 500, 12_000])),
        start=instant(clock) if clock else None,
        source_words=draw(st.sampled_from(["one", "other"])),
    )


@st.composite
def journals(draw: st.DrawFn) -> list[Entry]:
    """Up to five runs and races and two drinks of the day."""
    given = [draw(efforts(number)) for number in range(draw(st.integers(0, 5)))]
    cups = range(draw(st.integers(0, 2)))
    return [*given, *(Drink(id=f"drink-{number}", start=draw(STARTS), volume_ml=500) for number in cups)]


@st.composite
def imports(draw: st.DrawFn) -> Items:
    """Up to five recordings and three drinks."""
    given = [draw(recordings(number)) for number in range(draw(st.integers(1, 5)))]
    return [*given, *(draw(drinks(number)) for number in range(draw(st.integers(0, 3))))]


WILD = st.none() | st.integers(-(10**12), 10**12)
WILD_TEXTS = st.text(max_size=20)
WILD_RECORDINGS = st.builds(
    Recording,
    keys=st.lists(WILD_TEXTS, min_size=1, max_size=3).map(tuple),
    richness=st.sampled_from(Richness),
    start=st.none() | st.datetimes(timezones=st.just(UTC)),
    wall=st.none() | st.datetimes(),
    day=st.none() | st.dates(),
    offset_s=st.none() | st.integers(-(10**6), 10**6),
    zone=st.sampled_from(["", "Asia/Tokyo"]) | WILD_TEXTS,
    sport=st.sampled_from(Sport),
    sport_words=WILD_TEXTS,
    distance_m=WILD,
    timer_s=WILD,
    elapsed_s=WILD,
    avg_hr=WILD,
    ascent_m=WILD,
    descent_m=WILD,
    effort=WILD,
    is_race=st.booleans(),
    title=WILD_TEXTS,
    words=WILD_TEXTS,
    is_cut_short=st.booleans(),
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new journal, to be copied: to make one takes longer than all else."""
    path = tmp_path_factory.mktemp("empty") / "journal.db"
    Journal.open(path, now=lambda: NOW).close()
    return path


@contextmanager
def opened(empty: Path, entries: Sequence[Entry]) -> Iterator[Journal]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        shutil.copy(empty, path)
        with Journal.open(path, now=lambda: NOW) as journal:
            journal.add(entries)
            yield journal


def rows_for(journal: Journal, items: Items) -> list[ImportRow]:
    origins = journal.known_origins()
    known = KnownJournal(
        entries=journal.between(DAY - timedelta(days=2), DAY + timedelta(days=2)),
        entry_by_key=origins.entry_by_key,
        deleted=origins.deleted,
    )
    return join(items, known, CONTEXT)


def import_into(journal: Journal, items: Items, *, asked: bool = False) -> bool:
    """Import all that is ticked, or also what is asked; whether an entry was added or changed."""
    taken = [RowEffect.THERE, RowEffect.LEFT_OUT, *([RowEffect.ASKED] if asked else [])]
    outcome = journal.import_changes([row for row in rows_for(journal, items) if row.is_ticked or row.effect in taken])
    return bool(outcome.added or outcome.changed)


def dump(journal: Journal) -> list[str]:
    return list(JSON.write(journal.all(), WriteContext(NOW, Settings())))


OF_PLANS = {"day", "start", "zone", "status", "distance_m", "duration_s", "elapsed_s", "avg_hr"}


@given(journals(), imports())
def test_joining_never_changes_a_value_that_the_runner_gave(entries: list[Entry], items: Items) -> None:
    for row in join(items, KnownJournal(entries=entries), CONTEXT):
        if row.entry is None or row.present is None or row.entry.id != row.present.id:
            continue
        before, after = to_record(row.present), to_record(row.entry)
        may_change = OF_PLANS if row.present.is_planned else set()
        if row.present.start.is_whole_day:
            assert after["day"] == before["day"]
            may_change = may_change | {"start", "zone"}
        stay = {name for name, value in before.items() if value not in (None, "")} - may_change
        assert {name: after[name] for name in stay} == {name: before[name] for name in stay}
        assert row.entry.is_done


@given(journals(), imports(), st.randoms(use_true_random=False))
def test_the_order_of_files_and_entries_does_not_matter(entries: list[Entry], items: Items, random: Random) -> None:
    rows = join(items, KnownJournal(entries=entries), CONTEXT)
    random.shuffle(items)
    random.shuffle(entries)
    assert join(items, KnownJournal(entries=entries), CONTEXT) == rows


@given(journals(), st.lists(WILD_RECORDINGS, max_size=4))
def test_whatever_a_file_says_is_a_row_of_some_kind(entries: list[Entry], wild: list[Recording]) -> None:
    rows = join(wild, KnownJournal(entries=entries), CONTEXT)
    assert len(rows) <= len(wild)
    assert all(row.effect in (RowEffect.LEFT_OUT, RowEffect.THERE) or row.entry for row in rows)


@given(journals(), imports())
def test_each_entry_and_each_key_is_in_one_row(entries: list[Entry], items: Items) -> None:
    rows = join(items, KnownJournal(entries=entries), CONTEXT)
    changed = [row.entry.id for row in rows if row.entry and row.entry.id]
    keys = [key for row in rows for key in row.keys]
    assert len(changed) == len(set(changed))
    assert len(keys) == len(set(keys))
    assert all(not row.is_ticked or row.entry for row in rows)


@settings(max_examples=25)
@given(journals(), imports(), st.booleans())
def test_an_import_again_changes_nothing_and_undo_takes_back_all(
    empty: Path, entries: list[Entry], items: Items, asked: bool
) -> None:
    with opened(empty, entries) as journal:
        before = dump(journal)
        has_changed = import_into(journal, items, asked=asked)
        after = dump(journal)
        assert (after != before) is has_changed
        assert not import_into(journal, items, asked=asked)
        assert dump(journal) == after
        if has_changed:
            journal.undo()
            assert dump(journal) == before
            journal.redo()
            assert dump(journal) == after
            journal.undo()
            assert import_into(journal, items, asked=asked)


@settings(max_examples=25)
@given(journals(), imports())
def test_what_was_imported_and_deleted_does_not_come_back(empty: Path, entries: list[Entry], items: Items) -> None:
    with opened(empty, entries) as journal:
        import_into(journal, items)
        imported = {entry.id: entry.source for entry in journal.all() if entry.source}
        if imported:
            journal.delete(list(imported))
            import_into(journal, items)
            assert {entry.source for entry in journal.all()}.isdisjoint(imported.values())
