"""severe-pain: hits, misses and what it says."""

import pytest

from runjournal.model.areas import Area, Side
from runjournal.model.choices import Quality
from runjournal.model.entries import Entry
from runjournal.rules.finding import Severity
from tests.rules.build import CAUTION, all_clear, assert_clears, found, journal, only, said, sore

RULE = "severe-pain"
NOW = "2026-04-25 09:00"
SEVERE = sore("2026-04-24 08:00", 8)
SHARP = Quality.SHARP


@pytest.mark.parametrize(
    ("logs", "expected"),
    [
        pytest.param([SEVERE], CAUTION, id="8"),
        pytest.param([sore("2026-04-24 08:00", 7)], None, id="7"),
        pytest.param([sore("2026-04-24 08:00", 8, Area.KNEE)], CAUTION, id="8 of a knee"),
        pytest.param([sore("2026-04-24 08:00", 7, Area.KNEE)], None, id="7 of a knee"),
        pytest.param([sore("2026-04-24 08:00", 7, Area.KNEE, quality=SHARP)], CAUTION, id="7 of a knee, sharp"),
        pytest.param([sore("2026-04-24 08:00", 6, Area.KNEE, quality=SHARP)], None, id="6 of a knee, sharp"),
        pytest.param([sore("2026-04-24 08:00", 7, Area.ACHILLES, quality=SHARP)], CAUTION, id="an Achilles"),
        pytest.param([sore("2026-04-24 08:00", 7, Area.TOP_OF_FOOT, quality=SHARP)], CAUTION, id="the top of a foot"),
        pytest.param([sore("2026-04-24 08:00", 7, Area.HIP, quality=SHARP)], CAUTION, id="a hip"),
        pytest.param([sore("2026-04-24 08:00", 7, Area.SHIN, quality=SHARP)], None, id="a shin"),
        pytest.param([sore("2026-04-24 08:00", 7, quality=SHARP)], None, id="a calf"),
        pytest.param([SEVERE, sore("2026-04-25 07:59", 4)], CAUTION, id="4 after 23 h 59 m"),
        pytest.param([SEVERE, sore("2026-04-25 08:00", 4)], None, id="4 after 24 h"),
        pytest.param([SEVERE, sore("2026-04-25 08:00", 5)], CAUTION, id="5 after 24 h"),
        pytest.param([SEVERE, sore("2026-04-24 09:00", 2)], None, id="2 at once"),
        pytest.param([SEVERE, sore("2026-04-24 09:00", 3)], CAUTION, id="3 at once"),
        pytest.param([SEVERE, sore("2026-04-24 09:00", 7, quality=SHARP)], None, id="lower, and sharp written"),
        pytest.param([SEVERE, all_clear("2026-04-24 09:00")], None, id="all clear"),
    ],
)
def test_the_left_side(logs: list[Entry], expected: Severity | None) -> None:
    assert said(RULE, journal(logs, NOW)) is expected


def test_it_clears_a_week_after_the_rating() -> None:
    assert_clears(RULE, journal([SEVERE], NOW))


def test_each_area_is_told_by_itself_and_left_and_right_alike_as_one() -> None:
    knee = sore("2026-04-24 08:00", 9, Area.KNEE, named="knee")
    findings = found(RULE, journal([sore("2026-04-24 08:00", 8, side=Side.BOTH), knee], NOW))
    assert sorted(finding.message for finding in findings) == ["Calves 8 of 10.", "Left knee 9 of 10."]


def test_what_it_says() -> None:
    finding = only(RULE, journal([sore("2026-04-24 08:00", 7, Area.KNEE, quality=SHARP)], NOW))
    assert finding.message == "Left knee 7 of 10, sharp."
    assert finding.advice == "No hard run and no massage on it until a clinician has seen it, or it has eased."
