"""Runs, load, massages and races along one axis of days or weeks, with the line of the mean load.

A week is seen at the end of the nine weeks that lead to it, day by day, and so is a month by its days; a season and a
year go by weeks. The line is the mean of the last seven days, or of the last four weeks, if all of their loads are
known. A load that nobody knows is a gap, never 0.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from statistics import fmean
from typing import NamedTuple

from runjournal.model.entries import Entry, Massage, Race
from runjournal.model.settings import WeekStart
from runjournal.trends.stretches import USUAL_WEEKS, Stretch, Zoom, days_in, weeks_in
from runjournal.trends.training.daily_training import DayTraining, training

MEAN_OF_DAYS = 7
MEAN_OF_WEEKS = 4


class LoadColumn(NamedTuple):
    """A day or a week: its load in AU and the mean up to it, None if it is not known; what was done in it."""

    stretch: Stretch
    load: float | None
    mean: float | None
    has_race: bool
    has_massage: bool
    is_in: bool
    """Whether it belongs to the stretch that is looked at."""


def columns_for(stretch: Stretch, starts: WeekStart) -> tuple[Stretch, ...]:
    """The days or weeks that are shown of a stretch."""
    if stretch.zoom is Zoom.WEEK:
        return days_in(Stretch(stretch.moved(-USUAL_WEEKS).first, stretch.last, Zoom.SEASON))
    return days_in(stretch) if stretch.zoom is Zoom.MONTH else weeks_in(stretch, starts)


def read_from(columns: Sequence[Stretch]) -> date:
    """The first local day whose runs the first column's mean is made of."""
    back = MEAN_OF_DAYS - 1 if columns[0].zoom is Zoom.DAY else (MEAN_OF_WEEKS - 1) * 7
    return columns[0].first - timedelta(days=back)


def load_columns(
    entries: Iterable[Entry], stretch: Stretch, columns: Sequence[Stretch], today: date, since: date | None
) -> tuple[LoadColumn, ...]:
    """What each of some `columns` came to, from entries since `read_from`; the journal begins on the day `since`."""
    entry_list = list(entries)
    first = read_from(columns)
    days = {
        day.day: day for day in training(entry_list, Stretch(first, columns[-1].last, Zoom.SEASON), today, since).days
    }
    massaged = {entry.day for entry in entry_list if isinstance(entry, Massage) and entry.is_done}
    raced = {entry.day for entry in entry_list if isinstance(entry, Race) and entry.is_done}
    count = MEAN_OF_DAYS if columns[0].zoom is Zoom.DAY else MEAN_OF_WEEKS
    return tuple(
        LoadColumn(
            column,
            _load([days[day] for day in column.days], today),
            _mean(days, column, count, today),
            not raced.isdisjoint(column.days),
            not massaged.isdisjoint(column.days),
            column.first <= stretch.last and column.last >= stretch.first,
        )
        for column in columns
    )


def _load(days: Sequence[DayTraining], today: date) -> float | None:
    """The load of some days as far as they are over; None if that of one of them is not known."""
    loads = [day.load for day in days if day.day <= today]
    return sum(load for load in loads if load is not None) if loads and None not in loads else None


def _mean(days: dict[date, DayTraining], column: Stretch, count: int, today: date) -> float | None:
    """The mean load of a column and those before it, none of them ahead."""
    if column.last > today:
        return None
    loads = [
        _load([days[day - timedelta(days=back * column.length)] for day in column.days], today) for back in range(count)
    ]
    known_loads = [load for load in loads if load is not None]
    return fmean(known_loads) if len(known_loads) == count else None
