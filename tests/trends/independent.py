"""The same numbers from scipy and numpy, which the tests alone know."""

from collections.abc import Sequence

import numpy as np
from scipy import stats  # type: ignore[import-untyped]

Values = Sequence[float]


def monotony(loads: Values) -> float:
    """Mean ÷ standard deviation with n − 1, the reciprocal of scipy's coefficient of variation."""
    return float(1 / stats.variation(loads, ddof=1))


def mean(values: Values) -> float:
    return float(np.mean(values))


def median(values: Values) -> float:
    return float(np.median(values))


def median_interval(values: Values) -> tuple[float, float]:
    """The interval of the median by scipy's quantile test, of 95 % or more."""
    found = stats.quantile_test(values, q=0.0, p=0.5).confidence_interval(0.95)
    return float(found.low), float(found.high)


def sign_test(values: Values, middle: float) -> float:
    """The two-sided p of the sign test that the median is `middle`, which no value equals."""
    above = sum(value > middle for value in values)
    return float(stats.binomtest(above, len(values)).pvalue)


def bootstrap(values: Values, resamples: int, seed: int) -> tuple[float, float]:
    """The percentile bootstrap 95 % interval of the median."""
    found = stats.bootstrap(
        (np.asarray(values),), np.median, n_resamples=resamples, method="percentile", rng=np.random.default_rng(seed)
    )
    return float(found.confidence_interval.low), float(found.confidence_interval.high)
