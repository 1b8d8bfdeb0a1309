"""What a calendar's event is by its title and categories: a race, a run, a massage, or nothing for this journal.

A calendar is full of other things, and most talk of a race is no race. The runner's own words decide first, then what
speaks of money, watching or travelling, then massages, races and runs; a distance alone is a run.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

from runjournal.exchange.calendar.title_words import (
    DEPTHS,
    HALF,
    LINKS,
    MARATHON,
    MASSAGE,
    MASSAGE_KINDS,
    MASSAGE_TAGS,
    MEAL,
    MONEY,
    NOTHING,
    OF_MASSAGES,
    OF_PLACE,
    OF_PLANS,
    OF_RUNS,
    OF_TIMES,
    RACE,
    RACE_TAGS,
    RELAY,
    REST,
    RUN,
    RUN_KINDS,
    RUN_TAGS,
    TALK,
    TRAINING,
    WARM_UP,
    tokens_of,
    words_of,
)
from runjournal.language.line.amounts import METRES, amount_of, plain_number, rounded
from runjournal.model.choices import Depth, Kind, MassageKind, RunKind
from runjournal.model.frozen import frozen
from runjournal.model.limits import FARTHEST_M
from runjournal.model.settings import CalendarWords

T = TypeVar("T")

HALF_M = 21_100
MARATHON_M = 42_200
SHORTEST_M = 1_000
"""Less than this in a title is a repetition, not the distance of the day."""
RACED_M = frozenset({5_000, 8_047, 10_000, 15_000, 16_093, 21_097, 21_098, HALF_M, 42_195, MARATHON_M, 50_000, 100_000})
"""Distances that mean a race behind a name: City 10k, and so on."""
UNITS = METRES | dict.fromkeys(("miler", "meile", "meilen", "miglia", "millas", "milhas", "mijl"), METRES["mile"])
LONGEST_READ = 250
"""Characters of a title in which words are looked for."""
MOST_NAMES = 2
"""Words before a distance that are taken for a name where nothing is written with capitals."""

PLAN_DAY = re.compile(r"[wd][0-9]{1,2}")
"""Such as W6 D3."""
REPETITION = re.compile(r" (?:[0-9]+ ?x [0-9.,]+ ?[a-z]+|[0-9.,]+ ?[a-z]+ pace)(?= )")
"""Such as 6x1k, or 5k pace: what stands in a title beside the distance of the day."""
CALLED_OFF = (
    "(?:(?:appointment|booking|event) )?cancell?ed(?: event)?|cancellation|(?:termin )?abgesagt|entfällt|storniert"
    "|annull?[ée]e?|cancelad[oa]|anulad[oa]|annullat[oa]|geannuleerd|afgelast|inställ[td]|avlyst|aflyst|peruttu"
    "|odwołan[eayo]|anulowan[eayo]|zrušen[oaáéý]|отмен(?:ено|а)|キャンセル|中止"
)
BEGINS_CALLED_OFF = re.compile(rf"\W*(?:{CALLED_OFF})\b\W*", re.IGNORECASE)
ENDS_CALLED_OFF = re.compile(rf"\s*(?:[-–—:|]\s*|[(\[])(?:{CALLED_OFF})\W*$|\s+fällt (?:heute )?aus\W*$", re.IGNORECASE)
"""What calendars put before a title, and people behind it."""
BEGINS_DECLINED = re.compile(
    r"\W*(?:declined|abgelehnt|refusée?|rechazad[oa]|rifiutat[oa]|recusad[oa]|geweigerd|avböjt)\s*:", re.IGNORECASE
)


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


def read_title(summary: str, categories: Sequence[str] = (), own: CalendarWords | None = None) -> EventTitle | None:
    """What an event is, or None if it is neither race, run nor massage. `own` are words of the runner's settings."""
    words = words_of(summary[:LONGEST_READ])
    tags = {words_of(category).strip() for category in categories}
    match _own_kind(words, own or CalendarWords()) or _kind(summary, words, tags):
        case Kind.MASSAGE:
            return _massage(summary, words)
        case Kind.RACE:
            return EventTitle(Kind.RACE, _name(summary), _race_distance_m(words))
        case Kind.RUN:
            note = "" if _holds_only(words, OF_RUNS) else summary
            return EventTitle(Kind.RUN, "", _distance_m(words), _meaning(RUN_KINDS, words), note=note)
    return None


def distance_m(summary: str) -> int | None:
    """The distance that a title says, in metres; not that of repetitions, as in 6x1k."""
    return _distance_m(words_of(summary))


def _own_kind(words: str, own: CalendarWords) -> Kind | str | None:
    """The kind by the runner's own words: a text that is no kind for what is to be ignored, None if there are none."""
    kinds = {"ignored": own.ignore, Kind.MASSAGE: own.massages, Kind.RACE: own.races, Kind.RUN: own.runs}
    return next((kind for kind, phrases in kinds.items() if any(_stands(phrase, words) for phrase in phrases)), None)


def _stands(phrase: str, words: str) -> bool:
    wanted = words_of(phrase)
    return bool(wanted.strip(" |")) and wanted in words


def _kind(summary: str, words: str, tags: Collection[str]) -> Kind | None:
    if NOTHING.search(words) or MONEY.search(words):
        return None
    if MASSAGE.search(words) or not MASSAGE_TAGS.isdisjoint(tags):
        return Kind.MASSAGE
    if TALK.search(words) or MEAL.search(words):
        return None
    if _is_race(summary, words, tags):
        return Kind.RACE
    return Kind.RUN if _is_run(words, tags) else None


def _is_race(summary: str, words: str, tags: Collection[str]) -> bool:
    if not RACE_TAGS.isdisjoint(tags) or RACE.search(words):
        return True
    if HALF.search(words) or MARATHON.search(words):
        return not TRAINING.search(words)
    speaks_of_training = RUN.search(words) or TRAINING.search(words) or _meaning(RUN_KINDS, words)
    is_training = speaks_of_training or not RUN_TAGS.isdisjoint(tags)
    if is_training or REST.search(words):
        return False
    return bool(OF_PLACE.search(words)) or (_distance_m(words) in RACED_M and _is_name(summary))


def _is_name(summary: str) -> bool:
    """Whether what stands beside a distance is a name: words with capitals, or few small ones."""
    names = [token for token in tokens_of(summary[:LONGEST_READ]) if _could_name(words_of(token).strip())]
    if not names:
        return False
    return all(not name[0].islower() for name in names) or (summary.islower() and len(names) <= MOST_NAMES)


def _could_name(word: str) -> bool:
    return word not in LINKS and word not in UNITS and not _holds_only(_without_plan(word), OF_RUNS)


def _is_run(words: str, tags: Collection[str]) -> bool:
    if RUN.search(words) or (not RUN_TAGS.isdisjoint(tags) and not REST.search(words)):
        return True
    is_training = _meaning(RUN_KINDS, words) or TRAINING.search(words)
    if is_training and _distance_m(words):
        return True
    says_enough = is_training and OF_TIMES.isdisjoint(words.split())
    return _holds_only(_without_plan(words), OF_RUNS) and bool(says_enough or _distance_m(words))


def _without_plan(words: str) -> str:
    """The words without those by which a plan counts its days."""
    return " ".join(word for word in words.split() if word not in OF_PLANS and not PLAN_DAY.fullmatch(word))


def _race_distance_m(words: str) -> int | None:
    """The distance of a race: that in numbers, else that of its name, which is no runner's in a relay."""
    if metres := _distance_m(words):
        return metres
    if RELAY.search(words):
        return None
    if HALF.search(words):
        return HALF_M
    return MARATHON_M if MARATHON.search(words) and " ultra " not in words else None


def _distance_m(words: str) -> int | None:
    """The first distance in numbers; where they are parts with warming up, all of them together."""
    tokens = REPETITION.sub(" ", words).split()
    parts = [
        metres
        for token, after in zip(tokens, [*tokens[1:], ""], strict=False)
        if (metres := _metres(token, after)) is not None and SHORTEST_M <= metres <= FARTHEST_M
    ]
    if WARM_UP.search(words):
        return None if len(parts) < 2 or REPETITION.search(words) else min(sum(parts), FARTHEST_M)
    return parts[0] if parts else None


def _metres(token: str, after: str) -> int | None:
    """The metres of `10k`, or of `10` with the unit behind it."""
    amount = amount_of(token)
    unit = amount.unit or after if amount else ""
    return rounded(amount.value * UNITS[unit]) if amount and unit in UNITS else None


def _massage(summary: str, words: str) -> EventTitle:
    note = "" if _holds_only(words, OF_MASSAGES) else summary
    return EventTitle(
        Kind.MASSAGE, depth=_meaning(DEPTHS, words), massage_kind=_meaning(MASSAGE_KINDS, words), note=note
    )


def _name(summary: str) -> str:
    """The title without a leading "Race:"; empty if that is all."""
    return re.sub(r"^race\s*([:\-–—]\s*|$)", "", summary, flags=re.IGNORECASE)


def _holds_only(words: str, allowed: frozenset[str]) -> bool:
    """Whether there are no words but those known, and numbers with a unit or none."""
    return all(
        word in allowed or word == "|" or plain_number(word.rstrip("abcdefghijklmnopqrstuvwxyz")) is not None
        for word in words.split()
    )


def _meaning(meanings: Mapping[re.Pattern[str], T], words: str) -> T | None:
    return next((meaning for pattern, meaning in meanings.items() if pattern.search(words)), None)
