"""still-sore: hits, misses and what it says."""

import pytest

from runjournal.model.areas import Area, Side, Spot
from runjournal.model.choices import Depth
from runjournal.model.entries import Entry, Soreness
from runjournal.rules.finding import Severity
from tests.rules.build import (
    CAUTION,
    DEEP,
    DONE,
    FIRM,
    INFO,
    LIGHT,
    MEDIUM,
    SELF,
    all_clear,
    assert_clears,
    journal,
    massage,
    only,
    said,
    sore,
)

RULE = "still-sore"
NOW = "2026-04-20 12:00"
START = "2026-04-21 10:00"
LEFT_CALF = (Spot(Area.CALF, Side.LEFT),)


@pytest.mark.parametrize(
    ("rating", "depth", "expected"),
    [
        pytest.param(7, DEEP, CAUTION, id="deep on 7"),
        pytest.param(7, FIRM, CAUTION, id="firm on 7"),
        pytest.param(6, DEEP, INFO, id="deep on 6"),
        pytest.param(5, FIRM, INFO, id="firm on 5"),
        pytest.param(4, DEEP, None, id="deep on 4"),
        pytest.param(7, LIGHT, INFO, id="light on 7"),
        pytest.param(7, MEDIUM, INFO, id="medium on 7"),
        pytest.param(7, None, INFO, id="no depth counts as light"),
        pytest.param(6, LIGHT, None, id="light on 6"),
        pytest.param(6, None, None, id="no depth on 6"),
    ],
)
def test_the_left_calf(rating: int, depth: Depth | None, expected: Severity | None) -> None:
    booked = massage(START, 60, depth, spots=LEFT_CALF)
    assert said(RULE, journal([booked, sore("2026-04-20 08:00", rating)], NOW)) is expected


@pytest.mark.parametrize(
    ("spots", "expected"),
    [
        pytest.param((), CAUTION, id="no area named"),
        pytest.param((Spot(Area.CALF),), CAUTION, id="both calves"),
        pytest.param((Spot(Area.CALF, Side.RIGHT),), None, id="the other calf"),
        pytest.param((Spot(Area.QUAD),), None, id="the quads"),
        pytest.param((Spot(Area.QUAD), *LEFT_CALF), CAUTION, id="the quads and the calf"),
        pytest.param((Spot(Area.KNEE),), None, id="only a joint: it has none"),
        pytest.param((Spot(Area.EVERYWHERE),), CAUTION, id="everywhere"),
    ],
)
def test_the_areas_that_it_names(spots: tuple[Spot, ...], expected: Severity | None) -> None:
    booked = massage(START, 60, DEEP, spots=spots)
    assert said(RULE, journal([booked, sore("2026-04-20 08:00", 7)], NOW)) is expected


@pytest.mark.parametrize(
    ("logs", "expected"),
    [
        pytest.param([sore("2026-04-19 10:00", 7)], CAUTION, id="48 h old"),
        pytest.param([sore("2026-04-19 09:59", 7)], None, id="48 h 1 m old"),
        pytest.param([sore("2026-04-20 08:00", 7), sore("2026-04-20 11:00", 3)], None, id="the latest is 3"),
        pytest.param([sore("2026-04-20 08:00", 7), all_clear("2026-04-20 11:00")], None, id="all clear since"),
        pytest.param([sore("2026-04-20 08:00", 7, Area.KNEE)], None, id="a knee"),
        pytest.param([sore("2026-04-20 08:00", 7, Area.SHIN)], CAUTION, id="a shin"),
        pytest.param([sore("2026-04-19", 7)], INFO, id="some time the day before: perhaps too old"),
        pytest.param([sore("2026-04-20", 7)], CAUTION, id="some time today"),
    ],
)
def test_the_latest_rating(logs: list[Entry], expected: Severity | None) -> None:
    assert said(RULE, journal([massage(START, 60, DEEP), *logs], NOW)) is expected


@pytest.mark.parametrize(
    ("booked", "expected"),
    [
        pytest.param(massage(START, 60, DEEP, kind=SELF), CAUTION, id="deep work of one's own"),
        pytest.param(massage(START, 60, MEDIUM, kind=SELF), None, id="medium work of one's own"),
        pytest.param(massage(START, 60, None, kind=SELF), None, id="work of one's own of no depth"),
        pytest.param(massage("2026-04-20 11:00", 60, DEEP, DONE), None, id="done"),
        pytest.param(massage("2026-04-20 11:00", 60, DEEP), None, id="planned, and begun"),
    ],
)
def test_which_massages(booked: Entry, expected: Severity | None) -> None:
    assert said(RULE, journal([booked, sore("2026-04-20 08:00", 7)], NOW)) is expected


def test_it_clears_as_the_massage_starts() -> None:
    assert_clears(RULE, journal([massage(START, 60, DEEP), sore("2026-04-20 08:00", 7)], NOW))


def test_all_spots_are_told_in_one_finding() -> None:
    logs: list[Soreness] = [
        sore("2026-04-20 08:00", 7, side=Side.BOTH, named="calves"),
        sore("2026-04-20 08:00", 5, Area.QUAD, named="quad"),
    ]
    finding = only(RULE, journal([massage(START, 60, DEEP), *logs], NOW))
    assert finding.title == "Deep massage on a sore area"
    assert finding.message == "Calves 7 and left quad 5 of 10 when last rated; massage need not hurt to do good."
    assert finding.entries == ("massage", "calves", "quad")
