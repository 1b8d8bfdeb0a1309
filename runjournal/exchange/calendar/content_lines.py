"""The lines of a calendar file, unfolded, decoded and taken apart, as programs really write them.

A line that is none goes on with the text before it, or is passed over. Only properties that are read later are kept,
so that a large file with pictures costs little.
"""

import quopri
import re
from collections.abc import Iterator, Mapping
from sys import intern
from typing import NamedTuple, TextIO

from runjournal.exchange.lines import FormatError, numbered

LARGEST = 20_000_000
"""Characters that a file may have."""
MOST_LINES = 300_000
LONGEST_LINE = 1_000_000
LONGEST_KEPT = 100_000
"""Characters of an unfolded line that is read; others, such as pictures, may be longer and are not kept whole."""
LONGEST_DESCRIPTION = 8_000
TEXTS = frozenset({"SUMMARY", "DESCRIPTION"})
"""Properties whose text some programs write over several lines without folding them."""
ALL_DAY = frozenset({"X-MICROSOFT-CDO-ALLDAYEVENT", "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT", "X-FUNAMBOL-ALLDAY"})
KEPT = ALL_DAY | {
    "BEGIN", "END", "VERSION", "METHOD", "X-WR-TIMEZONE", "X-WR-CALNAME", "TZ", "UID", "SUMMARY", "CATEGORIES",
    "DESCRIPTION", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID", "STATUS",
    "SEQUENCE", "LAST-MODIFIED", "DTSTAMP", "ATTENDEE", "TZID", "X-LIC-LOCATION", "TZOFFSETFROM", "TZOFFSETTO",
}  # fmt: skip
OTHERS = (
    "action|attach|class|comment|contact|created|geo|location|organizer|prodid|priority|related-to|resources|transp"
)
NAME = re.compile(
    rf"\s*([A-Z0-9-]{{1,60}}|(?:{'|'.join(KEPT).lower()}|{OTHERS}|x-[a-z0-9-]{{1,60}}|trigger|url))\s*(?=[;:])"
)
"""A property's name. Other words with a colon, as in "Status: full" and "warmup: 2k", are texts that go on."""
OTHER_SIGN = re.compile(r"[A-Z0-9-]{1,60}=")
"""A property with the wrong sign behind its name."""
QUOTED_PRINTABLE = re.compile(r"[A-Za-z-]+;[^:]*QUOTED-PRINTABLE", re.IGNORECASE)
CHARSET = re.compile(r"CHARSET=\"?([A-Za-z0-9_-]+)", re.IGNORECASE)
CHARSETS = re.compile(
    r"utf-?8|iso-8859-(?:1[013-6]|[1-9])|(?:windows-|cp)125[0-8]|koi8-r|shift_jis|euc-(?:jp|kr)|gb2312|big5",
    re.IGNORECASE,
)
OLD_LETTERS = "cp1252"
"""What bytes that are no UTF-8 were most often written in."""
NO_PARAMETERS: Mapping[str, str] = {}
MOST_PARAMETERS = 20
"""Of one line; more belong to the last."""
LESS = "Export a part of the calendar."


class ContentLine(NamedTuple):
    """A line of a calendar: its number in the file, its name in capitals, its parameters and its raw value."""

    number: int
    name: str
    parameters: Mapping[str, str]
    value: str
    is_too_long: bool = False


def content_lines(stream: TextIO) -> Iterator[ContentLine]:
    """The lines of a file whose properties are read. Raises `FormatError` for a file that is too large."""
    open_line = _Unfolded(0, "")
    for line in _unfolded(stream):
        if line.name or NAME.match(line.text):
            yield from _content_line(open_line)
            open_line = line
        elif open_line.name in TEXTS and not OTHER_SIGN.match(line.text):
            open_line.add(f" {line.text}")
    yield from _content_line(open_line)


class _Unfolded:
    """A line that may still go on: its first number, and as much of its text as is read."""

    def __init__(self, number: int, text: str) -> None:
        name = NAME.match(text)
        self.number = number
        self.name = name[1].upper() if name else ""
        self._is_kept = name is None or self.name in KEPT
        self._is_quoted_printable = bool(QUOTED_PRINTABLE.match(text.lstrip()))
        self._pieces: list[str] = []
        self._length = 0
        self.add(text)

    def add(self, text: str) -> None:
        """Go on with a text."""
        self.is_soft = self._is_quoted_printable and text.endswith("=")
        if self._is_kept and not self.is_too_long:
            self._pieces.append((text.removesuffix("=") if self.is_soft else text)[: LONGEST_KEPT - self._length + 1])
        self._length += len(text)

    @property
    def is_too_long(self) -> bool:
        """Whether the text is no longer whole."""
        return self._length > LONGEST_KEPT

    @property
    def text(self) -> str:
        """What is kept of it, decoded."""
        if len(self._pieces) > 1:
            self._pieces = ["".join(self._pieces)]
        text = self._pieces[0] if self._pieces else ""
        charset = None if text.isascii() else CHARSET.search(text, 0, 300)
        return decoded(text, charset[1] if charset else "")


def _unfolded(stream: TextIO) -> Iterator[_Unfolded]:
    """The lines with those that are folded, or that say themselves that they go on, put together."""
    line, kept_space = _Unfolded(0, ""), ""
    for number, text in _physical(stream):
        if line.is_soft:
            line.add(text)
        elif text[0] in " \t":
            line.add(kept_space + text[1:])
        else:
            yield line
            line = _Unfolded(number, text)
            if text.upper().startswith("VERSION:1.0"):
                kept_space = " "  # vCalendar folds at spaces, which belong to the text
    yield line


def _physical(stream: TextIO) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their numbers: a transfer may have doubled the ends inside a fold."""
    size = 0
    for number, text in numbered(stream, LONGEST_LINE, needs_utf8=False):
        size += len(text) + 1
        if size > LARGEST or number > MOST_LINES:
            limit = f"{LARGEST:,} characters" if size > LARGEST else f"{MOST_LINES:,} lines"
            raise FormatError(number, f"the file is longer than {limit}", LESS)
        if text and not text.isspace():
            yield number, text


def decoded(text: str, charset: str = "") -> str:
    """A text whose odd bytes `surrogateescape` kept, decoded: as UTF-8, else as it says itself, else as of old."""
    if text.isascii():
        return text
    data = text.encode("utf-8", "surrogateescape")
    try:
        return data.decode()
    except UnicodeDecodeError:
        known = charset if CHARSETS.fullmatch(charset) else OLD_LETTERS
        return data.decode(known, "replace")


def _content_line(line: _Unfolded) -> Iterator[ContentLine]:
    """The line taken apart, if its property is read. A colon in quotes is part of a parameter."""
    text = line.text
    found = NAME.match(text)
    name = intern(found[1].upper()) if found else ""
    if not found or name not in KEPT:
        return
    rest = text[found.end() :]
    colon = _colon(rest)
    parameters = _parameters(rest[:colon]) if colon > 0 else NO_PARAMETERS
    value = rest[colon + 1 :].strip()
    if "QUOTED-PRINTABLE" in (parameters.get("ENCODING", "").upper(), *parameters):
        data = quopri.decodestring(value.encode("utf-8", "surrogateescape"))
        value = decoded(data.decode("utf-8", "surrogateescape"), parameters.get("CHARSET", "")).strip()
    if name == "DESCRIPTION":  # of which only the first row is looked at, for a line of ours
        value = value[:LONGEST_DESCRIPTION]
    yield ContentLine(line.number, name, parameters, value, line.is_too_long)


def _colon(rest: str) -> int:
    """Where the value begins: the first colon out of quotes; if quotes are left open, the first of all."""
    quoted, colon = False, rest.find(":")
    if '"' not in rest[:colon]:
        return colon
    for index, character in enumerate(rest):
        if character == '"':
            quoted = not quoted
        elif character == ":" and not quoted:
            return index
    return colon


def _parameters(text: str) -> dict[str, str]:
    """Parameters by their name in capitals, without quotes. A semicolon in a name of a zone belongs to it."""
    found: dict[str, str] = {}
    name = ""
    for piece in text.split(";", MOST_PARAMETERS)[1:]:
        key, sign, value = piece.partition("=")
        if sign or not name:
            name = key.strip().upper()
            found.setdefault(name, value.replace('"', "").strip())
        else:
            found[name] += f";{piece}".replace('"', "")
    return found
