"""When a recording starts as a moment of the journal: the zone that its file names, or one that has its offset.

Files know the instant, seldom the zone, and the offset now and then; only the local day and time depend on it.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from runjournal.exchange.activities.recording import RecordedDrink, Recording
from runjournal.model.context import Context
from runjournal.model.limits import Invalid, check_day
from runjournal.model.moments import Moment, zone_info

_QUARTER_S = 15 * 60
_MOST_REST_S = 60
"""How far a watch's local time may be from a quarter of an hour: its two clocks are read one after the other."""
_MOST_OFFSET_S = 14 * 3600
_WEST, _EAST = -12, 14
"""The hours that Etc/GMT has zones for."""
_ODD_ZONES = (
    "Asia/Kolkata", "Australia/Adelaide", "Asia/Tehran", "Asia/Yangon", "Asia/Kabul", "Asia/Kathmandu",
    "America/St_Johns", "America/Caracas", "Asia/Pyongyang", "Australia/Darwin", "Australia/Lord_Howe",
    "Pacific/Norfolk", "Pacific/Marquesas", "Pacific/Chatham", "Australia/Eucla",
)  # fmt: skip
"""Zones that are, or were after 2000, a part of an hour off; those of the most people first."""


def moment_of(recorded: Recording | RecordedDrink, context: Context, zones_used: Sequence[str]) -> Moment:
    """When something recorded starts, in the zone that its file names, else in one with its offset, else the runner's.

    `zones_used` are the zones of entries around then, the likeliest first. A time on the wall alone is read in the same
    zone: of one that exists twice the first, and one that the clocks skip is later by as much as they skip. Raises
    `Invalid` for a day outside of the journal's years.
    """
    offset_s = recorded.offset_s if isinstance(recorded, Recording) else None
    start = _start(recorded.start or recorded.wall, offset_s, recorded.zone or context.zone)
    if start is not None:
        return Moment.at_instant(start, recorded.zone or _zone_at(start, offset_s, context.zone, zones_used))
    if recorded.day is None:
        raise Invalid("start", "an activity starts at some time")
    return Moment.whole_day(recorded.day, recorded.zone or context.zone)


def _start(start: datetime | None, offset_s: int | None, zone: str) -> datetime | None:
    """The start as an aware datetime; that on a wall without an offset is one of `zone`."""
    if start is None:
        return None
    check_day(start.date())
    if start.tzinfo is not None:
        return start
    if offset_s is None:
        return start.replace(tzinfo=zone_info(zone), fold=0)
    return start.replace(tzinfo=UTC) - timedelta(seconds=offset_s)


def _zone_at(start: datetime, offset_s: int | None, own: str, zones_used: Sequence[str]) -> str:
    """A zone with the offset at the instant; the runner's if the offset is unknown or no zone has it."""
    if offset_s is None or _has_offset(own, start, offset_s):
        return own
    used = next((zone for zone in zones_used if _has_offset(zone, start, offset_s)), None)
    return used or _zone_of_hours(offset_s) or _odd_zone(start, offset_s) or own


def _has_offset(zone: str, instant: datetime, offset_s: int) -> bool:
    return instant.astimezone(zone_info(zone)).utcoffset() == timedelta(seconds=offset_s)


def _zone_of_hours(offset_s: int) -> str:
    """The zone of whole hours, whose sign POSIX turns round: Etc/GMT-2 is two hours ahead. Empty if there is none."""
    hours, rest = divmod(offset_s, 3600)
    if rest or not _WEST <= hours <= _EAST:
        return ""
    return f"Etc/GMT{-hours:+d}" if hours else "Etc/GMT"


def _odd_zone(start: datetime, offset_s: int) -> str:
    return next((zone for zone in _ODD_ZONES if _has_offset(zone, start, offset_s)), "")


def believed_offset(ahead_s: int, *, may_be_zero: bool) -> int | None:
    """The offset of local time that is `ahead_s` seconds ahead of UTC, rounded to a quarter of an hour.

    None if it cannot be one: more than a minute beside it or more than 14 hours, as of a watch whose local time is
    stale or was never set. Some watches write UTC as their local time, so 0 counts only if `may_be_zero`.
    """
    offset_s = round(ahead_s / _QUARTER_S) * _QUARTER_S
    if abs(ahead_s - offset_s) > _MOST_REST_S or abs(offset_s) > _MOST_OFFSET_S:
        return None
    return offset_s if offset_s or may_be_zero else None
