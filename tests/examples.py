"""What tests of several folders share: a runner in Berlin on a Monday morning."""

from datetime import UTC, date, datetime, time

from runjournal.model.moments import Moment

ZONE = "Europe/Berlin"
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
"""Monday 10:30 in Berlin."""

TODAY = date(2026, 11, 23)


def at(day: date | str, wall: str = "", zone: str = ZONE) -> Moment:
    """A local time of a day, or without one the whole day."""
    local = date.fromisoformat(day) if isinstance(day, str) else day
    return Moment.at_wall(local, time.fromisoformat(wall), zone) if wall else Moment.whole_day(local, zone)
