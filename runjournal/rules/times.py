"""When entries have surely started and ended, and how long a finding about them stays."""

from datetime import datetime, timedelta
from functools import cache

from runjournal.model.entries import Entry
from runjournal.model.moments import SHORTEST, Span

ZERO = timedelta(0)
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def earliest_start(entry: Entry) -> datetime:
    """The first instant at which an entry may start."""
    return entry.start.at or entry.starts.earliest


def surely_started(entry: Entry) -> datetime:
    """The first instant at which an entry has started, however early or late on a whole day it was."""
    return _whole(entry.starts)


def surely_ended(entry: Entry) -> datetime:
    """The first instant at which an entry has ended, however early or late on a whole day it was."""
    return _whole(entry.ends)


def _whole(span: Span) -> datetime:
    return whole_second(span.latest)


def whole_second(instant: datetime) -> datetime:
    """An instant, or for the last of a whole day the midnight that follows."""
    return instant + SHORTEST if instant.microsecond else instant


@cache
def hours_of(number: int) -> timedelta:
    """A threshold in hours as a length of time."""
    return timedelta(hours=number)
