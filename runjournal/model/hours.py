"""When a massage can start: the hours that the therapist offers, on the wall clock of a zone."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from runjournal.model.limits import LAST_DAY
from runjournal.model.moments import Moment, NoSuchTime, to_instant, zone_info
from runjournal.model.settings import Booking

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def starts_on(day: date, zone: str, minutes: int, offered: Booking) -> Iterator[Moment]:
    """The hourly starts of a massage of `minutes` on a local day that end by closing time, earliest first.

    Closing at or before opening is closing on the next day. An hour that the clocks skip is left out; one that
    they repeat is given once, the first.
    """
    wall = datetime.combine(day, offered.opens)
    closes = datetime.combine(day, offered.closes)
    closes += DAY if closes <= wall else timedelta()
    length = timedelta(minutes=minutes)
    while wall < closes and wall.date() <= LAST_DAY:
        instant = _instant(wall, zone)
        if instant is not None and _local(instant + length, zone) <= closes:
            yield Moment(wall.date(), zone, instant)
        wall += HOUR


def starts_after(now: datetime, day: date, zone: str, minutes: int, offered: Booking) -> Iterator[Moment]:
    """Those starts of a local day that lie after the UTC instant `now`."""
    return (start for start in starts_on(day, zone, minutes, offered) if start.at and start.at > now)


def days_from(first: date, days: int) -> Iterator[date]:
    """`days` dates from `first` on, none after the last that a journal holds."""
    last = min(days, (LAST_DAY - first).days + 1)
    return (first + timedelta(days=ahead) for ahead in range(last))


def _instant(wall: datetime, zone: str) -> datetime | None:
    try:
        return to_instant(wall, zone)
    except NoSuchTime:
        return None


def _local(instant: datetime, zone: str) -> datetime:
    return instant.astimezone(zone_info(zone)).replace(tzinfo=None)
