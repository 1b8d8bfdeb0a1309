"""Decides what `19:45` in the line of a race is: the start of a race ahead, the result of one that is over."""

from runjournal.language.line.amounts import minutes_and_seconds
from runjournal.language.line.clocks import clock_of
from runjournal.language.line.draft import Provenance
from runjournal.language.line.entry_builder import EntryBuilder, UndecidedTime
from runjournal.language.line.leaning import is_after_today
from runjournal.language.line.line_problems import in_quotes, problem_at
from runjournal.language.line.line_reader import LineReader
from runjournal.language.line.read_clock import put_clock

_FASTEST_S_PER_KM, _SLOWEST_S_PER_KM = 150, 900
"""A result outside of these paces, 2:30 and 15:00 a kilometre, was probably meant as something else."""


def decide_times(reader: LineReader, builder: EntryBuilder) -> None:
    """Make each undecided time of a race its start or its result.

    Of a race that is today or past, a time behind the distance is the result, as is the second of two times.
    """
    if not builder.undecided:
        return
    is_ahead = reader.booking or is_after_today(reader, builder)
    for time in builder.undecided:
        if not is_ahead and _is_result(reader, builder, time):
            _put_result(reader, builder, time)
        else:
            put_clock(reader, clock_of(time.token), time.token)


def _is_result(reader: LineReader, builder: EntryBuilder, time: UndecidedTime) -> bool:
    if builder.is_written("duration_s"):
        return False
    is_only_time = len(builder.undecided) == 1
    return reader.when.clock is not None or clock_of(time.token) is None or (time.is_behind_distance and is_only_time)


def _put_result(reader: LineReader, builder: EntryBuilder, time: UndecidedTime) -> None:
    seconds = minutes_and_seconds(time.token.word) or 0
    could_be_a_start = clock_of(time.token) is not None and reader.when.clock is None
    builder.put("duration_s", seconds, time.token, Provenance.GUESSED if could_be_a_start else Provenance.WRITTEN)
    distance_m = builder.values.get("distance_m")
    if isinstance(distance_m, int) and distance_m and not _is_a_pace(seconds * 1000 / distance_m):
        _refuse_result(reader, time, seconds)


def _is_a_pace(seconds_per_km: float) -> bool:
    return _FASTEST_S_PER_KM <= seconds_per_km <= _SLOWEST_S_PER_KM


def _refuse_result(reader: LineReader, time: UndecidedTime, seconds: int) -> None:
    word = time.token.word
    minutes, rest = divmod(seconds, 60)
    start = f"or a start at {word}" if clock_of(time.token) else f"or {minutes} h {rest} min"
    sentence = f"{in_quotes(word)} could be a result of {minutes} min {rest} s, which is no pace to race at, {start}."
    result = f"{minutes // 60}:{minutes % 60:02d}:{rest:02d} or {minutes}:{rest:02d}:00 for a result"
    reader.problems.append(problem_at(time.token, sentence, f"Write {result}, at {word} for a start."))
