"""What a line of a calendar says: texts, times, lengths, offsets and rules, as the icalendar library reads them."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple, TypeVar

from icalendar.parser import Contentline, split_on_unescaped_comma, unescape_backslash
from icalendar.prop import vDDDTypes, vDuration, vRecur, vUTCOffset

from runjournal.exchange.calendar.components import ContentLine
from runjournal.exchange.lines import FormatError
from runjournal.model.limits import replace_controls

T = TypeVar("T")
SHOWN = 40
MOST_VALUES = 2_000
"""Values that one line may list, such as the dates of RDATE."""


class Split(NamedTuple):
    """A line taken apart: its parameters, its raw value, and its value as a text."""

    parameters: Mapping[str, str | list[str]]
    raw: str
    text: str


@lru_cache(maxsize=64)
def _split(line: ContentLine) -> Split:
    """The parts of a line, cached, since each time listed in a long one needs its zone."""

    def split() -> Split:
        _, parameters, raw = Contentline(line.text.strip()).raw_parts()  # type: ignore[no-untyped-call]
        return Split(parameters, raw.strip(), unescape_backslash(raw))

    return _read(line, line.text, "line of a calendar", split)


def text_of(line: ContentLine | None) -> str:
    """The text of a property in one line, without characters that a journal refuses; empty if there is no property."""
    return "" if line is None else _plain(_split(line).text)


def texts_of(line: ContentLine) -> list[str]:
    """The texts that a line lists, such as those of CATEGORIES."""
    return [_plain(text) for text in split_on_unescaped_comma(_split(line).raw)]


def word_of(line: ContentLine) -> str:
    """The text of a line, stripped."""
    return _split(line).text.strip()


def first_row_of(line: ContentLine | None) -> str:
    """The first row of a text of several, as it was written."""
    return "" if line is None else _split(line).text.partition("\n")[0]


def raw_of(line: ContentLine) -> str:
    """The raw value of a line."""
    return _split(line).raw


def parameter_of(line: ContentLine, name: str) -> str:
    """A parameter of a line such as TZID, empty if it has none."""
    value = _split(line).parameters.get(name, "")
    return value if isinstance(value, str) else ",".join(value)


def time_of(line: ContentLine, text: str) -> date | datetime:
    """A date, or a datetime with UTC as its zone or none. Raises `FormatError` for others, and outside 1970 to 2100."""
    time = _read(line, text, "time", lambda: vDDDTypes.from_ical(text.upper()))  # type: ignore[no-untyped-call]
    if not isinstance(time, date):
        raise _wrong(line, text, "time")
    return time


def times_of(line: ContentLine) -> list[date | datetime]:
    """The times that a line lists."""
    raw = raw_of(line)
    if raw.count(",") >= MOST_VALUES:
        raise FormatError(line.number, f"{line.name} lists more than {MOST_VALUES:,} times")
    return [time_of(line, text.strip().partition("/")[0]) for text in raw.split(",")]


def length_of(line: ContentLine) -> timedelta:
    """A length of time, not below zero."""
    text = raw_of(line).upper()
    length = _read(line, text, "length of time", lambda: vDuration.from_ical(text))  # type: ignore[no-untyped-call]
    if not isinstance(length, timedelta) or length < timedelta(0):
        raise _wrong(line, text, "length of time")
    return length


def offset_of(line: ContentLine) -> timedelta:
    """An offset from UTC such as +0200."""
    text = raw_of(line)
    offset = _read(line, text, "offset", lambda: vUTCOffset.from_ical(text))  # type: ignore[no-untyped-call]
    if not isinstance(offset, timedelta):
        raise _wrong(line, text, "offset")
    return offset


def rule_of(line: ContentLine) -> dict[str, list[object]]:
    """The parts of a rule that repeats an event, by their name in capitals."""
    text = raw_of(line).upper()
    parts = _read(line, text, "rule", lambda: vRecur.from_ical(text))
    return {str(name).upper(): list(values) for name, values in parts.items()}


def _read(line: ContentLine, text: str, what: str, read: Callable[[], T]) -> T:
    """What the library reads. Bad input makes it raise `ValueError` or one of several other errors."""
    try:
        return read()
    except (ValueError, TypeError, IndexError, KeyError, OverflowError, AttributeError) as error:
        raise _wrong(line, text, what) from error


def _wrong(line: ContentLine, text: str, what: str) -> FormatError:
    excerpt = _plain(text[:SHOWN])
    return FormatError(line.number, f"{line.name} is no {what} that can be read: {excerpt!r}")


def _plain(text: str) -> str:
    return " ".join(replace_controls(" ".join(text.split()), "").split())
