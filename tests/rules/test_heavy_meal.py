"""heavy-meal: hits, misses and what it says."""

import pytest

from runjournal.model.choices import MealSize
from runjournal.model.entries import Entry
from runjournal.rules.finding import Severity
from tests.rules.build import CANCELLED, INFO, assert_clears, journal, massage, meal, only, said

RULE = "heavy-meal"
BOOKED = massage("2026-04-24 18:00")
NOW = "2026-04-24 17:30"


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param([BOOKED, meal("2026-04-24 16:00")], None, id="2 h before"),
        pytest.param([BOOKED, meal("2026-04-24 16:01")], INFO, id="1 h 59 m before"),
        pytest.param([BOOKED, meal("2026-04-24 17:00", MealSize.NORMAL)], None, id="a normal meal"),
        pytest.param([BOOKED, meal("2026-04-24 17:00", MealSize.LIGHT)], None, id="a light meal"),
        pytest.param([massage("2026-04-24 18:00", status=CANCELLED), meal("2026-04-24 17:00")], None, id="cancelled"),
        pytest.param([BOOKED, meal("2026-04-24")], INFO, id="some time that day"),
        pytest.param([BOOKED, meal("2026-04-23")], None, id="some time the day before"),
        pytest.param([massage("2026-04-24 17:00"), meal("2026-04-24 17:00")], INFO, id="as it starts"),
        pytest.param([massage("2026-04-24 17:00"), meal("2026-04-24 17:15")], None, id="after it started"),
    ],
)
def test_a_meal_before_a_massage(entries: list[Entry], expected: Severity | None) -> None:
    assert said(RULE, journal(entries, NOW)) is expected


def test_only_the_latest_meal_is_said() -> None:
    history = journal([BOOKED, meal("2026-04-24 16:30"), meal("2026-04-24 17:00")], NOW)
    assert only(RULE, history).entries == ("massage", "meal-2026-04-24T17:00")


def test_it_clears_when_the_massage_ends() -> None:
    assert_clears(RULE, journal([BOOKED, meal("2026-04-24 17:00")], NOW))


def test_what_it_says() -> None:
    finding = only(RULE, journal([BOOKED, meal("2026-04-24 17:00")], NOW))
    assert finding.message == "A heavy meal 1 h before the massage."
    assert finding.advice == "A lighter meal may be more comfortable."


def test_a_massage_without_a_time_asks_for_it() -> None:
    history = journal([massage("2026-04-24"), meal("2026-04-23 23:00")], "2026-04-23 23:30")
    assert only(RULE, history).advice == "Give the times of day to be sure."


def test_a_meal_without_a_time_asks_for_it() -> None:
    finding = only(RULE, journal([BOOKED, meal("2026-04-24")], NOW))
    assert finding.message == "The heavy meal of Friday may fall shortly before the massage."
    assert finding.advice == "Give the times of day to be sure."
