"""What was drunk on a day, against the daily target."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from runjournal.model.entries import Drink, Entry
from runjournal.model.settings import Settings


class Fluids(NamedTuple):
    """The drinks of a day: `volume_ml` of `target_ml`. Nothing logged is 0 ml, which does not mean none drunk."""

    volume_ml: int
    target_ml: int

    @property
    def share(self) -> float:
        """The share of the target, more than 1 where it was passed."""
        return self.volume_ml / self.target_ml


def drunk_on(day: date, entries: Iterable[Entry], settings: Settings) -> Fluids:
    """The drinks among `entries` that belong to a local day."""
    volumes = [entry.volume_ml for entry in entries if isinstance(entry, Drink) and entry.day == day]
    return Fluids(sum(volumes), settings.daily_fluids_ml)
