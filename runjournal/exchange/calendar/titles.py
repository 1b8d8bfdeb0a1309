"""What a calendar's event is by its title and categories: a race, a run, a massage, or nothing for this journal.

A calendar is full of other things. Runners' own words decide by themselves; words that others use too, such as "easy"
or "trial", decide only if the title says nothing else.
"""

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

from runjournal.language.line.amounts import METRES, amount_of, plain_number, rounded
from runjournal.model.choices import Depth, Kind, MassageKind, RunKind
from runjournal.model.frozen import frozen
from runjournal.model.limits import FARTHEST_M

T = TypeVar("T")

HALF_M = 21_100
MARATHON_M = 42_200
SHORTEST_M = 1_000
"""Less than this in a title is a repetition, not the distance of the day."""
RACED_M = frozenset({5_000, 8_047, 10_000, 15_000, 16_093, 21_097, 21_098, HALF_M, 42_195, MARATHON_M, 50_000, 100_000})
"""Distances that mean a race if no word means training: 5k, 5 and 10 miles, and so on."""


REPETITION = re.compile(r" (?:[0-9]+ ?x [0-9.,]+ ?[a-z]+|[0-9.,]+ ?[a-z]+ pace)(?= )")
"""Such as 6x1k, or 5k pace: what stands in a title beside the distance of the day."""
WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)?[a-z]*|[^\W_]+")


def _any(*phrases: str) -> re.Pattern[str]:
    """A pattern that finds one of some phrases as whole words."""
    return re.compile(rf" (?:{'|'.join(phrases)})(?= )")


CALLED_OFF = (
    "cancell?ed|cancellation|abgesagt|annull?[ée]e?|cancelad[oa]|annullat[oa]|geannuleerd|inställt|avlyst|aflyst|peruttu"
    "|odwołan[eay]|zrušeno|отменено"
)
BEGINS_CALLED_OFF = re.compile(rf"\W*(?:{CALLED_OFF})\b\W*", re.IGNORECASE)
ENDS_CALLED_OFF = re.compile(rf"\s*(?:[-–—:|]\s*|[(\[])(?:{CALLED_OFF})\W*$", re.IGNORECASE)
"""What calendars put before a title, and people behind it."""
NOTHING = _any(
    "race (?:number|bib|packet|pickup|pick up|expo|briefing|kit|registration|entry|meeting|conditions?)",
    *("(?:arms|horse|boat|bike|cycling|swim|motor|car) races?", "race to", "sign ?up", "registration"),
    *("(?:movie|film|reading|coding|series) marathon", "volunteer(?:ing)?", "marshal(?:l?ing)?"),
    *("(?:dry|school|test|trial|print|supply|bank) run", "run (?:through|errands|payroll|by|out of|of show)"),
    *("running (?:late|order|shoes?|costs)", "(?:clinical|free) trial", "massage (?:gun|voucher|chair)"),
    "half (?:day|term|hour|an hour|price|year|yearly)",
)
"""What sounds like a run, race or massage and is none."""
MASSAGE = _any("massages?", "physio", "physiotherap(?:y|ist)", "deep tissue", "trigger point")
RACE = _any(
    "(?<! pre )(?<! post )race(?! (?:pace|plan|prep|week))",
    *("parkrun", "ultra ?marathon", "ultra trail", "backyard ultra"),
)
HALF = _any("half(?= $| \\d)", "(?:half|1 2) ?marathon", "halbmarathon", "semi marathon")
MARATHON = _any("marathon(?! pace)")
TRAINING = _any(
    *("training", "ran", "pace", "tempo", "intervals?", "workout", "session", "treadmill"),
    "(?:long|easy|recovery|shakeout) run",
)
RUN = _any(
    *("runs?", "running", "jog", "jogging", "tempo", "intervals", "fartlek", "(?:time|\\S+k) trial"),
    "hill (?:repeats|reps|sprints)",
)
REST = _any("rest", "off", "strength", "yoga", "pilates", "swim", "bike", "ride", "gym", "stretching")

RUN_KINDS: dict[re.Pattern[str], RunKind] = {
    _any("trial", "tt"): RunKind.TRIAL,
    _any("hills?"): RunKind.HILLS,
    _any("intervals?", "repeats", "fartlek", "[0-9]+ ?x [0-9.,]+(?:m|k|km)?"): RunKind.INTERVALS,
    _any("tempo", "threshold"): RunKind.TEMPO,
    _any("long"): RunKind.LONG,
    _any("recovery", "shakeout"): RunKind.RECOVERY,
    _any("easy"): RunKind.EASY,
}
DEPTHS: dict[re.Pattern[str], Depth] = {
    _any("deep"): Depth.DEEP,
    _any("firm"): Depth.FIRM,
    _any("medium"): Depth.MEDIUM,
    _any("light", "gentle"): Depth.LIGHT,
}
MASSAGE_KINDS: dict[re.Pattern[str], MassageKind] = {
    _any("deep tissue"): MassageKind.DEEP_TISSUE,
    _any("trigger points?"): MassageKind.TRIGGER_POINT,
    _any("pre race"): MassageKind.PRE_RACE,
    _any("self"): MassageKind.SELF,
    _any("sports?"): MassageKind.SPORTS,
}
RACE_TAGS = frozenset({"race", "races", "racing"})
RUN_TAGS = frozenset({"run", "runs", "running"})
MASSAGE_TAGS = frozenset({"massage", "physio", "sports massage"})

OF_RUNS = frozenset({
    "run", "runs", "running", "jog", "jogging", "trial", "time", "hill", "hills", "interval", "intervals",
    "repeats", "reps", "sprints", "fartlek", "tempo", "threshold", "long", "recovery", "shakeout", "easy", "x", "k",
    "km", "mi", "mile", "miles", "min", "mins", "minutes", "h", "hours", "session", "training", "workout",
    "morning", "evening", "lunch", "steady", "pace", "short", "strides", "track", "trail", "road", "treadmill", "warm",
    "up", "cool", "down", "and", "at", "the",
})  # fmt: skip
"""Words of training: a title of these alone is a run's, and says nothing that needs a note."""
OF_MASSAGES = frozenset({
    "massage", "deep", "tissue", "trigger", "point", "points", "pre", "race", "self", "sports", "sport", "firm",
    "medium", "light", "gentle", "min", "mins", "minutes", "h", "hours", "physio",
})  # fmt: skip


@frozen
class EventTitle:
    """What a title says: the kind of entry, its name and what else it says. `note` is what no field holds."""

    kind: Kind
    name: str = ""
    distance_m: int | None = None
    run_kind: RunKind | None = None
    depth: Depth | None = None
    massage_kind: MassageKind | None = None
    note: str = ""


def without_called_off(summary: str) -> tuple[str, bool]:
    """A title without the word that says that it is called off, and whether there was one."""
    found = BEGINS_CALLED_OFF.match(summary) or ENDS_CALLED_OFF.search(summary)
    return (summary[: found.start()] + summary[found.end() :], True) if found else (summary, False)


def read_title(summary: str, categories: Sequence[str] = ()) -> EventTitle | None:
    """What an event is, or None if it is neither race, run nor massage."""
    words = _words(summary)
    tags = {_words(category).strip() for category in categories}
    if NOTHING.search(words):
        return None
    if MASSAGE.search(words) or tags & MASSAGE_TAGS:
        return _massage(summary, words)
    if _is_race(words, tags):
        return EventTitle(Kind.RACE, _name(summary), distance_m(summary))
    if _is_run(words, tags):
        note = "" if _holds_only(words, OF_RUNS) else summary
        return EventTitle(Kind.RUN, "", distance_m(summary), _meaning(RUN_KINDS, words), note=note)
    return None


def distance_m(summary: str) -> int | None:
    """The first distance that a title says, in metres; not that of repetitions, as in 6x1k."""
    words = _words(summary)
    tokens = REPETITION.sub(" ", words).split()
    for token, after in zip(tokens, [*tokens[1:], ""], strict=False):
        metres = _metres(token, after)
        if metres is not None and SHORTEST_M <= metres <= FARTHEST_M:
            return metres
    if HALF.search(words):
        return HALF_M
    return MARATHON_M if MARATHON.search(words) and " ultra " not in words else None


def _metres(token: str, after: str) -> int | None:
    """The metres of `10k`, or of `10` with the unit behind it."""
    amount = amount_of(token)
    unit = amount.unit or after if amount else ""
    return rounded(amount.value * METRES[unit]) if amount and unit in METRES else None


def _massage(summary: str, words: str) -> EventTitle:
    note = "" if _holds_only(words, OF_MASSAGES) else summary
    return EventTitle(
        Kind.MASSAGE, depth=_meaning(DEPTHS, words), massage_kind=_meaning(MASSAGE_KINDS, words), note=note
    )


def _name(summary: str) -> str:
    """The title without a leading "Race:"; empty if that is all."""
    return re.sub(r"^race\s*([:\-–—]\s*|$)", "", summary, flags=re.IGNORECASE)


def _is_race(words: str, tags: set[str]) -> bool:
    if tags & RACE_TAGS or RACE.search(words):
        return True
    if HALF.search(words) or MARATHON.search(words):
        return not TRAINING.search(words)
    speaks_of_training = RUN.search(words) or _meaning(RUN_KINDS, words) or tags & RUN_TAGS or TRAINING.search(words)
    return not speaks_of_training and distance_m(words) in RACED_M


def _is_run(words: str, tags: set[str]) -> bool:
    if RUN.search(words) or (tags & RUN_TAGS and not REST.search(words)):
        return True
    is_training = _meaning(RUN_KINDS, words) or TRAINING.search(words)
    if is_training and distance_m(words):
        return True
    return _holds_only(words, OF_RUNS) and bool(is_training or distance_m(words))


def _holds_only(words: str, allowed: frozenset[str]) -> bool:
    """Whether there are no words but those known, and numbers with a unit or none."""
    return all(
        word in allowed or plain_number(word.rstrip("abcdefghijklmnopqrstuvwxyz")) is not None for word in words.split()
    )


def _meaning(meanings: Mapping[re.Pattern[str], T], words: str) -> T | None:
    return next((meaning for pattern, meaning in meanings.items() if pattern.search(words)), None)


def _words(text: str) -> str:
    """The words in small letters with a space before and behind each: `10k`, `21.1`, `half`, `marathon`."""
    return f" {' '.join(WORD.findall(text.lower()))} "
