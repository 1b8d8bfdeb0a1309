"""Areas, their sides and what they are called."""

import pytest
from hypothesis import given

from runjournal.model.areas import AREAS, PLURAL, SPINE, TISSUE, Area, Side, Spot, Tissue, join_sides, spots_of
from tests.strategies import spots

NAMES = {
    "left calf": Spot(Area.CALF, Side.LEFT),
    "calves": Spot(Area.CALF),
    "right hip flexor": Spot(Area.HIP_FLEXOR, Side.RIGHT),
    "tops of feet": Spot(Area.TOP_OF_FOOT),
    "lower back": Spot(Area.LOWER_BACK, Side.MIDDLE),
    "left lower back": Spot(Area.LOWER_BACK, Side.LEFT),
    "lower back both sides": Spot(Area.LOWER_BACK),
    "everywhere": Spot(Area.EVERYWHERE),
}


@pytest.mark.parametrize(("name", "spot"), NAMES.items(), ids=NAMES.keys())
def test_a_spot_has_a_name(name: str, spot: Spot) -> None:
    assert spot.name == name


def test_no_two_spots_share_a_name() -> None:
    every = [spot for area in AREAS for spot in (*spots_of(area), Spot(area))]
    assert len({spot.name for spot in every}) == len(every)


def test_every_area_but_everywhere_has_a_tissue_and_a_plural() -> None:
    assert set(TISSUE) == set(PLURAL) == set(Area) - {Area.EVERYWHERE}


@pytest.mark.parametrize(
    ("tissue", "areas"),
    [
        (Tissue.MUSCLE, "calf quad hamstring glute hip-flexor adductor lower-back upper-back neck"),
        (Tissue.MIXED, "shin foot outer-thigh hip"),
        (Tissue.JOINT, "achilles knee"),
        (Tissue.BONE, "top-of-foot"),
    ],
)
def test_what_areas_are_made_of(tissue: Tissue, areas: str) -> None:
    assert [area.value for area in AREAS if TISSUE[area] is tissue] == areas.split()


@pytest.mark.parametrize(
    ("spot", "single"),
    [
        (Spot(Area.CALF, Side.LEFT), [Spot(Area.CALF, Side.LEFT)]),
        (Spot(Area.CALF), [Spot(Area.CALF, Side.LEFT), Spot(Area.CALF, Side.RIGHT)]),
        (Spot(Area.NECK, Side.MIDDLE), [Spot(Area.NECK, Side.MIDDLE)]),
    ],
    ids=["one side", "both sides", "midline"],
)
def test_a_spot_stands_for_single_spots(spot: Spot, single: list[Spot]) -> None:
    assert list(spot.each()) == single


def test_everywhere_is_every_single_spot_once() -> None:
    everywhere = list(Spot(Area.EVERYWHERE).each())
    assert len(everywhere) == len(set(everywhere)) == 2 * len(AREAS) + len(SPINE)


@given(spots())
def test_single_spots_stand_for_themselves(spot: Spot) -> None:
    assert all(list(single.each()) == [single] for single in spot.each())


L_CALF, R_CALF, L_KNEE = Spot(Area.CALF, Side.LEFT), Spot(Area.CALF, Side.RIGHT), Spot(Area.KNEE, Side.LEFT)
L_NECK, NECK = Spot(Area.NECK, Side.LEFT), Spot(Area.NECK, Side.MIDDLE)


@pytest.mark.parametrize(
    ("by_spot", "joined"),
    [
        pytest.param({}, [], id="nothing"),
        pytest.param({L_CALF: 3, R_CALF: 3}, [(Spot(Area.CALF), 3)], id="alike"),
        pytest.param({L_CALF: 3, R_CALF: 2}, [(L_CALF, 3), (R_CALF, 2)], id="not alike"),
        pytest.param({R_CALF: 3, L_KNEE: 3, L_CALF: 3}, [(Spot(Area.CALF), 3), (L_KNEE, 3)], id="at the first"),
        pytest.param({L_NECK: 3, NECK: 3}, [(L_NECK, 3), (NECK, 3)], id="the middle has no other side"),
        pytest.param({Spot(Area.CALF): 3}, [(Spot(Area.CALF), 3)], id="both already"),
    ],
)
def test_left_and_right_are_joined_if_they_are_alike(by_spot: dict[Spot, int], joined: list[tuple[Spot, int]]) -> None:
    assert list(join_sides(by_spot)) == joined


def test_what_is_alike_can_be_chosen() -> None:
    assert list(join_sides({L_CALF: 3, R_CALF: 4}, lambda left, right: abs(left - right) < 2)) == [(Spot(Area.CALF), 3)]


@pytest.mark.parametrize(
    ("spot", "opposite"), [(L_CALF, R_CALF), (R_CALF, L_CALF), (NECK, None), (Spot(Area.CALF), None)]
)
def test_the_opposite_side(spot: Spot, opposite: Spot | None) -> None:
    assert spot.opposite == opposite
