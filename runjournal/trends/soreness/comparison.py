"""This week's soreness against the last week's and against the eight weeks before.

Weeks are compared by the mean of the highest rating of each day that was rated. What is usual is the mean of such
means over those of the eight weeks before, the last among them, in which the spot was rated at all. A change under 2
points is noise (Farrar 2001, Pain 94:149, of ratings from 0 to 10), and is called about the same.
"""

from collections.abc import Sequence
from enum import StrEnum
from statistics import fmean

from runjournal.model.areas import Spot
from runjournal.model.frozen import frozen
from runjournal.trends.soreness.sore_since import NOISE
from runjournal.trends.soreness.soreness_days import SorenessDays, SpotSummary
from runjournal.trends.stretches import Stretch

DECIMALS = 9
"""To which changes are rounded, so that exactly 2 points are never a little less."""


class Course(StrEnum):
    """Where a spot goes from one stretch to another."""

    LESS = "less sore"
    MORE = "sorer"
    SAME = "about the same"
    UNKNOWN = "not rated in both"


@frozen
class SpotTrend:
    """A spot in a stretch of days, in the one before, and as it usually was.

    `usual` is the mean of the means of `usual_n` stretches among those before, None if `usual_n` is 0.
    """

    this: SpotSummary
    last: SpotSummary
    usual: float | None
    usual_n: int

    @property
    def spot(self) -> Spot:
        return self.this.spot

    @property
    def from_last(self) -> float | None:
        """The change of the mean since the stretch before, in points; negative is less sore."""
        return _change(self.last.mean, self.this.mean)

    @property
    def from_usual(self) -> float | None:
        """The change of the mean against the usual, in points; negative is less sore."""
        return _change(self.usual, self.this.mean)

    @property
    def course(self) -> Course:
        """Where it goes since the stretch before."""
        return course(self.from_last)

    @property
    def course_from_usual(self) -> Course:
        """Where it is against the usual."""
        return course(self.from_usual)


def course(change: float | None) -> Course:
    """What a change of a mean in points amounts to; exactly 2 points are a change."""
    if change is None:
        return Course.UNKNOWN
    if abs(change) < NOISE:
        return Course.SAME
    return Course.LESS if change < 0 else Course.MORE


def trend(rated: SorenessDays, stretch: Stretch, earlier: Sequence[Stretch], spot: Spot) -> SpotTrend:
    """A spot in a stretch against the last of the `earlier` ones and against the mean of all of them."""
    summaries = [rated.summary(before, spot) for before in earlier]
    means = [summary.mean for summary in summaries if summary.mean is not None]
    return SpotTrend(rated.summary(stretch, spot), summaries[-1], fmean(means) if means else None, len(means))


def trends(rated: SorenessDays, stretch: Stretch, earlier: Sequence[Stretch]) -> tuple[SpotTrend, ...]:
    """Each spot that was rated by name in a stretch or in the last of the `earlier`, the sorest of the stretch first.

    `earlier` are the stretches before it, oldest first, one at least.
    """
    spots = dict.fromkeys((*rated.spots(stretch), *rated.spots(earlier[-1])))
    return tuple(trend(rated, stretch, earlier, spot) for spot in spots)


def _change(earlier: float | None, later: float | None) -> float | None:
    return None if earlier is None or later is None else round(later - earlier, DECIMALS)
