"""The words of notes and names in an index of SQLite's, for full-text search.

The table `searched` has a row for each entry with any text: the text, and its words as `words_of` gives them, which
the FTS5 table `searched_fts` finds. Every change of the journal keeps both current in its own transaction.

Other programs change entries too, without telling the index. Triggers could tell it, but a journal carries nothing
that acts by itself. So the first search of a process compares the text of every entry with the text that was indexed.
SQLite does that by itself and reads only an index of the entries with text: about 3 ms for a journal of fifty years,
and no change is missed.

The index is made from the entries and can be made again, so a missing or broken one prevents nobody from logging.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from runjournal.model.choices import Kind
from runjournal.model.records import Record
from runjournal.model.texts import text_fields, text_of_record, words_of
from runjournal.store.edits import Edit


def _has_text(kind: Kind) -> str:
    return " OR ".join(f"{kind.value}.{name} != ''" for name in text_fields(kind))


MAKING = (
    """CREATE TABLE IF NOT EXISTS searched (
        id INTEGER PRIMARY KEY NOT NULL, entry TEXT NOT NULL, kind TEXT NOT NULL, words TEXT NOT NULL,
        entry_text TEXT NOT NULL
    ) STRICT""",
    "CREATE UNIQUE INDEX IF NOT EXISTS idx_searched_entry ON searched (entry)",
    """CREATE VIRTUAL TABLE IF NOT EXISTS searched_fts
        USING fts5 (words, content='searched', tokenize='unicode61 remove_diacritics 2')""",
    *(
        f"CREATE INDEX IF NOT EXISTS idx_{kind.value}_text ON {kind.value} (id, {', '.join(text_fields(kind))})"
        f" WHERE {_has_text(kind)}"
        for kind in Kind
    ),
)
UNKNOWN_TO_FTS = """
    SELECT id FROM searched WHERE id NOT IN (SELECT id FROM searched_fts_docsize)
    UNION ALL SELECT id FROM searched_fts_docsize WHERE id NOT IN (SELECT id FROM searched) LIMIT 1
"""
"""Finds a row that is in only one of the two tables."""
INSERT = "INSERT INTO searched (entry, kind, words, entry_text) VALUES (?, ?, ?, CAST(? AS TEXT))"
BROKEN = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT_VTAB})
"""What SQLite reports of an index that is missing or broken, while the file itself is whole."""


class IndexedText(NamedTuple):
    """What the index holds of an entry."""

    entry: str
    kind: str
    text: str

    @property
    def row(self) -> tuple[str, str, str, bytes]:
        """The row of `searched`; the text as bytes, since another program may have written bytes that are no UTF-8."""
        return self.entry, self.kind, words_of(self.text), self.text.encode("utf-8", "surrogateescape")


def index_edits(connection: sqlite3.Connection, edits: Sequence[Edit]) -> None:
    """Bring the index up to date with edits made in the same transaction; edits without text cost nothing."""
    texts = [(_indexed(edit, edit.before), _indexed(edit, edit.after)) for edit in edits]
    changed = [(before, after) for before, after in texts if before != after]
    if not changed:
        return
    connection.execute("SAVEPOINT search_index")
    try:
        # another program may have left a row even for an entry that has just come
        _remove(connection, {text.entry for texts in changed for text in texts if text})
        _add(connection, [after for _, after in changed if after])
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode not in BROKEN:
            raise
        connection.execute("ROLLBACK TO search_index")
    connection.execute("RELEASE search_index")


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether the index is there and says what the entries do.

    How it is broken does not matter here: if the file itself is damaged, reading the entries will tell.
    """
    try:
        return holds_its_words(connection) and _has_the_text_of_each_entry(connection)
    except sqlite3.DatabaseError:
        return False


def holds_its_words(connection: sqlite3.Connection) -> bool:
    """Whether the FTS5 table has all rows of `searched`; raises `sqlite3.DatabaseError` if it is broken."""
    connection.execute("SELECT rowid FROM searched_fts WHERE searched_fts MATCH 'any' LIMIT 1").fetchone()
    return connection.execute(UNKNOWN_TO_FTS).fetchone() is None


def _has_the_text_of_each_entry(connection: sqlite3.Connection) -> bool:
    """Whether each entry with text has a row with that text, and there is no other row."""
    (held,) = connection.execute("SELECT count(*) FROM searched").fetchone()
    counts = [connection.execute(comparison(kind)).fetchone() for kind in Kind]
    return all(due == same for due, same in counts) and held == sum(due for due, _ in counts)


def comparison(kind: Kind) -> str:
    """The query for how many entries of a kind have text, and how many of these are indexed with that text."""
    text = " || ' ' || ".join(f"{kind.value}.{name}" for name in text_fields(kind))
    return (
        f"SELECT count(*), count(searched.id) FROM {kind.value} LEFT JOIN searched ON searched.entry = {kind.value}.id"  # noqa: S608
        f" AND searched.kind = '{kind.value}' AND searched.entry_text = {text} WHERE {_has_text(kind)}"
    )


def differences(connection: sqlite3.Connection) -> tuple[set[IndexedText], set[IndexedText]]:
    """What the index holds and should not, and what it should hold and does not; wrong words count as both."""
    held = {
        IndexedText(entry, kind, text) if words == words_of(text) else IndexedText(entry, kind, f"{text} {words}")
        for entry, kind, words, text in connection.execute("SELECT entry, kind, words, entry_text FROM searched")
    }
    due = set(_due(connection))
    return held - due, due - held


def update_index(connection: sqlite3.Connection) -> None:
    """Make the index what the entries say, within the caller's transaction."""
    for statement in MAKING:
        connection.execute(statement)
    stray, lacking = differences(connection)
    connection.executemany("DELETE FROM searched WHERE entry = ?", [(indexed.entry,) for indexed in stray])
    connection.executemany(INSERT, [indexed.row for indexed in lacking])
    connection.execute("INSERT INTO searched_fts (searched_fts) VALUES ('rebuild')")


def _indexed(edit: Edit, record: Record | None) -> IndexedText | None:
    text = text_of_record(edit.kind, record) if record else None
    return None if text is None else IndexedText(edit.id, edit.kind.value, text)


def _due(connection: sqlite3.Connection) -> Iterator[IndexedText]:
    """What the index should hold, read from the entries that have any text."""
    for kind in Kind:
        names = ", ".join(text_fields(kind))
        for entry, *texts in connection.execute(f"SELECT id, {names} FROM {kind.value} WHERE {_has_text(kind)}"):  # noqa: S608
            yield IndexedText(entry, kind.value, " ".join(texts))


def _remove(connection: sqlite3.Connection, entries: Iterable[str]) -> None:
    for entry in entries:
        connection.execute(
            "INSERT INTO searched_fts (searched_fts, rowid, words) SELECT 'delete', id, words FROM searched"
            " WHERE entry = ?",
            [entry],
        )
        connection.execute("DELETE FROM searched WHERE entry = ?", [entry])


def _add(connection: sqlite3.Connection, texts: Iterable[IndexedText]) -> None:
    for indexed in texts:
        row = connection.execute(INSERT, indexed.row)
        words = words_of(indexed.text)
        connection.execute("INSERT INTO searched_fts (rowid, words) VALUES (?, ?)", [row.lastrowid, words])
