"""The days that words name: a day, a week, a month, a year, the last so many of them.

A day, month or weekday without a year is the latest that has begun.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from runjournal.language.line.days import date_of
from runjournal.language.line.vocabulary import MONTH_OF, SHIFTS, SHORT_SHIFTS, WEEKDAY_OF
from runjournal.model.frozen import frozen
from runjournal.model.limits import FIRST_DAY, LAST_DAY
from runjournal.model.settings import WeekStart

UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7}
MONTHS_OF_UNIT = {"month": 1, "months": 1, "year": 12, "years": 12}
WHICH = {"last": -1, "this": 0, "next": 1}
DAY_WORDS = frozenset({*MONTH_OF, *WEEKDAY_OF, *SHIFTS, *WHICH})

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")
_YEAR = re.compile(r"19[7-9][0-9]|20[0-9]{2}|2100")
_SHIFT = re.compile(r"[+-][0-9]{1,6}d?")
_DAY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?")
_COUNT = re.compile(r"[0-9]{1,3}")


@frozen
class Period:
    """The days from `first` to `last`, named by `count` words. `is_guessed` marks a year that was not named."""

    first: date
    last: date
    count: int
    is_guessed: bool = False

    def not_before(self, day: date) -> "Period":
        """The period, or if its year was guessed, that of the first year in which it does not end before a day."""
        period = self
        while period.is_guessed and period.last < day:
            period = _a_year_on(period)
        return period


@frozen
class Calendar:
    """The runner's today and the first day of a week."""

    today: date
    week_start: WeekStart

    def period(self, words: Sequence[str], *, after_preposition: bool) -> Period | None:
        """The period that the first of the words name; behind `since` and the like `t` and `y` are days too."""
        if not words or not words[0]:
            return None
        return (
            self._shift(words[0], after_preposition=after_preposition)
            or _written(words[0])
            or self._which(words)
            or self._weekday(words[0])
            or self._month_day(words)
            or self._month(words)
        )

    def _shift(self, word: str, *, after_preposition: bool) -> Period | None:
        shifts = SHIFTS | SHORT_SHIFTS if after_preposition else SHIFTS
        days = shifts.get(word)
        if days is None and _SHIFT.fullmatch(word):
            days = int(word.removesuffix("d"))
        return None if days is None else _one(self._days_away(days), 1)

    def _days_away(self, days: int) -> date:
        ordinal = self.today.toordinal() + days
        return date.fromordinal(min(max(ordinal, FIRST_DAY.toordinal()), LAST_DAY.toordinal()))

    def _which(self, words: Sequence[str]) -> Period | None:
        """`last week`, `this month`, `next year`, `last mon`, `last nov`, `last 3 weeks`."""
        which, following = WHICH.get(words[0]), words[1] if len(words) > 1 else ""
        if which is None or not following:
            return None
        if following in WEEKDAY_OF:
            return _one(self._weekday_away(WEEKDAY_OF[following], which), 2)
        if following in MONTH_OF:
            return self._month_away(MONTH_OF[following], which)
        if following in ("week", "month", "year"):
            return self._whole(following, which)
        if which < 0 and _COUNT.fullmatch(following) and len(words) > 2:
            return self._last(int(following), words[2])
        return None

    def _weekday_away(self, weekday: int, which: int) -> date:
        back = (self.today.weekday() - weekday) % 7
        if which > 0:
            return self._days_away(7 - back)
        return self._days_away(-back if back or not which else -7)

    def _month_away(self, month: int, which: int) -> Period:
        year = self.today.year - (month > self.today.month)
        if which:
            year += which if month == self.today.month or which > 0 else 0
        return Period(*_month(year, month), 2)

    def _whole(self, unit: str, which: int) -> Period:
        if unit == "week":
            back = (self.today.weekday() + (self.week_start is WeekStart.SUNDAY)) % 7
            first = self._days_away(7 * which - back)
            return Period(first, first + timedelta(days=6), 2)
        if unit == "year":
            return Period(*_year(self.today.year + which), 2)
        return Period(*_month(*_months_on(self.today.year, self.today.month, which)), 2)

    def _last(self, count: int, unit: str) -> Period | None:
        """The last so many days, today the last of them."""
        if unit in UNITS:
            return Period(self._days_away(1 - count * UNITS[unit]), self.today, 3)
        if unit not in MONTHS_OF_UNIT:
            return None
        year, month = _months_on(self.today.year, self.today.month, -count * MONTHS_OF_UNIT[unit])
        if year < FIRST_DAY.year:
            return Period(FIRST_DAY, self.today, 3)
        same = date(year, month, min(self.today.day, monthrange(year, month)[1]))
        return Period(same + timedelta(days=1), self.today, 3)

    def _weekday(self, word: str) -> Period | None:
        return _one(self._weekday_away(WEEKDAY_OF[word], 0), 1) if word in WEEKDAY_OF else None

    def _month_day(self, words: Sequence[str]) -> Period | None:
        """`23 nov`, `nov 23`, each with a year or without."""
        if len(words) < 2:
            return None
        month, other = (words[0], words[1]) if words[0] in MONTH_OF else (words[1], words[0])
        day = _DAY.fullmatch(other)
        if month not in MONTH_OF or day is None:
            return None
        if len(words) > 2 and _YEAR.fullmatch(words[2]):
            whole_date = date_of(int(words[2]), MONTH_OF[month], int(day[1]))
            return None if whole_date is None else _one(whole_date, 3)
        latest = self._latest(MONTH_OF[month], int(day[1]))
        return None if latest is None else Period(latest, latest, 2, is_guessed=True)

    def _latest(self, month: int, day: int) -> date | None:
        years = range(self.today.year, self.today.year - 9, -1)
        dates = (date_of(year, month, day) for year in years)
        return next((each for each in dates if each is not None and each <= self.today), None)

    def _month(self, words: Sequence[str]) -> Period | None:
        month = MONTH_OF.get(words[0])
        if month is None:
            return None
        if len(words) > 1 and _YEAR.fullmatch(words[1]):
            return Period(*_month(int(words[1]), month), 2)
        return Period(*_month(self.today.year - (month > self.today.month), month), 1, is_guessed=True)


def _written(word: str) -> Period | None:
    """`2026-11-23`, `2026-11`, `2026`."""
    if _YEAR.fullmatch(word):
        return Period(*_year(int(word)), 1)
    match = _ISO.fullmatch(word)
    if match is None or not FIRST_DAY.year <= int(match[1]) <= LAST_DAY.year:
        return None
    day = date_of(int(match[1]), int(match[2]), int(match[3] or 1))
    if day is None:
        return None
    return _one(day, 1) if match[3] else Period(*_month(day.year, day.month), 1)


def _a_year_on(period: Period) -> Period:
    year = period.first.year + 1
    if period.first != period.last:
        return Period(*_month(year, period.first.month), period.count, is_guessed=True)
    while (day := date_of(year, period.first.month, period.first.day)) is None:
        year += 1
    return Period(day, day, period.count, is_guessed=True)


def _one(day: date, count: int) -> Period:
    return Period(day, day, count)


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _months_on(year: int, month: int, months: int) -> tuple[int, int]:
    years, rest = divmod(year * 12 + month - 1 + months, 12)
    return years, rest + 1
