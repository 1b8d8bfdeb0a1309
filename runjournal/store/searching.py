"""Finding entries by a filter, a page at a time, at the same cost in a journal of one year and of fifty.

They are ordered by local day, within a day by their start, entries without a time before the others. A page goes on
after the last entry of the page before, even if that was deleted since.
"""

import sqlite3
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from heapq import merge
from itertools import islice
from typing import NamedTuple, TypeVar

from runjournal.language.filters.filter import Filter
from runjournal.language.filters.terms import Says
from runjournal.model.choices import Kind
from runjournal.model.entries import Entry
from runjournal.store.failures import Damaged
from runjournal.store.filter_sql import SqlCondition, sql_condition
from runjournal.store.rows import Row, select
from runjournal.store.search_index import is_current, update_index
from runjournal.store.transaction import transaction

FIRST_ROWS = 64
MOST_ROWS = 1024

Read = Callable[[Kind, Row], Entry | None]
Rows = Callable[..., Sequence[Row]]
Position = tuple[str, str, str]
T = TypeVar("T")


class EntryPage(NamedTuple):
    """Entries that a filter finds, and whether there are more after them."""

    entries: tuple[Entry, ...]
    more: bool


class Count(NamedTuple):
    """How many entries a filter finds, and the local day of the first of them."""

    entries: int
    since: date | None


class Search:
    """Finds entries. `rows` and `read` read the journal whose connection it is."""

    def __init__(self, connection: sqlite3.Connection, rows: Rows, read: Read) -> None:
        self._connection = connection
        self._rows = rows
        self._read = read
        self._compared_at = -1
        self._is_indexed = False

    def page(self, filter_: Filter, most: int, after: Entry | None, *, newest_first: bool) -> EntryPage:
        """The next `most` entries after the entry `after`, or the first ones."""
        position = None if after is None else _position(after)

        def read() -> EntryPage:
            entries = tuple(islice(self._matching(filter_, position, newest_first=newest_first), most + 1))
            return EntryPage(entries[:most], len(entries) > most)

        return self._without_broken_index(read)

    def count(self, filter_: Filter) -> Count:
        """How many entries match; if SQL alone can tell, rows that cannot be read are counted too."""
        return self._without_broken_index(lambda: deque(self.counting(filter_), maxlen=1).pop())

    def counting(self, filter_: Filter) -> Iterator[Count]:
        """The count as it grows, kind by kind, so that the caller can do other things in between."""
        yield Count(0, None)
        if not self._sql_tells(filter_):
            days = [entry.day for entry in self._matching(filter_, None, newest_first=False)]
            yield Count(len(days), days[0] if days else None)
            return
        total, since = 0, ""
        for kind, condition in self._conditions(filter_):
            number, first = self._counted(kind, condition)
            total, since = total + number, min(filter(None, (since, first)), default="")
            yield Count(total, date.fromisoformat(since) if since else None)

    def _without_broken_index(self, read: Callable[[], T]) -> T:
        """The result of `read`; if the index turns out to be broken, read again without it."""
        try:
            return read()
        except Damaged:
            if not self._is_indexed:
                raise
            self._is_indexed = False
            return read()

    def _sql_tells(self, filter_: Filter) -> bool:
        if any(isinstance(term, Says) for term in filter_.without):
            return False
        return not filter_.texts or self._index_is_current()

    def get_ready(self) -> None:
        """Bring the search index up to date before the first search for words."""
        self._index_is_current()

    def _matching(self, filter_: Filter, after: Position | None, *, newest_first: bool) -> Iterator[Entry]:
        each = [
            self._of_kind(kind, filter_, condition, after, newest_first=newest_first)
            for kind, condition in self._conditions(filter_)
        ]
        return merge(*each, key=_position, reverse=newest_first)

    def _conditions(self, filter_: Filter) -> list[tuple[Kind, SqlCondition]]:
        therapists = [str(row[0]) for row in self._rows("SELECT DISTINCT therapist FROM massage")]
        is_indexed = bool(filter_.texts) and self._index_is_current()
        conditions = ((kind, sql_condition(filter_, kind, therapists, is_indexed=is_indexed)) for kind in Kind)
        return [(kind, condition) for kind, condition in conditions if condition is not None]

    def _of_kind(
        self, kind: Kind, filter_: Filter, condition: SqlCondition, position: Position | None, *, newest_first: bool
    ) -> Iterator[Entry]:
        limit = FIRST_ROWS
        while True:
            rows = self._rows(*_query(kind, condition, position, limit, newest_first=newest_first))
            for row in rows:
                entry = self._read(kind, row)
                if entry is not None and filter_.matches(entry):
                    yield entry
            if len(rows) < limit:
                return
            position = str(rows[-1][1]), str(rows[-1][2] or ""), str(rows[-1][0])
            limit = min(limit * 4, MOST_ROWS)

    def _counted(self, kind: Kind, condition: SqlCondition) -> tuple[int, str | None]:
        query = f"SELECT count(*), min(day) FROM {kind.value} WHERE {condition.sql}"  # noqa: S608 - words of ours
        ((number, first),) = self._rows(query, *condition.values)
        return int(str(number)), None if first is None else str(first)

    def _index_is_current(self) -> bool:
        """Whether the index can be used. It is compared again with the entries after another process has written."""
        ((version,),) = self._rows("PRAGMA data_version")
        if version != self._compared_at:
            self._is_indexed = is_current(self._connection) or self._mended()
            self._compared_at = int(str(version))
        return self._is_indexed

    def _mended(self) -> bool:
        try:
            with transaction(self._connection):
                update_index(self._connection)
        except sqlite3.DatabaseError:  # it cannot be written now, or not be mended: then every entry is looked at
            return False
        return True


def _query(
    kind: Kind, condition: SqlCondition, position: Position | None, limit: int, *, newest_first: bool
) -> tuple[str | float, ...]:
    """The query for the next rows of a kind, with its values."""
    sign, way = ("<", "DESC") if newest_first else (">", "ASC")
    behind = f" AND day {sign}= ? AND (day, ifnull(start, ''), id) {sign} (?, ?, ?)" if position else ""
    order = f"ORDER BY day {way}, start {way}, id {way} LIMIT ?"
    values = (position[0], *position) if position else ()
    return f"{select(kind)} WHERE ({condition.sql}){behind} {order}", *condition.values, *values, limit


def _position(entry: Entry) -> Position:
    """The position of an entry in the order, as the tables hold it."""
    instant = entry.start.at
    return entry.day.isoformat(), "" if instant is None else f"{instant:%Y-%m-%dT%H:%M:%SZ}", entry.id
