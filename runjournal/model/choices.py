"""The words that the fields of an entry choose from; the values are those of the JSON and the entry language."""

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of entry, named as in the JSON and the entry language."""

    RUN = "run"
    MASSAGE = "massage"
    SORENESS = "soreness"
    DRINK = "drink"
    URINE = "urine"
    RACE = "race"
    MEAL = "meal"
    BATH = "bath"
    NOTE = "note"
    CONDITION = "condition"
    OVERRULE = "overrule"


class Status(StrEnum):
    """Whether a thing lies ahead, has happened, or was called off."""

    PLANNED = "planned"
    DONE = "done"
    CANCELLED = "cancelled"


class RunKind(StrEnum):
    """What a run was for."""

    EASY = "easy"
    LONG = "long"
    TEMPO = "tempo"
    INTERVALS = "intervals"
    HILLS = "hills"
    RECOVERY = "recovery"
    TRIAL = "trial"


class Depth(StrEnum):
    """How deep a massage works, from light to deep."""

    LIGHT = "light"
    MEDIUM = "medium"
    FIRM = "firm"
    DEEP = "deep"


class MassageKind(StrEnum):
    """The kinds of massage the article names (S11), and one's own hands."""

    SPORTS = "sports"
    DEEP_TISSUE = "deep-tissue"
    TRIGGER_POINT = "trigger-point"
    PRE_RACE = "pre-race"
    SELF = "self"


class Quality(StrEnum):
    """What soreness feels like."""

    ACHE = "ache"
    SHARP = "sharp"
    PINPOINT = "pinpoint"
    SWELLING = "swelling"


class Priority(StrEnum):
    """How much a race matters to the runner."""

    A = "A"
    B = "B"
    C = "C"


class MealSize(StrEnum):
    """How heavy a meal was."""

    LIGHT = "light"
    NORMAL = "normal"
    HEAVY = "heavy"


class ConditionName(StrEnum):
    """The checklist before booking."""

    ILL = "ill"
    INJURY = "injury"
    WOUND = "wound"
    BLEEDING = "bleeding"
    ASK_CLINICIAN = "ask-clinician"
