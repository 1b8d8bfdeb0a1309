"""A calendar file as planned races, runs and massages. What cannot be read is left out and reported by its title."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import TextIO

from runjournal.exchange.calendar.components import Component, components_of
from runjournal.exchange.calendar.event_summary import EventSummary, Whole, summary_of, told_apart
from runjournal.exchange.calendar.events import Event, Replaced, instead_of, read_event
from runjournal.exchange.calendar.provenance import new_origin, own_id_of, uid_word
from runjournal.exchange.calendar.recurrence import Budget, TooOften
from runjournal.exchange.calendar.series import Occurrence, Window, occurrences
from runjournal.exchange.calendar.titles import EventTitle
from runjournal.exchange.calendar.zones import Zones
from runjournal.exchange.format import LeftOut, ReadContext, Revision
from runjournal.exchange.lines import FormatError
from runjournal.model.choices import Kind, Status
from runjournal.model.entries import Entry, Massage, Race, Run
from runjournal.model.limits import Invalid
from runjournal.model.moments import Moment, local_day

AHEAD = timedelta(days=366)
"""How far ahead repeated events are spelled out."""
MOST_ENTRIES = 3_000
LONGEST_MASSAGE_S = 12 * 3600
A_DAY_S = 24 * 3600
"""Longer is the day on which it is, not how long it takes."""
NEITHER = "neither run, race nor massage"
DECLINED = "declined by you"
ANSWER = "an answer to an invitation"


def read(stream: TextIO, reader: ReadContext) -> Iterator[Entry]:
    """The entries of a calendar, planned or cancelled. Raises `FormatError` if nothing of it can be read.

    Events that are left out are reported, and so is what had to be guessed.
    """
    file, left_out_before = components_of(stream), len(reader.report.left_out)
    zones = Zones(file.zones, reader.zone, Budget())
    if not file.is_whole:
        reader.report.remark("The file breaks off before END:VCALENDAR; what stands before is read.")
    by_uid: dict[str, list[Whole]] = {}
    for component, summary in _ours(file.events, reader):
        by_uid.setdefault(summary.uid, []).append((component, summary))
    entries = list(_entries([_Series(wholes, zones, reader) for wholes in by_uid.values()], reader))
    for remark in zones.remarks:
        reader.report.remark(remark)
    if not entries:
        _check_any_read(len(file.events), reader.report.left_out[left_out_before:])
    return iter(entries)


def window_of(reader: ReadContext) -> Window:
    """The days between which repeated events are spelled out."""
    past = timedelta(days=reader.context.settings.thresholds.unconfirmed_days)
    return Window(local_day(reader.now - past, reader.zone), local_day(reader.now + AHEAD, reader.zone))


def _check_any_read(number: int, left_out: Sequence[LeftOut]) -> None:
    """Raise `FormatError` if not one of so many events could be read."""
    unreadable = [one for one in left_out if one.is_unreadable]
    if unreadable and len(unreadable) == number:
        first = unreadable[0]
        others = f"; {len(unreadable) - 1:,} more cannot be read either" if len(unreadable) > 1 else ""
        raise FormatError(first.line, f'"{first.what[:80]}" cannot be read: {first.why}{others}')


def _ours(events: Sequence[Component], reader: ReadContext) -> Iterator[Whole]:
    """The events that belong in the journal, and single times of theirs even if their title is another now."""
    wholes = told_apart([(component, summary_of(component, reader)) for component in events])
    reader.report.uids.update(
        uid_word(summary.uid) for component, summary in wholes if component.first("RECURRENCE-ID") is None
    )
    uids = {summary.uid for _, summary in wholes if summary.is_ours}
    for component, summary in wholes:
        is_of_series = summary.uid in uids and component.first("RECURRENCE-ID") is not None
        if not summary.is_ours:
            reader.report.leave_out(summary.words, NEITHER, component.number)
        elif summary.is_answer:
            reader.report.leave_out(summary.words, ANSWER, component.number)
            reader.report.uids.discard(uid_word(summary.uid))
            continue
        elif summary.is_declined:
            reader.report.leave_out(summary.words, DECLINED, component.number)
        if summary.is_ours or is_of_series:
            yield component, summary


class _Series:
    """The events of one UID: the newest whole one, the newest change of each of its times, and what cannot be read."""

    def __init__(self, wholes: Sequence[Whole], zones: Zones, reader: ReadContext) -> None:
        self._zones = zones
        self._reader = reader
        self._newest: dict[object, Event] = {}
        self._unreadable: list[Replaced] = []
        for component, summary in wholes:
            for name in component.differing():
                reader.report.remark(f"The event in line {component.number} has {name} twice: the first one counts.")
            try:
                self._add(read_event(component, summary, zones))
            except TooOften:  # no event's own fault
                raise
            except FormatError as error:
                self._leave_out(component, summary, error)

    def occurrences(self) -> Iterator[tuple[Occurrence, Revision]]:
        """The occurrences without those that the runner declined, each with how new the events of the UID are."""
        events = dict(self._newest)
        revision = max((event.summary.revision for event in events.values()), default=Revision())
        master = events.pop(None, None)
        window = window_of(self._reader)
        found = occurrences(master, [*events.values()], self._unreadable, window, self._zones.budget)
        yield from ((one, revision) for one in found if not one.event.summary.is_declined)

    def _add(self, event: Event) -> None:
        """Keep an event unless a newer one is there; of two that are equally new, the later in the file counts."""
        key = event.instead_of.time.key if event.instead_of else None
        known = self._newest.get(key)
        if known and event.summary.revision < known.summary.revision:
            self._newest[key], event, known = known, known, event
        self._newest[key] = event
        if known and known.start.key != event.start.key and not event.instead_of:
            why = f"older than the event with its UID in line {event.number}"
            self._reader.report.leave_out(known.summary.words, why, known.number)

    def _leave_out(self, component: Component, summary: EventSummary, error: FormatError) -> None:
        """Name what cannot be read. What it is about is neither planned nor called off."""
        self._name(summary, error.line, error.sentence)
        with suppress(FormatError):
            if replaced := instead_of(component, self._zones):
                self._unreadable.append(replaced)

    def _name(self, summary: EventSummary, line: int, sentence: str) -> None:
        self._reader.report.uids.discard(uid_word(summary.uid))
        self._reader.report.leave_out(summary.words, sentence, line, is_unreadable=True)


def _entries(all_series: Sequence[_Series], reader: ReadContext) -> Iterator[Entry]:
    found = (pair for series in all_series for pair in series.occurrences())
    for number, (occurrence, revision) in enumerate(found):
        if number >= MOST_ENTRIES:
            raise FormatError(occurrence.event.number, f"these are more than {MOST_ENTRIES:,} runs, races and massages")
        uid, report = uid_word(occurrence.event.uid), reader.report
        report.revisions[uid] = max(report.revisions.get(uid, revision), revision)
        yield from _entry(occurrence, revision, reader)


def _entry(occurrence: Occurrence, revision: Revision, reader: ReadContext) -> Iterator[Entry]:
    """The entry of an occurrence, unless it was over long ago or no longer belongs in the journal."""
    event, days = occurrence.event, reader.context.settings.thresholds.unconfirmed_days
    try:
        entry = _made(occurrence, revision, reader)
    except Invalid as error:
        reader.report.uids.discard(uid_word(event.uid))
        reader.report.leave_out(event.summary.words, error.sentence, event.number, is_unreadable=True)
        return
    if entry and entry.ends.latest >= reader.now - timedelta(days=days):
        yield entry
    elif entry and not occurrence.day:
        reader.report.leave_out(event.summary.words, f"over more than {days} days ago", event.number)


def _made(occurrence: Occurrence, revision: Revision, reader: ReadContext) -> Entry | None:
    event, start = occurrence.event, occurrence.start.moment
    exported = event.summary.entry
    if exported and (not occurrence.day or start.span == exported.start.span):
        return _exported(event, exported, start, reader)
    if event.summary.title is None:
        return None
    entry = _theirs(event, event.summary.title, start, reader)
    if not occurrence.day and (own_id := own_id_of(event.uid)):  # one of ours that has lost its line
        return replace(entry, id=own_id)
    return replace(entry, source=new_origin(entry, event.uid, occurrence.day, revision).source)


def _exported(event: Event, exported: Entry, start: Moment, reader: ReadContext) -> Entry:
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


def _theirs(event: Event, title: EventTitle, start: Moment, reader: ReadContext) -> Entry:
    """The entry that a title stands for."""
    status = Status.CANCELLED if event.is_cancelled else Status.PLANNED
    length_s = int(event.length.total_seconds()) if event.length else None
    if title.kind is Kind.MASSAGE:
        length_s = length_s if length_s and length_s <= LONGEST_MASSAGE_S else None
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
    is_length = title.distance_m is None and length_s is not None and length_s < A_DAY_S
    duration_s = length_s if is_length else None  # with a distance, the time set aside would read as a pace
    return Run(
        start=start,
        status=status,
        distance_m=title.distance_m,
        duration_s=duration_s,
        run_kind=title.run_kind,
        note=title.note,
    )
