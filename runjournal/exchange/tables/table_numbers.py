"""Numbers in cells: "8.16", "1.012,50", "4,808", "'-12", "5 km", "--"; the decimal sign is decided once a column.

A column of "4,808" alone does not say what its comma is: then the other columns do, and at last the separator, since
who separates by semicolons does so because of the decimal comma.
"""

import re
from collections.abc import Iterable

from runjournal.model.frozen import frozen

UNKNOWN = frozenset({"", "-", "--", "---", "–", "—", "n/a", "na", "nan", "null", "none", "k.a.", "#n/a", "?"})
GUARD = "'"
NUMBER = re.compile(r"([-+]?)((?:[0-9][0-9.,' \u00a0\u2009\u202f]{0,30})?[0-9]|[.,][0-9]{1,20})\s*([^0-9\s].{0,20})?")
GROUPS = re.compile(r"[ '\u00a0\u2009\u202f]")
POINT, COMMA = ".", ","


@frozen
class CellNumber:
    """A number with what stands behind it, such as "km"; both signs of a decimal are understood."""

    value: float
    unit: str = ""


def plain_cell(cell: str) -> str:
    """The cell without the apostrophe by which a spreadsheet is told that it is text; empty if it says "unknown"."""
    text = cell.strip().removeprefix(GUARD).strip()
    return "" if text.casefold() in UNKNOWN else text


def amount_in(cell: str, decimal: str = POINT) -> CellNumber | None:
    """The number of a cell, or None if it holds none. `decimal` decides what may be either: "4,808"."""
    match = NUMBER.fullmatch(plain_cell(cell))
    if match is None:
        return None
    sign, digits, unit = match.groups()
    value = _value(GROUPS.sub("", digits), decimal)
    return None if value is None else CellNumber(-value if sign == "-" else value, (unit or "").strip())


def _value(digits: str, decimal: str) -> float | None:
    sign = decimal_sign(digits) or decimal
    group = COMMA if sign == POINT else POINT
    whole, _, fraction = digits.partition(sign)
    if sign in fraction or group in fraction:
        return None
    try:
        return float(f"{whole.replace(group, '') or '0'}.{fraction or '0'}")
    except ValueError:
        return None


def decimal_sign(digits: str) -> str:
    """The decimal sign that digits can have alone, empty if they can have either or have none."""
    points, commas = digits.count(POINT), digits.count(COMMA)
    if not points and not commas:
        return ""
    if points and commas:
        return POINT if digits.rindex(POINT) > digits.rindex(COMMA) else COMMA
    sign, number = (POINT, points) if points else (COMMA, commas)
    if number > 1:
        return COMMA if sign == POINT else POINT
    whole, _, fraction = digits.partition(sign)
    may_be_group = len(fraction) == 3 and 1 <= len(whole) <= 3 and whole != "0"
    return "" if may_be_group else sign


def decimal_of(cells: Iterable[str]) -> str:
    """The decimal sign of a column: that of most cells that can have only one; empty if no cell tells."""
    points = commas = 0
    for cell in cells:
        match = NUMBER.fullmatch(plain_cell(cell))
        sign = decimal_sign(GROUPS.sub("", match[2])) if match else ""
        points += sign == POINT
        commas += sign == COMMA
    if points == commas:
        return ""
    return POINT if points > commas else COMMA
