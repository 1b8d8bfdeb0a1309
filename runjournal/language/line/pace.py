"""Reads a pace such as `5:00/km`, and what follows from it: the time, or the distance."""

from decimal import Decimal

from runjournal.language.line.amounts import rounded, seconds_per_metre
from runjournal.language.line.draft import Provenance
from runjournal.language.line.entry_builder import EntryBuilder, Pace
from runjournal.language.line.line_problems import problem_at, repeated
from runjournal.language.line.line_reader import LineReader

_TOLERANCE = Decimal("0.02")
"""How far a distance, a time and a pace, each rounded by the runner, may be apart."""


def read_pace(reader: LineReader, builder: EntryBuilder) -> bool:
    """Read `5:00/km`, `8:05/mi` or `@5:00/km`."""
    pace = seconds_per_metre(reader.token.text.lower() if reader.token.prefix == "@" else reader.word)
    if pace is None:
        return False
    token = reader.take()
    if builder.pace is not None:
        reader.problems.append(repeated(token, "pace"))
    else:
        builder.pace = Pace(token, pace)
    return True


def apply_pace(reader: LineReader, builder: EntryBuilder) -> None:
    """Work out the time of a distance at the pace, or the distance of a time."""
    if builder.pace is None:
        return
    token, pace = builder.pace.token, builder.pace.seconds_per_m
    distance_m, duration_s = builder.values.get("distance_m"), builder.values.get("duration_s")
    if not pace:
        reader.problems.append(problem_at(token, "A pace is more than 0:00.", "Write it like 5:00/km."))
    elif isinstance(distance_m, int) and isinstance(duration_s, int):
        _check_agreement(reader, builder.pace, distance_m, duration_s)
    elif isinstance(distance_m, int):
        builder.put("duration_s", rounded(distance_m * pace), token, Provenance.GUESSED)
    elif isinstance(duration_s, int):
        builder.put("distance_m", rounded(duration_s / pace), token, Provenance.GUESSED)
    else:
        reader.problems.append(problem_at(token, "A pace needs a distance or a time.", "Write it like 10k 5:00/km."))


def _check_agreement(reader: LineReader, pace: Pace, distance_m: int, duration_s: int) -> None:
    expected_s = distance_m * pace.seconds_per_m
    if abs(expected_s - duration_s) > expected_s * _TOLERANCE:
        sentence = "The distance, the time and the pace do not agree."
        reader.problems.append(problem_at(pace.token, sentence, "Leave one of them out."))
