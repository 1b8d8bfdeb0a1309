"""Entries in a few friendly words, in the runner's units, without day and zone.

The first paint of the app uses it, so it imports little.
"""

from collections.abc import Iterator

from runjournal.model.areas import Area
from runjournal.model.choices import MealSize, Quality
from runjournal.model.entries import (
    Bath,
    Condition,
    Drink,
    Entry,
    Massage,
    Meal,
    Note,
    Overrule,
    Race,
    Run,
    Soreness,
    Urine,
)
from runjournal.model.settings import Distance, Settings, Volume
from runjournal.model.units import METRES, MILLILITRES, climb_in, climb_unit

SEPARATOR = " · "
_LITRES_FROM = 1000


def to_words(entry: Entry, settings: Settings) -> str:
    """Such as "run 8.2 km · 44:00 · 5:22/km · easy · effort 5". One line of plain text, not markup."""
    return SEPARATOR.join(part for part in _parts(entry, settings) if part)


def _parts(entry: Entry, settings: Settings) -> Iterator[str]:  # noqa: C901 - one branch a kind
    match entry:
        case Run():
            yield from _run(entry, settings)
        case Massage():
            yield from _massage(entry)
        case Soreness():
            yield _soreness(entry)
        case Drink():
            yield volume_words(entry.volume_ml, settings.volume)
        case Urine():
            yield f"urine colour {entry.colour}"
        case Race():
            yield from _race(entry, settings)
        case Meal():
            yield "meal" if entry.size is MealSize.NORMAL else f"{entry.size} meal"
        case Bath():
            yield "bath"
            yield minutes_words(entry.duration_s) if entry.duration_s else ""
        case Note():
            yield entry.text
        case Condition():
            yield from _condition(entry)
        case Overrule():
            yield f"overruled {entry.rule}: {entry.why}"
    yield "" if entry.is_done or entry.is_planned else "cancelled"


def _run(run: Run, settings: Settings) -> Iterator[str]:
    yield f"run {distance_words(run.distance_m, settings.distance)}".strip()
    yield clock_words(run.duration_s)
    yield pace_words(run.distance_m, run.duration_s, settings.distance)
    yield run.run_kind or ""
    yield _effort(run.effort)
    yield from _recorded(run, settings)


def _massage(massage: Massage) -> Iterator[str]:
    yield f"{massage.depth} massage" if massage.depth else "massage"
    yield minutes_words(massage.duration_s)
    kind = massage.massage_kind
    yield kind.value.replace("-", " ") if kind else ""
    yield ", ".join(spot.name for spot in massage.spots)
    yield f"pain {massage.pain}" if massage.pain is not None else ""
    yield "braced" if massage.braced else ""
    yield f"@{massage.therapist}" if massage.therapist else ""


def _soreness(soreness: Soreness) -> str:
    if soreness.area is Area.EVERYWHERE:
        return "all clear"
    quality = "" if soreness.quality in (None, Quality.ACHE) else f" {soreness.quality}"
    return f"{soreness.spot.name} {soreness.rating}{quality}"


def _race(race: Race, settings: Settings) -> Iterator[str]:
    yield f"race {race.name}".strip()
    yield distance_words(race.distance_m, settings.distance)
    yield clock_words(race.duration_s)
    yield pace_words(race.distance_m, race.duration_s, settings.distance)
    yield _effort(race.effort)
    yield f"priority {race.priority}" if race.priority else ""
    yield from _recorded(race, settings)


def _condition(condition: Condition) -> Iterator[str]:
    name = condition.name.value.replace("-", " ")
    yield f"{name} cleared" if condition.clears else name
    yield ", ".join(spot.name for spot in condition.spots)
    yield condition.detail


def _recorded(ran: Run | Race, settings: Settings) -> Iterator[str]:
    yield f"hr {ran.avg_hr}" if ran.avg_hr is not None else ""
    yield climb_words(ran.ascent_m, ran.descent_m, settings.distance)
    yield f"elapsed {clock_words(ran.elapsed_s)}" if ran.elapsed_s is not None else ""


def _effort(effort: int | None) -> str:
    return f"effort {effort}" if effort is not None else ""


def distance_words(distance_m: int | None, unit: Distance) -> str:
    """Metres as "8.2 km", to ten metres; empty for None."""
    if distance_m is None:
        return ""
    shown = f"{distance_m / METRES[unit]:.2f}"
    whole, _, rest = shown.partition(".")
    return f"{whole}.{rest[0]}{rest[1].rstrip('0')} {unit}"


def clock_words(duration_s: int | None) -> str:
    """Seconds as "44:00" or "1:30:00"; empty for None."""
    if duration_s is None:
        return ""
    minutes, seconds = divmod(duration_s, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"


def climb_words(ascent_m: int | None, descent_m: int | None, unit: Distance) -> str:
    """Metres of ascent and descent as "up 240, down 180 m", in feet beside miles; a climb of nothing is not said."""
    climbs = (("up", ascent_m), ("down", descent_m))
    words = ", ".join(f"{name} {climb_in(metres, unit)}" for name, metres in climbs if metres)
    return words and f"{words} {climb_unit(unit)}"


def minutes_words(duration_s: int) -> str:
    """Seconds as "45 min", or as a clock if they are not whole minutes."""
    minutes, seconds = divmod(duration_s, 60)
    return clock_words(duration_s) if seconds else f"{minutes} min"


def pace_words(distance_m: int | None, duration_s: int | None, unit: Distance) -> str:
    """The pace as "5:22/km", rounded to the second; empty if distance or duration is not known."""
    if not distance_m or not duration_s:
        return ""
    pace_s = round(duration_s * METRES[unit] / distance_m)
    return f"{clock_words(pace_s)}/{unit}"


def volume_words(volume_ml: int, unit: Volume) -> str:
    """Millilitres as "500 ml", "2.0 l" or "68 oz"."""
    if unit is Volume.OZ:
        return f"{round(volume_ml / MILLILITRES[unit])} oz"
    return f"{volume_ml / 1000:.1f} l" if volume_ml >= _LITRES_FROM else f"{volume_ml} ml"
