"""Undo and redo against a plain list of the journal's states: unlimited, lasting, and never losing anything."""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from runjournal.errors import JournalError
from runjournal.model.entries import Entry, Note
from runjournal.store.journal import Journal
from tests.store.conftest import NOW, Opener, run_at
from tests.strategies import entries

State = dict[str, Entry]


def within_a_day(change: Callable[[], tuple[Entry, ...]]) -> tuple[Entry, ...]:
    """What a change gives, or nothing where it is refused because a day would hold too many drinks."""
    try:
        return change()
    except JournalError as error:
        if "at most 20 l" not in error.sentence:
            raise
        return ()


class UndoMachine(RuleBasedStateMachine):
    """The journal does what a list of states and a place in it do."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "journal.db"
        self.states: list[State] = [{}]
        self.place = 0
        self.logged = 0
        self.journal = self.opened()

    def opened(self) -> Journal:
        journal = Journal.open(self.path, now=lambda: NOW)
        journal._connection.execute("PRAGMA synchronous = OFF")
        return journal

    @property
    def state(self) -> State:
        return self.states[self.place]

    def some_id(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from(sorted(self.state)))

    def became(self, state: State) -> None:
        if state != self.state:
            self.states = [*self.states[: self.place + 1], state]
            self.place += 1

    @rule(given=st.lists(entries(), min_size=1, max_size=4))
    def add(self, given: list[Entry]) -> None:
        added = within_a_day(lambda: self.journal.add(given))
        self.became(self.state | {entry.id: entry for entry in added})

    @precondition(lambda self: self.state)
    @rule(data=st.data(), given=st.lists(entries(), min_size=1, max_size=2))
    def edit(self, data: st.DataObject, given: list[Entry]) -> None:
        old = self.some_id(data)
        edited = within_a_day(lambda: self.journal.edit(old, given))
        assert not edited or edited[0].id == old
        self.became(self.state | {entry.id: entry for entry in edited})

    @precondition(lambda self: self.state)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        gone = data.draw(st.sets(st.sampled_from(sorted(self.state)), min_size=1))
        self.journal.delete(sorted(gone))
        self.became({id_: entry for id_, entry in self.state.items() if id_ not in gone})

    @rule()
    def undo(self) -> None:
        assert (self.journal.undo() is None) is (self.place == 0)
        self.place = max(self.place - 1, 0)

    @rule()
    def redo(self) -> None:
        assert (self.journal.redo() is None) is (self.place == len(self.states) - 1)
        self.place = min(self.place + 1, len(self.states) - 1)

    @rule()
    def another_process_opens_it(self) -> None:
        self.journal.close()
        self.journal = self.opened()

    @invariant()
    def holds_what_it_should(self) -> None:
        assert {entry.id: entry for entry in self.journal.all()} == self.state
        assert self.journal.unreadable == ()

    @invariant()
    def the_log_only_grows(self) -> None:
        (rows,) = self.journal._connection.execute("SELECT count(*) FROM change").fetchone()
        assert rows >= self.logged
        self.logged = rows

    def teardown(self) -> None:
        self.journal.close()
        self.folder.cleanup()


TestUndo = UndoMachine.TestCase
TestUndo.settings = settings(max_examples=20, stateful_step_count=15)


def test_an_undo_says_what_it_took_back(journal: Journal) -> None:
    (added,) = journal.add([run_at()])
    (edited,) = journal.edit(added.id, [run_at(effort=9)])
    change = journal.undo()
    assert change is not None
    assert (change.words, change.entries) == ("changed run 8.2 km", (added,))
    change = journal.redo()
    assert change is not None
    assert (change.words, change.entries) == ("changed run 8.2 km", (edited,))


def test_an_undo_that_gives_an_entry_its_kind_back_tells_of_the_entry_once(journal: Journal) -> None:
    (added,) = journal.add([run_at()])
    journal.edit(added.id, [Note(start=added.start, text="no run after all")])
    change = journal.undo()
    assert change is not None
    assert change.entries == (added,)


def test_an_import_of_thousands_is_one_step(journal: Journal) -> None:
    given = journal.add([run_at(number) for number in range(3000)])
    change = journal.undo()
    assert change is not None
    assert change.words == "logged 3,000 entries"
    assert journal.is_empty
    journal.redo()
    assert tuple(journal.all()) == given


def test_a_change_after_an_undo_ends_the_redo_but_stays_in_the_log(journal: Journal) -> None:
    journal.add([run_at()])
    journal.undo()
    journal.add([run_at(1)])
    assert journal.redo() is None
    steps = journal._connection.execute("SELECT words, state FROM step ORDER BY id").fetchall()
    assert steps == [
        ("logged run 8.2 km", "dropped"),
        ("undid: logged run 8.2 km", "reversal"),
        ("logged run 8.2 km", "done"),
    ]


def test_the_log_has_a_row_for_each_field_that_changed(journal: Journal) -> None:
    (added,) = journal.add([run_at()])
    journal.edit(added.id, [run_at(effort=9)])
    query = "SELECT at_utc, device, words, field, before, after FROM changes WHERE step = 2"
    assert journal._connection.execute(query).fetchall() == [
        ("2026-11-23T18:00:00Z", "desk", "changed run 8.2 km", "effort", 5, 9)
    ]


def test_a_step_that_fails_leaves_neither_entry_nor_log(journal: Journal) -> None:
    journal._connection.execute(
        "CREATE TEMP TRIGGER refuse BEFORE INSERT ON main.change BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    with pytest.raises(JournalError):
        journal.add([run_at()])
    assert journal.is_empty
    assert journal._connection.execute("SELECT count(*) FROM step").fetchone() == (0,)


@pytest.fixture
def by_hand(path: Path, journal: Journal) -> Iterator[Callable[[str], object]]:
    """Changes the file as the sqlite3 shell does, past the log."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection.executescript


def test_an_undo_keeps_what_another_program_changed_elsewhere_in_the_entry(
    journal: Journal, by_hand: Callable[[str], object]
) -> None:
    (added,) = journal.add([run_at()])
    journal.edit(added.id, [run_at(effort=9)])
    by_hand("UPDATE run SET note = 'by hand'")
    journal.undo()
    entry = journal.get(added.id)
    assert (entry.note, getattr(entry, "effort", None)) == ("by hand", 5)


@pytest.mark.parametrize("statement", ["DELETE FROM run", "UPDATE run SET id = 'another'"])
def test_an_edit_of_an_entry_that_is_gone_cannot_be_undone(
    journal: Journal, by_hand: Callable[[str], object], statement: str
) -> None:
    (added,) = journal.add([run_at()])
    journal.edit(added.id, [run_at(effort=9)])
    by_hand(statement)
    with pytest.raises(JournalError, match="changed by another program since: changed run"):
        journal.undo()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change SET kind = 'mood'",
        "UPDATE change SET after = x'00' WHERE field = 'day'",
        "DELETE FROM change WHERE field = 'day'",
    ],
)
def test_a_log_that_was_tampered_with_is_said_and_changes_nothing(
    journal: Journal, by_hand: Callable[[str], object], statement: str
) -> None:
    journal.add([run_at()])
    journal.undo()
    by_hand(statement)
    with pytest.raises(JournalError):
        journal.redo()
    assert journal.is_empty


def test_words_of_a_step_that_another_program_wrote_are_printable(path: Path, journal: Journal) -> None:
    journal.add([run_at()])
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE step SET words = ?", ["x\x1b[31mRED\x1b]0;pwn\x07 \u202eevil" + "y" * 1_000])
    for change in (journal.undo(), journal.redo(), journal.undo()):
        assert change
        assert change.words.startswith("x?[31mRED?]0;pwn? ?evil")
        assert change.words.isprintable()
        assert len(change.words) <= 301


def test_two_processes_share_one_undo(open_journal: Opener) -> None:
    ours, theirs = open_journal(), open_journal()
    ours.add([run_at()])
    theirs.undo()
    assert ours.is_empty
    ours.redo()
    assert not theirs.is_empty
