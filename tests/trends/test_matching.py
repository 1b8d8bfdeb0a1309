"""Pairs: the nearest first, each used once, the same every time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runjournal.trends.massage_help.hard_run_pairs import nearest_pairs


def apart(one: int, other: int) -> tuple[float, ...] | None:
    """How far two numbers are apart, up to 3."""
    return (abs(one - other),) if abs(one - other) <= 3 else None


@pytest.mark.parametrize(
    ("some", "others", "expected"),
    [
        pytest.param([], [1, 2], [], id="nothing here"),
        pytest.param([1], [], [], id="nothing there"),
        pytest.param([1], [4], [(1, 4)], id="near enough"),
        pytest.param([1], [5], [], id="too far"),
        pytest.param([1, 2], [2], [(2, 2)], id="the nearest takes it"),
        pytest.param([1, 3], [2], [(1, 2)], id="of equals the first here"),
        pytest.param([2], [3, 1], [(2, 3)], id="of equals the first there"),
        pytest.param([1, 2, 9], [3, 0, 8], [(1, 0), (2, 3), (9, 8)], id="three"),
        pytest.param([5, 5], [5, 5], [(5, 5), (5, 5)], id="the same twice is two"),
    ],
)
def test_the_nearest_first(some: list[int], others: list[int], expected: list[tuple[int, int]]) -> None:
    assert nearest_pairs(some, others, apart) == expected


numbers = st.lists(st.integers(0, 20), max_size=8)


@given(numbers, numbers)
def test_each_is_used_once_and_nobody_left_could_be_paired(some: list[int], others: list[int]) -> None:
    found = nearest_pairs(some, others, apart)
    here, there = list(some), list(others)
    for one, other in found:
        assert apart(one, other) is not None
        here.remove(one)
        there.remove(other)
    assert all(apart(one, other) is None for one in here for other in there)
