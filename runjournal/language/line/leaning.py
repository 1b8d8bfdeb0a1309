"""Whether an entry lies ahead: which way a day without a year or a weekday is looked for."""

from datetime import date

from runjournal.language.line.days import Lean
from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.line_reader import LineReader
from runjournal.language.line.when import day_of
from runjournal.model.choices import Kind, Status
from runjournal.model.limits import Invalid
from runjournal.model.moments import local_day

MEASURED = ("elapsed_s", "avg_hr")
RESULTS = {Kind.RUN: MEASURED, Kind.RACE: ("duration_s", "effort", *MEASURED), Kind.MASSAGE: ("pain", "braced")}
"""What is only known of a run, race or massage that has happened, and is not repeated by `same`."""
_RECENT_DAYS = 60
"""A race or massage with a date but no year was probably that long ago at most, else it lies ahead."""


def has_result(builder: EntryBuilder) -> bool:
    """Return whether something is known that only a race or massage that has happened can have."""
    return any(builder.has(name) for name in RESULTS.get(builder.kind, ()))


def lean_of(reader: LineReader, builder: EntryBuilder) -> Lean:
    """Return which way a day that has to be guessed lies."""
    status = builder.values.get("status")
    if status is Status.PLANNED or (status is None and reader.booking):
        return Lean(ahead=True)
    if builder.kind in (Kind.RACE, Kind.MASSAGE) and status is not Status.DONE and not has_result(builder):
        return Lean(ahead=True, recent_days=_RECENT_DAYS)
    return Lean(ahead=False)


def is_after_today(reader: LineReader, builder: EntryBuilder) -> bool:
    """Return whether the day of an entry is later than today; false for a day that does not exist."""
    today = local_day(reader.when.now, reader.when.zone)
    return _day(reader, builder, today) > today


def _day(reader: LineReader, builder: EntryBuilder, today: date) -> date:
    try:
        return day_of(reader.when, lean_of(reader, builder))
    except Invalid:
        return today
