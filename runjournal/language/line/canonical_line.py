"""Every entry's canonical line: absolute date, time and zone, metric units, nothing guessed.

Parsing it gives the same entry whatever now, the zone and the settings are. The order is: when, verb, the entry's own
tokens, `key:value` tokens, note.
"""

from collections.abc import Iterator

from runjournal.language.line.line_texts import note_written, text_written, value_written
from runjournal.language.line.vocabulary import SHORT_ZONES
from runjournal.language.line.when import offset_text
from runjournal.model.areas import Area
from runjournal.model.choices import MassageKind
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
from runjournal.model.moments import Moment


def to_line(entry: Entry, *, ids: bool = False) -> str:
    """The canonical line of an entry, with its id if `ids`; its source stands in it whenever there is one."""
    return " ".join([*_when(entry.start), *_own(entry), *_tail(entry, ids=ids)])


def _when(start: Moment) -> Iterator[str]:
    yield start.day.isoformat()
    local = start.local
    if local is not None:
        offset = local.utcoffset()
        yield f"{local:%H:%M}" + (offset_text(offset) if start.is_repeated and offset is not None else "")
        if local.second:
            yield f"second:{local.second}"
    is_bare = "/" in start.zone or start.zone in SHORT_ZONES
    yield start.zone if is_bare else f"zone:{value_written(start.zone)}"


def _tail(entry: Entry, *, ids: bool) -> Iterator[str]:
    if ids and entry.id:
        yield f"id:{value_written(entry.id)}"
    if entry.source:
        yield f"source:{value_written(entry.source)}"
    if entry.note:
        yield f"# {note_written(entry.note)}"


def _own(entry: Entry) -> Iterator[str]:  # noqa: C901 - one branch a kind
    match entry:
        case Run():
            yield from _run(entry)
        case Massage():
            yield from _massage(entry)
        case Soreness():
            yield from _soreness(entry)
        case Drink():
            yield f"water {entry.volume_ml}ml"
        case Urine():
            yield f"urine {entry.colour}"
        case Race():
            yield from _race(entry)
        case Meal():
            yield f"meal {entry.size}"
        case Bath():
            yield "bath"
            yield from _length(entry.duration_s)
        case Note():
            yield f"note {text_written(entry.text)}"
        case Condition():
            yield from _condition(entry)
        case Overrule():
            yield f"overrule {entry.rule} about:{value_written(entry.about)} {text_written(entry.why)}"


def _run(run: Run) -> Iterator[str]:
    yield "run"
    yield from _distance(run.distance_m)
    yield from _length(run.duration_s)
    if run.run_kind is not None:
        yield run.run_kind.value
    yield from _effort(run.effort)
    yield from _recorded(run)
    yield run.status.value


def _massage(massage: Massage) -> Iterator[str]:
    yield "massage"
    yield from _length(massage.duration_s)
    if massage.depth is not None:
        yield massage.depth.value
    elif massage.massage_kind is MassageKind.DEEP_TISSUE:
        yield "depth:none"
    if massage.massage_kind is not None:
        yield massage.massage_kind.value
    yield from (spot.name for spot in massage.spots)
    if massage.pain is not None:
        yield f"p{massage.pain}"
    if massage.braced:
        yield "braced"
    if massage.therapist:
        yield f"@{value_written(massage.therapist)}"
    yield massage.status.value


def _soreness(soreness: Soreness) -> Iterator[str]:
    if soreness.area is Area.EVERYWHERE:
        yield "sore everywhere 0"
    else:
        yield f"sore {soreness.spot.name} {soreness.rating}"
    if soreness.quality:
        yield soreness.quality.value


def _race(race: Race) -> Iterator[str]:
    yield "race"
    if race.name:
        yield text_written(race.name)
    yield from _distance(race.distance_m)
    yield from _length(race.duration_s)
    yield from _effort(race.effort)
    if race.priority is not None:
        yield f"priority {race.priority}"
    yield from _recorded(race)
    yield race.status.value


def _condition(condition: Condition) -> Iterator[str]:
    if condition.clears:
        yield "clear"
    yield condition.name.value
    yield from (spot.name for spot in condition.spots)
    if condition.detail:
        yield text_written(condition.detail)


def _distance(distance_m: int | None) -> Iterator[str]:
    if distance_m is not None:
        kilometres, metres = divmod(distance_m, 1000)
        yield f"{kilometres}.{metres:03d}".rstrip("0").rstrip(".") + "k"


def _length(duration_s: int | None) -> Iterator[str]:
    if duration_s is None:
        return
    minutes, seconds = divmod(duration_s, 60)
    yield f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}" if seconds else f"{minutes}min"


def _effort(effort: int | None) -> Iterator[str]:
    if effort is not None:
        yield f"e{effort}"


def _recorded(ran: Run | Race) -> Iterator[str]:
    if ran.elapsed_s is not None:
        yield "elapsed"
        yield from _length(ran.elapsed_s)
    if ran.avg_hr is not None:
        yield f"hr {ran.avg_hr}"
    if ran.ascent_m is not None:
        yield f"up {ran.ascent_m}m"
    if ran.descent_m is not None:
        yield f"down {ran.descent_m}m"
