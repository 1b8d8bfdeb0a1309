"""Numbers with and without units: distances in metres, lengths in seconds, volumes in millilitres.

Values are exact decimals until they are rounded, half up, to the whole unit that entries keep. No limit is checked
here; the entries do that.
"""

import re
from decimal import Decimal

from runjournal.model.frozen import frozen

METRES = {
    **dict.fromkeys(("k", "km", "kms", "kilometre", "kilometres", "kilometer", "kilometers"), Decimal(1000)),
    **dict.fromkeys(("mi", "mile", "miles"), Decimal("1609.344")),
    **dict.fromkeys(("m", "metre", "metres", "meter", "meters"), Decimal(1)),
}
CLIMB_METRES = {
    **dict.fromkeys(("m", "metre", "metres", "meter", "meters"), Decimal(1)),
    **dict.fromkeys(("ft", "feet", "foot"), Decimal("0.3048")),
}
SECONDS = {
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), Decimal(3600)),
    **dict.fromkeys(("min", "mins", "minute", "minutes", "'"), Decimal(60)),
}
MILLILITRES = {
    **dict.fromkeys(("l", "litre", "litres", "liter", "liters"), Decimal(1000)),
    "ml": Decimal(1),
    "oz": Decimal("29.5735295625"),
}
LITRES_BELOW = 20
"""A drink without a unit is in litres below this number, else in millilitres."""
SHORTEST_METRES = 100
"""Fewer metres than this, written with `m`, are more likely minutes: refused."""

_AMOUNT = re.compile(r"((?:[0-9]+(?:[.,][0-9]+)?)|(?:[.,][0-9]+))([a-z']*)")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+[a-z]*")
_HOURS = re.compile(r"([0-9]{1,4})h([0-9]{1,2})(?:m|min|mins)?")
_CLOCK = re.compile(r"([0-9]{1,3}):([0-5][0-9]):([0-5][0-9])")
_PACE = re.compile(r"([0-9]{1,2}):([0-5][0-9])(?:min)?/(km|k|mi|mile)")
_MINUTES = re.compile(r"([0-9]{1,3}):([0-5][0-9])")


@frozen
class Amount:
    """A number and the unit behind it, empty if there is none."""

    value: Decimal
    unit: str


def amount_of(word: str) -> Amount | None:
    """The number and unit of a word such as `8.2`, `8,2k` or `500ml`; None for any other word."""
    match = _AMOUNT.fullmatch(word)
    return Amount(Decimal(match[1].replace(",", ".")), match[2]) if match else None


def is_thousands(word: str) -> bool:
    """Whether a comma in the number could separate thousands or decimals, as in 1,500."""
    return bool(_THOUSANDS.fullmatch(word))


def plain_number(word: str) -> Decimal | None:
    """The number of a word that is a number without a unit."""
    amount = amount_of(word)
    return amount.value if amount and not amount.unit else None


def rounded(value: Decimal) -> int:
    """The nearest whole number, half up."""
    return int(value + Decimal("0.5"))


def metres_of(word: str) -> int | None:
    """The metres of `10k`, `10km`, `6mi`, `5000m`; None for any other word."""
    amount = amount_of(word)
    return rounded(amount.value * METRES[amount.unit]) if amount and amount.unit in METRES else None


def seconds_of(word: str) -> int | None:
    """The seconds of `44min`, `1h`, `1.5h`, `1h30`, `0:44:10`; None for any other word, `44:10` among them."""
    if match := _CLOCK.fullmatch(word):
        return int(match[1]) * 3600 + int(match[2]) * 60 + int(match[3])
    if match := _HOURS.fullmatch(word):
        return int(match[1]) * 3600 + int(match[2]) * 60
    amount = amount_of(word)
    return rounded(amount.value * SECONDS[amount.unit]) if amount and amount.unit in SECONDS else None


def minutes_and_seconds(word: str) -> int | None:
    """The seconds of `44:10`, read as minutes and seconds."""
    match = _MINUTES.fullmatch(word)
    return int(match[1]) * 60 + int(match[2]) if match else None


def seconds_per_metre(word: str) -> Decimal | None:
    """The pace of `5:00/km`, `5:00min/km`, `8:05/mi`; None for any other word."""
    match = _PACE.fullmatch(word)
    return (int(match[1]) * 60 + int(match[2])) / METRES[match[3]] if match else None


def millilitres_of(word: str) -> int | None:
    """The millilitres of `500ml`, `2l`, `16oz` (US fluid ounces), and of `2` or `500` by their size."""
    amount = amount_of(word)
    if amount is None or (amount.unit and amount.unit not in MILLILITRES):
        return None
    guessed = "l" if amount.value < LITRES_BELOW else "ml"
    return rounded(amount.value * MILLILITRES[amount.unit or guessed])
