"""The time zones of a calendar: those that everybody knows, those that the file defines, and offsets."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from itertools import islice
from typing import Protocol

from runjournal.exchange.calendar.components import Component
from runjournal.exchange.calendar.content_lines import ContentLine
from runjournal.exchange.calendar.properties import (
    TimeValue,
    offset_of,
    plain,
    rule_parts,
    text_of,
    time_of,
    times_of,
)
from runjournal.exchange.calendar.recurrence import STEPS_OF_A_DATE, Budget, TooOften, read_recurrence
from runjournal.exchange.calendar.zone_names import iana_zone, offset_in
from runjournal.exchange.lines import FormatError
from runjournal.model.limits import LAST_DAY
from runjournal.model.moments import zone_info

SINCE = date(1969, 1, 1)
"""No journal needs earlier clock changes."""
SHOWN = 60
MOST_TRIED = 8
"""Zones of a file in which a midnight in UTC is looked for."""


class EventZone(Protocol):
    """A time zone as the file uses it: its IANA name, and local time to UTC and back."""

    name: str

    def instant(self, wall: datetime) -> datetime:
        """The UTC instant of a naive local time. One that the clocks skip is later by as much as they skip."""

    def wall(self, instant: datetime) -> datetime:
        """The naive local time of an aware instant."""


class IanaZone:
    """An IANA zone."""

    def __init__(self, name: str) -> None:
        self.name = name

    def instant(self, wall: datetime) -> datetime:
        return wall.replace(tzinfo=zone_info(self.name), fold=0).astimezone(UTC)

    def wall(self, instant: datetime) -> datetime:
        return instant.astimezone(zone_info(self.name)).replace(tzinfo=None, fold=0)


class OffsetZone:
    """UTC, or a zone with a fixed offset from it, of which entries get the runner's zone `name`."""

    def __init__(self, name: str, offset: timedelta = timedelta()) -> None:
        self.name = name
        self._offset = offset

    def instant(self, wall: datetime) -> datetime:
        return (wall - self._offset).replace(tzinfo=UTC)

    def wall(self, instant: datetime) -> datetime:
        return instant.astimezone(UTC).replace(tzinfo=None) + self._offset


class FileZone:
    """A zone that the file defines by its clock changes; entries get the runner's zone `name`."""

    def __init__(self, component: Component, name: str, budget: Budget) -> None:
        self.name = name
        self._component = component
        self._budget = budget

    def instant(self, wall: datetime) -> datetime:
        changes = self.changes
        index = bisect_right([change for change, _, _ in changes], wall)
        change, before, after = changes[max(0, index - 1)]
        is_skipped = timedelta(0) <= wall - change < after - before
        return (wall - (after if index and not is_skipped else before)).replace(tzinfo=UTC)

    def wall(self, instant: datetime) -> datetime:
        naive = instant.astimezone(UTC).replace(tzinfo=None)
        index = bisect_right([change - before for change, before, _ in self.changes], naive)
        _, before, after = self.changes[max(0, index - 1)]
        return naive + (after if index else before)

    @cached_property
    def changes(self) -> Sequence[tuple[datetime, timedelta, timedelta]]:
        """The local times at which the clocks change, with the offset before and after, in order."""
        changes = sorted(change for rule in self._component.components for change in self._changes_by(rule))
        if not changes:
            raise FormatError(self._component.number, "this time zone does not say what its offset is")
        return changes

    def _changes_by(self, component: Component) -> Sequence[tuple[datetime, timedelta, timedelta]]:
        start, before, after = (_needed(component, name) for name in ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"))
        first = wall_of(time_of(start))
        days = {first.date()}
        for line in component.all("RRULE"):
            rule = read_recurrence(line.number, rule_parts(line))
            last = min(LAST_DAY, day_of(rule.until or LAST_DAY))
            days |= {*rule.days(first.date(), max(first.date(), SINCE), last, self._budget)}
        walls = {datetime.combine(day, first.time()) for day in days}
        for line in component.all("RDATE"):
            for value in times_of(line):
                self._budget.take(line.number, STEPS_OF_A_DATE)
                walls.add(wall_of(value))
        offsets = offset_of(before), offset_of(after)
        return [(wall, *offsets) for wall in walls]


def _needed(component: Component, name: str) -> ContentLine:
    line = component.first(name)
    if line is None:
        raise FormatError(component.number, f"this part of a time zone has no {name}")
    return line


def wall_of(time_: TimeValue) -> datetime:
    """The naive local time that a value says, of a day its midnight."""
    value = time_.value
    return value.replace(tzinfo=None) if isinstance(value, datetime) else datetime.combine(value, time())


def day_of(value: date) -> date:
    """The date of a date or datetime."""
    return value.date() if isinstance(value, datetime) else value


class Zones:
    """The time zones of a file: what its names mean to a runner in `zone`. `remarks` say which nobody knows."""

    def __init__(self, components: Sequence[Component], zone: str, budget: Budget) -> None:
        self._components = {_key(text_of(line)): one for one in components if (line := one.first("TZID"))}
        self.budget = budget
        self.remarks: list[str] = []
        self._by_name: dict[str, EventZone] = {}
        self.own: EventZone = IanaZone(zone)
        self.universal: EventZone = OffsetZone(zone)

    def named(self, name: str) -> EventZone:
        """The zone of a name; the runner's own, with a remark, for one neither known nor defined by the file."""
        key = _key(name)
        if key not in self._by_name:
            self._by_name[key] = self._known(key, name) or self._own_instead(name)
        return self._by_name[key]

    def floating(self, component: Component) -> EventZone:
        """The zone of times without one: that of the calendar around, else the runner's."""
        calendar = component.calendar
        line = calendar and (calendar.first("X-WR-TIMEZONE") or calendar.first("TZ"))
        return self.named(text_of(line)) if line else self.own

    def whole_day(self, instant: datetime, near: EventZone) -> date:
        """The day that is meant by an instant which stands for a whole day.

        Programs write the local midnight or the last second of a day in UTC; the zone is that of the event, of the
        file, or the runner's. What is neither in any of them is taken as it is written.
        """
        if instant.time() != time():
            for zone in (near, *islice(self._by_name.values(), MOST_TRIED), self.own):
                wall = zone.wall(instant)
                if (wall.hour, wall.minute) in ((0, 0), (23, 59)):
                    return wall.date()
        return instant.date()

    def _known(self, key: str, name: str) -> EventZone | None:
        """A zone by its own name, by that in its definition, by its definition, or by the offset in its name."""
        component = self._components.get(key)
        location = component and component.first("X-LIC-LOCATION")
        zone = iana_zone(name) or (iana_zone(text_of(location)) if location else "")
        if zone:
            return self.universal if zone == "UTC" else IanaZone(zone)
        if component and (defined := self._defined(component)):
            return defined
        offset = offset_in(name)
        return None if offset is None else OffsetZone(self.own.name, offset)

    def _defined(self, component: Component) -> FileZone | None:
        """The zone of a definition, None for one that cannot be read."""
        zone = FileZone(component, self.own.name, self.budget)
        try:
            return zone if zone.changes else None
        except TooOften:
            raise
        except FormatError as error:
            self.remarks.append(f"The time zone in line {component.number} cannot be read: {error.sentence}.")
            return None

    def _own_instead(self, name: str) -> EventZone:
        shown = plain(name)[:SHOWN]
        self.remarks.append(f'The time zone "{shown}" is not known: its times are read in {self.own.name}.')
        return self.own


def _key(name: str) -> str:
    return plain(name.replace('"', "")).strip("'").casefold()
