"""deep-before-hard-run: hits, misses, what makes a run hard, and what it says."""

import pytest

from runjournal.model.choices import Depth, RunKind, Status
from runjournal.model.entries import Entry
from runjournal.model.settings import Distance, Settings
from runjournal.rules.finding import Severity
from tests.rules.build import (
    CAUTION,
    DEEP,
    DONE,
    FIRM,
    INFO,
    LIGHT,
    MEDIUM,
    PLANNED,
    advice,
    assert_clears,
    found,
    journal,
    massage,
    only,
    race,
    run,
    said,
)

RULE = "deep-before-hard-run"
BEFORE = "2026-05-01 09:00"
INTERVALS = run("2026-05-07 06:30", 10, kind=RunKind.INTERVALS, status=PLANNED)


@pytest.mark.parametrize(
    ("start", "depth", "expected"),
    [
        pytest.param("2026-05-05 18:00", DEEP, CAUTION, id="deep, 35 h 30 m"),
        pytest.param("2026-05-05 05:30", DEEP, None, id="deep, 48 h"),
        pytest.param("2026-05-05 05:31", DEEP, CAUTION, id="deep, 47 h 59 m"),
        pytest.param("2026-05-05 17:30", FIRM, None, id="firm, 36 h"),
        pytest.param("2026-05-05 17:31", FIRM, CAUTION, id="firm, 35 h 59 m"),
        pytest.param("2026-05-06 05:30", MEDIUM, None, id="medium, 24 h"),
        pytest.param("2026-05-06 05:31", MEDIUM, INFO, id="medium, 23 h 59 m"),
        pytest.param("2026-05-06 18:00", LIGHT, None, id="light"),
        pytest.param("2026-05-06 18:00", None, None, id="depth not known"),
        pytest.param("2026-05-07 05:30", DEEP, CAUTION, id="ends as the run starts"),
        pytest.param("2026-05-07 18:00", DEEP, None, id="after the run"),
        pytest.param("2026-05-06", DEEP, CAUTION, id="some time the day before"),
        pytest.param("2026-05-05", DEEP, INFO, id="some time two days before: part of it"),
    ],
)
def test_depth_against_time(start: str, depth: Depth | None, expected: Severity | None) -> None:
    assert said(RULE, journal([massage(start, 60, depth), INTERVALS], BEFORE)) is expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param("2026-05-06", CAUTION, id="the day after: all of it within 48 h"),
        pytest.param("2026-05-07", INFO, id="two days after: part of it"),
        pytest.param("2026-05-08", None, id="three days after"),
        pytest.param("2026-05-05", INFO, id="the same day: before or after"),
    ],
)
def test_a_run_without_a_time(day: str, expected: Severity | None) -> None:
    hard = run(day, 10, kind=RunKind.TEMPO, status=PLANNED)
    assert said(RULE, journal([massage("2026-05-05 18:00", 60, DEEP), hard], BEFORE)) is expected


def test_a_day_that_begins_exactly_48_hours_before_is_only_partly_too_soon() -> None:
    deep = massage("2026-05-05", 60, DEEP)
    midnight = run("2026-05-07 00:00", 10, kind=RunKind.TEMPO, status=PLANNED)
    assert said(RULE, journal([deep, midnight], BEFORE)) is INFO


BASE = [run(f"2026-04-{day} 07:00", 10, 55, named=f"base-{day}") for day in ("10", "14", "20")]
REGULAR = [
    run(f"2026-04-{day:02} 07:00", 10, 55, named=f"regular-{day}")
    for day in (4, 5, 7, 10, 12, 14, 17, 19, 21, 24, 26, 28)
]


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        pytest.param([run("2026-05-07 06:30", kind=RunKind.TRIAL, status=PLANNED)], "trial", id="time trial"),
        pytest.param([run("2026-05-07 06:30", kind=RunKind.HILLS, status=PLANNED)], "hills", id="hills"),
        pytest.param([run("2026-05-07 06:30", kind=RunKind.EASY, status=PLANNED)], None, id="easy"),
        pytest.param([run("2026-05-07 06:30", effort=7, status=PLANNED)], "effort 7 of 10", id="effort 7"),
        pytest.param([run("2026-05-07 06:30", effort=6, status=PLANNED)], None, id="effort 6"),
        pytest.param(
            [*BASE, run("2026-05-07 06:30", 11.1, status=PLANNED)],
            "11.1 km, the longest of 30 days was 10.0 km",
            id="111 % of the longest",
        ),
        pytest.param([*BASE, run("2026-05-07 06:30", 11, status=PLANNED)], None, id="110 % of the longest"),
        pytest.param([run("2026-05-07 06:30", 30, status=PLANNED)], None, id="no run to compare with"),
        pytest.param(
            [run("2026-03-30 07:00", 10, named="old"), run("2026-05-07 06:30", 12, status=PLANNED)],
            None,
            id="the others longer ago than 30 days",
        ),
        pytest.param(
            [*REGULAR, run("2026-05-07 06:30", 11, 90, status=PLANNED)],
            "11.0 km, a large part of the usual week",
            id="90 min and more than 30 % of the week",
        ),
        pytest.param([*REGULAR, run("2026-05-07 06:30", 11, 89, status=PLANNED)], None, id="89 min"),
        pytest.param(
            [*REGULAR, run("2026-05-07 06:30", 9, 90, status=PLANNED)],
            "9.0 km, a large part of the usual week",
            id="exactly 30 %",
        ),
        pytest.param([*REGULAR, run("2026-05-07 06:30", 8.9, 90, status=PLANNED)], None, id="less than 30 %"),
        pytest.param([*REGULAR[1:], run("2026-05-07 06:30", 11, 90, status=PLANNED)], None, id="11 runs in 4 weeks"),
        pytest.param([race("2026-05-07 06:30")], None, id="a race has rules of its own"),
    ],
)
def test_what_makes_a_run_hard(entries: list[Entry], reason: str | None) -> None:
    findings = found(RULE, journal([massage("2026-05-06 18:00", 60, DEEP), *entries], BEFORE))
    assert [finding.measured["reason"] for finding in findings] == ([reason] if reason else [])


@pytest.mark.parametrize("status", [PLANNED, DONE])
def test_it_clears_when_the_run_starts(status: Status) -> None:
    booked = massage("2026-05-05 18:00", 60, DEEP, status)
    assert_clears(RULE, journal([booked, INTERVALS], "2026-05-06 09:00"))


def test_a_run_that_is_done_has_nothing_to_say() -> None:
    done = run("2026-05-07 06:30", 10, kind=RunKind.INTERVALS)
    assert said(RULE, journal([massage("2026-05-06 18:00", 60, DEEP, DONE), done], "2026-05-07 09:00")) is None


def test_it_speaks_in_the_runners_unit() -> None:
    entries = [massage("2026-05-06 18:00", 60, DEEP), *BASE, run("2026-05-07 06:30", 12, status=PLANNED)]
    finding = only(RULE, journal(entries, BEFORE, settings=Settings(distance=Distance.MI)))
    assert finding.measured["reason"] == "7.5 mi, the longest of 30 days was 6.2 mi"


def test_what_it_says() -> None:
    history = journal([massage("2026-05-05 18:00", 60, DEEP), INTERVALS], BEFORE)
    finding = only(RULE, history)
    assert finding.message == (
        "Deep massage ends 35 h 30 m before a hard run (intervals); 48 h give it time to settle."
    )
    assert advice(RULE, history) == "Ask for medium work, end by Mon 4 May 20:00, or start at Thu 7 May 10:00."
    assert finding.entries == ("massage", "run")
