"""Dates and local times in words: the only place that writes them, so that all screens and reports agree."""

from datetime import date, datetime, timedelta

from runjournal.model.entries import Entry
from runjournal.model.moments import Moment, zone_info

HALF_HOUR = timedelta(minutes=30)
DAYS_OF_A_CENTURY = 36_525
LEAST_YEARS = 2
"""How far away a day is before that is said in years."""


def day_words(day: date) -> str:
    """A day as "Fri 27 Nov"."""
    return f"{day:%a} {day.day} {day:%b}"


def day_with_year(day: date) -> str:
    """A day as "Fri 27 Nov 2026"."""
    return f"{day_words(day)} {day.year}"


def long_day(day: date) -> str:
    """A day as "Friday 27 November 2026"."""
    return f"{day:%A} {long_date(day)}"


def long_date(day: date) -> str:
    """A date as "27 November 2026"."""
    return f"{day.day} {month_and_year(day)}"


def day_and_month(day: date) -> str:
    """A date as "27 Nov"."""
    return f"{day.day} {day:%b}"


def month_and_year(day: date) -> str:
    """The month of a day as "November 2026"."""
    return f"{day:%B} {day.year}"


def zone_words(zone: str) -> str:
    """A zone as runners know it: "UTC+2" for Etc/GMT-2, whose sign is the other way round; any other by its name."""
    offset = zone.removeprefix("Etc/GMT")
    if offset == zone:
        return zone
    hours = -int(offset or 0)
    return f"UTC{hours:+d}" if hours else "UTC"


def days_away(day: date, today: date) -> str:
    """How far a day is from today, in words: "today", "tomorrow", "in 12 days", "3 days ago", "6 years ago"."""
    days = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    years = abs(days) * 100 // DAYS_OF_A_CENTURY
    length = f"{years} years" if years >= LEAST_YEARS else f"{abs(days)} days"
    return f"in {length}" if days > 0 else f"{length} ago"


def moment_words(instant: datetime, zone: str) -> str:
    """An aware instant as the local time of a zone: "Fri 24 Apr 10:00"."""
    local = instant.astimezone(zone_info(zone))
    return f"{day_words(local)} {local:%H:%M}"


def expected_words(instant: datetime, zone: str) -> str:
    """A time that is only expected, as `moment_words`, to the half hour."""
    return moment_words(to_half_hour(instant, zone), zone)


def to_half_hour(instant: datetime, zone: str) -> datetime:
    """An aware instant rounded up to the half hour of a zone's clock."""
    local = instant.astimezone(zone_info(zone))
    past = timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
    return instant + -past % HALF_HOUR


def start_words(start: Moment) -> str:
    """A start by the clock of its own zone, "Fri 24 Apr 10:00", or its day if no time is known."""
    return moment_words(start.at, start.zone) if start.at else day_words(start.day)


def when_of(entry: Entry) -> str:
    """When an entry starts, as `start_words`."""
    return start_words(entry.start)
