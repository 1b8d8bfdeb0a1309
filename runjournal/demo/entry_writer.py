"""How the runner writes down what happened: when an entry starts, its id, its numbers and a word beside them."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from random import Random
from typing import TypedDict

from runjournal.demo.appointments import Appointment
from runjournal.demo.body import COLD_DAYS, INJURY_DAYS, LEFT_CALF
from runjournal.demo.training_plan import Fixture, PlannedRun, easy_pace_s
from runjournal.model.areas import Area, Spot
from runjournal.model.choices import ConditionName, MealSize, RunKind, Status
from runjournal.model.entries import Bath, Condition, Drink, Entry, Massage, Meal, Note, Race, Run, Soreness, Urine
from runjournal.model.moments import Moment, NoSuchTime


def chance(seed: int, topic: str | int) -> Random:
    """The same chances for the same seed and topic, on every machine."""
    return Random(f"{seed}/{topic}")  # noqa: S311


class Head(TypedDict):
    """What every entry begins with."""

    start: Moment
    id: str


class Pen:
    """Collects entries. `now` is an aware datetime, `zone` the IANA zone of all that is written."""

    def __init__(self, now: datetime, zone: str, seed: int) -> None:
        self.now = now
        self.zone = zone
        self.written: list[Entry] = []
        self._random = chance(seed, "ids")
        self._seed = seed

    def head(self, day: date, minute: int) -> Head:
        """Start and id of an entry so many minutes into the local day."""
        start = self._moment(day, time(minute // 60, minute % 60))
        return Head(start=start, id=self._id(start.span.earliest))

    def write(self, entry: Entry) -> None:
        """Keep an entry, unless it is done and `now` has not reached its end."""
        if not entry.is_done or entry.ends.latest <= self.now:
            self.written.append(entry)

    def recorded(self, ran: Run | Race) -> Run | Race:
        """A run or race as the watch recorded it."""
        return recorded(ran, chance(self._seed, f"watch of {ran.day}"))

    def _moment(self, day: date, wall: time) -> Moment:
        try:
            return Moment.at_wall(day, wall, self.zone)
        except NoSuchTime as skipped:
            return Moment.at_instant(skipped.after, self.zone)

    def _id(self, instant: datetime) -> str:
        """A UUID of version 7 for an instant; its other bits are the same for the same seed."""
        milliseconds = int(instant.astimezone(UTC).timestamp() * 1000)
        bits = self._random.getrandbits(74)
        number = milliseconds << 80 | 7 << 76 | bits >> 62 << 64 | 2 << 62 | bits & (1 << 62) - 1
        text = f"{number:032x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


OF_RUN: dict[RunKind, tuple[str, ...]] = {
    RunKind.EASY: ("chatty pace with Sam", "legs took two km to wake up", "drizzle, nice and cool", "nose breathing"),
    RunKind.LONG: ("along the river and back", "gel at 12k sat well", "last third felt long", "trails, muddy, happy"),
    RunKind.RECOVERY: ("slower than the dog", "shuffle to shake out", "kept it honest"),
    RunKind.TEMPO: ("felt strong", "a touch too quick at the start", "controlled until the last km"),
    RunKind.INTERVALS: (
        "6 x 800 with the club",
        "5 x 1k, even splits",
        "windy back straight",
        "10 x 400, laughed a lot",
    ),
    RunKind.HILLS: ("8 x the cemetery hill", "short hills, quick feet", "calves will remember this"),
    RunKind.TRIAL: ("3k all out on the track",),
}
OF_RACE = (
    "started too fast, hung on",
    "even splits for once",
    "headwind on the way home",
    "smiled at every marshal",
    "last km was the best one",
)
OF_DAY = (
    "slept badly",
    "slept like a stone",
    "long day at the desk, hips stiff",
    "new shoes, 20 km in them so far",
    "stretched in front of the telly",
    "foam roller, ten minutes",
    "resting pulse 48",
    "work travel, six hours on trains",
    "twenty minutes of strength work",
    "walked 12k steps on the rest day",
    "porridge before, no stomach trouble",
    "skipped strength, no regrets",
)
OF_MASSAGE = (
    "left calf was ropey, eased off by the end",
    "asked for less pressure and got it",
    "nearly fell asleep",
    "glutes tighter than expected",
    "homework: calf raises",
)
OF_COLD = ("nose like a tap", "slept twelve hours", "cough is loosening", "walked round the block, enough")
OF_INJURY = ("calf grabbed on the hill", "physio says a mild strain", "stairs are fine again", "ten minutes, no twinge")


HEART_RATE = {
    RunKind.EASY: 141,
    RunKind.LONG: 146,
    RunKind.RECOVERY: 131,
    RunKind.TEMPO: 165,
    RunKind.INTERVALS: 160,
    RunKind.HILLS: 157,
    RunKind.TRIAL: 174,
}
IN_A_RACE, IN_A_LONG_RACE = 172, 162
LONG_RACE_M = 30_000
CLIMB_PER_KM: dict[RunKind | None, float] = {RunKind.HILLS: 24.0, RunKind.LONG: 9.0, RunKind.INTERVALS: 1.5}
USUAL_CLIMB_PER_KM = 6.5
PAUSES: dict[RunKind | None, float] = {RunKind.LONG: 0.4, RunKind.EASY: 0.15, RunKind.HILLS: 0.1}
"""How likely a run of a kind had a pause: water, a photo, a chat."""
LEFT_AT_HOME = 0.1
"""How likely the watch was."""

MOST_SPOTS = 4


def write_run(pen: Pen, day: date, session: PlannedRun, random: Random) -> None:
    """A run of the plan, with a remark on every third."""
    run = Run(
        **pen.head(day, session.start_minute),
        distance_m=session.distance_m,
        duration_s=session.duration_s,
        effort=session.effort,
        run_kind=session.run_kind,
        note=random.choice(OF_RUN[session.run_kind]) if random.random() < 0.35 else "",
    )
    pen.write(pen.recorded(run))


def write_race(pen: Pen, day: date, days_ago: int, fixture: Fixture, random: Random, *, is_run: bool) -> None:
    """A race with its time, or called off."""
    pace_s = easy_pace_s(day, days_ago) + fixture.pace_shift_s + random.gauss(0, 4)
    race = Race(
        **pen.head(day, fixture.start_minute),
        status=Status.DONE if is_run else Status.CANCELLED,
        name=fixture.name,
        distance_m=fixture.distance_m,
        duration_s=round(pace_s * fixture.distance_m / 1000) if is_run else None,
        effort=random.choice((8, 9, 9, 10)) if is_run else None,
        priority=fixture.priority,
        note=random.choice(OF_RACE) if is_run else "",
    )
    pen.write(pen.recorded(race))


def recorded(ran: Run | Race, random: Random) -> Run | Race:
    """A run or race as the watch recorded it: the heart rate, the climb, pauses, and its file as the source.

    The watch stays at home now and then. Its chances are its own, so that all else is as it is without it.
    """
    if random.random() < LEFT_AT_HOME or not ran.is_done or not ran.distance_m or not ran.duration_s:
        return ran
    run_kind = None if isinstance(ran, Race) else ran.run_kind
    climb = ran.distance_m / 1000 * CLIMB_PER_KM.get(run_kind, USUAL_CLIMB_PER_KM) * random.uniform(0.7, 1.3)
    return replace(
        ran,
        avg_hr=round(_heart_rate(ran) + random.gauss(0, 3)),
        ascent_m=round(climb),
        descent_m=max(round(climb + random.gauss(0, 3)), 0),
        elapsed_s=_elapsed_s(ran.duration_s, PAUSES.get(run_kind, 0.0), random),
        source=f"fit:{random.getrandbits(64):016x}:0",
    )


def _heart_rate(ran: Run | Race) -> int:
    if isinstance(ran, Race):
        return IN_A_LONG_RACE if (ran.distance_m or 0) >= LONG_RACE_M else IN_A_RACE
    return HEART_RATE[ran.run_kind or RunKind.EASY]


def _elapsed_s(duration_s: int, likely: float, random: Random) -> int | None:
    """The time with pauses of 1 to 15 minutes, or None without any."""
    pause_s = random.randrange(60, 15 * 60)
    return duration_s + pause_s if random.random() < likely else None


def write_massage(pen: Pen, day: date, appointment: Appointment, random: Random) -> None:
    """A massage, often with a meal some hours before and a bath in the evening."""
    if random.random() < 0.6:
        size = random.choice((MealSize.LIGHT, MealSize.LIGHT, MealSize.NORMAL, MealSize.HEAVY))
        pen.write(Meal(**pen.head(day, appointment.start_minute - random.randrange(75, 200)), size=size))
    pen.write(
        Massage(
            **pen.head(day, appointment.start_minute),
            duration_s=appointment.minutes * 60,
            depth=appointment.depth,
            massage_kind=appointment.massage_kind,
            spots=appointment.spots,
            pain=appointment.pain,
            braced=appointment.is_braced,
            therapist=appointment.therapist,
            note=random.choice(OF_MASSAGE) if random.random() < 0.5 else "",
        )
    )
    if random.random() < 0.5:
        pen.write(Bath(**pen.head(day, 21 * 60 + 10), duration_s=random.choice((15, 20, 20, 30)) * 60))


def write_soreness(
    pen: Pen, day: date, levels: Mapping[Spot, float], watched: Collection[Spot], random: Random, *, evening: bool
) -> None:
    """Ratings of the sorest spots and of those that are watched, a little off; all clear if nothing is sore."""
    minute = (20 * 60 + 40 if evening else 6 * 60 + 35) + random.randrange(15)
    ratings = {spot: max(0, round(level + random.gauss(0, 0.4))) for spot, level in levels.items()}
    felt = sorted((spot for spot in ratings if ratings[spot]), key=lambda spot: (-ratings[spot], spot))[:MOST_SPOTS]
    named = list(dict.fromkeys([*felt, *watched]))
    for spot in named:
        rating = min(ratings.get(spot, 0), 10)
        pen.write(Soreness(**pen.head(day, minute), area=spot.area, side=spot.side, rating=rating))
    if not named:
        pen.write(Soreness(**pen.head(day, minute), area=Area.EVERYWHERE, rating=0))


def write_cold(pen: Pen, day: date, number: int, random: Random) -> None:
    """A day of a cold: ill on the first, a word now and then, clear on the last."""
    if number in (0, COLD_DAYS - 1):
        clears = number > 0
        detail = "" if clears else "cold with fever"
        pen.write(Condition(**pen.head(day, 8 * 60), name=ConditionName.ILL, clears=clears, detail=detail))
    elif random.random() < 0.3:
        pen.write(Note(**pen.head(day, 20 * 60), text=random.choice(OF_COLD)))


def write_injury(pen: Pen, day: date, number: int, random: Random) -> None:
    """A day of the injured calf: opened on the first, a word now and then, cleared on the last."""
    if number in (0, INJURY_DAYS - 1):
        clears = number > 0
        detail = "" if clears else "calf strain"
        spots = () if clears else (LEFT_CALF,)
        head = pen.head(day, 9 * 60 + 30)
        pen.write(Condition(**head, name=ConditionName.INJURY, clears=clears, spots=spots, detail=detail))
    elif random.random() < 0.3:
        pen.write(Note(**pen.head(day, 20 * 60 + 15), text=random.choice(OF_INJURY)))


DRINKS = ((7 * 60 + 30, 300), (10 * 60 + 20, 400), (13 * 60, 500), (16 * 60, 400), (19 * 60 + 10, 500))
"""When the runner usually drinks, in minutes of the day, and how much in ml."""


def write_drinks(pen: Pen, day: date, random: Random) -> None:
    """Three to five drinks on most days, on some a single sum, on some none."""
    chance = random.random()
    if chance < 0.1:
        return
    if chance < 0.2:
        pen.write(Drink(**pen.head(day, 21 * 60), volume_ml=random.choice((1500, 2000, 2500))))
        return
    for minute, volume_ml in random.sample(DRINKS, random.choice((3, 4, 4, 5))):
        cup = volume_ml + random.choice((-100, 0, 0, 50, 100, 250))
        pen.write(Drink(**pen.head(day, minute + random.randrange(25)), volume_ml=cup))


def write_urine(pen: Pen, day: date, random: Random) -> None:
    """The colour now and then: mostly pale."""
    if random.random() < 0.15:
        pen.write(Urine(**pen.head(day, 6 * 60 + 40), colour=random.choice((2, 2, 3, 3, 3, 4, 4, 5))))


def write_note(pen: Pen, day: date, random: Random) -> None:
    """A word about the day, now and then."""
    if random.random() < 0.12:
        pen.write(Note(**pen.head(day, 21 * 60 + 30), text=random.choice(OF_DAY)))
