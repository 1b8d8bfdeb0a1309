"""The local days under which rows are found that lie around an instant."""

from datetime import date, datetime, timedelta

from runjournal.model.limits import FIRST_DAY, LAST_DAY

ZONES = timedelta(days=2)
"""Farther than any instant is from midnight UTC of its local day."""


def day_of(instant: datetime, by: timedelta) -> str:
    """The day of an instant moved by a length, as the tables hold it, within the days a journal can hold."""
    moved = instant.toordinal() + by.days + (by.days > 0 and bool(by.seconds))
    return date.fromordinal(min(max(moved, FIRST_DAY.toordinal()), LAST_DAY.toordinal())).isoformat()
