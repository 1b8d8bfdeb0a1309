"""The words of notes and names in an index of SQLite's, for full-text search.

The table `searched` has a row for each entry with words, its words as `words_of_record` gives them, and the FTS5 table
`searched_fts` finds them. Every change of the journal keeps both current in its own transaction. There is no trigger
that would do it for others: what another program wrote is found by comparing, before the first search.

The index is made from the entries and can be made again. So one that is missing or broken keeps nobody from logging.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from runjournal.model.choices import Kind
from runjournal.model.texts import text_fields, words_of, words_of_record
from runjournal.store.edits import Edit

MAKING = (
    """CREATE TABLE IF NOT EXISTS searched (
        id INTEGER PRIMARY KEY NOT NULL, entry TEXT NOT NULL, kind TEXT NOT NULL, words TEXT NOT NULL
    ) STRICT""",
    "CREATE UNIQUE INDEX IF NOT EXISTS idx_searched_entry ON searched (entry)",
    """CREATE VIRTUAL TABLE IF NOT EXISTS searched_fts
        USING fts5 (words, content='searched', tokenize='unicode61 remove_diacritics 2')""",
)
UNKNOWN_TO_FTS = """
    SELECT id FROM searched WHERE id NOT IN (SELECT id FROM searched_fts_docsize)
    UNION ALL SELECT id FROM searched_fts_docsize WHERE id NOT IN (SELECT id FROM searched) LIMIT 1
"""
"""A row that stands in one of the two tables alone."""
INSERT = "INSERT INTO searched (entry, kind, words) VALUES (?, ?, ?)"
BROKEN = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT_VTAB})
"""What SQLite reports of an index that is missing or broken, while the file itself is whole."""


class Row(NamedTuple):
    """An entry's words."""

    entry: str
    kind: str
    words: str


def index(connection: sqlite3.Connection, edits: Sequence[Edit]) -> None:
    """Keep the index current with edits that are made in the same transaction; those of no words cost nothing."""
    gone = [row for edit in edits if (row := _row(edit, before=True)) and row != _row(edit, before=False)]
    come = [row for edit in edits if (row := _row(edit, before=False)) and row != _row(edit, before=True)]
    if not gone and not come:
        return
    connection.execute("SAVEPOINT search_index")
    try:
        _remove(
            connection, {row.entry for row in (*gone, *come)}
        )  # of what has come another program may have left some
        _add(connection, come)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode not in BROKEN:
            raise
        connection.execute("ROLLBACK TO search_index")
    connection.execute("RELEASE search_index")


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether the index is there and says what the entries do.

    How it is broken does not matter here: what is wrong with the file itself is met again where the entries are read.
    """
    try:
        return holds_its_words(connection) and not any(differences(connection))
    except sqlite3.DatabaseError:
        return False


def holds_its_words(connection: sqlite3.Connection) -> bool:
    """Whether the FTS5 table knows the rows it is to find; raises `sqlite3.DatabaseError` for one that is broken."""
    connection.execute("SELECT rowid FROM searched_fts WHERE searched_fts MATCH 'any' LIMIT 1").fetchone()
    return connection.execute(UNKNOWN_TO_FTS).fetchone() is None


def differences(connection: sqlite3.Connection) -> tuple[set[Row], set[Row]]:
    """What stands in the index and should not, and what should and does not."""
    held = {Row(*row) for row in connection.execute("SELECT entry, kind, words FROM searched")}
    due = set(_due(connection))
    return held - due, due - held


def mend(connection: sqlite3.Connection) -> None:
    """Make the index what the entries say, within the caller's transaction."""
    for statement in MAKING:
        connection.execute(statement)
    stray, lacking = differences(connection)
    connection.executemany("DELETE FROM searched WHERE entry = ?", [(row.entry,) for row in stray])
    connection.executemany(INSERT, lacking)
    connection.execute("INSERT INTO searched_fts (searched_fts) VALUES ('rebuild')")


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
        added = connection.execute(INSERT, row)
        connection.execute("INSERT INTO searched_fts (rowid, words) VALUES (?, ?)", [added.lastrowid, row.words])
