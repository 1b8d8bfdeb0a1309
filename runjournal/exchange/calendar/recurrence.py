"""The days on which a rule (RRULE) repeats an event, within limits that a hostile rule cannot stretch.

Days, weeks, months and years are visited one after the other, from a first to a last day; each step is taken from a
budget that the rules of a file share.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import count, takewhile

from runjournal.exchange.calendar.properties import plain, time_in
from runjournal.exchange.lines import FormatError
from runjournal.model.frozen import frozen

FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
UNKNOWN = ("BYYEARDAY", "BYWEEKNO", "RSCALE", "SKIP")
OF_THE_CLOCK = {"BYHOUR": "hour", "BYMINUTE": "minute", "BYSECOND": "second"}
"""Parts of a rule that are understood if they only repeat the time of the start."""
WHICH = re.compile("-?(?:[0-9]|[1-4][0-9]|5[0-3])")
STEPS = 100_000
"""Days, weeks, months and years that the rules of one file may walk through."""
STEPS_OF_A_DATE = 3
"""What reading a date of a list costs, in such steps."""
LONGEST_INTERVAL = 1_000

Weekday = tuple[int, int]
"""Which of a month or year, 0 for each and negative from its end, and the weekday, 0 for Monday."""


class TooOften(FormatError):
    """What a file repeats has taken all steps that it may take."""

    def __init__(self, number: int) -> None:
        super().__init__(number, "the events of this file repeat too often to be read", "Export a shorter time.")


class Budget:
    """What is left of the steps that a file may take."""

    def __init__(self, steps: int = STEPS) -> None:
        self._left = steps

    def take(self, number: int, steps: int = 1) -> None:
        """Take steps for the rule or list in line `number`. Raises `TooOften` if none is left."""
        self._left -= steps
        if self._left < 0:
            raise TooOften(number)


@frozen
class RecurrenceRule:
    """A rule, read and checked. `until` is the last day or time, aware if it was in UTC."""

    number: int
    frequency: str
    interval: int = 1
    times: int | None = None
    until: date | datetime | None = None
    weekdays: frozenset[Weekday] = frozenset()
    month_days: frozenset[int] = frozenset()
    months: frozenset[int] = frozenset()
    positions: frozenset[int] = frozenset()
    week_start: int = 0

    def days(self, start: date, first: date, last: date, budget: Budget) -> Iterator[date]:
        """The days from `start` to `last` on which it repeats, `start` the first of them; those before `first` may
        be left out."""
        yield start
        left = count() if self.times is None else range(1, self.times)
        later = (day for day in self._from(start, first, last, budget) if day > start)
        yield from (day for _, day in zip(left, takewhile(lambda day: day <= last, later), strict=False))

    def _from(self, start: date, first: date, last: date, budget: Budget) -> Iterator[date]:
        skipped = 0 if self.times is not None else max(0, self._periods(start, first) // self.interval - 1)
        for step in count(skipped * self.interval, self.interval):
            budget.take(self.number)
            period = self._period(start, step)
            if period is None or period[0] > last:
                return
            yield from self._of(start, period)

    def _periods(self, start: date, first: date) -> int:
        """How many whole periods lie between two days, or one more."""
        days = (first - start).days
        return days // {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}[self.frequency]

    def _period(self, start: date, step: int) -> tuple[date, ...] | None:
        """The days of the period so many after that of the start; None if there is no such year."""
        try:
            if self.frequency == "DAILY":
                return (start + timedelta(days=step),)
            if self.frequency == "WEEKLY":
                monday = start - timedelta(days=(start.weekday() - self.week_start) % 7)
                return tuple(monday + timedelta(days=7 * step + day) for day in range(7))
            if self.frequency == "MONTHLY":
                years, month = divmod(start.month - 1 + step, 12)
                return _month(start.year + years, month + 1)
            months = sorted(self.months) or range(1, 13)
            return tuple(day for month in months for day in _month(start.year + step, month))
        except (OverflowError, ValueError):
            return None

    def _of(self, start: date, period: Sequence[date]) -> Sequence[date]:
        """The days of a period that the rule takes."""
        days = [day for day in period if self._takes(start, day, period)]
        if not self.positions:
            return days
        wanted = {position - 1 if position > 0 else len(days) + position for position in self.positions}
        return [day for index, day in enumerate(days) if index in wanted]

    def _takes(self, start: date, day: date, period: Sequence[date]) -> bool:
        if self.months and day.month not in self.months:
            return False
        if self.month_days and not {day.day, day.day - monthrange(day.year, day.month)[1] - 1} & self.month_days:
            return False
        if self.weekdays:
            return self._is_weekday(day, period)
        return bool(self.month_days) or self._is_like(start, day)

    def _is_weekday(self, day: date, period: Sequence[date]) -> bool:
        if self.frequency in ("DAILY", "WEEKLY"):
            return any(day.weekday() == number for _, number in self.weekdays)
        around = _month(day.year, day.month) if self.months else period
        from_begin, from_end = (day - around[0]).days // 7 + 1, -((around[-1] - day).days // 7) - 1
        return any((which, day.weekday()) in self.weekdays for which in (0, from_begin, from_end))

    def _is_like(self, start: date, day: date) -> bool:
        """Whether a day is that of the start, where the rule does not say which."""
        if self.frequency == "WEEKLY":
            return day.weekday() == start.weekday()
        if self.frequency == "DAILY":
            return True
        return day.day == start.day and (self.frequency == "MONTHLY" or bool(self.months) or day.month == start.month)


@lru_cache(maxsize=2048)
def _month(year: int, month: int) -> tuple[date, ...]:
    return tuple(date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1))


def read_recurrence(number: int, parts: Mapping[str, Sequence[str]], at: time | None = None) -> RecurrenceRule:
    """The rule of the parts of an RRULE in line `number`, of an event that starts at a time of day, if at any.

    Raises `FormatError` for what is not understood.
    """
    frequency = _one(number, parts, "FREQ")
    if not frequency:
        raise FormatError(number, "a rule without FREQ does not say how often the event comes")
    if frequency not in FREQUENCIES:
        raise FormatError(number, f"an event repeats by day, week, month or year, not by {plain(frequency[:20])!r}")
    _check_understood(number, parts, at)
    return RecurrenceRule(
        number,
        frequency,
        _number(number, parts, "INTERVAL", 1, LONGEST_INTERVAL) or 1,
        _number(number, parts, "COUNT", 1, 2**31),
        _until(number, _one(number, parts, "UNTIL")),
        frozenset(_weekday(number, value) for value in parts.get("BYDAY", ())),
        _numbers(number, parts, "BYMONTHDAY", 31),
        _numbers(number, parts, "BYMONTH", 12),
        _numbers(number, parts, "BYSETPOS", 366),
        _weekday(number, _one(number, parts, "WKST") or "MO")[1],
    )


def _check_understood(number: int, parts: Mapping[str, Sequence[str]], at: time | None) -> None:
    for name in UNKNOWN:
        if name in parts:
            raise FormatError(number, f"a rule with {name} is not understood")
    for name, of_time in OF_THE_CLOCK.items():
        wanted = {str(value).lstrip("0") for value in parts.get(name, ())}
        if at is not None and wanted - {str(getattr(at, of_time)).lstrip("0")}:
            raise FormatError(number, f"a rule with {name} other than the start's is not understood")


def _until(number: int, text: str) -> date | datetime | None:
    """The last day or time; of one with a zone before it, as some programs write, that day or time."""
    until = time_in(text) or time_in(text.rpartition(":")[2])
    if text and until is None:
        raise FormatError(number, f"UNTIL of a rule is no time that can be read: {plain(text[:40])!r}")
    return until


def _one(number: int, parts: Mapping[str, Sequence[str]], name: str) -> str:
    """The only value of a part, empty if it is not there."""
    values = parts.get(name, ("",))
    if len(values) != 1:
        raise FormatError(number, f"{name} of a rule is one value")
    return values[0]


def _number(number: int, parts: Mapping[str, Sequence[str]], name: str, low: int, high: int) -> int | None:
    if name not in parts:
        return None
    value = _whole(_one(number, parts, name))
    if value is None or not low <= value <= high:
        raise FormatError(number, f"{name} of a rule is from {low} to {high:,}")
    return value


def _numbers(number: int, parts: Mapping[str, Sequence[str]], name: str, high: int) -> frozenset[int]:
    values = [_whole(text) for text in parts.get(name, ())]
    if not all(value is not None and 1 <= abs(value) <= high for value in values):
        raise FormatError(number, f"{name} of a rule is from 1 to {high}")
    return frozenset(value for value in values if value is not None)


def _whole(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[+-]?[0-9]{1,10}", text) else None


def _weekday(number: int, text: str) -> Weekday:
    which = text[:-2].lstrip("+") or "0"
    if text[-2:] not in WEEKDAYS or not WHICH.fullmatch(which):
        raise FormatError(number, f"{plain(text[:20])!r} is no weekday of a rule")
    return int(which), WEEKDAYS.index(text[-2:])
