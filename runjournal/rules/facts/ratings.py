"""Ratings of soreness by spot, and the spots that a massage left sore."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from runjournal.model.areas import Spot, Tissue
from runjournal.model.entries import Entry, Massage, Soreness
from runjournal.model.frozen import frozen
from runjournal.model.moments import Gap
from runjournal.rules.history import History
from runjournal.rules.times import hours_of, surely_started

SOFT = frozenset({Tissue.MUSCLE, Tissue.MIXED})


@frozen
class Sore:
    """A spot that rose after a massage: the latest rating, what it was before, and how long after the end."""

    spot: Spot
    rating: Soreness
    before: int
    after_end: Gap

    @property
    def words(self) -> str:
        """The spot with its two ratings: "left calf 5, was 1"."""
        return f"{self.spot.name} {self.rating.rating}, was {self.before}"


def by_spot(history: History, first: datetime, last: datetime) -> dict[Spot, list[Soreness]]:
    """The ratings that start in first..last, for each single spot they stand for, oldest first."""
    found: dict[Spot, list[Soreness]] = {}
    for rating in history.index(Soreness).starting(first, last):
        for spot in rating.spot.each():
            found.setdefault(spot, []).append(rating)
    return found


def said_until(history: History, log: Entry) -> datetime:
    """The instant from which a red flag raised by a log is no longer said, if nothing newer is logged."""
    return surely_started(log) + hours_of(history.thresholds.red_flag_said_h)


def is_recent(history: History, log: Entry) -> bool:
    """Whether a log is new enough to raise a red flag."""
    return history.now < said_until(history, log)


def sore_after(history: History, massage: Massage, until: datetime) -> list[Sore]:
    """The muscle and mixed spots that a massage left sore by their latest rating before `until`, the worst first.

    A spot is sore where that rating is at least `soreness_from` and at least `soreness_rise` above its latest rating
    in the `soreness_before_h` before the massage; without one there is nothing to compare. Only ratings that surely
    fall before or after the massage count, and of those after it the ones within `soreness_hands_over_h`.
    """
    before = latest_before(history, massage)
    after = latest_after(history, massage, until) if before else {}
    found = [
        Sore(spot, rating, before[spot].rating, Gap.between(massage.ends, rating.starts))
        for spot, rating in after.items()
        if spot in before and _has_risen(history, before[spot], rating)
    ]
    return sorted(found, key=lambda sore: (-sore.rating.rating, sore.before, sore.spot))


def _has_risen(history: History, before: Soreness, after: Soreness) -> bool:
    limits = history.thresholds
    return after.rating >= limits.soreness_from and after.rating - before.rating >= limits.soreness_rise


def latest_before(history: History, massage: Massage) -> dict[Spot, Soreness]:
    """The latest rating of each muscle and mixed spot in the `soreness_before_h` before a massage."""
    start = massage.starts.earliest
    first = start - hours_of(history.thresholds.soreness_before_h)
    ratings = history.index(Soreness).starting(first - timedelta(days=1), start)
    known = (rating for rating in ratings if first <= rating.starts.latest <= start)
    return {spot: rating for rating in known for spot in _soft(rating)}


def latest_after(history: History, massage: Massage, until: datetime) -> dict[Spot, Soreness]:
    """The latest rating of each muscle and mixed spot since a massage, within `soreness_hands_over_h`."""
    end = massage.ends.latest
    last = min(until, end + hours_of(history.thresholds.soreness_hands_over_h))
    ratings = history.index(Soreness).starting(end, last)
    known = (rating for rating in ratings if rating.starts.earliest > end)
    return {spot: rating for rating in known for spot in _soft(rating)}


def _soft(rating: Soreness) -> Iterator[Spot]:
    return (spot for spot in rating.spot.each() if spot.tissue in SOFT)
