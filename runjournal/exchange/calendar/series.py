"""The occurrences of an event: those of its rule and those listed, without the exceptions, some of them moved."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import takewhile
from typing import NamedTuple

from runjournal.exchange.calendar.events import Event, EventTime
from runjournal.exchange.calendar.recurrence import Budget, RecurrenceRule
from runjournal.exchange.lines import FormatError
from runjournal.model.moments import Moment

Key = date | datetime
"""An instant, or a day if no time is known."""


class Window(NamedTuple):
    """The days between which repeated events are spelled out."""

    first: date
    last: date


class Occurrence(NamedTuple):
    """One time of an event. `day` names it among those of a repeated event, and is empty for the only one."""

    event: Event
    start: EventTime
    day: str


def occurrences(events: Sequence[Event], window: Window, budget: Budget) -> Iterator[Occurrence]:
    """The occurrences of the events of one UID: the event itself, and changes to single times of it."""
    master = _master(events)
    by_start = dict(_repeated(master, window, budget)) if master else {}
    for change in (event for event in events if event.instead_of):
        moved_from = change.instead_of or change.start
        replaced = by_start.get(_key(moved_from))
        by_start[_key(moved_from)] = Occurrence(
            change, change.start, replaced.day if replaced else _day_of(moved_from, master)
        )
    return iter(by_start.values())


def _master(events: Sequence[Event]) -> Event | None:
    """The event itself. Raises `FormatError` if there are two, or two changes of the same time."""
    first: dict[Key | None, Event] = {}
    for event in events:
        key = _key(event.instead_of) if event.instead_of else None
        if key in first:
            raise FormatError(event.number, f"this event has the UID of the one in line {first[key].number}")
        first[key] = event
    return first.get(None)


def _repeated(event: Event, window: Window, budget: Budget) -> Iterator[tuple[Key, Occurrence]]:
    if not event.repeats:
        yield _key(event.start), Occurrence(event, event.start, "")
        return
    without = {_key(time) for time in event.without}
    times = {_key(time): time for time in (*_by_rule(event, window, budget), *event.more)}
    names: dict[str, int] = {}
    for key, time in sorted(times.items(), key=lambda item: str(item[0])):
        name = f"{time.day:%Y%m%d}"
        names[name] = names.get(name, 0) + 1
        if key not in without and time.day not in without and window.first <= time.day <= window.last:
            yield key, Occurrence(event, time, name if names[name] == 1 else f"{name}.{names[name]}")


def _by_rule(event: Event, window: Window, budget: Budget) -> Iterator[EventTime]:
    rule, start = event.rule, event.start
    if rule is None:
        yield start
        return
    days = rule.days(start.day, window.first, window.last, budget)
    yield from takewhile(lambda time: not _is_behind(time, rule), (start.on(day) for day in days))


def _is_behind(time: EventTime, rule: RecurrenceRule) -> bool:
    """Whether a time lies after the end of a rule, which is a day, a local time in the same zone, or an instant."""
    until = rule.until
    if not isinstance(until, datetime):
        return until is not None and time.day > until
    if not isinstance(time.value, datetime):
        return time.day > until.date()
    return time.zone.instant(time.value) > until if until.tzinfo else time.value > until


def _key(time: EventTime) -> Key:
    moment = time.moment
    return moment.at or moment.day


def _day_of(time: EventTime, master: Event | None) -> str:
    instant = time.moment.at
    zone = master.start.zone.name if master else time.zone.name
    day = time.day if instant is None or not master else Moment.at_instant(instant, zone).day
    return f"{day:%Y%m%d}"
