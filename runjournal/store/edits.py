"""Changes of entries as edits of rows, and what an edit may not do."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from runjournal.errors import JournalError
from runjournal.model.choices import Kind, Quality
from runjournal.model.entries import Entry
from runjournal.model.limits import MOST_WATER_ML
from runjournal.model.records import Record, to_record
from runjournal.store.failures import printable
from runjournal.store.lookup import RawRow

CHUNK = 500


class Edit(NamedTuple):
    """The change of one entry: its raw record before and after, None if there is none."""

    kind: Kind
    id: str
    before: Record | None
    after: Record | None

    def reversed(self) -> "Edit":
        """The edit that takes this one back."""
        return Edit(self.kind, self.id, self.after, self.before)


def not_known(entries: Sequence[Entry], rows: Mapping[str, RawRow]) -> list[Entry]:
    """The entries that are not yet in the journal. Raises `JournalError` if another entry has the id of one."""
    records = {row.id: (row.kind, row.record) for row in rows.values()}
    new: list[Entry] = []
    for entry in entries:
        own = (entry.kind, to_record(entry))
        if entry.id not in records:
            records[entry.id] = own
            new.append(entry)
        elif _without_ache(*records[entry.id]) != _without_ache(*own):
            raise JournalError(
                f"Another entry has the id {printable(entry.id, 64)} already, a {records[entry.id][0]}.",
                "Leave the id out to add it as a new entry.",
            )
    return new


def _without_ache(kind: Kind, record: Record) -> tuple[Kind, Record]:
    """An entry to be compared: the ache that an earlier version wrote for every rating is as good as not written."""
    if kind is Kind.SORENESS and record.get("quality") == Quality.ACHE.value:
        record = {**record, "quality": None}
    return kind, record


def additions(entries: Iterable[Entry]) -> list[Edit]:
    """The edits that add entries."""
    return [Edit(entry.kind, entry.id, None, to_record(entry)) for entry in entries]


def deletions(rows: Iterable[RawRow]) -> list[Edit]:
    """The edits that delete rows."""
    return [Edit(row.kind, row.id, row.record, None) for row in rows]


def replacement(old: RawRow, entry: Entry) -> list[Edit]:
    """The edits that put an entry in a row's place: none if nothing differs, two if its kind does."""
    record = to_record(entry)
    if old.kind is not entry.kind:
        return [*deletions([old]), *additions([entry])]
    return [Edit(old.kind, old.id, old.record, record)] if old.record != record else []


def check_drinks(connection: sqlite3.Connection, edits: Iterable[Edit]) -> None:
    """Raise `JournalError` if more than 20 l are logged on a day after the edits; called within their transaction."""
    days = sorted({str(edit.after["day"]) for edit in edits if edit.kind is Kind.DRINK and edit.after})
    for first in range(0, len(days), CHUNK):
        some = days[first : first + CHUNK]
        query = f"SELECT day, sum(volume_ml) FROM drink WHERE day IN ({', '.join('?' * len(some))}) GROUP BY day"  # noqa: S608
        for day, volume_ml in connection.execute(query, some):
            if volume_ml > MOST_WATER_ML:
                raise JournalError(
                    f"That makes {volume_ml / 1000:g} l of drinks on {day}; a day holds at most 20 l.",
                    "Check the amount: a bare number under 20 is read as litres.",
                )
