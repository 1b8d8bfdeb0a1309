"""What the name of a time zone means: IANA zones in any spelling, those of Windows, and offsets in a name."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from importlib import resources

from runjournal.model.limits import Invalid
from runjournal.model.moments import zone_info

LONGEST = 200
UNIVERSAL = frozenset({"utc", "gmt", "z", "zulu", "etcutc", "etcgmt", "ut", "uct", "greenwichmeantime"})
"""UTC by the letters of its names."""
OFFSET = re.compile(r"(?:UTC|GMT)? ?([+−-]) ?(\d{1,2})(?:[:.]?(\d\d))?", re.IGNORECASE)
NO_OFFSET = re.compile(r"\((?:UTC|GMT)\)", re.IGNORECASE)
OTHER_NAMES = {
    "cest": "Europe/Berlin", "mez": "Europe/Berlin", "mesz": "Europe/Berlin", "mitteleuropäischezeit": "Europe/Berlin",
    "centraleuropeantime": "Europe/Berlin",
    "bst": "Europe/London", "westerneuropeantime": "Europe/Lisbon", "easterneuropeantime": "Europe/Helsinki",
    "edt": "America/New_York", "easterntime": "America/New_York", "eastern": "America/New_York",
    "cdt": "America/Chicago", "centraltime": "America/Chicago", "central": "America/Chicago",
    "mdt": "America/Denver", "mountaintime": "America/Denver", "mountain": "America/Denver",
    "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles", "pacifictime": "America/Los_Angeles",
    "pacific": "America/Los_Angeles", "atlantictime": "America/Halifax", "jst": "Asia/Tokyo",
    "aest": "Australia/Sydney", "aedt": "Australia/Sydney", "nzst": "Pacific/Auckland", "nzdt": "Pacific/Auckland",
}  # fmt: skip
"""Names that people and programs use, by their letters."""
NEWER = {
    "America/Buenos_Aires": "America/Argentina/Buenos_Aires", "America/Godthab": "America/Nuuk",
    "America/Indianapolis": "America/Indiana/Indianapolis", "Asia/Calcutta": "Asia/Kolkata",
    "Asia/Katmandu": "Asia/Kathmandu", "Asia/Rangoon": "Asia/Yangon", "Europe/Kiev": "Europe/Kyiv",
}  # fmt: skip
"""What zones are called today that the table of Windows' names has under an older name."""
WINTER, SUMMER = datetime(2026, 1, 15), datetime(2026, 7, 15)  # noqa: DTZ001 - local times


def iana_zone(name: str) -> str:
    """The IANA zone of a name, `UTC` for all names of that; empty if none is known."""
    cleaned = name[:LONGEST].strip(" \"'")
    if _letters(cleaned.rpartition("/")[2]) in UNIVERSAL and ("/" not in cleaned or "utc" in cleaned.lower()):
        return "UTC"
    return next((zone for candidate in _candidates(cleaned) if (zone := _known(candidate))), "")


def offset_in(name: str) -> timedelta | None:
    """The offset from UTC that a name says, such as `(UTC+01:00) Amsterdam, Berlin`, `GMT-5` or `+0530`."""
    if NO_OFFSET.match(name):
        return timedelta()
    found = OFFSET.search(name[:LONGEST])
    if not found or name[: found.start()].strip(" (\"'"):
        return None
    length = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return (length if found[1] == "+" else -length) if length <= timedelta(hours=14) else None


def _candidates(name: str) -> Iterator[str]:
    """The name, its tails behind a vendor's, its Windows name, and the cities that it lists with their offset."""
    yield name
    parts = name.split("/")
    yield from (tail for first in range(1, min(len(parts), 8)) if "/" in (tail := "/".join(parts[first:])))
    yield re.sub(r"(?i)\b(?:daylight|summer)\b", "Standard", re.sub(r" \(?\d\)?$", "", name))
    yield re.sub(r" ?\(.*?\)", "", name)
    offset = offset_in(name)
    if offset is not None:
        places = re.split(r"[,;/:]", re.sub(r"^[^)]*\)|\(.*?\)", " ", name))
        yield from (zone for place in places if (zone := _of_city(place)) and _standard_offset(zone) == offset)


def _known(name: str) -> str:
    """The zone with a name in any spelling: as IANA, as Windows or as people have it."""
    try:
        return zone_info(name).key if name else ""
    except Invalid:
        letters = _letters(name)
        return _spellings().get(letters) or OTHER_NAMES.get(letters, "") if letters else ""


def _of_city(place: str) -> str:
    letters = _letters(place)
    return (_cities().get(letters) or OTHER_NAMES.get(letters, "")) if letters else ""


@cache
def _zones() -> tuple[str, ...]:
    return tuple(resources.files("tzdata").joinpath("zones").read_text(encoding="utf-8").split())


@cache
def _spellings() -> dict[str, str]:
    """Windows' and IANA's names by their letters; those that differ by a sign alone are left out."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    windows = {_letters(name): NEWER.get(zone, zone) for name, zone in WINDOWS_TO_OLSON.items() if "UTC" not in name}
    return {_letters(zone): zone for zone in _zones() if not zone.startswith("Etc/")} | windows


@cache
def _cities() -> dict[str, str]:
    return {_letters(zone.rpartition("/")[2]): zone for zone in _zones() if "/" in zone and not zone.startswith("Etc/")}


def _standard_offset(zone: str) -> timedelta | None:
    """The offset without summer time."""
    offsets = [day.replace(tzinfo=zone_info(zone)).utcoffset() or timedelta() for day in (WINTER, SUMMER)]
    return min(offsets)


def _letters(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())
