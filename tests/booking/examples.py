"""What the tests of bookings share: a runner in Berlin on a Monday, and short ways to say entries."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from runjournal.model.entries import Depth, Entry, Massage, Race, Status
from runjournal.model.moments import Moment
from runjournal.model.settings import Settings
from runjournal.rules.history import History

ZONE = "Europe/Berlin"
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
"""Monday 10:30 in Berlin."""

TODAY = date(2026, 11, 23)


def history(*entries: Entry, now: datetime = NOW, zone: str = ZONE, settings: Settings | None = None) -> History:
    """A history of these entries."""
    return History.of(entries, now, zone, settings or Settings())


def at(day: date | str, wall: str = "", zone: str = ZONE) -> Moment:
    """A local time of a day, or without one the whole day."""
    local = date.fromisoformat(day) if isinstance(day, str) else day
    return Moment.at_wall(local, time.fromisoformat(wall), zone) if wall else Moment.whole_day(local, zone)


def massage(start: Moment, minutes: int = 60, depth: Depth | None = Depth.LIGHT, **values: Any) -> Massage:
    """A massage, planned and light unless said otherwise."""
    status = values.pop("status", Status.PLANNED)
    return Massage(start=start, duration_s=minutes * 60, depth=depth, status=status, **values)


def race(start: Moment, **values: Any) -> Race:
    """A race with an id."""
    return Race(start=start, id=values.pop("id", "race"), name="Advent run", **values)


def days_on(first: date, count: int) -> Iterable[date]:
    """So many dates from the first on."""
    return [first + timedelta(days=ahead) for ahead in range(count)]
