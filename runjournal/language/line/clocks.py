"""Times of day and spans of them, as runners write them."""

import re
from datetime import time, timedelta

from runjournal.language.line.draft import Provenance
from runjournal.language.line.tokens import Token
from runjournal.model.frozen import frozen

_TIME = r"([0-9]{1,2})(?::([0-9]{2}))?(am|pm)?"
_ONE = re.compile(_TIME)
_SPAN = re.compile(rf"{_TIME}-{_TIME}")
_OFFSET = re.compile(r"([0-9]{1,2}:[0-9]{2})(z|[+-][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)")
_SHIFT = re.compile(r"([+-])([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?")


@frozen
class Clock:
    """A time of day, with the end of a span or the offset that says which of two equal times is meant.

    `01:30-04:00` can be either: `until` and `offset` are both set, and the day and zone decide.
    """

    token: Token
    wall: time
    until: time | None = None
    offset: timedelta | None = None
    provenance: Provenance = Provenance.WRITTEN


def clock_of(token: Token) -> Clock | None:
    """The time of day of `18:00`, `6pm`, `6:30pm`, `18:00-18:45`, `6-7pm`, `01:30+00:00`; None for another word."""
    word = token.word.replace("–", "-")
    if ":" not in word and not word.endswith("m"):
        return None
    return _offset_clock(token, word) or _span_clock(token, word) or _plain_clock(token, word)


def hour_of(token: Token) -> Clock | None:
    """The time of day of a bare hour, as after `at`; guessed, since it might have been the afternoon."""
    match = re.fullmatch(r"[0-9]{1,2}", token.word)
    wall = _time(match[0], None, None) if match else None
    return Clock(token, wall, provenance=Provenance.GUESSED) if wall else None


def _plain_clock(token: Token, word: str) -> Clock | None:
    match = _ONE.fullmatch(word)
    wall = _time(*match.groups()) if match and (match[2] or match[3]) else None
    return Clock(token, wall) if wall else None


def _span_clock(token: Token, word: str) -> Clock | None:
    match = _SPAN.fullmatch(word)
    if not match:
        return None
    first = _time(match[1], match[2], match[3] or match[6])
    last = _time(match[4], match[5], match[6])
    return Clock(token, first, until=last) if first and last else None


def _offset_clock(token: Token, word: str) -> Clock | None:
    match = _OFFSET.fullmatch(word)
    hours, _, minutes = match[1].partition(":") if match else ("24", "", "")
    wall = _time(hours, minutes, None)
    if not match or not wall:
        return None
    span = _span_clock(token, word)
    return Clock(token, wall, until=span.until if span else None, offset=_shift(match[2]))


def _shift(offset: str) -> timedelta:
    match = _SHIFT.fullmatch(offset)
    if not match:
        return timedelta(0)
    size = timedelta(hours=int(match[2]), minutes=int(match[3]), seconds=int(match[4] or 0))
    return -size if match[1] == "-" else size


def _time(hours: str, minutes: str | None, half: str | None) -> time | None:
    hour, minute = int(hours), int(minutes or 0)
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
