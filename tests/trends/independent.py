"""The same numbers from scipy and numpy, which the tests alone know. Importing scipy takes two seconds: it waits."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

Values = Sequence[float]


@cache
def _stats() -> Any:
    from scipy import stats  # type: ignore[import-untyped]

    return stats


def monotony(loads: Values) -> float:
    """Mean ÷ standard deviation with n − 1, the reciprocal of scipy's coefficient of variation."""
    return float(1 / _stats().variation(loads, ddof=1))


def mean(values: Values) -> float:
    return float(np.mean(values))


def median(values: Values) -> float:
    return float(np.median(values))


def median_interval(values: Values) -> tuple[float, float]:
    """The interval of the median by scipy's quantile test, of 95 % or more."""
    found = _stats().quantile_test(values, q=0.0, p=0.5).confidence_interval(0.95)
    return float(found.low), float(found.high)


def sign_test(values: Values, middle: float) -> float:
    """The two-sided p of the sign test that the median is `middle`, which no value equals."""
    above = sum(value > middle for value in values)
    return float(_stats().binomtest(above, len(values)).pvalue)


def bootstrap(values: Values, resamples: int, seed: int) -> tuple[float, float]:
    """The percentile bootstrap 95 % interval of the median."""
    import numpy as np

    found = _stats().bootstrap(
        (np.asarray(values),), np.median, n_resamples=resamples, method="percentile", rng=np.random.default_rng(seed)
    )
    return float(found.confidence_interval.low), float(found.confidence_interval.high)
