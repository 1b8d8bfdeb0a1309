"""Pairs of like things from two groups, the same every time and each used once.

All pairs that are near enough are ranked by how near they are, and taken in that order as long as neither was taken
yet. It is greedy: simple enough to be checked by hand, and blind to what is to be compared.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")
Distance = tuple[float, ...]


def pairs(some: Sequence[T], others: Sequence[T], distance: Callable[[T, T], Distance | None]) -> list[tuple[T, T]]:
    """Pairs of one of `some` and one of `others`, nearest first; `distance` is None for what is not alike at all.

    Of pairs equally near the one that comes first in `some`, then in `others`, is taken.
    """
    near = sorted(_near(some, others, distance))
    taken_here: set[int] = set()
    taken_there: set[int] = set()
    found = []
    for _, here, there in near:
        if here not in taken_here and there not in taken_there:
            taken_here.add(here)
            taken_there.add(there)
            found.append((some[here], others[there]))
    return found


def _near(
    some: Sequence[T], others: Sequence[T], distance: Callable[[T, T], Distance | None]
) -> Iterable[tuple[Distance, int, int]]:
    for here, one in enumerate(some):
        for there, other in enumerate(others):
            apart = distance(one, other)
            if apart is not None:
                yield apart, here, there
