"""How sore each spot was by day, and what a week or month of days comes to.

Ratings go from 0 to 10. A spot is an area with its side; calves are the left and the right calf. The all clear rates
every spot 0. A day on which a spot was not rated is a gap: it is never taken for 0.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from runjournal.model.areas import Area, Spot
from runjournal.model.entries import Entry, Soreness
from runjournal.model.frozen import frozen

if TYPE_CHECKING:
    from runjournal.trends.stretches import Stretch

ABOVE = 3
"""A day is counted as sore if its highest rating is above this."""


class DayRating(NamedTuple):
    """The ratings of a spot on a local day, 0 to 10: the highest, and the latest."""

    worst: int
    latest: int


ALL_CLEAR = DayRating(0, 0)


@frozen
class SpotSummary:
    """A spot over a stretch of days.

    `mean` is that of the highest rating of each day on which it was rated, `worst` the highest of them, both None
    if there was none. `days_above` counts those days above 3, `days_logged` all of them.
    """

    spot: Spot
    mean: float | None
    worst: int | None
    days_above: int
    days_logged: int


@frozen(slots=False)
class SorenessDays:
    """Ratings by local day and single spot. Of a day in `clear` every spot is 0 that `named` does not have."""

    named: Mapping[date, Mapping[Spot, DayRating]]
    clear: frozenset[date]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "SorenessDays":
        """The ratings among some entries in any order; the day is that of each entry's own zone.

        A rating of a whole day counts as the day's first; of two at the same moment the one that comes last in
        `entries` is the later.
        """
        rated = [entry for entry in entries if isinstance(entry, Soreness)]
        rated.sort(key=lambda entry: entry.starts.earliest)
        named: dict[date, dict[Spot, DayRating]] = {}
        clear: set[date] = set()
        for entry in rated:
            of_day = named.setdefault(entry.day, {})
            if entry.area is Area.EVERYWHERE:
                clear.add(entry.day)
            for spot in of_day if entry.area is Area.EVERYWHERE else entry.spot.each():
                of_day[spot] = DayRating(max(entry.rating, of_day.get(spot, ALL_CLEAR).worst), entry.rating)
        return cls(named, frozenset(clear))

    def at(self, day: date, spot: Spot) -> DayRating | None:
        """The ratings of a spot on a day, None if it was not rated."""
        rating = self.named.get(day, {}).get(spot)
        return ALL_CLEAR if rating is None and day in self.clear else rating

    def worst_on(self, day: date) -> int | None:
        """The highest rating of any spot on a day, None if nothing was rated."""
        ratings = self.named.get(day, {}).values()
        return max((rating.worst for rating in ratings), default=0 if day in self.clear else None)

    def worst_in(self, stretch: "Stretch", spot: Spot) -> int | None:
        """The highest rating of a spot in a stretch of days, or None if it was not rated."""
        rated = (self.at(day, spot) for day in stretch.days)
        return max((rating.worst for rating in rated if rating), default=None)

    def is_rated(self, stretch: "Stretch") -> bool:
        """Whether anything was rated in a stretch of days."""
        return any(day in self.named for day in stretch.days)

    def summary(self, stretch: "Stretch", spot: Spot) -> SpotSummary:
        """What a stretch of days comes to for a spot."""
        from statistics import fmean  # which the first paint does without

        worst = [rating.worst for day in stretch.days if (rating := self.at(day, spot))]
        return SpotSummary(
            spot,
            fmean(worst) if worst else None,
            max(worst, default=None),
            sum(rating > ABOVE for rating in worst),
            len(worst),
        )

    def spots(self, stretch: "Stretch") -> tuple[Spot, ...]:
        """The spots that were rated by name in a stretch of days, the sorest first.

        By their highest rating, then their mean, then the order of the areas. Spots that only an all clear rated are
        not among them.
        """
        rated = {spot for day in stretch.days for spot in self.named.get(day, {})}
        summaries = {spot: self.summary(stretch, spot) for spot in rated}
        return tuple(
            sorted(rated, key=lambda spot: (-(summaries[spot].worst or 0), -(summaries[spot].mean or 0), spot))
        )


def latest_by_spot(entries: Iterable[Entry]) -> dict[Spot, Soreness]:
    """The latest rating of each single spot that `entries` rate; a spot that was not rated is not in it.

    Calves are the left and the right calf, everywhere is every spot. A rating of a whole day counts as the day's
    first, so that one with a time of day is later; of two at the same moment the one that comes last in `entries`
    counts.
    """
    rated = [entry for entry in entries if isinstance(entry, Soreness)]
    rated.sort(key=lambda entry: entry.starts.earliest)
    return {spot: entry for entry in rated for spot in entry.spot.each()}


def latest_ratings(entries: Iterable[Entry]) -> dict[Spot, int]:
    """The same as ratings alone, 0 to 10."""
    return {spot: entry.rating for spot, entry in latest_by_spot(entries).items()}
