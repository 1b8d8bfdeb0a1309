"""run: a distance, a duration, effort, a kind of run.

`44:10` after `run` is minutes and seconds. A bare number is the distance in the runner's unit, a second one minutes.
"""

from runjournal.language.line.amounts import METRES, bare, minutes_and_seconds, whole
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
from runjournal.language.line.problems import twice
from runjournal.language.line.reader import Reader
from runjournal.language.line.vocabulary import RUN_KINDS
from runjournal.model.choices import Kind


def _read(reader: Reader, sketch: EntryBuilder) -> bool:
    return (
        read_distance(reader, sketch)
        or read_length(reader, sketch)
        or _read_minutes_and_seconds(reader, sketch)
        or _read_bare(reader, sketch)
        or read_effort(reader, sketch)
        or read_choice(reader, sketch, "run_kind", {**RUN_KINDS}, "kind of run")
        or read_status(reader, sketch)
    )


def _read_minutes_and_seconds(reader: Reader, sketch: EntryBuilder) -> bool:
    seconds = minutes_and_seconds(reader.word)
    if seconds is not None and sketch.is_written("duration_s"):
        token = reader.take()
        reader.problems.append(twice(token, DURATION, f"For a time of day write at {token.text}."))
        return True
    return seconds is not None and reader.put(sketch, "duration_s", seconds, DURATION)


def _read_bare(reader: Reader, sketch: EntryBuilder) -> bool:
    number = bare(reader.word)
    if number is None:
        return False
    if sketch.is_written("distance_m"):
        return read_minutes(reader, sketch)
    metres = whole(number * METRES[reader.settings.distance])
    return reader.put(sketch, "distance_m", metres, DISTANCE, how=Provenance.GUESSED)


RUN = ItemParser(
    Kind.RUN,
    _read,
    "a distance such as 10k, a length such as 44min, effort such as e6, easy, long, tempo, intervals, hills, "
    "recovery, trial, planned, done, cancelled",
    has_length=True,
    can_be_planned=True,
)
