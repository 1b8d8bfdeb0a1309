"""Where the times of a calendar are: IANA zones, the names Windows gives them, and zones that the file defines."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Protocol

from runjournal.exchange.calendar.components import Component, ContentLine
from runjournal.exchange.calendar.properties import offset_of, parameter_of, raw_of, rule_of, time_of, times_of
from runjournal.exchange.calendar.recurrence import Budget, read_recurrence
from runjournal.exchange.lines import FormatError
from runjournal.model.limits import LAST_DAY, Invalid
from runjournal.model.moments import zone_info

SINCE = date(1969, 1, 1)
"""Changes of clocks before the last of these are of no journal."""


class EventZone(Protocol):
    """Where a wall clock hangs: the zone that an entry there has, and the instants of the wall's times."""

    zone: str

    def instant(self, wall: datetime) -> datetime:
        """The UTC instant of a naive time on the wall. One that the clocks skip is as much later as they skip."""


class IanaZone:
    """A place in an IANA zone."""

    def __init__(self, zone: str) -> None:
        self.zone = zone

    def instant(self, wall: datetime) -> datetime:
        return wall.replace(tzinfo=zone_info(self.zone), fold=0).astimezone(UTC)


class UtcZone:
    """Times that were written in UTC, for a runner in `zone`."""

    def __init__(self, zone: str) -> None:
        self.zone = zone

    def instant(self, wall: datetime) -> datetime:
        return wall.replace(tzinfo=UTC)


class FileZone:
    """A zone that the file defines by when its clocks change; its entries get the runner's `zone`."""

    def __init__(self, part: Component, zone: str, budget: Budget) -> None:
        self.zone = zone
        self._part = part
        self._budget = budget

    def instant(self, wall: datetime) -> datetime:
        changes = self._changes
        index = bisect_right([at for at, _, _ in changes], wall)
        at, before, after = changes[max(0, index - 1)]
        is_skipped = timedelta(0) <= wall - at < after - before
        return (wall - (after if index and not is_skipped else before)).replace(tzinfo=UTC)

    @cached_property
    def _changes(self) -> Sequence[tuple[datetime, timedelta, timedelta]]:
        """The walls at which the clocks change, with the offset before and after, in order."""
        found = sorted(change for rule in self._part.parts for change in self._changes_by(rule))
        if not found:
            raise FormatError(self._part.number, "this time zone does not say what its offset is")
        return found

    def _changes_by(self, part: Component) -> Sequence[tuple[datetime, timedelta, timedelta]]:
        start, before, after = (_needed(part, name) for name in ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"))
        first = _wall(time_of(start, raw_of(start)))
        days = {first.date()}
        for line in part.all("RRULE"):
            rule = read_recurrence(line.number, rule_of(line))
            last = min(LAST_DAY, _day(rule.until or LAST_DAY))
            days |= {*rule.days(first.date(), max(first.date(), SINCE), last, self._budget)}
        walls = {datetime.combine(day, first.time()) for day in days}
        walls |= {_wall(at) for line in part.all("RDATE") for at in times_of(line)}
        return [(wall, offset_of(before), offset_of(after)) for wall in walls]


def _needed(part: Component, name: str) -> ContentLine:
    line = part.one(name)
    if line is None:
        raise FormatError(part.number, f"this part of a time zone has no {name}")
    return line


def _wall(at: date | datetime) -> datetime:
    return at.replace(tzinfo=None) if isinstance(at, datetime) else datetime.combine(at, time())


def _day(at: date | datetime) -> date:
    return at.date() if isinstance(at, datetime) else at


class Zones:
    """The places of a file: what its TZIDs mean to a runner in `zone`."""

    def __init__(self, parts: Sequence[Component], zone: str, budget: Budget) -> None:
        self._parts = {raw_of(line): part for part in parts if part.name == "VTIMEZONE" and (line := part.one("TZID"))}
        self.budget = budget
        self._found: dict[str, EventZone | None] = {}
        self.floating: EventZone = IanaZone(zone)
        self.universal: EventZone = UtcZone(zone)

    def of(self, line: ContentLine, at: date | datetime) -> EventZone:
        """The place of a time in a line. Raises `FormatError` for a TZID that is no zone and that nothing defines."""
        if isinstance(at, datetime) and at.tzinfo is not None:
            return self.universal
        name = parameter_of(line, "TZID")
        if not name or not isinstance(at, datetime):
            return self.floating
        if name not in self._found:
            self._found[name] = self._place(name)
        place = self._found[name]
        if place is None:
            raise FormatError(
                line.number,
                f"{name[:60]!r} is no time zone, and the file does not define it",
                "Choose a city's zone for it in your calendar.",
            )
        return place

    def _place(self, name: str) -> EventZone | None:
        part = self._parts.get(name)
        location = part and part.one("X-LIC-LOCATION")
        zone = _iana(name) or (_iana(raw_of(location)) if location else "")
        if zone:
            return IanaZone(zone)
        return FileZone(part, self.floating.zone, self.budget) if part else None


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
