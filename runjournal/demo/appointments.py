"""The massages: one a month or two, never close to a race, with one of three therapists."""

from datetime import date, timedelta
from random import Random

from runjournal.demo.body import (
    CALVES,
    GLUTES,
    LEFT_CALF,
    LOWER_BACK,
    QUADS,
    RIGHT_HAMSTRING,
    is_missed_month,
    is_out,
    months,
)
from runjournal.model.areas import Spot
from runjournal.model.choices import Depth, MassageKind
from runjournal.model.frozen import frozen

THERAPISTS = ("Anna", "Anna", "Marco", "Jo")
SPOTS = ((LEFT_CALF, QUADS), (CALVES,), (LEFT_CALF, RIGHT_HAMSTRING), (QUADS, GLUTES), (LOWER_BACK, GLUTES))
DEPTHS = (Depth.LIGHT, Depth.MEDIUM, Depth.MEDIUM, Depth.FIRM, Depth.FIRM, Depth.DEEP)
KINDS = {
    Depth.LIGHT: MassageKind.SPORTS,
    Depth.MEDIUM: MassageKind.SPORTS,
    Depth.FIRM: MassageKind.TRIGGER_POINT,
    Depth.DEEP: MassageKind.DEEP_TISSUE,
}
PAIN = {Depth.LIGHT: 1, Depth.MEDIUM: 2, Depth.FIRM: 4, Depth.DEEP: 5}
AFTER_PEAK = {Depth.LIGHT: 0.5, Depth.MEDIUM: 1.8, Depth.FIRM: 3.2, Depth.DEEP: 4.4}
"""How sore it leaves the spots it worked, at most, 0 to 10."""
LEAST_DAYS_BETWEEN = 7


@frozen
class Appointment:
    """A massage that was had."""

    start_minute: int
    minutes: int
    depth: Depth
    spots: tuple[Spot, ...]
    pain: int
    therapist: str

    @property
    def massage_kind(self) -> MassageKind:
        """The kind that goes with the depth."""
        return KINDS[self.depth]

    @property
    def is_braced(self) -> bool:
        """Whether the runner tensed against it."""
        return self.pain >= 7


def appointments(first: date, last: date, today: date, race_days: set[date], random: Random) -> dict[date, Appointment]:
    """The massages from `first` to `last`, by day."""
    by_day: dict[date, Appointment] = {}
    latest = date.min
    for month in months(first, last):
        if is_missed_month(month, today):
            continue
        for begins in (4, 17)[: 1 + (random.random() < 0.3)]:
            day = _free_day(month + timedelta(days=begins), today, race_days)
            if first <= day <= last and (day - latest).days >= LEAST_DAYS_BETWEEN:
                by_day[day] = _appointment(random)
                latest = day
    return by_day


def _free_day(day: date, today: date, race_days: set[date]) -> date:
    """The first weekday from `day` on that is well and away from any race."""
    while day.weekday() >= 5 or is_out((today - day).days) or _is_near_race(day, race_days):
        day += timedelta(days=1)
    return day


def _is_near_race(day: date, race_days: set[date]) -> bool:
    return any(day + timedelta(days=ahead) in race_days for ahead in range(-2, 4))


def _appointment(random: Random) -> Appointment:
    depth = random.choice(DEPTHS)
    return Appointment(
        start_minute=random.choice((12 * 60, 17 * 60 + 30, 18 * 60)),
        minutes=random.choice((30, 45, 60, 60, 90)),
        depth=depth,
        spots=random.choice(SPOTS),
        pain=min(PAIN[depth] + random.choice((-1, 0, 0, 1, 2)), 10),
        therapist=random.choice(THERAPISTS),
    )
