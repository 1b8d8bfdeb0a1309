"""The marks of each day in the strip of weeks."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from runjournal.model.choices import Kind, Status
from runjournal.model.entries import Entry, Soreness
from runjournal.model.hours import days_from


class DayMarks(NamedTuple):
    """What a local day shows.

    `run`, `massage` and `race` are done if one of the day's is, else planned, or None if there is none.
    `soreness` is the worst rating of the day, 0 to 10, or None if nothing was rated. `entries` is how many there
    are, those that were called off among them.
    """

    day: date
    run: Status | None = None
    massage: Status | None = None
    race: Status | None = None
    soreness: int | None = None
    entries: int = 0


def day_marks(entries: Iterable[Entry], first: date, days: int) -> tuple[DayMarks, ...]:
    """The marks of `days` days from `first` on, in order; entries of other days are passed over."""
    by_day: dict[date, list[Entry]] = {day: [] for day in days_from(first, days)}
    for entry in entries:
        if entry.day in by_day:
            by_day[entry.day].append(entry)
    return tuple(_marks(day, of_day) for day, of_day in by_day.items())


def _marks(day: date, entries: Sequence[Entry]) -> DayMarks:
    return DayMarks(
        day=day,
        run=_status(entries, Kind.RUN),
        massage=_status(entries, Kind.MASSAGE),
        race=_status(entries, Kind.RACE),
        soreness=max((entry.rating for entry in entries if isinstance(entry, Soreness)), default=None),
        entries=len(entries),
    )


def _status(entries: Iterable[Entry], kind: Kind) -> Status | None:
    statuses = {entry.status for entry in entries if entry.kind is kind}
    return next((status for status in (Status.DONE, Status.PLANNED) if status in statuses), None)
