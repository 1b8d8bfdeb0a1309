"""Reads the areas and numbers of a filter: `left calf`, `calf>=4`, `e7`, `distance>15k`, `>90min`."""

from collections.abc import Callable

from runjournal.language.filters.filter_reader import FilterReader
from runjournal.language.filters.filter_vocabulary import KINDS, SHORTEST_BEGINNING
from runjournal.language.filters.numbers import MEASURES, SORENESS, USUAL, Measure, by_unit, glued
from runjournal.language.filters.terms import AtArea, Limit, Sign
from runjournal.language.line.area_words import area_and_side, rated_area
from runjournal.language.line.line_problems import in_quotes, problem_at, unknown_word
from runjournal.model.areas import SPINE, Area, Side

UNIT_EXPECTED = "a number with its unit, such as 15k or 90min"
_SIDES = {"left": Side.LEFT, "right": Side.RIGHT, "middle": Side.MIDDLE, "both": None}


def read_stray_sign(reader: FilterReader) -> bool:
    """Read a sign that no name stands before: `>15k`, and behind a kind `>15`."""
    sign = reader.sign(0)
    if sign is None:
        return False
    if reader.is_last():
        return reader.wait(1, UNIT_EXPECTED)
    value = reader.peek_word()
    measure = by_unit(value) or (USUAL.get(reader.kind.kind) if reader.kind else None)
    number = measure.read(value, reader.settings) if measure else None
    if number is None and reader.is_last(1) and value[:1].isdigit():
        return reader.wait(2, UNIT_EXPECTED)
    if measure is None or number is None:
        token = reader.take(2)
        return reader.refuse(
            problem_at(token, f"{in_quotes(value)} of what?", "Write it like effort>=7, calf>=4 or >15k.")
        )
    return reader.put(measure.having(Limit(sign, number)), 2)


def read_area(reader: FilterReader) -> bool:
    """Read an area with its side, alone, compared or with the rating that it is to have."""
    side, area, count = _area_at(reader)
    if area is None:
        return False
    sign, value = reader.sign(count), reader.peek_word(count)
    if sign is not None and reader.is_last(count):
        return reader.wait(count + 1, SORENESS.expected)
    if sign is not None:
        return _compare(reader, SORENESS, sign, count + 2, lambda limit: _put_area(reader, area, side, limit))
    number = SORENESS.read(value, reader.settings) if value else None
    limits = (Limit(Sign.EQUAL, number),) if number is not None else ()
    reader.take(count + len(limits))
    return _put_area(reader, area, side, *limits)


def _area_at(reader: FilterReader) -> tuple[Side | None, Area | None, int]:
    """The side, the area and how many tokens they take: `calf`, `left calf`, `calf left`, `calfl`."""
    before = reader.word in _SIDES and bool(area_and_side(reader.peek_word()))
    named = area_and_side(reader.peek_word() if before else reader.word) if reader.word else None
    if named is None:
        return (None, Area.EVERYWHERE, 1) if reader.word == "all-clear" else (None, None, 0)
    area, side = named
    if before:
        side = _SIDES[reader.word]
    behind = reader.peek_word() if not before else ""
    is_behind = behind in ("left", "right") and not area_and_side(reader.peek_word(2))
    if is_behind:
        side = _SIDES[behind]
    if side is Side.BOTH or (side is Side.MIDDLE and area not in SPINE):
        side = None
    return side, area, 1 + before + is_behind


def _put_area(reader: FilterReader, area: Area, side: Side | None, *limits: Limit) -> bool:
    """Limits of the same area must all hold; of several areas either will do."""
    at_area = AtArea(area, side, limits)
    alternatives = reader.groups.get("area", ())
    same = [
        term for term in alternatives if isinstance(term, AtArea) and (term.area, term.side) == (area, side) and limits
    ]
    if same and same[0].limits and not reader.is_excluded:
        merged = AtArea(area, side, same[0].limits + limits)
        reader.groups["area"] = tuple(merged if term is same[0] else term for term in alternatives)
        return True
    return reader.put(at_area, 0, "area")


def read_rated(reader: FilterReader) -> bool:
    """Read `calf3l`, `e7`, `p3`, `u5`, `w2`, `15k`, `45min`: what is written like this is to be equal."""
    rated = rated_area(reader.word) if reader.word else None
    if rated is not None:
        area, side, digits = rated
        number = SORENESS.read(digits, reader.settings) or 0
        reader.take()
        return _put_area(reader, area, None if side is Side.BOTH else side, Limit(Sign.EQUAL, number))
    pair = glued(reader.word)
    measure, value = pair or (by_unit(reader.word), reader.word)
    number_or_none = measure.read(value, reader.settings) if measure and value else None
    if measure is None or number_or_none is None:
        return False
    return reader.put(measure.having(Limit(Sign.EQUAL, number_or_none)))


def read_measure(reader: FilterReader) -> bool:
    """Read a name with a sign or a number behind it."""
    measure = MEASURES.get(reader.word) or _begun_measure(reader)
    if measure is None:
        return False
    sign = reader.sign(1)
    if sign is not None and reader.is_last(1):
        return reader.wait(2, measure.expected)
    if sign is not None:
        return _compare(reader, measure, sign, 3, lambda limit: reader.put(measure.having(limit), count=0))
    value = reader.peek_word()
    is_value = value[:1].isdigit() and not (measure.in_texts and value.isdigit())
    number = measure.read(value, reader.settings) if is_value else None
    return number is not None and reader.put(measure.having(Limit(Sign.EQUAL, number)), 2)


def _begun_measure(reader: FilterReader) -> Measure | None:
    """The measure that a word begins, if a sign follows it."""
    if reader.sign(1) is None or len(reader.word) < SHORTEST_BEGINNING or reader.word in KINDS:
        return None
    begun = {id(MEASURES[name]): MEASURES[name] for name in MEASURES if name.startswith(reader.word)}
    return next(iter(begun.values())) if len(begun) == 1 else None


def _compare(reader: FilterReader, measure: Measure, sign: Sign, count: int, put: Callable[[Limit], bool]) -> bool:
    """Take a comparison of `count` tokens, the last of them its value."""
    value = reader.tokens[reader.position + count - 1]
    number = measure.read(value.word, reader.settings) if value.word else None
    if number is None and reader.is_last(count - 1) and value.word[:1].isdigit():
        return reader.wait(count, measure.expected)
    reader.take(count)
    if number is None:
        return reader.refuse(unknown_word(value, f"after {sign}", measure.expected, ()))
    return put(Limit(sign, number))
