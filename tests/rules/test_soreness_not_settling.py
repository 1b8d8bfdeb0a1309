"""soreness-not-settling: hits, misses and what it says."""

from dataclasses import replace

import pytest

from runjournal.model.areas import Area, Side
from runjournal.model.choices import RunKind
from runjournal.model.entries import Entry
from runjournal.rules.finding import Severity
from tests.rules.build import (
    CAUTION,
    DEEP,
    DONE,
    INFO,
    PLANNED,
    SELF,
    WARNING,
    assert_clears,
    found,
    journal,
    massage,
    only,
    run,
    said,
    sore,
)

RULE = "soreness-not-settling"
DEEP_ONE = massage("2026-04-20 17:00", 60, DEEP, DONE)
NOW = "2026-04-27 00:00"


def daily(*ratings: int | None, hour: str = "08:00", area: Area = Area.CALF) -> list[Entry]:
    """Ratings on 21 April and the days after it, None for a day without one."""
    return [
        sore(f"2026-04-{21 + day} {hour}", rating, area) for day, rating in enumerate(ratings) if rating is not None
    ]


@pytest.mark.parametrize(
    ("logs", "expected"),
    [
        pytest.param([*daily(4, 4), sore("2026-04-23 18:00", 4)], None, id="t = 72 h"),
        pytest.param([*daily(4, 4), sore("2026-04-23 18:01", 4)], CAUTION, id="t = 72 h 1 m"),
        pytest.param([*daily(4, 4, 4), sore("2026-04-25 17:59", 4)], CAUTION, id="t = 119 h 59 m"),
        pytest.param([*daily(4, 4, 4), sore("2026-04-25 18:00", 4)], WARNING, id="t = 120 h"),
        pytest.param(daily(3, None, None, 3), CAUTION, id="3 all along, 72 h apart"),
        pytest.param([*daily(3), sore("2026-04-24 08:01", 3)], None, id="72 h 1 m apart"),
        pytest.param(daily(4, 4, 4, 2), None, id="settled"),
        pytest.param(daily(4, 2, None, 4, 4), None, id="settled in between"),
        pytest.param(daily(4, 2, 4, 4), CAUTION, id="settled, and sore again within 72 h"),
        pytest.param(daily(4, None, None, 5), CAUTION, id="up by 1 is noise"),
        pytest.param(daily(4, None, None, 6), WARNING, id="up by 2 after 72 h"),
        pytest.param(daily(4, 6, 6, 6), CAUTION, id="up by 2 before 72 h"),
        pytest.param(daily(6, 4, 4, 6), WARNING, id="up by 2 since the last until 72 h"),
        pytest.param(daily(None, None, None, 4, 4), None, id="the massage was not followed within 72 h"),
        pytest.param([*daily(4), *daily(None, None, None, 4, area=Area.KNEE)], None, id="never from a single log"),
        pytest.param([*daily(4), sore("2026-04-23", 4)], INFO, id="some time around 72 h"),
        pytest.param([*daily(4, 4), sore("2026-04-24", 4)], CAUTION, id="some time after 72 h"),
    ],
)
def test_since_a_massage(logs: list[Entry], expected: Severity | None) -> None:
    assert said(RULE, journal([DEEP_ONE, *logs], NOW)) is expected


@pytest.mark.parametrize(
    ("logs", "expected"),
    [
        pytest.param(daily(4, 4, 4, 4), None, id="72 h"),
        pytest.param([*daily(4, 4, 4), sore("2026-04-24 08:01", 4)], CAUTION, id="72 h 1 m"),
        pytest.param([*daily(4, 4, 4, 4), sore("2026-04-26 07:59", 4)], CAUTION, id="119 h 59 m"),
        pytest.param(daily(4, 4, 4, 4, None, 4), WARNING, id="120 h"),
        pytest.param(daily(4, 4, None, None, 4, 4, area=Area.KNEE), WARNING, id="a joint too"),
        pytest.param(daily(4, 4, 4, 4, 6), WARNING, id="two higher than at 72 h"),
        pytest.param(daily(4, 4, 4, 4, 5), CAUTION, id="one higher than at 72 h"),
        pytest.param(daily(4), None, id="never from a single log"),
    ],
)
def test_without_a_load_the_clock_starts_at_the_first_log(logs: list[Entry], expected: Severity | None) -> None:
    assert said(RULE, journal(logs, NOW)) is expected


@pytest.mark.parametrize(
    ("load", "expected"),
    [
        pytest.param(run("2026-04-23 18:00", 8, 60, kind=RunKind.TEMPO), None, id="a hard run since"),
        pytest.param(run("2026-04-23 18:00", 8, 60, kind=RunKind.EASY), WARNING, id="an easy run since"),
        pytest.param(massage("2026-04-24 18:00", 30, status=DONE, named="later"), None, id="a massage since"),
        pytest.param(massage("2026-04-24 18:00", 30, status=PLANNED, named="later"), WARNING, id="one only planned"),
        pytest.param(
            massage("2026-04-24 18:00", 30, status=DONE, named="later", kind=SELF),
            WARNING,
            id="gentle work of one's own",
        ),
        pytest.param(
            massage("2026-04-24 18:00", 30, DEEP, DONE, named="later", kind=SELF), None, id="deep work of one's own"
        ),
    ],
)
def test_a_new_load_starts_the_clock_again(load: Entry, expected: Severity | None) -> None:
    entries = [DEEP_ONE, *daily(4, 4, 4, 4, None, 4), load]
    assert said(RULE, journal(entries, "2026-04-26 09:00")) is expected


def test_it_clears_a_week_after_the_last_log() -> None:
    assert_clears(RULE, journal([DEEP_ONE, *daily(4, 4, 4, 4)], "2026-04-24 09:00"))


def test_spots_of_the_same_severity_and_times_are_one_finding() -> None:
    logs = [*daily(4, 4, 4, 4), *daily(6, 6, 6, 6, area=Area.QUAD)]
    ids = [replace(log, id=f"log-{place}") for place, log in enumerate(logs)]
    finding = only(RULE, journal([DEEP_ONE, *ids], "2026-04-24 09:00"))
    assert finding.message == "Left quad 6 and left calf 4, 86 h after the deep massage and not below 3 since."
    assert finding.advice == "Go easy on it and rate it again; see a GP if it lasts 5 days or gets worse."
    assert finding.entries == ("log-7", "log-3", "massage")
    assert [spot.name for spot in finding.spots] == ["left quad", "left calf"]


def test_spots_of_two_severities_are_two() -> None:
    logs = [*daily(4, 4, 4, 4, 4, 4), *daily(None, None, 4, 4, None, 4, area=Area.QUAD, hour="07:00")]
    findings = found(RULE, journal(logs, "2026-04-26 09:00"))
    assert [(finding.severity, finding.measured["spots"]) for finding in findings] == [(WARNING, "left calf")]
    later = journal([*logs, sore("2026-04-26 08:30", 4, Area.QUAD)], "2026-04-26 09:00")
    assert [finding.severity for finding in found(RULE, later)] == [WARNING, CAUTION]


def test_left_and_right_alike_are_one() -> None:
    both = [sore(f"2026-04-{day} 08:00", 4, side=Side.BOTH) for day in range(21, 25)]
    assert only(RULE, journal([DEEP_ONE, *both], NOW)).message.startswith("Calves 4, 86 h after")


@pytest.mark.parametrize(
    ("entries", "advice"),
    [
        pytest.param(daily(4, 4, 4, 4, 6), "See a GP: it is getting worse.", id="rising"),
        pytest.param(daily(4, 4, 4, 4, 4, 4), "See a GP: it has lasted 5 days.", id="long"),
        pytest.param([DEEP_ONE, *daily(4, 4, 4, 4, 4, 4)], "See a GP: it has not settled.", id="long after a massage"),
    ],
)
def test_a_warning_refers_to_a_gp(entries: list[Entry], advice: str) -> None:
    assert only(RULE, journal(entries, NOW)).advice.startswith(advice)


def test_a_long_time_is_said_in_days() -> None:
    finding = only(RULE, journal(daily(4, 4, 4, 4, 4, 4), NOW))
    assert finding.message == "Left calf 4, 5 days after the first rating and not below 3 since."
