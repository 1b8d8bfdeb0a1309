"""How the runner writes down what happened: one function a thing that happens."""

from collections.abc import Collection, Mapping
from datetime import date
from random import Random

from runjournal.demo.body import LEFT_CALF
from runjournal.demo.episodes import COLD_DAYS, INJURY_DAYS
from runjournal.demo.massages import Appointment
from runjournal.demo.pen import Pen
from runjournal.demo.races import Fixture
from runjournal.demo.training import PlannedRun, easy_pace_s
from runjournal.demo.voice import OF_COLD, OF_INJURY, OF_MASSAGE, OF_RACE, OF_RUN
from runjournal.model.areas import Area, Spot
from runjournal.model.choices import ConditionName, MealSize, Status
from runjournal.model.entries import Bath, Condition, Massage, Meal, Note, Race, Run, Soreness

MOST_SPOTS = 4


def write_run(pen: Pen, day: date, session: PlannedRun, random: Random) -> None:
    """A run of the plan, with a remark on every third."""
    pen.write(
        Run(
            **pen.head(day, session.start_minute),
            distance_m=session.distance_m,
            duration_s=session.duration_s,
            effort=session.effort,
            run_kind=session.run_kind,
            note=random.choice(OF_RUN[session.run_kind]) if random.random() < 0.35 else "",
        )
    )


def write_race(pen: Pen, day: date, days_ago: int, fixture: Fixture, random: Random, *, is_run: bool) -> None:
    """A race with its time, or called off."""
    pace_s = easy_pace_s(day, days_ago) + fixture.pace_shift_s + random.gauss(0, 4)
    pen.write(
        Race(
            **pen.head(day, fixture.start_minute),
            status=Status.DONE if is_run else Status.CANCELLED,
            name=fixture.name,
            distance_m=fixture.distance_m,
            duration_s=round(pace_s * fixture.distance_m / 1000) if is_run else None,
            effort=random.choice((8, 9, 9, 10)) if is_run else None,
            priority=fixture.priority,
            note=random.choice(OF_RACE) if is_run else "",
        )
    )


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
    """Ratings of the sorest spots and of those that are watched, a little off; all clear where nothing is felt."""
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
