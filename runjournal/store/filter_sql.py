"""A filter as conditions of SQL, so that rows it excludes are not read.

The filter is applied again to each entry that is read: a condition may let too much through, never too little.
"""

import unicodedata
from collections.abc import Collection, Iterable
from typing import NamedTuple

from runjournal.language.filters.filter import AnyOf, Filter
from runjournal.language.filters.terms import (
    AtArea,
    ByTherapist,
    HasNumber,
    HasValue,
    Limit,
    OfKind,
    OnWeekday,
    Says,
    Term,
    Within,
    has_field,
)
from runjournal.model.choices import Kind

MATCHING = (
    "id IN (SELECT entry FROM searched WHERE kind = ?"
    " AND id IN (SELECT rowid FROM searched_fts WHERE searched_fts MATCH ?))"
)
OLD_LETTERS = unicodedata.ucd_3_2_0
"""SQLite's tokenizer may not know letters that came later to Unicode, and would take them for separators."""

MOST = 2**62
"""More than any number of an entry, and no more than SQLite takes."""


class SqlCondition(NamedTuple):
    """A condition with its values."""

    sql: str
    values: tuple[str | float, ...] = ()


ALL = SqlCondition("TRUE")


def sql_condition(filter_: Filter, kind: Kind, therapists: Collection[str], *, is_indexed: bool) -> SqlCondition | None:
    """The condition for rows of a kind; None if no entry of the kind can match.

    `therapists` are all names in the journal. If the search index is not current, words are looked for in the entries.
    """
    parts = []
    for group in filter_.groups:
        any_of = _any_of(group, kind, therapists, is_indexed=is_indexed)
        if any_of is None:
            return None
        parts.append(any_of)
    for term in filter_.without:
        if not isinstance(term, Says):  # more rows may match than do: that cannot be turned round
            parts += _without(_condition(term, kind, therapists))
    return _joined(parts, " AND ")


def _any_of(group: AnyOf, kind: Kind, therapists: Collection[str], *, is_indexed: bool) -> SqlCondition | None:
    conditions = []
    for term in group:
        condition = _says(term, kind, is_indexed) if isinstance(term, Says) else _condition(term, kind, therapists)
        if condition is not None:
            conditions.append(condition)
    return _joined(conditions, " OR ") if conditions else None


def _joined(parts: Iterable[SqlCondition], between: str) -> SqlCondition:
    wanted = [part for part in parts if part != ALL or between == " OR "]
    if not wanted or ALL in wanted:
        return ALL
    sql = between.join(part.sql if len(wanted) == 1 else f"({part.sql})" for part in wanted)
    return SqlCondition(sql, tuple(value for part in wanted for value in part.values))


def _without(condition: SqlCondition | None) -> list[SqlCondition]:
    """The opposite; NULL was not logged and does not match."""
    return [] if condition is None else [SqlCondition(f"({condition.sql}) IS NOT TRUE", condition.values)]


def _condition(term: Term, kind: Kind, therapists: Collection[str]) -> SqlCondition | None:
    match term:
        case OfKind(kind=wanted, name=name):
            if wanted is not kind:
                return None
            return SqlCondition("name = ?", (name.value,)) if name else ALL
        case HasValue(values=values):
            pairs = [(name, value) for name, value in values if has_field(kind, name)]
            return _alternatives([SqlCondition(f"{name} = ?", (value,)) for name, value in pairs])
        case HasNumber(field=name, limit=limit, instead=instead):
            known = f"coalesce({name}, {instead})" if instead else name
            return _limit(known, limit) if has_field(kind, name) else None
        case AtArea():
            return _area(term, kind)
        case ByTherapist():
            names = tuple(name for name in therapists if term.fits(name))
            is_known = kind is Kind.MASSAGE and names
            return SqlCondition(f"therapist IN ({', '.join('?' * len(names))})", names) if is_known else None
        case Within(first=first, last=last):
            return SqlCondition("day BETWEEN ? AND ?", (first.isoformat(), last.isoformat()))
        case OnWeekday(weekday=weekday):
            return SqlCondition("strftime('%w', day) = ?", (str((weekday + 1) % 7),))
        case Says():
            return ALL


def _alternatives(conditions: list[SqlCondition]) -> SqlCondition | None:
    return _joined(conditions, " OR ") if conditions else None


def _limit(name: str, limit: Limit) -> SqlCondition:
    return SqlCondition(f"{name} {limit.sign} ?", (min(limit.number, MOST),))


def _area(term: AtArea, kind: Kind) -> SqlCondition | None:
    if kind is Kind.SORENESS:
        sides = ", ".join("?" * len(term.sides))
        spot = SqlCondition(f"area = ? AND side IN ({sides})", (term.area.value, *term.sides))
        return _joined([spot, *(_limit("rating", limit) for limit in term.limits)], " AND ")
    if term.limits or not has_field(kind, "spots"):
        return None
    spots = [f" {term.area.value}:{side.value} " for side in term.sides]
    return _alternatives([SqlCondition("instr(' ' || spots || ' ', ?) > 0", (spot,)) for spot in spots])


def _says(term: Says, kind: Kind, is_indexed: bool) -> SqlCondition:
    if not is_indexed or not all(_has_old_letters(word) for word in term.words.split()):
        return ALL
    return SqlCondition(
        MATCHING,
        (
            kind.value,
            f'"{term.words}"{" *" if term.is_begun else ""}',
        ),
    )


def _has_old_letters(word: str) -> bool:
    return any(OLD_LETTERS.category(letter)[0] in "LN" for letter in word)
