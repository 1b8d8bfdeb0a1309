"""How rules say times and entries."""

from datetime import datetime

from runjournal.model.entries import Entry, Massage, Race
from runjournal.model.moments import zone_info


def at(instant: datetime, zone: str) -> str:
    """A UTC instant as a local time, such as "Fri 24 Apr 10:00"."""
    local = instant.astimezone(zone_info(zone))
    return f"{local:%a} {local.day} {local:%b %H:%M}"


def name_of(entry: Entry) -> str:
    """What a message calls an entry: a race by its name, a massage by its depth."""
    if isinstance(entry, Race):
        return entry.name or "the race"
    if isinstance(entry, Massage):
        return f"{entry.depth} massage" if entry.depth else "massage"
    return str(entry.kind)
