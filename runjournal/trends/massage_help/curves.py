"""The curve after a massage: how sore the spots were that it worked or left sorer, by hours after its end.

Each dot is one rating, beside the latest one in the `soreness_before_h` before the massage. Like the recovery time,
it is of muscle and mixed spots, for `not_settling_h`. From another massage or a hard run on a rating can be from
that as well.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from runjournal.model.areas import Area, Spot
from runjournal.model.entries import Massage, Soreness
from runjournal.model.frozen import frozen
from runjournal.model.moments import Gap
from runjournal.rules.facts.ratings import SOFT, by_spot, latest_before
from runjournal.rules.facts.recovery import Recovery, least_rise, recovery_after, undisturbed_until
from runjournal.rules.history import History
from runjournal.rules.times import hours_of


class Dot(NamedTuple):
    """A rating, 0 to 10, and how long after the massage's end it was; `change` is against before, in points."""

    after_end: Gap
    rating: int
    change: int | None

    @property
    def hours(self) -> float:
        """The hours after the end; of a rating known by its day alone, the middle of what they can be."""
        return (self.after_end.least + self.after_end.most).total_seconds() / 7200


class SpotCurve(NamedTuple):
    """A spot after a massage: its rating before, None if there was none, and the dots in order."""

    spot: Spot
    before: int | None
    is_worked: bool
    dots: tuple[Dot, ...]


@frozen
class Curve:
    """The spots after a massage, those it worked first, each with a rating since.

    `alone_for` is how long after the end nothing else was done that soreness could be from, at the most as long as
    is looked at. `recovery` is how long all took to settle, None if that is not known.
    """

    massage: Massage
    spots: tuple[SpotCurve, ...]
    alone_for: timedelta
    recovery: Recovery | None


def curve_after(history: History, massage: Massage) -> Curve:
    """The curve after a done massage, as far as `history` goes; without any rating since, one without spots."""
    before = {spot: rating.rating for spot, rating in latest_before(history, massage).items()}
    since = _ratings_since(history, massage)
    worked = {single for spot in massage.spots if spot.area is not Area.EVERYWHERE for single in spot.each()}
    curves = (
        SpotCurve(spot, before.get(spot), spot in worked, tuple(_dots(massage, before.get(spot), ratings)))
        for spot, ratings in since.items()
    )
    shown = [curve for curve in curves if curve.is_worked or _has_risen(history, curve)]
    alone_for = undisturbed_until(history, massage) - massage.ends.latest
    return Curve(massage, tuple(sorted(shown, key=_order)), alone_for, recovery_after(history, massage))


def massages_of(massages: Iterable[Massage], first: date, last: date) -> list[Massage]:
    """The done massages that start on the local days of a stretch, in order."""
    done = [massage for massage in massages if massage.is_done and first <= massage.day <= last]
    return sorted(done, key=lambda massage: (massage.starts.earliest, massage.id))


def _ratings_since(history: History, massage: Massage) -> dict[Spot, list[Soreness]]:
    """The ratings of each soft spot that were surely made after a massage, oldest first."""
    end = massage.ends.latest
    until = min(history.now, end + hours_of(history.thresholds.not_settling_h))
    surely = {
        spot: [rating for rating in ratings if _is_within(rating, end, until)]
        for spot, ratings in by_spot(history, end, until).items()
        if spot.tissue in SOFT
    }
    return {spot: ratings for spot, ratings in surely.items() if ratings}


def _is_within(rating: Soreness, end: datetime, until: datetime) -> bool:
    return end < rating.starts.earliest and rating.starts.latest <= until


def _dots(massage: Massage, before: int | None, ratings: Iterable[Soreness]) -> Iterator[Dot]:
    for rating in ratings:
        change = None if before is None else rating.rating - before
        yield Dot(Gap.between(massage.ends, rating.starts), rating.rating, change)


def _has_risen(history: History, curve: SpotCurve) -> bool:
    rise = least_rise(history.thresholds)
    return any(dot.change is not None and dot.change >= rise for dot in curve.dots)


def _order(curve: SpotCurve) -> tuple[bool, int, Spot]:
    return not curve.is_worked, -max(dot.rating for dot in curve.dots), curve.spot
