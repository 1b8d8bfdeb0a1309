"""Whether two recordings, or a recording and an entry, are the same run: by when they were and how far they went."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Generic, NamedTuple, TypeVar

from runjournal.model.entries import Race, Run

T = TypeVar("T")

HALF = 0.5
"""How much of the shorter of two runs lies within the other if they are the same: nobody runs twice at once."""
START_APART = timedelta(minutes=10)
"""How far apart two starts may be of the same run, by two clocks or as remembered."""
QUARTER_S = 15 * 60
FARTHEST_ZONE_S = 14 * 3600
CLOCKS_APART_S = 60
HOUR_S = 3600
MOST_AN_HOUR = 40
"""Runs of an hour that others are compared with: more than anybody runs, but a table may have any number of rows."""


class Interval(NamedTuple):
    """When a run was: aware UTC instants, equal if its length is not known."""

    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        """How long it is, pauses included."""
        return self.end - self.start

    def share(self, other: "Interval") -> float:
        """How much of the shorter one lies within the other, 0 to 1; an instant lies within wholly or not at all."""
        shorter = min(self.length, other.length)
        begin, end = max(self.start, other.start), min(self.end, other.end)
        if not shorter:
            return float(begin <= end)
        return max(end - begin, timedelta(0)) / shorter

    def apart(self, other: "Interval") -> timedelta:
        """How far apart they start."""
        return abs(self.start - other.start)


def interval_of(entry: Run | Race) -> Interval:
    """When an entry was, if its time of day is known."""
    return Interval(entry.starts.earliest, entry.ends.latest)


def is_within(value: int, reference: int, percent: int) -> bool:
    """Whether a value is within so many hundredths of another."""
    return abs(value - reference) * 100 <= reference * percent


def may_be_within(value: int | None, reference: int | None, percent: int) -> bool:
    """The same; True if one of them is not known."""
    return value is None or reference is None or is_within(value, reference, percent)


def is_in_another_zone(one: Interval, other: Interval) -> bool:
    """Whether two starts are apart by some quarters of an hour, as if one was read in another zone."""
    apart_s = round(one.apart(other).total_seconds())
    quarters = round(apart_s / QUARTER_S)
    rest_s = abs(apart_s - quarters * QUARTER_S)
    return 0 < quarters * QUARTER_S <= FARTHEST_ZONE_S and rest_s <= CLOCKS_APART_S


class TimeIndex(Generic[T]):
    """Things by the hours that they cover, so that those around an instant are found at once."""

    def __init__(self) -> None:
        self._by_hour: dict[int, list[T]] = {}

    def add(self, thing: T, interval: Interval) -> None:
        """Put a thing where its interval is."""
        for hour in _hours(interval.start, interval.end):
            things = self._by_hour.setdefault(hour, [])
            if len(things) < MOST_AN_HOUR:
                things.append(thing)

    def around(self, interval: Interval, margin: timedelta = START_APART) -> Iterator[T]:
        """The things that may lie within an interval and a margin on both sides; some more, and some several times."""
        for hour in _hours(interval.start - margin, interval.end + margin):
            yield from self._by_hour.get(hour, ())


def _hours(start: datetime, end: datetime) -> range:
    return range(int(start.timestamp() // HOUR_S), int(end.timestamp() // HOUR_S) + 1)
