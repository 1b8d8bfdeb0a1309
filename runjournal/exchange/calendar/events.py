"""The events of a calendar, read and checked: who they are, when they are, how they repeat, what they are."""

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
from runjournal.exchange.calendar.recurrence import RecurrenceRule, read_recurrence
from runjournal.exchange.calendar.titles import EventTitle, read_title
from runjournal.exchange.calendar.zones import EventZone, Zones
from runjournal.exchange.lines import FormatError
from runjournal.model.entries import Entry
from runjournal.model.frozen import frozen
from runjournal.model.limits import Invalid, check_day
from runjournal.model.moments import Moment


class EventTime(NamedTuple):
    """A date, or a naive time on the wall of a place."""

    at: date
    place: EventZone

    @property
    def day(self) -> date:
        """The date on the wall."""
        return self.at.date() if isinstance(self.at, datetime) else self.at

    @property
    def moment(self) -> Moment:
        """The moment that an entry there starts. Raises `Invalid` outside of what a journal holds."""
        if isinstance(self.at, datetime):
            return Moment.at_instant(self.place.instant(self.at), self.place.zone)
        return Moment.whole_day(self.at, self.place.zone)

    def on(self, day: date) -> "EventTime":
        """The same time of another day."""
        return EventTime(datetime.combine(day, self.at.time()) if isinstance(self.at, datetime) else day, self.place)


class EventSummary(NamedTuple):
    """What an event is at first sight: its UID, what its title says, and the entry that was exported as it."""

    uid: str
    title: EventTitle | None
    entry: Entry | None

    @property
    def is_ours(self) -> bool:
        """Whether it is something to this journal."""
        return self.title is not None or self.entry is not None


@frozen
class Event:
    """An event: the line it begins in, what it is, and its times. `instead_of` is the start it was moved from."""

    number: int
    seen: EventSummary
    start: EventTime
    length: timedelta | None
    is_cancelled: bool
    rule: RecurrenceRule | None = None
    more: tuple[EventTime, ...] = ()
    without: tuple[EventTime, ...] = ()
    instead_of: EventTime | None = None

    @property
    def uid(self) -> str:
        """What finds it again."""
        return self.seen.uid

    @property
    def repeats(self) -> bool:
        """Whether it is more than one."""
        return bool(self.rule or self.more)


def uid_of(part: Component) -> str:
    """The UID of an event, empty where it has none."""
    line = part.one("UID")
    return word_of(line) if line else ""


def title_of(part: Component) -> EventTitle | None:
    """What an event is by its words."""
    categories = [text for line in part.all("CATEGORIES") for text in texts_of(line)]
    return read_title(text_of(part.one("SUMMARY")), categories)


def read_event(part: Component, seen: EventSummary, zones: Zones) -> Event:
    """The event of a part. Raises `FormatError` for the first thing that is wrong."""
    start_line, status = part.one("DTSTART"), part.one("STATUS")
    if not seen.uid:
        raise FormatError(part.number, "the event has no UID, so that it could not be found again")
    if start_line is None:
        raise FormatError(part.number, "the event has no DTSTART, so that nobody knows when it is")
    if any(part.all("EXRULE")):
        raise FormatError(part.number, "an event with EXRULE is not understood", "Export these events one by one.")
    start = _time(start_line, zones)
    again = part.one("RECURRENCE-ID")
    return Event(
        part.number,
        seen,
        start,
        _length(part, start, zones),
        status is not None and raw_of(status).upper() == "CANCELLED",
        _rule(part.one("RRULE")),
        _times(part, "RDATE", zones),
        _times(part, "EXDATE", zones),
        _moved_from(again, zones) if again else None,
    )


def _rule(line: ContentLine | None) -> RecurrenceRule | None:
    return read_recurrence(line.number, rule_of(line)) if line else None


def _time(line: ContentLine, zones: Zones) -> EventTime:
    return _placed(line, time_of(line, raw_of(line)), zones)


def _times(part: Component, name: str, zones: Zones) -> tuple[EventTime, ...]:
    found: list[EventTime] = []
    for line in part.all(name):
        for at in times_of(line):
            zones.budget.take(line.number)
            found.append(_placed(line, at, zones))
    return tuple(found)


def _placed(line: ContentLine, at: date | datetime, zones: Zones) -> EventTime:
    place = zones.of(line, at)
    try:
        time = EventTime(at.replace(tzinfo=None) if isinstance(at, datetime) else at, place)
        check_day(time.day)
        check_day(time.moment.day)
    except Invalid as error:
        raise FormatError(line.number, error.sentence) from error
    return time


def _moved_from(line: ContentLine, zones: Zones) -> EventTime:
    if parameter_of(line, "RANGE"):
        raise FormatError(line.number, "a change of this event and all later ones (RANGE) is not understood")
    return _time(line, zones)


def _length(part: Component, start: EventTime, zones: Zones) -> timedelta | None:
    """How long a timed event lasts; None where that is not said."""
    end, length = part.one("DTEND"), part.one("DURATION")
    if end is None:
        return length_of(length) if length and isinstance(start.at, datetime) else None
    last = _time(end, zones)
    if isinstance(start.at, datetime) != isinstance(last.at, datetime):
        raise FormatError(end.number, "one of the event's ends is a day and the other a time")
    if last.moment.span.earliest < start.moment.span.earliest:
        raise FormatError(end.number, "the event ends before it starts")
    return None if start.moment.is_whole_day else last.moment.span.earliest - start.moment.span.earliest
