"""The IANA zone of a POSIX one that says its summer time or minutes, such as `CET-1CEST,M3.5.0,M10.5.0/3`.

Each file of the IANA zones ends with the POSIX rule that holds from now on. Of the zones with the same rule the
largest city's is taken: they differ in the past alone.
"""

import re
import zoneinfo
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

_NAME = r"(?:<[A-Za-z0-9+-]{3,}>|[A-Za-z]{3,})"
_OFFSET = r"[+-]?\d{1,3}(?::\d{2}){0,2}"
_RULE = rf"(?:M\d{{1,2}}\.\d\.\d|J?\d{{1,3}})(?:/{_OFFSET})?"
_POSIX = re.compile(rf"{_NAME}({_OFFSET})(?:{_NAME}({_OFFSET})?,({_RULE}),({_RULE}))?")
LONGEST = 100
HOUR_S = 3600
LARGEST_CITIES = (
    "Europe/London", "Europe/Berlin", "Europe/Athens", "America/New_York", "America/Chicago", "America/Denver",
    "America/Los_Angeles", "America/Toronto", "America/Sao_Paulo", "Asia/Kolkata", "Asia/Shanghai", "Asia/Tokyo",
    "Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Australia/Perth", "Pacific/Auckland",
)  # fmt: skip

Meaning = tuple[int, int, str, int, str, int]
"""Seconds west of Greenwich in winter and in summer, and when each begins: the day, and the second of that day."""


def iana_zone(posix: str) -> str:
    """Return the IANA zone with the same rule, with the same short names if there is one; empty if there is none."""
    meaning = _meaning(posix)
    if meaning is None:
        return ""
    alike = ""
    for name, rule in _rules():
        if rule == posix:
            return name
        if not alike and _meaning(rule) == meaning:
            alike = name
    return alike


def _meaning(posix: str) -> Meaning | None:
    parts = _POSIX.fullmatch(posix) if len(posix) <= LONGEST else None
    if parts is None:
        return None
    winter = _seconds(parts[1])
    if parts[3] is None:
        return winter, winter, "", 0, "", 0
    summer = _seconds(parts[2]) if parts[2] else winter - HOUR_S
    return winter, summer, *_change(parts[3]), *_change(parts[4])


def _change(rule: str) -> tuple[str, int]:
    day, _, time = rule.partition("/")
    return day, _seconds(time or "2")


def _seconds(offset: str) -> int:
    hours, minutes, seconds = [*map(int, offset.lstrip("+-").split(":")), 0, 0][:3]
    return (hours * HOUR_S + minutes * 60 + seconds) * (-1 if offset.startswith("-") else 1)


def _rules() -> Iterator[tuple[str, str]]:
    """Yield each zone of a place with its rule, the largest cities first."""
    names = zoneinfo.available_timezones()
    places = sorted(name for name in names if "/" in name and not name.startswith(("Etc/", "US/", "SystemV/")))
    for name in dict.fromkeys((*(name for name in LARGEST_CITIES if name in names), *places)):
        yield name, _data(name).rstrip(b"\n").rpartition(b"\n")[2].decode("ascii", "replace")


def _data(name: str) -> bytes:
    for folder in zoneinfo.TZPATH:
        file = Path(folder, name)
        if file.is_file():
            return file.read_bytes()
    return resources.files("tzdata").joinpath("zoneinfo", *name.split("/")).read_bytes()
