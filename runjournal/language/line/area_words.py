"""The names of areas and sides, as runners write them."""

import re

from runjournal.language.area_names import AREA_WORDS, PLURALS
from runjournal.language.line.function_words import FUNCTION_WORDS
from runjournal.model.areas import SPINE, Area, Side, Spot

SIDES = {
    "left": Side.LEFT,
    "l": Side.LEFT,
    "right": Side.RIGHT,
    "r": Side.RIGHT,
    "both": Side.BOTH,
    "both-sides": Side.BOTH,
    "middle": Side.MIDDLE,
}

_SHORTEST_BEGINNING = 3
_RATED = re.compile(r"([a-z-]+)([0-9]{1,6}(?:[.,][0-9]+)?)([lrm]?)")
_ENDS = {"l": Side.LEFT, "r": Side.RIGHT, "m": Side.MIDDLE}


def area_of(word: str) -> Area | None:
    """The area of a word or of its beginning of three letters or more, if only one area begins so."""
    if word in AREA_WORDS:
        return AREA_WORDS[word]
    if len(word) < _SHORTEST_BEGINNING or word in FUNCTION_WORDS:
        return None
    areas = {area for name, area in AREA_WORDS.items() if name.startswith(word)}
    return areas.pop() if len(areas) == 1 else None


def area_and_side(word: str) -> tuple[Area, Side | None] | None:
    """The area, and the side if the word has it: `calf`, `calves` (both), `calfl` (left)."""
    if word in PLURALS:
        return PLURALS[word], Side.BOTH
    if area := area_of(word):
        return area, None
    if word[-1:] in ("l", "r") and word[:-1] in AREA_WORDS and word[:-1] not in PLURALS:
        return AREA_WORDS[word[:-1]], _ENDS[word[-1]]
    return None


def rated_area(word: str) -> tuple[Area, Side | None, str] | None:
    """Area, side and the digits of the rating of a word such as `calf3l`, `calfl3` or `quad2`."""
    match = _RATED.fullmatch(word)
    named = area_and_side(match[1]) if match else None
    if match is None or named is None:
        return None
    area, side = named
    return area, _ENDS.get(match[3], side), match[2]


def usual_side(area: Area) -> Side:
    """The side that is meant if none is given: the middle of the spine's areas, both sides of the rest."""
    return Side.MIDDLE if area in SPINE else Side.BOTH


def spot_with_side(area: Area, side: Side | None) -> Spot:
    """The spot; `Invalid` for a side that the area does not have."""
    return Spot(area, side or usual_side(area))
