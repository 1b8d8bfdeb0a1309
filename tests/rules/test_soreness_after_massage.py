"""soreness-after-massage: hits, misses and what it says."""

import pytest

from runjournal.model.areas import Area, Side
from runjournal.model.choices import Depth, RunKind
from runjournal.model.entries import Entry
from runjournal.rules.finding import Severity
from tests.rules.build import (
    CAUTION,
    DEEP,
    DONE,
    INFO,
    LIGHT,
    MEDIUM,
    SELF,
    all_clear,
    assert_clears,
    found,
    journal,
    massage,
    only,
    run,
    said,
    sore,
)

RULE = "soreness-after-massage"
DEEP_ONE = massage("2026-04-20 17:00", 60, DEEP, DONE)
BEFORE = sore("2026-04-20 08:00", 1)
LATE = "2026-04-23 17:30"


@pytest.mark.parametrize(
    ("entries", "now", "expected"),
    [
        pytest.param([BEFORE, sore("2026-04-21 08:00", 3)], "2026-04-21 09:00", INFO, id="3, and 2 above"),
        pytest.param([BEFORE, sore("2026-04-21 08:00", 2)], "2026-04-21 09:00", None, id="2 is not sore"),
        pytest.param(
            [sore("2026-04-20 08:00", 4), sore("2026-04-21 08:00", 5)], "2026-04-21 09:00", None, id="1 above is noise"
        ),
        pytest.param([sore("2026-04-21 08:00", 8)], "2026-04-21 09:00", None, id="no rating before"),
        pytest.param(
            [sore("2026-04-19 16:59", 0), sore("2026-04-21 08:00", 8)], "2026-04-21 09:00", None, id="24 h 1 m before"
        ),
        pytest.param(
            [sore("2026-04-19 17:00", 0), sore("2026-04-21 08:00", 8)], "2026-04-21 09:00", INFO, id="24 h before"
        ),
        pytest.param(
            [sore("2026-04-20 17:00", 1), sore("2026-04-21 08:00", 6)], "2026-04-21 09:00", INFO, id="as it started"
        ),
        pytest.param([BEFORE, sore("2026-04-20 18:00", 6)], "2026-04-20 19:00", None, id="t = 0 is on the table"),
        pytest.param([BEFORE, sore("2026-04-20 18:00:01", 6)], "2026-04-20 19:00", INFO, id="t = 1 s"),
        pytest.param([BEFORE, sore("2026-04-22 18:00", 6)], "2026-04-22 18:00", INFO, id="t = 48 h"),
        pytest.param([BEFORE, sore("2026-04-22 18:01", 6)], "2026-04-22 19:00", CAUTION, id="t = 48 h 1 m"),
        pytest.param([BEFORE, sore("2026-04-23 18:00", 6)], "2026-04-23 18:00", CAUTION, id="t = 72 h"),
        pytest.param([BEFORE, sore("2026-04-23 18:01", 6)], "2026-04-23 19:00", None, id="t = 72 h 1 m"),
        pytest.param(
            [BEFORE, sore("2026-04-21 08:00", 6), sore("2026-04-22 08:00", 1)], "2026-04-22 09:00", None, id="eased"
        ),
        pytest.param([BEFORE, sore("2026-04-21 08:00", 6)], "2026-04-22 18:01", INFO, id="not rated since 48 h"),
        pytest.param([BEFORE, sore("2026-04-21 08:00", 6)], "2026-04-23 18:00", INFO, id="nor until 72 h"),
        pytest.param([BEFORE, sore("2026-04-21 08:00", 6)], "2026-04-23 18:01", None, id="nor later: handed over"),
        pytest.param([all_clear("2026-04-20 08:00"), sore("2026-04-21 08:00", 3)], "2026-04-21 09:00", INFO, id="s0"),
        pytest.param(
            [BEFORE, sore("2026-04-21 08:00", 6, side=Side.BOTH)], "2026-04-21 09:00", INFO, id="both, one known before"
        ),
        pytest.param(
            [BEFORE, sore("2026-04-21 08:00", 6, side=Side.RIGHT)], "2026-04-21 09:00", None, id="the other side"
        ),
        pytest.param([BEFORE, sore("2026-04-21", 5)], "2026-04-21 20:00", INFO, id="some time the day after"),
        pytest.param([BEFORE, sore("2026-04-20", 5)], "2026-04-20 20:00", None, id="some time that day, or before"),
        pytest.param([BEFORE, sore("2026-04-22", 5)], "2026-04-22 19:00", INFO, id="some time around 48 h"),
        pytest.param([BEFORE, sore("2026-04-23", 5)], "2026-04-23 02:00", INFO, id="some time around 72 h"),
    ],
)
def test_the_left_calf(entries: list[Entry], now: str, expected: Severity | None) -> None:
    assert said(RULE, journal([DEEP_ONE, *entries], now)) is expected


@pytest.mark.parametrize(
    ("area", "expected"),
    [
        pytest.param(Area.QUAD, INFO, id="muscle"),
        pytest.param(Area.FOOT, INFO, id="mixed"),
        pytest.param(Area.KNEE, None, id="joint"),
        pytest.param(Area.ACHILLES, None, id="tendon"),
        pytest.param(Area.TOP_OF_FOOT, None, id="bone"),
    ],
)
def test_tissue(area: Area, expected: Severity | None) -> None:
    entries = [DEEP_ONE, all_clear("2026-04-20 08:00"), sore("2026-04-21 08:00", 6, area)]
    assert said(RULE, journal(entries, "2026-04-21 09:00")) is expected


def test_a_hard_run_since_could_be_the_cause() -> None:
    tempo = run("2026-04-21 07:00", 8, 40, kind=RunKind.TEMPO)
    entries = [DEEP_ONE, BEFORE, tempo, sore("2026-04-22 20:00", 5)]
    finding = only(RULE, journal(entries, "2026-04-22 21:00"))
    assert finding.severity is INFO
    assert finding.message == "Left calf 5, was 1: could be either the massage or a hard run (tempo) since."
    assert finding.advice == "Go easy on these areas, and rate them again."
    assert finding.entries == ("massage", "sore-2026-04-22T20:00", "run")


@pytest.mark.parametrize(
    ("now", "expected", "then"),
    [
        pytest.param("2026-04-22 17:49", "and should ease by Wed 22 Apr 18:00.", " then", id="to the half hour"),
        pytest.param("2026-04-22 17:51", "should have eased by Wed 22 Apr 17:50: rate it again.", "", id="exactly"),
    ],
)
def test_the_time_by_which_it_eases(now: str, expected: str, then: str) -> None:
    short = massage("2026-04-20 17:00", 50, DEEP, DONE)
    finding = only(RULE, journal([short, sore("2026-04-20 16:00", 1), sore("2026-04-21 08:00", 5)], now))
    assert finding.message.endswith(expected)
    assert finding.advice == f"Go easy on these areas, and rate them again{then}."


def test_an_easy_run_since_changes_nothing() -> None:
    easy = run("2026-04-21 07:00", 8, 40, kind=RunKind.EASY)
    entries = [DEEP_ONE, BEFORE, easy, sore("2026-04-22 20:00", 5)]
    assert said(RULE, journal(entries, "2026-04-22 21:00")) is CAUTION


def test_a_planned_massage_leaves_nobody_sore() -> None:
    planned = massage("2026-04-20 17:00", 60, DEEP)
    assert said(RULE, journal([planned, BEFORE, sore("2026-04-21 08:00", 6)], "2026-04-21 09:00")) is None


def test_only_the_latest_massage_is_asked() -> None:
    light = massage("2026-04-21 12:00", 30, status=DONE, named="light")
    entries = [DEEP_ONE, light, BEFORE, sore("2026-04-21 08:00", 6), sore("2026-04-21 18:00", 6)]
    assert said(RULE, journal(entries, "2026-04-21 19:00")) is None


@pytest.mark.parametrize("hours", [14, 60], ids=["expected", "late"])
def test_it_clears(hours: int) -> None:
    rated = {14: "2026-04-21 08:00", 60: "2026-04-23 06:00"}[hours]
    assert_clears(RULE, journal([DEEP_ONE, BEFORE, sore(rated, 5)], rated))


def test_what_it_says() -> None:
    ratings = [
        all_clear("2026-04-20 08:00"),
        sore("2026-04-21 08:00", 4),
        sore("2026-04-21 08:00", 6, Area.QUAD, Side.BOTH, named="quads"),
    ]
    finding = only(RULE, journal([DEEP_ONE, *ratings], "2026-04-21 09:00"))
    assert finding.title == "Sore after the deep massage"
    assert finding.message == (
        "Quads 6, was 0 and left calf 4, was 0: expected after a massage, and should ease by Wed 22 Apr 18:00."
    )
    assert finding.entries == ("massage", "quads", "sore-2026-04-21T08:00")
    assert finding.measured["spots"] == "left quad, right quad and left calf"


def test_exactly_48_hours_is_in_time_and_still_said() -> None:
    finding = only(RULE, journal([DEEP_ONE, BEFORE, sore("2026-04-22 18:00", 5)], "2026-04-22 18:00"))
    assert finding.message == "Left calf 5, was 1: expected after a massage, and should ease by Wed 22 Apr 18:00."
    assert finding.advice == "Go easy on these areas, and rate them again then."


def test_what_a_late_one_says() -> None:
    finding = only(RULE, journal([DEEP_ONE, BEFORE, sore("2026-04-23 06:00", 5)], LATE))
    assert finding.message.endswith("it was expected to ease by Wed 22 Apr 18:00, 48 h after the massage.")


def test_once_its_time_is_past_it_is_to_be_rated_again() -> None:
    history = journal([DEEP_ONE, BEFORE, sore("2026-04-22 17:00", 5)], "2026-04-22 18:01")
    assert only(RULE, history).message == "Left calf 5, was 1: should have eased by Wed 22 Apr 18:00: rate it again."


def test_spots_with_different_words_are_told_apart() -> None:
    quad = [sore("2026-04-20 08:00", 1, Area.QUAD, named="quad-before"), sore("2026-04-23 06:00", 4, Area.QUAD)]
    entries = [DEEP_ONE, BEFORE, sore("2026-04-22 08:00", 5), *quad]
    findings = found(RULE, journal(entries, LATE))
    assert [(finding.severity, finding.measured["spots"]) for finding in findings] == [
        (INFO, "left calf"),
        (CAUTION, "left quad"),
    ]


@pytest.mark.parametrize(("depth", "expected"), [(None, INFO), (LIGHT, INFO), (DEEP, None)])
def test_gentle_work_of_ones_own_hides_nothing(depth: Depth | None, expected: Severity | None) -> None:
    own = massage("2026-04-21 12:00", 10, depth, DONE, named="own", kind=SELF)
    assert said(RULE, journal([DEEP_ONE, BEFORE, sore("2026-04-21 08:00", 5), own], "2026-04-21 13:00")) is expected


def test_gentle_work_of_ones_own_leaves_nobody_sore() -> None:
    own = massage("2026-04-20 17:00", 60, MEDIUM, DONE, kind=SELF)
    assert said(RULE, journal([own, BEFORE, sore("2026-04-21 08:00", 5)], "2026-04-21 13:00")) is None
