"""What the lines of a calendar say: texts, times, lengths, offsets and rules, in the forms that programs write."""

import html
import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple, TypeVar

from icalendar.parser import split_on_unescaped_comma, unescape_backslash
from icalendar.prop import vDuration, vUTCOffset

from runjournal.exchange.calendar.content_lines import LONGEST_KEPT, ContentLine
from runjournal.exchange.lines import FormatError
from runjournal.model.limits import replace_controls

T = TypeVar("T")
SHOWN = 40
MOST_VALUES = 2_000
"""Values that one line may list, such as the dates of RDATE."""
OF_HTML = re.compile(r"&(?:#[0-9]{1,6}|#x[0-9a-f]{1,5}|amp|quot|apos|lt|gt|nbsp|ndash|mdash);", re.IGNORECASE)
TIME = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d{1,9})? ?(Z|[+-]\d\d:?\d\d)?)?",
    re.IGNORECASE,
)
"""`20261205`, `20261205T180000Z`, and with dashes, colons, fractions, an offset, or without seconds."""
BEGIN_OF_TIME = re.compile(r"(?:^|:)(?=\d{4}-?\d\d-?\d\d)")
"""Where times begin in a value of which a colon in the name of the zone has cut off too little."""


class TimeValue(NamedTuple):
    """A time as a line has it: a date, or a datetime that is aware if the line says its offset.

    `zone_name` is its TZID, empty for none. `is_day` is whether the line says that it is a date, also of a datetime.
    """

    value: date
    zone_name: str = ""
    is_day: bool = False


def text_of(line: ContentLine | None) -> str:
    """The text of a property in one row, without characters that a journal refuses; empty if there is no property.

    Websites write some signs as they stand in HTML.
    """
    if line is None:
        return ""
    return plain(OF_HTML.sub(lambda sign: html.unescape(sign[0]), unescape_backslash(line.value)))


def texts_of(line: ContentLine) -> list[str]:
    """The texts that a line lists, such as those of CATEGORIES."""
    texts = (text for part in line.value.split(";") for text in split_on_unescaped_comma(part))
    return [plain(unescape_backslash(text)) for text in texts]


def word_of(line: ContentLine | None) -> str:
    """The text of a property, stripped; empty if there is none."""
    return "" if line is None else unescape_backslash(line.value).strip()


def first_row_of(line: ContentLine | None) -> str:
    """The first row of a text of several, as it was written."""
    return "" if line is None else unescape_backslash(line.value).partition("\n")[0]


def value_of(line: ContentLine) -> str:
    """The raw value of a line that has to be read whole. Raises `FormatError` if it was too long to be kept."""
    if line.is_too_long:
        raise FormatError(line.number, f"{line.name} is longer than {LONGEST_KEPT:,} characters")
    return line.value


def time_of(line: ContentLine) -> TimeValue:
    """The time of a line. Raises `FormatError` if there is none that can be read."""
    zone_name, value = _zone_and_value(line)
    return _time(line, value, zone_name)


def times_of(line: ContentLine) -> list[TimeValue]:
    """The times that a line lists, of periods their start."""
    zone_name, value = _zone_and_value(line)
    texts = [text.strip() for text in value.replace(";", ",").split(",", MOST_VALUES)]
    if len(texts) > MOST_VALUES:
        raise FormatError(line.number, f"{line.name} lists more than {MOST_VALUES:,} times")
    return [_time(line, text.partition("/")[0], zone_name) for text in texts if text]


def _zone_and_value(line: ContentLine) -> tuple[str, str]:
    """The TZID and the value of a line of times. A zone with a colon in its name took the value apart."""
    zone_name, value = line.parameters.get("TZID", ""), value_of(line).replace('"', "")
    begin = BEGIN_OF_TIME.search(value)
    if not begin or not begin[0]:
        return zone_name, value
    return f"{zone_name}:{value[: begin.start()]}", value[begin.end() :]


def _time(line: ContentLine, text: str, zone_name: str) -> TimeValue:
    value = time_in(text)
    if value is None:
        raise wrong(line, text, "time")
    is_day = not isinstance(value, datetime) or line.parameters.get("VALUE", "").upper() == "DATE"
    return TimeValue(value, zone_name, is_day)


def time_in(text: str) -> date | datetime | None:
    """The time that a text is: a date, a naive datetime, or an aware one if it says its offset; None for others."""
    found = TIME.fullmatch(text.strip())
    if not found:
        return None
    year, month, day, hour, minute, second, offset = found.groups()
    try:
        at = date(int(year), int(month), int(day))
        if hour is None:
            return at
        seconds = int(hour) * 3600 + int(minute) * 60 + int(second or 0)
        if int(minute) > 59 or int(second or 0) > 60 or seconds > 24 * 3600:
            return None
        wall = datetime.combine(at, datetime.min.time()) + timedelta(seconds=seconds)
        return wall.replace(tzinfo=_offset(offset)).astimezone(UTC) if offset else wall
    except (ValueError, OverflowError):
        return None


def _offset(text: str) -> timezone:
    if text.upper() == "Z":
        return UTC
    digits = text[1:].replace(":", "")
    length = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-length if text[0] == "-" else length)


def length_of(line: ContentLine) -> timedelta:
    """A length of time, not below zero."""
    text = value_of(line).upper()
    length = _read(line, text, "length of time", lambda: vDuration.from_ical(text))  # type: ignore[no-untyped-call]
    if not isinstance(length, timedelta) or length < timedelta(0):
        raise wrong(line, text, "length of time")
    return length


def offset_of(line: ContentLine) -> timedelta:
    """An offset from UTC such as +0200."""
    text = value_of(line).replace(":", "")
    offset = _read(line, text, "offset", lambda: vUTCOffset.from_ical(text))  # type: ignore[no-untyped-call]
    if not isinstance(offset, timedelta):
        raise wrong(line, text, "offset")
    return offset


def rule_parts(line: ContentLine) -> dict[str, Sequence[str]]:
    """The parts of a rule that repeats an event, by their name in capitals."""
    parts = (part.partition("=") for part in value_of(line).upper().removeprefix("RRULE:").split(";"))
    read = {name.strip(): [value.strip() for value in values.split(",") if value.strip()] for name, _, values in parts}
    return {name: values for name, values in read.items() if values}


def number_of(line: ContentLine | None) -> int:
    """A whole number such as that of SEQUENCE; zero for what is none."""
    return int(line.value) if line and line.value.isdecimal() and len(line.value) < 10 else 0


def _read(line: ContentLine, text: str, what: str, read: Callable[[], T]) -> T:
    """What the library reads. Bad input makes it raise `ValueError` or one of several other errors."""
    try:
        return read()
    except (ValueError, TypeError, IndexError, KeyError, OverflowError, AttributeError) as error:
        raise wrong(line, text, what) from error


def wrong(line: ContentLine, text: str, what: str) -> FormatError:
    """The error for a value that cannot be read as what it should be."""
    return FormatError(line.number, f"{line.name} is no {what} that can be read: {plain(text[:SHOWN])!r}")


def plain(text: str) -> str:
    """A text in one row without control and invisible characters."""
    return " ".join(replace_controls(" ".join(text.split()), "").split())
