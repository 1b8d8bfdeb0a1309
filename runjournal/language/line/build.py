"""Makes entries of what was read: when each starts, its status, what the line leaves out."""

from dataclasses import fields
from functools import cache
from typing import Any

from runjournal.language.line.draft import DraftEntry, Problem, Provenance
from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.items import drink, soreness, urine
from runjournal.language.line.items.item_registry import ITEMS
from runjournal.language.line.problems import at, said
from runjournal.language.line.reader import Reader
from runjournal.language.line.texts import text_of
from runjournal.language.line.tokens import Token
from runjournal.language.line.when import Start, start_of
from runjournal.model.choices import Kind, Status
from runjournal.model.entries import ENTRY_TYPES, Entry, Race, Run
from runjournal.model.limits import Invalid
from runjournal.model.moments import NoSuchTime, local_day

TEXT_FIELDS = {Kind.RACE: "name", Kind.NOTE: "text", Kind.CONDITION: "detail", Kind.OVERRULE: "why"}
RESULTS = {Kind.RACE: ("duration_s", "effort"), Kind.MASSAGE: ("pain", "braced")}
"""What is only known of a race or a massage that has happened."""
MISSING = {
    Kind.NOTE: "a note needs some words",
    Kind.OVERRULE: "an overrule says the rule, the entry as about:ID, and why",
}
_PACE_FROM_M = 1000
_FASTEST_S_PER_KM = 120
FINISHES = {Kind.SORENESS: soreness.finish, Kind.DRINK: drink.finish, Kind.URINE: urine.finish}


def build(reader: Reader, line: str) -> tuple[tuple[DraftEntry, ...], tuple[str, ...]]:
    """The entries of a line that was read, and the remarks on them. Problems go to the reader."""
    drink.check_total(reader)
    sketches = [sketch for sketch in reader.sketches if _finish(reader, sketch)]
    _give_line_fields(reader, sketches, line)
    items: list[DraftEntry] = []
    remarks: list[str] = []
    left = _SpanLeft(reader)
    for sketch in sketches:
        start = _start(reader, sketch)
        if start is None:
            break
        left.give(sketch, start)
        _complete(reader, sketch, start)
        remarks += [start.remark] if start.remark else []
        if item := _item(reader, sketch):
            items.append(item)
            remarks += _remarks(reader, item.entry)
    left.check()
    return tuple(items), tuple(dict.fromkeys(remarks))


def _finish(reader: Reader, sketch: EntryBuilder) -> bool:
    finish = FINISHES.get(sketch.kind)
    return finish is None or finish(reader, sketch)


def _give_line_fields(reader: Reader, sketches: list[EntryBuilder], line: str) -> None:
    """The note and the id go to the first entry, the source to all; texts are cut from the line."""
    for sketch in sketches:
        if sketch.texts:
            sketch.put(TEXT_FIELDS[sketch.kind], text_of(sketch.texts, line), sketch.texts[0])
        if reader.source:
            sketch.put("source", reader.source.text, reader.source)
    if sketches and reader.note:
        sketches[0].put("note", reader.note.text, reader.note)
    if sketches and reader.entry_id:
        sketches[0].put("id", reader.entry_id.text, reader.entry_id)
    if len(sketches) > 1 and reader.entry_id:
        reader.problems.append(at(reader.entry_id, "An id names one entry, this line has several.", "Leave it out."))


def _start(reader: Reader, sketch: EntryBuilder) -> Start | None:
    try:
        return start_of(reader.when, ahead=_is_ahead(reader, sketch), happens_now=_happens_now(reader, sketch))
    except NoSuchTime as error:
        nearest = f"{error.before:%H:%M} or {error.after:%H:%M}"
        reader.problems.append(_when_problem(reader, error, f"Write {nearest}."))
    except Invalid as error:
        reader.problems.append(_when_problem(reader, error, ""))
    return None


def _when_problem(reader: Reader, error: Invalid, way_out: str) -> Problem:
    when = reader.when
    day = when.day and when.day.token
    token = {"day": day, "zone": when.zone_token, "second": when.second_token}.get(error.field) or when.token
    return at(token or Token("", 0, 0), said(error.sentence), way_out)


def _has_result(sketch: EntryBuilder) -> bool:
    return any(sketch.has(name) for name in RESULTS.get(sketch.kind, ()))


def _is_ahead(reader: Reader, sketch: EntryBuilder) -> bool:
    """Whether a day that has to be guessed lies ahead."""
    status = sketch.values.get("status")
    if status is Status.PLANNED or (status is None and reader.booking):
        return True
    return sketch.kind in (Kind.RACE, Kind.MASSAGE) and status is not Status.DONE and not _has_result(sketch)


def _happens_now(reader: Reader, sketch: EntryBuilder) -> bool:
    """Whether the item, if it is today and has no time, is done now."""
    status = sketch.values.get("status")
    if status is not None:
        return status is Status.DONE
    if not ITEMS[sketch.kind].can_be_planned:
        return True
    return not reader.booking and (sketch.kind is not Kind.RACE or _has_result(sketch))


class _SpanLeft:
    """The length that a span of times gives: the first item that can have one takes it."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._is_open = False
        self._is_given = False

    def give(self, sketch: EntryBuilder, start: Start) -> None:
        """Give the length to the item if it is the first that has one."""
        clock = self._reader.when.clock
        if start.length_s is None or clock is None or self._is_given:
            return
        self._is_open = not ITEMS[sketch.kind].has_length
        if self._is_open:
            return
        self._is_given = True
        if sketch.values.get("duration_s", start.length_s) != start.length_s:
            sentence = "The span of times and the length do not agree."
            self._reader.problems.append(at(clock.token, sentence, "Leave one of them out."))
        sketch.put("duration_s", start.length_s, clock.token)

    def check(self) -> None:
        """A problem if no item could take it."""
        clock = self._reader.when.clock
        if self._is_open and not self._is_given and clock is not None:
            self._reader.problems.append(at(clock.token, "Nothing in this line has a length.", "Give one time."))


def _complete(reader: Reader, sketch: EntryBuilder, start: Start) -> None:
    sketch.values["start"] = start.moment
    sketch.how["start"] = start.how
    if sketch.kind is Kind.MASSAGE:
        sketch.assume("duration_s", reader.settings.booking.minutes * 60, Provenance.DEFAULT)
    if ITEMS[sketch.kind].can_be_planned:
        sketch.assume("status", _status(reader, sketch, start), Provenance.GUESSED)


def _status(reader: Reader, sketch: EntryBuilder, start: Start) -> Status:
    """Planned is what starts in the future; a race of today without a time or a result, and all that is booked."""
    moment, when = start.moment, reader.when
    today = local_day(when.now, when.zone)
    is_future = moment.day > today if moment.at is None else moment.at > when.now
    is_open_race = sketch.kind is Kind.RACE and moment.is_whole_day and moment.day == today and not _has_result(sketch)
    return Status.PLANNED if is_future or is_open_race or reader.booking else Status.DONE


def _item(reader: Reader, sketch: EntryBuilder) -> DraftEntry | None:
    if any(name not in sketch.values for name in _needed(sketch.kind)):
        if not reader.problems:
            reader.problems.append(at(sketch.verb, said(_missing(sketch.kind)), "Write it behind the verb."))
        return None
    try:
        entry = _entry(sketch)
    except Invalid as error:
        reader.problems.append(at(_place(reader, sketch, error.field), said(error.sentence)))
        return None
    hows = {name: sketch.how.get(name, Provenance.DEFAULT) for name in _names(sketch.kind)}
    return DraftEntry(entry, hows)


def _missing(kind: Kind) -> str:
    return MISSING.get(kind, f"something is missing for {kind}")


def _entry(sketch: EntryBuilder) -> Entry:
    values: dict[str, Any] = sketch.values
    return ENTRY_TYPES[sketch.kind](**values)


def _place(reader: Reader, sketch: EntryBuilder, name: str) -> Token:
    texts = {"text": sketch.texts, "name": sketch.texts, "detail": sketch.texts, "why": sketch.texts}.get(name)
    if texts:
        return Token("", texts[0].start, texts[-1].end)
    return sketch.where.get(name) or (reader.source if name == "source" else None) or sketch.verb


@cache
def _names(kind: Kind) -> tuple[str, ...]:
    return tuple(field.name for field in fields(ENTRY_TYPES[kind]))


def _needed(kind: Kind) -> tuple[str, ...]:
    return {Kind.NOTE: ("text",), Kind.CONDITION: ("name",), Kind.OVERRULE: ("rule", "about", "why")}.get(kind, ())


def _remarks(reader: Reader, entry: Entry) -> list[str]:
    """What is odd about when an entry starts, without being wrong."""
    now = reader.when.now
    if entry.is_done and entry.kind is not Kind.NOTE and entry.starts.earliest > now:
        return [f"The {_noun(entry)} still lies ahead, but is logged as done."]
    if entry.is_planned and reader.booking and entry.starts.latest < now:
        return [f"The {_noun(entry)} is planned for a time that has passed."]
    return _pace_remark(entry)


def _pace_remark(entry: Entry) -> list[str]:
    """What is faster than anybody: `run 8k 1:30` was meant to be hours."""
    if not isinstance(entry, Run | Race) or not entry.duration_s or (entry.distance_m or 0) < _PACE_FROM_M:
        return []
    if entry.duration_s * 1000 >= _FASTEST_S_PER_KM * (entry.distance_m or 0):
        return []
    return [
        f"{entry.duration_s // 60} min {entry.duration_s % 60} s is very fast for that; hours are written like 1h30."
    ]


def _noun(entry: Entry) -> str:
    if entry.kind is Kind.SORENESS:
        return "rating"
    return str(entry.kind)
