"""Values as Apple Health exports them: with a unit in words, with times of the exporting phone, with a named source."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from runjournal.exchange.activities.values import ClockTime, read_number, read_time
from runjournal.exchange.activities.xml_stream import Attributes, UnreadableElement
from runjournal.model.limits import replace_controls
from runjournal.model.settings import Distance, Volume
from runjournal.model.units import METRES, METRES_OF_A_FOOT, MILLILITRES

QUANTITY = "HKQuantityTypeIdentifier"
ZONE = "HKTimeZone"
"""The metadata with the zone in which it was recorded, if the app says so."""
METRES_OF = {
    "km": 1000.0, "mi": METRES[Distance.MI], "m": 1.0, "cm": 0.01, "ft": METRES_OF_A_FOOT, "yd": 3 * METRES_OF_A_FOOT,
}  # fmt: skip
SECONDS_OF = {"min": 60.0, "s": 1.0, "sec": 1.0, "h": 3600.0, "hr": 3600.0}
MILLILITRES_OF = {
    "ml": 1.0, "cl": 10.0, "dl": 100.0, "l": 1000.0, "fl_oz_us": MILLILITRES[Volume.OZ], "fl_oz_imp": 28.4130625,
    "cup_us": 236.5882365, "cup_imp": 284.130625, "pt_us": 473.176473, "pt_imp": 568.26125,
}  # fmt: skip


def quantity_of(number: str | None, unit: str | None, units: Mapping[str, float]) -> float | None:
    """A number in the unit that counts one in `units`; None if the number cannot be read or the unit is no such one."""
    value, factor = read_number(number or ""), units.get((unit or "").lower())
    return None if value is None or factor is None else value * factor


def time_of(said: Attributes, name: str, what: str) -> ClockTime:
    """The time of an attribute. Raises `UnreadableElement` if there is none."""
    text = said.get(name, "")
    time = read_time(text)
    if time is None:
        shown = replace_controls(text[:40])
        raise UnreadableElement(f"{what} has a {name} that is no time: {shown!r}" if text else f"{what} has no {name}")
    return time


def key_of(start: datetime, end: datetime, said: Attributes, *more: object) -> str:
    """What tells a record again in a later export, from another zone. The source is often named after a person."""
    words = (start.isoformat(), end.isoformat(), said.get("sourceName", ""), *more)
    return f"apple:{sha256(' '.join(map(str, words)).encode('utf-8', 'replace')).hexdigest()[:16]}"
