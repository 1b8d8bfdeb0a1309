"""What apps call a sport, in the languages of their accounts, as written in tables and titles.

Names are compared by their words, without capitals and accents (`words_of`): "Course à pied" is "course a pied".
"""

from collections.abc import Iterator
from functools import cache

from runjournal.exchange.activities.recording import Sport
from runjournal.model.texts import words_of

RUNS = {
    "run": (
        "run", "running", "jog", "jogging", "street running", "road running", "road run", "outdoor run",
        "outdoor running", "lauf", "laufen", "laufsport", "joggen", "strassenlauf", "lauftraining", "course a pied",
        "course", "course sur route", "footing", "carrera", "carrera a pie", "correr", "carrera en calle", "corsa",
        "corsa su strada", "correre", "hardlopen", "hardloopsessie", "loop", "lopen", "straatlopen", "corrida",
        "corrida de rua", "correndo", "lopning", "lob", "loping", "løb", "løping", "løpetur", "juoksu", "bieg",
        "bieganie", "beh", "futas", "bieg uliczny", "lope", "ultra run", "ultra running", "ultralauf", "parkrun",
        "obstacle run", "obstacle running",
    ),
    "trail run": (
        "trail run", "trail running", "trailrun", "trailrunning", "traillauf", "trail", "gelandelauf",
        "course de trail", "course trail", "course sur sentier", "trail course a pied", "carrera de montana",
        "carrera de trail", "carrera por montana", "corsa trail", "trail corsa", "trailhardlopen", "traillopen",
        "corrida de trilha", "corrida em trilha", "corrida de trail", "trailhardloopsessie", "terranglopning",
        "corsa su sentiero",
    ),
    "treadmill run": (
        "treadmill run", "treadmill running", "treadmill", "laufband", "laufbandtraining", "lauf auf dem laufband",
        "laufbandlauf", "laufen auf dem laufband", "course sur tapis", "course sur tapis roulant", "tapis de course",
        "course a pied sur tapis", "tapis roulant", "carrera en cinta", "cinta", "entrenamiento en cinta",
        "corsa su tapis roulant", "loopband", "hardlopen op loopband", "loopbandsessie", "corrida na esteira",
        "corrida em esteira", "esteira", "corrida em passadeira", "lopband",
    ),
    "indoor run": (
        "indoor run", "indoor running", "hallenlauf", "indoor lauf", "laufen indoor", "course en salle",
        "course a pied en salle", "carrera en interiores", "carrera indoor", "corsa indoor", "corsa al coperto",
        "hardlopen indoor", "hardlopen binnen", "corrida indoor", "corrida em recinto coberto",
    ),
    "track run": (
        "track run", "track running", "bahnlauf", "laufen auf der bahn", "bahnlaufen", "course sur piste",
        "carrera en pista", "corsa su pista", "baanlopen", "hardlopen op de baan", "corrida em pista",
        "corrida na pista",
    ),
    "virtual run": (
        "virtual run", "virtual running", "virtueller lauf", "virtuelles laufen", "course virtuelle",
        "course a pied virtuelle", "carrera virtual", "corsa virtuale", "virtuele hardloopsessie", "virtueel lopen",
        "virtueel hardlopen", "corrida virtual", "virtualrun",
    ),
}  # fmt: skip
"""The kinds of run, each with its names."""

OTHERS = {
    "ride": (
        "ride", "bike", "biking", "cycling", "road cycling", "road biking", "gravel ride", "gravel cycling",
        "mountain biking", "mountain bike ride", "indoor cycling", "indoor biking", "virtual ride", "virtualride",
        "e bike ride", "ebikeride", "e bike mountain bike ride", "velomobile", "spinning", "spin", "cykling",
        "sykling", "kolarstwo", "kerekparozas", "radfahrt", "radfahren", "rad", "rennradfahren", "mountainbiken",
        "mountainbike", "gravelbiken", "virtuelle radfahrt", "e bike fahrt", "indoor radfahren", "mountainbike fahrt",
        "sortie velo", "velo", "cyclisme", "vtt", "sortie a velo", "cyclisme sur route", "cyclisme en salle",
        "ciclismo", "bicicleta", "vuelta ciclista", "vuelta en bicicleta", "ciclismo de carretera", "pedalada",
        "pedalata", "giro", "uscita in bici", "bici", "ciclismo su strada", "fietsrit", "fietsen", "wielrennen", "rit",
        "ride de bicicleta", "passeio de bicicleta", "mountainbiking", "roadbiking",
    ),
    "walk": (
        "walk", "walking", "gang", "promenad", "gåing", "chod", "setalas", "indoor walking", "casual walking",
        "speed walking", "walk indoor", "nordic walking", "spaziergang", "gehen", "walken", "spazieren", "marche",
        "marche a pied", "randonnee urbaine", "caminata", "caminar", "paseo", "camminata", "passeggiata", "wandeling",
        "wandelen", "caminhada",
    ),
    "hike": (
        "hike", "hiking", "vandring", "fottur", "turazas", "mountaineering", "wanderung", "wandern", "bergsteigen",
        "randonnee", "senderismo", "excursion", "escursione", "escursionismo", "hiken", "trektocht", "trilha",
        "trekking", "rucking",
    ),
    "swim": (
        "swim", "swimming", "svømning", "svøm", "simning", "svømming", "plywanie", "uszas", "pool swim",
        "pool swimming", "lap swimming", "open water swimming", "open water swim", "schwimmen", "bahnschwimmen",
        "schwimmbadschwimmen", "freiwasserschwimmen", "natation", "nage", "natation en piscine", "natacion", "nuoto",
        "zwemmen", "natacao", "zwemsessie",
    ),
    "strength training": (
        "strength", "strength training", "styrketræning", "styrketraning", "styrketrening", "weight training",
        "weighttraining", "crossfit", "hiit", "krafttraining", "gewichtstraining", "musculation",
        "renforcement musculaire", "entrenamiento de fuerza", "fuerza", "pesas", "allenamento con i pesi", "forza",
        "krachttraining", "musculacao", "treino de forca",
    ),
    "skiing": (
        "ski", "skiing", "alpine ski", "backcountry ski", "nordic ski", "cross country skiing", "snowboard",
        "roller ski", "resort skiing", "resort skiing snowboarding", "skilanglauf", "skifahren", "langlauf",
        "snowboarden", "snowboarding", "snowshoe", "snowshoeing", "schneeschuhwandern", "ski de fond", "ski alpin",
        "esqui", "sci", "sci di fondo", "langlaufen",
    ),
    "row": ("row", "rowing", "indoor rowing", "virtual row", "rudern", "aviron", "remo", "canottaggio", "roeien"),
    "yoga": ("yoga", "pilates", "breathwork", "atemubungen", "stretching", "meditation"),
    "workout": (
        "workout", "training", "cardio", "indoor cardio", "entrainement", "entrenamiento", "allenamento", "treino",
        "hometrainer", "fitness equipment", "gym", "sonstiges",
    ),
    "elliptical workout": ("elliptical", "elliptical trainer", "crosstrainer", "stair stepper", "stair climbing"),
    "several sports": ("multisport", "multi sport", "triathlon", "duathlon", "brick", "swimrun"),
    "golf": ("golf",),
    "tennis": ("tennis", "padel", "badminton", "squash", "table tennis", "pickleball", "racquetball"),
    "football": ("football", "soccer", "fussball", "futbol", "calcio", "voetbal", "futebol", "basketball"),
    "climb": ("climb", "climbing", "rock climbing", "bouldering", "bouldern", "klettern", "escalade", "escalada"),
    "paddling": (
        "paddling", "kayaking", "canoeing", "stand up paddling", "paddleboarding", "sup", "kanu", "kajak", "paddle",
    ),
    "skating": ("skating", "inline skate", "inline skating", "ice skate", "ice skating", "inlineskaten", "patinage"),
    "dance": ("dance", "dancing", "tanzen", "danse", "baile", "danza", "dansen"),
}  # fmt: skip
"""Sports that are no runs, each with its names."""

NOTHING_SAID = frozenset({"", "unknown", "other", "track", "gps"})
"""What stands for a sport in files that do not know it."""


SAYING_NOTHING = frozenset({
    "trail", "course", "loop", "training", "workout", "gym", "cardio", "rit", "giro", "rad", "marche", "sup", "cinta",
    "row", "trilha", "excursion", "entrainement", "entrenamiento", "allenamento", "treino",
})  # fmt: skip
"""Names that mean something else among other words: a trail may be walked, too."""
LEAST_SAID = ("run", "workout")
LONGEST_NAME = 5
"""Words of a name."""


@cache
def _sports() -> dict[str, tuple[Sport, str]]:
    runs = {words_of(name): (Sport.RUN, sport) for sport, names in RUNS.items() for name in names}
    others = {words_of(name): (Sport.OTHER, sport) for sport, names in OTHERS.items() for name in names}
    return {**others, **runs}


def sport_of(name: str) -> tuple[Sport, str]:
    """Whether a sport of that name is a run, and what it is called; an unknown one keeps its own name, if it is one.

    A name among other words tells it, too, as in "Ciclismo em estradas", unless another one means something else.
    """
    words = words_of(name.replace("_", " "))
    if words in NOTHING_SAID:
        return Sport.UNKNOWN, ""
    if words in _sports():
        return _sports()[words]
    told = list(_told_within(words.split()))
    if len({sport for sport, _ in told}) == 1:
        return min(told, key=lambda each: each[1] in LEAST_SAID)
    return Sport.UNKNOWN, " ".join(name.split()).lower()


def _told_within(words: list[str]) -> Iterator[tuple[Sport, str]]:
    """The sports that some of the words name, of the longest names first."""
    for length in range(min(len(words) - 1, LONGEST_NAME), 0, -1):
        for start in range(len(words) - length + 1):
            name = " ".join(words[start : start + length])
            if name in _sports() and name not in SAYING_NOTHING:
                yield _sports()[name]


@cache
def run_names() -> frozenset[str]:
    """All names of runs, as their words."""
    return frozenset(words_of(name) for names in RUNS.values() for name in names)
