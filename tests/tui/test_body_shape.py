"""Every area of the body can be reached by keys and by mouse."""

import pytest

from runjournal.model.areas import Area, Side, Spot, every_spot
from runjournal.trends.check_in import EVERYWHERE
from runjournal.tui.widgets.body_shape import (
    BACK,
    BACK_FROM,
    FRONT,
    WIDTH,
    Direction,
    blocks,
    nearest_spot,
    spot_at,
    width_of,
)


def reached(first: Spot, ways: tuple[Direction, ...] = tuple(Direction)) -> dict[Spot, int]:
    """The spots that can be reached from one, with the least number of keys."""
    steps, edge = {first: 0}, [first]
    while edge:
        here = edge.pop(0)
        for spot in (nearest_spot(here, direction) for direction in ways):
            if spot not in steps:
                steps[spot] = steps[here] + 1
                edge.append(spot)
    return steps


@pytest.mark.parametrize("first", [EVERYWHERE, *every_spot()], ids=lambda spot: spot.name)
def test_every_area_is_reached_from_every_other_and_so_is_the_whole_body(first: Spot) -> None:
    assert set(reached(first)) == {EVERYWHERE, *every_spot()}


def test_every_area_is_a_few_keys_away() -> None:
    assert max(reached(EVERYWHERE).values()) <= 6


@pytest.mark.parametrize(
    ("spot", "direction", "expected"),
    [
        ("left calf", Direction.RIGHT, "right calf"),
        ("left calf", Direction.DOWN, "left achilles"),
        ("left calf", Direction.UP, "left hamstring"),
        ("left calf", Direction.LEFT, "left knee"),
        ("right calf", Direction.RIGHT, "right calf"),
        ("right quad", Direction.RIGHT, "left quad"),
        ("right quad", Direction.LEFT, "right quad"),
        ("left quad", Direction.RIGHT, "left hamstring"),
        ("left foot", Direction.DOWN, "left foot"),
        ("neck", Direction.UP, "everywhere"),
        ("left hip flexor", Direction.UP, "everywhere"),
        ("everywhere", Direction.RIGHT, "left calf"),
        ("everywhere", Direction.LEFT, "left quad"),
    ],
)
def test_what_lies_beside(spot: str, direction: Direction, expected: str) -> None:
    by_name = {one.name: one for one in blocks()}
    assert nearest_spot(by_name[spot], direction).name == expected


def test_a_way_and_back_stays_on_the_row_of_the_body() -> None:
    for left in (Spot(area, Side.LEFT) for area in Area if area is not Area.EVERYWHERE):
        right = Spot(left.area, Side.RIGHT)
        across = next(
            direction for direction in (Direction.LEFT, Direction.RIGHT) if right in reached(left, (direction,))
        )
        assert left in reached(right, tuple({Direction.LEFT, Direction.RIGHT} - {across}))


def test_every_place_of_the_picture_is_one_area_or_none() -> None:
    drawn = {spot_at(column, row) for row in range(len(FRONT)) for column in range(BACK_FROM + WIDTH)}
    assert drawn == {None, EVERYWHERE, *every_spot()}
    pieces = [
        (piece.row, column) for of in blocks().values() for piece in of for column in range(piece.left, piece.right)
    ]
    assert len(pieces) == len(set(pieces))


@pytest.mark.parametrize("half", [FRONT, BACK], ids=["front", "back"])
def test_rows_keep_their_width(half: tuple[tuple[object, ...], ...]) -> None:
    for row in FRONT if half is FRONT else BACK:
        assert sum(map(width_of, row)) <= WIDTH
