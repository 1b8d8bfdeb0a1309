"""Stretches of whole local days: a week, a month, a season of 13 weeks, a year, any span; how one follows another.

A week starts on Monday or on Sunday, as the runner has it. One that starts on Monday has its ISO 8601 number, which
belongs to the year of its Thursday: 2027-01-01 is in week 53 of 2026.
"""

from datetime import date
from enum import StrEnum

from runjournal.model.frozen import frozen
from runjournal.model.sessions import month_after, month_before, month_of
from runjournal.model.settings import WeekStart
from runjournal.rules.times import DAY

WEEK_DAYS = 7
SEASON_WEEKS = 13
"""A quarter of a year: about as long as a training plan for a race."""
USUAL_WEEKS = 8
"""How many weeks before one tell what is usual."""


class Zoom(StrEnum):
    """How much is looked at at once."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    SPAN = "span"


@frozen
class Stretch:
    """The local days from `first` to `last`, both included, that make one stretch."""

    first: date
    last: date
    zoom: Zoom

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def length(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def days(self) -> tuple[date, ...]:
        """Its days, oldest first."""
        return tuple(self.first + ahead * DAY for ahead in range(self.length))

    @property
    def iso_week(self) -> tuple[int, int] | None:
        """The ISO 8601 year and week number, or None for what is no week or does not start on Monday."""
        if self.zoom is not Zoom.WEEK or self.first.weekday():
            return None
        year, week, _ = self.first.isocalendar()
        return year, week

    def moved(self, by: int) -> "Stretch":
        """The stretch so many of its kind later, or earlier if `by` is negative."""
        if self.zoom is Zoom.YEAR:
            return _year(self.first.year + by)
        if self.zoom is Zoom.MONTH:
            return _month_moved(self.first, by)
        ahead = by * self.length * DAY
        return Stretch(self.first + ahead, self.last + ahead, self.zoom)


def stretch_of(zoom: Zoom, day: date, starts: WeekStart) -> Stretch:
    """The day, week, month or year that a local day lies in; of seasons, the 13 weeks that end with its week."""
    if zoom in (Zoom.DAY, Zoom.SPAN):
        return Stretch(day, day, zoom)
    if zoom is Zoom.MONTH:
        return _month_moved(month_of(day), 0)
    if zoom is Zoom.YEAR:
        return _year(day.year)
    week = week_of(day, starts)
    if zoom is Zoom.SEASON:
        return Stretch(week.moved(1 - SEASON_WEEKS).first, week.last, zoom)
    return week


def week_of(day: date, starts: WeekStart) -> Stretch:
    """The week of a local day, from Monday or Sunday on."""
    since = day.weekday() if starts is WeekStart.MONDAY else day.isoweekday() % WEEK_DAYS
    first = day - since * DAY
    return Stretch(first, first + (WEEK_DAYS - 1) * DAY, Zoom.WEEK)


def days_in(stretch: Stretch) -> tuple[Stretch, ...]:
    """The days of a stretch, each as one."""
    return tuple(Stretch(day, day, Zoom.DAY) for day in stretch.days)


def weeks_in(stretch: Stretch, starts: WeekStart) -> tuple[Stretch, ...]:
    """The whole weeks that have a day in a stretch, oldest first: of a year 53 or 54."""
    weeks = [week_of(stretch.first, starts)]
    while weeks[-1].last < stretch.last:
        weeks.append(weeks[-1].moved(1))
    return tuple(weeks)


def months_in(stretch: Stretch) -> tuple[Stretch, ...]:
    """The whole months that have a day in a stretch, oldest first."""
    months = [_month_moved(month_of(stretch.first), 0)]
    while months[-1].last < stretch.last:
        months.append(months[-1].moved(1))
    return tuple(months)


def stretches_before(stretch: Stretch, count: int = USUAL_WEEKS) -> tuple[Stretch, ...]:
    """The `count` stretches of the same kind before one, the latest last."""
    return tuple(stretch.moved(-back) for back in range(count, 0, -1))


def _year(year: int) -> Stretch:
    return Stretch(date(year, 1, 1), date(year, 12, 31), Zoom.YEAR)


def _month_moved(month: date, by: int) -> Stretch:
    for _ in range(abs(by)):
        month = month_after(month) if by > 0 else month_before(month)
    return Stretch(month, month_after(month) - DAY, Zoom.MONTH)
