"""What another program keeps too: entries are added and brought to where it has them, as one step."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import pytest

from runjournal.errors import JournalError
from runjournal.model.entries import Entry, Note, Run
from runjournal.store.journal import Journal, SyncSource
from tests.store.conftest import NOW, Opener, run_at

MINE = replace(run_at(id="mine"), source="plan/1")


def theirs(*entries: Entry) -> SyncSource:
    """Another program that has these entries now, whatever the journal knows."""
    return SyncSource([], "plan/", lambda _known, _deleted: entries)


def test_entries_are_added_changed_and_left_alone_as_one_step(journal: Journal) -> None:
    other = replace(run_at(1, id="other"), source="plan/2")
    journal.add([MINE, other])
    before = tuple(journal.all())
    moved = replace(run_at(3, id="mine"), source="plan/1")

    taken = journal.import_entries([run_at(5, id="new")], theirs(moved, other, replace(run_at(4), source="plan/3")))

    assert taken.added[0].id == "new"
    assert (len(taken.added), taken.changed, taken.unchanged) == (2, (moved,), 1)
    assert {entry.source for entry in journal.all()} == {"", "plan/1", "plan/2", "plan/3"}
    change = journal.undo()
    assert change is not None
    assert change.words == "imported 3 entries"
    assert tuple(journal.all()) == before


def test_where_nothing_differs_there_is_no_step(journal: Journal) -> None:
    journal.add([MINE])
    assert journal.import_entries([MINE], theirs(MINE)) == ((), (), 2)
    change = journal.undo()
    assert change is not None
    assert change.words.startswith("logged")


def test_the_other_is_told_what_the_journal_knows(journal: Journal) -> None:
    told: list[tuple[Sequence[Entry], Collection[str]]] = []

    def merge(known: Sequence[Entry], deleted: Collection[str]) -> Sequence[Entry]:
        told.append((known, deleted))
        return ()

    gone, back = replace(run_at(1, id="gone"), source="plan/2"), replace(run_at(1, id="back"), source="plan/3")
    elsewhere = replace(run_at(4, id="far"), source="other/1")
    journal.add([MINE, gone, back, run_at(2, id="named"), run_at(3, id="unnamed"), elsewhere])
    journal.delete(["gone"])
    journal.delete(["back"])
    journal.undo()
    journal.import_entries([], SyncSource(["named", "nobody"], "plan/", merge))

    ((known, deleted),) = told
    assert {entry.id for entry in known} == {"mine", "named", "back"}
    assert set(deleted) == {"plan/2"}


def test_an_entry_may_become_another_kind(journal: Journal) -> None:
    journal.add([MINE])
    note = Note(id="mine", start=MINE.start, text="rest", source="plan/1")
    assert journal.import_entries([], theirs(note)).changed == (note,)
    assert tuple(journal.all()) == (note,)


def test_an_entry_that_both_bring_is_added_once(journal: Journal) -> None:
    assert journal.import_entries([MINE], theirs(MINE)).added == (MINE,)
    assert tuple(journal.all()) == (MINE,)


def test_an_id_of_another_entry_stops_all_of_it(journal: Journal) -> None:
    journal.add([MINE])
    with pytest.raises(JournalError, match="Another entry has the id"):
        journal.import_entries([run_at(1, id="mine")], theirs(replace(run_at(4), source="plan/3")))
    assert tuple(journal.all()) == (MINE,)


def test_an_edit_keeps_the_source_unless_it_says_another(journal: Journal) -> None:
    journal.add([MINE])
    assert journal.edit("mine", [run_at(1)])[0].source == "plan/1"
    assert journal.edit("mine", [replace(run_at(1), source="else")])[0].source == "else"


def test_revisions_count_the_steps_that_changed_an_entry(open_journal: Opener) -> None:
    first = open_journal()
    first.add([MINE, run_at(1, id="other")])
    later = open_journal(NOW.replace(hour=20))
    later.edit("mine", [Run(start=MINE.start, distance_m=9000, effort=3)])
    later.undo()

    assert later.revisions(tuple(later.all())) == {"mine": (2, NOW.replace(hour=20)), "other": (0, NOW)}
    assert later.revisions(()) == {}
