"""Random valid entries for property tests: any kind, any zone, any day a journal can hold."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

from hypothesis import strategies as st

from runjournal.model.areas import AREAS, SPINE, Area, Side, Spot, spots_of
from runjournal.model.choices import Kind
from runjournal.model.entries import ENTRY_TYPES, Entry, Note, Overrule, Soreness, longer_elapsed
from runjournal.model.limits import (
    FARTHEST_M,
    FASTEST_HR,
    FIRST_DAY,
    LAST_DAY,
    LONGEST_S,
    MOST_CLIMB_M,
    MOST_WATER_ML,
    SLOWEST_HR,
    find_control,
)
from runjournal.model.moments import Moment, day_span
from runjournal.model.records import Field, fields_of

ZONES = (
    "UTC",
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "America/St_Johns",
    "America/Sao_Paulo",
    "Africa/Casablanca",
    "Africa/Monrovia",
    "Antarctica/Troll",
    "Asia/Beirut",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
)
"""Zones that find mistakes: odd offsets, changes of half an hour or two, at midnight, and a day that was skipped."""


@cache
def zones() -> st.SearchStrategy[str]:
    """IANA names, the plain ones first."""
    return st.sampled_from(ZONES)


@cache
def days(first: date = FIRST_DAY, last: date = LAST_DAY) -> st.SearchStrategy[date]:
    """Local dates within a range, by default all that a journal can hold."""
    return st.dates(first, last)


# Strategies are made once: drawing from a new one is several times slower.


@st.composite
def moments(
    draw: st.DrawFn, zone: str | None = None, first: date = FIRST_DAY, last: date = LAST_DAY, *, whole: bool = True
) -> Moment:
    """A second of a day, or with `whole` also a whole day, in `zone` or in any."""
    name = zone or draw(zones())
    day = draw(days(first, last).filter(lambda day: _is_a_day(day, name)))
    if whole and draw(st.booleans()):
        return Moment.whole_day(day, name)
    return Moment.at_instant(draw(_instants_of(day, name)), name)


def _is_a_day(day: date, zone: str) -> bool:
    span = day_span(day, zone)
    return span.earliest < span.latest


def _instants_of(day: date, zone: str) -> st.SearchStrategy[datetime]:
    span = day_span(day, zone)
    seconds = int((span.latest - span.earliest).total_seconds())
    minutes = st.integers(0, seconds // 60).map(lambda minute: minute * 60)
    return (minutes | st.integers(0, seconds)).map(lambda second: span.earliest + timedelta(seconds=second))


CONTROLS = [*map(chr, (*range(0xA0, 0xD800), *range(0xE000, 0x20000), *range(0xE0000, 0xE1000)))]
CONTROLS = [character for character in CONTROLS if find_control(character) is not None]
"""What no text keeps beside the categories Cc and Cs, and joiners, which are kept only within emoji."""


@cache
def texts(least: int = 0, most: int = 40) -> st.SearchStrategy[str]:
    """Any text a journal keeps: no control characters, everything else."""
    characters = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters=CONTROLS)
    return st.text(characters, min_size=least, max_size=most)


@cache
def words(most: int = 20) -> st.SearchStrategy[str]:
    """A text without spaces, as ids and sources are."""
    return texts(1, most).map(lambda text: "".join(text.split())).filter(bool)


@cache
def ids() -> st.SearchStrategy[str]:
    """Ids as the journal gives them."""
    return st.uuids().map(str)


@cache
def spots() -> st.SearchStrategy[Spot]:
    """Any spot: single, both sides, everywhere."""
    single = [spot for area in AREAS for spot in spots_of(area)]
    return st.sampled_from([*single, *(Spot(area, Side.BOTH) for area in AREAS), Spot(Area.EVERYWHERE)])


_BY_NAME: dict[str, Callable[[], st.SearchStrategy[Any]]] = {
    "distance_m": lambda: st.integers(0, FARTHEST_M // 100).map(lambda step: step * 100) | st.integers(0, FARTHEST_M),
    "duration_s": lambda: st.integers(1, LONGEST_S // 60).map(lambda step: step * 60) | st.integers(1, LONGEST_S),
    "effort": lambda: st.integers(0, 10),
    "elapsed_s": lambda: st.integers(1, LONGEST_S // 60).map(lambda step: step * 60) | st.integers(1, LONGEST_S),
    "avg_hr": lambda: st.integers(SLOWEST_HR, FASTEST_HR),
    "ascent_m": lambda: st.integers(0, MOST_CLIMB_M),
    "descent_m": lambda: st.integers(0, MOST_CLIMB_M),
    "pain": lambda: st.integers(0, 10),
    "rating": lambda: st.integers(0, 10),
    "volume_ml": lambda: st.integers(1, MOST_WATER_ML),
    "colour": lambda: st.integers(1, 8),
    "rule": lambda: st.sampled_from(["race-too-close", "low-fluids", "today", "run", "w", "a-rule-of-tomorrow"]),
    "about": lambda: words() | ids(),
    "spots": lambda: st.lists(spots(), max_size=4).map(tuple),
}


@cache
def _values(field: Field) -> st.SearchStrategy[Any]:
    """Valid values of a field; None too where it is optional."""
    if field.name in _BY_NAME:
        known = _BY_NAME[field.name]()
    elif issubclass(field.type, StrEnum):
        known = st.sampled_from(field.type)
    else:
        known = st.booleans() if field.type is bool else texts()
    return st.none() | known if field.optional else known


ANY_MOMENT = moments()
NOTES = st.just("") | texts()
SOURCES = st.just("") | words()


@st.composite
def entries_of(
    draw: st.DrawFn, /, kind: Kind, start: st.SearchStrategy[Moment] | None = None, **fixed: object
) -> Entry:
    """A valid entry of a kind; `start` says where in time, `fixed` gives fields that are not to vary.

    Its id is empty, as before the journal gives one, unless `fixed` says otherwise.
    """
    values: dict[str, Any] = {
        "start": draw(ANY_MOMENT if start is None else start),
        "note": draw(NOTES),
        "source": draw(SOURCES),
        **{field.name: draw(_values(field)) for field in fields_of(kind) if field.name not in fixed},
        **fixed,
    }
    return ENTRY_TYPES[kind](**_mended(kind, values))


def _mended(kind: Kind, values: dict[str, Any]) -> dict[str, Any]:
    """The values with what one field asks of another."""
    if kind is Note.kind and not values["text"].strip():
        values["text"] = "slept badly"
    if kind is Overrule.kind and not values["why"].strip():
        values["why"] = "it felt fine"
    if "elapsed_s" in values:
        values["elapsed_s"] = longer_elapsed(values["duration_s"], values["elapsed_s"])
    if kind is Soreness.kind and values["area"] is Area.EVERYWHERE:
        values |= {"side": Side.BOTH, "rating": 0}
    if kind is Soreness.kind and values["side"] is Side.MIDDLE and values["area"] not in SPINE:
        values["side"] = Side.LEFT
    return values


def entries(start: st.SearchStrategy[Moment] | None = None) -> st.SearchStrategy[Entry]:
    """A valid entry of any kind, its id empty."""
    return st.sampled_from(Kind).flatmap(lambda kind: entries_of(kind, start))


@st.composite
def journals(draw: st.DrawFn, start: st.SearchStrategy[Moment] | None = None, most: int = 12) -> tuple[Entry, ...]:
    """Up to `most` entries of any kinds in any order, each with an id of its own."""
    names = draw(st.lists(ids(), max_size=most, unique=True))
    return tuple(draw(entries_of(draw(st.sampled_from(Kind)), start, id=name)) for name in names)
