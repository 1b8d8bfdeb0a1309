"""Reads the tokens that say when: a day, a time of day, a zone."""

import re
from dataclasses import replace
from datetime import date, time

from runjournal.language.display.dates import long_date
from runjournal.language.line.amounts import minutes_and_seconds
from runjournal.language.line.clocks import Clock, clock_of, hour_of
from runjournal.language.line.days import Absolute, Day, Shifted, Weekday, Yearless, agreed_day, date_of
from runjournal.language.line.line_problems import as_sentence, in_quotes, problem_at, repeated
from runjournal.language.line.line_reader import LineReader
from runjournal.language.line.tokens import Token
from runjournal.language.line.vocabulary import MONTH_OF, SHIFTS, SHORT_SHIFTS, SHORT_ZONES, WEEKDAY_OF
from runjournal.model.choices import Kind
from runjournal.model.limits import Invalid
from runjournal.model.moments import zone_info
from runjournal.model.settings import Booking

PROSE = frozenset({Kind.NOTE, Kind.OVERRULE})
"""Kinds whose text is sentences, in which a weekday is only a word."""

_FIRST_HOUR, _LAST_HOUR, _HALF_DAY = 5, 22, 12
"""The bare numbers that are taken for the hour of a booking."""

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:t(.+))?")
_SHIFTED = re.compile(r"[+-][0-9]{1,9}d?")
_ORDINAL = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"[0-9]{4}")
_DIGITS = re.compile(
    r"([0-9]{1,4})/([0-9]{1,2})(?:/([0-9]{1,4}))?"
    r"|([0-9]{1,4})\.([0-9]{1,2})\.([0-9]{1,4})?"
    r"|([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})"
)
_ZONE = re.compile(r"[a-z_+-]+[a-z0-9_+-]*(?:/[a-z0-9_+-]+)+", re.IGNORECASE)
_CLOCK_LIKE = re.compile(r"[0-9]{1,3}:[0-9]{2}(?:am|pm)?")


def read_when(reader: LineReader) -> bool:
    """Read a day, a time or a zone at the cursor; whether there was one.

    In a note or a reason they count before its words only, but for whole dates: "today was hard" is no date.
    """
    if not reader.word:
        return False
    if reader.current is not None and reader.current.kind in PROSE and reader.current.texts:
        return bool(_ISO.fullmatch(reader.word)) and _read_day(reader)
    return _read_day(reader) or _read_time(reader) or _read_zone(reader)


def _read_day(reader: LineReader) -> bool:
    return (
        _read_iso(reader)
        or _refuse_digits(reader)
        or _read_shift(reader)
        or _read_weekday(reader)
        or _read_month(reader)
    )


def _put_day(reader: LineReader, day: Day) -> bool:
    known = reader.when.day
    try:
        both = agreed_day(known, day) if known else day
    except Invalid as error:
        reader.problems.append(problem_at(day.token, as_sentence(error.sentence), "Leave the weekday or the date out."))
        return True
    if both is None:
        reader.problems.append(
            repeated(day.token, "day", "Leave one out, or put it in quotes if it is part of a name.")
        )
    else:
        reader.when.day = both
    return True


def _read_iso(reader: LineReader) -> bool:
    match = _ISO.fullmatch(reader.word)
    if not match:
        return False
    token = reader.take()
    _put_date(reader, token, int(match[1]), int(match[2]), int(match[3]))
    if match[4]:
        _put_clock(reader, clock_of(Token(match[4], token.start + 11, token.end)), token)
    return True


def _put_date(reader: LineReader, token: Token, year: int, month: int, day: int) -> bool:
    found = date_of(year, month, day)
    if found is None:
        reader.problems.append(
            problem_at(token, f"There is no {in_quotes(token.text)} in the calendar.", "Check day and month.")
        )
        return True
    return _put_day(reader, Absolute(token, found))


def _refuse_digits(reader: LineReader) -> bool:
    """Refuse 03/04/2026 and 3.4.2026: half the world would read them the other way round."""
    match = _DIGITS.fullmatch(reader.word)
    if not match:
        return False
    first, second = match[1] or match[4] or match[7], match[2] or match[5] or match[8]
    third = match[3] or match[6] or match[9]
    if reader.in_text and third is None:
        return False
    token = reader.take()
    found = _readings(reader, int(first), int(second), third)
    spelled = " or ".join(long_date(day) for day in found) or "no date at all"
    way_out = f"Write {' or '.join(day.isoformat() for day in found) or '2026-11-23'}."
    reader.problems.append(problem_at(token, f"{in_quotes(token.text)} could be {spelled}.", way_out))
    return True


def _readings(reader: LineReader, first: int, second: int, third: str | None) -> list[date]:
    if first > 31:
        found = [date_of(first, second, int(third or 1)), date_of(first, int(third or 1), second)]
    else:
        year = int(third) if third else reader.when.now.year
        year += 2000 if year < 100 else 0
        found = [date_of(year, second, first), date_of(year, first, second)]
    return [day for day in dict.fromkeys(found) if day]


def _read_shift(reader: LineReader) -> bool:
    word = reader.word
    if word in SHIFTS or (word in SHORT_SHIFTS and not reader.in_text):
        return _put_day(reader, Shifted(reader.take(), SHIFTS.get(word, SHORT_SHIFTS.get(word, 0))))
    if _SHIFTED.fullmatch(word):
        return _put_day(reader, Shifted(reader.take(), int(word.removesuffix("d"))))
    return False


def _read_weekday(reader: LineReader) -> bool:
    which = reader.word if reader.word in ("last", "next") else ""
    name = reader.peek_word() if which else reader.word
    if name not in WEEKDAY_OF:
        return False
    return _put_day(reader, Weekday(reader.take(2 if which else 1), WEEKDAY_OF[name], which))


def _read_month(reader: LineReader) -> bool:
    """Read `23 nov`, `nov 23`, either with a year; `10 nov 23` could be both and is refused."""
    first, second = reader.word, reader.peek_word()
    if first in MONTH_OF and (day := _ORDINAL.fullmatch(second)):
        return _put_month_day(reader, MONTH_OF[first], int(day[1]), 2)
    if second in MONTH_OF and (day := _ORDINAL.fullmatch(first)):
        after = _ORDINAL.fullmatch(reader.peek_word(2))
        if after and 1 <= int(after[1]) <= 31:
            return _refuse_both(reader, day[1], after[1], second)
        return _put_month_day(reader, MONTH_OF[second], int(day[1]), 2)
    return False


def _refuse_both(reader: LineReader, before: str, after: str, month: str) -> bool:
    token = reader.take(3)
    readings = f"{int(before)} {month} and {after}, or {before} and {month} {int(after)}"
    reader.problems.append(problem_at(token, f"This could be {readings}.", "Write the date like 2026-11-23."))
    return True


def _put_month_day(reader: LineReader, month: int, day: int, count: int) -> bool:
    comma = 1 if reader.peek_word(count) == "" and _YEAR.fullmatch(reader.peek_word(count + 1)) else 0
    year = reader.peek_word(count + comma)
    if _YEAR.fullmatch(year):
        return _put_date(reader, reader.take(count + comma + 1), int(year), month, day)
    token = reader.take(count)
    if date_of(2000, month, day) is None:
        reader.problems.append(
            problem_at(token, f"There is no {in_quotes(token.text)} in the calendar.", "Check day and month.")
        )
        return True
    return _put_day(reader, Yearless(token, month, day))


def _read_time(reader: LineReader) -> bool:
    """Read a time of day; `44:10` after a run is its length, unless `at` stands before it."""
    following = reader.peek()
    if reader.word in ("at", "@") and following is not None:
        clock = clock_of(following) or hour_of(following)
        if clock is None:
            return False
        return _put_clock(reader, clock, reader.take(2))
    is_length = reader.current is not None and reader.current.kind is Kind.RUN
    if is_length and minutes_and_seconds(reader.word) is not None:
        return False
    clock = clock_of(reader.token)
    if clock is None:
        is_wrong = bool(_CLOCK_LIKE.fullmatch(reader.word)) and not _is_prose(reader)
        return is_wrong and _refuse_clock(reader, reader.take())
    return _put_clock(reader, clock, reader.take())


def read_booked_hour(reader: LineReader) -> bool:
    """Read the bare number behind the day of a booking that has no verb yet as an hour: `fri 18 deep`, `fri 6 deep`.

    Guessed; in the afternoon where the therapist offers only that. Of a massage that lasts so few minutes nobody
    asks: those follow the time, or the verb.
    """
    day, clock = reader.when.day, reader.when.clock
    if not reader.booking or reader.current is not None or day is None or clock is not None:
        return False
    hour = hour_of(reader.token) if reader.tokens[reader.position - 1].end == day.token.end else None
    if hour is None or not _FIRST_HOUR <= hour.wall.hour <= _LAST_HOUR:
        return False
    return _put_clock(reader, _in_the_offered_half(hour, reader.settings.booking), reader.take())


def _in_the_offered_half(hour: Clock, offered: Booking) -> Clock:
    later = (hour.wall.hour + _HALF_DAY) % 24
    is_offered, is_later_offered = (offered.opens <= time(start) < offered.closes for start in (hour.wall.hour, later))
    return replace(hour, wall=time(later)) if is_later_offered and not is_offered else hour


def _is_prose(reader: LineReader) -> bool:
    """Whether words are free text, in which digits mean nothing; in the name of a race they might be its result."""
    return reader.current is not None and reader.current.kind in (*PROSE, Kind.CONDITION)


def _put_clock(reader: LineReader, clock: Clock | None, token: Token) -> bool:
    if clock is None:
        return _refuse_clock(reader, token)
    if reader.when.clock is not None:
        reader.problems.append(
            repeated(token, "time of day", "Write what happened at another time in a line of its own.")
        )
    else:
        reader.when.clock = clock
    return True


def _refuse_clock(reader: LineReader, token: Token) -> bool:
    sentence = f"{in_quotes(token.text)} is no time of day."
    reader.problems.append(problem_at(token, sentence, "Write a time like 18:00, a length like 0:44:10 or 44min."))
    return True


def _read_zone(reader: LineReader) -> bool:
    token = reader.token
    if token.text in SHORT_ZONES:
        return put_zone(reader, token.text, reader.take())
    if not _ZONE.fullmatch(token.text):
        return False
    name = _known_zone(token.text)
    if name is None and reader.in_text:
        return False
    return put_zone(reader, name or token.text, reader.take())


def _known_zone(text: str) -> str | None:
    for name in (text, "/".join("_".join(word.capitalize() for word in part.split("_")) for part in text.split("/"))):
        try:
            zone_info(name)
        except Invalid:
            continue
        return name
    return None


def put_zone(reader: LineReader, name: str, token: Token) -> bool:
    """Make a zone that of the line; a problem if it does not exist or is a second one."""
    if reader.when.zone_token is not None:
        reader.problems.append(repeated(token, "time zone"))
    elif _known_zone(name) is None:
        reader.problems.append(problem_at(token, f"{in_quotes(name)} is no time zone.", "Write it like Europe/London."))
    else:
        reader.when.zone, reader.when.zone_token = name, token
    return True
