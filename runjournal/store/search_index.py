"""The words of notes and names in an index of SQLite's, for full-text search.

The table `searched` has a row for each entry with words, its words as `words_of_record` gives them, and the FTS5 table
`searched_fts` finds them. Every change of the journal keeps both current in its own transaction. There is no trigger
that would do it for others: what another program wrote is found by comparing, before the first search.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from runjournal.model.choices import Kind
from runjournal.model.texts import text_fields, words_of, words_of_record
from runjournal.store.edits import Edit


class Row(NamedTuple):
    """An entry's words."""

    entry: str
    kind: str
    words: str


def index(connection: sqlite3.Connection, edits: Sequence[Edit]) -> None:
    """Keep the index current with edits that are made in the same transaction; those of no words cost nothing."""
    gone = [row for edit in edits if (row := _row(edit, before=True)) and row != _row(edit, before=False)]
    come = [row for edit in edits if (row := _row(edit, before=False)) and row != _row(edit, before=True)]
    _remove(connection, [row.entry for row in gone])
    _add(connection, come)


def differences(connection: sqlite3.Connection) -> tuple[set[Row], set[Row]]:
    """What stands in the index and should not, and what should and does not."""
    held = {Row(*row) for row in connection.execute("SELECT entry, kind, words FROM searched")}
    due = set(_due(connection))
    return held - due, due - held


def mend(connection: sqlite3.Connection) -> None:
    """Make the index what the entries say, within the caller's transaction."""
    stray, lacking = differences(connection)
    _remove(connection, [row.entry for row in stray])
    _add(connection, lacking)


def _row(edit: Edit, *, before: bool) -> Row | None:
    record = edit.before if before else edit.after
    words = words_of_record(edit.kind, record) if record else ""
    return Row(edit.id, edit.kind.value, words) if words else None


def _due(connection: sqlite3.Connection) -> Iterator[Row]:
    """The rows that the index should have, read from the entries that have any text."""
    for kind in Kind:
        names = text_fields(kind)
        some = " OR ".join(f"{name} != ''" for name in names)
        for entry, *texts in connection.execute(f"SELECT id, {', '.join(names)} FROM {kind.value} WHERE {some}"):  # noqa: S608
            words = words_of(" ".join(str(text or "") for text in texts))
            if words:
                yield Row(entry, kind.value, words)


def _remove(connection: sqlite3.Connection, entries: Iterable[str]) -> None:
    for entry in entries:
        connection.execute(
            "INSERT INTO searched_fts (searched_fts, rowid, words) SELECT 'delete', id, words FROM searched"
            " WHERE entry = ?",
            [entry],
        )
        connection.execute("DELETE FROM searched WHERE entry = ?", [entry])


def _add(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    for row in rows:
        added = connection.execute("INSERT INTO searched (entry, kind, words) VALUES (?, ?, ?)", row)
        connection.execute("INSERT INTO searched_fts (rowid, words) VALUES (?, ?)", [added.lastrowid, row.words])
