"""Finding rows by their ids, whole or by their end, unchecked: a row need not be a valid entry to be deleted."""

import re
import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from runjournal.errors import JournalError
from runjournal.model.choices import Kind
from runjournal.model.records import Record
from runjournal.store.failures import printable
from runjournal.store.rows import record_of, select

CHUNK = 500
SHORTEST_END = 4
MOST_LISTED = 5
NO_UTF8 = re.compile("[\ud800-\udfff]")
"""What Python makes of bytes in an argument that are no UTF-8, and SQLite cannot be asked for."""


class RawRow(NamedTuple):
    """A row of a kind's table."""

    kind: Kind
    record: Record

    @property
    def id(self) -> str:
        """The entry's id."""
        return str(self.record["id"])


def find_all(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, RawRow]:
    """The rows with these ids, by id; unknown ids are left out."""
    rows: dict[str, RawRow] = {}
    for first in range(0, len(ids), CHUNK):
        chunk = ids[first : first + CHUNK]
        condition = f"id IN ({', '.join('?' * len(chunk))})"
        rows |= {row.id: row for row in _where(connection, condition, chunk)}
    return rows


def find(connection: sqlite3.Connection, id_or_end: str) -> RawRow:
    """The row with this id, or the only one whose id ends so. Raises `JournalError` if there is none or several."""
    if NO_UTF8.search(id_or_end):
        raise no_such_entry(id_or_end)
    exact = find_all(connection, [id_or_end]).get(id_or_end)
    if exact:
        return exact
    if len(id_or_end) < SHORTEST_END:
        raise JournalError(
            f"{printable(id_or_end, 64)!r} is too short for an id.",
            f"Give the id, or its last {SHORTEST_END} characters or more.",
        )
    ending = list(_where(connection, "substr(id, -length(?1)) = ?1", [id_or_end.lower()]))
    if len(ending) == 1:
        return ending[0]
    raise _several(id_or_end, ending) if ending else no_such_entry(id_or_end)


def no_such_entry(id_or_end: str) -> JournalError:
    """The error for an id that no entry has."""
    return JournalError(
        f"No entry has the id {printable(id_or_end, 64)}, or one that ends so.",
        "Ids are shown by `runjournal show --json` and in the export.",
    )


def _several(end: str, rows: Sequence[RawRow]) -> JournalError:
    listed = ", ".join(f"{row.kind.value} {printable(row.id, 64)}" for row in rows[:MOST_LISTED])
    more = f" and {len(rows) - MOST_LISTED} more" if len(rows) > MOST_LISTED else ""
    return JournalError(
        f"{len(rows)} entries have an id that ends in {printable(end, 64)}: {listed}{more}.",
        "Give more of the id.",
    )


def _where(connection: sqlite3.Connection, condition: str, values: Sequence[str]) -> Iterable[RawRow]:
    for kind in Kind:
        for row in connection.execute(f"{select(kind)} WHERE {condition}", values):
            yield RawRow(kind, record_of(kind, row))
