"""race: a name, a distance, a result, effort, a priority, what a watch recorded.

Words that are none of these are its name.
"""

from runjournal.language.line.amounts import minutes_and_seconds, plain_number, seconds_of
from runjournal.language.line.clocks import clock_of, hour_of
from runjournal.language.line.draft import Provenance
from runjournal.language.line.entry_builder import EntryBuilder, UndecidedTime
from runjournal.language.line.function_words import JOINERS
from runjournal.language.line.items.common_tokens import (
    DURATION,
    read_distance,
    read_effort,
    read_length,
    read_minutes,
    read_status,
)
from runjournal.language.line.items.item_parser import ItemParser
from runjournal.language.line.items.recorded_tokens import finish_elapsed, read_recorded
from runjournal.language.line.leaning import is_after_today
from runjournal.language.line.line_problems import in_quotes, problem_at
from runjournal.language.line.line_reader import LineReader
from runjournal.language.line.pace import apply_pace, read_pace
from runjournal.language.line.read_clock import has_distance, put_clock
from runjournal.language.line.vocabulary import PARKRUN, PARKRUN_M, PRIORITIES, SHORTEST_BEGINNING
from runjournal.model.choices import Kind

_FASTEST_S_PER_KM, _SLOWEST_S_PER_KM = 150, 900
"""A result outside of these paces, 2:30 and 15:00 a kilometre, was probably meant as something else."""


def _read(reader: LineReader, builder: EntryBuilder) -> bool:
    return (
        _read_time_behind_in(reader, builder)
        or read_recorded(reader, builder)
        or _refuse_bare_number(reader, builder)
        or read_distance(reader, builder)
        or read_pace(reader, builder)
        or read_length(reader, builder)
        or read_effort(reader, builder)
        or _read_priority(reader, builder)
        or read_status(reader, builder)
    )


def _read_time_behind_in(reader: LineReader, builder: EntryBuilder) -> bool:
    """Read the result of `10k in 44:10`, `10k in 44`, which can be no start."""
    if reader.word != "in" or not has_distance(builder):
        return False
    word = reader.peek_word()
    seconds = minutes_and_seconds(word) or seconds_of(word)
    if seconds is not None:
        return reader.put_field(builder, "duration_s", seconds, DURATION, 2)
    if plain_number(word) is None:
        return False
    reader.take()
    return read_minutes(reader, builder)


def _refuse_bare_number(reader: LineReader, builder: EntryBuilder) -> bool:
    """Refuse a number that could be more than a part of the name: `race Club 10k 44`, `race Club sat 9`, `21.1`."""
    number = plain_number(reader.word)
    if number is None:
        return False
    token, distance = reader.token, builder.tokens.get("distance_m")
    if distance is not None and reader.tokens[reader.position - 1].end == distance.end:
        meaning, way_out = "minutes", f"Write {token.text}min"
    elif reader.is_behind_day and reader.when.clock is None and hour_of(token):
        meaning, way_out = "an hour", f"Write {token.text}:00"
    elif number != number.to_integral_value():
        meaning, way_out = "a distance, a result", f"Write {number}k, or a result like 24:32"
    else:
        return False
    sentence = f"{in_quotes(token.text)} could be {meaning} or a part of the name."
    reader.problems.append(problem_at(reader.take(), sentence, f"{way_out}, or put the name in quotes."))
    return True


def finish_race(reader: LineReader, builder: EntryBuilder) -> bool:
    """Work out the distance of a parkrun, and what the times and the pace of the line say; always true."""
    if not builder.is_quoted:
        _drop_joiners(builder)
    if any(token.word == PARKRUN for token in (builder.verb, *builder.texts)):
        builder.assume("distance_m", PARKRUN_M, Provenance.GUESSED)
    _decide_times(reader, builder)
    if builder.pace is not None and (reader.booking or is_after_today(reader, builder)):
        sentence = "A race that lies ahead has no pace yet."
        reader.problems.append(problem_at(builder.pace.token, sentence, "Put it in the note, behind #."))
    else:
        apply_pace(reader, builder)
    finish_elapsed(reader, builder)
    return True


def _drop_joiners(builder: EntryBuilder) -> None:
    """Take `on`, `in` and the like off the ends of a name: in `5k race on saturday` they join, and name nothing."""
    words = builder.texts
    while words and words[0].word in JOINERS:
        del words[0]
    while words and words[-1].word in JOINERS:
        del words[-1]


def _decide_times(reader: LineReader, builder: EntryBuilder) -> None:
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


def _read_priority(reader: LineReader, builder: EntryBuilder) -> bool:
    """Read `priority A`, and a lone capital `A` that does not follow a word of the name."""
    following = reader.peek_word().upper()
    if _is_priority(reader.word) and following in PRIORITIES:
        return reader.put_field(builder, "priority", PRIORITIES[following], "priority", 2)
    if _is_priority(reader.word) and len(following) == 1:
        sentence = f"There is no priority {following}."
        reader.problems.append(problem_at(reader.take(2), sentence, "Write priority A, B or C."))
        return True
    if reader.token.text not in PRIORITIES or not builder.tokens or reader.follows_text:
        return False
    return reader.put_field(builder, "priority", PRIORITIES[reader.token.text], "priority")


def _is_priority(word: str) -> bool:
    return len(word) >= SHORTEST_BEGINNING and "priority".startswith(word)


RACE = ItemParser(
    Kind.RACE,
    _read,
    "a name, a distance such as 42.2k, a date, a result such as 25:10, effort such as e8, priority A, B or C, "
    "hr 168, up 240m, down 180m, elapsed 1:50:34",
    has_length=True,
    can_be_planned=True,
)
