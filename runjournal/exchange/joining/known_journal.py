"""What the journal knows when something is imported, looked up by key, by file and by time."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import UTC, datetime, timedelta
from functools import cached_property

from runjournal.exchange.activities.local_time import moment_of
from runjournal.exchange.activities.recording import RecordedDrink, Recording
from runjournal.exchange.activities.values import CLOCK_NOT_SET
from runjournal.model.context import Context
from runjournal.model.entries import Entry, Race, Run
from runjournal.model.frozen import frozen
from runjournal.model.limits import FIRST_DAY, LAST_DAY, Invalid
from runjournal.model.moments import Moment

LIES_AHEAD = "its time lies ahead, so the clock was wrong; log it by hand"
AHEAD = timedelta(days=1)
"""How far ahead of now a clock may be."""
SAME_DAY = timedelta(hours=24)
NEIGHBOURS = 8
"""Entries on each side of an instant in whose zones a recording may be."""


@frozen(kw_only=True, slots=False)
class KnownJournal:
    """The entries of the journal that an import may be about.

    `entries` are the runs, races and drinks of the days around, and those that keys of the import stand for.
    `entry_by_key` has the id of the entry, present or deleted, for every known key; `deleted` are those of them that
    the runner deleted, as they were last.
    """

    entries: Sequence[Entry] = ()
    entry_by_key: Mapping[str, str] = field(default_factory=dict)
    deleted: Sequence[Entry] = ()

    def of_keys(self, keys: Iterable[str]) -> tuple[bool, Entry | None]:
        """Whether one of some keys is known, and the entry that it stands for if that is here, a present one first."""
        ids = [self.entry_by_key[key] for key in keys if key in self.entry_by_key]
        found = [entry for entry in map(self._by_id.get, ids) if entry]
        return bool(ids), min(found, key=self.is_deleted, default=None)

    def is_deleted(self, entry: Entry) -> bool:
        """Whether the runner has deleted an entry."""
        return entry.id in self._deleted_ids

    def keys_of_file(self, digest: str) -> Sequence[str]:
        """The known keys of the activities in the file with this digest; none if one of these is not known."""
        keys = self._keys_by_digest.get(digest, ())
        return keys if len(keys) >= max(map(_activities_beside, keys), default=1) else ()

    def zones_around(self, instant: datetime, within: timedelta = timedelta.max) -> list[str]:
        """The zones of the entries around an instant, the nearest first."""
        at = bisect_left(self._starts, instant)
        near = range(max(at - NEIGHBOURS, 0), min(at + NEIGHBOURS, len(self._starts)))
        apart = sorted((abs(self._starts[index] - instant), index) for index in near)
        return list(dict.fromkeys(self._in_order[index].start.zone for far, index in apart if far <= within))

    def start_of(self, recorded: Recording | RecordedDrink, context: Context) -> Moment:
        """When something recorded starts. Raises `Invalid` with the reason if a clock was wrong or says nothing."""
        instant = recorded.start or (recorded.wall and recorded.wall.replace(tzinfo=UTC))
        day = instant.date() if instant else recorded.day
        if day is None:
            raise Invalid("start", "it does not say when it was")
        if not FIRST_DAY <= day <= LAST_DAY:
            raise Invalid("start", CLOCK_NOT_SET if day < FIRST_DAY else LIES_AHEAD)
        zones = self.zones_around(instant) if instant else ()
        start = moment_of(recorded, self._there(recorded, context, instant), zones)
        if start.span.earliest > context.now + AHEAD:
            raise Invalid("start", LIES_AHEAD)
        return start

    def _there(self, recorded: Recording | RecordedDrink, context: Context, instant: datetime | None) -> Context:
        """The context where the runner was, as the entries of the same day say: not everybody stays in one zone."""
        is_known = isinstance(recorded, Recording) and recorded.offset_s is not None
        zones = () if is_known or instant is None else self.zones_around(instant, SAME_DAY)
        return context._replace(zone=zones[0]) if zones else context

    @cached_property
    def efforts(self) -> "list[Run | Race]":
        """The runs and races that are present."""
        return [entry for entry in self.entries if isinstance(entry, Run | Race)]

    @cached_property
    def came_from_somewhere(self) -> frozenset[str]:
        """The ids of the entries that an import has brought or filled."""
        return frozenset(self.entry_by_key.values())

    @cached_property
    def _by_id(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in (*self.deleted, *self.entries)}

    @cached_property
    def _deleted_ids(self) -> frozenset[str]:
        return frozenset(entry.id for entry in self.deleted)

    @cached_property
    def _keys_by_digest(self) -> dict[str, list[str]]:
        keys: dict[str, list[str]] = {}
        for key in self.entry_by_key:
            parts = key.split(":")
            if len(parts) == 3:
                keys.setdefault(parts[1], []).append(key)
        return keys

    @cached_property
    def _in_order(self) -> list[Entry]:
        return sorted(self.entries, key=lambda entry: entry.starts.earliest)

    @cached_property
    def _starts(self) -> list[datetime]:
        return [entry.starts.earliest for entry in self._in_order]


def _activities_beside(key: str) -> int:
    """How many activities its file holds, as the key of one says; see `key_in_file`."""
    of = key.rpartition("/")[2]
    return int(of) if of.isdecimal() else 1
