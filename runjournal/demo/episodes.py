"""What comes between a runner and the plan: colds, a calf, holidays, days nobody wrote down. By days before today."""

from datetime import date, timedelta
from random import Random

COLD_DAYS = 14
INJURY_DAYS = 14
REST_DAYS = 7
AWAY_DAYS = 7
MISSED_MONTHS_AGO = 5


def cold_day(days_ago: int) -> int | None:
    """Which day of a cold it is, from 0; the first lies three months back, another every 400 days."""
    return _day_of(days_ago, 108, 400, COLD_DAYS)


def injury_day(days_ago: int) -> int | None:
    """Which day of the injured calf it is, from 0; the first lies eight months back, another every 600 days."""
    return _day_of(days_ago, 255, 600, INJURY_DAYS)


def is_out(days_ago: int) -> bool:
    """Whether running is out of the question."""
    injury = injury_day(days_ago)
    return cold_day(days_ago) is not None or (injury is not None and injury < REST_DAYS)


def is_unwritten(days_ago: int, random: Random) -> bool:
    """Whether nobody wrote the day down: a week away each year, and a day now and then."""
    return _day_of(days_ago, 166, 365, AWAY_DAYS) is not None or random.random() < 0.04


def is_missed_month(month: date, today: date) -> bool:
    """Whether no massage was had in the month that holds `month`: once, five months ago, and every 17 before."""
    months_ago = (today.year - month.year) * 12 + today.month - month.month
    return months_ago >= MISSED_MONTHS_AGO and (months_ago - MISSED_MONTHS_AGO) % 17 == 0


def months(first: date, last: date) -> list[date]:
    """The first day of every month from that of `first` to that of `last`."""
    found = [first.replace(day=1)]
    while (following := (found[-1] + timedelta(days=32)).replace(day=1)) <= last:
        found.append(following)
    return found


def _day_of(days_ago: int, begins: int, every: int, length: int) -> int | None:
    day = (begins - days_ago) % every
    return day if day < length and days_ago > begins - length else None
