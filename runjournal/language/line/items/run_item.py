"""run: a distance, a duration, effort, a kind of run, what a watch recorded.

`44:10` after `run` is minutes and seconds. A bare number is the distance in the runner's unit, a second one minutes.
"""

from runjournal.language.line.amounts import METRES, minutes_and_seconds, plain_number, rounded
from runjournal.language.line.draft import Provenance
from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.items.common_tokens import (
    DISTANCE,
    DURATION,
    read_choice,
    read_distance,
    read_effort,
    read_length,
    read_minutes,
    read_status,
)
from runjournal.language.line.items.item_parser import ItemParser
from runjournal.language.line.items.recorded_tokens import finish_elapsed, read_recorded
from runjournal.language.line.line_problems import in_quotes, problem_at, repeated
from runjournal.language.line.line_reader import LineReader
from runjournal.language.line.pace import apply_pace, read_pace
from runjournal.language.line.vocabulary import RUN_KINDS
from runjournal.model.choices import Kind


def _read(reader: LineReader, builder: EntryBuilder) -> bool:
    return (
        read_recorded(reader, builder)
        or read_distance(reader, builder)
        or read_pace(reader, builder)
        or read_length(reader, builder)
        or _read_minutes_and_seconds(reader, builder)
        or _read_bare(reader, builder)
        or read_effort(reader, builder)
        or read_choice(reader, builder, "run_kind", {**RUN_KINDS}, "kind of run")
        or read_status(reader, builder)
    )


def _read_minutes_and_seconds(reader: LineReader, builder: EntryBuilder) -> bool:
    seconds = minutes_and_seconds(reader.word)
    if seconds is not None and builder.is_written("duration_s"):
        token = reader.take()
        reader.problems.append(repeated(token, DURATION, f"For a time of day write at {token.text}."))
        return True
    return seconds is not None and reader.put_field(builder, "duration_s", seconds, DURATION)


def _read_bare(reader: LineReader, builder: EntryBuilder) -> bool:
    number = plain_number(reader.word)
    if number is None:
        return False
    if builder.is_written("distance_m"):
        return read_minutes(reader, builder)
    if reader.follows("for") or reader.follows("in"):
        token, unit = reader.take(), reader.settings.distance
        sentence = f"{in_quotes(token.text)} could be minutes or {unit}."
        reader.problems.append(problem_at(token, sentence, f"Write {token.text}min or {token.text}{unit}."))
        return True
    metres = rounded(number * METRES[reader.settings.distance])
    return reader.put_field(builder, "distance_m", metres, DISTANCE, provenance=Provenance.GUESSED)


def finish_run(reader: LineReader, builder: EntryBuilder) -> bool:
    """Work out what the pace says; return false for the second word for one run, as in `r 8k 44 easy run`."""
    apply_pace(reader, builder)
    finish_elapsed(reader, builder)
    return bool(builder.values) or not any(other.kind is Kind.RUN for other in _before(reader, builder))


def _before(reader: LineReader, builder: EntryBuilder) -> list[EntryBuilder]:
    """The entries of the line before one."""
    return reader.builders[: next(place for place, other in enumerate(reader.builders) if other is builder)]


RUN = ItemParser(
    Kind.RUN,
    _read,
    "a distance such as 10k, a length such as 44min, effort such as e6, easy, long, tempo, intervals, hills, "
    "recovery, trial, hr 152, up 240m, down 180m, elapsed 1:50:34, planned, done, cancelled",
    has_length=True,
    can_be_planned=True,
)
