"""The events of a calendar, read and checked: their UID, times, repetition and title."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from runjournal.exchange.calendar.components import Component, ContentLine
from runjournal.exchange.calendar.properties import (
    length_of,
    parameter_of,
    raw_of,
    rule_of,
    text_of,
    texts_of,
    time_of,
    times_of,
    word_of,
)
from runjournal.exchange.calendar.recurrence import STEPS_OF_A_DATE, RecurrenceRule, read_recurrence
from runjournal.exchange.calendar.titles import EventTitle, read_title
from runjournal.exchange.calendar.zones import EventZone, Zones
from runjournal.exchange.lines import FormatError
from runjournal.model.entries import Entry
from runjournal.model.frozen import frozen
from runjournal.model.limits import Invalid, check_day
from runjournal.model.moments import Moment


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

    def on(self, day: date) -> "EventTime":
        """The same time of another day."""
        return EventTime(
            datetime.combine(day, self.value.time()) if isinstance(self.value, datetime) else day, self.zone
        )


class EventSummary(NamedTuple):
    """What an event is by its UID, its title, and the entry that was exported as it."""

    uid: str
    title: EventTitle | None
    entry: Entry | None

    @property
    def is_ours(self) -> bool:
        """Whether it belongs in this journal."""
        return self.title is not None or self.entry is not None


@frozen
class Event:
    """An event: the line it begins in, what it is, and its times. `instead_of` is the start it was moved from."""

    number: int
    summary: EventSummary
    start: EventTime
    length: timedelta | None
    is_cancelled: bool
    rule: RecurrenceRule | None = None
    more: tuple[EventTime, ...] = ()
    without: tuple[EventTime, ...] = ()
    instead_of: EventTime | None = None

    @property
    def uid(self) -> str:
        """The UID by which the event is found again."""
        return self.summary.uid

    @property
    def repeats(self) -> bool:
        """Whether the event repeats."""
        return bool(self.rule or self.more)


def uid_of(component: Component) -> str:
    """The UID of an event, empty if it has none."""
    line = component.single("UID")
    return word_of(line) if line else ""


def title_of(component: Component) -> EventTitle | None:
    """What an event is by its title and categories."""
    categories = [text for line in component.all("CATEGORIES") for text in texts_of(line)]
    return read_title(text_of(component.single("SUMMARY")), categories)


def read_event(component: Component, summary: EventSummary, zones: Zones) -> Event:
    """The event of a component. Raises `FormatError` for the first thing that is wrong."""
    start_line, status = component.single("DTSTART"), component.single("STATUS")
    if not summary.uid:
        raise FormatError(component.number, "the event has no UID, so that it could not be found again")
    if start_line is None:
        raise FormatError(component.number, "the event has no DTSTART, so that nobody knows when it is")
    if any(component.all("EXRULE")):
        raise FormatError(component.number, "an event with EXRULE is not understood", "Export these events one by one.")
    start = _time(start_line, zones)
    again = component.single("RECURRENCE-ID")
    return Event(
        component.number,
        summary,
        start,
        _length(component, start, zones),
        status is not None and raw_of(status).upper() == "CANCELLED",
        _rule(component.single("RRULE")),
        _times(component, "RDATE", zones),
        _times(component, "EXDATE", zones),
        _moved_from(again, zones) if again else None,
    )


def _rule(line: ContentLine | None) -> RecurrenceRule | None:
    return read_recurrence(line.number, rule_of(line)) if line else None


def _time(line: ContentLine, zones: Zones) -> EventTime:
    return _placed(line, time_of(line, raw_of(line)), zones)


def _times(component: Component, name: str, zones: Zones) -> tuple[EventTime, ...]:
    times: list[EventTime] = []
    for line in component.all(name):
        for value in times_of(line):
            zones.budget.take(line.number, STEPS_OF_A_DATE)
            times.append(_placed(line, value, zones))
    return tuple(times)


def _placed(line: ContentLine, value: date | datetime, zones: Zones) -> EventTime:
    zone = zones.of(line, value)
    try:
        time = EventTime(value.replace(tzinfo=None) if isinstance(value, datetime) else value, zone)
        check_day(time.day)
        check_day(time.moment.day)
    except Invalid as error:
        raise FormatError(line.number, error.sentence) from error
    return time


def _moved_from(line: ContentLine, zones: Zones) -> EventTime:
    if parameter_of(line, "RANGE"):
        raise FormatError(line.number, "a change of this event and all later ones (RANGE) is not understood")
    return _time(line, zones)


def _length(component: Component, start: EventTime, zones: Zones) -> timedelta | None:
    """How long a timed event lasts; None if it does not say."""
    end, length = component.single("DTEND"), component.single("DURATION")
    if end is None:
        return length_of(length) if length and isinstance(start.value, datetime) else None
    last = _time(end, zones)
    if isinstance(start.value, datetime) != isinstance(last.value, datetime):
        raise FormatError(end.number, "one of the event's ends is a day and the other a time")
    if last.moment.span.earliest < start.moment.span.earliest:
        raise FormatError(end.number, "the event ends before it starts")
    return None if start.moment.is_whole_day else last.moment.span.earliest - start.moment.span.earliest
