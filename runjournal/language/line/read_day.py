"""Reads the day of a line."""

import re
from datetime import date

from runjournal.language.display.dates import long_date
from runjournal.language.line.days import Absolute, Day, Shifted, Weekday, Yearless, agreed_day, date_of
from runjournal.language.line.draft import Provenance
from runjournal.language.line.line_problems import as_sentence, in_quotes, problem_at, repeated
from runjournal.language.line.line_reader import OUT_OF_TEN, LineReader
from runjournal.language.line.tokens import Token
from runjournal.language.line.vocabulary import (
    DAYS_OF_UNIT,
    MONTH_OF,
    NUMBER_WORDS,
    SHIFTS,
    SHORT_SHIFTS,
    WEEKDAY_OF,
)
from runjournal.model.choices import Kind
from runjournal.model.limits import Invalid

_SHIFTED = re.compile(r"[+-][0-9]{1,9}d?")
_COUNT = re.compile(r"[0-9]{1,4}")
_ORDINAL = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"[0-9]{4}")
_DIGITS = re.compile(
    r"([0-9]{1,4})/([0-9]{1,2})(?:/([0-9]{1,4}))?"
    r"|([0-9]{1,4})\.([0-9]{1,2})\.([0-9]{1,4})?"
    r"|([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})"
)
_AROUND_THE_CLOCK = "24/7"
_LEAP_YEAR = 2000


def read_day(reader: LineReader) -> bool:
    """Read a day at the cursor; return whether there was one."""
    return _read_digits(reader) or _read_shift(reader) or _read_weekday(reader) or _read_month(reader)


def put_day(reader: LineReader, day: Day) -> bool:
    """Make a day that of the line, or let a weekday and its date agree; a problem if they do not."""
    before = reader.when.day
    try:
        both = agreed_day(before, day) if before else day
    except Invalid as error:
        reader.problems.append(problem_at(day.token, as_sentence(error.sentence), "Leave the weekday or the date out."))
        return True
    if both is None:
        way_out = "Leave one out, or put it in quotes if it is part of a name."
        reader.problems.append(repeated(day.token, "day", way_out))
        return True
    reader.when.day = both
    reader.when.day_end = day.token.end
    reader.when.has_weekday_beside = before is not None
    return True


def put_date(reader: LineReader, token: Token, year: int, month: int, day: int) -> bool:
    """Make a whole date that of the line; a problem if it is in no calendar."""
    return _put_existing(reader, token, date_of(year, month, day))


def _put_existing(reader: LineReader, token: Token, day: date | None) -> bool:
    if day is not None:
        return put_day(reader, Absolute(token, day))
    sentence = f"There is no {in_quotes(token.text)} in the calendar."
    reader.problems.append(problem_at(token, sentence, "Check day and month."))
    return True


def _read_digits(reader: LineReader) -> bool:
    """Read 23/11 and 23.11.2026, which are a date in one way only; refuse 03/04/2026, which half the world swaps."""
    match = _DIGITS.fullmatch(reader.word)
    if not match or _is_a_rating(reader):
        return False
    first, second = int(match[1] or match[4] or match[7]), int(match[2] or match[5] or match[8])
    third = match[3] or match[6] or match[9]
    days = _readings(reader, first, second, third)
    if reader.in_text and third is None and not _is_date_in_text(reader, days):
        return False
    token = reader.take()
    if len(days) != 1:
        return _refuse_readings(reader, token, days)
    if third is None and first <= 31:
        return put_day(reader, Yearless(token, days[0].month, days[0].day))
    return put_day(reader, Absolute(token, days[0], Provenance.GUESSED))


def _is_date_in_text(reader: LineReader, days: list[date]) -> bool:
    """Whether 23/11 in a name or text is a date; of a race or a condition 5/12 is one too, but which is not clear."""
    if reader.word == _AROUND_THE_CLOCK:
        return False
    is_dated = reader.current is not None and reader.current.kind in (Kind.RACE, Kind.CONDITION)
    return len(days) == 1 or (len(days) > 1 and is_dated and not reader.word.endswith(OUT_OF_TEN))


def _is_a_rating(reader: LineReader) -> bool:
    """Whether 3/10 belongs to the area before it."""
    return reader.rating_at()[0] is not None and reader.waits_for_rating


def _refuse_readings(reader: LineReader, token: Token, days: list[date]) -> bool:
    spelled = " or ".join(long_date(day) for day in days) or "no date at all"
    way_out = f"Write {' or '.join(day.isoformat() for day in days) or '2026-11-23'}."
    reader.problems.append(problem_at(token, f"{in_quotes(token.text)} could be {spelled}.", way_out))
    return True


def _readings(reader: LineReader, first: int, second: int, third: str | None) -> list[date]:
    """The dates that digits can mean, in this year if they name none."""
    if first > 31:
        days = [date_of(first, second, int(third or 1)), date_of(first, int(third or 1), second)]
        return [day for day in dict.fromkeys(days) if day]
    year = int(third) if third else reader.when.now.year
    year += 2000 if year < 100 else 0
    if third is None and date_of(year, 2, 29) is None and {first, second} == {29, 2}:
        year = _LEAP_YEAR
    days = [date_of(year, second, first), date_of(year, first, second)]
    return [day for day in dict.fromkeys(days) if day]


def _read_shift(reader: LineReader) -> bool:
    """Read `yesterday`, `-2`, `two days ago`, `in 3 weeks`."""
    word = reader.word
    if word in SHIFTS or (word in SHORT_SHIFTS and not reader.is_within_text):
        return put_day(reader, Shifted(reader.take(), SHIFTS.get(word, SHORT_SHIFTS.get(word, 0))))
    if _SHIFTED.fullmatch(word):
        return put_day(reader, Shifted(reader.take(), int(word.removesuffix("d"))))
    if word == "in":
        days = _days_at(reader, 1)
        return days is not None and put_day(reader, Shifted(reader.take(3), days))
    days = _days_at(reader, 0) if reader.peek_word(2) == "ago" else None
    return days is not None and put_day(reader, Shifted(reader.take(3), -days))


def _days_at(reader: LineReader, ahead: int) -> int | None:
    """The days of `two weeks` so many places on."""
    count, unit = reader.peek_word(ahead), DAYS_OF_UNIT.get(reader.peek_word(ahead + 1))
    number = int(count) if _COUNT.fullmatch(count) else NUMBER_WORDS.get(count)
    return number * unit if number is not None and unit else None


def _read_weekday(reader: LineReader) -> bool:
    """Read `fri`, `last fri`, `next fri`; `this fri` is the nearest the way the line leans."""
    count = 2 if reader.word in ("last", "next", "this") else 1
    which = reader.word if count > 1 and reader.word != "this" else ""
    name = reader.peek_word() if count > 1 else reader.word
    if name not in WEEKDAY_OF:
        return False
    return put_day(reader, Weekday(reader.take(count), WEEKDAY_OF[name], which))


def _read_month(reader: LineReader) -> bool:
    """Read `23 nov`, `nov 23`, either with a year; `10 nov 23` could be both and is refused."""
    first, second = reader.word, reader.peek_word()
    if first in MONTH_OF and (day := _ORDINAL.fullmatch(second)):
        return _put_month_day(reader, MONTH_OF[first], int(day[1]), 2)
    if second in MONTH_OF and (day := _ORDINAL.fullmatch(first)):
        after = _ORDINAL.fullmatch(reader.peek_word(2))
        if after and 1 <= int(after[1]) <= 31 and not _may_be_an_hour(reader):
            return _refuse_both(reader, day[1], after[1], second)
        return _put_month_day(reader, MONTH_OF[second], int(day[1]), 2)
    return False


def _may_be_an_hour(reader: LineReader) -> bool:
    """Whether the number behind a date can be the hour: of a booking, or behind a weekday and its date."""
    current = reader.current
    if current is None or (current.is_implied and current.kind is Kind.MASSAGE):
        return reader.booking or isinstance(reader.when.day, Weekday)
    return isinstance(reader.when.day, Weekday) and current.kind in (Kind.MASSAGE, Kind.RACE)


def _refuse_both(reader: LineReader, before: str, after: str, month: str) -> bool:
    token = reader.take(3)
    readings = f"{int(before)} {month} and {after}, or {before} and {month} {int(after)}"
    reader.problems.append(problem_at(token, f"This could be {readings}.", "Write the date like 2026-11-23."))
    return True


def _put_month_day(reader: LineReader, month: int, day: int, count: int) -> bool:
    comma = 1 if reader.peek_word(count) == "" and _YEAR.fullmatch(reader.peek_word(count + 1)) else 0
    year = reader.peek_word(count + comma)
    if _YEAR.fullmatch(year):
        return put_date(reader, reader.take(count + comma + 1), int(year), month, day)
    token = reader.take(count)
    if date_of(_LEAP_YEAR, month, day) is None:
        return _put_existing(reader, token, None)
    return put_day(reader, Yearless(token, month, day))
