"""race-window: hits, misses and what it says."""

import pytest

from runjournal.model.choices import Depth
from runjournal.rules.finding import Severity
from tests.rules.build import (
    DEEP,
    DONE,
    INFO,
    LIGHT,
    MEDIUM,
    assert_clears,
    found,
    journal,
    massage,
    only,
    race,
    said,
    used_to_massage,
)

RULE = "race-window"
RACE = race("2026-04-26 10:00")
BEFORE = "2026-04-15 09:00"
USED = used_to_massage("2026-04-15")


@pytest.mark.parametrize(
    ("start", "depth", "expected"),
    [
        pytest.param("2026-04-19 09:00", MEDIUM, INFO, id="168 h"),
        pytest.param("2026-04-19 08:59", MEDIUM, None, id="168 h 1 m"),
        pytest.param("2026-04-19 08:59:59", MEDIUM, None, id="one second over 168 h"),
        pytest.param("2026-04-24 09:00", LIGHT, INFO, id="48 h"),
        pytest.param("2026-04-24 09:00:01", LIGHT, None, id="one second short of 48 h"),
        pytest.param("2026-04-22 09:00", DEEP, INFO, id="deep, 96 h"),
        pytest.param("2026-04-23 09:00", DEEP, None, id="deep, 72 h is deep before a race instead"),
        pytest.param("2026-04-19", LIGHT, INFO, id="some time on the day the window opens"),
        pytest.param("2026-04-18", LIGHT, None, id="some time on the day before"),
    ],
)
def test_used_to_massage(start: str, depth: Depth, expected: Severity | None) -> None:
    assert said(RULE, journal([*USED, massage(start, 60, depth), RACE], BEFORE)) is expected


def test_new_to_massage_is_another_rule() -> None:
    assert said(RULE, journal([massage("2026-04-22 18:00", depth=LIGHT), RACE], BEFORE)) is None


def test_it_clears_when_the_race_begins() -> None:
    history = journal([*USED, massage("2026-04-22 18:00", depth=LIGHT, status=DONE), RACE], "2026-04-23 09:00")
    assert_clears(RULE, history)


def test_what_it_says() -> None:
    finding = only(RULE, journal([*USED, massage("2026-04-23 09:15", 45, MEDIUM), RACE], BEFORE))
    assert finding.message == "Medium massage ends 72 h before Spring Half, in the article's window of 7 to 2 days."
    assert finding.measured == {"gap_h": 72.0, "gap": "72 h"}


def test_part_of_a_day_asks_for_the_time() -> None:
    history = journal([*USED, massage("2026-04-19", 45, LIGHT), RACE], BEFORE)
    assert only(RULE, history).advice == "Give the times of day to be sure."


def test_one_that_only_a_loosened_setting_lets_be_says_so() -> None:
    finding = only(RULE, journal([*USED, massage("2026-04-24 20:00", 60, LIGHT), RACE], BEFORE, race_gap_h=36))
    assert finding.message.endswith("(your setting: 36 h; the article advises at least 48 h).")


@pytest.mark.parametrize("start", ["2026-04-22 20:00", "2026-04-24 09:00"], ids=["well before", "exactly 48 h"])
def test_a_loosened_setting_is_not_named_where_it_changes_nothing(start: str) -> None:
    finding = only(RULE, journal([*USED, massage(start, 60, LIGHT), RACE], BEFORE, race_gap_h=36))
    assert "setting" not in finding.message


@pytest.mark.parametrize("hour", range(0, 200, 7))
@pytest.mark.parametrize("depth", [None, *Depth])
@pytest.mark.parametrize("sessions", [[], USED], ids=["new", "used"])
def test_at_most_one_timing_rule_fires(hour: int, depth: Depth | None, sessions: list[object]) -> None:
    start = f"2026-04-{18 + hour // 24:02} {hour % 24:02}:30"
    entries = [*(USED if sessions else []), massage(start, 60, depth), RACE]
    rules = ("race-too-close", "deep-before-race", "first-massage-before-race", "race-window")
    fired = [rule for rule in rules if found(rule, journal(entries, BEFORE))]
    assert len(fired) <= 1
