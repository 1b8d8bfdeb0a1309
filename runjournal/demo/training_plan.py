"""The races, the same calendar of them every two years with one ahead in about two weeks, and the training for them.

Training goes in blocks of three building weeks and a light one, long on Sunday, fast in the middle.
"""

from datetime import date, timedelta
from math import exp, pi, sin
from random import Random

from runjournal.model.choices import Priority, RunKind
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
    by_day = {}
    for week in range(1, weeks + 1):
        fixture = BY_WEEK.get((week - 1) % 104 + 1)
        if fixture is not None:
            by_day[monday - timedelta(weeks=week) + timedelta(days=fixture.weekday)] = fixture
    return {day: fixture for day, fixture in by_day.items() if first <= day < today}


BLOCK = (0.7, 1.16, 1.08, 1.0)
"""How much is run in a week, by weeks to the end of its block."""
PACE_SHIFT_S = {
    RunKind.EASY: 0,
    RunKind.LONG: 10,
    RunKind.RECOVERY: 25,
    RunKind.TEMPO: -45,
    RunKind.INTERVALS: -30,
    RunKind.HILLS: 5,
    RunKind.TRIAL: -60,
}
EFFORT = {
    RunKind.EASY: 3,
    RunKind.LONG: 5,
    RunKind.RECOVERY: 2,
    RunKind.TEMPO: 7,
    RunKind.INTERVALS: 8,
    RunKind.HILLS: 7,
    RunKind.TRIAL: 9,
}


@frozen
class PlannedRun:
    """A run of the plan."""

    run_kind: RunKind
    distance_m: int
    duration_s: int
    effort: int
    start_minute: int

    @property
    def is_hard(self) -> bool:
        """Whether legs feel it on the next days."""
        return self.effort >= 7 or self.distance_m >= 16_000


def easy_pace_s(day: date, days_ago: int) -> float:
    """Seconds a kilometre of an easy run: slower long ago, and a little slower in summer's heat."""
    return 332 + 16 * (1 - exp(-days_ago / 500)) - 5 * sin(2 * pi * (day.timetuple().tm_yday + 10) / 365)


class TrainingPlan:
    """What is to be run on a day, with the races of the calendar in mind."""

    def __init__(self, monday: date, races: dict[date, Fixture]) -> None:
        self.monday = monday
        self.races = races
        self.big_days = sorted(day for day, fixture in races.items() if fixture.is_big)

    def session(self, day: date, days_ago: int, random: Random) -> PlannedRun | None:
        """The run of a day without a race, or None for a day of rest."""
        run_kind = self._kind(day, random)
        if run_kind is None or random.random() < 0.05:
            return None
        km = self._distance_km(day, run_kind) * random.uniform(0.9, 1.1)
        distance_m = round(km * 10) * 100
        pace_s = easy_pace_s(day, days_ago) + PACE_SHIFT_S[run_kind] + random.gauss(0, 6)
        effort = min(EFFORT[run_kind] + random.choice((0, 0, 0, 1)), 10)
        start_minute = _start_minute(day, run_kind, random)
        return PlannedRun(run_kind, distance_m, round(pace_s * distance_m / 1000), effort, start_minute)

    def _kind(self, day: date, random: Random) -> RunKind | None:
        """Tuesday fast, Thursday fast every other week, Sunday long; the light days between come and go."""
        quiet = self._factor(day) < 0.8
        fast = RunKind.INTERVALS if self._week(day) % 2 else RunKind.HILLS
        steady = RunKind.EASY if quiet or self._week(day) % 2 else RunKind.TEMPO
        chances = {
            1: (RunKind.EASY if quiet else fast, 1.0),
            2: (RunKind.RECOVERY if quiet else RunKind.EASY, 0.95),
            3: (steady, 1.0),
            4: (RunKind.RECOVERY, 0.1),
            5: (RunKind.EASY, 0.75),
            6: (RunKind.LONG, 1.0),
        }
        run_kind, chance = chances.get(day.weekday(), (None, 0.0))
        return run_kind if random.random() < chance else None

    def _distance_km(self, day: date, run_kind: RunKind) -> float:
        factor = self._factor(day)
        if run_kind is RunKind.LONG:
            return min((14 + self._marathon_km(day)) * factor, 32)
        return {RunKind.RECOVERY: 5.5, RunKind.EASY: 8.0, RunKind.TEMPO: 9.5}.get(run_kind, 9.0) * min(factor, 1.1)

    def _week(self, day: date) -> int:
        """Weeks to the week of the race ahead."""
        return (self.monday - day + timedelta(days=day.weekday())).days // 7

    def _factor(self, day: date) -> float:
        """Less in the week before a big race and in the one after it."""
        if any(-8 <= (big - day).days <= 7 for big in self.big_days):
            return 0.6
        return BLOCK[self._week(day) % len(BLOCK)]

    def _marathon_km(self, day: date) -> float:
        """What a marathon ahead adds to a long run, most of it three weeks before."""
        marathons = [race for race in self.big_days if self.races[race].distance_m > 40_000]
        weeks = min(((race - day).days / 7 for race in marathons if race > day), default=99.0)
        return max(0.0, 13 - weeks) * 1.5 if weeks >= 2 else 0.0


def _start_minute(day: date, run_kind: RunKind, random: Random) -> int:
    """Long runs on Sunday morning, intervals with the club in the evening, the rest before work."""
    base = {RunKind.LONG: 8 * 60 + 30, RunKind.INTERVALS: 18 * 60 + 30}.get(run_kind, 7 * 60)
    late = 90 if day.weekday() == 5 else 0
    return base + late + random.randrange(0, 25)
