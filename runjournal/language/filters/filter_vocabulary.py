"""The words of a filter, and the beginnings that stand for them."""

from collections.abc import Hashable, Mapping
from enum import StrEnum

from runjournal.language.area_names import AREA_WORDS
from runjournal.language.filters.terms import HasValue, OfKind
from runjournal.language.line.vocabulary import (
    DEPTHS,
    KIND_OF_VERB,
    MASSAGE_KINDS,
    NO_BEGINNINGS,
    QUALITIES,
    RUN_KINDS,
    SIZES,
    STATUSES,
    VERBS,
)
from runjournal.model.areas import Area
from runjournal.model.choices import ConditionName, Kind

NOT_WORDS = frozenset({"not", "without"})
SINCE, UNTIL, BEFORE, AFTER, WITHIN = "since", "until", "before", "after", "in"
PREPOSITIONS = {
    "since": SINCE,
    "from": SINCE,
    "until": UNTIL,
    "till": UNTIL,
    "to": UNTIL,
    "before": BEFORE,
    "after": AFTER,
    "in": WITHIN,
    "on": WITHIN,
    "during": WITHIN,
}
"""Words before a day, a month or a year, by what they do with it."""

ALWAYS_OF_TIME = frozenset({"since", "until", "till", "before"})
"""Those that are no words of a note: what follows must be a day."""

PROSE = NO_BEGINNINGS | {"as", "at", "be", "he", "is", "it", "me", "no", "of", "on", "so", "to", "we"}
"""Words of every sentence, which begin no other."""

_PLURALS = {
    "runs": Kind.RUN,
    "massages": Kind.MASSAGE,
    "ratings": Kind.SORENESS,
    "drinks": Kind.DRINK,
    "races": Kind.RACE,
    "meals": Kind.MEAL,
    "baths": Kind.BATH,
    "notes": Kind.NOTE,
    "condition": Kind.CONDITION,
    "conditions": Kind.CONDITION,
    "overrules": Kind.OVERRULE,
    "overruled": Kind.OVERRULE,
}
_CONDITIONS = {name.value: OfKind(Kind.CONDITION, name) for name in ConditionName} | {
    "injuries": OfKind(Kind.CONDITION, ConditionName.INJURY),
    "wounds": OfKind(Kind.CONDITION, ConditionName.WOUND),
}

KINDS: dict[str, OfKind] = {
    **{verb: OfKind(KIND_OF_VERB[name]) for verb, name in VERBS.items() if KIND_OF_VERB[name] is not Kind.CONDITION},
    **{word: OfKind(kind) for word, kind in _PLURALS.items()},
    **_CONDITIONS,
}
"""Each word for a kind of entry, or for a condition."""

_FIELDS: dict[str, Mapping[str, StrEnum]] = {
    "depth": DEPTHS,
    "massage_kind": MASSAGE_KINDS,
    "run_kind": RUN_KINDS,
    "status": STATUSES,
    "quality": QUALITIES,
    "size": SIZES,
}


def _values() -> dict[str, HasValue]:
    """Each keyword with the fields in which it stands: `light` is a depth and the size of a meal."""
    values: dict[str, HasValue] = {}
    for field, words in _FIELDS.items():
        for word, value in words.items():
            before = values[word].values if word in values else ()
            values[word] = HasValue((*before, (field, value)))
    return values


VALUES: dict[str, HasValue] = {
    **_values(),
    "braced": HasValue((("braced", True),)),
    "clear": HasValue((("clears", True),)),
    "cleared": HasValue((("clears", True),)),
}

SIDE_WORDS = ("left", "right", "middle", "both")

SHORTEST_BEGINNING = 2
"""Fewer letters stand for no word that they begin."""

POOL: dict[str, Hashable] = {
    **AREA_WORDS,
    **VALUES,
    **KINDS,
    "all-clear": Area.EVERYWHERE,
    "priority": "priority",
    **{word: word for word in (*SIDE_WORDS, "not", "without", "since", "until", "before")},
}
"""What the beginning of a word of two letters or more is looked for in."""

KNOWN = frozenset({*POOL, *PREPOSITIONS})
"""The words that an unknown word is compared with."""
