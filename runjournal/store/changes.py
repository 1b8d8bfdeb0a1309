"""The change log: every change as a step that can be undone and redone, by any process, without limit.

A step is what one undo takes back. Its rows hold the value of each changed field of an entry before and after; an
entry that was added or deleted has a row for its `id` from or to NULL. Steps and rows are only ever added; all that
changes is the state of a step:

    done       it stands; an undo takes the latest such step back
    undone     it was taken back; a redo applies the earliest such step again
    dropped    it was taken back and something else was done since, so that no redo reaches it
    reversal   it is itself an undo or a redo
    kept       it stands and no undo takes it back, as what a sample journal begins with
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from runjournal.errors import JournalError
from runjournal.model.choices import Kind
from runjournal.model.records import Plain, Record
from runjournal.store.edits import Edit
from runjournal.store.failures import printable
from runjournal.store.rows import blank, columns, insert, record_of, select, to_row, update
from runjournal.store.search_index import index_edits


class Stamp(NamedTuple):
    """Who changes something and when: an ISO instant in UTC and the device's name."""

    at: str
    device: str


class UndoStep(NamedTuple):
    """A step of the log."""

    id: int
    words: str


def write_step(
    connection: sqlite3.Connection, edits: Sequence[Edit], words: str, stamp: Stamp, *, undoable: bool = True
) -> int:
    """Apply edits as a new step and return its id. Must run inside the transaction that makes them one."""
    connection.execute("UPDATE step SET state = 'dropped' WHERE state = 'undone'")
    _apply(connection, edits)
    step = _step(connection, words, stamp, "done" if undoable else "kept", None)
    _log(connection, edits, step)
    return step


def next_undo(connection: sqlite3.Connection) -> UndoStep | None:
    """The step that an undo takes back."""
    return _step_of(connection.execute("SELECT id, words FROM step WHERE state = 'done' ORDER BY id DESC LIMIT 1"))


def next_redo(connection: sqlite3.Connection) -> UndoStep | None:
    """The step that a redo applies again."""
    return _step_of(connection.execute("SELECT id, words FROM step WHERE state = 'undone' ORDER BY id LIMIT 1"))


def reverse(connection: sqlite3.Connection, step: UndoStep, stamp: Stamp) -> list[Edit]:
    """Take a step back, log that as a reversal of it, and return the edits."""
    edits = [edit.reversed() for edit in _edits(connection, step)]
    _reapply(connection, step, edits, f"undid: {step.words}", "undone", stamp)
    return edits


def repeat(connection: sqlite3.Connection, step: UndoStep, stamp: Stamp) -> list[Edit]:
    """Apply a step again that was taken back, and return the edits."""
    edits = list(_edits(connection, step))
    _reapply(connection, step, edits, f"did again: {step.words}", "done", stamp)
    return edits


def _step_of(cursor: sqlite3.Cursor) -> UndoStep | None:
    """The step of a row; its words may come from another's file, and are shown."""
    row = cursor.fetchone()
    return row and UndoStep(row[0], printable(str(row[1])))


def _reapply(
    connection: sqlite3.Connection, step: UndoStep, edits: Sequence[Edit], words: str, state: str, stamp: Stamp
) -> None:
    try:
        _apply(connection, edits)
    except sqlite3.IntegrityError as error:
        raise _changed_outside(step) from error
    connection.execute("UPDATE step SET state = ? WHERE id = ?", [state, step.id])
    _log(connection, edits, _step(connection, words, stamp, "reversal", step.id))


def _changed_outside(step: UndoStep) -> JournalError:
    return JournalError(
        f"Entries of this step were changed by another program since: {step.words}.",
        "Change them by hand, or restore a backup.",
    )


def _step(connection: sqlite3.Connection, words: str, stamp: Stamp, state: str, reverses: int | None) -> int:
    query = "INSERT INTO step (at, device, words, state, reverses) VALUES (?, ?, ?, ?, ?) RETURNING id"
    (step,) = connection.execute(query, [stamp.at, stamp.device, words, state, reverses]).fetchone()
    return int(step)


def _log(connection: sqlite3.Connection, edits: Iterable[Edit], step: int) -> None:
    rows = ((step, edit.id, edit.kind.value, *change) for edit in edits for change in _changes(edit))
    connection.executemany(
        'INSERT INTO change (step, entry, kind, field, "before", "after") VALUES (?, ?, ?, ?, ?, ?)', rows
    )


def _changes(edit: Edit) -> Iterable[tuple[str, object, object]]:
    """The fields that differ; of an added or deleted entry, those that are not blank."""
    before, after = edit.before or blank(edit.kind), edit.after or blank(edit.kind)
    for name in columns(edit.kind):
        if before[name] != after[name]:
            yield name, before[name] if edit.before else None, after[name] if edit.after else None


def _apply(connection: sqlite3.Connection, edits: Sequence[Edit]) -> None:
    """Delete first, so that an entry may change its kind and keep its id."""
    for kind in Kind:
        of_kind = [edit for edit in edits if edit.kind is kind]
        gone = ((edit.id,) for edit in of_kind if edit.after is None)
        connection.executemany(f"DELETE FROM {kind.value} WHERE id = ?", gone)  # noqa: S608 - names of ours
    for kind in Kind:
        of_kind = [edit for edit in edits if edit.kind is kind]
        connection.executemany(
            insert(kind), [to_row(kind, edit.after) for edit in of_kind if edit.after and not edit.before]
        )
        changed = [(*to_row(kind, edit.after), edit.id) for edit in of_kind if edit.after and edit.before]
        connection.executemany(update(kind), changed)
    index_edits(connection, edits)


def _edits(connection: sqlite3.Connection, step: UndoStep) -> Iterator[Edit]:
    """The edits of a step, rebuilt from its rows."""
    query = 'SELECT kind, entry, field, "before", "after" FROM change WHERE step = ? ORDER BY rowid'
    rows = connection.execute(query, [step.id]).fetchall()
    for (kind, entry), group in groupby(rows, key=lambda row: (row[0], row[1])):
        fields = [(field, before, after) for _, _, field, before, after in group]
        if kind not in set(Kind):
            raise _changed_outside(step)
        yield _edit(connection, step, Kind(kind), entry, fields)


def _edit(
    connection: sqlite3.Connection, step: UndoStep, kind: Kind, entry: str, fields: Sequence[tuple[str, Plain, Plain]]
) -> Edit:
    before: Record = {field: value for field, value, _ in fields}
    after: Record = {field: value for field, _, value in fields}
    base = blank(kind) if "id" in after else _present(connection, step, kind, entry)
    comes, goes = "id" in after and before["id"] is None, "id" in after and after["id"] is None
    return Edit(kind, entry, None if comes else base | before, None if goes else base | after)


def _present(connection: sqlite3.Connection, step: UndoStep, kind: Kind, entry: str) -> Record:
    """The present row, so that fields which the step did not touch stay as they are."""
    row = connection.execute(f"{select(kind)} WHERE id = ?", [entry]).fetchone()
    if row is None:
        raise _changed_outside(step)
    return record_of(kind, row)
