"""Recovery times by depth: medians worked out by hand, what is said of few, and how often the interval is right."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from math import exp
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runjournal.model.choices import Depth
from runjournal.model.entries import Massage
from runjournal.model.moments import Gap, Moment
from runjournal.rules.facts.recovery import Recovery
from runjournal.rules.own_recovery import ENOUGH
from runjournal.trends.massage_help.recovery_times import DepthRecovery, bootstrap, recovery_by_depth
from tests.trends import independent

HOUR = timedelta(hours=1)
START = Moment.at_instant(datetime(2026, 4, 6, 18, tzinfo=UTC), "UTC")
DEEP = Massage(start=START, depth=Depth.DEEP)


def timed(least_h: float, most_h: float, massage: Massage = DEEP) -> Recovery:
    return Recovery(massage, Gap(least_h * HOUR, most_h * HOUR))


def deep(*midpoints_h: float) -> DepthRecovery:
    """Deep massages that settled in intervals of 12 h around these hours."""
    return recovery_by_depth([timed(hours - 6, hours + 6) for hours in midpoints_h])[-1]


@pytest.mark.parametrize(
    ("intervals", "expected"),
    [
        pytest.param([], None, id="none"),
        pytest.param([(10, 30)], 20, id="20"),
        pytest.param([(10, 30), (36, 48)], 31, id="20 and 42"),
        pytest.param([(10, 30), (36, 48), (60, 61)], 42, id="20, 42 and 60.5"),
        pytest.param([(60, 61), (36, 48), (10, 30), (0, 12)], 31, id="6, 20, 42 and 60.5"),
    ],
)
def test_the_median_is_that_of_the_midpoints(intervals: list[tuple[float, float]], expected: float | None) -> None:
    known = recovery_by_depth([timed(*interval) for interval in intervals])[-1]
    assert known.median == (None if expected is None else expected * HOUR)
    assert known.n == len(intervals)
    gaps = [Gap(least * HOUR, most * HOUR) for least, most in intervals]
    assert [recovery.after_end for recovery in known.recoveries] == gaps


def test_every_depth_is_there_light_to_deep() -> None:
    firm = timed(20, 30, Massage(start=START, depth=Depth.FIRM))
    found = recovery_by_depth([timed(40, 50), firm, timed(50, 60), timed(1, 2, Massage(start=START))])
    assert [(known.depth, known.n) for known in found] == [
        (Depth.LIGHT, 0),
        (Depth.MEDIUM, 0),
        (Depth.FIRM, 1),
        (Depth.DEEP, 2),
    ]


@pytest.mark.parametrize(
    ("n", "remark", "has_interval"),
    [
        pytest.param(0, "too few to tell", False, id="0"),
        pytest.param(5, "too few to tell", False, id="5"),
        pytest.param(6, "", False, id="6"),
        pytest.param(9, "", False, id="9"),
        pytest.param(10, "", True, id="10"),
    ],
)
def test_what_is_told_of_so_many(n: int, remark: str, has_interval: bool) -> None:
    known = deep(*range(30, 30 + n))
    assert known.remark == remark
    assert (known.n >= ENOUGH) is has_interval
    assert (known.likely() is not None) is has_interval


def test_the_interval_lies_around_the_median_and_is_the_same_every_time() -> None:
    known = deep(30, 34, 38, 42, 46, 50, 54, 58, 62, 66)
    likely = known.likely()
    assert likely is not None
    assert known.median == 48 * HOUR
    assert 30 * HOUR <= likely.least < 48 * HOUR < likely.most <= 66 * HOUR
    assert likely == known.likely()


def test_runners_who_always_take_as_long_have_no_doubt() -> None:
    assert deep(*[48] * 12).likely() == Gap(48 * HOUR, 48 * HOUR)


@given(st.lists(st.floats(0, 120), min_size=1, max_size=30))
def test_the_median_is_numpys(midpoints_h: list[float]) -> None:
    known = recovery_by_depth([timed(hours, hours) for hours in midpoints_h])[-1]
    assert known.median is not None
    assert known.median / HOUR == pytest.approx(independent.median(midpoints_h), abs=1e-6)


@pytest.mark.parametrize("n", [10, 15, 24])
def test_the_interval_is_scipys_but_for_chance(n: int) -> None:
    """Its ends are order statistics of the values, so that another generator moves them by one rank at most."""
    known = [exp(Random(n + place).gauss(0, 0.4)) * 48 for place in range(n)]
    ordered = sorted(known)
    for ours, theirs in zip(bootstrap(known), independent.bootstrap(known, 5000, seed=n), strict=True):
        ranks = [min(range(n), key=lambda rank: abs(ordered[rank] - end)) for end in (ours, theirs)]
        assert abs(ranks[0] - ranks[1]) <= 1


def runners(n: int, count: int) -> Iterator[list[float]]:
    """Random recovery times of runners whose true median is 48 h, in order."""
    chance = Random(n)
    return (sorted(48 * exp(chance.gauss(0, 0.4)) for _ in range(n)) for _ in range(count))


def test_the_interval_of_ten_holds_the_true_median_nearly_as_often_as_it_says() -> None:
    intervals = [bootstrap(known, resamples=400) for known in runners(10, 200)]
    assert 0.86 <= sum(low <= 48 <= high for low, high in intervals) / 200 <= 0.97


@pytest.mark.parametrize("n", [11, 15, 21, 25, 29])
def test_the_interval_holds_the_true_median_about_as_often_as_it_says(n: int) -> None:
    """The ends for an odd number are values of two ranks, whatever the values, so that many runners are soon seen."""
    low, high = (int(rank) - 1 for rank in bootstrap([float(rank) for rank in range(1, n + 1)]))
    for known in runners(n, 3):
        assert bootstrap(known) == (known[low], known[high])
    assert 0.91 <= sum(known[low] <= 48 <= known[high] for known in runners(n, 2000)) / 2000 <= 0.97
