"""The areas of the body a runner rates, and their sides."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from operator import eq
from typing import TypeVar

from runjournal.model.frozen import frozen
from runjournal.model.limits import Invalid

T = TypeVar("T")


class Tissue(StrEnum):
    """What an area is made of; the soreness rules look at muscle and mixed areas only."""

    MUSCLE = "muscle"
    MIXED = "mixed"
    JOINT = "joint"
    BONE = "bone"


class Area(StrEnum):
    """An area of the body. The value is the id in the database, the JSON and the entry language."""

    CALF = "calf"
    QUAD = "quad"
    HAMSTRING = "hamstring"
    GLUTE = "glute"
    HIP_FLEXOR = "hip-flexor"
    ADDUCTOR = "adductor"
    LOWER_BACK = "lower-back"
    UPPER_BACK = "upper-back"
    NECK = "neck"
    SHIN = "shin"
    FOOT = "foot"
    OUTER_THIGH = "outer-thigh"
    HIP = "hip"
    ACHILLES = "achilles"
    KNEE = "knee"
    TOP_OF_FOOT = "top-of-foot"
    EVERYWHERE = "everywhere"


class Side(StrEnum):
    """Which side of the body. `BOTH` is left and right; `MIDDLE` is the midline, which only the spine has."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    MIDDLE = "middle"


OPPOSITE = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}

SPINE = frozenset({Area.LOWER_BACK, Area.UPPER_BACK, Area.NECK})

TISSUE: dict[Area, Tissue] = {
    Area.CALF: Tissue.MUSCLE,
    Area.QUAD: Tissue.MUSCLE,
    Area.HAMSTRING: Tissue.MUSCLE,
    Area.GLUTE: Tissue.MUSCLE,
    Area.HIP_FLEXOR: Tissue.MUSCLE,
    Area.ADDUCTOR: Tissue.MUSCLE,
    Area.LOWER_BACK: Tissue.MUSCLE,
    Area.UPPER_BACK: Tissue.MUSCLE,
    Area.NECK: Tissue.MUSCLE,
    Area.SHIN: Tissue.MIXED,
    Area.FOOT: Tissue.MIXED,
    Area.OUTER_THIGH: Tissue.MIXED,
    Area.HIP: Tissue.MIXED,
    Area.ACHILLES: Tissue.JOINT,
    Area.KNEE: Tissue.JOINT,
    Area.TOP_OF_FOOT: Tissue.BONE,
}

AREAS: tuple[Area, ...] = tuple(TISSUE)
"""Every area that can be rated by itself, head-to-toe order left to the screens."""

PLURAL: dict[Area, str] = {
    Area.CALF: "calves",
    Area.QUAD: "quads",
    Area.HAMSTRING: "hamstrings",
    Area.GLUTE: "glutes",
    Area.HIP_FLEXOR: "hip flexors",
    Area.ADDUCTOR: "adductors",
    Area.SHIN: "shins",
    Area.FOOT: "feet",
    Area.OUTER_THIGH: "outer thighs",
    Area.HIP: "hips",
    Area.ACHILLES: "achilles both sides",
    Area.KNEE: "knees",
    Area.TOP_OF_FOOT: "tops of feet",
    Area.LOWER_BACK: "lower back both sides",
    Area.UPPER_BACK: "upper back both sides",
    Area.NECK: "neck both sides",
}


@frozen
class Spot:
    """An area with its side, such as the left calf. `EVERYWHERE` goes with `BOTH` alone."""

    area: Area
    side: Side = Side.BOTH

    def __post_init__(self) -> None:
        if self.side is Side.MIDDLE and self.area not in SPINE:
            raise Invalid("side", f"the {self.area_name} has a left and a right, no middle")
        if self.area is Area.EVERYWHERE and self.side is not Side.BOTH:
            raise Invalid("side", "everywhere has no side")

    def __lt__(self, other: "Spot") -> bool:
        return (self.area, self.side) < (other.area, other.side)

    @property
    def area_name(self) -> str:
        """The area in words, singular: "hip flexor"."""
        return self.area.value.replace("-", " ")

    @property
    def name(self) -> str:
        """The spot in words, as the entry language reads it: "left calf", "calves", "lower back"."""
        if self.area is Area.EVERYWHERE or self.side is Side.MIDDLE:
            return self.area_name
        if self.side is Side.BOTH:
            return PLURAL[self.area]
        return f"{self.side.value} {self.area_name}"

    @property
    def opposite(self) -> "Spot | None":
        """The same area on the other side, None for the middle and for both sides."""
        side = OPPOSITE.get(self.side)
        return None if side is None else spot_of(self.area, side)

    @property
    def tissue(self) -> Tissue:
        """What the spot is made of; KeyError for everywhere, which is made of all."""
        return TISSUE[self.area]

    def each(self) -> Iterator["Spot"]:
        """The single spots this one stands for: calves give the left and the right calf, everywhere gives all."""
        if self.area is Area.EVERYWHERE:
            yield from every_spot()
        elif self.side is Side.BOTH:
            left, *_, right = spots_of(self.area)
            yield from (left, right)
        else:
            yield self


@cache
def spot_of(area: Area, side: Side) -> Spot:
    """The spot of an area and a side, made once: rules ask ratings for it over and over."""
    return Spot(area, side)


@cache
def every_spot() -> tuple[Spot, ...]:
    """Every single spot of the body, by the order of the areas."""
    return tuple(spot for area in AREAS for spot in spots_of(area))


@cache
def spots_of(area: Area) -> tuple[Spot, ...]:
    """Every single spot of an area: left and right, and the middle of the spine's."""
    sides = (Side.LEFT, Side.MIDDLE, Side.RIGHT) if area in SPINE else (Side.LEFT, Side.RIGHT)
    return tuple(Spot(area, side) for side in sides)


def join_sides(by_spot: Mapping[Spot, T], are_alike: Callable[[T, T], bool] = eq) -> Iterator[tuple[Spot, T]]:
    """Single spots with their values in order; left and right are one spot, at the first of them, if they are alike."""
    joined: set[Spot] = set()
    for spot, value in by_spot.items():
        other = spot.opposite
        if spot in joined:
            continue
        if other is not None and other in by_spot and are_alike(value, by_spot[other]):
            joined.add(other)
            yield Spot(spot.area), value
        else:
            yield spot, value
