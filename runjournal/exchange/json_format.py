"""JSON: one object with the entries in one array, written one a line and read one at a time.

    {"runjournal": 1, "entries": [
    {"id": "…", "kind": "run", "line": "…", "day": "2026-11-23", "start": "2026-11-23T07:10:00+00:00", …},
    …
    ]}

The same object for an entry serves `--json` on the commands. `line` is for people; the fields are what is read.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from runjournal.exchange.format import Format, ReadContext, WriteContext
from runjournal.exchange.lines import FormatError, check_utf8
from runjournal.language.line.canonical_line import to_line
from runjournal.model.choices import Kind
from runjournal.model.entries import Entry
from runjournal.model.limits import Invalid
from runjournal.model.records import SHARED, Plain, fields_of, from_record, local_record

VERSION = 1
CHUNK = 65_536
LONGEST_ENTRY = 131_072
HEAD = re.compile(r'\s*\{\s*(?:"runjournal"\s*:\s*(?P<version>\d{1,9})\s*,\s*)?"entries"\s*:\s*\[')
TAIL = re.compile(r'\s*\](?:\s*,\s*"runjournal"\s*:\s*(?P<version>\d{1,9}))?\s*\}\s*')
SPACE = " \t\n\r"
WAY_OUT = "Give a file that `runjournal export --to json` wrote."


def entity(entry: Entry) -> dict[str, Plain]:
    """An entry as the JSON object that commands print and exports hold; `start` in its zone, or null."""
    return {"id": entry.id, "kind": entry.kind.value, "line": to_line(entry), **local_record(entry)}


def write(entries: Iterable[Entry], _writer: WriteContext) -> Iterator[str]:
    """The lines of a journal as one JSON document."""
    line = f'{{"runjournal": {VERSION}, "entries": ['
    between = ""
    for entry in entries:
        yield line + between
        line, between = json.dumps(entity(entry), ensure_ascii=False), ","
    yield line
    yield "]}"


class _Window:
    """The part of a document that is looked at, with the line on which it begins; read on as needed."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.text = ""
        self.line = 1

    def more(self) -> bool:
        """Read on; whether there was more."""
        chunk = self._stream.read(CHUNK)
        check_utf8(self.line, chunk)
        self.text += chunk
        return bool(chunk)

    def drop(self, end: int) -> None:
        """Go on behind the character `end`."""
        self.line += self.text.count("\n", 0, end)
        self.text = self.text[end:]

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What the text begins with, however often it must read on for that, within what an entry may take."""
        while not (match := pattern.match(self.text)) and len(self.text) < LONGEST_ENTRY and self.more():
            pass
        return match


def read(stream: TextIO, _reader: ReadContext) -> Iterator[Entry]:
    """The entries of a document. Raises `FormatError` for the first thing that is wrong."""
    window = _Window(stream)
    head = window.match(HEAD)
    if not head:
        raise FormatError(window.line, "this is not a runjournal document", WAY_OUT)
    _check_version(window.line, head["version"])
    window.drop(head.end())
    yield from _entries(window)
    tail = window.match(TAIL)
    if not tail:
        raise FormatError(window.line, "the document breaks off or goes on where it should end", WAY_OUT)
    _check_version(window.line, tail["version"])
    window.drop(tail.end())
    if window.text or window.more():
        raise FormatError(window.line, "something stands behind the end of the document", WAY_OUT)


def _check_version(line: int, version: str | None) -> None:
    if version and int(version) > VERSION:
        raise FormatError(line, "this was written by a newer runjournal", "Update runjournal, then import it again.")


def _entries(window: _Window) -> Iterator[Entry]:
    """The objects of the array, each checked; the window is left before the closing bracket."""
    first = True
    while _next(window) not in ("]", ""):
        if not first:
            _take_comma(window)
        first = False
        value, end = _decoded(window)
        yield _entry(window.line, value)
        window.drop(end)


def _next(window: _Window) -> str:
    """The next character that is no space, the window moved to it; empty at the end."""
    while True:
        window.drop(len(window.text) - len(window.text.lstrip(SPACE)))
        if window.text or not window.more():
            return window.text[:1]


def _take_comma(window: _Window) -> None:
    if _next(window) != ",":
        raise FormatError(window.line, "a comma is missing between two entries", WAY_OUT)
    window.drop(1)
    _next(window)


def _decoded(window: _Window) -> tuple[object, int]:
    """The value the window begins with and where it ends."""
    decoder = json.JSONDecoder()
    while True:
        try:
            return decoder.raw_decode(window.text)
        except RecursionError as error:
            raise FormatError(window.line, "this is nested too deeply for an entry", WAY_OUT) from error
        except ValueError as error:
            if len(window.text) > LONGEST_ENTRY or not window.more():
                raise FormatError(window.line, "this is not JSON as an entry needs it", WAY_OUT) from error


def _entry(line: int, value: object) -> Entry:
    if not isinstance(value, dict):
        raise FormatError(line, "an entry is an object in braces", WAY_OUT)
    try:
        return _checked(value)
    except Invalid as error:
        raise FormatError(line, error.sentence) from error


def _checked(record: Mapping[str, object]) -> Entry:
    """The entry of a JSON object. Raises `Invalid` for an unknown kind or key, or a wrong value."""
    kind = record.get("kind")
    if not isinstance(kind, str) or kind not in list(Kind):
        raise Invalid("kind", f"kind is one of {', '.join(Kind)}")
    names = {*SHARED, "kind", "line", *(field.name for field in fields_of(Kind(kind)))}
    for name in record:
        if name not in names:
            raise Invalid("entry", f"a {kind} has no {name[:60]!r}")
    return from_record(Kind(kind), record)


def is_journal(head: bytes) -> bool:
    """Whether these are the first bytes of a journal, and not of another program's JSON."""
    return HEAD.match(head.decode("utf-8-sig", "replace")) is not None


def begins(line: str) -> bool:
    """An object in braces."""
    return line.lstrip().startswith("{")


JSON = Format("json", (".json",), begins, write, read)
