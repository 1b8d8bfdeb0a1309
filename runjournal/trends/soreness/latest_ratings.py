"""How sore each spot of the body is, for the body map."""

from collections.abc import Iterable

from runjournal.model.areas import Spot
from runjournal.model.entries import Entry, Soreness


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
