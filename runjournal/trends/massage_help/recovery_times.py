"""How long massages take a runner to settle, by depth: the dots, their median, and how sure that is.

The median is that of the middles of the intervals in which each massage settled. From 10 on comes a 95 % interval of
it: the percentile bootstrap of Efron & Tibshirani 1993, with a fixed seed, so that the same journal always says the
same. With 10 to 30 massages it holds the true median in about 90 to 96 of 100 cases. It shows how much the
median may owe to chance, not how exactly the runner rated.
"""

from collections.abc import Iterable
from datetime import timedelta

from runjournal.model.choices import Depth
from runjournal.model.frozen import frozen
from runjournal.model.moments import Gap
from runjournal.rules.facts.recovery import Recovery, median
from runjournal.rules.own_recovery import ENOUGH

FEW = 6
"""Fewer than this say nothing."""

RESAMPLES = 2000
SEED = 20
TAIL = 0.025
"""The share of resampled medians that is cut off at either end: 95 % stay."""


@frozen
class DepthRecovery:
    """What is known of recovery after massages of a `depth`. `recoveries` are those that could be timed, in order."""

    depth: Depth
    recoveries: tuple[Recovery, ...]

    @property
    def n(self) -> int:
        """How many there are."""
        return len(self.recoveries)

    @property
    def median(self) -> timedelta | None:
        """The median of the middles of the intervals; None if there is none."""
        return median([recovery.midpoint for recovery in self.recoveries]) if self.recoveries else None

    @property
    def remark(self) -> str:
        """What to say beside the median of too few."""
        return "too few to tell" if self.n < FEW else ""

    def likely(self, resamples: int = RESAMPLES) -> Gap | None:
        """The bootstrap 95 % interval of the median, worked out on demand; None if there are too few."""
        if self.n < ENOUGH:
            return None
        low, high = bootstrap([recovery.midpoint.total_seconds() for recovery in self.recoveries], resamples)
        return Gap(timedelta(seconds=low), timedelta(seconds=high))


def recovery_by_depth(recoveries: Iterable[Recovery]) -> tuple[DepthRecovery, ...]:
    """What is known of each depth, light to deep, in the order in which the recoveries come."""
    all_recoveries = tuple(recoveries)
    return tuple(
        DepthRecovery(depth, tuple(each for each in all_recoveries if each.massage.depth is depth)) for depth in Depth
    )


def bootstrap(values: list[float], resamples: int = RESAMPLES) -> tuple[float, float]:
    """The percentile bootstrap 95 % interval of the median of some values, the same in whatever order they come."""
    from random import Random

    draw, ordered = Random(SEED).choices, sorted(values)  # noqa: S311 - chance, no secret
    medians = sorted(median(draw(ordered, k=len(ordered))) for _ in range(resamples))
    cut = int(TAIL * resamples)
    return medians[cut], medians[-1 - cut]
