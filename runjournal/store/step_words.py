"""The words for a step of the log: one short phrase in metric units."""

from collections import Counter
from collections.abc import Iterable, Sequence

from runjournal.model.choices import Kind
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

COUNTED = (Kind.RUN, Kind.RACE, Kind.MASSAGE, Kind.DRINK)


def step_words(verb: str, entries: Sequence[Entry]) -> str:
    """What was done, such as "logged run 8.2 km" or "deleted 12 entries"."""
    if len(entries) == 1:
        return f"{verb} {entry_words(entries[0])}"
    return f"{verb} {counted(len(entries), 'entry', 'entries')}" if entries else f"{verb} what could not be read"


def counted(number: int, singular: str, plural: str) -> str:
    """A number with its word: "1 entry", "3,000 entries"."""
    return f"{number:,} {singular if number == 1 else plural}"


def counted_kinds(entries: Iterable[Entry]) -> list[str]:
    """How many there are of each kind that has a plural, such as "212 runs", and of the others together."""
    by_kind = Counter(entry.kind if entry.kind in COUNTED else None for entry in entries)
    named = [counted(by_kind[kind], kind.value, f"{kind}s") for kind in COUNTED if by_kind[kind]]
    other = "other " if named else ""
    others = [counted(by_kind[None], f"{other}entry", f"{other}entries")] if by_kind[None] else []
    return [*named, *others]


def entry_words(entry: Entry) -> str:
    """The entry in two to five words."""
    match entry:
        case Run() | Race():
            name = entry.name[:40] if isinstance(entry, Race) else ""
            return " ".join(word for word in (entry.kind.value, name, _km(entry.distance_m)) if word)
        case Massage(duration_s=seconds):
            return f"massage {seconds // 60} min"
        case Soreness(rating=rating):
            return f"soreness {entry.spot.name} {rating}"
        case Drink(volume_ml=volume):
            return f"drink {volume} ml"
        case Urine(colour=colour):
            return f"urine {colour}"
        case Meal(size=size):
            return f"{size.value} meal"
        case Note() | Bath():
            return entry.kind.value
        case Condition(name=name, clears=clears):
            return f"{name.value.replace('-', ' ')}{' over' if clears else ''}"
        case Overrule(rule=rule):
            return f"overrule of {rule}"
    return entry.kind.value


def _km(distance_m: int | None) -> str:
    return "" if distance_m is None else f"{distance_m / 1000:g} km"
