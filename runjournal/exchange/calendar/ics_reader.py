"""A calendar file as planned races, runs and massages."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TextIO

from runjournal.exchange.calendar.components import Component, components_of
from runjournal.exchange.calendar.events import Event, EventSummary, read_event, title_of, uid_of
from runjournal.exchange.calendar.properties import first_row_of
from runjournal.exchange.calendar.provenance import OURS, new_origin, own_entry, uid_word
from runjournal.exchange.calendar.recurrence import Budget
from runjournal.exchange.calendar.series import Occurrence, Window, occurrences
from runjournal.exchange.calendar.titles import EventTitle
from runjournal.exchange.calendar.zones import Zones
from runjournal.exchange.format import ReadContext
from runjournal.exchange.lines import FormatError
from runjournal.model.choices import Kind, Status
from runjournal.model.entries import Entry, Massage, Race, Run
from runjournal.model.limits import LONGEST_S, Invalid
from runjournal.model.moments import Moment, local_day

AHEAD = timedelta(days=366)
"""How far ahead repeated events are spelled out."""
MOST_ENTRIES = 3_000
NEITHER = "neither run, race nor massage"


def read(stream: TextIO, reader: ReadContext) -> Iterator[Entry]:
    """The entries of a calendar, planned or cancelled. Raises `FormatError` for the first thing that is wrong.

    Events that are left out are counted in the report.
    """
    budget = Budget()
    components = components_of(stream)
    zones = Zones(components, reader.zone, budget)
    by_uid: dict[str, list[Event]] = {}
    for event in _events(components, zones, reader):
        by_uid.setdefault(event.uid, []).append(event)
    all_occurrences = (
        occurrence for events in by_uid.values() for occurrence in occurrences(events, window_of(reader), budget)
    )
    for number, occurrence in enumerate(all_occurrences):
        if number >= MOST_ENTRIES:
            raise FormatError(occurrence.event.number, f"these are more than {MOST_ENTRIES:,} runs, races and massages")
        yield from _entry(occurrence, reader)


def window_of(reader: ReadContext) -> Window:
    """The days between which repeated events are spelled out."""
    past = timedelta(days=reader.context.settings.thresholds.unconfirmed_days)
    return Window(local_day(reader.now - past, reader.zone), local_day(reader.now + AHEAD, reader.zone))


def _events(components: list[Component], zones: Zones, reader: ReadContext) -> Iterator[Event]:
    """The events that belong in the journal, and single times of theirs even if their title is another now."""
    wholes = [(component, uid_of(component)) for component in components if component.name == "VEVENT"]
    reader.report.uids.update(uid_word(uid) for component, uid in wholes if component.single("RECURRENCE-ID") is None)
    summaries = [(component, _summary(component, uid, reader)) for component, uid in wholes]
    uids = {summary.uid for _, summary in summaries if summary.is_ours}
    for component, summary in summaries:
        if not summary.is_ours:
            reader.report.left_out[NEITHER] += 1
        if summary.is_ours or (summary.uid in uids and component.single("RECURRENCE-ID")):
            yield read_event(component, summary, zones)


def _summary(component: Component, uid: str, reader: ReadContext) -> EventSummary:
    return EventSummary(uid, title_of(component), own_entry(first_row_of(component.single("DESCRIPTION")), uid, reader))


def _entry(occurrence: Occurrence, reader: ReadContext) -> Iterator[Entry]:
    """The entry of an occurrence, unless it was over long ago or no longer belongs in the journal."""
    event, days = occurrence.event, reader.context.settings.thresholds.unconfirmed_days
    try:
        entry = _made(occurrence, reader)
    except Invalid as error:
        raise FormatError(event.number, error.sentence) from error
    if entry and entry.ends.latest >= reader.now - timedelta(days=days):
        yield entry
    elif entry and not occurrence.day:
        reader.report.left_out[f"over for more than {days} days"] += 1


def _made(occurrence: Occurrence, reader: ReadContext) -> Entry | None:
    event, start = occurrence.event, occurrence.start.moment
    exported = event.summary.entry
    if exported and (not occurrence.day or start.span == exported.start.span):
        return _ours(event, exported, start, reader)
    return _theirs(occurrence, event.summary.title, start, reader) if event.summary.title else None


def _ours(event: Event, exported: Entry, start: Moment, reader: ReadContext) -> Entry:
    """An exported entry with what the calendar has changed since: its time, its length, whether it is cancelled."""
    moved = (
        replace(exported, start=start)
        if (start.at or start.day) != (exported.start.at or exported.start.day)
        else exported
    )
    if isinstance(moved, Massage) and event.length:
        moved = replace(moved, duration_s=int(event.length.total_seconds()))
    if event.is_cancelled and isinstance(moved, Massage | Race | Run):
        moved = replace(moved, status=Status.CANCELLED)
    if moved == exported:
        reader.report.as_exported.add(exported.id)
    return moved


def _theirs(occurrence: Occurrence, title: EventTitle, start: Moment, reader: ReadContext) -> Entry:
    event = occurrence.event
    status = Status.CANCELLED if event.is_cancelled else Status.PLANNED
    entry = _of_title(title, start, event.length, status, reader)
    if event.uid.endswith(OURS) and not occurrence.day:  # one of ours that has lost its line
        return replace(entry, id=event.uid.removesuffix(OURS))
    return replace(entry, source=new_origin(entry, event.uid, occurrence.day).source)


def _of_title(title: EventTitle, start: Moment, length: timedelta | None, status: Status, reader: ReadContext) -> Entry:
    length_s = int(length.total_seconds()) if length else None
    if title.kind is Kind.MASSAGE:
        usual_s = reader.context.settings.booking.minutes * 60
        return Massage(
            start=start,
            status=status,
            duration_s=length_s or usual_s,
            depth=title.depth,
            massage_kind=title.massage_kind,
            note=title.note,
        )
    if title.kind is Kind.RACE:
        return Race(start=start, status=status, name=title.name, distance_m=title.distance_m)
    is_length = title.distance_m is None and length_s is not None and length_s <= LONGEST_S
    duration_s = length_s if is_length else None  # with a distance, the time set aside would read as a pace
    return Run(
        start=start,
        status=status,
        distance_m=title.distance_m,
        duration_s=duration_s,
        run_kind=title.run_kind,
        note=title.note,
    )
