"""Reads the days of a filter: `since oct`, `before 2025`, `on 23 nov`, `last week`, `mondays`."""

import re
from datetime import date

from runjournal.language.filters.filter_reader import FilterReader
from runjournal.language.filters.filter_vocabulary import AFTER, ALWAYS_OF_TIME, BEFORE, PREPOSITIONS, SINCE, UNTIL
from runjournal.language.filters.periods import DAY_WORDS, Period
from runjournal.language.filters.terms import OnWeekday, Within
from runjournal.language.line.line_problems import in_quotes, problem_at, unknown_word
from runjournal.language.line.vocabulary import WEEKDAYS
from runjournal.model.limits import FIRST_DAY, LAST_DAY

DAY_EXPECTED = "a day, a month or a year, such as 23 nov, oct, 2025 or last week"
_WEEKDAYS = {f"{name}s": number for number, name in enumerate(WEEKDAYS)}
_SLASHED = re.compile(r"[0-9]{1,4}[/.][0-9]{1,2}[/.][0-9]{1,4}")


def read_days(reader: FilterReader) -> bool:
    """Read days, with a word such as `since` before them or without; return whether there were any."""
    if _SLASHED.fullmatch(reader.word):
        token = reader.take()
        return reader.refuse(
            problem_at(token, f"{in_quotes(token.text)} can be read in two ways.", "Write it like 2026-11-23.")
        )
    preposition = PREPOSITIONS.get(reader.word)
    if preposition is None:
        return _read_period(reader)
    period = reader.calendar.period(reader.words(1), after_preposition=True)
    if period is not None:
        return _put_bound(reader, preposition, period)
    if reader.is_last() or (reader.is_last(1) and _begins_a_day(reader.peek_word())):
        return reader.wait(2, DAY_EXPECTED)
    if reader.word not in ALWAYS_OF_TIME:
        return False
    where = f"after {reader.word}"
    reader.take()
    return reader.refuse(unknown_word(reader.take(), where, DAY_EXPECTED, DAY_WORDS))


def _begins_a_day(word: str) -> bool:
    return bool(word) and (word[0].isdigit() or word in "+-" or any(known.startswith(word) for known in DAY_WORDS))


def _put_bound(reader: FilterReader, preposition: str, period: Period) -> bool:
    count = period.count + 1
    if preposition == SINCE:
        reader.since = period.first
        return reader.put(Within(period.first, LAST_DAY), count)
    if preposition == AFTER:
        return reader.put(Within(_next(period.last), LAST_DAY), count)
    period = period.not_before(reader.since)
    if preposition == UNTIL:
        return reader.put(Within(FIRST_DAY, period.last), count)
    if preposition == BEFORE:
        return reader.put(Within(FIRST_DAY, _before(period.first)), count)
    return reader.put(Within(period.first, period.last), count, "days")


def _next(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def _before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def _read_period(reader: FilterReader) -> bool:
    """Read days without a word before them, and every such weekday."""
    if reader.word in _WEEKDAYS:
        return reader.put(OnWeekday(_WEEKDAYS[reader.word]), key="weekday")
    period = reader.calendar.period(reader.words(0), after_preposition=False)
    return period is not None and reader.put(Within(period.first, period.last), period.count, "days")
