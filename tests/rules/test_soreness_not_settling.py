"""soreness-not-settling: hits, misses and what it says."""

import pytest

from runjournal.model.areas import Area
from runjournal.model.choices import RunKind
from runjournal.model.entries import Entry
from runjournal.rules.finding import Severity
from tests.rules.build import (
    CAUTION,
    DEEP,
    DONE,
    INFO,
    PLANNED,
    WARNING,
    assert_clears,
    journal,
    massage,
    only,
    run,
    said,
    sore,
)

RULE = "soreness-not-settling"
DEEP_ONE = massage("2026-04-20 17:00", 60, DEEP, DONE)
EARLY = sore("2026-04-21 08:00", 4)


@pytest.mark.parametrize(
    ("logs", "expected"),
    [
        pytest.param([EARLY, sore("2026-04-23 18:00", 4)], None, id="t = 72 h"),
        pytest.param([EARLY, sore("2026-04-23 18:01", 4)], CAUTION, id="t = 72 h 1 m"),
        pytest.param([EARLY, sore("2026-04-25 17:59", 4)], CAUTION, id="t = 119 h 59 m"),
        pytest.param([EARLY, sore("2026-04-25 18:00", 4)], WARNING, id="t = 120 h"),
        pytest.param([sore("2026-04-21 08:00", 3), sore("2026-04-24 08:00", 3)], CAUTION, id="3 all along"),
        pytest.param([EARLY, sore("2026-04-24 08:00", 2)], None, id="settled"),
        pytest.param([EARLY, sore("2026-04-22 08:00", 2), sore("2026-04-24 08:00", 4)], None, id="settled in between"),
        pytest.param([EARLY, sore("2026-04-24 08:00", 5)], CAUTION, id="up by 1 is noise"),
        pytest.param([EARLY, sore("2026-04-24 08:00", 6)], WARNING, id="up by 2 after 72 h"),
        pytest.param(
            [EARLY, sore("2026-04-22 08:00", 6), sore("2026-04-24 08:00", 6)], CAUTION, id="up by 2 before 72 h"
        ),
        pytest.param(
            [sore("2026-04-24 08:00", 3), sore("2026-04-24 20:00", 5)], WARNING, id="up by 2 between two late logs"
        ),
        pytest.param([EARLY, sore("2026-04-24 08:00", 4, Area.KNEE)], CAUTION, id="a joint too"),
        pytest.param([EARLY, sore("2026-04-23", 4)], INFO, id="some time around 72 h"),
        pytest.param([EARLY, sore("2026-04-24", 4)], CAUTION, id="some time after 72 h"),
    ],
)
def test_since_a_massage(logs: list[Entry], expected: Severity | None) -> None:
    assert said(RULE, journal([DEEP_ONE, *logs], "2026-04-26 00:00")) is expected


@pytest.mark.parametrize(
    ("load", "expected"),
    [
        pytest.param(run("2026-04-23 18:00", 8, 60, kind=RunKind.TEMPO), None, id="a hard run since"),
        pytest.param(run("2026-04-23 18:00", 8, 60, kind=RunKind.EASY), WARNING, id="an easy run since"),
        pytest.param(massage("2026-04-24 18:00", 30, status=DONE, named="later"), None, id="a massage since"),
        pytest.param(massage("2026-04-24 18:00", 30, status=PLANNED, named="later"), WARNING, id="one only planned"),
    ],
)
def test_a_new_load_starts_the_clock_again(load: Entry, expected: Severity | None) -> None:
    entries = [DEEP_ONE, EARLY, load, sore("2026-04-26 08:00", 4)]
    assert said(RULE, journal(entries, "2026-04-26 09:00")) is expected


def test_a_log_that_may_lie_at_exactly_72_hours_is_only_partly_late() -> None:
    late = massage("2026-04-20 23:00", 60, DEEP, DONE)
    assert said(RULE, journal([late, sore("2026-04-24", 4)], "2026-04-24 20:00")) is INFO


def test_no_load_explains_soreness_for_ever() -> None:
    assert said(RULE, journal([sore("2026-05-04 18:00", 4), DEEP_ONE], "2026-05-04 19:00")) is WARNING
    assert said(RULE, journal([sore("2026-05-04 18:01", 4), DEEP_ONE], "2026-05-04 19:00")) is None


def test_without_a_load_there_is_no_clock() -> None:
    assert said(RULE, journal([sore("2026-04-20 08:00", 5), sore("2026-04-26 08:00", 5)], "2026-04-26 09:00")) is None


def test_it_clears_a_week_after_the_last_log() -> None:
    assert_clears(RULE, journal([DEEP_ONE, EARLY, sore("2026-04-24 08:00", 4)], "2026-04-24 09:00"))


def test_what_it_says() -> None:
    entries = [DEEP_ONE, EARLY, sore("2026-04-24 08:00", 4), sore("2026-04-24 08:00", 6, Area.QUAD, named="quad")]
    finding = only(RULE, journal(entries, "2026-04-24 09:00"))
    assert finding.message == ("Left quad 6 and left calf 4, 86 h after the deep massage and not below 3 since.")
    assert finding.advice == "Go easy on it and rate it again; see a GP if it lasts 5 days or gets worse."
    assert finding.entries == ("quad", "sore-2026-04-24T08:00", "massage")


def test_a_warning_refers_to_a_gp() -> None:
    finding = only(RULE, journal([DEEP_ONE, EARLY, sore("2026-04-25 20:00", 4)], "2026-04-25 21:00"))
    assert finding.advice.startswith("See a GP:")
