"""Which recorded activities, drinks and events entries came from: each entry has any number of keys.

The first key of an imported entry is its `source`, which exports carry to other journals. All others stand in the
table `origin`, beside the step that brought them. Its rows are only ever added: they hold while that step does, so an
undo frees the keys and a redo takes them again. The keys of an entry that the runner deletes stay, so that an import
never brings it back.
"""

import json
import sqlite3
from collections.abc import Collection, Sequence
from typing import NamedTuple

from runjournal.model.choices import Kind
from runjournal.store.lookup import RawRow
from runjournal.store.rows import blank

HOLDING = """SELECT origin."key", origin.entry, origin.step FROM origin JOIN step ON step.id = origin.step
    WHERE step.state IN ('done', 'kept')"""
SOURCES = " UNION ALL ".join(
    f"""SELECT source AS "key", id AS entry, 0 AS step FROM {kind.value} WHERE source != ''"""  # noqa: S608 - names of ours
    for kind in Kind
)
DELETED_SOURCES = """SELECT change."before" AS "key", change.entry, change.step
    FROM change CROSS JOIN step ON step.id = change.step
    WHERE change.field = 'source' AND change."after" IS NULL AND change."before" != ''
    AND step.state IN ('done', 'kept')"""
DELETIONS = """SELECT change.entry, change.step, change.kind, change.field, change."before"
    FROM change CROSS JOIN step ON step.id = change.step
    WHERE change."after" IS NULL AND step.state IN ('done', 'kept')
    AND change.entry IN (SELECT value FROM json_each(?)) ORDER BY change.rowid"""
"""A cross join keeps SQLite from going through all changes of all steps: values that went away have an index."""
MAKING_STEPS = """SELECT change.entry, min(change.step) FROM change CROSS JOIN step ON step.id = change.step
    WHERE change.field = 'id' AND change."before" IS NULL AND step.state IN ('done', 'kept')
    AND change.entry IN (SELECT value FROM json_each(?)) GROUP BY change.entry"""
"""That an entry was made has an index too."""
AMONG = ' WHERE "key" IN (SELECT value FROM json_each(?))'
PRESENT = " UNION ALL ".join(
    f"SELECT id FROM {kind.value} WHERE id IN (SELECT value FROM json_each(?1))"  # noqa: S608 - names of ours
    for kind in Kind
)


class EntryKey(NamedTuple):
    """A key that an entry gets."""

    entry: str
    key: str


def ids_by_key(connection: sqlite3.Connection) -> tuple[dict[str, str], frozenset[str]]:
    """The id of the entry that each known key stands for, and the deleted ids.

    Of several entries that have the same key it is the one whose source it is now, else the one of the latest step.
    """
    known = _ids(connection, DELETED_SOURCES) | _ids(connection, HOLDING)
    sources = _ids(connection, SOURCES)
    doubtful = set(known.values()).difference(sources.values())
    present = {str(entry) for (entry,) in connection.execute(PRESENT, [json.dumps(sorted(doubtful))])}
    return known | sources, frozenset(doubtful - present)


def ids_of_keys(connection: sqlite3.Connection, keys: Collection[str]) -> dict[str, str]:
    """The same of some keys alone, which costs less."""
    among = json.dumps(sorted(keys))
    known, holding, sources = (_ids(connection, query, AMONG, among) for query in (DELETED_SOURCES, HOLDING, SOURCES))
    return known | holding | sources


def _ids(connection: sqlite3.Connection, query: str, where: str = "", *values: str) -> dict[str, str]:
    """The entry of each key, of several the latest: an import may give a key whose step was undone and is redone.

    They are put in order here, since SQLite would go through every table by its index to do so.
    """
    rows = connection.execute(f'SELECT step, entry, "key" FROM ({query}){where}', values)  # noqa: S608
    return {str(key): str(entry) for step, entry, key in sorted(rows, key=lambda row: (row[0], str(row[1])))}


def deleted_rows(connection: sqlite3.Connection, ids: Collection[str]) -> list[RawRow]:
    """The entries with these ids that the runner has deleted, as they were last."""
    deletions: dict[str, dict[int, RawRow]] = {}
    for entry, step, kind, field, before in connection.execute(DELETIONS, [json.dumps(sorted(ids))]):
        if kind in set(Kind):
            steps = deletions.setdefault(str(entry), {})
            row = steps.setdefault(step, RawRow(Kind(kind), blank(Kind(kind))))
            row.record[field] = before
    return [row for steps in deletions.values() if (row := steps[max(steps)]).record.get("id")]


def write_keys(connection: sqlite3.Connection, keys: Sequence[EntryKey], step: int) -> None:
    """Let entries have keys for as long as a step holds."""
    rows = ((key, entry, step) for entry, key in keys)
    connection.executemany('INSERT OR IGNORE INTO origin ("key", entry, step) VALUES (?, ?, ?)', rows)


def write_keys_of_present(connection: sqlite3.Connection, keys: Sequence[EntryKey]) -> None:
    """Let entries have keys for as long as they are in the journal: nothing else changes, so it is no step.

    An entry that another program has put into the file gets none.
    """
    made = making_steps(connection, {entry for entry, _ in keys})
    for entry, key in keys:
        if entry in made:
            write_keys(connection, [EntryKey(entry, key)], made[entry])


def making_steps(connection: sqlite3.Connection, entries: Collection[str]) -> dict[str, int]:
    """The step that made each of some entries."""
    rows = connection.execute(MAKING_STEPS, [json.dumps(sorted(entries))])
    return {str(entry): int(step) for entry, step in rows}
