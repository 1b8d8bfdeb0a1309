"""The journal: one SQLite file, opened, read and changed through this.

A connection belongs to the thread that opened it: a worker thread opens a journal of its own. Opening a file that
is up to date costs two plain queries; sqlite-utils is imported only to make the tables or to change them, and what
writes a change only by the first change, since the first paint and a prompt only read.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self, TypeVar

from runjournal.errors import JournalError
from runjournal.model.entries import Entry
from runjournal.model.ids import new_id
from runjournal.model.limits import Invalid
from runjournal.store.connection import WAIT_S
from runjournal.store.failures import Damaged, full_disk, printable, translated
from runjournal.store.journal_reader import JournalReader
from runjournal.store.opened_file import ALLOW_WRITING, OpenedFile
from runjournal.store.rows import reader
from runjournal.store.transaction import transaction

if TYPE_CHECKING:
    from runjournal.store.changes import Stamp, UndoStep
    from runjournal.store.edits import Edit
    from runjournal.store.import_changes import ImportChange, ImportOutcome, PlannedImport
    from runjournal.store.lookup import RawRow

E = TypeVar("E", bound=Entry)


class Change(NamedTuple):
    """A step that was undone or redone: its words, and its entries as they are now, or were last."""

    words: str
    entries: tuple[Entry, ...]


class ChangedMeanwhile(JournalError):
    """The error for an entry that is no longer as it was seen: another app or command has changed or deleted it.

    `present` is what it is now, None if it was deleted or cannot be read.
    """

    def __init__(self, present: Entry | None) -> None:
        self.present = present
        what = "changed" if present else "deleted"
        super().__init__(f"The entry was {what} elsewhere meanwhile.", "Look at it again.")


class KnownOrigins(NamedTuple):
    """What an import may know already.

    `entry_by_key` has the id of the entry, present or deleted, that each key stands for; `deleted` are those of them
    that the runner deleted, as they were last.
    """

    entry_by_key: Mapping[str, str]
    deleted: tuple[Entry, ...]


class Journal(JournalReader):
    """An open journal: what `JournalReader` reads, and the changes, each of them one transaction and one undo step."""

    def __init__(self, file: OpenedFile, now: Callable[[], datetime], device: str) -> None:
        super().__init__(file.connection, file.path)
        self._now = now
        self._device = device
        self._copied_on: date | None = None
        self._file = file
        self.read_only = file.read_only
        self.has_room = file.has_room
        """False on a full disk, where the journal can only be read."""
        self.remarks = list(file.remarks)
        """Sentences about problems that did not prevent a change, such as a copy that could not be made."""

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        now: Callable[[], datetime],
        device: str = "",
        read_only: bool = False,
        wait_s: float = WAIT_S,
    ) -> Self:
        """Open the journal at `path`; a missing or empty file becomes a new one, readable by the runner alone.

        `now` gives aware UTC datetimes for the log and the copies, `device` names this machine in the log. A file
        that cannot be written is opened read-only, and so is one on a full disk, with a remark. Raises `JournalError`,
        without having written to the file, for whatever prevents that.
        """
        return cls(OpenedFile.open(path, now, read_only=read_only, wait_s=wait_s), now, device)

    def close(self) -> None:
        """Close the file; the journal cannot be used any more."""
        self.rescue()
        self._file.close()

    def rescue(self) -> None:
        """Before the end, keep what would be lost with a file that is no longer at the journal's path; remark it."""
        remark = self._file.rescue(self._now)
        if remark:
            self.remarks.append(remark)

    def reopen(self, *, puts_back: bool = False) -> Path | None:
        """Go on with the file that is at the journal's path now, a new one if there is none.

        Return the backup in which the entries that were open are kept, or None if nothing of them can be lost. With
        `puts_back` that backup is put where the journal was removed. Raises `JournalError`.
        """
        version = self.version()
        self._file, kept = self._file.exchanged(self._now, puts_back=puts_back)
        self._read_from(self._file.connection, version + 1)
        self.read_only, self.has_room = self._file.read_only, self._file.has_room
        self.remarks += self._file.remarks
        self._copied_on = None
        return kept

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def get(self, id_or_end: str) -> Entry:
        """The entry with this id, or the only one whose id ends in these four or more characters."""
        from runjournal.store.lookup import find

        with translated(self.path):
            return _entry(find(self._connection, id_or_end))

    def add(self, entries: Sequence[Entry], *, undoable: bool = True) -> tuple[Entry, ...]:
        """Add entries as one step, with new ids if they have none; return them as they are in the journal.

        If the step is not `undoable`, an undo passes over it.

        An entry that is in the journal already, the same in all fields, is left alone. Raises `JournalError`, and adds
        nothing, for an id that another entry has, and for more than 20 l of drinks a day.
        """
        from runjournal.store.edits import additions, not_known
        from runjournal.store.lookup import find_all

        given = [_with_id(entry) for entry in entries]
        with self._writing():
            rows = find_all(self._connection, [entry.id for entry in given])
            new = not_known(given, rows)
            if new:
                self._write("logged", new, additions(new), undoable=undoable)
        return tuple(given)

    def by_ids(self, ids: Sequence[str]) -> dict[str, Entry]:
        """The entries with these ids, by id; those that are not there or cannot be read are left out."""
        from runjournal.store.lookup import find_all

        with translated(self.path):
            rows = find_all(self._connection, ids)
        return {id_: entry for id_, row in rows.items() if (entry := self._read_record(row))}

    def known_origins(self) -> KnownOrigins:
        """The keys of all entries that came from somewhere, whether they are still there or the runner deleted them."""
        from runjournal.store.origins import deleted_rows, ids_by_key

        with translated(self.path):
            known, deleted = ids_by_key(self._connection)
            rows = deleted_rows(self._connection, deleted)
        return KnownOrigins(known, tuple(entry for row in rows if (entry := self._read_record(row))))

    def import_changes(self, changes: "Sequence[ImportChange]") -> "ImportOutcome":
        """Add and change entries as one step, and keep their keys; what cannot be taken is left out, with its reason.

        Keys alone are kept without a step, for as long as their entry is there. Raises `JournalError`, and changes
        nothing, for an id that another entry has.
        """
        from runjournal.store.origins import write_keys, write_keys_of_present

        with self._writing():
            plan = self._planned(changes)
            if edits := plan.edits:
                write_keys(self._connection, plan.keys_of_edits, self._write_step(plan.words, edits))
            write_keys_of_present(self._connection, plan.keys_alone)
        return plan.outcome

    def foreseen_changes(self, changes: "Sequence[ImportChange]") -> "ImportOutcome":
        """What `import_changes` would do now, and raise for an id that another entry has; nothing is changed."""
        with translated(self.path):
            return self._planned(changes).outcome

    def _planned(self, changes: "Sequence[ImportChange]") -> "PlannedImport":
        from runjournal.store.import_changes import PlannedImport

        return PlannedImport(self._connection, changes, self._read_record, _with_id)

    def edit(
        self,
        id: str,  # noqa: A002 - the word of the interface
        entries: Sequence[Entry],
        seen: Entry | None = None,
    ) -> tuple[Entry, ...]:
        """Replace an entry by others as one step: the first keeps its id and may be of another kind.

        If the first has no source it keeps that too, so that an import finds it again. Raises `ChangedMeanwhile` if
        the entry is no longer as it was `seen`.
        """
        from runjournal.store.edits import additions, replacement
        from runjournal.store.lookup import find

        if not entries:
            raise JournalError("There is nothing to put in the entry's place.", "Delete it instead.")
        with self._writing():
            if seen is not None:
                self._check_unchanged(seen)
            old = find(self._connection, id)
            first = replace(entries[0], id=old.id, source=entries[0].source or str(old.record["source"]))
            given = [first, *(replace(entry, id=new_id()) for entry in entries[1:])]
            edits = [*replacement(old, given[0]), *additions(given[1:])]
            if edits:
                self._write("changed", given[:1], edits)
        return tuple(given)

    def edit_each(self, changes: Sequence[tuple[Entry, E]]) -> tuple[E, ...]:
        """Put each second entry in the place of the first, whose id it has, as one step; return those.

        Raises `ChangedMeanwhile`, and changes nothing, if a first one is no longer as it was.
        """
        from runjournal.store.edits import replacement
        from runjournal.store.lookup import find

        entries = tuple(entry for _, entry in changes)
        with self._writing():
            for seen, _ in changes:
                self._check_unchanged(seen)
            edits = [edit for entry in entries for edit in replacement(find(self._connection, entry.id), entry)]
            if edits:
                self._write("changed", entries, edits)
        return entries

    def _check_unchanged(self, seen: Entry) -> None:
        from runjournal.store.lookup import find_all

        row = find_all(self._connection, [seen.id]).get(seen.id)
        present = self._read_record(row) if row else None
        if present != seen:
            raise ChangedMeanwhile(present)

    def delete(self, ids: Sequence[str], seen: Sequence[Entry] = ()) -> tuple[Entry, ...]:
        """Delete entries by their ids, whole or by their end, as one step; return those that could be read.

        Raises `ChangedMeanwhile` if one is no longer as it was `seen`.
        """
        from runjournal.store.edits import deletions
        from runjournal.store.lookup import find

        with self._writing():
            for shown in seen:
                self._check_unchanged(shown)
            rows = {row.id: row for row in (find(self._connection, id_or_end) for id_or_end in ids)}
            entries = [entry for row in rows.values() if (entry := self._read_record(row))]
            if rows:
                self._write("deleted", entries, deletions(rows.values()))
        return tuple(entries)

    def undo(self) -> Change | None:
        """Take the latest step back, whichever process made it; None if there is none."""
        from runjournal.store.changes import next_undo, reverse

        with self._writing():
            step = next_undo(self._connection)
            return self._change(step, reverse(self._connection, step, self._stamp())) if step else None

    def redo(self) -> Change | None:
        """Apply the step again that was last undone; None if there is none, or something was changed since."""
        from runjournal.store.changes import next_redo, repeat

        with self._writing():
            step = next_redo(self._connection)
            return self._change(step, repeat(self._connection, step, self._stamp())) if step else None

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """A transaction, through which every change goes; SQLite's errors become `JournalError`s."""
        self.check_writable()
        with translated(self.path):
            self.check_in_place()
            self._keep_daily_copy()
            with transaction(self._connection):
                yield
                self.check_in_place()
            self.check_in_place()  # a file that was replaced just now has got what was written

    def check_writable(self) -> None:
        """Raise `JournalError` if nothing can be saved, as far as that is known before it is tried."""
        if not self.has_room:
            raise full_disk(self.path)
        if self.read_only:
            raise JournalError(f"The journal {printable(str(self.path))} can only be read.", ALLOW_WRITING)

    def check_in_place(self) -> None:
        """Raise `JournalError` if the file at the journal's path is no longer the one that is open."""
        self._file.check_in_place()

    def _keep_daily_copy(self) -> None:
        """Make the daily copy. The entry matters more: if the copy fails, that is remarked, and the change goes on."""
        today = self._now().date()
        if self._copied_on == today or self.is_empty:
            return
        try:
            from runjournal.store import backup

            with translated(self.path, outcome="entries are saved all the same"):
                backup.daily(self._connection, self.path, today)
        except Damaged:
            raise
        except JournalError as error:
            self.remarks.append(f"Today's copy of the journal could not be made: {_continued(error.sentence)}")
        self._copied_on = today

    def _write(self, verb: str, about: Sequence[Entry], edits: "Sequence[Edit]", *, undoable: bool = True) -> None:
        from runjournal.store.step_words import step_words

        self._write_step(step_words(verb, about), edits, undoable=undoable)

    def _write_step(self, words: str, edits: "Sequence[Edit]", *, undoable: bool = True) -> int:
        from runjournal.store.changes import write_step
        from runjournal.store.edits import check_drinks

        step = write_step(self._connection, edits, words, self._stamp(), undoable=undoable)
        check_drinks(self._connection, edits)
        return step

    def _stamp(self) -> "Stamp":
        from runjournal.store.changes import Stamp

        return Stamp(f"{self._now().astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}", self._device)

    def _change(self, step: "UndoStep", edits: "Sequence[Edit]") -> Change:
        from runjournal.store.lookup import RawRow

        stay = {edit.id for edit in edits if edit.after}
        rows = [
            RawRow(edit.kind, edit.after or edit.before or {}) for edit in edits if edit.after or edit.id not in stay
        ]
        return Change(step.words, tuple(entry for row in rows if (entry := self._read_record(row))))

    def _read_record(self, row: "RawRow") -> Entry | None:
        return self._read(row.kind, tuple(row.record.values()))


def _continued(sentence: str) -> str:
    """The sentence as the end of another one."""
    first, *_ = sentence.split()
    return sentence.replace(first, first.lower(), 1) if first in ("A", "The", "Your", "There") else sentence


def _entry(row: "RawRow") -> Entry:
    try:
        return reader(row.kind)(tuple(row.record.values()))
    except Invalid as error:
        raise JournalError(
            f"The {row.kind.value} {printable(row.id, 64)} cannot be read: {error.sentence}.",
            "Run `runjournal doctor` to see all such entries, or delete it.",
        ) from error


def _with_id(entry: Entry) -> Entry:
    return entry if entry.id else replace(entry, id=new_id())
