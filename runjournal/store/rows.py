"""Entries as rows of their tables and back, fast enough to read some hundred at each keystroke.

A row is checked as strictly as any record: its values go through the entry's own checks, and its day must be the
local day of its start. What each field is, is worked out once for a kind instead of for each row.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import Any, cast

from runjournal.model.choices import Kind
from runjournal.model.entries import ENTRY_TYPES, Entry
from runjournal.model.limits import FIRST_DAY, LAST_DAY, Invalid
from runjournal.model.moments import Moment, zone_info
from runjournal.model.records import Plain, Record, converters, day_in, fields_of, instant_in, text_in

Row = tuple[object, ...]
CACHED = 512
"""Entries of a kind kept in memory by their rows: after a change, most of a history is what it was before."""

ZONES = timedelta(days=2)
"""Farther than any instant is from midnight UTC of its local day."""


@cache
def columns(kind: Kind) -> tuple[str, ...]:
    """The columns of a kind of entry in the order of its record; `local_time` is not one of them."""
    return ("id", "day", "start", "zone", *(field.name for field in fields_of(kind)), "note", "source")


@cache
def select(kind: Kind) -> str:
    """The beginning of a query for the rows of a kind, with its columns in order."""
    return f"SELECT {', '.join(columns(kind))} FROM {kind.value}"  # noqa: S608 - names of ours


@cache
def insert(kind: Kind) -> str:
    """The statement that adds a row made by `to_row`."""
    names = (*columns(kind), "local_time")
    return f"INSERT INTO {kind.value} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608


@cache
def update(kind: Kind) -> str:
    """The statement that updates a row with the values made by `to_row`, followed by its id."""
    names = (*columns(kind), "local_time")
    return f"UPDATE {kind.value} SET {', '.join(f'{name} = ?' for name in names)} WHERE id = ?"  # noqa: S608


def to_row(kind: Kind, record: Record) -> tuple[Plain, ...]:
    """The record's values in the order of its columns, then the local time, for people who read the table."""
    return *(record[name] for name in columns(kind)), _local_time(record["start"], record["zone"])


def blank(kind: Kind) -> Record:
    """A record with nothing filled in; what a new entry has in common with it is not logged."""
    texts = {field.name for field in fields_of(kind) if field.type in (str, tuple)} | {"note", "source"}
    return {name: "" if name in texts else None for name in columns(kind)}


def record_of(kind: Kind, row: Row) -> Record:
    """The raw values of a row by their column, unchecked."""
    return dict(zip(columns(kind), cast(Sequence[str | int | None], row), strict=True))


@cache
def reader(kind: Kind) -> Callable[[Row], Entry]:
    """The function that makes entries of the rows of `select(kind)`; it raises `Invalid` for a row it refuses."""
    entry_type = ENTRY_TYPES[kind]
    own = [(index, name, convert) for index, (name, convert) in enumerate(converters(kind), start=4)]
    length = len(columns(kind))

    @lru_cache(maxsize=CACHED)
    def read(row: Row) -> Entry:
        values: dict[str, Any] = {name: convert(row[index]) for index, name, convert in own}
        return entry_type(
            id=_id(row[0]),
            start=_moment(row[1], row[2], row[3]),
            note=text_in("note", row[length - 2]),
            source=text_in("source", row[length - 1]),
            **values,
        )

    return read


def _id(value: object) -> str:
    if not value:
        raise Invalid("id", "an entry of the journal has an id")
    return text_in("id", value)


@lru_cache(maxsize=2048)
def _moment(day: object, start: object, zone: object) -> Moment:
    """Entries of one line start together, so many rows share a moment."""
    instant = None if start is None else instant_in(text_in("start", start), canonical=True)
    return Moment(_day(text_in("day", day)), text_in("zone", zone), instant)


@lru_cache(maxsize=4096)
def _day(text: str) -> date:
    return day_in(text, canonical=True)


def _local_time(start: object, zone: object) -> str | None:
    if start is None:
        return None
    try:
        return f"{instant_in(str(start), canonical=True).astimezone(zone_info(str(zone))):%H:%M}"
    except Invalid:
        return None  # a row that cannot be read as an entry can still be moved, deleted and restored


def day_text(instant: datetime, by: timedelta) -> str:
    """The day of an instant moved by a length, as the tables hold it, within the days a journal can hold."""
    moved = instant.toordinal() + by.days + (by.days > 0 and bool(by.seconds))
    return date.fromordinal(min(max(moved, FIRST_DAY.toordinal()), LAST_DAY.toordinal())).isoformat()
