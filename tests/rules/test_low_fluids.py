"""low-fluids: hits, misses, when it speaks and when it stops."""

import pytest

from runjournal.model.entries import Entry
from runjournal.model.settings import Settings, Volume
from runjournal.rules.finding import Severity
from runjournal.rules.history import History
from runjournal.rules.registry import RULESET
from tests.rules.build import (
    CAUTION,
    DONE,
    INFO,
    assert_clears,
    drink,
    journal,
    massage,
    only,
    said,
    urine,
)

RULE = "low-fluids"
BOOKED = massage("2026-04-24 18:00")
DURING = "2026-04-24 17:00"


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param([], None, id="nothing logged is not nothing drunk"),
        pytest.param([drink("2026-04-24 12:00", 1499)], INFO, id="one millilitre short of 75 %"),
        pytest.param([drink("2026-04-24 12:00", 1500)], None, id="exactly 75 %"),
        pytest.param([drink("2026-04-24 12:00", 700), drink("2026-04-24 16:00", 800)], None, id="two drinks add up"),
        pytest.param([drink("2026-04-23 18:00", 1499)], INFO, id="a drink exactly 24 h before"),
        pytest.param([drink("2026-04-23 17:59", 1500)], None, id="a drink too early is none logged"),
        pytest.param(
            [drink("2026-04-23 17:59", 1500), drink("2026-04-24 12:00", 300)], INFO, id="a drink too early counts not"
        ),
        pytest.param([drink("2026-04-23", 2000)], None, id="some time the day before may lie in the 24 h"),
        pytest.param([drink("2026-04-22", 2000), drink("2026-04-24 12:00", 300)], INFO, id="two days before does not"),
        pytest.param([urine("2026-04-24 08:00", 5)], CAUTION, id="colour 5"),
        pytest.param([urine("2026-04-24 08:00", 4)], None, id="colour 4"),
        pytest.param(
            [urine("2026-04-24 08:00", 6), urine("2026-04-24 15:00", 3, named="later")], None, id="paler since"
        ),
        pytest.param([urine("2026-04-24 08:00", 6), drink("2026-04-24 12:00", 300)], CAUTION, id="both"),
    ],
)
def test_before_a_massage(entries: list[Entry], expected: Severity | None) -> None:
    assert said(RULE, journal([BOOKED, *entries], DURING)) is expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param("2026-04-24 05:59", None, id="more than 12 h ahead"),
        pytest.param("2026-04-24 06:00", INFO, id="12 h ahead"),
        pytest.param("2026-04-24 18:59", INFO, id="under way"),
        pytest.param("2026-04-24 19:00", None, id="past and not confirmed"),
    ],
)
def test_when_a_planned_massage_is_spoken_of(now: str, expected: Severity | None) -> None:
    assert said(RULE, journal([BOOKED, drink("2026-04-24 01:00", 200)], now)) is expected


def test_a_drink_after_the_start_comes_too_late() -> None:
    done = massage("2026-04-24 18:00", status=DONE)
    history = journal([done, drink("2026-04-24 12:00", 300), drink("2026-04-24 19:30", 2000)], "2026-04-24 20:00")
    assert said(RULE, history) is INFO


def test_it_speaks_in_the_runners_unit() -> None:
    settings = Settings(volume=Volume.OZ)
    done = massage("2026-04-24 18:00", status=DONE)
    finding = only(RULE, journal([done, drink("2026-04-24 12:00", 900)], "2026-04-24 20:00", settings=settings))
    assert finding.message == (
        "30 oz drunk in the 24 h before, less than 75 % of 68 oz: "
        "the massage on Fri 24 Apr 18:00 may have felt more tender."
    )


@pytest.mark.parametrize(
    "history",
    [
        journal([BOOKED, drink("2026-04-24 12:00", 300)], DURING),
        journal([massage("2026-04-24 18:00", status=DONE), drink("2026-04-24 12:00", 300)], "2026-04-24 20:00"),
        journal([BOOKED, urine("2026-04-24 12:00", 6)], DURING),
        journal([urine("2026-04-24 12:00", 6)], DURING),
    ],
    ids=["planned", "done", "colour", "colour alone"],
)
def test_it_clears(history: History) -> None:
    assert_clears(RULE, history)


def test_dark_urine_apart_from_any_massage() -> None:
    assert said(RULE, journal([urine("2026-04-24 12:00", 6)], "2026-04-25 11:59")) is CAUTION
    assert said(RULE, journal([urine("2026-04-24 12:00", 6)], "2026-04-25 12:00")) is None
    assert said(RULE, journal([urine("2026-04-24 12:00", 4)], DURING)) is None


def test_a_massage_without_a_time_has_no_day_before_it() -> None:
    assert said(RULE, journal([massage("2026-04-24"), drink("2026-04-24 12:00", 300)], DURING)) is None


def test_a_booking_is_judged_alike() -> None:
    history = journal([drink("2026-04-24 12:00", 300)], DURING)
    assert [finding.rule for finding in RULESET.check_booking(history, [BOOKED])] == [RULE]
    assert RULESET.check_booking(history, [massage("2026-04-26 18:00")]) == ()


def test_the_target_is_a_setting() -> None:
    history = journal([BOOKED, drink("2026-04-24 12:00", 1500)], DURING, settings=Settings(daily_fluids_ml=2500))
    assert said(RULE, history) is INFO


def test_what_it_says() -> None:
    finding = only(RULE, journal([BOOKED, drink("2026-04-24 12:00", 900), urine("2026-04-24 13:00", 6)], DURING))
    assert finding.message == (
        "Urine colour 6 of 8; 900 ml drunk in the 24 h before, less than 75 % of 2000 ml: "
        "the massage on Fri 24 Apr 18:00 may feel more tender."
    )
    assert finding.advice == "Drink to thirst; don't force fluids."
    assert finding.entries == ("massage", "urine", "drink-2026-04-24T12:00")
