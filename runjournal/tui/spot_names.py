"""Short names of spots, which line up in a column: the area first, its side as the letter of the body map."""

from runjournal.model.areas import Area, Side, Spot

LONGEST = 15
LETTERS = {Side.LEFT: " L", Side.RIGHT: " R", Side.BOTH: " L+R", Side.MIDDLE: ""}


def short_name(spot: Spot) -> str:
    """Such as "calf L", "calf L+R" or "neck"."""
    return "whole body" if spot.area is Area.EVERYWHERE else f"{spot.area_name}{LETTERS[spot.side]}"
