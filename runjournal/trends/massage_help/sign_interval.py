"""The median of a few values with an interval that holds the true one as often as it says, whatever their spread.

The interval reaches from the k-th smallest to the k-th largest value. It misses the true median only if fewer than
k values lie on one side of it, as often as fewer than k of n coins fall heads: that is the sign test turned round
(Thompson 1936, Ann Math Stat 7:122; Conover 1999, Practical Nonparametric Statistics, ch. 3). Of all k with at least
95 % the largest is taken. Nothing is assumed of how the values are spread but that they are drawn independently; if
values are alike, as ratings in whole points are, it holds the median even more often. Fewer than 6 values have no
such interval: even from the smallest to the largest it is 93.75 % for 5.
"""

from collections.abc import Sequence
from math import comb
from typing import NamedTuple

from runjournal.rules.facts.recovery import median

CONFIDENCE = 0.95
FEWEST = 6


class MedianInterval(NamedTuple):
    """The median of `n` values, the ends of its interval, and the share of samples whose interval holds the truth."""

    n: int
    median: float
    low: float
    high: float
    coverage: float


def median_interval(values: Sequence[float]) -> MedianInterval | None:
    """The median of some values with its interval of at least 95 %; None for fewer than 6."""
    n = len(values)
    rank = rank_of(n)
    if not rank:
        return None
    ordered = sorted(map(float, values))
    return MedianInterval(n, median(ordered), ordered[rank - 1], ordered[n - rank], coverage(n, rank))


def rank_of(n: int) -> int:
    """The k of n values: the largest with which the interval still has 95 %, 0 if none has."""
    return max((rank for rank in range(1, n // 2 + 1) if coverage(n, rank) >= CONFIDENCE), default=0)


def coverage(n: int, rank: int) -> float:
    """1 − 2 × the chance that fewer than `rank` of `n` fair coins fall heads."""
    return 1 - sum(comb(n, heads) for heads in range(rank)) * 0.5 ** (n - 1)
