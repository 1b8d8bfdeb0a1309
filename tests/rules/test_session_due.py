"""session-due: hits, misses, the safe days and what it says."""

import pytest

from runjournal.model.choices import ConditionName
from runjournal.model.entries import Massage
from runjournal.model.settings import Goal
from runjournal.rules.finding import Severity
from runjournal.rules.registry import RULESET
from tests.rules.build import (
    CANCELLED,
    DONE,
    INFO,
    PLANNED,
    assert_clears,
    condition,
    journal,
    massage,
    only,
    race,
    said,
)

RULE = "session-due"
LATE = "2026-11-25 09:00"


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param("2026-11-23 23:59", None, id="8 days left"),
        pytest.param("2026-11-24 00:00", INFO, id="7 days left"),
        pytest.param("2026-11-30 23:59", INFO, id="the last minute of the month"),
        pytest.param("2026-12-01 00:00", None, id="the next month"),
        pytest.param("2027-02-22 00:00", INFO, id="7 days left of February"),
        pytest.param("2027-02-21 23:59", None, id="8 days left of February"),
        pytest.param("2028-02-23 00:00", INFO, id="7 days left of a leap year's February"),
    ],
)
def test_when_a_month_is_nearly_over(now: str, expected: Severity | None) -> None:
    assert said(RULE, journal([], now)) is expected


@pytest.mark.parametrize(
    ("massages", "expected"),
    [
        pytest.param([massage("2026-11-03 18:00", 30, status=DONE)], None, id="30 min done"),
        pytest.param([massage("2026-11-03 18:00", 29, status=DONE)], INFO, id="29 min done"),
        pytest.param(
            [massage(f"2026-11-0{day} 18:00", 15, status=DONE, named=str(day)) for day in (3, 4)],
            INFO,
            id="two of 15 min",
        ),
        pytest.param([massage("2026-11-27 18:00", 30, status=PLANNED)], None, id="30 min planned"),
        pytest.param([massage("2026-11-30", 30, status=PLANNED)], None, id="planned for some time of the last day"),
        pytest.param([massage("2026-12-01 18:00", 30, status=PLANNED)], INFO, id="planned for the next month"),
        pytest.param([massage("2026-11-27 18:00", 30, status=CANCELLED)], INFO, id="cancelled"),
        pytest.param([massage("2026-10-31 23:30", 45, status=DONE)], INFO, id="from October into November"),
        pytest.param([massage("2026-11-01 00:00", 45, status=DONE)], None, id="at the first minute of November"),
        pytest.param(
            [massage("2026-10-31 23:30", 45, status=DONE, zone="America/New_York")],
            INFO,
            id="in the evening of 31 October over there, November here",
        ),
    ],
)
def test_what_keeps_it_silent(massages: list[Massage], expected: Severity | None) -> None:
    assert said(RULE, journal(massages, LATE)) is expected


def test_a_goal_of_two_asks_for_two() -> None:
    history = journal([massage("2026-11-03 18:00", 45, status=DONE)], LATE, goal=Goal(sessions=2, minutes=45))
    assert only(RULE, history).message.startswith("6 days left in November and 1 of 2 sessions of at least 45 min")


@pytest.mark.parametrize(
    ("now", "races", "safe"),
    [
        pytest.param("2026-11-25 09:00", [], 6, id="all of them"),
        pytest.param("2026-11-25 18:59", [], 6, id="today has one start left"),
        pytest.param("2026-11-25 19:00", [], 5, id="today has none left"),
        pytest.param("2026-11-25 09:00", ["2026-11-28 10:00"], 5, id="a race blocks the day before"),
        pytest.param(
            "2026-11-25 09:00",
            ["2026-11-27 18:00", "2026-11-30 18:00"],
            2,
            id="two races block two days each",
        ),
        pytest.param("2026-11-28 09:00", ["2026-11-30 22:00"], 1, id="races to the end"),
    ],
)
def test_safe_days(now: str, races: list[str], safe: int) -> None:
    entries = [race(when, named=when.replace(" ", "T")) for when in races]
    assert only(RULE, journal(entries, now)).measured["safe_days_left"] == safe


def test_it_nudges_nobody_who_is_hurt() -> None:
    entries = [condition("2026-11-24 09:00", ConditionName.ILL)]
    assert RULE in {finding.rule for finding in RULESET.check(journal([], LATE))}
    assert RULE not in {finding.rule for finding in RULESET.check(journal(entries, LATE))}


def test_it_clears_with_the_month() -> None:
    assert_clears(RULE, journal([], LATE))


def test_no_booking_causes_it() -> None:
    assert RULESET.check_booking(journal([], LATE), [massage("2026-12-03 18:00")]) == ()


def test_what_it_says() -> None:
    finding = only(RULE, journal([], "2026-11-30 09:00"))
    assert finding.message == (
        "1 day left in November and no session of at least 30 min done or planned; one of these days is safe."
    )
    assert finding.advice == "Book it for that day, if you want to keep the month."
    assert finding.entries == ()
    late = only(RULE, journal([], "2026-11-30 21:00"))
    assert late.message.endswith("none of these days is safe.")
    assert late.advice == "Plan it for the first days of December."
