"""epsom-bath: hits, misses and what it says."""

import pytest

from runjournal.model.choices import ConditionName
from runjournal.model.entries import Entry
from runjournal.rules.finding import Severity
from runjournal.rules.registry import RULESET
from tests.rules.build import (
    DONE,
    INFO,
    PLANNED,
    assert_clears,
    bath,
    condition,
    found,
    journal,
    massage,
    only,
    said,
)

RULE = "epsom-bath"
TODAY = massage("2026-04-24 09:00", status=DONE)


@pytest.mark.parametrize(
    ("entries", "now", "expected"),
    [
        pytest.param([TODAY], "2026-04-24 10:00", INFO, id="ended just now"),
        pytest.param([TODAY], "2026-04-24 09:59", None, id="not ended yet"),
        pytest.param([TODAY], "2026-04-24 22:00", INFO, id="12 h ago"),
        pytest.param([TODAY], "2026-04-24 22:00:01", None, id="more than 12 h ago"),
        pytest.param([massage("2026-04-24 20:00", status=DONE)], "2026-04-25 00:00", None, id="yesterday"),
        pytest.param([massage("2026-04-24 09:00", status=PLANNED)], "2026-04-24 12:00", None, id="planned"),
        pytest.param([massage("2026-04-24", status=DONE)], "2026-04-24 12:00", None, id="no time of day"),
        pytest.param([TODAY, bath("2026-04-24 11:00")], "2026-04-24 12:00", None, id="a bath since"),
        pytest.param([TODAY, bath("2026-04-24 08:00")], "2026-04-24 12:00", INFO, id="a bath before"),
        pytest.param([TODAY, bath("2026-04-24")], "2026-04-24 12:00", None, id="a bath some time that day"),
    ],
)
def test_after_a_massage(entries: list[Entry], now: str, expected: Severity | None) -> None:
    assert said(RULE, journal(entries, now)) is expected


def test_once_for_the_latest_of_two() -> None:
    second = massage("2026-04-24 12:00", status=DONE, named="second")
    assert [finding.entries for finding in found(RULE, journal([TODAY, second], "2026-04-24 14:00"))] == [("second",)]


def test_it_can_be_turned_off() -> None:
    assert said(RULE, journal([TODAY], "2026-04-24 12:00", suggest_bath=False)) is None


def test_it_nudges_nobody_who_is_hurt() -> None:
    hurt = journal([TODAY, condition("2026-04-24 08:00", ConditionName.WOUND)], "2026-04-24 12:00")
    assert RULE not in {finding.rule for finding in RULESET.check(hurt)}


@pytest.mark.parametrize("start", ["2026-04-24 09:00", "2026-04-24 16:00"], ids=["after 12 h", "with the day"])
def test_it_clears(start: str) -> None:
    assert_clears(RULE, journal([massage(start, status=DONE)], "2026-04-24 17:00"))


def test_what_it_says() -> None:
    finding = only(RULE, journal([TODAY], "2026-04-24 19:00"))
    assert finding.message == "The massage ended Fri 24 Apr 10:00, and no bath is logged."
    assert finding.advice == (
        "Some professionals suggest an Epsom bath later in the day; evidence for the salt is lacking."
    )
