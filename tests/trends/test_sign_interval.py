"""The interval of a median: ranks by hand, the same as scipy's, and a simulation of how often it is right."""

from math import exp
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runjournal.trends.massage_help.sign_interval import FEWEST, coverage, median_interval, rank_of
from tests.trends import independent

RANKS = {5: 0, 6: 1, 8: 1, 9: 2, 11: 2, 12: 3, 14: 3, 15: 4, 16: 4, 17: 5, 19: 5, 20: 6, 25: 8, 30: 10}
"""The k of n: one more than the most values that may lie on one side where the two-sided sign test says 5 %."""


@pytest.mark.parametrize(("n", "rank"), RANKS.items())
def test_the_rank_of_n_values(n: int, rank: int) -> None:
    assert rank_of(n) == rank


def test_what_the_rank_covers_by_hand() -> None:
    """All of 6 on one side: 2 of 64. At most one of 9 on one side: 2 × (1 + 9) of 512."""
    assert coverage(6, 1) == 1 - 2 / 64
    assert coverage(9, 2) == 1 - 20 / 512
    assert coverage(5, 1) == 1 - 2 / 32 < 0.95


@pytest.mark.parametrize("values", [[], [1.0], [1.0, 2, 3, 4, 5]])
def test_fewer_than_6_have_none(values: list[float]) -> None:
    assert median_interval(values) is None


def test_six_reach_from_the_least_to_the_greatest() -> None:
    found = median_interval([-1, 0, -2, -4, 1, -3])
    assert found
    assert (found.n, found.median, found.low, found.high, found.coverage) == (6, -1.5, -4.0, 1.0, 0.96875)


def test_nine_leave_the_outermost_out() -> None:
    found = median_interval([9, 1, 8, 2, 7, 3, 6, 4, 5])
    assert found
    assert (found.median, found.low, found.high) == (5, 2, 8)


numbers = st.lists(st.floats(-10, 10), min_size=6, max_size=40, unique=True)


@given(numbers)
def test_it_is_scipys_interval(values: list[float]) -> None:
    found = median_interval(values)
    assert found
    assert found.median == pytest.approx(independent.median(values))
    assert (found.low, found.high) == independent.median_interval(values)


@given(numbers, st.floats(-11, 11))
def test_it_holds_what_the_sign_test_does_not_refuse(values: list[float], middle: float) -> None:
    found = median_interval(values)
    assert found
    if middle not in values:
        assert (found.low < middle < found.high) == (independent.sign_test(values, middle) > 0.05)


TRIES = 1500


def share_that_holds(n: int, *, in_whole_points: bool, tries: int = TRIES) -> float:
    """How often the interval of n skewed values holds their true median, 0."""
    chance, held = Random(n), 0
    for _ in range(tries):
        values = [exp(chance.gauss(0, 0.8)) - 1 for _ in range(n)]
        found = median_interval([float(round(value)) for value in values] if in_whole_points else values)
        held += found is not None and found.low <= 0 <= found.high
    return held / tries


@pytest.mark.parametrize("n", range(FEWEST, 31))
def test_it_holds_the_truth_as_often_as_it_says(n: int) -> None:
    """Within three standard errors of what it says, of many samples of a skewed kind."""
    says = coverage(n, rank_of(n))
    assert 0.95 <= says < 1
    assert abs(share_that_holds(n, in_whole_points=False) - says) < 3 * (says * (1 - says) / TRIES) ** 0.5


@pytest.mark.parametrize("n", [6, 9, 12, 20, 30])
def test_where_values_are_whole_points_it_errs_on_the_safe_side(n: int) -> None:
    assert share_that_holds(n, in_whole_points=True) >= 0.95
