"""Reads the time of day of a line, and decides with `read_when` what says when."""

import re
from dataclasses import replace
from datetime import time

from runjournal.language.line.amounts import minutes_and_seconds
from runjournal.language.line.clocks import Clock, clock_of, hour_of
from runjournal.language.line.days import Shifted
from runjournal.language.line.draft import Provenance
from runjournal.language.line.entry_builder import EntryBuilder, UndecidedTime
from runjournal.language.line.line_problems import in_quotes, problem_at, repeated
from runjournal.language.line.line_reader import LineReader
from runjournal.language.line.read_day import put_date, put_day, read_day
from runjournal.language.line.read_zone import read_zone
from runjournal.language.line.tokens import Shape, Token
from runjournal.language.line.vocabulary import DEPTHS, PARKRUN, PARTS_OF_DAY, kind_of_verb
from runjournal.model.choices import Kind
from runjournal.model.settings import Booking

PROSE = frozenset({Kind.NOTE, Kind.OVERRULE})
"""Kinds whose text is sentences, in which a weekday is only a word."""

_HALF_DAY = 12
_TIMED = frozenset({Kind.MASSAGE, Kind.RACE})
"""Kinds of which a bare number behind a date and its weekday is the hour, wherever the verb stands."""
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:t(.+))?")
_CLOCK_LIKE = re.compile(r"[0-9]{1,3}:[0-9]{2}(?:am|pm)?")
_PACE_LIKE = re.compile(r"[2-9]:[0-5][0-9]")
_WHOLE_PARTS = frozenset({"midday", "noon", "tonight"})
"""Parts of the day that need no `this` before them."""


def read_when(reader: LineReader) -> bool:
    """Read a day, a time or a zone at the cursor; return whether there was one.

    In a note or a reason they count before its words only, but for whole dates: "today was hard" is no date.
    """
    if not reader.word:
        return False
    if reader.current is not None and reader.current.kind in PROSE and reader.current.texts:
        return _read_iso(reader)
    return _read_iso(reader) or read_day(reader) or _read_time(reader) or read_zone(reader)


def _read_iso(reader: LineReader) -> bool:
    """Read `2026-11-23` and `2026-11-23T07:10`."""
    match = _ISO.fullmatch(reader.word)
    if not match:
        return False
    token = reader.take()
    put_date(reader, token, int(match[1]), int(match[2]), int(match[3]))
    if match[4]:
        put_clock(reader, clock_of(Token(match[4], token.start + 11, token.end)), token)
    return True


def _read_time(reader: LineReader) -> bool:
    """Read a time of day; `44:10` after a run is its length, unless `at` stands before it."""
    following = reader.peek()
    if reader.word in ("at", "@") and following is not None and not _may_be_a_pace(reader, following):
        clock = clock_of(following) or hour_of(following)
        return clock is not None and put_clock(reader, clock, reader.take(2))
    if _read_part_of_day(reader) or _keep_undecided(reader):
        return True
    if _is_length(reader):
        return False
    clock = clock_of(reader.token)
    if clock is None:
        is_wrong = bool(_CLOCK_LIKE.fullmatch(reader.word)) and not _is_prose(reader)
        return is_wrong and _refuse_clock(reader, reader.take())
    return put_clock(reader, clock, reader.take())


def _may_be_a_pace(reader: LineReader, following: Token) -> bool:
    """Whether the `5:23` of `8k @ 5:23` could be a pace; that of `8k at 5:23` is a time."""
    is_run = reader.current is not None and reader.current.kind is Kind.RUN
    return reader.word == "@" and is_run and bool(_PACE_LIKE.fullmatch(following.word))


def _is_length(reader: LineReader) -> bool:
    """Whether `44:10` belongs to a run, written or about to be named behind it."""
    is_run = reader.current is not None and reader.current.kind is Kind.RUN
    return is_run and minutes_and_seconds(reader.word) is not None


def _keep_undecided(reader: LineReader) -> bool:
    """Keep `19:45` of a race until its day is known: the start of a race ahead, the result of one that is over."""
    builder = reader.current
    if builder is None or builder.kind is not Kind.RACE or minutes_and_seconds(reader.word) is None:
        return False
    builder.undecided.append(UndecidedTime(reader.take(), has_distance(builder)))
    return True


def has_distance(builder: EntryBuilder) -> bool:
    """Return whether the distance of a race is known so far; that of a parkrun always is."""
    return builder.is_written("distance_m") or any(token.word == PARKRUN for token in builder.texts)


def _read_part_of_day(reader: LineReader) -> bool:
    """Read `this morning`, `midday`, `fri evening`: a time of the settings, shown as a guess."""
    is_this = reader.word == "this" and reader.peek_word() in PARTS_OF_DAY
    part = reader.peek_word() if is_this else reader.word
    is_alone = part in _WHOLE_PARTS and not reader.in_text
    if part not in PARTS_OF_DAY or not (is_this or is_alone or reader.is_behind_day):
        return False
    token = reader.take(2 if is_this else 1)
    if reader.when.day is None and is_this:
        put_day(reader, Shifted(token, 0))
    wall: time = getattr(reader.settings.line, PARTS_OF_DAY[part])
    return put_clock(reader, Clock(token, wall, provenance=Provenance.GUESSED), token)


def read_hour_behind_day(reader: LineReader) -> bool:
    """Read the bare number behind the day as an hour: `fri 18 deep` of a booking, `fri 11 dec 18 deep massage`.

    A booking may name no verb. In other lines the date has its weekday beside it and a massage, a race or what
    follows has the hour. `massage fri 18` could be minutes as well and is refused.
    """
    hour = hour_of(reader.token)
    if hour is None or reader.when.clock is not None or not reader.is_behind_day:
        return False
    kind = _kind_at_hour(reader)
    if kind is None:
        return _may_be_minutes(reader) and _refuse_hour(reader)
    offered = reader.settings.booking
    return put_clock(reader, _in_the_offered_half(hour, offered) if kind is Kind.MASSAGE else hour, reader.take())


def _kind_at_hour(reader: LineReader) -> Kind | None:
    """The kind of the entry that the number behind the day is the hour of; None if it may be something else."""
    current = reader.current
    if current is not None:
        is_timed = current.kind in _TIMED and reader.when.has_weekday_beside
        is_known = current.kind is Kind.MASSAGE and (current.is_implied or current.is_written("duration_s"))
        return current.kind if is_timed or is_known else None
    if reader.booking:
        return _kind_ahead(reader) or Kind.MASSAGE
    return _kind_ahead(reader) if reader.when.has_weekday_beside else None


def _kind_ahead(reader: LineReader) -> Kind | None:
    """The kind of the first verb or depth behind the token to read."""
    words = [token.word for token in reader.tokens[reader.position + 1 :] if token.shape is Shape.WORD]
    kinds = (Kind.MASSAGE if word in DEPTHS else kind_of_verb(word) for word in words)
    return next((kind for kind in kinds if kind), None)


def _may_be_minutes(reader: LineReader) -> bool:
    """Whether the number behind a day could be the minutes of a massage; one that has happened has rather those."""
    is_massage = reader.current is not None and reader.current.kind is Kind.MASSAGE
    day = reader.when.day
    return is_massage and not (isinstance(day, Shifted) and day.days <= 0)


def _refuse_hour(reader: LineReader) -> bool:
    token = reader.take()
    sentence = f"{in_quotes(token.text)} could be an hour or minutes."
    reader.problems.append(problem_at(token, sentence, f"Write {token.text}:00 or {token.text}min."))
    return True


def _in_the_offered_half(hour: Clock, offered: Booking) -> Clock:
    """In the afternoon if the therapist offers only that; hours from noon on are as they are written."""
    if not 1 <= hour.wall.hour < _HALF_DAY:
        return hour
    later = (hour.wall.hour + _HALF_DAY) % 24
    is_offered, is_later_offered = (offered.opens <= time(start) < offered.closes for start in (hour.wall.hour, later))
    return replace(hour, wall=time(later)) if is_later_offered and not is_offered else hour


def _is_prose(reader: LineReader) -> bool:
    """Whether words are free text, in which digits mean nothing; in the name of a race they might be its result."""
    return reader.current is not None and reader.current.kind in (*PROSE, Kind.CONDITION)


def put_clock(reader: LineReader, clock: Clock | None, token: Token) -> bool:
    """Make a time of day that of the line; a problem if there is none or it is a second one."""
    if clock is None:
        return _refuse_clock(reader, token)
    if reader.when.clock is not None:
        way_out = "Write what happened at another time in a line of its own."
        reader.problems.append(repeated(token, "time of day", way_out))
    else:
        reader.when.clock = clock
    return True


def _refuse_clock(reader: LineReader, token: Token) -> bool:
    sentence = f"{in_quotes(token.text)} is no time of day."
    reader.problems.append(problem_at(token, sentence, "Write a time like 18:00, a length like 0:44:10 or 44min."))
    return True
