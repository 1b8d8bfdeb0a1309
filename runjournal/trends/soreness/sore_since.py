"""Which spots were sore over a stretch of days, how much, for how long, and whether they rise or ease.

A day on which a spot was not rated is a gap: it is neither sore nor well.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from runjournal.model.areas import Spot, join_sides
from runjournal.model.choices import Quality
from runjournal.model.entries import Soreness
from runjournal.model.frozen import frozen

NOISE = 2
"""A change of fewer points is noise (Farrar 2001)."""


class RatingCourse(StrEnum):
    """Where a spot is heading: the latest rating against the last one that clearly differs."""

    RISING = "rising"
    EASING = "easing"
    STEADY = "steady"
    ONCE = "once"


@frozen
class SoreSpot:
    """A spot over a stretch of days: the `highest` and the `latest` rating, 0 to 10.

    `rated_days` and `sore_days` are local days in order; sore is a day whose highest rating is at least the threshold
    `soreness_from`. `qualities` are those beside an ache that any rating above 0 had, the sharp first.
    """

    spot: Spot
    highest: int
    latest: int
    rated_days: tuple[date, ...]
    sore_days: tuple[date, ...]
    course: RatingCourse
    qualities: tuple[Quality, ...]

    @property
    def is_notable(self) -> bool:
        """Whether it was sore on any day, or felt like more than an ache."""
        return bool(self.sore_days or self.qualities)


def sore_spots(ratings: Iterable[Soreness], sore_from: int) -> tuple[SoreSpot, ...]:
    """The spots that were rated above 0: those that were sharp, pinpoint or swollen first, then the sorest.

    Left and right that were rated all alike are one. Several ratings of one moment count in the order they come.
    """
    by_spot: dict[Spot, list[Soreness]] = {}
    for rating in sorted(ratings, key=lambda rating: rating.starts.earliest):
        for spot in rating.spot.each():
            by_spot.setdefault(spot, []).append(rating)
    sore = {
        spot: _sore_spot(spot, logs, sore_from) for spot, logs in by_spot.items() if any(log.rating for log in logs)
    }
    return tuple(sorted((replace(each, spot=spot) for spot, each in join_sides(sore, _are_alike)), key=_order))


def _sore_spot(spot: Spot, logs: Sequence[Soreness], sore_from: int) -> SoreSpot:
    highest: dict[date, int] = {}
    for log in logs:
        highest[log.day] = max(log.rating, highest.get(log.day, 0))
    felt = {log.quality for log in logs if log.rating}
    return SoreSpot(
        spot=spot,
        highest=max(highest.values()),
        latest=logs[-1].rating,
        rated_days=tuple(sorted(highest)),
        sore_days=tuple(sorted(day for day, rating in highest.items() if rating >= sore_from)),
        course=_course([log.rating for log in logs]),
        qualities=tuple(quality for quality in Quality if quality in felt and quality is not Quality.ACHE),
    )


def _course(ratings: Sequence[int]) -> RatingCourse:
    *before, latest = ratings
    if not before:
        return RatingCourse.ONCE
    other = next((rating for rating in reversed(before) if abs(rating - latest) >= NOISE), latest)
    if other == latest:
        return RatingCourse.STEADY
    return RatingCourse.EASING if other > latest else RatingCourse.RISING


def _are_alike(sore: SoreSpot, other: SoreSpot) -> bool:
    return replace(sore, spot=other.spot) == other


def _order(sore: SoreSpot) -> tuple[bool, int, int, Spot]:
    return not sore.qualities, -sore.highest, -sore.latest, sore.spot
