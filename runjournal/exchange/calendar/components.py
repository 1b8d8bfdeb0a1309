"""The components of a calendar file, its events and time zones, as numbered lines.

Folded lines are joined, and only those that are read later are kept, so that a large file with pictures costs little.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TextIO

from runjournal.exchange.lines import FormatError, numbered
from runjournal.model.limits import control_sentence

LARGEST = 20_000_000
"""Characters that a file may have."""
MOST_LINES = 300_000
LONGEST_LINE = 1_000_000
LONGEST_KEPT = 100_000
"""Characters of an unfolded line that is read; others, such as pictures, may be longer and are not kept whole."""
LONGEST_DESCRIPTION = 8_000
MOST_EVENTS = 20_000
DEEPEST = 8
KEPT = frozenset({
    "UID", "SUMMARY", "CATEGORIES", "DESCRIPTION", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE",
    "EXRULE", "RECURRENCE-ID", "STATUS", "TZID", "X-LIC-LOCATION", "TZOFFSETFROM", "TZOFFSETTO",
})  # fmt: skip
READ = frozenset({"VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"})
NAME = re.compile(r"\s*([A-Za-z0-9-]{1,60})\s*[;:]")
PART_NAME = re.compile(r"[A-Z0-9-]{1,40}")
COMMAND = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f]")
"""What no calendar may carry. Invisible characters, which titles do carry, are taken out, see `properties.text_of`."""
LESS = "Export a part of the calendar."
EXPORT_AGAIN = "Export it again from your calendar."


class ContentLine(NamedTuple):
    """A line of a calendar, unfolded: its number in the file, its name, and its whole text."""

    number: int
    name: str
    text: str


@dataclass(slots=True)
class Component:
    """What stands between BEGIN and END: its name, the number of its first line, its lines, the components inside."""

    name: str
    number: int
    lines: list[ContentLine] = field(default_factory=list)
    components: list["Component"] = field(default_factory=list)

    def all(self, name: str) -> Iterator[ContentLine]:
        """The lines of a name, in order."""
        return (line for line in self.lines if line.name == name)

    def single(self, name: str) -> ContentLine | None:
        """The only line with a name, or None. Raises `FormatError` if there is a second."""
        lines = list(self.all(name))
        if len(lines) > 1:
            raise FormatError(lines[1].number, f"{name} stands twice in the {self.name} of line {self.number}")
        return lines[0] if lines else None


def components_of(stream: TextIO) -> list[Component]:
    """The events and time zones of a file in their order. Raises `FormatError` for the first thing that is wrong."""
    components: list[Component] = []
    open_components: list[Component] = []
    number = 0
    for number, text in _unfolded(stream):
        line = _line(number, text)
        if line.name == "BEGIN":
            open_components.append(_begun(line, open_components))
        elif not open_components:
            raise FormatError(number, "this stands outside of BEGIN:VCALENDAR and END:VCALENDAR", EXPORT_AGAIN)
        elif line.name == "END":
            _end(line, open_components, components)
        elif line.name in KEPT and open_components[-1].name in READ:
            open_components[-1].lines.append(_checked(line))
    if open_components or not number:
        raise FormatError(max(number, 1), _breaks_off(open_components), EXPORT_AGAIN)
    return components


def _breaks_off(open_components: list[Component]) -> str:
    if not open_components:
        return "this is no calendar: it is empty"
    return f"the file breaks off: BEGIN:{open_components[-1].name} of line {open_components[-1].number} has no end"


def _unfolded(stream: TextIO) -> Iterator[tuple[int, str]]:
    """The unfolded lines with their numbers, without blank ones."""
    first, pieces, size, length = 0, [""], 0, 0
    for number, text in numbered(stream, LONGEST_LINE):
        size += len(text) + 1
        if size > LARGEST or number > MOST_LINES:
            limit = f"{LARGEST:,} characters" if size > LARGEST else f"{MOST_LINES:,} lines"
            raise FormatError(number, f"the file is longer than {limit}", LESS)
        if text[:1] in (" ", "\t") and first:
            length += len(text) - 1
            if length <= LONGEST_KEPT:
                pieces.append(text[1:])
            else:
                _check_not_kept(first, pieces[0])
            continue
        yield from _joined(first, pieces)
        first, pieces, length = number, [text], len(text)
    yield from _joined(first, pieces)


def _check_not_kept(number: int, begin: str) -> None:
    """Raise `FormatError` if a line that has become too long is one of those that are read."""
    name = NAME.match(begin)
    if name and name[1].upper() in KEPT - {"DESCRIPTION"}:
        raise FormatError(number, f"{name[1].upper()} is longer than {LONGEST_KEPT:,} characters", LESS)


def _joined(number: int, pieces: list[str]) -> Iterator[tuple[int, str]]:
    text = "".join(pieces)
    if text.strip():
        yield number, text


def _line(number: int, text: str) -> ContentLine:
    name = NAME.match(text)
    if not name:
        raise FormatError(number, "this is no line of a calendar", "A line is a name, a colon and a value.")
    return ContentLine(number, name[1].upper(), text)


def _checked(line: ContentLine) -> ContentLine:
    if line.name == "DESCRIPTION":  # of which only the first row is looked at, for a line of ours
        return line._replace(text=line.text[:LONGEST_DESCRIPTION])
    command = None if line.text.isprintable() else COMMAND.search(line.text)
    if command:
        raise FormatError(line.number, control_sentence(command[0]))
    return line


def _value(line: ContentLine) -> str:
    return line.text.partition(":")[2].strip().upper()


def _begun(line: ContentLine, open_components: list[Component]) -> Component:
    """The component that a line begins. Events and zones are allowed only in a calendar, and a calendar in nothing."""
    name = _value(line)
    if not PART_NAME.fullmatch(name):
        raise FormatError(line.number, "this begins nothing that has a name", EXPORT_AGAIN)
    if not open_components and name != "VCALENDAR":
        raise FormatError(line.number, "this is no calendar: it does not begin with BEGIN:VCALENDAR", EXPORT_AGAIN)
    allowed = ["VCALENDAR"] if name in ("VEVENT", "VTIMEZONE") else []
    if (
        open_components
        and name in ("VCALENDAR", "VEVENT", "VTIMEZONE")
        and [component.name for component in open_components] != allowed
    ):
        around = open_components[-1]
        raise FormatError(line.number, f"this begins inside the {around.name} of line {around.number}", EXPORT_AGAIN)
    if len(open_components) >= DEEPEST:
        raise FormatError(line.number, "this is nested too deeply for a calendar", EXPORT_AGAIN)
    return Component(name, line.number)


def _end(line: ContentLine, open_components: list[Component], components: list[Component]) -> None:
    component = open_components.pop()
    if component.name != _value(line):
        raise FormatError(
            line.number, f"BEGIN:{component.name} of line {component.number} ends before this", EXPORT_AGAIN
        )
    if component.name in ("STANDARD", "DAYLIGHT") and open_components and open_components[-1].name == "VTIMEZONE":
        open_components[-1].components.append(component)
    if component.name in ("VEVENT", "VTIMEZONE"):
        components.append(component)
    if len(components) > MOST_EVENTS:
        raise FormatError(component.number, f"the file has more than {MOST_EVENTS:,} events", LESS)
