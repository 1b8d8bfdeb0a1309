"""Each example of the entry language gives these entries, and each field was got like this."""

import pytest

from runjournal.model.areas import Area, Side, Spot
from runjournal.model.choices import ConditionName, Depth, MealSize, Priority, RunKind, Status
from runjournal.model.entries import (
    Bath,
    Condition,
    Drink,
    Entry,
    Massage,
    Meal,
    Note,
    Overrule,
    Race,
    Run,
    Soreness,
    Urine,
)
from tests.language.reading import NOW, ago, day, entries, how, utc

LEFT_CALF = Soreness(start=NOW, area=Area.CALF, side=Side.LEFT, rating=3)
QUADS = Soreness(start=NOW, area=Area.QUAD, rating=2)
BERLIN = "Europe/Berlin"

EXAMPLES: dict[str, tuple[Entry, ...]] = {
    "r 8.2k 44 e5 calf3l w2": (
        Run(start=ago(44), distance_m=8200, duration_s=2640, effort=5),
        LEFT_CALF,
        Drink(start=NOW, volume_ml=2000),
    ),
    "8.2 44": (Run(start=ago(44), distance_m=8200, duration_s=2640),),
    "y run 8.2k 44min easy e4": (
        Run(start=day(2026, 11, 22), distance_m=8200, duration_s=2640, effort=4, run_kind=RunKind.EASY),
    ),
    "07:10 run 10k 52:30 tempo e7 # felt strong": (
        Run(
            start=utc(2026, 11, 23, 7, 10),
            distance_m=10_000,
            duration_s=52 * 60 + 30,
            effort=7,
            run_kind=RunKind.TEMPO,
            note="felt strong",
        ),
    ),
    "m 45 deep calves p3 @Anna": (
        Massage(start=ago(45), duration_s=2700, depth=Depth.DEEP, spots=(Spot(Area.CALF),), pain=3, therapist="Anna"),
    ),
    "fri 18:00 massage 60min deep": (
        Massage(start=utc(2026, 11, 27, 18), status=Status.PLANNED, duration_s=3600, depth=Depth.DEEP),
    ),
    "sat 10:00-10:45 massage light cancelled": (
        Massage(start=utc(2026, 11, 28, 10), status=Status.CANCELLED, duration_s=2700, depth=Depth.LIGHT),
    ),
    "sore left calf 3, quads 2": (LEFT_CALF, QUADS),
    "calf3l quad2": (LEFT_CALF, QUADS),
    "s0": (Soreness(start=NOW, area=Area.EVERYWHERE, rating=0),),
    "w 500ml": (Drink(start=NOW, volume_ml=500),),
    "water 16oz": (Drink(start=NOW, volume_ml=473),),
    "w2": (Drink(start=NOW, volume_ml=2000),),
    "w 500ml water 16oz w2": tuple(Drink(start=NOW, volume_ml=volume) for volume in (500, 473, 2000)),
    "urine 5": (Urine(start=NOW, colour=5),),
    "race Berlin Marathon 2027-09-26 09:15 42.2k Europe/Berlin priority A": (
        Race(start=utc(2027, 9, 26, 7, 15, BERLIN), name="Berlin Marathon", distance_m=42_200, priority=Priority.A),
    ),
    "race Parkrun sat 5k": (Race(start=day(2026, 11, 28), name="Parkrun", distance_m=5000),),
    'race "5k Parkrun" sat 5k': (Race(start=day(2026, 11, 28), name="5k Parkrun", distance_m=5000),),
    "meal heavy 12:30": (Meal(start=utc(2026, 11, 23, 12, 30), size=MealSize.HEAVY),),
    "bath 20min": (Bath(start=ago(20), duration_s=1200),),
    "note slept badly": (Note(start=NOW, text="slept badly"),),
    "ill fever": (Condition(start=NOW, name=ConditionName.ILL, detail="fever"),),
    "injury left calf": (Condition(start=NOW, name=ConditionName.INJURY, spots=(Spot(Area.CALF, Side.LEFT),)),),
    "clear ill": (Condition(start=NOW, name=ConditionName.ILL, clears=True),),
    "overrule race-too-close about:5f1e8b7a a light one": (
        Overrule(start=NOW, rule="race-too-close", about="5f1e8b7a", why="a light one"),
    ),
}


@pytest.mark.parametrize(("line", "expected"), EXAMPLES.items(), ids=EXAMPLES.keys())
def test_a_line_gives_these_entries(line: str, expected: tuple[Entry, ...]) -> None:
    assert entries(line) == expected


HOW: dict[str, dict[str, str]] = {
    "r 8.2k 44 e5": {
        "start": "guessed",
        "status": "guessed",
        "distance_m": "written",
        "duration_s": "guessed",
        "effort": "written",
    },
    "8.2 44": {"start": "guessed", "status": "guessed", "distance_m": "guessed", "duration_s": "guessed"},
    "y run 8.2k 44min easy done": {
        "start": "written",
        "status": "written",
        "distance_m": "written",
        "duration_s": "written",
        "run_kind": "written",
    },
    "fri 18:00 massage deep": {"start": "guessed", "status": "guessed", "depth": "written"},
    "2026-11-27 18:00 massage 60min": {"start": "written", "status": "guessed", "duration_s": "written"},
    "massage deep-tissue # ok": {
        "start": "guessed",
        "status": "guessed",
        "depth": "guessed",
        "massage_kind": "written",
        "note": "written",
    },
    "23 nov run 5k": {"start": "guessed", "status": "guessed", "distance_m": "written"},
    "at 7 run 5k": {"start": "guessed", "status": "guessed", "distance_m": "written"},
    "7am run 5k": {"start": "written", "status": "guessed", "distance_m": "written"},
    "calf3": {"area": "written", "rating": "written"},
    "calf3l": {"area": "written", "side": "written", "rating": "written"},
    "sore calves 3 sharp": {"area": "written", "side": "written", "rating": "written", "quality": "written"},
    "w2": {"volume_ml": "guessed"},
    "w 2l": {"volume_ml": "written"},
    "race Parkrun sat 5k A": {
        "start": "guessed",
        "status": "guessed",
        "name": "written",
        "distance_m": "written",
        "priority": "written",
    },
    "clear ill": {"name": "written", "clears": "written"},
}


@pytest.mark.parametrize(("line", "expected"), HOW.items(), ids=HOW.keys())
def test_fields_are_written_or_guessed_and_the_rest_is_default(line: str, expected: dict[str, str]) -> None:
    assert how(line) == expected


@pytest.mark.parametrize("line", ["", "   ", "\n", "\r\n"])
def test_an_empty_line_says_nothing(line: str) -> None:
    assert entries(line) == ()
