"""What was drunk on a day, against the daily target."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from runjournal.model.entries import Drink, Entry
from runjournal.model.settings import Settings


class FluidTotal(NamedTuple):
    """The drinks of a day: `volume_ml` of `target_ml`. Nothing logged is 0 ml, which does not mean none drunk."""

    volume_ml: int
    target_ml: int

    @property
    def share(self) -> float:
        """The share of the target, more than 1 if it was passed."""
        return self.volume_ml / self.target_ml


def drunk_on(day: date, entries: Iterable[Entry], settings: Settings) -> FluidTotal:
    """The drinks among `entries` that belong to a local day."""
    volumes = [entry.volume_ml for entry in entries if isinstance(entry, Drink) and entry.day == day]
    return FluidTotal(sum(volumes), settings.daily_fluids_ml)


class DayFluids(NamedTuple):
    """The drinks of a local day in millilitres against the target; `volume_ml` is None if none was logged."""

    day: date
    volume_ml: int | None
    target_ml: int


def drunk_by_day(days: Sequence[date], entries: Iterable[Entry], settings: Settings) -> tuple[DayFluids, ...]:
    """The drinks among `entries` that belong to each of some local days."""
    volumes: dict[date, list[int]] = {day: [] for day in days}
    for entry in entries:
        if isinstance(entry, Drink) and entry.day in volumes:
            volumes[entry.day].append(entry.volume_ml)
    return tuple(DayFluids(day, sum(drunk) or None, settings.daily_fluids_ml) for day, drunk in volumes.items())
