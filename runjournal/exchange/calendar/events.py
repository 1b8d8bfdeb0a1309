"""The events of a calendar as values: their times, repetition, and whether they are called off."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from runjournal.exchange.calendar.components import MOST_LINES_OF_ONE, Component
from runjournal.exchange.calendar.content_lines import ALL_DAY, ContentLine
from runjournal.exchange.calendar.event_summary import EventSummary
from runjournal.exchange.calendar.properties import TimeValue, length_of, plain, rule_parts, time_of, times_of
from runjournal.exchange.calendar.recurrence import STEPS_OF_A_DATE, RecurrenceRule, TooOften, read_recurrence
from runjournal.exchange.calendar.zones import EventZone, Zones, wall_of
from runjournal.exchange.lines import FormatError
from runjournal.model.frozen import frozen
from runjournal.model.limits import LAST_DAY, Invalid, check_day
from runjournal.model.moments import Moment

EARLIEST_SERIES = date(1900, 1, 1)
"""An event that repeats may have begun before all journals, but not before people had calendars."""
LATER = "THISANDFUTURE"


class EventTime(NamedTuple):
    """A date, or a naive local time in a zone."""

    value: date
    zone: EventZone

    @property
    def day(self) -> date:
        """The local date."""
        return self.value.date() if isinstance(self.value, datetime) else self.value

    @property
    def moment(self) -> Moment:
        """The moment at which an entry starts. Raises `Invalid` outside of what a journal holds."""
        if isinstance(self.value, datetime):
            return Moment.at_instant(self.zone.instant(self.value), self.zone.name)
        return Moment.whole_day(self.value, self.zone.name)

    @property
    def key(self) -> date | datetime:
        """The instant, or the day of a date: what makes two times the same."""
        return self.zone.instant(self.value) if isinstance(self.value, datetime) else self.value

    @property
    def is_midnight(self) -> bool:
        """Whether it is the beginning of a day on its clock, which some programs write for the day."""
        return isinstance(self.value, datetime) and self.value.time() == time()

    def on(self, day: date) -> "EventTime":
        """The same time of another day."""
        return EventTime(
            datetime.combine(day, self.value.time()) if isinstance(self.value, datetime) else day, self.zone
        )

    def moved(self, by: timedelta) -> "EventTime":
        """The local time later by a length, of a date by its days."""
        return EventTime(self.value + by, self.zone)


class Replaced(NamedTuple):
    """The time of a series that a change is about; `day` is its day, if it is one of whole days."""

    time: EventTime
    day: date
    and_later: bool


@frozen
class Event:
    """An event: the line it begins in, what it is, and its times. `instead_of` is the start it was moved from."""

    number: int
    summary: EventSummary
    start: EventTime
    length: timedelta | None
    is_cancelled: bool
    rules: tuple[RecurrenceRule, ...] = ()
    against: tuple[RecurrenceRule, ...] = ()
    more: tuple[EventTime, ...] = ()
    without: tuple[EventTime, ...] = ()
    instead_of: Replaced | None = None

    @property
    def uid(self) -> str:
        """The UID by which the event is found again."""
        return self.summary.uid

    @property
    def repeats(self) -> bool:
        """Whether the event repeats."""
        return bool(self.rules or self.more)


def read_event(component: Component, summary: EventSummary, zones: Zones) -> Event:
    """The event of a component. Raises `FormatError` for the first thing that is wrong."""
    if not component.is_whole:
        raise FormatError(component.number, "it breaks off before its END:VEVENT")
    if component.has_too_many_lines:
        raise FormatError(component.number, f"it has more than {MOST_LINES_OF_ONE:,} lines")
    return _EventReader(component, zones).event(summary)


def instead_of(component: Component, zones: Zones) -> Replaced | None:
    """The time of a series that a component is about, None for a whole event."""
    return _EventReader(component, zones).instead_of() if component.first("RECURRENCE-ID") else None


class _EventReader:
    """Reads the times of one event: those without a zone hang on the zone of its start."""

    def __init__(self, component: Component, zones: Zones) -> None:
        self._component = component
        self._zones = zones
        line = component.first("DTSTART")
        if line is None:
            raise FormatError(component.number, "it has no DTSTART, so that nobody knows when it is")
        self._number = line.number
        value = time_of(line)
        self._check_year(line, value)
        self._start = self._placed(value, zones.floating(component))
        end = self._end()
        day = self._day(value) if value.is_day or self._is_flagged else self._midnight(value, end)
        self._is_whole_day = day is not None
        self._length = None if day or not end else end.key - self._start.key
        if day is not None:
            self._start = EventTime(day, zones.own)

    def event(self, summary: EventSummary) -> Event:
        """The event."""
        component = self._component
        rules = self._rules("RRULE")
        more = self._times("RDATE")
        if not (rules or more):
            self._check_day(self._number, self._start)
        return Event(
            component.number,
            summary,
            self._start,
            self._length,
            summary.is_called_off,
            rules,
            self._rules("EXRULE"),
            tuple(time_ if isinstance(time_.value, datetime) else self._start.on(time_.day) for time_ in more),
            self._times("EXDATE"),
            self.instead_of(),
        )

    def instead_of(self) -> Replaced | None:
        """The time of a series that the event is about."""
        line = self._component.first("RECURRENCE-ID")
        if line is None:
            return None
        value = time_of(line)
        placed = self._placed(value, self._start.zone)
        self._check_day(line.number, placed)
        reach = line.parameters.get("RANGE", "").upper()
        if reach not in ("", LATER):
            raise FormatError(line.number, f"a change of more than one time ({plain(reach[:20])}) is not understood")
        return Replaced(placed, self._day(value), reach == LATER)

    @property
    def _is_flagged(self) -> bool:
        """Whether it says with a property of its own that it is a whole day."""
        return any(line.value.upper() in ("TRUE", "1") for name in ALL_DAY for line in self._component.all(name))

    def _check_year(self, line: ContentLine, value: TimeValue) -> None:
        if not EARLIEST_SERIES.year < value.value.year <= LAST_DAY.year:
            self._check_day(line.number, EventTime(wall_of(value).date(), self._zones.own))

    def _check_day(self, number: int, time_: EventTime) -> None:
        try:
            check_day(time_.day)
            check_day(time_.moment.day)
        except Invalid as error:
            raise FormatError(number, error.sentence) from error

    def _placed(self, value: TimeValue, floating: EventZone) -> EventTime:
        """The time in its zone: UTC, the one that it names, or that on which times without a zone hang."""
        if not isinstance(value.value, datetime):
            return EventTime(value.value, self._zones.own)
        if value.value.tzinfo is not None:
            return EventTime(value.value.replace(tzinfo=None), self._zones.universal)
        return EventTime(value.value, self._zones.named(value.zone_name) if value.zone_name else floating)

    def _day(self, value: TimeValue) -> date:
        """The day that a value means where days are meant."""
        if isinstance(value.value, datetime) and value.value.tzinfo is not None:
            return self._zones.whole_day(value.value, self._zones.floating(self._component))
        return wall_of(value).date()

    def _end(self) -> EventTime | None:
        """When a timed event ends; None if it does not say, or says nothing that could be."""
        line, length = self._component.first("DTEND"), self._component.first("DURATION")
        if not isinstance(self._start.value, datetime):
            return None
        try:
            if line is None:
                return self._later(length_of(length)) if length else None
            value = time_of(line)
            self._check_year(line, value)
            end = None if value.is_day and not self._is_flagged else self._placed(value, self._start.zone)
        except TooOften:
            raise
        except (FormatError, OverflowError):
            self._zones.remarks.append(
                f"The end of the event in line {self._component.number} cannot be read; it has the usual length."
            )
            return None
        is_later = end is not None and isinstance(end.value, datetime) and end.key > self._start.key
        return end if is_later else None

    def _later(self, by: timedelta) -> EventTime:
        instant = self._start.key
        later = instant.replace(tzinfo=None) + by if isinstance(instant, datetime) else instant + by
        return EventTime(later, self._zones.universal)

    def _midnight(self, value: TimeValue, end: EventTime | None) -> date | None:
        """The first day of an event from midnight to midnight, or to the last minute; None for any other.

        One in UTC may be so in UTC itself, in the calendar's zone, or in the runner's.
        """
        if end is None:
            return None
        zones = [self._start.zone]
        if isinstance(value.value, datetime) and value.value.tzinfo is not None:
            zones += [self._zones.floating(self._component), self._zones.own]
        instants = [one.key for one in (self._start, end)]
        for zone in zones:
            first, last = (zone.wall(instant) for instant in instants if isinstance(instant, datetime))
            if first.time() == time() and (last.time() == time() or (last.hour, last.minute) == (23, 59)):
                return first.date()
        return None

    def _rules(self, name: str) -> tuple[RecurrenceRule, ...]:
        at = self._start.value.time() if isinstance(self._start.value, datetime) else None
        return tuple(self._rule(line, at) for line in self._component.all(name))

    def _rule(self, line: ContentLine, at: time | None) -> RecurrenceRule:
        rule = read_recurrence(line.number, rule_parts(line), at)
        if not self._is_whole_day or not isinstance(rule.until, datetime):
            return rule
        return replace(rule, until=self._day(TimeValue(rule.until)))

    def _times(self, name: str) -> tuple[EventTime, ...]:
        return tuple(self._listed(name))

    def _listed(self, name: str) -> Iterator[EventTime]:
        """The times that lines list; those that no journal could hold say nothing."""
        for line in self._component.all(name):
            for value in times_of(line):
                self._zones.budget.take(line.number, STEPS_OF_A_DATE)
                if not EARLIEST_SERIES.year < value.value.year <= LAST_DAY.year:
                    continue
                if self._is_whole_day or value.is_day:
                    yield EventTime(self._day(value), self._zones.own)
                else:
                    yield self._placed(value, self._start.zone)
