"""deep-after-race: hits, misses, when a race ended, and what it says."""

import pytest

from runjournal.model.choices import Depth, RunKind
from runjournal.model.entries import Entry
from runjournal.rules.finding import Severity
from tests.rules.build import (
    CAUTION,
    DEEP,
    DONE,
    FIRM,
    INFO,
    LIGHT,
    MEDIUM,
    advice,
    assert_clears,
    journal,
    massage,
    only,
    race,
    run,
    said,
)

RULE = "deep-after-race"
HALF = race("2026-04-26 10:00", km=21.1, minutes=120, status=DONE)
AFTER = "2026-04-26 14:00"


@pytest.mark.parametrize(
    ("start", "depth", "expected"),
    [
        pytest.param("2026-04-29 12:00", DEEP, None, id="72 h after the end"),
        pytest.param("2026-04-29 11:59", DEEP, CAUTION, id="71 h 59 m"),
        pytest.param("2026-04-29 11:59", FIRM, CAUTION, id="firm"),
        pytest.param("2026-04-27 12:00", MEDIUM, None, id="medium"),
        pytest.param("2026-04-27 12:00", LIGHT, None, id="light"),
        pytest.param("2026-04-27 12:00", None, None, id="depth not known"),
        pytest.param("2026-04-26 10:30", DEEP, CAUTION, id="during the race"),
        pytest.param("2026-04-26 09:00", DEEP, None, id="before the race"),
        pytest.param("2026-04-26 10:00", DEEP, None, id="starts with the race"),
        pytest.param("2026-04-28", DEEP, CAUTION, id="some time two days after"),
        pytest.param("2026-04-29", DEEP, INFO, id="some time three days after: part of it"),
    ],
)
def test_after_a_half_marathon(start: str, depth: Depth | None, expected: Severity | None) -> None:
    assert said(RULE, journal([HALF, massage(start, 60, depth)], AFTER)) is expected


@pytest.mark.parametrize(
    ("hard", "start", "expected"),
    [
        pytest.param(race("2026-04-26 10:00", km=21, minutes=120, status=DONE), "2026-04-27 11:59", INFO, id="21.0 km"),
        pytest.param(race("2026-04-26 10:00", km=21, minutes=120, status=DONE), "2026-04-27 12:00", None, id="24 h"),
        pytest.param(
            race("2026-04-26 10:00", km=21.05, minutes=120, status=DONE),
            "2026-04-28 12:00",
            CAUTION,
            id="rounds to 21.1",
        ),
        pytest.param(
            race("2026-04-26 10:00", km=21.082, minutes=120, status=DONE), "2026-04-28 12:00", CAUTION, id="13.1 mi"
        ),
        pytest.param(race("2026-04-26 10:00", minutes=120, status=DONE), "2026-04-27 11:59", INFO, id="no distance"),
        pytest.param(
            run("2026-04-26 10:00", 8, 60, kind=RunKind.TEMPO), "2026-04-27 10:59", INFO, id="a tempo run, 23 h 59 m"
        ),
        pytest.param(run("2026-04-26 10:00", 8, 60, kind=RunKind.TEMPO), "2026-04-27 11:00", None, id="24 h after it"),
        pytest.param(run("2026-04-26 10:00", 8, 60, kind=RunKind.EASY), "2026-04-26 18:00", None, id="an easy run"),
    ],
)
def test_after_other_hard_runs(hard: Entry, start: str, expected: Severity | None) -> None:
    assert said(RULE, journal([hard, massage(start, 60, DEEP)], AFTER)) is expected


@pytest.mark.parametrize(
    ("entries", "last", "first_fine"),
    [
        pytest.param([], "2026-04-29 13:59", "2026-04-29 14:00", id="40 km at 6 min/km: ends 14:00"),
        pytest.param(
            [run("2026-04-20 07:00", 10, 45)], "2026-04-29 12:59", "2026-04-29 13:00", id="at the runner's own 4:30"
        ),
    ],
)
def test_a_race_without_a_duration_ends_by_its_distance(entries: list[Entry], last: str, first_fine: str) -> None:
    long = race("2026-04-26 10:00", km=40, status=DONE)
    assert said(RULE, journal([*entries, long, massage(last, 60, DEEP)], AFTER)) is CAUTION
    assert said(RULE, journal([*entries, long, massage(first_fine, 60, DEEP)], AFTER)) is None


def test_a_race_day_that_begins_exactly_72_hours_before_is_only_partly_too_soon() -> None:
    some_time = race("2026-04-26", km=21.1, status=DONE)
    assert said(RULE, journal([some_time, massage("2026-04-29 00:00", 60, DEEP)], "2026-04-27 09:00")) is INFO
    assert said(RULE, journal([some_time, massage("2026-04-28 23:59", 60, DEEP)], "2026-04-27 09:00")) is CAUTION


def test_a_race_ahead_warns_of_the_massage_planned_after_it() -> None:
    ahead = race("2026-04-26 10:00", km=42.2)
    assert said(RULE, journal([ahead, massage("2026-04-27 18:00", 60, DEEP)], "2026-04-15 09:00")) is CAUTION


@pytest.mark.parametrize("when", ["2026-04-26 10:00", "2026-04-26"], ids=["timed", "whole day"])
def test_it_clears_when_the_time_is_over(when: str) -> None:
    half = race(when, km=21.1, minutes=120, status=DONE)
    assert_clears(RULE, journal([half, massage("2026-04-27 18:00", 60, DEEP)], "2026-04-27 08:00"))


def test_what_it_says() -> None:
    history = journal([HALF, massage("2026-04-28 18:00", 60, DEEP)], AFTER)
    finding = only(RULE, history)
    assert finding.title == "Deep massage soon after Spring Half"
    assert finding.message == "Deep massage starts 54 h after Spring Half; 72 h give the legs time to recover."
    assert advice(RULE, history) == "Ask for medium work, or start at Wed 29 Apr 12:00."
    assert finding.entries == ("massage", "race")
