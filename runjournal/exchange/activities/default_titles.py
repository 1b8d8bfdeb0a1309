"""Which titles an app gives an activity by itself: they say nothing that its start and sport do not say.

Strava names by the time of day ("Morning Run", "Abendlauf"), Garmin by the place ("Berlin Running"), others by the
sport alone, by the date or by a number.
"""

import re
from functools import cache

from runjournal.exchange.activities.sport_names import run_names
from runjournal.model.texts import words_of

SPACES = re.compile(r"[\s_]+")
DATE_OR_NUMBER = re.compile(
    r"""(?<![0-9])(?:(?:[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2} | [0-9]{1,2}[-./][0-9]{1,2}[-./][0-9]{2,4}
        | [0-9]{1,2}-[^\W\d_]{3}-[0-9]{2,4}(?=\ [0-9]{1,2}:) | [0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?)(?:\ ?[ap]m|Z\b)?
        | [0-9]{8,} )(?:T(?=[0-9]))?""",
    re.VERBOSE | re.IGNORECASE,
)
TIMES_OF_DAY = frozenset({
    "morning", "lunch", "lunchtime", "midday", "noon", "afternoon", "evening", "night", "early", "late",
    "morgen", "vormittag", "mittag", "mittags", "mittagspause", "mittagszeit", "nachmittag", "abend", "nacht",
    "fruhen", "morgens", "abends", "nachts", "nachmittags", "vormittags",
    "matin", "matinee", "matinale", "midi", "dejeuner", "apres", "soir", "soiree", "nuit", "nocturne",
    "manana", "matutina", "mediodia", "almuerzo", "hora", "tarde", "vespertina", "noche", "nocturna",
    "mattina", "mattutina", "mattino", "ora", "pranzo", "pausa", "pomeridiana", "pomeriggio", "sera", "serale", "notte",
    "notturna",
    "ochtend", "middag", "avond", "namiddag", "lunchpauze",
    "manha", "matinal", "almoco", "entardecer", "anoitecer", "noite", "noturna",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
})  # fmt: skip
"""Times of day and days of the week, without accents."""
JOINING = frozenset({
    "in", "at", "on", "the", "of", "am", "pm", "zur", "zum", "der", "dem", "a", "au", "aux", "de", "du", "des",
    "la", "le", "l", "les", "d", "dans", "en", "pendant", "el", "por", "al", "all", "alla", "del", "della", "di",
    "nella", "op", "het", "tijdens", "do", "da", "na", "no", "ao",
})  # fmt: skip
NAMELESS = frozenset({
    "activity", "untitled", "unnamed", "untitled activity", "unnamed activity", "new activity", "my activity", "track",
    "tracks", "route", "move", "aktivitat", "activite", "actividad", "attivita", "activiteit", "atividade",
    "ohne titel", "unbenannt", "sans titre", "sin titulo", "senza titolo", "zonder titel", "sem titulo",
    "workout", "training", "exercise",
    "active log", "current track", "sport", "session",
})  # fmt: skip
OF_A_TIME = re.compile(
    r"(?:morgen|fruh|vormittags|mittags|nachmittags|abend|nacht|ochtend|lunch|middag|namiddag|voormiddag|avond|morgon|eftermiddags|kvalls"
    r"|natt|aften|formiddags)(?:lauf|laufen|loop|lopen|run|lopning|lob|løb|løpetur)"
)
"""A time of day and a run in one word, such as "abendlauf"."""
NO_PLACE = frozenset({
    "a", "an", "the", "my", "our", "with", "for", "to", "after", "before", "no", "not", "just", "still", "back", "more",
    "first", "last", "easy", "long", "short", "slow", "fast", "tempo", "interval", "hill", "hills", "recovery", "race",
    "base", "speed", "social", "club", "solo", "happy", "good", "great", "hard",
    "mit", "ohne", "fur", "nach", "vor", "wieder", "endlich", "ein", "eine", "mein", "unser", "erstes", "erster",
    "letzter", "lockeres", "lockerer", "langer", "langes", "kurzes", "kurzer", "schnelles", "schneller", "zum", "beim",
    "avec", "sans", "pour", "apres", "avant", "ma", "mon", "notre", "premiere", "derniere", "longue",
    "con", "sin", "para", "mi", "primera", "ultima", "larga", "senza", "prima", "lunga", "met", "zonder", "voor",
    "na", "mijn", "eerste", "lange", "com", "sem", "minha", "primeira", "longa",
})  # fmt: skip
"""Words that a runner's own title has and the name of a town does not begin with."""
NOT_BEHIND_A_PLACE = frozenset({
    "run", "lauf", "jog", "loop", "course", "trail", "trail run", "parkrun", "track run", "ultra run", "road run",
    "ultralauf", "traillauf", "strassenlauf",
})  # fmt: skip
"""What races are called, as in "Cologne Bridge Run"."""
MOST_WORDS = 8
PARTICLE = re.compile(
    r"[a-z]\.|an|am|auf|bei|im|in|ob|vor|der|dem|de|do|da|dos|das|di|del|della|des|du|la|le|les|lès|en|sur|sous|el|y|i|of"
    r"|and|und|et|e|upon|the|on|aan|den|het|op|van|von|zu|zum|près|-|–"
)


SAYING_LITTLE = TIMES_OF_DAY | JOINING
NOT_IN_FRONT = NO_PLACE | TIMES_OF_DAY


DISTRICT = re.compile(r"[0-9]{1,2}")
"""As in "Dublin 4 Running"."""


def own_title(title: str) -> str:
    """The title if the runner gave it, else an empty text."""
    title = SPACES.sub(" ", title).strip()
    undated = DATE_OR_NUMBER.sub(" ", title)
    words = words_of(undated).split()
    if all(word.isdigit() for word in words):
        return title if undated == title else ""
    return "" if _is_default(words) or _names_a_place(undated.split()) else title


def _is_default(words: list[str]) -> bool:
    """Whether the words are a run, and perhaps a time of day, or name nothing."""
    named = [word for word in words if not word.isdigit()]
    if " ".join(named) in NAMELESS or " ".join(words) in run_names():
        return True
    sport = [word for word in words if word not in SAYING_LITTLE and not OF_A_TIME.fullmatch(word)]
    if not sport:
        return any(word not in JOINING for word in words)
    return " ".join(sport) in _unjoined_run_names()


@cache
def _unjoined_run_names() -> frozenset[str]:
    return frozenset(" ".join(word for word in name.split() if word not in JOINING) for name in run_names())


@cache
def _behind_a_place() -> frozenset[str]:
    return run_names() - NOT_BEHIND_A_PLACE


def _names_a_place(words: list[str]) -> bool:
    """Whether the words are a place and a run, such as "Bad Homburg vor der Höhe Laufen"."""
    if not 2 <= len(words) <= MOST_WORDS or words_of(words[0]) in NOT_IN_FRONT:
        return False
    return any(
        words_of(" ".join(words[end:])) in _behind_a_place() and _is_place(words[:end]) for end in range(1, len(words))
    )


def _is_place(words: list[str]) -> bool:
    return all(
        word.lstrip("(")[:1].isupper() or PARTICLE.fullmatch(word) or (position and DISTRICT.fullmatch(word))
        for position, word in enumerate(words)
    )
