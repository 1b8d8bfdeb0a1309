"""Makes entries of what was read: when each starts, its status, what the line leaves out."""

from dataclasses import fields
from decimal import Decimal
from functools import cache
from typing import Any

from runjournal.language.display.dates import long_date
from runjournal.language.line.amounts import minutes_and_seconds, rounded
from runjournal.language.line.clocks import clock_of
from runjournal.language.line.draft import DraftEntry, Problem, Provenance
from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.items.condition_item import finish_condition
from runjournal.language.line.items.drink_item import check_day_total, finish_drink
from runjournal.language.line.items.item_registry import ITEMS
from runjournal.language.line.items.plain_items import finish_urine
from runjournal.language.line.items.race_item import finish_race
from runjournal.language.line.items.run_item import finish_run
from runjournal.language.line.items.soreness_item import finish_soreness
from runjournal.language.line.leaning import has_result, lean_of
from runjournal.language.line.line_problems import as_sentence, problem_at
from runjournal.language.line.line_reader import LineReader
from runjournal.language.line.line_texts import text_of_tokens
from runjournal.language.line.same import at_the_same_hour, repeat_latest
from runjournal.language.line.tokens import Token
from runjournal.language.line.when import Start, start_of
from runjournal.model.choices import Kind, Status
from runjournal.model.entries import ENTRY_TYPES, Entry, Massage, Race, Run
from runjournal.model.limits import LONGEST_S, Invalid
from runjournal.model.moments import NoSuchTime, local_day

TEXT_FIELDS = {Kind.RACE: "name", Kind.NOTE: "text", Kind.CONDITION: "detail", Kind.OVERRULE: "why"}
MISSING = {
    Kind.NOTE: "a note needs some words",
    Kind.OVERRULE: "an overrule says the rule, the entry as about:ID, and why",
}
_PACE_FROM_M = 1000
_FASTEST_S_PER_KM, _SLOWEST_S_PER_KM = 120, 1800
_LONG_RUN_M = 43_000
_LONG_MASSAGE_S = 5 * 3600
FINISHES = {
    Kind.RUN: finish_run,
    Kind.RACE: finish_race,
    Kind.CONDITION: finish_condition,
    Kind.SORENESS: finish_soreness,
    Kind.DRINK: finish_drink,
    Kind.URINE: finish_urine,
}


def build(reader: LineReader, line: str) -> tuple[tuple[DraftEntry, ...], tuple[str, ...]]:
    """Return the entries of a line that was read, and the remarks on them. Problems go to the reader."""
    for builder in reader.builders:
        repeat_latest(reader, builder)
    check_day_total(reader)
    builders = [builder for builder in reader.builders if _finish(reader, builder)]
    _give_line_fields(reader, builders, line)
    items: list[DraftEntry] = []
    remarks: list[str] = []
    left = _SpanLeft(reader)
    for builder in builders:
        start = _start(reader, builder)
        if start is None:
            break
        left.give(builder, start)
        _complete(reader, builder, start)
        remarks += [start.remark] if start.remark else []
        if item := _item(reader, builder):
            items.append(item)
            remarks += _remarks(reader, item.entry) + _time_remark(reader, builder, item.entry)
            remarks += _distance_remark(builder, item.entry)
    left.check()
    remarks += _days_remark(items)
    return tuple(items), tuple(dict.fromkeys(remarks))


def _days_remark(items: list[DraftEntry]) -> list[str]:
    """A remark on `mon 8k 44, massage 60`: the run was last Monday, the massage is next Monday."""
    days = sorted({item.entry.start.day for item in items})
    if len(days) < 2:
        return []
    return [f"The entries of this line are on different days: {' and '.join(map(long_date, days))}."]


def _finish(reader: LineReader, builder: EntryBuilder) -> bool:
    """Return whether an entry is complete; what is missing is no news while something was not understood."""
    finish = FINISHES.get(builder.kind)
    before = list(reader.problems)
    is_complete = finish is None or finish(reader, builder)
    if before and not is_complete:
        reader.problems = before
    return is_complete


def _give_line_fields(reader: LineReader, builders: list[EntryBuilder], line: str) -> None:
    """The note and the id go to the first entry, the source to all; texts are cut from the line."""
    for builder in builders:
        if builder.texts:
            builder.put(TEXT_FIELDS[builder.kind], text_of_tokens(builder.texts, line), builder.texts[0])
        if reader.source:
            builder.put("source", reader.source.text, reader.source)
    if builders and reader.note:
        builders[0].put("note", reader.note.text, reader.note)
    if builders and reader.entry_id:
        builders[0].put("id", reader.entry_id.text, reader.entry_id)
    if len(builders) > 1 and reader.entry_id:
        reader.problems.append(
            problem_at(reader.entry_id, "An id names one entry, this line has several.", "Leave it out.")
        )


def _start(reader: LineReader, builder: EntryBuilder) -> Start | None:
    try:
        when = at_the_same_hour(reader.when, builder)
        happens_now = _happens_now(reader, builder)
        return start_of(when, lean_of(reader, builder), happens_now=happens_now, length_s=_length_s(reader, builder))
    except NoSuchTime as error:
        nearest = f"{error.before:%H:%M} or {error.after:%H:%M}"
        reader.problems.append(_when_problem(reader, error, f"Write {nearest}."))
    except Invalid as error:
        way_out = "Leave the weekday or the date out." if reader.when.has_weekday_beside else ""
        reader.problems.append(_when_problem(reader, error, way_out))
    return None


def _length_s(reader: LineReader, builder: EntryBuilder) -> int:
    """How long an entry lasts, 0 if that is not known."""
    usual_s = reader.settings.booking.minutes * 60 if builder.kind is Kind.MASSAGE else 0
    length_s = builder.values.get("elapsed_s") or builder.values.get("duration_s", usual_s)
    return length_s if isinstance(length_s, int) and length_s <= LONGEST_S else 0


def _when_problem(reader: LineReader, error: Invalid, way_out: str) -> Problem:
    when = reader.when
    day = when.day and when.day.token
    token = {"day": day, "zone": when.zone_token, "second": when.second_token}.get(error.field) or when.token
    return problem_at(token or Token("", 0, 0), as_sentence(error.sentence), way_out)


def _happens_now(reader: LineReader, builder: EntryBuilder) -> bool:
    """Return whether an entry of today without a time happens now."""
    status = builder.values.get("status")
    if status is not None:
        return status is Status.DONE
    if not ITEMS[builder.kind].can_be_planned:
        return True
    return not reader.booking and (builder.kind is not Kind.RACE or has_result(builder))


class _SpanLeft:
    """The length that a span of times gives: the first item that can have one takes it."""

    def __init__(self, reader: LineReader) -> None:
        self._reader = reader
        self._is_open = False
        self._is_given = False

    def give(self, builder: EntryBuilder, start: Start) -> None:
        """Give the length to the item if it is the first that has one."""
        clock = self._reader.when.clock
        if start.length_s is None or clock is None or self._is_given:
            return
        self._is_open = not ITEMS[builder.kind].has_length
        if self._is_open:
            return
        self._is_given = True
        if builder.values.get("duration_s", start.length_s) != start.length_s:
            sentence = "The span of times and the length do not agree."
            self._reader.problems.append(problem_at(clock.token, sentence, "Leave one of them out."))
        builder.put("duration_s", start.length_s, clock.token)

    def check(self) -> None:
        """A problem if no item could take it."""
        clock = self._reader.when.clock
        if self._is_open and not self._is_given and clock is not None:
            self._reader.problems.append(
                problem_at(clock.token, "Nothing in this line has a length.", "Give one time.")
            )


def _complete(reader: LineReader, builder: EntryBuilder, start: Start) -> None:
    builder.values["start"] = start.moment
    builder.provenances["start"] = start.provenance
    if builder.kind is Kind.MASSAGE:
        builder.assume("duration_s", reader.settings.booking.minutes * 60, Provenance.DEFAULT)
    if ITEMS[builder.kind].can_be_planned:
        builder.assume("status", _status(reader, builder, start), Provenance.GUESSED)


def _status(reader: LineReader, builder: EntryBuilder, start: Start) -> Status:
    """Planned if it starts in the future, is booked, or is a race of today without a time or a result; else done."""
    moment, when = start.moment, reader.when
    today = local_day(when.now, when.zone)
    is_future = moment.day > today if moment.at is None else moment.at > when.now
    is_open_race = builder.kind is Kind.RACE and moment.is_whole_day and moment.day == today and not has_result(builder)
    return Status.PLANNED if is_future or is_open_race or reader.booking else Status.DONE


def _item(reader: LineReader, builder: EntryBuilder) -> DraftEntry | None:
    if any(name not in builder.values for name in _needed(builder.kind)):
        if not reader.problems:
            reader.problems.append(
                problem_at(builder.verb, as_sentence(_missing(builder.kind)), "Write it behind the verb.")
            )
        return None
    try:
        entry = _entry(builder)
    except Invalid as error:
        reader.problems.append(problem_at(_place(reader, builder, error.field), as_sentence(error.sentence)))
        return None
    hows = {name: builder.provenances.get(name, Provenance.DEFAULT) for name in _names(builder.kind)}
    return DraftEntry(entry, hows)


def _missing(kind: Kind) -> str:
    return MISSING.get(kind, f"something is missing for {kind}")


def _entry(builder: EntryBuilder) -> Entry:
    values: dict[str, Any] = builder.values
    return ENTRY_TYPES[builder.kind](**values)


def _place(reader: LineReader, builder: EntryBuilder, name: str) -> Token:
    texts = {"text": builder.texts, "name": builder.texts, "detail": builder.texts, "why": builder.texts}.get(name)
    if texts:
        return Token("", texts[0].start, texts[-1].end)
    return builder.tokens.get(name) or (reader.source if name == "source" else None) or builder.verb


@cache
def _names(kind: Kind) -> tuple[str, ...]:
    return tuple(field.name for field in fields(ENTRY_TYPES[kind]))


def _needed(kind: Kind) -> tuple[str, ...]:
    return {Kind.NOTE: ("text",), Kind.CONDITION: ("name",), Kind.OVERRULE: ("rule", "about", "why")}.get(kind, ())


def _remarks(reader: LineReader, entry: Entry) -> list[str]:
    """Remarks on a start that is unusual but not wrong."""
    now = reader.when.now
    if entry.is_done and entry.kind is not Kind.NOTE and entry.starts.earliest > now:
        return [f"The {_noun(entry)} still lies ahead, but is logged as done."]
    if entry.is_planned and reader.booking and entry.starts.latest < now:
        return [f"The {_noun(entry)} is planned for a time that has passed."]
    return [*_length_remark(entry), *_pace_remark(entry)]


def _time_remark(reader: LineReader, builder: EntryBuilder, entry: Entry) -> list[str]:
    """A remark on `run tomorrow 18:00`, whose length may be meant to be its time."""
    token = builder.tokens.get("duration_s")
    is_planned_run = isinstance(entry, Run) and entry.is_planned and reader.when.clock is None
    if token is None or not is_planned_run or not minutes_and_seconds(token.word) or not clock_of(token):
        return []
    return [f"{token.text} after run is its length; a time of day is written at {token.text}."]


def _distance_remark(builder: EntryBuilder, entry: Entry) -> list[str]:
    """A remark on `run 45`, whose distance may be meant to be its minutes."""
    is_guessed = builder.provenances.get("distance_m") is Provenance.GUESSED and builder.is_written("distance_m")
    if not isinstance(entry, Run) or not is_guessed or entry.duration_s or (entry.distance_m or 0) < _LONG_RUN_M:
        return []
    word = builder.tokens["distance_m"].text
    return [f"{word} is read as a distance; minutes are written {word}min."]


def _length_remark(entry: Entry) -> list[str]:
    """A remark on `massage fri 18h`, which was meant to be a time."""
    if not isinstance(entry, Massage) or entry.duration_s < _LONG_MASSAGE_S:
        return []
    return [f"That is a massage of {rounded(Decimal(entry.duration_s) / 3600)} hours; a time is written like 18:00."]


def _pace_remark(entry: Entry) -> list[str]:
    """A remark on a pace that nobody runs: `run 8k 1:30` was meant to be hours, `8k 19h` a time of day."""
    if not isinstance(entry, Run | Race) or not entry.duration_s or (entry.distance_m or 0) < _PACE_FROM_M:
        return []
    pace_s = entry.duration_s * 1000 / (entry.distance_m or 1)
    length = f"{entry.duration_s // 60} min {entry.duration_s % 60} s"
    if pace_s < _FASTEST_S_PER_KM:
        return [f"{length} is very fast for that; hours are written like 1h30."]
    if pace_s > _SLOWEST_S_PER_KM:
        return [f"{length} is very slow for that; a time of day is written like 18:00."]
    return []


def _noun(entry: Entry) -> str:
    if entry.kind is Kind.SORENESS:
        return "rating"
    return str(entry.kind)
