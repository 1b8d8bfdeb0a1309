"""Every area of the body can be reached by keys and by mouse."""

import pytest

from runjournal.model.areas import Area, Side, Spot, every_spot
from runjournal.trends.check_in import EVERYWHERE
from runjournal.tui.widgets.body_shape import (
    BACK,
    BACK_FROM,
    FRONT,
    WIDTH,
    Way,
    blocks,
    nearest_spot,
    spot_at,
    width_of,
)


def reached(first: Spot, ways: tuple[Way, ...] = tuple(Way)) -> dict[Spot, int]:
    """The spots that can be reached from one, with the least number of keys."""
    steps, edge = {first: 0}, [first]
    while edge:
        here = edge.pop(0)
        for spot in (nearest_spot(here, way) for way in ways):
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
    ("spot", "way", "expected"),
    [
        ("left calf", Way.RIGHT, "right calf"),
        ("left calf", Way.DOWN, "left achilles"),
        ("left calf", Way.UP, "left hamstring"),
        ("left calf", Way.LEFT, "left knee"),
        ("right calf", Way.RIGHT, "right calf"),
        ("right quad", Way.RIGHT, "left quad"),
        ("right quad", Way.LEFT, "right quad"),
        ("left quad", Way.RIGHT, "left hamstring"),
        ("left foot", Way.DOWN, "left foot"),
        ("neck", Way.UP, "everywhere"),
        ("left hip flexor", Way.UP, "everywhere"),
        ("everywhere", Way.RIGHT, "left calf"),
        ("everywhere", Way.LEFT, "left quad"),
    ],
)
def test_what_lies_beside(spot: str, way: Way, expected: str) -> None:
    by_name = {one.name: one for one in blocks()}
    assert nearest_spot(by_name[spot], way).name == expected


def test_a_way_and_back_stays_on_the_row_of_the_body() -> None:
    for left in (Spot(area, Side.LEFT) for area in Area if area is not Area.EVERYWHERE):
        right = Spot(left.area, Side.RIGHT)
        across = next(way for way in (Way.LEFT, Way.RIGHT) if right in reached(left, (way,)))
        assert left in reached(right, tuple(way for way in (Way.LEFT, Way.RIGHT) if way is not across))


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
