"""deep-before-race: hits, misses and what it says."""

import pytest

from runjournal.model.choices import Depth
from runjournal.model.settings import Familiar
from runjournal.rules.finding import Severity
from tests.rules.build import (
    CAUTION,
    DEEP,
    DONE,
    FIRM,
    INFO,
    LIGHT,
    MEDIUM,
    advice,
    assert_clears,
    found,
    journal,
    massage,
    only,
    race,
    said,
)

RULE = "deep-before-race"
RACE = race("2026-04-26 10:00")
BEFORE = "2026-04-15 09:00"


@pytest.mark.parametrize(
    ("start", "depth", "expected"),
    [
        pytest.param("2026-04-22 09:00", DEEP, None, id="deep 96 h is fine"),
        pytest.param("2026-04-22 09:01", DEEP, CAUTION, id="deep 95 h 59 m"),
        pytest.param("2026-04-23 09:00", DEEP, CAUTION, id="deep 72 h"),
        pytest.param("2026-04-24 09:00", DEEP, CAUTION, id="deep 48 h"),
        pytest.param("2026-04-24 09:01", DEEP, None, id="deep 47 h 59 m is too close instead"),
        pytest.param("2026-04-23 09:00", FIRM, None, id="firm 72 h is fine"),
        pytest.param("2026-04-23 09:01", FIRM, CAUTION, id="firm 71 h 59 m"),
        pytest.param("2026-04-24 09:00", MEDIUM, None, id="medium needs no more than 48 h"),
        pytest.param("2026-04-24 09:00", LIGHT, None, id="light needs no more than 48 h"),
        pytest.param("2026-04-24 09:00", None, None, id="depth not known"),
        pytest.param("2026-04-21", DEEP, None, id="some time five days before"),
        pytest.param("2026-04-22", DEEP, INFO, id="some time four days before: part of it"),
        pytest.param("2026-04-23", DEEP, CAUTION, id="some time three days before: all of it"),
    ],
)
def test_depth_against_time(start: str, depth: Depth | None, expected: Severity | None) -> None:
    assert said(RULE, journal([massage(start, 60, depth), RACE], BEFORE)) is expected


def test_a_done_one_is_said_until_the_race() -> None:
    history = journal([massage("2026-04-23 09:00", 60, DEEP, DONE), RACE], "2026-04-24 09:00")
    assert said(RULE, history) is CAUTION
    assert_clears(RULE, history)


def test_a_race_that_is_done_has_nothing_to_say() -> None:
    done = race("2026-04-26", status=DONE)
    assert found(RULE, journal([massage("2026-04-23 09:00", 60, DEEP, DONE), done], "2026-04-26 12:00")) == []


def test_what_it_says() -> None:
    history = journal([massage("2026-04-23 09:00", 60, DEEP), RACE], BEFORE, familiar=Familiar.YES)
    finding = only(RULE, history)
    assert finding.message == (
        "Deep massage ends 72 h before Spring Half; deeper work may need longer to settle, 96 h here."
    )
    assert advice(RULE, history) == "Ask for firm work, end by Wed 22 Apr 10:00, or book after the race."
    assert finding.measured == {"gap_h": 72.0, "gap": "72 h", "least_h": 96, "depth": "deep"}


def test_a_light_massage_follows_a_loosened_48_hours() -> None:
    booked = massage("2026-04-24 20:00", 60, LIGHT)
    assert said(RULE, journal([booked, RACE], BEFORE, race_gap_h=36)) is None


def test_a_deep_one_that_only_a_loosened_setting_lets_be_says_so() -> None:
    finding = only(RULE, journal([massage("2026-04-24 20:00", 60, DEEP), RACE], BEFORE, race_gap_h=36))
    assert finding.message.endswith("96 h here (your setting: 36 h; the article advises at least 48 h).")


def test_a_depth_can_ask_for_more() -> None:
    history = journal([massage("2026-04-23 18:00", 60, LIGHT), RACE], BEFORE, light_before_race_h=72)
    assert said(RULE, history) is CAUTION
