"""The checklist before booking: ill, injury, wound, bleeding, ask-clinician."""

from dataclasses import replace

import pytest

from runjournal.model.areas import Area, Side, Spot
from runjournal.model.choices import ConditionName, Depth
from runjournal.model.entries import Condition, Entry, Massage
from runjournal.rules.finding import Severity
from runjournal.rules.registry import RULESET
from tests.rules.build import (
    CAUTION,
    DEEP,
    DONE,
    FIRM,
    LIGHT,
    MEDIUM,
    WARNING,
    assert_clears,
    condition,
    found,
    journal,
    massage,
    only,
    said,
)

OPENED = "2026-04-20 09:00"
NOW = "2026-04-20 12:00"
BOOKED = massage("2026-04-22 18:00")


@pytest.mark.parametrize(
    ("name", "depth", "expected"),
    [
        pytest.param(ConditionName.ILL, LIGHT, WARNING, id="ill"),
        pytest.param(ConditionName.INJURY, LIGHT, CAUTION, id="injury"),
        pytest.param(ConditionName.WOUND, LIGHT, WARNING, id="wound"),
        pytest.param(ConditionName.BLEEDING, LIGHT, CAUTION, id="bleeding, light"),
        pytest.param(ConditionName.BLEEDING, MEDIUM, CAUTION, id="bleeding, medium"),
        pytest.param(ConditionName.BLEEDING, None, CAUTION, id="bleeding, depth not known"),
        pytest.param(ConditionName.BLEEDING, FIRM, WARNING, id="bleeding, firm"),
        pytest.param(ConditionName.BLEEDING, DEEP, WARNING, id="bleeding, deep"),
        pytest.param(ConditionName.ASK_CLINICIAN, DEEP, CAUTION, id="ask a clinician"),
    ],
)
def test_a_booking_shows_what_is_open(name: ConditionName, depth: Depth | None, expected: Severity) -> None:
    (finding,) = RULESET.check_booking(
        journal([condition(OPENED, name)], NOW), [massage("2026-04-22 18:00", depth=depth)]
    )
    assert (finding.rule, finding.severity, finding.entries) == (name.value, expected, ("condition", "massage"))


@pytest.mark.parametrize("name", ConditionName)
def test_it_is_said_without_a_booking_too(name: ConditionName) -> None:
    assert only(name.value, journal([condition(OPENED, name)], NOW)).entries == ("condition",)


def clear(when: str, name: ConditionName = ConditionName.ILL) -> Condition:
    return condition(when, name, clears=True, named="clear")


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param([clear("2026-04-20 11:00")], None, id="cleared"),
        pytest.param([clear("2026-04-20 09:00")], None, id="cleared at once"),
        pytest.param([clear("2026-04-20 11:00", ConditionName.WOUND)], WARNING, id="another one cleared"),
        pytest.param([clear("2026-04-19 11:00")], WARNING, id="cleared before"),
        pytest.param([clear("2026-04-20")], None, id="cleared some time that day"),
        pytest.param([clear("2026-04-19")], WARNING, id="cleared some time the day before"),
    ],
)
def test_clearing(entries: list[Entry], expected: Severity | None) -> None:
    assert said("ill", journal([condition(OPENED, ConditionName.ILL), *entries], NOW)) is expected


def test_an_area_is_cleared_by_itself() -> None:
    calf = replace(condition(OPENED, ConditionName.WOUND, named="calf"), spots=(Spot(Area.CALF, Side.LEFT),))
    knee = replace(condition(OPENED, ConditionName.WOUND, named="knee"), spots=(Spot(Area.KNEE, Side.LEFT),))
    healed = replace(clear("2026-04-20 11:00", ConditionName.WOUND), spots=(Spot(Area.CALF, Side.BOTH),))
    assert [finding.entries for finding in found("wound", journal([calf, knee, healed], NOW))] == [("knee",)]


@pytest.mark.parametrize(
    ("booked", "now", "expected"),
    [
        pytest.param(massage("2026-04-23 08:59"), NOW, ("condition", "massage"), id="starts 71 h 59 m after it"),
        pytest.param(massage("2026-04-23 09:00"), NOW, ("condition",), id="starts 72 h after it"),
        pytest.param(massage("2026-04-24 09:00"), "2026-04-23 09:00", None, id="the injury 72 h old"),
    ],
)
def test_an_injury_is_new_for_72_hours(booked: Massage, now: str, expected: tuple[str, ...] | None) -> None:
    findings = found("injury", journal([condition(OPENED, ConditionName.INJURY), booked], now))
    assert [finding.entries for finding in findings] == ([expected] if expected else [])


def test_a_condition_is_one_finding_about_all_bookings_with_the_gravest_severity() -> None:
    entries = [
        condition(OPENED, ConditionName.BLEEDING),
        massage("2026-04-22 18:00", depth=LIGHT, named="light"),
        massage("2026-04-29 18:00", depth=DEEP, named="deep"),
    ]
    finding = only("bleeding", journal(entries, NOW))
    assert (finding.severity, finding.entries) == (WARNING, ("condition", "light", "deep"))


@pytest.mark.parametrize(
    ("name", "start", "is_touched"),
    [
        pytest.param(ConditionName.ILL, "2026-04-27 11:59", True, id="ill, in 167 h 59 m"),
        pytest.param(ConditionName.ILL, "2026-04-27 12:00", False, id="ill, in 168 h"),
        pytest.param(ConditionName.WOUND, "2026-04-27 11:59", True, id="wound, in 167 h 59 m"),
        pytest.param(ConditionName.WOUND, "2026-04-27 12:00", False, id="wound, in 168 h"),
        pytest.param(ConditionName.BLEEDING, "2026-06-01 12:00", True, id="bleeding, at any time"),
        pytest.param(ConditionName.ASK_CLINICIAN, "2026-06-01 12:00", True, id="ask a clinician, at any time"),
    ],
)
def test_which_bookings_it_touches(name: ConditionName, start: str, *, is_touched: bool) -> None:
    finding = only(name.value, journal([condition(OPENED, name), massage(start)], NOW))
    assert ("massage" in finding.entries) is is_touched


def test_two_equal_conditions_are_one_since_the_first_by_the_latest() -> None:
    first, second = (
        replace(condition(when, ConditionName.ILL, named=named), detail=detail)
        for when, named, detail in (("2026-04-19 09:00", "first", "fever"), (OPENED, "second", "Fever"))
    )
    finding = only("ill", journal([first, second], NOW))
    assert finding.entries == ("second",)
    assert finding.measured["since"] == "2026-04-19"
    other = replace(second, detail="cold", id="cold")
    assert len(found("ill", journal([first, other], NOW))) == 2


def test_a_massage_that_is_done_shows_nothing() -> None:
    done = massage("2026-04-20 10:00", status=DONE)
    assert only("ill", journal([condition(OPENED, ConditionName.ILL), done], NOW)).entries == ("condition",)


def test_a_massage_that_has_ended_shows_nothing() -> None:
    past = massage("2026-04-20 11:00", 60)
    assert only("ill", journal([condition(OPENED, ConditionName.ILL), past], NOW)).entries == ("condition",)


def test_it_clears_by_time_or_by_the_runner() -> None:
    assert_clears("injury", journal([condition(OPENED, ConditionName.INJURY)], NOW))
    assert only("ill", journal([condition(OPENED, ConditionName.ILL)], NOW)).clears_at is None


def test_an_old_condition_stays_open() -> None:
    assert said("ask-clinician", journal([condition("2016-01-01", ConditionName.ASK_CLINICIAN)], NOW)) is CAUTION


def test_what_it_says() -> None:
    fever = replace(condition(OPENED, ConditionName.ILL), detail="fever")
    finding = only("ill", journal([fever, BOOKED], NOW))
    assert finding.message == "Ill (fever), open since Mon 20 Apr; planned: massage on Wed 22 Apr 18:00."
    assert finding.advice == "Most therapists ask to rebook; clear it when you are well again."
    assert RULESET.check(journal([fever], NOW))[0].message == "Ill (fever), open since Mon 20 Apr."
