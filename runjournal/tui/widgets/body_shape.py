"""The shape of the body: where each area lies on the picture of its front and back, and which area is nearest.

The front shows the runner's left at the right, as across a table; the back shows it at the left.
"""

from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache
from typing import NamedTuple

from runjournal.model.areas import Area, Side, Spot, every_spot
from runjournal.trends.check_in import EVERYWHERE

Cell = tuple[Area, Side, int] | int | str
"""An area's block with its width, a gap of so many columns, or plain body: "head", "chin", "body:WIDTH"."""

HEAD = ("head", "chin")
L, R, M = Side.LEFT, Side.RIGHT, Side.MIDDLE

FRONT: tuple[tuple[Cell, ...], ...] = (
    (5, "head"),
    (5, "chin"),
    (1, "body:12"),
    (1, "body:2", 1, "body:6", 1, "body:2"),
    (1, "body:2", 1, "body:6", 1, "body:2"),
    (4, (Area.HIP_FLEXOR, R, 3), (Area.HIP_FLEXOR, L, 3)),
    (3, (Area.HIP, R, 4), (Area.HIP, L, 4)),
    (2, (Area.OUTER_THIGH, R, 2), (Area.ADDUCTOR, R, 3), (Area.ADDUCTOR, L, 3), (Area.OUTER_THIGH, L, 2)),
    (2, (Area.QUAD, R, 4), 2, (Area.QUAD, L, 4)),
    (2, (Area.QUAD, R, 4), 2, (Area.QUAD, L, 4)),
    (2, (Area.KNEE, R, 4), 2, (Area.KNEE, L, 4)),
    (3, (Area.SHIN, R, 3), 2, (Area.SHIN, L, 3)),
    (3, (Area.SHIN, R, 3), 2, (Area.SHIN, L, 3)),
    (1, (Area.TOP_OF_FOOT, R, 5), 2, (Area.TOP_OF_FOOT, L, 5)),
)

BACK: tuple[tuple[Cell, ...], ...] = (
    (5, "head"),
    (4, (Area.NECK, L, 2), (Area.NECK, M, 2), (Area.NECK, R, 2)),
    (1, "body:2", (Area.UPPER_BACK, L, 3), (Area.UPPER_BACK, M, 2), (Area.UPPER_BACK, R, 3), "body:2"),
    (1, "body:2", 1, "body:6", 1, "body:2"),
    (1, "body:2", 1, (Area.LOWER_BACK, L, 2), (Area.LOWER_BACK, M, 2), (Area.LOWER_BACK, R, 2), 1, "body:2"),
    (3, (Area.GLUTE, L, 4), (Area.GLUTE, R, 4)),
    (2, (Area.GLUTE, L, 5), (Area.GLUTE, R, 5)),
    (2, (Area.HAMSTRING, L, 4), 2, (Area.HAMSTRING, R, 4)),
    (2, (Area.HAMSTRING, L, 4), 2, (Area.HAMSTRING, R, 4)),
    (2, (Area.HAMSTRING, L, 4), 2, (Area.HAMSTRING, R, 4)),
    (2, (Area.CALF, L, 4), 2, (Area.CALF, R, 4)),
    (2, (Area.CALF, L, 4), 2, (Area.CALF, R, 4)),
    (3, (Area.ACHILLES, L, 3), 2, (Area.ACHILLES, R, 3)),
    (1, (Area.FOOT, L, 5), 2, (Area.FOOT, R, 5)),
)

WIDTH = 14
BETWEEN = 6
BACK_FROM = WIDTH + BETWEEN
"""The column at which the back begins."""


class Direction(Enum):
    """A direction on the picture, as a step in columns and rows."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


FROM_THE_WHOLE = {
    Direction.LEFT: Spot(Area.QUAD, L),
    Direction.RIGHT: Spot(Area.CALF, L),
    Direction.UP: Spot(Area.LOWER_BACK, M),
    Direction.DOWN: Spot(Area.HAMSTRING, L),
}
"""The areas that are one key away from the whole body: those that runners rate most."""


class Block(NamedTuple):
    """A piece of an area: its row, its first column, and the column after its last."""

    row: int
    left: int
    right: int


@cache
def blocks() -> dict[Spot, tuple[Block, ...]]:
    """The pieces of each single spot, and the heads as those of the whole body, from top to bottom."""
    pieces: dict[Spot, list[Block]] = {}
    for half, begins in ((FRONT, 0), (BACK, BACK_FROM)):
        for row, cells in enumerate(half):
            for spot, left, width in _in_row(cells, begins):
                pieces.setdefault(spot, []).append(Block(row, left, left + width))
    return {spot: tuple(blocks) for spot, blocks in pieces.items()}


def _in_row(cells: Iterable[Cell], column: int) -> Iterator[tuple[Spot, int, int]]:
    for cell in cells:
        if isinstance(cell, tuple):
            yield Spot(cell[0], cell[1]), column, cell[2]
        elif cell in HEAD:
            yield EVERYWHERE, column, width_of(cell)
        column += width_of(cell)


def width_of(cell: Cell) -> int:
    """How many columns a cell takes."""
    if isinstance(cell, int):
        return cell
    if isinstance(cell, str):
        return 4 if cell in HEAD else int(cell.removeprefix("body:"))
    return cell[2]


def spot_at(column: int, row: int) -> Spot | None:
    """The spot that is drawn at a cell of the picture; the whole body at a head."""
    for spot, pieces in blocks().items():
        if any(piece.row == row and piece.left <= column < piece.right for piece in pieces):
            return spot
    return None


@cache
def nearest_spot(spot: Spot, direction: Direction) -> Spot:
    """The nearest spot in a direction, or the spot itself if there is none; above the highest is the whole body.

    To the side that is what shares a row, else what is nearest on the other half; up and down what shares a column of
    the same half, else what is nearest there.
    """
    if spot == EVERYWHERE:
        return FROM_THE_WHOLE[direction]
    ahead = [other for other in every_spot() if _is_ahead(spot, other, direction)]
    nearest = min(ahead, key=lambda other: _distance(spot, other, direction), default=None)
    return nearest or (EVERYWHERE if direction is Direction.UP else spot)


def _is_ahead(spot: Spot, other: Spot, direction: Direction) -> bool:
    """Whether another spot lies in a direction."""
    across, down = direction.value
    (column, row), (other_column, other_row) = _centre(spot), _centre(other)
    same_half = (column < WIDTH) == (other_column < WIDTH)
    if across:
        return across * (other_column - column) > 0 and (not same_half or bool(_rows(spot) & _rows(other)))
    return same_half and down * (other_row - row) > 0


def _distance(spot: Spot, other: Spot, direction: Direction) -> tuple[bool, float, float]:
    """A sort key, nearest first: what shares a row or a column, then the shortest distance."""
    (column, row), (other_column, other_row) = _centre(spot), _centre(other)
    sideways, downwards = abs(other_column - column), abs(other_row - row)
    if direction in (Direction.LEFT, Direction.RIGHT):
        shares = bool(_rows(spot) & _rows(other))
        return not shares, sideways + downwards, downwards
    shares = bool(_columns(spot) & _columns(other))
    return not shares, downwards, sideways


@cache
def _centre(spot: Spot) -> tuple[float, float]:
    pieces = blocks()[spot]
    columns = sum(piece.left + piece.right for piece in pieces) / (2 * len(pieces))
    return columns, sum(piece.row for piece in pieces) / len(pieces)


@cache
def _rows(spot: Spot) -> frozenset[int]:
    return frozenset(piece.row for piece in blocks()[spot])


@cache
def _columns(spot: Spot) -> frozenset[int]:
    return frozenset(column for piece in blocks()[spot] for column in range(piece.left, piece.right))
