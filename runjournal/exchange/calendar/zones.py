"""The time zones of a calendar: IANA zones, the names Windows gives them, and zones that the file defines."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Protocol

from runjournal.exchange.calendar.components import Component, ContentLine
from runjournal.exchange.calendar.properties import offset_of, parameter_of, raw_of, rule_of, time_of, times_of
from runjournal.exchange.calendar.recurrence import STEPS_OF_A_DATE, Budget, read_recurrence
from runjournal.exchange.lines import FormatError
from runjournal.model.limits import LAST_DAY, Invalid
from runjournal.model.moments import zone_info

SINCE = date(1969, 1, 1)
"""No journal needs earlier clock changes."""


class EventZone(Protocol):
    """A time zone as the file uses it: its IANA name, and local time to UTC."""

    name: str

    def instant(self, wall: datetime) -> datetime:
        """The UTC instant of a naive local time. One that the clocks skip is later by as much as they skip."""


class IanaZone:
    """An IANA zone."""

    def __init__(self, name: str) -> None:
        self.name = name

    def instant(self, wall: datetime) -> datetime:
        return wall.replace(tzinfo=zone_info(self.name), fold=0).astimezone(UTC)


class UtcZone:
    """UTC, of which entries get the runner's zone `name`."""

    def __init__(self, name: str) -> None:
        self.name = name

    def instant(self, wall: datetime) -> datetime:
        return wall.replace(tzinfo=UTC)


class FileZone:
    """A zone that the file defines by its clock changes; entries get the runner's zone `name`."""

    def __init__(self, component: Component, name: str, budget: Budget) -> None:
        self.name = name
        self._component = component
        self._budget = budget

    def instant(self, wall: datetime) -> datetime:
        changes = self._changes
        index = bisect_right([change for change, _, _ in changes], wall)
        change, before, after = changes[max(0, index - 1)]
        is_skipped = timedelta(0) <= wall - change < after - before
        return (wall - (after if index and not is_skipped else before)).replace(tzinfo=UTC)

    @cached_property
    def _changes(self) -> Sequence[tuple[datetime, timedelta, timedelta]]:
        """The local times at which the clocks change, with the offset before and after, in order."""
        changes = sorted(change for rule in self._component.components for change in self._changes_by(rule))
        if not changes:
            raise FormatError(self._component.number, "this time zone does not say what its offset is")
        return changes

    def _changes_by(self, component: Component) -> Sequence[tuple[datetime, timedelta, timedelta]]:
        start, before, after = (_needed(component, name) for name in ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"))
        first = _wall(time_of(start, raw_of(start)))
        days = {first.date()}
        for line in component.all("RRULE"):
            rule = read_recurrence(line.number, rule_of(line))
            last = min(LAST_DAY, _day(rule.until or LAST_DAY))
            days |= {*rule.days(first.date(), max(first.date(), SINCE), last, self._budget)}
        walls = {datetime.combine(day, first.time()) for day in days}
        for line in component.all("RDATE"):
            for value in times_of(line):
                self._budget.take(line.number, STEPS_OF_A_DATE)
                walls.add(_wall(value))
        return [(wall, offset_of(before), offset_of(after)) for wall in walls]


def _needed(component: Component, name: str) -> ContentLine:
    line = component.single(name)
    if line is None:
        raise FormatError(component.number, f"this part of a time zone has no {name}")
    return line


def _wall(value: date | datetime) -> datetime:
    return value.replace(tzinfo=None) if isinstance(value, datetime) else datetime.combine(value, time())


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


class Zones:
    """The time zones of a file: what its TZIDs mean to a runner in `zone`."""

    def __init__(self, components: Sequence[Component], zone: str, budget: Budget) -> None:
        self._components = {
            raw_of(line): component
            for component in components
            if component.name == "VTIMEZONE" and (line := component.single("TZID"))
        }
        self.budget = budget
        self._by_name: dict[str, EventZone | None] = {}
        self.floating: EventZone = IanaZone(zone)
        self.universal: EventZone = UtcZone(zone)

    def of(self, line: ContentLine, value: date | datetime) -> EventZone:
        """The zone of a time in a line. Raises `FormatError` for a TZID neither known nor defined by the file."""
        if isinstance(value, datetime) and value.tzinfo is not None:
            return self.universal
        name = parameter_of(line, "TZID")
        if not name or not isinstance(value, datetime):
            return self.floating
        if name not in self._by_name:
            self._by_name[name] = self._event_zone(name)
        zone = self._by_name[name]
        if zone is None:
            raise FormatError(
                line.number,
                f"{name[:60]!r} is no time zone, and the file does not define it",
                "Choose a city's zone for it in your calendar.",
            )
        return zone

    def _event_zone(self, name: str) -> EventZone | None:
        component = self._components.get(name)
        location = component and component.single("X-LIC-LOCATION")
        zone = _iana(name) or (_iana(raw_of(location)) if location else "")
        if zone:
            return IanaZone(zone)
        return FileZone(component, self.floating.name, self.budget) if component else None


def _iana(name: str) -> str:
    """The IANA zone of a name, or of the tail behind a vendor's, or of one that Windows uses; empty for no zone."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    parts = name.split("/")
    tails = ["/".join(parts[first:]) for first in range(1, len(parts))][:4]
    for candidate in (name, WINDOWS_TO_OLSON.get(name, ""), *(tail for tail in tails if "/" in tail)):
        try:
            if candidate:
                return zone_info(candidate).key
        except Invalid:
            continue
    return ""
