"""one-off-before-race: hits, misses and what it says."""

import pytest

from runjournal.model.choices import Quality
from runjournal.model.entries import Massage
from runjournal.rules.finding import Severity
from runjournal.rules.registry import RULESET
from tests.rules.build import (
    DEEP,
    DONE,
    INFO,
    LIGHT,
    PLANNED,
    SELF,
    assert_clears,
    found,
    journal,
    massage,
    only,
    race,
    said,
    sore,
)

RULE = "one-off-before-race"
RACE = race("2026-04-26 10:00")
BEFORE = "2026-04-15 09:00"
BOOKED = massage("2026-04-23 18:00", 60, LIGHT, named="booked")


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        pytest.param("2026-04-26 09:00", INFO, id="ends as the race starts"),
        pytest.param("2026-04-26 10:00", None, id="starts with the race"),
        pytest.param("2026-04-19 09:00", INFO, id="168 h"),
        pytest.param("2026-04-19 08:59", None, id="168 h 1 m"),
        pytest.param("2026-04-18", None, id="some time eight days before"),
        pytest.param("2026-04-19", INFO, id="some time seven days before"),
    ],
)
def test_the_week_before_a_race(start: str, expected: Severity | None) -> None:
    assert said(RULE, journal([massage(start, 60, LIGHT), RACE], BEFORE)) is expected


def session(when: str, minutes: int = 45) -> Massage:
    return massage(f"{when} 18:00", minutes, LIGHT, DONE, named=when)


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        pytest.param([session("2026-04-01")], INFO, id="one session"),
        pytest.param([session("2026-04-01"), session("2026-03-01")], None, id="two sessions"),
        pytest.param(
            [session("2026-04-01"), massage("2026-01-29 17:00", 45, LIGHT, DONE, named="winter")],
            None,
            id="the first exactly 84 days before",
        ),
        pytest.param(
            [session("2026-04-01"), massage("2026-01-29 16:59", 45, LIGHT, DONE, named="winter")],
            INFO,
            id="the first a minute more",
        ),
        pytest.param([session("2026-04-01"), session("2026-01-28")], INFO, id="the first 85 days before"),
        pytest.param([session("2026-04-01"), session("2026-03-01", 29)], INFO, id="one of them of 29 min"),
        pytest.param(
            [session("2026-04-01"), massage("2026-04-20 18:00", 45, LIGHT, PLANNED, named="plan")],
            INFO,
            id="one of them only planned",
        ),
    ],
)
def test_the_programme_behind_it(sessions: list[Massage], expected: Severity | None) -> None:
    findings = [
        finding.severity
        for finding in found(RULE, journal([*sessions, BOOKED, RACE], BEFORE))
        if finding.entries[0] == "booked"
    ]
    assert findings == ([expected] if expected else [])


def test_it_clears_when_the_race_is_over() -> None:
    assert_clears(RULE, journal([BOOKED, RACE], BEFORE))


@pytest.mark.parametrize("day", ["2026-04-19", "2026-04-26"], ids=["a week before", "race day"])
def test_a_day_that_is_partly_outside_asks_for_the_time(day: str) -> None:
    assert only(RULE, journal([massage(day), RACE], BEFORE)).advice == "Give the times of day to be sure."


def test_a_day_that_is_all_inside_asks_for_nothing() -> None:
    assert only(RULE, journal([massage("2026-04-21"), RACE], BEFORE)).advice.startswith("Expect relief")


def test_what_it_says() -> None:
    finding = only(RULE, journal([session("2026-04-01"), BOOKED, RACE], BEFORE))
    assert finding.message == (
        "Light massage 63 h before Spring Half, with 1 session done in the 84 days before; "
        "the article says one session is no programme."
    )
    assert finding.advice == "Expect relief from it rather than lasting change; regular sessions add up."


def test_it_is_said_once_of_the_nearest_race() -> None:
    later = race("2026-04-28 10:00", "Town Run", named="later")
    assert only(RULE, journal([BOOKED, RACE, later], BEFORE)).entries == ("booked", "race")


def test_it_is_not_said_beside_a_warning_about_the_booking() -> None:
    close = massage("2026-04-25 18:00", 60, LIGHT)
    rules = [finding.rule for finding in RULESET.check(journal([close, RACE], BEFORE))]
    assert rules == ["race-too-close"]
    assert [finding.rule for finding in RULESET.check_booking(journal([RACE], BEFORE), [close])] == rules
    assert [finding.rule for finding in RULESET.check_booking(journal([close], BEFORE), [RACE])] == rules


@pytest.mark.parametrize(
    ("rated", "quality", "is_said"),
    [
        pytest.param("2026-04-16 18:00", Quality.SWELLING, True, id="a warning that clears as it starts"),
        pytest.param("2026-04-16 18:01", Quality.SWELLING, False, id="a warning that is open as it starts"),
        pytest.param("2026-04-16 18:01", None, True, id="a caution"),
    ],
)
def test_it_is_not_said_beside_a_warning_about_the_body(rated: str, quality: Quality | None, is_said: bool) -> None:
    history = journal([RACE, sore(rated, 8, quality=quality)], "2026-04-16 20:00")
    in_panel = [finding.rule for finding in RULESET.check(history.plus(BOOKED))]
    in_check = [finding.rule for finding in RULESET.check_booking(history, [BOOKED])]
    assert (RULE in in_panel, RULE in in_check) == (is_said, is_said)


def test_sessions_of_ones_own_make_no_programme() -> None:
    own = [massage(f"{day} 18:00", 45, DEEP, DONE, named=day, kind=SELF) for day in ("2026-04-01", "2026-03-01")]
    assert [f.entries for f in found(RULE, journal([*own, BOOKED, RACE], BEFORE))] == [("booked", "race")]
    assert said(RULE, journal([massage("2026-04-23 18:00", 60, LIGHT, kind=SELF), RACE], BEFORE)) is None
