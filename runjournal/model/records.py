"""Entries as flat records of plain values and back: the one shape that tables, JSON and CSV share.

A record is a dict of str, int, bool or None. Its keys are the entry's own fields and, for when it starts, `day`
(ISO date), `start` (ISO instant in UTC, or None for a whole day) and `zone` (IANA). Spots are one text of
`area:side` words.
"""

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from runjournal.model.areas import Area, Side, Spot
from runjournal.model.choices import Kind
from runjournal.model.entries import ENTRY_TYPES, Entry
from runjournal.model.frozen import frozen
from runjournal.model.limits import Invalid, check_day
from runjournal.model.moments import Moment

Plain = str | int | bool | None
Record = dict[str, Plain]
Convert = Callable[[object], object]

SHARED = ("id", "day", "start", "zone", "note", "source")


@frozen
class Field:
    """One own field of a kind of entry: its name, the type of its value, whether it may be None or left out."""

    name: str
    type: type
    optional: bool
    required: bool


@cache
def fields_of(kind: Kind) -> tuple[Field, ...]:
    """The fields that a kind of entry has beside the shared ones, in order."""
    entry_type = ENTRY_TYPES[kind]
    hints = typing.get_type_hints(entry_type)
    own = [field for field in dataclasses.fields(entry_type) if field.name not in SHARED]
    return tuple(_field(field.name, hints[field.name], required=field.default is dataclasses.MISSING) for field in own)


def _field(name: str, hint: Any, *, required: bool) -> Field:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        parts = [part for part in typing.get_args(hint) if part is not type(None)]
        return Field(name, parts[0], optional=True, required=required)
    return Field(name, typing.get_origin(hint) or hint, optional=False, required=required)


def to_record(entry: Entry) -> Record:
    """The entry as a flat record; without its kind, which the table or the JSON says."""
    record: Record = {
        "id": entry.id,
        "day": entry.day.isoformat(),
        "start": _instant(entry.start.at),
        "zone": entry.start.zone,
    }
    for field in fields_of(entry.kind):
        record[field.name] = _plain(getattr(entry, field.name))
    record["note"] = entry.note
    record["source"] = entry.source
    return record


def local_record(entry: Entry) -> Record:
    """The record with the entry's kind as files and commands hold it: `start` in its own zone, for people to read."""
    local = entry.start.local
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        **to_record(entry),
        "start": None if local is None else local.isoformat(),
    }


def _instant(instant: datetime | None) -> str | None:
    return None if instant is None else f"{instant:%Y-%m-%dT%H:%M:%SZ}"


def _plain(value: object) -> Plain:
    if isinstance(value, tuple):
        return " ".join(f"{spot.area.value}:{spot.side.value}" for spot in value)
    if isinstance(value, StrEnum):
        return value.value
    return typing.cast(Plain, value)


def from_record(kind: Kind, record: Mapping[str, object]) -> Entry:
    """The entry of a record. Raises `Invalid` for a missing, unknown or wrong value, naming its field."""
    missing = [field.name for field in fields_of(kind) if field.required and field.name not in record]
    if missing:
        raise Invalid(missing[0], f"a {kind} needs {', '.join(missing)}")
    values: dict[str, Any] = {"start": _moment(record)}
    for name in ("id", "note", "source"):
        values[name] = text_in(name, record.get(name, ""))
    values |= {name: convert(record[name]) for name, convert in converters(kind) if name in record}
    return ENTRY_TYPES[kind](**values)


def _moment(record: Mapping[str, object]) -> Moment:
    zone = text_in("zone", record.get("zone", ""))
    start = record.get("start")
    if start is None:
        return Moment.whole_day(day_in(text_in("day", record.get("day", ""))), zone)
    return Moment.at_instant(instant_in(text_in("start", start)), zone)


def day_in(text: str, *, canonical: bool = False) -> date:
    """The date of an ISO 8601 text, with `canonical` only in the one form that records have. Raises `Invalid`."""
    try:
        day = date.fromisoformat(text)
        if canonical and day.isoformat() != text:
            raise ValueError(text)
    except ValueError as error:
        raise Invalid("day", "a day is an ISO 8601 date such as 2026-11-23") from error
    return day


def instant_in(text: str, *, canonical: bool = False) -> datetime:
    """The UTC instant of an ISO 8601 text, with `canonical` only in the one form that records have.

    Raises `Invalid` for other texts, and for one without an offset from UTC.
    """
    try:
        if canonical and (len(text) != 20 or text[-1] != "Z"):
            raise ValueError(text)
        instant = datetime.fromisoformat(text)
    except ValueError as error:
        raise Invalid("start", "a start is an ISO 8601 instant such as 2026-11-23T18:00:00Z") from error
    if instant.tzinfo is None:
        raise Invalid("start", "a start says its offset from UTC, as 2026-11-23T18:00:00Z does")
    check_day(instant.date())
    return instant.astimezone(UTC)


def text_in(name: str, value: object) -> str:
    """The value as a text. Raises `Invalid` for any other."""
    if not isinstance(value, str):
        raise Invalid(name, f"{name} is a text")
    return value


@cache
def converters(kind: Kind) -> tuple[tuple[str, Convert], ...]:
    """For each own field of a kind, in order, its name and what makes the entry's value of a plain one.

    A converter raises `Invalid` for a value that the field cannot have.
    """
    return tuple((field.name, _converter(field)) for field in fields_of(kind))


def _converter(field: Field) -> Convert:
    convert = _converter_of_value(field)
    return (lambda value: None if value is None else convert(value)) if field.optional else convert


def _converter_of_value(field: Field) -> Convert:
    name = field.name
    if field.type is tuple:
        return lambda value: spots_in(text_in(name, value))
    if field.type is bool:
        return lambda value: _yes_or_no(name, value)
    if field.type is int:
        return lambda value: _whole_number(name, value)
    if issubclass(field.type, StrEnum):
        return _chooser(name, {member.value: member for member in field.type})
    return lambda value: text_in(name, value)


def _yes_or_no(name: str, value: object) -> bool:
    """A database writes 0 and 1."""
    if not isinstance(value, int) or value not in (0, 1):
        raise Invalid(name, f"{name} is a yes or no")
    return bool(value)


def _whole_number(name: str, value: object) -> int:
    if type(value) is not int:
        raise Invalid(name, f"{name} is a whole number")
    return value


def _chooser(name: str, choices: Mapping[object, StrEnum]) -> Convert:
    def choose(value: object) -> StrEnum:
        if not isinstance(value, str) or value not in choices:
            raise Invalid(name, f"{name} is one of {', '.join(map(str, choices))}")
        return choices[value]

    return choose


@lru_cache(maxsize=1024)
def spots_in(text: str) -> tuple[Spot, ...]:
    """The spots that `area:side` words name. Raises `Invalid` for other words."""
    try:
        pairs = [word.split(":") for word in text.split()]
        return tuple(Spot(Area(area), Side(side)) for area, side in pairs)
    except ValueError as error:
        raise Invalid("spots", "spots are words such as calf:left") from error
