"""When a massage can start: the hours that the therapist offers, on the wall clock of a zone."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache

from runjournal.model.limits import LAST_DAY
from runjournal.model.moments import Moment, NoSuchTime, to_instant, zone_info
from runjournal.model.settings import Booking

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@lru_cache(maxsize=256)
def starts_on(day: date, zone: str, minutes: int, offered: Booking) -> tuple[Moment, ...]:
    """The hourly starts of a massage of `minutes` on a local day that end by closing time, earliest first.

    An hour that the clocks skip is left out; one that they repeat is given once, the first. The latest answers are
    kept, for each booking that is typed asks for the same days again.
    """
    return tuple(_starts_on(day, zone, minutes, offered))


def _starts_on(day: date, zone: str, minutes: int, offered: Booking) -> Iterator[Moment]:
    wall, closes = _hours_of(day, offered)
    length = timedelta(minutes=minutes)
    while wall < closes and wall.date() <= LAST_DAY:
        instant = _instant(wall, zone)
        if instant is not None and _local(instant + length, zone) <= closes:
            yield Moment(wall.date(), zone, instant)
        wall += HOUR


def starts_after(now: datetime, day: date, zone: str, minutes: int, offered: Booking) -> Iterator[Moment]:
    """Those starts of a local day that lie after the UTC instant `now`."""
    return (start for start in starts_on(day, zone, minutes, offered) if start.at and start.at > now)


def is_offered(start: Moment, length: timedelta, offered: Booking) -> bool:
    """Whether a massage begins and ends within the hours offered, those of the evening before included.

    A start without a time of day counts as offered.
    """
    if start.at is None:
        return True
    wall, end = _local(start.at, start.zone), _local(start.at + length, start.zone)
    evenings = (wall.date() - back for back in (timedelta(), DAY))
    return any(opens <= wall and end <= closes for opens, closes in (_hours_of(day, offered) for day in evenings))


def closing_time(day: date, zone: str, offered: Booking) -> datetime | None:
    """The UTC instant at which a working day ends, None if the clocks skip it."""
    return _instant(_hours_of(day, offered)[1], zone)


def _hours_of(day: date, offered: Booking) -> tuple[datetime, datetime]:
    """Opening and closing as local times; closing at or before opening means the next day."""
    opens, closes = datetime.combine(day, offered.opens), datetime.combine(day, offered.closes)
    return opens, closes if closes > opens else closes + DAY


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
