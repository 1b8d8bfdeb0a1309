"""Moments and gaps that hold across zones and clock changes.

Arithmetic happens in UTC: subtracting two datetimes that share a zone would compare the hands of the clock and
miss the hour that a clock change adds or takes. Local times and zones are read with the standard library, which takes
the first of a local time that exists twice.
"""

from dataclasses import field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from runjournal.model.frozen import frozen
from runjournal.model.limits import Invalid, check_day

SHORTEST = timedelta(microseconds=1)


class NoSuchTime(Invalid):
    """A local time that the clocks skip; `before` and `after` are the nearest local times that exist."""

    def __init__(self, wall: datetime, zone: str, before: datetime, after: datetime) -> None:
        self.before = before
        self.after = after
        super().__init__(
            "start",
            f"{wall:%Y-%m-%d %H:%M} does not exist in {zone}: the clocks go from {before:%H:%M} to {after:%H:%M}",
        )


@lru_cache(maxsize=64)
def zone_info(zone: str) -> ZoneInfo:
    """The zone's rules; `Invalid` for a name that is no IANA zone."""
    try:
        return ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as error:
        raise Invalid("zone", f"{zone[:60]!r} is no time zone; write it like Europe/London") from error


def is_repeated(wall: datetime, zone: str) -> bool:
    """Whether the naive local time `wall` exists twice in `zone`, as when clocks go back."""
    local = wall.replace(tzinfo=zone_info(zone))
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset() and _exists(wall, zone)


def _exists(wall: datetime, zone: str) -> bool:
    info = zone_info(zone)
    return wall.replace(tzinfo=info).astimezone(UTC).astimezone(info).replace(tzinfo=None, fold=0) == wall


def to_instant(wall: datetime, zone: str, *, second: bool = False) -> datetime:
    """The UTC instant of the naive local time `wall` in `zone`.

    Of a time that exists twice it is the first, or the other with `second`. Raises `NoSuchTime` for a time the
    clocks skip, and `Invalid` for an unknown zone.
    """
    info = zone_info(zone)
    wall = wall.replace(fold=0)
    if not _exists(wall, zone):
        jump = _jump(wall.replace(tzinfo=info))
        raise NoSuchTime(wall, zone, (jump - timedelta(minutes=1)).astimezone(info), jump.astimezone(info))
    return wall.replace(tzinfo=info, fold=int(second)).astimezone(UTC)


def _jump(skipped: datetime) -> datetime:
    """The UTC instant at which the clocks skip the local time `skipped`, found by halving."""
    before = skipped.replace(fold=1).astimezone(UTC)
    after = skipped.replace(fold=0).astimezone(UTC)
    offset = before.astimezone(skipped.tzinfo).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = (before + (after - before) // 2).replace(microsecond=0)
        if middle.astimezone(skipped.tzinfo).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after


@frozen
class Span:
    """An interval of UTC instants with both ends; for an exactly known instant these are equal."""

    earliest: datetime
    latest: datetime

    @property
    def is_exact(self) -> bool:
        """Whether the instant is known."""
        return self.earliest == self.latest

    def shifted(self, by: timedelta) -> "Span":
        """The span moved by a duration."""
        return Span(self.earliest + by, self.latest + by)


@frozen
class Moment:
    """When an entry starts: an instant in UTC with its zone, or a whole local day if no time is known.

    `day` is the local date. `at` is a UTC datetime of whole seconds, or None for a whole day.
    """

    day: date
    zone: str
    at: datetime | None = None
    _span: Span | None = field(default=None, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        check_day(self.day)
        info = zone_info(self.zone)
        if self.at is None:
            if not _midnight(self.day, self.zone) < _midnight(self.day + timedelta(days=1), self.zone):
                raise Invalid("day", f"{self.day} was skipped in {self.zone}; take the day before or after")
            return
        if self.at.utcoffset() != timedelta(0) or self.at.microsecond:
            raise Invalid("start", "a start is a UTC instant in whole seconds")
        if self.at.astimezone(info).date() != self.day:
            raise Invalid("day", f"{self.day} is not the local day of {self.at.isoformat()} in {self.zone}")

    @classmethod
    def at_instant(cls, instant: datetime, zone: str) -> "Moment":
        """The moment of an aware datetime, cut to whole seconds, in `zone`."""
        exact = instant.astimezone(UTC).replace(microsecond=0)
        return cls(exact.astimezone(zone_info(zone)).date(), zone, exact)

    @classmethod
    def at_wall(cls, day: date, wall: time, zone: str, *, second: bool = False) -> "Moment":
        """The moment of a local date and time of day; raises `NoSuchTime` if the clocks skip it."""
        return cls(day, zone, to_instant(datetime.combine(day, wall), zone, second=second))

    @classmethod
    def whole_day(cls, day: date, zone: str) -> "Moment":
        """A date without a time of day."""
        return cls(day, zone)

    @property
    def is_whole_day(self) -> bool:
        """Whether no time of day is known."""
        return self.at is None

    @property
    def local(self) -> datetime | None:
        """The aware local time, or None for a whole day."""
        return self.at and self.at.astimezone(zone_info(self.zone))

    @property
    def is_repeated(self) -> bool:
        """Whether the local time exists twice that day, so that words must say which."""
        local = self.local
        return local is not None and is_repeated(local.replace(tzinfo=None, fold=0), self.zone)

    @property
    def span(self) -> Span:
        """The instant, or from the day's first to its last (23, 24 or 25 hours)."""
        if self._span is None:  # kept, for rules ask an entry over and over
            span = Span(self.at, self.at) if self.at is not None else day_span(self.day, self.zone)
            object.__setattr__(self, "_span", span)
            return span
        return self._span


def day_span(day: date, zone: str) -> Span:
    """The local day from its first instant to the last before the next day."""
    return Span(_midnight(day, zone), _midnight(day + timedelta(days=1), zone) - SHORTEST)


@lru_cache(maxsize=4096)
def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), zone_info(zone)).astimezone(UTC)


def local_day(instant: datetime, zone: str) -> date:
    """The local date in `zone` at an aware instant."""
    return instant.astimezone(zone_info(zone)).date()


@frozen
class Gap:
    """The time between two spans: exact when both are, else from `least` to `most`."""

    least: timedelta
    most: timedelta

    @classmethod
    def between(cls, earlier: Span, later: Span) -> "Gap":
        """How long after `earlier` the `later` one is; negative if it is before."""
        return cls(later.earliest - earlier.latest, later.latest - earlier.earliest)

    @property
    def is_exact(self) -> bool:
        """Whether the gap is known to the second."""
        return self.least == self.most


def in_hours(length: timedelta) -> str:
    """A length as "47 h 59 m", floored to the minute, so that just under 48 hours never reads 48."""
    minutes = int(length.total_seconds() // 60)
    sign = "-" if minutes < 0 else ""
    hours, minutes = divmod(abs(minutes), 60)
    return f"{sign}{hours} h {minutes} m" if minutes else f"{sign}{hours} h"
