"""What is the same in every demo: the last days, which the screens speak of, and the findings that were overruled."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from runjournal.demo.body import LEFT_CALF, QUADS
from runjournal.demo.entry_writer import Pen
from runjournal.demo.training_plan import HALF, SUNDAY, TEN, TRAIL_TEN, Fixture
from runjournal.model.areas import Area, Spot
from runjournal.model.choices import Depth, MassageKind, MealSize, RunKind, Status
from runjournal.model.entries import Drink, Massage, Meal, Note, Overrule, Race, Run, Soreness, Urine

NEAR_DAYS = 3
"""How many days up to today are told here."""
MORNING = 7 * 60 + 10
LONG_M = 14_000


def write_near(pen: Pen, today: date, race_day: date) -> None:
    """From two days ago to the races ahead."""
    _write_before_yesterday(pen, today - timedelta(days=2))
    _write_yesterday(pen, today - timedelta(days=1))
    _write_today(pen, today)
    _write_ahead(pen, today, race_day)


def _write_before_yesterday(pen: Pen, day: date) -> None:
    _rate(pen, day, 6 * 60 + 50, {LEFT_CALF: 2, QUADS: 1})
    _drink(pen, day, {7 * 60 + 40: 300, 10 * 60 + 15: 500, 13 * 60: 500, 16 * 60: 400, 19 * 60 + 20: 500})
    long = day.weekday() == SUNDAY
    pen.write(
        Run(
            **pen.head(day, 8 * 60 + 30 if long else 18 * 60 + 30),
            status=Status.PLANNED,
            distance_m=LONG_M if long else 7_000,
            run_kind=RunKind.LONG if long else RunKind.EASY,
            note="with the club, if life allows",
        )
    )


def _write_yesterday(pen: Pen, day: date) -> None:
    _rate(pen, day, 7 * 60 + 5, {LEFT_CALF: 2, QUADS: 1})
    _drink(pen, day, {7 * 60 + 40: 500, 10 * 60 + 30: 400, 13 * 60: 500, 15 * 60 + 40: 300, 19 * 60 + 30: 500})
    if day.weekday() == SUNDAY:
        head = pen.head(day, 8 * 60 + 30)
        long = Run(**head, distance_m=LONG_M, duration_s=79 * 60 + 20, effort=5, run_kind=RunKind.LONG)
        pen.write(pen.recorded(long))
    pen.write(Meal(**pen.head(day, 14 * 60 + 30), size=MealSize.LIGHT))
    pen.write(
        Massage(
            **pen.head(day, 17 * 60 + 30),
            duration_s=45 * 60,
            depth=Depth.DEEP,
            massage_kind=MassageKind.DEEP_TISSUE,
            spots=(LEFT_CALF, QUADS),
            pain=4,
            therapist="Anna",
            note="left calf was ropey, eased off by the end",
        )
    )
    _rate(pen, day, 21 * 60, {LEFT_CALF: 5, QUADS: 3})


def _write_today(pen: Pen, day: date) -> None:
    pen.write(Urine(**pen.head(day, 6 * 60 + 45), colour=3))
    _rate(pen, day, 6 * 60 + 55, {LEFT_CALF: 4, QUADS: 2})
    _run_by_now(pen, day)
    _drink(pen, day, {8 * 60 + 5: 500, 10 * 60 + 20: 300, 12 * 60 + 45: 400, 15 * 60 + 30: 300, 18 * 60 + 45: 400})
    pen.write(Note(**pen.head(day, 8 * 60 + 30), text="stairs talk back, but less than last night"))


def _run_by_now(pen: Pen, day: date) -> None:
    """This morning's run, still planned if the morning is not over."""
    run = Run(
        **pen.head(day, MORNING),
        distance_m=8_200,
        duration_s=44 * 60,
        effort=3,
        run_kind=RunKind.EASY,
        note="easy, calf warmed up after a km",
    )
    ran = pen.recorded(run)
    is_over = ran.ends.latest <= pen.now
    pen.write(ran if is_over else replace(run, status=Status.PLANNED, effort=None, note=""))


def _write_ahead(pen: Pen, today: date, race_day: date) -> None:
    _plan_run(pen, today + timedelta(days=1), 8_000, RunKind.EASY)
    _plan_run(pen, today + timedelta(days=3), 9_000, RunKind.TEMPO)
    pen.write(
        Massage(
            **pen.head(race_day - timedelta(days=2), 18 * 60),
            status=Status.PLANNED,
            depth=Depth.FIRM,
            massage_kind=MassageKind.SPORTS,
            spots=(LEFT_CALF, QUADS),
            therapist="Anna",
            note="only free evening that week",
        )
    )
    pen.write(
        Race(
            **pen.head(race_day, HALF.start_minute),
            name=HALF.name,
            distance_m=HALF.distance_m,
            priority=HALF.priority,
            note="under 1:45 would be lovely",
        )
    )


def _plan_run(pen: Pen, day: date, distance_m: int, run_kind: RunKind) -> None:
    pen.write(Run(**pen.head(day, MORNING), status=Status.PLANNED, distance_m=distance_m, run_kind=run_kind))


def _rate(pen: Pen, day: date, minute: int, ratings: dict[Spot, int]) -> None:
    for spot, rating in ratings.items():
        pen.write(Soreness(**pen.head(day, minute), area=spot.area, side=spot.side, rating=rating))


def _drink(pen: Pen, day: date, volumes_ml: dict[int, int]) -> None:
    for minute, volume_ml in volumes_ml.items():
        pen.write(Drink(**pen.head(day, minute), volume_ml=volume_ml))


RULE = "race-too-close"
REASONS = {
    TRAIL_TEN: "only fifteen light minutes, to calm the nerves",
    TEN: "a small race, and the calves asked for it",
}
FROM_DAYS_AGO = 340
EVE_MINUTE = 20 * 60


def write_decisions(pen: Pen, today: date, races: Mapping[date, Fixture]) -> None:
    """The massages of the last year on the eve of some races, each overruled into being two days before the race."""
    for day, fixture in sorted(races.items()):
        if fixture in REASONS and (today - day).days <= FROM_DAYS_AGO:
            _write_decision(pen, day, REASONS[fixture])


def _write_decision(pen: Pen, race_day: date, why: str) -> None:
    massage = Massage(
        **pen.head(race_day - timedelta(days=1), EVE_MINUTE),
        duration_s=15 * 60,
        depth=Depth.LIGHT,
        massage_kind=MassageKind.SELF,
        spots=(Spot(Area.CALF),),
    )
    pen.write(massage)
    head = pen.head(race_day - timedelta(days=2), EVE_MINUTE + 15)
    pen.write(Overrule(**head, rule=RULE, about=massage.id, why=why))
