"""The races: one ahead in about two weeks, and behind it the same calendar of races every year."""

from datetime import date, timedelta

from runjournal.model.choices import Priority
from runjournal.model.frozen import frozen

SATURDAY, SUNDAY = 5, 6


@frozen
class Fixture:
    """A race of the calendar: its start in minutes of the day, and seconds a kilometre against the easy pace."""

    name: str
    distance_m: int
    priority: Priority
    start_minute: int
    pace_shift_s: int

    @property
    def is_big(self) -> bool:
        """Whether training is built around it."""
        return self.distance_m >= 21_000

    @property
    def weekday(self) -> int:
        """The day of the week on which such races are, Monday 0."""
        return SATURDAY if self.distance_m <= 5_000 else SUNDAY


HALF = Fixture("Riverside Half Marathon", 21_097, Priority.A, 10 * 60, -38)
MARATHON = Fixture("Harbour Marathon", 42_195, Priority.A, 9 * 60 + 15, -16)
SPRING_HALF = Fixture("Orchard Half Marathon", 21_097, Priority.B, 9 * 60 + 30, -36)
TEN = Fixture("Canal 10k", 10_000, Priority.B, 10 * 60 + 30, -52)
TRAIL_TEN = Fixture("Heath Trail 10k", 10_000, Priority.C, 11 * 60, -30)
PARKRUN = Fixture("Parkrun", 5_000, Priority.C, 9 * 60, -62)

BY_WEEK: dict[int, Fixture] = {
    4: PARKRUN,
    9: TEN,
    14: PARKRUN,
    19: PARKRUN,
    26: MARATHON,
    31: PARKRUN,
    35: TRAIL_TEN,
    40: PARKRUN,
    45: PARKRUN,
    52: HALF,
    56: PARKRUN,
    61: TEN,
    66: PARKRUN,
    71: PARKRUN,
    78: SPRING_HALF,
    83: PARKRUN,
    87: TRAIL_TEN,
    92: PARKRUN,
    97: PARKRUN,
    104: HALF,
}
"""Races by weeks before the one ahead; every 104 weeks they begin again."""


def upcoming(today: date) -> date:
    """The day of the race ahead: the Sunday in 9 to 14 days, on a Saturday the one in two weeks."""
    if today.weekday() == SATURDAY:
        return today + timedelta(days=14)
    return today + timedelta(days=13 - today.weekday() if today.weekday() != SUNDAY else 14)


def race_monday(today: date) -> date:
    """The Monday of the week of the race ahead."""
    day = upcoming(today)
    return day - timedelta(days=day.weekday())


def behind(today: date, first: date) -> dict[date, Fixture]:
    """The races from `first` to before `today`, by day."""
    monday = race_monday(today)
    weeks = (monday - first).days // 7 + 1
    found = {}
    for week in range(1, weeks + 1):
        fixture = BY_WEEK.get((week - 1) % 104 + 1)
        if fixture is not None:
            found[monday - timedelta(weeks=week) + timedelta(days=fixture.weekday)] = fixture
    return {day: fixture for day, fixture in found.items() if first <= day < today}
