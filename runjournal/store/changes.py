"""The change log: every change as steps that can be taken back and taken again, in any process, without end.

A step is what one undo takes back. Its rows say for each changed field of an entry what it was and what it became;
an entry that came to be or went has a row for its `id` from or to NULL. Steps and rows are only ever added; what
changes of a step is its state:

    done       it stands, and the latest such step is what an undo takes back
    undone     it was taken back, and the earliest such step is what a redo takes again
    dropped    it was taken back and something else was done since: no redo reaches it, though it stays in the log
    reversal   it is itself an undo or a redo
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import cast

from sqlite_utils import Database

from runjournal.errors import JournalError
from runjournal.model.entries import Kind
from runjournal.model.records import Plain, Record
from runjournal.store.edits import CHUNK, Edit
from runjournal.store.rows import blank, columns, completed, record_of, select


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who changes something and when: an ISO instant in UTC and the device's name."""

    at: str
    device: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the log."""

    id: int
    words: str


def write(database: Database, edits: Sequence[Edit], words: str, stamp: Stamp) -> None:
    """Apply edits as a new step that can be undone. Must run inside the transaction that makes them one."""
    database.execute("UPDATE step SET state = 'dropped' WHERE state = 'undone'")
    _apply(database, edits)
    _log(database, edits, _step(database, words, stamp, "done", None))


def next_undo(connection: sqlite3.Connection) -> Step | None:
    """The step that an undo takes back."""
    return _found(connection.execute("SELECT id, words FROM step WHERE state = 'done' ORDER BY id DESC LIMIT 1"))


def next_redo(connection: sqlite3.Connection) -> Step | None:
    """The step that a redo takes again."""
    return _found(connection.execute("SELECT id, words FROM step WHERE state = 'undone' ORDER BY id LIMIT 1"))


def reverse(database: Database, step: Step, stamp: Stamp) -> list[Edit]:
    """Take a step back, as a reversal that names it; gives the edits that did it."""
    edits = [edit.reversed() for edit in _edits(database, step)]
    _reapply(database, step, edits, f"undid: {step.words}", "undone", stamp)
    return edits


def repeat(database: Database, step: Step, stamp: Stamp) -> list[Edit]:
    """Take a step again that was taken back; gives the edits that did it."""
    edits = list(_edits(database, step))
    _reapply(database, step, edits, f"did again: {step.words}", "done", stamp)
    return edits


def _found(cursor: sqlite3.Cursor) -> Step | None:
    row = cursor.fetchone()
    return row and Step(*row)


def _reapply(database: Database, step: Step, edits: Sequence[Edit], words: str, state: str, stamp: Stamp) -> None:
    try:
        _apply(database, edits)
    except sqlite3.IntegrityError as error:
        raise _changed_outside(step) from error
    database.execute("UPDATE step SET state = ? WHERE id = ?", [state, step.id])
    _log(database, edits, _step(database, words, stamp, "reversal", step.id))


def _changed_outside(step: Step) -> JournalError:
    return JournalError(
        f"Entries of this step were changed by another program since: {step.words}.",
        "Change them by hand, or restore a backup.",
    )


def _step(database: Database, words: str, stamp: Stamp, state: str, reverses: int | None) -> int:
    row = {"at": stamp.at, "device": stamp.device, "words": words, "state": state, "reverses": reverses}
    return cast(int, database.table("step").insert(row).last_pk)


def _log(database: Database, edits: Iterable[Edit], step: int) -> None:
    rows = ((step, edit.id, edit.kind.value, *change) for edit in edits for change in _changes(edit))
    database.conn.executemany(
        'INSERT INTO change (step, entry, kind, field, "before", "after") VALUES (?, ?, ?, ?, ?, ?)', rows
    )


def _changes(edit: Edit) -> Iterable[tuple[str, object, object]]:
    """The fields that differ; of an entry that comes or goes, those that say something."""
    before, after = edit.before or blank(edit.kind), edit.after or blank(edit.kind)
    for name in columns(edit.kind):
        if before[name] != after[name]:
            yield name, before[name] if edit.before else None, after[name] if edit.after else None


def _apply(database: Database, edits: Sequence[Edit]) -> None:
    """Deletions first, so that an entry may change its kind and keep its id."""
    for kind in Kind:
        mine = [edit for edit in edits if edit.kind is kind]
        _delete(database, kind, [edit.id for edit in mine if edit.after is None])
    for kind in Kind:
        mine = [edit for edit in edits if edit.kind is kind]
        added = [completed(edit.after) for edit in mine if edit.after and not edit.before]
        if added:
            database.table(kind.value).insert_all(added, batch_size=CHUNK)
        for edit in mine:
            if edit.before and edit.after:
                database.table(kind.value).update(edit.id, completed(edit.after))


def _delete(database: Database, kind: Kind, ids: Sequence[str]) -> None:
    for first in range(0, len(ids), CHUNK):
        some = ids[first : first + CHUNK]
        database.table(kind.value).delete_where(f"id IN ({', '.join('?' * len(some))})", some)


def _edits(database: Database, step: Step) -> Iterator[Edit]:
    """The edits of a step, made again from its rows."""
    query = 'SELECT kind, entry, field, "before", "after" FROM change WHERE step = ? ORDER BY rowid'
    rows = database.conn.execute(query, [step.id]).fetchall()
    for (kind, entry), group in groupby(rows, key=lambda row: (row[0], row[1])):
        fields = [(field, before, after) for _, _, field, before, after in group]
        if kind not in set(Kind):
            raise _changed_outside(step)
        yield _edit(database, step, Kind(kind), entry, fields)


def _edit(database: Database, step: Step, kind: Kind, entry: str, fields: Sequence[tuple[str, Plain, Plain]]) -> Edit:
    before: Record = {field: value for field, value, _ in fields}
    after: Record = {field: value for field, _, value in fields}
    base = blank(kind) if "id" in after else _present(database, step, kind, entry)
    comes, goes = "id" in after and before["id"] is None, "id" in after and after["id"] is None
    return Edit(kind, entry, None if comes else base | before, None if goes else base | after)


def _present(database: Database, step: Step, kind: Kind, entry: str) -> Record:
    """What the row holds now, so that a field which the step did not touch stays as it is."""
    row = database.conn.execute(f"{select(kind)} WHERE id = ?", [entry]).fetchone()
    if row is None:
        raise _changed_outside(step)
    return record_of(kind, row)
