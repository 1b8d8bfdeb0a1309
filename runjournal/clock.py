"""The only reader of the clock and of the local zone. Everything else gets both as arguments.

The zone is read here and not by tzlocal: for a TZ that it does not know, such as EST5 or a misspelt name, tzlocal 5
silently returns the system's zone.
"""

import re
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from runjournal.errors import JournalError
from runjournal.model.limits import Invalid
from runjournal.model.moments import zone_info

WAY_OUT = "Set it to a name such as Europe/London, give --zone, or set zone in the settings file."
FIXED_OFFSET = re.compile(r"(?:<[A-Za-z0-9+-]{3,}>|[A-Za-z]{3,})(?P<west>[+-]?\d{1,2})(?::?00)*")
"""A POSIX zone without a summer time, such as UTC0, EST5 or <+03>-3; its hours count west of Greenwich."""


def now() -> datetime:
    """The present as an aware UTC datetime."""
    return datetime.now(UTC)


def monotonic() -> float:
    """Seconds that never go back, to measure how long something took."""
    return time.monotonic()


def local_zone(environ: Mapping[str, str], etc: Path = Path("/etc")) -> str:
    """The runner's zone as an IANA name: that of `TZ`, else the system's, else UTC if the system runs on it.

    A `TZ` of `:/etc/localtime` means the system's zone too.

    Raises `JournalError` if `TZ` is no zone, or if the system is not on UTC and does not name its zone: a wrong zone
    would put entries on the wrong day.
    """
    if "TZ" in environ and environ["TZ"].removeprefix(":") != str(etc / "localtime"):
        return _named(environ["TZ"])
    zone = _of_link(etc / "localtime") or _of_text(etc / "timezone")
    if zone is None and not _system_runs_on_utc():
        raise JournalError("This system does not say in which time zone it is.", f"The TZ variable can. {WAY_OUT}")
    return zone or "UTC"


def _named(tz: str) -> str:
    """The IANA name for a value of `TZ`; UTC for an empty one, as in the C library."""
    name = _after_zoneinfo(tz.removeprefix(":")) or "UTC"
    if _is_zone(name):
        return name
    fixed = FIXED_OFFSET.fullmatch(name)
    same = _fixed_name(int(fixed["west"])) if fixed else ""
    if not _is_zone(same):
        from runjournal.posix_zones import iana_zone

        same = iana_zone(name)
    if not same:
        raise JournalError(f"TZ is {tz[:60]!r}, which is no time zone.", WAY_OUT)
    return same


def _fixed_name(hours_west: int) -> str:
    return f"Etc/GMT{hours_west:+d}" if hours_west else "UTC"


def _after_zoneinfo(path: str) -> str:
    """What follows the zoneinfo folder in a path, without the folders of variants with and without leap seconds."""
    name = path.rpartition("zoneinfo/")[2]
    return name.removeprefix("posix/").removeprefix("right/")


def _of_link(localtime: Path) -> str | None:
    """The zone that the system's link points to, or None if it is no link or points to no zone."""
    if not localtime.is_symlink():
        return None
    name = _after_zoneinfo(localtime.readlink().as_posix())
    return name if _is_zone(name) else None


def _of_text(timezone: Path) -> str | None:
    """The zone named in the file, or None if the file is missing or names no zone."""
    if not timezone.is_file():
        return None
    name = timezone.read_text(encoding="utf-8", errors="replace").strip()
    return name if _is_zone(name) else None


def _is_zone(name: str) -> bool:
    try:
        return bool(name) and zone_info(name).key == name
    except Invalid:
        return False


def _system_runs_on_utc() -> bool:
    return time.timezone == 0 and not time.daylight
