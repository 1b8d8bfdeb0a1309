"""pinpoint-bone-pain: hits, misses and what it says."""

import pytest

from runjournal.model.areas import Area, Side
from runjournal.model.choices import Quality
from runjournal.model.entries import Entry, Soreness
from runjournal.rules.finding import Severity
from tests.rules.build import PLANNED, WARNING, all_clear, assert_clears, journal, note, only, run, said, sore

RULE = "pinpoint-bone-pain"
NOW = "2026-04-24 20:00"
RUNS = [run(f"2026-04-{day} 07:00", 8, 44, named=f"run-{day}") for day in ("16", "20", "24")]


def point(when: str, rating: int, area: Area = Area.SHIN, note: str = "") -> Soreness:
    return sore(when, rating, area, quality=Quality.PINPOINT, note=note)


@pytest.mark.parametrize(
    ("logs", "expected"),
    [
        pytest.param([point("2026-04-16 08:00", 2), point("2026-04-24 08:00", 4)], WARNING, id="up 2 over 3 runs"),
        pytest.param([point("2026-04-16 08:00", 2), point("2026-04-24 08:00", 3)], None, id="up 1"),
        pytest.param([point("2026-04-17 08:00", 2), point("2026-04-24 08:00", 5)], None, id="up over 2 runs"),
        pytest.param([point("2026-04-10 08:00", 2), point("2026-04-24 08:00", 4)], WARNING, id="within 14 days"),
        pytest.param([point("2026-04-10 07:59", 2), point("2026-04-24 08:00", 4)], None, id="over more than 14 days"),
        pytest.param([all_clear("2026-04-16 08:00"), point("2026-04-24 08:00", 3)], WARNING, id="from all clear"),
        pytest.param([point("2026-04-24 08:00", 8)], None, id="nothing to compare with"),
        pytest.param(
            [point("2026-04-16 08:00", 2), sore("2026-04-24 08:00", 5, Area.SHIN)], None, id="an ache is no point"
        ),
        pytest.param(
            [point("2026-04-16 08:00", 2), point("2026-04-20 08:00", 5), sore("2026-04-24 08:00", 1, Area.SHIN)],
            None,
            id="better since",
        ),
        pytest.param(
            [point("2026-04-24 08:00", 5, note="at night"), sore("2026-04-24 19:00", 4, Area.SHIN)],
            WARNING,
            id="lower, no quality written",
        ),
        pytest.param(
            [
                point("2026-04-24 08:00", 5, note="at night"),
                sore("2026-04-24 19:00", 4, Area.SHIN, quality=Quality.ACHE),
            ],
            None,
            id="lower, an ache written",
        ),
        pytest.param(
            [point("2026-04-24 08:00", 5), note("2026-04-24 21:00", "left shin hurts at night")],
            None,
            id="a note still to come",
        ),
        pytest.param(
            [point("2026-04-24 08:00", 5), note("2026-04-24 09:00", "left shin hurts at night")],
            WARNING,
            id="a note of that day",
        ),
        pytest.param(
            [point("2026-04-24 08:00", 5), note("2026-04-24 09:00", "right shin hurts at night")],
            None,
            id="a note of the other shin",
        ),
        pytest.param([point("2026-04-24 08:00", 5, note="sore since the night run")], None, id="a run at night"),
        pytest.param(
            [point("2026-04-16 08:00", 2, Area.CALF), point("2026-04-24 08:00", 5, Area.CALF)], None, id="a calf"
        ),
        pytest.param(
            [point("2026-04-16 08:00", 2, Area.HIP), point("2026-04-24 08:00", 5, Area.HIP)], WARNING, id="a hip"
        ),
        pytest.param([point("2026-04-24 08:00", 2, note="woke me at night")], WARNING, id="at night"),
        pytest.param([point("2026-04-24 08:00", 2, note="Hurts at rest too")], WARNING, id="at rest"),
        pytest.param([point("2026-04-24 08:00", 0, note="gone, even at night")], None, id="gone"),
        pytest.param([point("2026-04-24 08:00", 2, note="no pain at night")], None, id="not at night"),
        pytest.param([point("2026-04-24 08:00", 2, note="took a rest day")], None, id="a rest day"),
        pytest.param([sore("2026-04-24 08:00", 5, Area.SHIN, note="hurts at night")], None, id="an ache at night"),
    ],
)
def test_the_left_side(logs: list[Entry], expected: Severity | None) -> None:
    assert said(RULE, journal([*RUNS, *logs], NOW)) is expected


def test_sides_are_told_apart() -> None:
    left = sore("2026-04-16 08:00", 1, Area.SHIN, quality=Quality.PINPOINT)
    right = sore("2026-04-24 08:00", 6, Area.SHIN, Side.RIGHT, quality=Quality.PINPOINT)
    assert said(RULE, journal([*RUNS, left, right], NOW)) is None


def test_only_runs_that_happened_count() -> None:
    planned = [*RUNS[:2], run("2026-04-22 07:00", 8, status=PLANNED)]
    logs = [point("2026-04-16 08:00", 2), point("2026-04-23 08:00", 5)]
    assert said(RULE, journal([*planned, *logs], NOW)) is None


def test_it_clears_a_week_after_the_rating() -> None:
    assert_clears(RULE, journal([*RUNS, point("2026-04-16 08:00", 2), point("2026-04-24 08:00", 5)], NOW))


def test_what_it_says() -> None:
    finding = only(RULE, journal([*RUNS, point("2026-04-16 08:00", 2), point("2026-04-24 08:00", 5)], NOW))
    assert finding.message == ("Left shin 5 of 10 on one point, up from 2 over 3 runs: it may be a bone stress injury.")
    assert finding.advice == "Stop running on it and see a clinician; a massage cannot rule it out."
