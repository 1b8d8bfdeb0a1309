"""Lengths of time in cells: "1:05:11", "45:03.5", "PT3421S", "1h 5m 3s", "45'30\\"", or a bare number."""

import re

from runjournal.exchange.tables.table_numbers import POINT, amount_in, plain_cell
from runjournal.model.frozen import frozen

CLOCK = re.compile(r"(?:([0-9]{1,4}):)?([0-9]{1,6}):([0-9]{1,2}(?:[.,][0-9]{1,9})?)")
DAYS = re.compile(r"0 days? (?=[0-9])")
"""What programs for statistics write before a time."""
UNIT_BEHIND = re.compile(r"(?<=[0-9:])\s*(?:h|hrs?|std\.?|min\.?|uur)\s*", re.IGNORECASE)
HOURS = re.compile(r"([0-9]{1,3})\s?h\s?([0-5]?[0-9])(?:\s?(?:m|min)?\s?([0-5]?[0-9])\s?s?)?", re.IGNORECASE)
NUMBER_OF = r"([0-9]{1,9}(?:[.,][0-9]{1,9})?)"
WORDS = re.compile(
    rf"(?:PT|P0DT)?\s*(?:{NUMBER_OF}\s*(?:h|hr|hrs|hours?|std\.?|stunden?|heures?|horas?|ore|uur)[\s,]*)?"
    rf"(?:{NUMBER_OF}\s*(?:m|min\.?|mins|minutes?|minuten?|minutos|minuti|')[\s,]*)?"
    rf"(?:{NUMBER_OF}\s*(?:s|sec\.?|secs|seconds?|sek\.?|sekunden?|secondes|segundos|secondi|\"|''))?",
    re.IGNORECASE,
)


@frozen
class CellTime:
    """A length of time. `is_clock` if it is written with colons, so that its hours may be minutes.

    `seconds` of a bare number is the number itself, and `is_bare` says so.
    """

    seconds: float
    is_clock: bool = False
    is_bare: bool = False


def length_in(cell: str, decimal: str = POINT) -> CellTime | None:
    """The length of time in a cell; None if it holds none."""
    text = DAYS.sub("", plain_cell(cell))
    if not text:
        return None
    clock = CLOCK.fullmatch(UNIT_BEHIND.sub("", text) if ":" in text else text)
    if clock:
        hours, minutes, seconds = clock.groups()
        return CellTime(int(hours or 0) * 3600 + int(minutes) * 60 + _float(seconds), is_clock=True)
    hours_first = HOURS.fullmatch(text)
    if hours_first:
        hours, minutes, seconds = hours_first.groups()
        return CellTime(int(hours) * 3600 + int(minutes) * 60 + int(seconds or 0))
    amount = amount_in(text, decimal)
    if amount is not None and not amount.unit:
        return CellTime(amount.value, is_bare=True)
    words = WORDS.fullmatch(text)
    if words is None or not any(words.groups()):
        return None
    hours, minutes, seconds = words.groups()
    return CellTime(_float(hours) * 3600 + _float(minutes) * 60 + _float(seconds))


def _float(text: str | None) -> float:
    return float((text or "0").replace(",", POINT))
