"""Values as files of activities write them; None for what cannot be read or cannot be true."""

import re
from datetime import datetime, timedelta, timezone
from math import isfinite
from typing import NamedTuple

from runjournal.model.limits import (
    FARTHEST_M,
    FASTEST_HR,
    FIRST_DAY,
    LAST_DAY,
    LONGEST_S,
    LONGEST_TEXT,
    MOST_CLIMB_M,
    SLOWEST_HR,
    Invalid,
    replace_controls,
)
from runjournal.model.moments import zone_info

LEAST_HR, MOST_HR = 25, 250
"""Beats a minute that are believed of a moment: a strap without contact gives 0 or 255."""
MOST_OFFSET = timedelta(hours=14)
CLOCK_NOT_SET = "the watch's clock was not set; log this run by hand"
_ODD_TIME = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:T|\s+)(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?"
    r"(?:\s*([AaPp])\.?\s?[Mm]\.?)?(?:\s*(?:([Zz])|([+-])(\d\d?):?(\d\d)?))?"
)


class ClockTime(NamedTuple):
    """A time as it is written. `at` is naive: UTC if Z or an offset is written, else the time on the wall.

    `offset_s` is None unless another offset than +00:00 is written, which many programs write everywhere.
    """

    at: datetime
    is_utc: bool = False
    offset_s: int | None = None


def read_time(text: str) -> ClockTime | None:
    """An ISO time, or one that is nearly ISO, such as "2024-06-17 4:58:38 PM +0900", of the journal's years."""
    if ":" not in text:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        try:
            at = _read_odd_time(text)
        except ValueError:
            return None
    if not FIRST_DAY.year <= at.year <= LAST_DAY.year:
        return None
    offset = at.utcoffset()
    if offset is None:
        return ClockTime(at)
    if abs(offset) > MOST_OFFSET:
        return None
    return ClockTime(at.replace(tzinfo=None) - offset, True, int(offset.total_seconds()) or None)


def _read_odd_time(text: str) -> datetime:
    match = _ODD_TIME.fullmatch(text)
    if not match:
        raise ValueError(text)
    year, month, day, hour, minute, second, half, utc, sign, offset_h, offset_min = match.groups()
    hours = int(hour) % 12 + (12 if half in "Pp" else 0) if half else int(hour)
    offset = timedelta(hours=int(offset_h or 0), minutes=int(offset_min or 0))
    zone = timezone(-offset if sign == "-" else offset) if utc or sign else None
    return datetime(int(year), int(month), int(day), hours, int(minute), int(second or 0), tzinfo=zone)


def read_number(text: str) -> float | None:
    """A number with a decimal point or comma."""
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if isfinite(number) else None


def metres_of(distance_m: float | None) -> int | None:
    """A distance in whole metres; nothing and more than a run can be are unknown."""
    return round(distance_m) if distance_m is not None and 0.5 < distance_m <= FARTHEST_M else None


def seconds_of(length_s: float | None) -> int | None:
    """A length of time in whole seconds; nothing and more than a run can take are unknown."""
    return round(length_s) if length_s is not None and 0.5 < length_s <= LONGEST_S else None


def beats_of(beats: float | None) -> int | None:
    """An average heart rate in whole beats a minute."""
    return round(beats) if beats is not None and SLOWEST_HR <= beats <= FASTEST_HR else None


def climb_of(climb_m: float | None) -> int | None:
    """An ascent or a descent in whole metres."""
    return round(climb_m) if climb_m is not None and 0 <= climb_m <= MOST_CLIMB_M else None


def words_from(text: str) -> str:
    """A text as the journal keeps it: on one line, without control characters, and not too long."""
    return " ".join(replace_controls(" ".join(text.split())).split())[:LONGEST_TEXT].strip()


def zone_from(text: str) -> str:
    """The IANA zone of this name, empty if there is none."""
    try:
        return zone_info(text).key if text else ""
    except Invalid:
        return ""


def key_in_file(kind: str, digest: str, number: int, of: int) -> str:
    """The key of an activity in a file by its number from 0; of several it says how many there are.

    So it can be told, without reading the file again, whether all that it holds is known.
    """
    return f"{kind}:{digest}:{number}/{of}" if of > 1 else f"{kind}:{digest}:{number}"


def numbered_key(key: str, number: int) -> str:
    """The key of what a file has several times alike: the second is told from the first by its number."""
    return key if number == 1 else f"{key}:{number}"
