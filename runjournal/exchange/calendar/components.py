"""The components of a calendar file: its events and time zones with their lines, whole or broken off."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TextIO

from runjournal.exchange.calendar.content_lines import LESS, ContentLine, content_lines
from runjournal.exchange.lines import FormatError

MOST_EVENTS = 20_000
MOST_ZONE_RULES = 5_000
"""Of all zones of a file: a zone with its history has about a hundred."""
MOST_LINES_OF_ONE = 5_000
"""Lines of one event that are kept."""
DEEPEST = 8
READ = frozenset({"VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VCALENDAR"})
WHOLES = frozenset({"VEVENT", "VTIMEZONE", "VCALENDAR", "VTODO", "VJOURNAL", "VFREEBUSY"})
"""Components that are in no event: one that begins in an event shows that the event has lost its end."""
EXPORT_AGAIN = "Export it again from your calendar."


@dataclass(slots=True, eq=False)
class Component:
    """What stands between BEGIN and END: its name, the number of its first line, its lines, the components inside.

    `calendar` is the VCALENDAR around an event. One that is not whole has no END of its own.
    """

    name: str
    number: int
    calendar: "Component | None" = None
    lines: list[ContentLine] = field(default_factory=list)
    components: list["Component"] = field(default_factory=list)
    is_whole: bool = False

    def add(self, line: ContentLine) -> None:
        """Add a line, unless there are more than anything has that is read whole."""
        if len(self.lines) <= MOST_LINES_OF_ONE:
            self.lines.append(line)

    @property
    def has_too_many_lines(self) -> bool:
        """Whether lines are missing here."""
        return len(self.lines) > MOST_LINES_OF_ONE

    def all(self, name: str) -> Iterator[ContentLine]:
        """The lines of a name that say something, in order."""
        return (line for line in self.lines if line.name == name and line.value)

    def first(self, name: str) -> ContentLine | None:
        """The first line of a name that says something, or None."""
        return next(self.all(name), None)

    def differing(self) -> Iterator[str]:
        """The names of properties that an event has once, and that stand here with different values."""
        for name in ("DTSTART", "DTEND", "DURATION", "SUMMARY", "STATUS", "UID", "RECURRENCE-ID"):
            if len({line.value for line in self.all(name)}) > 1:
                yield name


class CalendarFile(NamedTuple):
    """The events and time zones of a file in their order, and whether it ends where its calendar does."""

    events: Sequence[Component]
    zones: Sequence[Component]
    is_whole: bool


def components_of(stream: TextIO) -> CalendarFile:
    """The events and time zones of a file. Raises `FormatError` for one that is no calendar, too large or too deep."""
    tree = _Tree()
    for line in content_lines(stream):
        if line.name == "BEGIN":
            tree.begin(line)
        elif line.name == "END":
            tree.end(line.value.upper())
        elif tree.open and tree.open[-1].name in READ:
            tree.open[-1].add(line)
    is_whole = not tree.open
    tree.close(0)
    if not tree.has_begun:
        raise FormatError(1, "this is no calendar: it has no BEGIN:VCALENDAR", EXPORT_AGAIN)
    return CalendarFile(tree.events, tree.zones, is_whole)


class _Tree:
    """The components that are open, and the events and zones that were closed."""

    def __init__(self) -> None:
        self.open: list[Component] = []
        self.events: list[Component] = []
        self.zones: list[Component] = []
        self.has_begun = False
        self._zone_rules = 0
        self._calendar: Component | None = None

    def begin(self, line: ContentLine) -> None:
        """Open a component, and close those that have lost their end."""
        name = line.value.upper()
        if name in WHOLES:
            ends = WHOLES if name == "VCALENDAR" else WHOLES - {"VCALENDAR"}
            self.close(next((depth for depth, one in enumerate(self.open) if one.name in ends), len(self.open)))
        if len(self.open) >= DEEPEST:
            raise FormatError(line.number, "this is nested too deeply for a calendar", EXPORT_AGAIN)
        component = Component(name, line.number)
        if name == "VCALENDAR":
            self._calendar = component
        component.calendar = self._calendar
        self.has_begun = self.has_begun or name in ("VCALENDAR", "VEVENT")
        self.open.append(component)

    def end(self, name: str) -> None:
        """Close the innermost component of a name, and what is still open in it; any other name ends nothing."""
        depth = max((depth for depth, one in enumerate(self.open) if one.name == name), default=None)
        if depth is not None:
            self.open[depth].is_whole = True
            self.close(depth)

    def close(self, depth: int) -> None:
        """Take the components from a depth on out of those that are open, and keep what is read of them."""
        while len(self.open) > depth:
            component = self.open.pop()
            if component.name in ("STANDARD", "DAYLIGHT") and self.open and self.open[-1].name == "VTIMEZONE":
                self.open[-1].components.append(component)
                self._count_zone_rule(component)
            elif component.name in ("VEVENT", "VTIMEZONE"):
                (self.events if component.name == "VEVENT" else self.zones).append(component)
        if len(self.events) + len(self.zones) > MOST_EVENTS:
            raise FormatError(
                self.events[-1].number if self.events else 1, f"the file has more than {MOST_EVENTS:,} events", LESS
            )

    def _count_zone_rule(self, rule: Component) -> None:
        self._zone_rules += 1
        if self._zone_rules > MOST_ZONE_RULES:
            raise FormatError(rule.number, f"its time zones have more than {MOST_ZONE_RULES:,} rules", LESS)
