"""Planned entries as the lines of a calendar file, with reminders for massages.

An event has the same UID whenever it is written, so that a calendar updates it instead of adding a second. Entries
that came from a repeated event are left out: the calendar they came from has them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from icalendar import Alarm, Component, Event, Timezone

from runjournal.exchange.calendar.provenance import origin_of, own_line, uid_for
from runjournal.exchange.format import WriteContext
from runjournal.language.display.entry_words import to_words
from runjournal.model.entries import Entry, Massage, Race, Run
from runjournal.model.moments import Moment, zone_info
from runjournal.model.settings import Settings

BEFORE = timedelta(hours=1)
MORNING = time(8)
EARLIER = timedelta(hours=2)
"""How long before an early massage its morning's reminder comes."""
MEAL_BEFORE = timedelta(hours=1)
"""How long before the time in which a heavy meal is advised against (S5)."""


class Reminder(NamedTuple):
    """A reminder's text and when it comes: a time after the start, negative if before it."""

    after: timedelta
    text: str


def reminders(massage: Massage, settings: Settings) -> Iterator[Reminder]:
    """The reminders of a massage, earliest first; only the morning's if its time is not known."""
    yield Reminder(_morning(massage.start), "Massage today: drink to thirst through the day.")
    local = massage.start.local
    if local is None:
        return
    meal = timedelta(hours=settings.thresholds.heavy_meal_h) + MEAL_BEFORE
    if meal < timedelta(days=1):
        yield Reminder(-meal, f"Massage at {local:%H:%M}: a lighter meal before it may be more comfortable.")
    yield Reminder(-BEFORE, f"Massage at {local:%H:%M}, in an hour.")


def _morning(start: Moment) -> timedelta:
    """Eight in the morning of the day, or two hours before the start if that is earlier, relative to the start."""
    morning = datetime.combine(start.day, MORNING, zone_info(start.zone)).astimezone(UTC)
    return morning - start.span.earliest if start.is_whole_day else min(morning - start.span.earliest, -EARLIER)


MADE_BY = "-//runjournal//runjournal//EN"
DAY = timedelta(days=1)
ADVICE = "Drink to thirst through the day; a lighter meal before it may be more comfortable."
MOVED = "Move it here, and `runjournal import` moves it in the journal."


def write(entries: Iterable[Entry], writer: WriteContext) -> Iterator[str]:
    """The lines of a calendar, folded, without their ends."""
    ahead = [entry for entry in entries if _is_written(entry, writer.now)]
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{MADE_BY}", "CALSCALE:GREGORIAN")
    for zone in _zones(ahead):
        yield from _lines(zone)
    for entry in ahead:
        yield from _lines(_event(entry, writer))
    yield "END:VCALENDAR"


def _is_written(entry: Entry, now: datetime) -> bool:
    origin = origin_of(entry.source)
    is_one_of_many = origin is not None and bool(origin.day)
    return isinstance(entry, Massage | Race | Run) and not (entry.is_done or is_one_of_many) and entry.ends.latest > now


def _lines(component: Component) -> Sequence[str]:
    text: bytes = component.to_ical()
    return text.decode().split("\r\n")[:-1]


def _zones(entries: Sequence[Entry]) -> Iterator[Timezone]:
    """The clock changes in the zones of the entries, for the years they lie in."""
    timed = [entry.start for entry in entries if not entry.start.is_whole_day]
    for zone in sorted({start.zone for start in timed} - {"UTC"}):
        days = [start.day for start in timed if start.zone == zone]
        yield Timezone.from_tzid(zone, first_date=date(min(days).year, 1, 1), last_date=date(max(days).year + 1, 1, 1))


def _event(entry: Entry, writer: WriteContext) -> Event:
    event = Event()
    event.add("uid", uid_for(entry))
    event.add("dtstamp", writer.now)
    if entry.id in writer.revisions:
        number, last_changed = writer.revisions[entry.id]
        event.add("sequence", number)
        event.add("last-modified", last_changed)
    event.add("summary", _summary(entry, writer))
    event.add("description", "\n\n".join(_description(entry)))
    _add_times(event, entry)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("transp", "OPAQUE" if isinstance(entry, Massage) else "TRANSPARENT")
    if isinstance(entry, Massage) and entry.is_planned:
        for reminder in reminders(entry, writer.settings):
            event.add_component(_alarm(reminder))
    return event


def _summary(entry: Entry, writer: WriteContext) -> str:
    words = to_words(entry, writer.settings).removesuffix(" · cancelled")
    return words[:1].upper() + words[1:]


def _description(entry: Entry) -> Iterator[str]:
    yield own_line(entry)
    if isinstance(entry, Massage) and entry.is_planned:
        yield ADVICE
    yield MOVED


def _add_times(event: Event, entry: Entry) -> None:
    instant = entry.start.at
    if instant is None:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + DAY)
        return
    event.add("dtstart", _local(instant, entry.start.zone))
    if entry.length:
        event.add("dtend", _local(instant + entry.length, entry.start.zone))


def _local(instant: datetime, zone: str) -> datetime:
    """The local time of an instant, or UTC if that local time exists twice."""
    moment = Moment.at_instant(instant, zone)
    return instant if zone == "UTC" or moment.is_repeated or moment.local is None else moment.local


def _alarm(reminder: Reminder) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", reminder.text)
    alarm.add("trigger", reminder.after)
    return alarm
