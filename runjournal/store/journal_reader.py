"""Reading a journal: plain SQL on indexed days, the same cost in a journal of one year and of fifty.

Rows are selected by their local day, with a margin for zones and long runs; the entries themselves decide. A row that
is no valid entry, which another program may have written, is left out and remembered.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from heapq import merge
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from runjournal.model.choices import Depth, Kind
from runjournal.model.context import Context
from runjournal.model.entries import Entry, Massage, Race
from runjournal.model.limits import FIRST_DAY, LAST_DAY, LONGEST_S, Invalid
from runjournal.store.failures import printable, translated
from runjournal.store.rows import ZONES, Row, day_text, reader, select
from runjournal.store.schema import STATUS_KINDS

if TYPE_CHECKING:
    from runjournal.language.filters.filter import Filter
    from runjournal.rules.facts.recovery import Recovery
    from runjournal.rules.history import History, Reach
    from runjournal.rules.own_recovery import OwnRecovery
    from runjournal.store.recoveries import Recoveries
    from runjournal.store.searching import EntryPage, Search

LONGEST = timedelta(seconds=LONGEST_S)


class UnreadableEntry(NamedTuple):
    """A row that is no valid entry: its kind, its id made printable, and what is wrong with it."""

    kind: Kind
    id: str
    sentence: str


class JournalReader:
    """Reads an open journal. Its connection belongs to the thread that opened it."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self._connection = connection
        self._version_before = 0
        """More than any version that was read from a file that was open before this one."""
        self._unreadable: dict[tuple[Kind, str], UnreadableEntry] = {}
        self._kept_recoveries: Recoveries | None = None
        self._kept_search: Search | None = None

    def version(self) -> int:
        """A number that changes whenever any process has changed the journal, for as long as this one is open."""
        with translated(self.path):
            (others,) = self._connection.execute("PRAGMA data_version").fetchone()
        return self._version_before + int(others) + self._connection.total_changes

    def _read_from(self, connection: sqlite3.Connection, version: int) -> None:
        """Go on with another file, of which every version is more than this one; forget what was read."""
        self._connection = connection
        self._version_before = version
        self._unreadable.clear()
        self._kept_recoveries = None
        self._kept_search = None

    @property
    def unreadable(self) -> tuple[UnreadableEntry, ...]:
        """The rows met so far that are no valid entries and were left out."""
        return tuple(self._unreadable.values())

    @property
    def is_empty(self) -> bool:
        """Whether nothing is logged."""
        return not any(self._rows(f"SELECT 1 FROM {kind.value} LIMIT 1") for kind in Kind)  # noqa: S608

    def on_day(self, day: date) -> tuple[Entry, ...]:
        """The entries of a local day, in the order of their start; cancelled ones too."""
        return self.between(day, day)

    def between(self, first: date, last: date, kinds: Collection[Kind] = ()) -> tuple[Entry, ...]:
        """The entries whose local day lies within `first` to `last`, of some kinds or of all, in order."""
        entries = [entry for kind in kinds or Kind for entry in self._between(kind, first, last)]
        return tuple(sorted(entries, key=_order))

    def all(self) -> Iterator[Entry]:
        """Every entry, oldest first, read a page at a time."""
        return merge(*(self._oldest_first(kind) for kind in Kind), key=_order)

    def revisions(self, entries: Iterable[Entry]) -> dict[str, tuple[int, datetime]]:
        """By an entry's id, how many steps have changed it since it was logged, and when the last one did."""
        import json  # which the first paint does without

        ids = [entry.id for entry in entries]
        query = """SELECT entry, count(DISTINCT step) - 1, max(at) FROM change JOIN step ON step.id = change.step
                   WHERE entry IN (SELECT value FROM json_each(?)) GROUP BY entry"""
        rows = self._rows(query, json.dumps(ids))
        return {
            str(entry): (int(str(steps)), datetime.fromisoformat(str(changed_at))) for entry, steps, changed_at in rows
        }

    def massages_before(self, instant: datetime) -> Iterator[Massage]:
        """The massages that start before an instant and are not cancelled, newest first, read a page at a time."""
        for entry in self._newest_first(Kind.MASSAGE, instant.year + 1):
            if entry.starts.earliest < instant and not entry.is_cancelled:
                yield cast(Massage, entry)

    def latest(self, kind: Kind, now: datetime) -> Entry | None:
        """The latest entry of a kind that has begun and is done; None if there is none."""
        done = " AND status = 'done'" if kind in STATUS_KINDS else ""
        begun = self._entries(kind, f" WHERE day <= ?{done} ORDER BY day DESC LIMIT 100", day_text(now, ZONES))
        return max((entry for entry in begun if entry.starts.earliest <= now), key=_order, default=None)

    def next_race(self, now: datetime) -> Race | None:
        """The next planned race that has not begun; one without a time counts until its day is over."""
        tail = " WHERE day >= ? AND status = 'planned' ORDER BY day LIMIT 20"
        races = self._entries(Kind.RACE, tail, day_text(now, -ZONES))
        return cast(Race | None, min((race for race in races if race.starts.latest >= now), key=_order, default=None))

    def find(
        self, filter_: "Filter", most: int, after: Entry | None = None, *, newest_first: bool = True
    ) -> "EntryPage":
        """The next `most` entries that a filter finds: after the entry `after`, or from the newest or oldest on."""
        return self.search.page(filter_, most, after, newest_first=newest_first)

    @property
    def search(self) -> "Search":
        """Finds entries by a filter."""
        from runjournal.store.searching import Search

        if self._kept_search is None:
            self._kept_search = Search(self._connection, self._rows, self._read)
        return self._kept_search

    def history(
        self,
        context: Context,
        around: Sequence[Entry] = (),
        *,
        with_own_recovery: bool = True,
    ) -> "History":
        """What the rules read around the context's `now`, and around entries not yet in the journal.

        Equal to the history of all entries, cut to the reaches that the rules declare, with the runner's own recovery
        unless that can wait.
        """
        from runjournal.rules.history import History
        from runjournal.rules.registry import RULESET

        declared, now = RULESET.history_reaches, context.now
        anchors = {now, *(instant for entry in around for instant in (entry.starts.earliest, entry.ends.latest))}
        entries = (entry for anchor in anchors for reach in declared for entry in self._reached(reach, anchor, now))
        whole = History.of({entry.id: entry for entry in entries}.values(), context)
        views = [History(whole.indexes, context.at(anchor)) for anchor in anchors]
        kept = {entry.id for view in views for reach in declared for entry in view.within(reach)}
        exact = whole.only(kept)
        return replace(exact, recovery=self.own_recovery(context)) if with_own_recovery else exact

    def reached_in(self, first: date, last: date, ahead: timedelta) -> tuple[Entry, ...]:
        """All that the rules read at any moment of the local days `first` to `last`, or some more, in order.

        At most `ahead` of what lies after them is read, so that a week long ago costs no more than this one.
        """
        from runjournal.rules.registry import RULESET

        begin, end = (datetime.combine(day, time(), UTC) for day in (first, last + timedelta(days=1)))
        entries = (
            entry for reach in RULESET.history_reaches for entry in self._reached_between(reach, begin, end, ahead)
        )
        return tuple(sorted(entries, key=_order))

    def first_day(self) -> date | None:
        """The earliest local day of any entry, or None if nothing is logged."""
        query = "SELECT min(day) FROM {} WHERE day BETWEEN ? AND ? AND day = date(day, '+0 days')"
        ends = FIRST_DAY.isoformat(), LAST_DAY.isoformat()
        days = (str(day) for kind in Kind for (day,) in self._rows(query.format(kind.value), *ends) if day)
        return min(map(date.fromisoformat, days), default=None)

    def own_recovery(self, context: Context) -> "Mapping[Depth, OwnRecovery]":
        """The runner's own recovery time after each depth that has enough sessions, from the latest massages."""
        return self._recoveries.own(context)

    def own_recovery_by_depth(self, context: Context) -> "Mapping[Depth, OwnRecovery]":
        """The same, read a depth at a time when it is looked up: while the journal is open and unchanged."""
        return self._recoveries.own_by_depth(context)

    def recoveries(self, context: Context) -> "tuple[Recovery, ...]":
        """How long the latest massages of each depth took to settle, as far as that can be told, oldest first."""
        return self._recoveries.timed(context)

    @property
    def _recoveries(self) -> "Recoveries":
        from runjournal.store.recoveries import Recoveries

        if self._kept_recoveries is None:
            self._kept_recoveries = Recoveries(self._entries, self._rows, self.version)
        return self._kept_recoveries

    def _reached(self, reach: "Reach", instant: datetime, now: datetime) -> Iterator[Entry]:
        """The entries within a reach around an instant and some days more, without cancelled ones."""
        latest = min(instant + reach.ahead, now)
        return self._reached_from(reach, instant, latest, day_text(instant, reach.ahead + ZONES))

    def _reached_between(self, reach: "Reach", begin: datetime, end: datetime, ahead: timedelta) -> Iterator[Entry]:
        """The entries within a reach around any instant of a period, at most `ahead` after its end."""
        return self._reached_from(reach, begin, begin, day_text(end, min(reach.ahead, ahead) + ZONES))

    def _reached_from(self, reach: "Reach", instant: datetime, latest: datetime, last: str) -> Iterator[Entry]:
        """Entries that are not cancelled from the beginning of a reach around `instant` to the day `last`.

        A reach with `at_least` counts that many done entries back from `latest`.
        """
        first = day_text(instant, -reach.back - LONGEST - ZONES)
        if reach.at_least:
            first = min(first, self._day_of_done(reach.kind, reach.at_least, day_text(latest, -ZONES)))
        live = " AND status != 'cancelled'" if reach.kind in STATUS_KINDS else ""
        return self._entries(reach.kind, f" WHERE day BETWEEN ? AND ?{live}", first, last)

    def _day_of_done(self, kind: Kind, count: int, latest: str) -> str:
        """A day from which up to `latest` at least `count` entries were done; the first possible day if fewer were.

        It is two days earlier than needed, which covers every zone.
        """
        done = " AND status = 'done'" if kind in STATUS_KINDS else ""
        query = f"SELECT date(day, '-2 days') FROM {kind.value} WHERE day <= ?{done} ORDER BY day DESC LIMIT 1 OFFSET ?"  # noqa: S608
        rows = self._rows(query, latest, count - 1)
        return str(rows[0][0]) if rows and rows[0][0] else FIRST_DAY.isoformat()

    def _between(self, kind: Kind, first: date, last: date) -> Iterator[Entry]:
        return self._entries(kind, " WHERE day BETWEEN ? AND ?", first.isoformat(), last.isoformat())

    def _oldest_first(self, kind: Kind) -> Iterator[Entry]:
        """Entries read a year at a time; one that may come after the next year's first has to wait."""
        waiting: list[Entry] = []
        for year in self._years(kind):
            entries = sorted([*waiting, *self._of_year(kind, year)], key=_order)
            border = datetime(year, 12, 31, tzinfo=UTC)
            yield from (entry for entry in entries if entry.starts.earliest < border)
            waiting = [entry for entry in entries if entry.starts.earliest >= border]
        yield from waiting

    def _newest_first(self, kind: Kind, last: int) -> Iterator[Entry]:
        """Entries read a year at a time from the year `last` back, the reverse of `_oldest_first`."""
        waiting: list[Entry] = []
        for year in reversed([year for year in self._years(kind) if year <= last]):
            entries = sorted([*waiting, *self._of_year(kind, year)], key=_order, reverse=True)
            border = datetime(year, 1, 2, tzinfo=UTC)
            yield from (entry for entry in entries if entry.starts.earliest >= border)
            waiting = [entry for entry in entries if entry.starts.earliest < border]
        yield from waiting

    def _years(self, kind: Kind) -> range:
        """The years from the first entry of a kind to the last."""
        where = f"FROM {kind.value} WHERE day GLOB '[12][0-9][0-9][0-9]-*'"
        ends = (f"(SELECT CAST(substr({end}(day), 1, 4) AS INTEGER) {where})" for end in ("min", "max"))
        first, last = self._rows(f"SELECT {', '.join(ends)}")[0]
        if not isinstance(first, int) or not isinstance(last, int):
            return range(0)
        return range(max(first, FIRST_DAY.year), min(last, LAST_DAY.year) + 1)

    def _of_year(self, kind: Kind, year: int) -> Iterator[Entry]:
        return self._between(kind, date(year, 1, 1), date(year, 12, 31))

    def _entries(self, kind: Kind, tail: str, *values: str | int) -> Iterator[Entry]:
        """The entries of the rows of a kind that `tail` selects."""
        for row in self._rows(select(kind) + tail, *values):
            entry = self._read(kind, row)
            if entry is not None:
                yield entry

    def _read(self, kind: Kind, row: Row) -> Entry | None:
        try:
            return reader(kind)(row)
        except Invalid as error:
            bad = UnreadableEntry(kind, printable(str(row[0]), 64), error.sentence)
            self._unreadable[kind, bad.id] = bad
            return None

    def _rows(self, query: str, *values: str | float) -> list[Row]:
        with translated(self.path):
            return self._connection.execute(query, values).fetchall()


def _order(entry: Entry) -> tuple[datetime, str]:
    return entry.starts.earliest, entry.id
