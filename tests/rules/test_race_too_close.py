"""race-too-close: hits, misses and what it says."""

from dataclasses import replace

import pytest

from runjournal.model.choices import Depth, Status
from runjournal.model.entries import Massage, Race
from runjournal.model.settings import Familiar
from runjournal.rules.finding import Severity
from runjournal.rules.registry import RULESET
from tests.rules.build import (
    CANCELLED,
    CAUTION,
    DONE,
    INFO,
    LIGHT,
    PLANNED,
    WARNING,
    advice,
    assert_clears,
    journal,
    massage,
    only,
    race,
    said,
    sore,
    used_to_massage,
)

RULE = "race-too-close"
RACE = race("2026-04-26 10:00")
BEFORE = "2026-04-15 09:00"


@pytest.mark.parametrize(
    ("booked", "expected"),
    [
        pytest.param(massage("2026-04-24 09:00", 60), None, id="48 h 0 m is fine"),
        pytest.param(massage("2026-04-24 09:01", 60), WARNING, id="47 h 59 m"),
        pytest.param(massage("2026-04-24 09:00:01", 60), WARNING, id="one second short of 48 h"),
        pytest.param(massage("2026-04-26 09:00", 60), WARNING, id="ends as the race starts"),
        pytest.param(massage("2026-04-26 09:30", 60), WARNING, id="still under way when the race starts"),
        pytest.param(massage("2026-04-26 10:00", 60), None, id="starts with the race"),
        pytest.param(massage("2026-04-26 15:00", 60), None, id="after the race"),
        pytest.param(massage("2026-04-25 09:00", 60, status=CANCELLED), None, id="cancelled"),
        pytest.param(massage("2026-04-24"), CAUTION, id="some time that day: part of it too close"),
        pytest.param(massage("2026-04-25"), WARNING, id="some time the day before: all of it too close"),
        pytest.param(massage("2026-04-23"), None, id="some time three days before: none of it"),
        pytest.param(massage("2026-04-26"), CAUTION, id="some time on race day: before or after"),
    ],
)
def test_a_planned_massage(booked: Massage, expected: Severity | None) -> None:
    assert said(RULE, journal([booked, RACE], BEFORE)) is expected


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        pytest.param("2026-04-23 21:59", None, id="48 h 1 m before the day begins"),
        pytest.param("2026-04-23 23:00", None, id="exactly 48 h before the day begins"),
        pytest.param("2026-04-23 23:01", CAUTION, id="part of the day is too close"),
        pytest.param("2026-04-24 22:59", CAUTION, id="the last minute of the day is far enough"),
        pytest.param("2026-04-24 23:00", WARNING, id="all of the day is too close"),
        pytest.param("2026-04-26 12:00", CAUTION, id="on the day, before or after"),
        pytest.param("2026-04-27 00:00", None, id="after the day"),
    ],
)
def test_a_race_without_a_time(start: str, expected: Severity | None) -> None:
    assert said(RULE, journal([massage(start, 60), race("2026-04-26")], BEFORE)) is expected


@pytest.mark.parametrize(
    ("status", "run", "now", "expected"),
    [
        pytest.param(PLANNED, PLANNED, "2026-04-24 12:00", WARNING, id="planned"),
        pytest.param(DONE, PLANNED, "2026-04-25 12:00", CAUTION, id="done, the race ahead"),
        pytest.param(DONE, PLANNED, "2026-04-26 09:59", CAUTION, id="done, the race about to start"),
        pytest.param(DONE, PLANNED, "2026-04-26 10:00", INFO, id="done, the race begun"),
        pytest.param(DONE, DONE, "2026-04-26 12:00", INFO, id="both done"),
        pytest.param(PLANNED, DONE, "2026-04-26 12:00", INFO, id="never confirmed, the race over"),
        pytest.param(DONE, DONE, "2026-04-29 09:59", INFO, id="over, just within the 72 h"),
        pytest.param(DONE, DONE, "2026-04-29 10:00", None, id="over for 72 h"),
        pytest.param(DONE, CANCELLED, "2026-04-25 12:00", None, id="the race called off"),
    ],
)
def test_severity_follows_what_has_happened(status: Status, run: Status, now: str, expected: Severity | None) -> None:
    booked = massage("2026-04-25 09:00", status=status)
    assert said(RULE, journal([booked, replace(RACE, status=run)], now)) is expected


@pytest.mark.parametrize("when", [RACE, race("2026-04-26")], ids=["timed", "whole day"])
def test_it_clears_when_the_race_has_been_over_for_72_hours(when: Race) -> None:
    assert_clears(RULE, journal([massage("2026-04-25 09:00"), when], BEFORE))


def test_the_gap_is_measured_in_utc() -> None:
    spring = race("2027-03-14 08:00", zone="America/New_York")
    booked = massage("2027-03-12 07:15", 45, zone="America/New_York")
    finding = only(RULE, journal([booked, spring], "2027-03-05 09:00", "America/New_York"))
    assert finding.measured == {"gap_h": 47.0, "gap": "47 h", "least_h": 48}


def test_a_race_in_another_zone() -> None:
    berlin = race("2026-04-26 10:00", zone="Europe/Berlin")
    assert said(RULE, journal([massage("2026-04-24 08:00", 60), berlin], BEFORE)) is None
    assert said(RULE, journal([massage("2026-04-24 08:01", 60), berlin], BEFORE)) is WARNING


def test_what_it_says() -> None:
    history = journal([massage("2026-04-24 09:00:30", 60, LIGHT), RACE], BEFORE)
    finding = only(RULE, history)
    assert finding.message == "Light massage ends 47 h 59 m before Spring Half; the article advises at least 48 h."
    assert advice(RULE, history) == "End by Fri 24 Apr 10:00, or book after the race."
    assert finding.entries == ("massage", "race")
    assert finding.source.claim == "S2"


def test_the_advice_is_one_that_no_other_rule_speaks_against() -> None:
    history = journal([massage("2026-04-24 18:00", 60, Depth.DEEP), RACE], BEFORE, familiar=Familiar.YES)
    assert advice(RULE, history) == "End by Wed 22 Apr 10:00, or book after the race."
    assert said(RULE, journal([massage("2026-04-22 09:00", 60, Depth.DEEP), RACE], BEFORE)) is None


def test_part_of_a_day_asks_for_the_time() -> None:
    finding = only(RULE, journal([massage("2026-04-24 11:00", 60), race("2026-04-26", "Autumn Run")], BEFORE))
    assert finding.message.startswith("Massage ends between 36 h and 59 h 59 m before Autumn Run;")
    assert finding.advice == "Give the times of day to be sure."


def test_advice_names_no_time_that_is_past() -> None:
    history = journal([massage("2026-04-25 18:00"), RACE], "2026-04-25 09:00")
    assert advice(RULE, history) == "No earlier time is fine; book after the race."


def test_a_day_that_begins_exactly_48_hours_before_is_only_partly_too_close() -> None:
    midnight = race("2026-04-24 00:00")
    assert said(RULE, journal([massage("2026-04-22"), midnight], BEFORE)) is CAUTION
    assert said(RULE, journal([massage("2026-04-22"), race("2026-04-23 23:59")], BEFORE)) is WARNING


def test_advice_names_no_time_that_leaves_too_little_for_the_massage() -> None:
    late = massage("2026-04-24 10:00")
    too_late = journal([late, RACE], "2026-04-24 09:00")
    assert advice(RULE, too_late) == "No earlier time is fine; book after the race."
    assert advice(RULE, journal([late, RACE], "2026-04-24 08:59")).startswith("End by Fri 24 Apr 10:00")


def test_a_massage_under_way_at_the_start_is_said_to_be() -> None:
    finding = only(RULE, journal([massage("2026-04-26 09:30"), RACE], BEFORE))
    assert finding.message.startswith("Massage is still under way when Spring Half starts;")
    assert finding.measured["gap_h"] == 0


def test_a_loosened_setting_moves_the_line_and_is_named() -> None:
    fine = journal([massage("2026-04-24 20:00"), RACE], BEFORE, race_gap_h=36)
    short = journal([massage("2026-04-24 23:00"), RACE], BEFORE, race_gap_h=36)
    assert said(RULE, fine) is None
    assert only(RULE, short).message.endswith("your setting: 36 h; the article advises at least 48 h.")


def test_each_race_is_judged_by_itself() -> None:
    second = race("2026-04-25 10:00", "Parkrun", named="second")
    findings = RULESET.check_booking(journal([RACE, second], BEFORE), [massage("2026-04-24 12:00")])
    assert [finding.entries for finding in findings if finding.rule == RULE] == [
        ("massage", "second"),
        ("massage", "race"),
    ]


def test_familiar_or_not_makes_no_difference() -> None:
    booked = massage("2026-04-25 09:00")
    assert said(RULE, journal([booked, RACE, *used_to_massage("2026-04-15")], BEFORE)) is WARNING


def test_adding_a_race_checks_the_massages_already_booked() -> None:
    booked = journal([massage("2026-04-25 09:00")], BEFORE)
    assert RULESET.check_booking(booked, [RACE])[0].rule == RULE


def test_what_it_says_of_a_race_that_is_over() -> None:
    entries = [massage("2026-04-25 18:00", 60, LIGHT, DONE), race("2026-04-26 10:00", km=10)]
    finding = only("race-too-close", journal(entries, "2026-04-26 12:00"))
    assert finding.message == "Light massage ended 15 h before Spring Half; the article advises at least 48 h."
    assert finding.advice.startswith("Rate your soreness of that day")
    rated = journal([*entries, sore("2026-04-26 11:30", 2)], "2026-04-26 12:00")
    assert only("race-too-close", rated).advice.startswith("You rated your soreness of that day")


def test_while_a_race_is_run_it_still_speaks_as_before() -> None:
    entries = [massage("2026-04-25 18:00", 60, LIGHT, DONE), race("2026-04-26 10:00", km=10)]
    assert said("race-too-close", journal(entries, "2026-04-26 10:59")) is CAUTION
    assert said("race-too-close", journal(entries, "2026-04-26 11:00")) is INFO
