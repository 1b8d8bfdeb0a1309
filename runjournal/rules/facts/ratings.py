"""Ratings of soreness by spot, and the spots that a massage left sore."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from runjournal.model.areas import Area, Side, Spot, Tissue
from runjournal.model.entries import Massage, Soreness
from runjournal.model.frozen import frozen
from runjournal.model.moments import Gap
from runjournal.rules.history import History
from runjournal.rules.times import DAY, hours_of

SOFT = frozenset({Tissue.MUSCLE, Tissue.MIXED})


@frozen
class Sore:
    """A spot that rose after a massage: the rating, what it was before, and how long after the end."""

    spot: Spot
    rating: Soreness
    before: int
    after_end: Gap

    @property
    def words(self) -> str:
        """The spot with its two ratings: "left calf 5, was 1"."""
        return f"{self.spot.name} {self.rating.rating}, was {self.before}"


def by_spot(
    history: History, first: datetime, last: datetime, only: Collection[Spot] | None = None
) -> dict[Spot, list[Soreness]]:
    """The ratings that start in first..last, for each single spot they stand for (or of `only`), oldest first."""
    ratings: dict[Spot, list[Soreness]] = {}
    by_rated: dict[tuple[Area, Side], list[list[Soreness]]] = {}
    for rating in history.index(Soreness).starting(first, last):
        rated = rating.area, rating.side
        if rated not in by_rated:
            spots = (spot for spot in rating.spot.each() if only is None or spot in only)
            by_rated[rated] = [ratings.setdefault(spot, []) for spot in spots]
        for of_spot in by_rated[rated]:
            of_spot.append(rating)
    return ratings


def sore_after(history: History, massage: Massage, until: datetime) -> list[Sore]:
    """The muscle and mixed spots that a massage left sore by their latest rating before `until`, the worst first.

    A spot is sore if that rating is at least `soreness_from` and at least `soreness_rise` above its latest rating in
    the `soreness_before_h` before the massage; without one there is nothing to compare. Only ratings that surely fall
    before or after the massage count, and of those after it the ones within `soreness_hands_over_h`.
    """
    before = latest_before(history, massage)
    after = latest_after(history, massage, until) if before else {}
    return _risen(history, massage, before, after)


def sorest_after(history: History, massage: Massage, until: datetime) -> list[Sore]:
    """The muscle and mixed spots that a massage left sore by their highest rating before `until`, the worst first."""
    before = latest_before(history, massage)
    highest: dict[Spot, Soreness] = {}
    for spot, rating in _soft_after(history, massage, until) if before else ():
        if spot not in highest or rating.rating > highest[spot].rating:
            highest[spot] = rating
    return _risen(history, massage, before, highest)


def _risen(history: History, massage: Massage, before: dict[Spot, Soreness], after: dict[Spot, Soreness]) -> list[Sore]:
    risen = [
        Sore(spot, rating, before[spot].rating, Gap.between(massage.ends, rating.starts))
        for spot, rating in after.items()
        if spot in before and _has_risen(history, before[spot], rating)
    ]
    return sorted(risen, key=lambda sore: (-sore.rating.rating, sore.before, sore.spot))


def _has_risen(history: History, before: Soreness, after: Soreness) -> bool:
    thresholds = history.thresholds
    return after.rating >= thresholds.soreness_from and after.rating - before.rating >= thresholds.soreness_rise


def latest_before(history: History, massage: Massage) -> dict[Spot, Soreness]:
    """The latest rating of each muscle and mixed spot in the `soreness_before_h` before a massage."""
    start = massage.starts.earliest
    first = start - hours_of(history.thresholds.soreness_before_h)
    ratings = history.index(Soreness).starting(first - DAY, start)
    surely_before = (rating for rating in ratings if first <= rating.starts.latest <= start)
    return {spot: rating for rating in surely_before for spot in soft_spots(rating)}


def latest_after(history: History, massage: Massage, until: datetime) -> dict[Spot, Soreness]:
    """The latest rating of each muscle and mixed spot since a massage, within `soreness_hands_over_h`."""
    return dict(_soft_after(history, massage, until))


def _soft_after(history: History, massage: Massage, until: datetime) -> Iterator[tuple[Spot, Soreness]]:
    end = massage.ends.latest
    last = min(until, end + hours_of(history.thresholds.soreness_hands_over_h))
    for rating in history.index(Soreness).starting(end, last):
        if rating.starts.earliest > end:
            yield from ((spot, rating) for spot in soft_spots(rating))


def soft_spots(rating: Soreness) -> Iterator[Spot]:
    """The muscle and mixed spots that a rating stands for."""
    return (spot for spot in rating.spot.each() if spot.tissue in SOFT)


def unbroken(ratings: list[Soreness], least: int, longest_gap: timedelta) -> list[Soreness]:
    """The latest ratings of a spot that are at least `least`, no two of them surely more than `longest_gap` apart."""
    series: list[Soreness] = []
    for rating in reversed(ratings):
        if rating.rating < least:
            break
        if series and Gap.between(rating.starts, series[-1].starts).least > longest_gap:
            break
        series.append(rating)
    return series[::-1]
