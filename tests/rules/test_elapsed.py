"""The end of a run or race with pauses is after its elapsed time; what it was of load and pace is its time moved.

The run is of 1,830 s with 6,634 s from start to end: it begins at 10:00 and ends at 11:50:34, not at 10:30:30.
"""

from dataclasses import replace
from datetime import timedelta

import pytest

from runjournal.model.areas import Area
from runjournal.model.choices import RunKind
from runjournal.model.entries import Entry, Race, Run
from runjournal.rules.facts.hard_runs import ended, own_pace_s_per_km, why_hard
from runjournal.rules.finding import Severity
from runjournal.trends.training.daily_training import load_of
from tests.rules.build import CAUTION, DEEP, DONE, INFO, PLANNED, journal, massage, race, run, said, sore, utc

RUN = replace(run("2026-04-26 10:00", 5, kind=RunKind.TEMPO), duration_s=1830, elapsed_s=6634)
RACE = replace(race("2026-04-26 10:00", km=21.1, status=DONE), duration_s=1830, elapsed_s=6634)
END = utc("2026-04-26 11:50:34")


@pytest.mark.parametrize("ran", [RUN, RACE, replace(RUN, duration_s=None)], ids=["run", "race", "elapsed alone"])
def test_it_ended_after_its_elapsed_time(ran: Run | Race) -> None:
    assert ended(journal([ran], "2026-04-26 14:00"), ran).latest == END


@pytest.mark.parametrize(
    ("ran", "start", "expected"),
    [
        pytest.param(RUN, "2026-04-27 11:50:33", INFO, id="23 h 59 m 59 s after the run"),
        pytest.param(RUN, "2026-04-27 11:50:34", None, id="24 h after it"),
        pytest.param(replace(RUN, elapsed_s=None), "2026-04-27 10:30:29", INFO, id="less, without pauses"),
        pytest.param(replace(RUN, elapsed_s=None), "2026-04-27 10:30:30", None, id="24 h, without pauses"),
        pytest.param(RACE, "2026-04-29 11:50:33", CAUTION, id="71 h 59 m 59 s after the race"),
        pytest.param(RACE, "2026-04-29 11:50:34", None, id="72 h after it"),
    ],
)
def test_deep_work_after_it(ran: Run | Race, start: str, expected: Severity | None) -> None:
    assert said("deep-after-race", journal([ran, massage(start, 60, DEEP)], "2026-04-26 14:00")) is expected


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        pytest.param("2026-04-26 11:50:33", CAUTION, id="a second before its end"),
        pytest.param("2026-04-26 11:50:34", None, id="back to back"),
    ],
)
@pytest.mark.parametrize("duration_s", [1830, None], ids=["with its time moved", "elapsed alone"])
def test_a_massage_at_its_time(duration_s: int | None, start: str, expected: Severity | None) -> None:
    ahead = replace(RUN, duration_s=duration_s, status=PLANNED)
    assert said("overlaps", journal([ahead, massage(start, 60)], "2026-04-25 14:00")) is expected


@pytest.mark.parametrize(
    ("logged", "expected"),
    [
        pytest.param("2026-04-26 13:50:34", CAUTION, id="2 h after its end"),
        pytest.param("2026-04-26 13:50:35", None, id="a second more"),
    ],
)
def test_a_tendon_that_hurts_soon_after_it(logged: str, expected: Severity | None) -> None:
    entries: list[Entry] = [RUN, sore(logged, 6, Area.ACHILLES)]
    assert said("tendon-pain", journal(entries, "2026-04-26 20:00")) is expected


@pytest.mark.parametrize(
    ("logged", "expected"),
    [
        pytest.param("2026-04-29 11:50:34", None, id="exactly 72 h after its end"),
        pytest.param("2026-04-29 11:50:35", CAUTION, id="a second more"),
    ],
)
def test_soreness_that_does_not_settle_after_it(logged: str, expected: Severity | None) -> None:
    logs = [sore(f"2026-04-{day} 20:00", 4) for day in (26, 27, 28)]
    assert said("soreness-not-settling", journal([RUN, *logs, sore(logged, 4)], "2026-04-29 20:00")) is expected


def test_its_load_and_pace_are_those_of_the_time_moved() -> None:
    paused = replace(run("2026-04-26 10:00", 10, 60, effort=5), elapsed_s=3 * 3600)
    history = journal([paused], "2026-04-27 10:00")
    assert load_of(paused) == 5 * 60
    assert own_pace_s_per_km(history, history.now) == 360
    assert why_hard(history, paused) == ""


def test_pauses_make_no_long_run_of_it() -> None:
    long = run("2026-04-26 10:00", 12, 89, kind=RunKind.LONG)
    history = journal([long], "2026-04-27 10:00")
    assert why_hard(history, replace(long, elapsed_s=4 * 3600)) == ""
    assert why_hard(history, replace(long, duration_s=90 * 60, elapsed_s=4 * 3600)) == "a long run"


def test_a_planned_run_is_over_after_its_pauses() -> None:
    ahead = replace(RUN, status=PLANNED)
    assert not ahead.is_unconfirmed(END - timedelta(seconds=1))
    assert ahead.is_unconfirmed(END)
