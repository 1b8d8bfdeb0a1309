"""The history that rules read: an immutable slice of the journal around a moment."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import TypeVar

from runjournal.model.entries import (
    Bath,
    Condition,
    Drink,
    Entry,
    Kind,
    Massage,
    Meal,
    Race,
    Run,
    Soreness,
    Urine,
)
from runjournal.model.settings import Settings, Thresholds

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Reach:
    """How much of a kind of entry a rule reads: so far back and ahead of the moment it looks at, in time.

    `at_least` reads on into the past until so many done entries of the kind are in hand, however old.
    """

    kind: Kind
    back: timedelta = timedelta(0)
    ahead: timedelta = timedelta(0)
    at_least: int = 0


@dataclass(frozen=True)
class History:
    """Entries around `now` (an aware UTC datetime), with the runner's zone (IANA) and settings.

    Entries are sorted by their earliest start, then id. Cancelled entries are left out, and so are those that are
    done but start after `now`: they had not happened yet. `recovery` is the runner's own recovery time by depth,
    where enough sessions tell it.
    """

    entries: tuple[Entry, ...]
    now: datetime
    zone: str
    settings: Settings

    @classmethod
    def of(cls, entries: Iterable[Entry], now: datetime, zone: str, settings: Settings) -> "History":
        """A history of any entries in any order."""
        heard = [entry for entry in entries if not entry.is_cancelled and _happened(entry, now)]
        heard.sort(key=lambda entry: (entry.starts.earliest, entry.id))
        return cls(tuple(heard), now, zone, settings)

    def plus(self, *entries: Entry) -> "History":
        """The history as it would be with more entries; an entry whose id is known takes the place of the old one."""
        ids = {entry.id for entry in entries}
        kept = [entry for entry in self.entries if entry.id not in ids]
        return History.of([*kept, *entries], self.now, self.zone, self.settings)

    def with_settings(self, settings: Settings) -> "History":
        """The same entries under other settings."""
        return replace(self, settings=settings)

    @property
    def thresholds(self) -> Thresholds:
        """The thresholds of the rules."""
        return self.settings.thresholds

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        return self._of_type(Run)

    @cached_property
    def massages(self) -> tuple[Massage, ...]:
        return self._of_type(Massage)

    @cached_property
    def races(self) -> tuple[Race, ...]:
        return self._of_type(Race)

    @cached_property
    def soreness(self) -> tuple[Soreness, ...]:
        return self._of_type(Soreness)

    @cached_property
    def drinks(self) -> tuple[Drink, ...]:
        return self._of_type(Drink)

    @cached_property
    def urine(self) -> tuple[Urine, ...]:
        return self._of_type(Urine)

    @cached_property
    def meals(self) -> tuple[Meal, ...]:
        return self._of_type(Meal)

    @cached_property
    def baths(self) -> tuple[Bath, ...]:
        return self._of_type(Bath)

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        return self._of_type(Condition)

    def within(self, reach: Reach) -> tuple[Entry, ...]:
        """The entries of a kind that overlap the reach around `now`, and those that `at_least` adds."""
        first, last = self.now - reach.back, self.now + reach.ahead
        known = [entry for entry in self.entries if entry.kind is reach.kind and entry.starts.earliest <= last]
        inside = [entry for entry in known if entry.ends.latest >= first]
        older = [entry for entry in known if entry.ends.latest < first and entry.is_done]
        missing = max(reach.at_least - sum(entry.is_done for entry in inside), 0)
        return (*older[len(older) - min(missing, len(older)) :], *inside)

    def cut(self, reaches: Iterable[Reach]) -> "History":
        """Only what the reaches cover: the slice a store loads, so that a check costs the same in any journal."""
        kept = [entry for reach in reaches for entry in self.within(reach)]
        return History.of(kept, self.now, self.zone, self.settings)

    def _of_type(self, entry_type: type[E]) -> tuple[E, ...]:
        return tuple(entry for entry in self.entries if isinstance(entry, entry_type))


def _happened(entry: Entry, now: datetime) -> bool:
    return not entry.is_done or entry.starts.earliest <= now
