"""The history that rules read: an immutable slice of the journal around a moment."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import field
from datetime import datetime, timedelta
from functools import cache, cached_property
from typing import NamedTuple, TypeVar, cast

from runjournal.model.choices import Depth, Kind, Status
from runjournal.model.context import Context
from runjournal.model.entries import Condition, Entry, Massage, Race, Run
from runjournal.model.frozen import frozen
from runjournal.model.settings import SettingDoc, Settings, Thresholds, setting_docs
from runjournal.rules.index import LONGEST, EntryIndex
from runjournal.rules.own_recovery import OwnRecovery
from runjournal.rules.times import earliest_start

T = TypeVar("T")
E = TypeVar("E", bound=Entry)

EVER = timedelta(days=366 * 140)
"""A reach beyond every date that a journal can hold."""

_EMPTY: EntryIndex[Entry] = EntryIndex()
_NOT_KNOWN: Mapping[Depth, OwnRecovery] = {}


MARGIN = LONGEST + timedelta(days=4)
"""How much further a rule reads than its thresholds say: how long an entry may last, and the days without a time."""


class Reach(NamedTuple):
    """How much of a kind of entry a rule reads: so far back and ahead of the moment it looks at, in time.

    `at_least` reads on into the past until so many done entries of the kind are in hand, however old.
    """

    kind: Kind
    back: timedelta = timedelta(0)
    ahead: timedelta = timedelta(0)
    at_least: int = 0


def reach_back(*thresholds: str) -> timedelta:
    """How far back a rule reads that adds up some thresholds, however long the runner sets them."""
    return sum((_longest(name) for name in thresholds), MARGIN)


@cache
def _longest(threshold: str) -> timedelta:
    words = _words()[threshold]
    if words.high is None or words.unit not in ("h", "days"):
        raise ValueError(f"{threshold} is no length of time")
    return timedelta(hours=words.high) if words.unit == "h" else timedelta(days=words.high)


@cache
def _words() -> Mapping[str, SettingDoc]:
    return setting_docs(Thresholds)


@frozen(slots=False)
class History:
    """Entries around the `now` of a context, which also has the runner's zone and settings.

    Each kind of entry has an index, sorted by earliest start, then id. Cancelled entries are left out, and so are those
    that are done but start after `now`: they had not happened yet. `recovery` is the runner's own after each depth, as
    far as it is known: it comes in like the settings, since it is derived from more of the journal than is here.
    """

    indexes: Mapping[Kind, EntryIndex[Entry]]
    context: Context
    recovery: Mapping[Depth, OwnRecovery] = field(default_factory=dict)
    _cache_across_plans: dict[Hashable, object] = field(default_factory=dict, repr=False, compare=False)
    _cache: dict[Hashable, object] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(
        cls,
        entries: Iterable[Entry],
        context: Context,
        recovery: Mapping[Depth, OwnRecovery] = _NOT_KNOWN,
    ) -> "History":
        """A history of any entries in any order."""
        by_kind: dict[Kind, list[Entry]] = {}
        for entry in entries:
            if counts(entry, context.now):
                by_kind.setdefault(entry.kind, []).append(entry)
        indexes = {kind: EntryIndex.of(of_kind) for kind, of_kind in by_kind.items()}
        return cls(indexes, context, recovery)

    def plus(self, *entries: Entry) -> "History":
        """The history as it would be with more entries; an entry whose id is known takes the place of the old one."""
        replaced = self._ids.intersection([entry.id for entry in entries])
        if replaced:
            return self.without(*replaced).plus(*entries)
        indexes = dict(self.indexes)
        for entry in entries:
            if counts(entry, self.now):
                indexes[entry.kind] = indexes.get(entry.kind, _EMPTY).plus(entry)
        cache = self._cache_across_plans if all(entry.is_planned for entry in entries) else {}
        return History(indexes, self.context, self.recovery, cache)

    def without(self, *ids: str) -> "History":
        """The history as it would be without the entries of these ids, of which some may not be in it."""
        gone = self._ids.intersection(ids)
        if not gone:
            return self
        indexes = {kind: index.without(gone) for kind, index in self.indexes.items()}
        only_plans = not any(entry.is_done for entry in self.entries if entry.id in gone)
        cache = self._cache_across_plans if only_plans else {}
        return History(indexes, self.context, self.recovery, cache)

    def only(self, ids: Collection[str]) -> "History":
        """The history with the entries of these ids alone."""
        gone = {entry.id for index in self.indexes.values() for entry in index.entries if entry.id not in ids}
        indexes = {kind: index.without(gone) for kind, index in self.indexes.items()}
        return History({kind: index for kind, index in indexes.items() if index.entries}, self.context, self.recovery)

    def cached_across_plans(self, key: Hashable, make: Callable[["History"], T]) -> T:
        """What `make` finds, computed once for all histories that differ in plans alone.

        `make` reads done entries, `now`, the zone and the settings, never a plan.
        """
        if key not in self._cache_across_plans:
            self._cache_across_plans[key] = make(self)
        return cast(T, self._cache_across_plans[key])

    def cached(self, subject: E, make: Callable[["History", E], T]) -> T:
        """What `make` finds about a subject, computed once for this history."""
        key = (make, id(subject))
        if key not in self._cache:
            self._cache[key] = (subject, make(self, subject))
        return cast(tuple[E, T], self._cache[key])[1]

    @property
    def now(self) -> datetime:
        """The moment around which it is, an aware UTC datetime."""
        return self.context.now

    @property
    def zone(self) -> str:
        """The runner's IANA zone."""
        return self.context.zone

    @property
    def settings(self) -> Settings:
        """The runner's settings."""
        return self.context.settings

    @property
    def thresholds(self) -> Thresholds:
        """The thresholds of the rules."""
        return self.context.settings.thresholds

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, sorted by earliest start, then id."""
        keyed = [pair for index in self.indexes.values() for pair in zip(index.keys, index.entries, strict=True)]
        return tuple(entry for _, entry in sorted(keyed, key=lambda pair: pair[0]))

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(entry.id for index in self.indexes.values() for entry in index.entries if entry.id)

    def own_recovery(self, depth: Depth | None) -> OwnRecovery | None:
        """The runner's own recovery after a depth, if it is known and may lengthen times."""
        return self.recovery.get(depth) if depth and self.thresholds.own_recovery else None

    def index(self, entry_type: type[E]) -> EntryIndex[E]:
        """The entries of one kind, to be asked for a stretch of time."""
        return cast("EntryIndex[E]", self.indexes.get(entry_type.kind, _EMPTY))

    @property
    def runs(self) -> tuple[Run, ...]:
        return self.index(Run).entries

    @property
    def massages(self) -> tuple[Massage, ...]:
        return self.index(Massage).entries

    @property
    def races(self) -> tuple[Race, ...]:
        return self.index(Race).entries

    @property
    def conditions(self) -> tuple[Condition, ...]:
        return self.index(Condition).entries

    def within(self, reach: Reach) -> tuple[Entry, ...]:
        """The entries of a kind that overlap the reach around `now`, and those that `at_least` adds, oldest first."""
        index = self.indexes.get(reach.kind)
        if index is None:
            return ()
        first, last = self.now - reach.back, self.now + reach.ahead
        inside = index.overlapping(first, last)
        missing = reach.at_least and reach.at_least - sum(entry.is_done for entry in inside)
        return (*index.latest_done_before(first, missing), *inside) if missing > 0 else inside

    def cut(self, reaches: Iterable[Reach]) -> "History":
        """Only what the reaches cover: the slice a store loads, so that a check costs the same in any journal."""
        kept = dict.fromkeys(entry for reach in reaches for entry in self.within(reach))
        return History.of(kept, self.context, self.recovery)


def counts(entry: Entry, now: datetime) -> bool:
    """Whether rules look at an entry: not cancelled, and not done before it could have been."""
    status = entry.status
    return status is Status.PLANNED or (status is Status.DONE and earliest_start(entry) <= now)
