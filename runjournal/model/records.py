"""Entries as flat records of plain values and back: the one shape that tables, JSON and CSV share.

A record is a dict of str, int, bool or None. Its keys are the entry's own fields and, for when it starts, `day`
(ISO date), `start` (ISO instant in UTC, or None for a whole day) and `zone` (IANA). Spots are one text of
`area:side` words.
"""

import dataclasses
import types
import typing
from collections.abc import Mapping
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
        known = [part for part in typing.get_args(hint) if part is not type(None)]
        return Field(name, known[0], optional=True, required=required)
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


def _instant(at: datetime | None) -> str | None:
    return None if at is None else f"{at:%Y-%m-%dT%H:%M:%SZ}"


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
    for field in fields_of(kind):
        if field.name in record:
            values[field.name] = _typed(field, record[field.name])
    return ENTRY_TYPES[kind](**values)


def _moment(record: Mapping[str, object]) -> Moment:
    zone = text_in("zone", record.get("zone", ""))
    start = record.get("start")
    if start is None:
        return Moment.whole_day(_day(text_in("day", record.get("day", ""))), zone)
    return Moment.at_instant(_aware(text_in("start", start)), zone)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Invalid("day", "a day is an ISO 8601 date such as 2026-11-23") from error


def _aware(text: str) -> datetime:
    try:
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


def _typed(field: Field, value: object) -> object:
    if value is None and field.optional:
        return None
    if field.type is tuple:
        return spots_in(text_in(field.name, value))
    if field.type is bool and isinstance(value, int) and value in (0, 1):
        return bool(value)
    if issubclass(field.type, StrEnum):
        return _choice(field, value)
    if type(value) is not field.type:
        raise Invalid(field.name, f"{field.name} is a {_CALLED.get(field.type, 'text')}")
    return value


_CALLED: dict[type, str] = {int: "whole number", bool: "yes or no"}


def _choice(field: Field, value: object) -> StrEnum:
    choices = typing.cast(type[StrEnum], field.type)
    try:
        return choices(text_in(field.name, value))
    except ValueError as error:
        raise Invalid(field.name, f"{field.name} is one of {', '.join(choices)}") from error


@lru_cache(maxsize=1024)
def spots_in(text: str) -> tuple[Spot, ...]:
    """The spots that `area:side` words name. Raises `Invalid` for other words."""
    try:
        pairs = [word.split(":") for word in text.split()]
        return tuple(Spot(Area(area), Side(side)) for area, side in pairs)
    except ValueError as error:
        raise Invalid("spots", "spots are words such as calf:left") from error
