"""Verbs, keywords and the beginnings that stand for them."""

from collections.abc import Hashable, Mapping

from runjournal.language.area_names import AREA_WORDS
from runjournal.language.line.area_words import SIDES
from runjournal.language.line.function_words import FUNCTION_WORDS
from runjournal.model.choices import (
    ConditionName,
    Depth,
    Kind,
    MassageKind,
    MealSize,
    Priority,
    Quality,
    RunKind,
    Status,
)

VERBS: dict[str, str] = {
    "run": "run",
    "r": "run",
    "massage": "massage",
    "m": "massage",
    "sore": "sore",
    "soreness": "sore",
    "s": "sore",
    "water": "water",
    "drink": "water",
    "w": "water",
    "urine": "urine",
    "u": "urine",
    "race": "race",
    "meal": "meal",
    "bath": "bath",
    "note": "note",
    **{name.value: name.value for name in ConditionName},
    "clear": "clear",
    "overrule": "overrule",
}
"""Every whole verb, with the verb it stands for."""

SYNONYMS: dict[str, str] = {
    **dict.fromkeys(("ran", "running", "jog", "jogged", "jogging"), "run"),
    "drank": "water",
    **dict.fromkeys(("pee", "peed"), "urine"),
    **dict.fromkeys(("sick", "fever"), "ill"),
    "injured": "injury",
    "pregnant": "ask-clinician",
    "parkrun": "race",
}
"""What people write for a verb. Inside a name or a text these are words like any other."""
TELLING = frozenset({"fever", "pregnant"})
"""Synonyms that say more than the condition they stand for, and are kept as its detail."""
OVER_WORDS = frozenset({"gone", "over", "healed", "cured", "clear", "cleared"})
"""Words behind a condition that say it has ended."""
PARKRUN = "parkrun"
PARKRUN_M = 5000
"""A parkrun without a distance is a race of 5 km."""

VERB_BEGINNINGS: dict[str, Hashable] = {**VERBS}
"""What the beginning of a verb is looked for in."""
SHORTEST_BEGINNING = 3
"""Fewer letters stand for no verb or keyword that they begin."""
NO_BEGINNINGS = frozenset({"a", "in", "over"})
"""Words of every sentence, which begin nothing in a filter."""
KIND_OF_VERB: dict[str, Kind] = {
    "run": Kind.RUN,
    "massage": Kind.MASSAGE,
    "sore": Kind.SORENESS,
    "water": Kind.DRINK,
    "urine": Kind.URINE,
    "race": Kind.RACE,
    "meal": Kind.MEAL,
    "bath": Kind.BATH,
    "note": Kind.NOTE,
    **{name.value: Kind.CONDITION for name in ConditionName},
    "clear": Kind.CONDITION,
    "overrule": Kind.OVERRULE,
}

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAY_OF = {name[:length]: number for number, name in enumerate(WEEKDAYS) for length in range(3, len(name) + 1)}
WEEKDAY_OF["weds"] = 2
"""Monday is 0; every beginning of at least three letters."""
MONTH_OF = {name[:length]: number for number, name in enumerate(MONTHS, 1) for length in range(3, len(name) + 1)}
SHIFTS = {"today": 0, "yesterday": -1, "tomorrow": 1}
"""Days from today, by word."""
SHORT_SHIFTS = {"t": 0, "y": -1}

SHORT_ZONES = frozenset({"UTC", "GMT"})
"""Zones without a slash that need no `zone:`."""

STATUSES: dict[str, Status] = {status.value: status for status in Status} | {"canceled": Status.CANCELLED}
RUN_KINDS: dict[str, RunKind] = {kind.value: kind for kind in RunKind}
DEPTHS: dict[str, Depth] = {depth.value: depth for depth in Depth}
MASSAGE_KINDS: dict[str, MassageKind] = {kind.value: kind for kind in MassageKind}
QUALITIES: dict[str, Quality] = {quality.value: quality for quality in Quality}
SIZES: dict[str, MealSize] = {size.value: size for size in MealSize}
PRIORITIES: dict[str, Priority] = {priority.value: priority for priority in Priority}

EFFORT_WORDS = ("effort", "rpe", "e")
PAIN_WORDS = ("pain", "p")
CLIMB_WORDS: dict[str, str] = {
    **dict.fromkeys(("up", "ascent", "climb", "climbed", "gain", "elevation", "elev", "vert"), "ascent_m"),
    **dict.fromkeys(("down", "descent", "descended", "loss"), "descent_m"),
}
"""Words before a number of metres or feet, each with the field that it is."""
_RECORDED: dict[str, Hashable] = {
    **{word: word for word in ("hr", "elapsed")},
    **{word: CLIMB_WORDS[word] for word in ("up", "ascent", "down", "descent")},
}
COLOUR_WORDS = ("colour", "color")

PARTS_OF_DAY = {
    "morning": "morning",
    "midday": "midday",
    "noon": "midday",
    "afternoon": "afternoon",
    "evening": "evening",
    "tonight": "evening",
}
"""Words for a time of day, each with the setting that says which."""
NUMBER_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7} | {
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
DAYS_OF_UNIT = {"day": 1, "days": 1, "week": 7, "weeks": 7}
GLASS_WORDS = frozenset({"glass", "glasses"})
SAME = "same"
"""Stands for the latest entry of a kind."""

_DAYS: dict[str, Hashable] = {**{word: word for word in SHIFTS}, **{word: word for word in WEEKDAYS}}

KEYWORDS: dict[Kind, dict[str, Hashable]] = {
    Kind.RUN: {**RUN_KINDS, **STATUSES, **_RECORDED, "effort": "effort", "rpe": "effort"},
    Kind.MASSAGE: {**DEPTHS, **MASSAGE_KINDS, **STATUSES, **AREA_WORDS, **SIDES, "braced": "braced", "pain": "pain"},
    Kind.SORENESS: {**AREA_WORDS, **SIDES, **QUALITIES},
    Kind.DRINK: {},
    Kind.URINE: {"colour": "colour", "color": "colour"},
    Kind.RACE: {**STATUSES, **_RECORDED, "priority": "priority", "effort": "effort", "rpe": "effort"},
    Kind.MEAL: {**SIZES},
    Kind.BATH: {},
    Kind.NOTE: {},
    Kind.CONDITION: {**AREA_WORDS, **SIDES},
    Kind.OVERRULE: {},
}
"""The keywords that an item of a kind takes, each with what it stands for."""

PHRASES: frozenset[tuple[str, ...]] = frozenset(
    {
        *(tuple(word.split("-")) for word in (*AREA_WORDS, *SIDES, *MASSAGE_KINDS, *VERBS) if "-" in word),
        ("all", "clear"),
    }
)
"""Names of several words, read as one word with hyphens."""

RESERVED: frozenset[str] = frozenset(
    {
        *VERBS,
        *(word for pool in KEYWORDS.values() for word in pool),
        *(part for phrase in PHRASES for part in phrase),
        *WEEKDAY_OF,
        *MONTH_OF,
        *SHIFTS,
        *SYNONYMS,
        *OVER_WORDS,
        *PARTS_OF_DAY,
        *DAYS_OF_UNIT,
        *(SAME, "ago", "in", "at", "last", "next", "am", "pm", "utc", "gmt"),
    }
)
"""Words that can mean something by themselves: as text they go in quotes."""


def words_after(kind: Kind | None) -> dict[str, Hashable]:
    """The keywords that may be abbreviated after a verb; days always."""
    return {**KEYWORDS[kind], **_DAYS} if kind else _DAYS


def whole_word(word: str, pool: Mapping[str, Hashable]) -> str:
    """The one word of the pool that `word` is or, with three letters or more, begins; empty for none or several."""
    if word in pool:
        return word
    is_beginning = len(word) >= SHORTEST_BEGINNING and word not in FUNCTION_WORDS
    words = beginnings(word, pool) if is_beginning else ()
    return words[0] if len(words) == 1 else ""


def kind_of_verb(word: str) -> Kind | None:
    """The kind of entry of a verb, of what people write for it, or of its beginning."""
    verb = VERBS.get(word) or SYNONYMS.get(word) or VERBS.get(whole_word(word, VERB_BEGINNINGS))
    return KIND_OF_VERB[verb] if verb else None


def beginnings(word: str, pool: Mapping[str, Hashable]) -> tuple[str, ...]:
    """The words of the pool that `word` begins: one if it stands for one thing alone, else all of them.

    A whole word is itself. If one of them begins all the others, it is meant: `de` is deep, not deep-tissue.
    """
    if word in pool:
        return (word,)
    found = sorted((name for name in pool if name.startswith(word)), key=len)
    if not found:
        return ()
    first = found[0]
    if all(pool[name] == pool[first] or name.startswith(first) for name in found):
        return (first,)
    meant: dict[Hashable, str] = {}
    for name in pool:
        if name.startswith(word):
            meant.setdefault(pool[name], name)
    return tuple(meant.values())
