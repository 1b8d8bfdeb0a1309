"""The entries of one kind in the order of time, found by halving instead of by reading them all."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from runjournal.model.entries import Entry
from runjournal.model.frozen import frozen
from runjournal.model.limits import LONGEST_S
from runjournal.rules.times import earliest_start

E = TypeVar("E", bound=Entry)
Key = tuple[datetime, str]

LONGEST = timedelta(seconds=LONGEST_S)
AFTER_EVERY_ID = "\U0010ffff"


@frozen
class EntryIndex(Generic[E]):
    """Entries of one kind, sorted by their earliest start (UTC), then id; `keys` holds just these.

    `plans` are those that are only planned, in the same order: they are few, so that asking for them is cheap.
    """

    entries: tuple[E, ...] = ()
    keys: tuple[Key, ...] = ()
    plans: tuple[E, ...] = ()

    @classmethod
    def of(cls, entries: Iterable[E]) -> "EntryIndex[E]":
        """An index of entries in any order."""
        ordered = sorted(entries, key=_key)
        return cls(tuple(ordered), tuple(map(_key, ordered)), tuple(entry for entry in ordered if entry.is_planned))

    def plus(self, entry: E) -> "EntryIndex[E]":
        """The index with one more entry in its place."""
        key = _key(entry)
        index = bisect_right(self.keys, key)
        return EntryIndex(
            (*self.entries[:index], entry, *self.entries[index:]),
            (*self.keys[:index], key, *self.keys[index:]),
            tuple(sorted((*self.plans, entry), key=_key)) if entry.is_planned else self.plans,
        )

    def without(self, ids: Collection[str]) -> "EntryIndex[E]":
        """The index without the entries of these ids."""
        kept = [index for index, key in enumerate(self.keys) if key[1] not in ids]
        if len(kept) == len(self.keys):
            return self
        return EntryIndex(
            tuple(self.entries[index] for index in kept),
            tuple(self.keys[index] for index in kept),
            tuple(entry for entry in self.plans if entry.id not in ids),
        )

    def starting(self, first: datetime, last: datetime) -> tuple[E, ...]:
        """The entries whose earliest start lies in first..last, both included."""
        if not self.keys:
            return ()
        return self.entries[bisect_left(self.keys, (first, "")) : bisect_right(self.keys, (last, AFTER_EVERY_ID))]

    def overlapping(self, first: datetime, last: datetime) -> tuple[E, ...]:
        """The entries that may still run at `first` and may have started by `last`."""
        began = bisect_left(self.keys, (first - LONGEST, ""))
        inside = bisect_left(self.keys, (first, ""), lo=began)
        end = bisect_right(self.keys, (last, AFTER_EVERY_ID), lo=began)
        running = [entry for entry in self.entries[began : min(inside, end)] if entry.ends.latest >= first]
        return (*running, *self.entries[inside:end])

    def latest_done_before(self, first: datetime, count: int) -> tuple[E, ...]:
        """The latest `count` done entries that surely ended before `first`, oldest first."""
        latest: list[E] = []
        for entry in reversed(self.entries[: bisect_left(self.keys, (first, ""))]):
            if len(latest) == count:
                break
            if entry.is_done and entry.ends.latest < first:
                latest.append(entry)
        return tuple(reversed(latest))


def _key(entry: Entry) -> Key:
    return earliest_start(entry), entry.id
