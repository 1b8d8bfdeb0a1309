"""unconfirmed: hits, misses and what it says."""

import pytest

from runjournal.model.entries import Entry
from runjournal.rules.finding import Severity
from tests.rules.build import (
    CANCELLED,
    DONE,
    INFO,
    PLANNED,
    assert_clears,
    found,
    journal,
    massage,
    only,
    race,
    run,
    said,
)

RULE = "unconfirmed"
NOW = "2026-04-24 19:00"


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        pytest.param(massage("2026-04-24 18:00"), INFO, id="ended just now"),
        pytest.param(massage("2026-04-24 18:01"), None, id="a minute to go"),
        pytest.param(massage("2026-04-24 18:00", status=DONE), None, id="done"),
        pytest.param(massage("2026-04-24 18:00", status=CANCELLED), None, id="cancelled"),
        pytest.param(massage("2026-04-24"), None, id="some time today"),
        pytest.param(massage("2026-04-23"), INFO, id="some time yesterday"),
        pytest.param(run("2026-04-24 18:00", minutes=60, status=PLANNED), INFO, id="a run"),
        pytest.param(race("2026-04-24 10:00"), INFO, id="a race"),
        pytest.param(run("2026-04-24 19:00", 5, status=PLANNED), INFO, id="a run of unknown length, at its start"),
        pytest.param(massage("2026-03-25 17:01"), INFO, id="just under 30 days ago"),
        pytest.param(massage("2026-03-25 17:00"), None, id="30 days ago"),
    ],
)
def test_what_is_asked(entry: Entry, expected: Severity | None) -> None:
    assert said(RULE, journal([entry], NOW)) is expected


def test_one_finding_each() -> None:
    entries = [massage("2026-04-23 18:00"), run("2026-04-22 18:00", status=PLANNED), race("2026-04-20")]
    assert [finding.entries for finding in found(RULE, journal(entries, NOW))] == [("massage",), ("run",), ("race",)]


@pytest.mark.parametrize("when", ["2026-04-23 18:00", "2026-04-23"], ids=["timed", "whole day"])
def test_it_stops_asking(when: str) -> None:
    assert_clears(RULE, journal([massage(when)], NOW))


def test_what_it_says() -> None:
    finding = only(RULE, journal([massage("2026-04-23 18:00")], NOW))
    assert finding.title == "Did the massage happen?"
    assert finding.message == "Massage was planned for Thu 23 Apr 18:00."
    assert finding.advice == "Confirm it, or cancel it."


def test_a_whole_day_has_no_time() -> None:
    assert only(RULE, journal([race("2026-04-20")], NOW)).message == "Spring Half was planned for Mon 20 Apr."
