"""The occurrences of an event: those of its rules and those listed, without the exceptions, some of them moved."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import takewhile
from typing import NamedTuple

from runjournal.exchange.calendar.events import Event, EventTime, Replaced
from runjournal.exchange.calendar.recurrence import Budget, RecurrenceRule
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


def occurrences(
    master: Event | None, changes: Sequence[Event], unreadable: Sequence[Replaced], window: Window, budget: Budget
) -> Iterator[Occurrence]:
    """The occurrences of an event and of the changes to single times of it, each of which is about another time.

    A change of one time and all later ones moves those by as much as that one. What an unreadable change is about is
    left out.
    """
    by_start = dict(_repeated(master, window, budget)) if master else {}
    of_day = {occurrence.start.day: key for key, occurrence in by_start.items()}
    for change, replaced in sorted(_replacing(changes), key=lambda pair: (not pair[1].and_later, pair[1].day)):
        key = _found(by_start, of_day, replaced)
        old = by_start.get(key)
        new = Occurrence(change, change.start, old.day if old else _day_of(replaced, master))
        if replaced.and_later:
            budget.take(change.number, len(by_start))
            by_start |= _later(by_start, key, new, replaced)
        by_start[key] = new
    for replaced in unreadable:
        by_start.pop(_found(by_start, of_day, replaced), None)
    return iter(by_start.values())


def _replacing(changes: Sequence[Event]) -> Iterator[tuple[Event, Replaced]]:
    return ((change, change.instead_of) for change in changes if change.instead_of)


def _repeated(event: Event, window: Window, budget: Budget) -> Iterator[tuple[Key, Occurrence]]:
    if not event.repeats:
        yield event.start.key, Occurrence(event, event.start, "")
        return
    without = {time.key for time in event.without}
    without |= {time.key for rule in event.against for time in _by_rule(event, rule, window, budget)}
    of_rules = (time for rule in event.rules for time in _by_rule(event, rule, window, budget))
    times = {time.key: time for time in (*(of_rules if event.rules else [event.start]), *event.more)}
    without |= {time.day for time in event.without if time.is_midnight and time.key not in times}
    names: dict[str, int] = {}
    for key, time in sorted(times.items(), key=lambda item: str(item[0])):
        name = f"{time.day:%Y%m%d}"
        names[name] = names.get(name, 0) + 1
        if key not in without and time.day not in without and window.first <= time.day <= window.last:
            day = name if names[name] == 1 else f"{name}.{names[name]}"
            yield key, Occurrence(event, time, day)


def _by_rule(event: Event, rule: RecurrenceRule, window: Window, budget: Budget) -> Iterator[EventTime]:
    days = rule.days(event.start.day, window.first, window.last, budget)
    yield from takewhile(lambda time: not _is_behind(time, rule), (event.start.on(day) for day in days))


def _is_behind(time: EventTime, rule: RecurrenceRule) -> bool:
    """Whether a time lies after the end of a rule, which is a day, a local time in the same zone, or an instant."""
    until = rule.until
    if not isinstance(until, datetime):
        return until is not None and time.day > until
    if not isinstance(time.value, datetime):
        return time.day > until.date()
    return time.zone.instant(time.value) > until if until.tzinfo else time.value > until


def _found(by_start: dict[Key, Occurrence], of_day: dict[date, Key], replaced: Replaced) -> Key:
    """The key of the occurrence that a change is about: its instant, or its day if either is a day.

    Some programs write midnight for the day.
    """
    key = replaced.time.key
    if key in by_start:
        return key
    if isinstance(key, datetime) and not replaced.time.is_midnight:
        return replaced.day if replaced.day in by_start else key
    return of_day.get(replaced.day, key)


def _later(by_start: dict[Key, Occurrence], key: Key, new: Occurrence, replaced: Replaced) -> dict[Key, Occurrence]:
    """The occurrences behind a change that is about them too, moved on the clock as much as it is."""
    start = new.start
    old = _like(replaced.time, start)
    return {
        other: Occurrence(new.event, _like(occurrence.start, start).moved(start.value - old.value), occurrence.day)
        for other, occurrence in by_start.items()
        if type(other) is type(key) and other > key
    }


def _like(time: EventTime, model: EventTime) -> EventTime:
    """A time on the clock of another one, or its day if that is a day."""
    if not isinstance(model.value, datetime):
        return EventTime(time.day, model.zone)
    if not isinstance(time.value, datetime):
        return model.on(time.day)
    return EventTime(model.zone.wall(time.zone.instant(time.value)), model.zone)


def _day_of(replaced: Replaced, master: Event | None) -> str:
    key = replaced.time.key
    if not isinstance(key, datetime):
        return f"{replaced.day:%Y%m%d}"
    zone = master.start.zone.name if master else replaced.time.zone.name
    return f"{Moment.at_instant(key, zone).day:%Y%m%d}"
