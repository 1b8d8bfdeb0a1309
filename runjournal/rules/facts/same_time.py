"""The entries at the same time as others."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from runjournal.model.choices import Kind
from runjournal.model.entries import ENTRY_TYPES, Entry, Massage, Race, Run
from runjournal.rules.facts.hard_runs import ended, is_end_expected, why_hard
from runjournal.rules.history import History
from runjournal.rules.times import SECOND, ZERO, hours_of

TAKES_TIME: dict[Kind, type[Entry]] = {
    kind: ENTRY_TYPES[kind] for kind in (Kind.RUN, Kind.RACE, Kind.MASSAGE, Kind.BATH)
}
FARTHEST_LENGTH = timedelta(days=7)
"""How long an entry can last: 72 hours if it says so, and 500 km at 20 min/km if it does not."""


def at_the_same_time(booked: Sequence[Entry], history: History) -> tuple[Entry, ...]:
    """The runs, races, massages and baths of a history at the same time as `booked`; whole days are at none."""
    ids = {entry.id for entry in booked}
    near = [other for entry in booked if _takes_time(entry) for other in _at_the_time_of(entry, history)]
    return tuple(other for other in dict.fromkeys(near) if other.id not in ids)


def taken_until(history: History, entry: Massage | Run | Race) -> datetime:
    """Until when nothing else is to be booked, of an entry with a time."""
    if isinstance(entry, Massage) or entry.length:
        return entry.ends.latest
    is_open = isinstance(entry, Race) or (is_end_expected(entry) and bool(why_hard(history, entry)))
    return ended(history, entry).latest + (hours_of(history.thresholds.expected_end_h) if is_open else ZERO)


def _at_the_time_of(entry: Entry, history: History) -> Iterator[Entry]:
    first = entry.starts.earliest
    end = first + _length(entry, history)
    for entry_type in TAKES_TIME.values():
        for other in history.index(entry_type).starting(first - FARTHEST_LENGTH, end):
            if _takes_time(other) and _overlaps(other, first, end, history):
                yield other


def _takes_time(entry: Entry) -> bool:
    return entry.kind in TAKES_TIME and not entry.start.is_whole_day and not entry.is_cancelled


def _overlaps(entry: Entry, first: datetime, end: datetime, history: History) -> bool:
    """Whether a timed entry has a second of first..end; one of unknown length takes the second in which it starts."""
    start = entry.starts.earliest
    return start < end and first < start + _length(entry, history)


def _length(entry: Entry, history: History) -> timedelta:
    """How long an entry lasts; a run or race without a duration, as long as its distance takes."""
    length = ended(history, entry).latest - entry.starts.earliest if isinstance(entry, Run | Race) else entry.length
    return max(length, SECOND)
