"""The numbers of an entry that a filter compares: their names, and how their values are written."""

from collections.abc import Callable

from runjournal.language.filters.terms import HasNumber, Limit, Sign
from runjournal.language.line.amounts import (
    CLIMB_METRES,
    METRES,
    MILLILITRES,
    SECONDS,
    SHORTEST_METRES,
    amount_of,
    metres_of,
    millilitres_of,
    minutes_and_seconds,
    plain_number,
    rounded,
    seconds_of,
)
from runjournal.language.line.vocabulary import CLIMB_WORDS, COLOUR_WORDS, EFFORT_WORDS, PAIN_WORDS
from runjournal.model.choices import Kind
from runjournal.model.frozen import frozen
from runjournal.model.settings import Settings
from runjournal.model.units import climb_unit

Read = Callable[[str, Settings], float | None]

SIGNS: dict[str, Sign] = {**{sign.value: sign for sign in Sign}, "≥": Sign.AT_LEAST, "≤": Sign.AT_MOST} | {
    "=>": Sign.AT_LEAST,
    "=<": Sign.AT_MOST,
}


@frozen
class Measure:
    """A number that entries have: its field, how a value is read, and what is expected of one.

    `instead` is the field that has the number of entries without it. A measure of words that stand in any text,
    `in_texts`, counts with a sign or a unit alone.
    """

    field: str
    read: Read
    expected: str
    instead: str = ""
    in_texts: bool = False

    def having(self, limit: Limit) -> HasNumber:
        """What asks for this number."""
        return HasNumber(self.field, limit, self.instead)


def _rating(word: str, _: Settings) -> float | None:
    value = plain_number(word)
    return None if value is None else float(value)


def _distance(word: str, settings: Settings) -> float | None:
    value = plain_number(word)
    return metres_of(word) if value is None else rounded(value * METRES[settings.distance])


def _length(word: str, _: Settings) -> float | None:
    value = plain_number(word)
    if value is not None:
        return rounded(value * 60)
    return seconds_of(word) or minutes_and_seconds(word)


def _beats(word: str, _: Settings) -> float | None:
    return _rating(word.removesuffix("bpm"), _)


def _climb(word: str, settings: Settings) -> float | None:
    amount = amount_of(word)
    unit = (amount.unit or climb_unit(settings.distance)) if amount else ""
    return rounded(amount.value * CLIMB_METRES[unit]) if amount and unit in CLIMB_METRES else None


def _volume(word: str, _: Settings) -> float | None:
    return millilitres_of(word)


SORENESS = Measure("rating", _rating, "a number from 0 to 10")
EFFORT = Measure("effort", _rating, "a number from 0 to 10")
PAIN = Measure("pain", _rating, "a number from 0 to 10")
COLOUR = Measure("colour", _rating, "a number from 1 to 8")
DISTANCE = Measure("distance_m", _distance, "a distance such as 15k")
LENGTH = Measure("duration_s", _length, "a length such as 90 or 1h30")
HEART_RATE = Measure("avg_hr", _beats, "beats a minute such as 150")
ASCENT = Measure("ascent_m", _climb, "a height such as 300m or 1000ft", in_texts=True)
DESCENT = Measure("descent_m", _climb, "a height such as 300m or 1000ft", in_texts=True)
ELAPSED = Measure("elapsed_s", _length, "a length such as 90 or 1h30", instead="duration_s")
VOLUME = Measure("volume_ml", _volume, "an amount such as 500ml")

MEASURES: dict[str, Measure] = {
    **dict.fromkeys(("sore", "soreness", "s", "rating"), SORENESS),
    **dict.fromkeys(EFFORT_WORDS, EFFORT),
    **dict.fromkeys(PAIN_WORDS, PAIN),
    **dict.fromkeys(("urine", "u", *COLOUR_WORDS), COLOUR),
    "distance": DISTANCE,
    **dict.fromkeys(("minutes", "min", "length", "duration"), LENGTH),
    "hr": HEART_RATE,
    **{word: ASCENT if name == "ascent_m" else DESCENT for word, name in CLIMB_WORDS.items()},
    "elapsed": ELAPSED,
    **dict.fromkeys(("water", "w", "drink", "volume"), VOLUME),
}
"""Each name of a number, as it stands before a sign."""

USUAL: dict[Kind, Measure] = {
    Kind.RUN: DISTANCE,
    Kind.RACE: DISTANCE,
    Kind.MASSAGE: LENGTH,
    Kind.BATH: LENGTH,
    Kind.SORENESS: SORENESS,
    Kind.URINE: COLOUR,
    Kind.DRINK: VOLUME,
}
"""What a bare number behind a kind and a sign is: `run>15`, `massage>45`."""


def by_unit(word: str) -> Measure | None:
    """What a value with a unit measures: `15k`, `90min`, `1h30`, `500ml`; None for a bare number and other words."""
    amount = amount_of(word)
    if amount and amount.unit == "m" and amount.value < SHORTEST_METRES:
        return None
    units = ((METRES, DISTANCE), (SECONDS, LENGTH), (MILLILITRES, VOLUME))
    if amount and amount.unit:
        return next((measure for known, measure in units if amount.unit in known), None)
    return LENGTH if not amount and seconds_of(word) is not None else None


def glued(word: str) -> tuple[Measure, str] | None:
    """The measure and the number of `e7`, `rpe6`, `p3`, `u5`, `w2`, `s0`."""
    stem = word.rstrip("0123456789.,")
    measure = MEASURES.get(stem)
    return (measure, word[len(stem) :]) if measure is not None and stem != word else None
