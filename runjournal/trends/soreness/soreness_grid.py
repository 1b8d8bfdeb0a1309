"""Soreness as a grid: a row a spot, a column a day, a week or a month; and a year by weeks and weekdays."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from runjournal.model.areas import Spot
from runjournal.model.frozen import frozen
from runjournal.model.settings import WeekStart
from runjournal.trends.soreness.soreness_days import SorenessDays
from runjournal.trends.stretches import Stretch, days_in, months_in, weeks_in


class GridRow(NamedTuple):
    """A spot with the highest rating (0 to 10) of each column, None if it was not rated."""

    spot: Spot
    cells: tuple[int | None, ...]


@frozen
class SorenessGrid:
    """Rows of spots, the sorest first, over `columns` in the order of time; every row has a cell a column."""

    columns: tuple[Stretch, ...]
    rows: tuple[GridRow, ...]


class GridDay(NamedTuple):
    """A local day with the highest rating (0 to 10) of any spot, None if nothing was rated."""

    day: date
    worst: int | None


class GridWeek(NamedTuple):
    """A week of a calendar: seven days from the week's first weekday on, None for those outside of the stretch."""

    week: Stretch
    days: tuple[GridDay | None, ...]


def soreness_grid(rated: SorenessDays, stretch: Stretch, columns: Sequence[Stretch]) -> SorenessGrid:
    """The spots that were rated by name in a stretch, over some columns."""
    rows = (GridRow(spot, tuple(rated.worst_in(column, spot) for column in columns)) for spot in rated.spots(stretch))
    return SorenessGrid(tuple(columns), tuple(rows))


MOST_DAYS = 31
MOST_WEEKS = 26
"""Up to how many days a stretch is shown by days, and up to how many weeks by weeks; what is longer by months."""


def columns_of(stretch: Stretch, starts: WeekStart) -> tuple[Stretch, ...]:
    """The columns that suit a stretch: days of a week or month, weeks of a season, months of a year.

    A week or month that is not whole in it has only the days that are.
    """
    if stretch.length <= MOST_DAYS:
        return days_in(stretch)
    weeks = weeks_in(stretch, starts)
    return tuple(_cut(column, stretch) for column in (weeks if len(weeks) <= MOST_WEEKS else months_in(stretch)))


def _cut(column: Stretch, stretch: Stretch) -> Stretch:
    return replace(column, first=max(column.first, stretch.first), last=min(column.last, stretch.last))


def calendar(rated: SorenessDays, stretch: Stretch, starts: WeekStart) -> tuple[GridWeek, ...]:
    """The days of a stretch as weeks of seven, the first and last filled up with None."""
    return tuple(
        GridWeek(week, tuple(GridDay(day, rated.worst_on(day)) if day in stretch else None for day in week.days))
        for week in weeks_in(stretch, starts)
    )
