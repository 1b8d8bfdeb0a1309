"""calf-swelling: hits, misses and what it says."""

import pytest

from runjournal.model.areas import Area, Side
from runjournal.model.choices import Quality
from runjournal.model.entries import Entry
from runjournal.rules.finding import Severity
from tests.rules.build import WARNING, all_clear, assert_clears, journal, only, said, sore

RULE = "calf-swelling"
NOW = "2026-04-24 20:00"
SWOLLEN = sore("2026-04-24 08:00", 4, quality=Quality.SWELLING)


@pytest.mark.parametrize(
    ("logs", "expected"),
    [
        pytest.param([SWOLLEN], WARNING, id="one side swells"),
        pytest.param([sore("2026-04-24 08:00", 4, side=Side.BOTH, quality=Quality.SWELLING)], None, id="both swell"),
        pytest.param(
            [SWOLLEN, sore("2026-04-24 09:00", 4, side=Side.RIGHT, quality=Quality.SWELLING)],
            None,
            id="both swell, logged one by one",
        ),
        pytest.param([SWOLLEN, sore("2026-04-24 09:00", 4, side=Side.RIGHT)], WARNING, id="the other only aches"),
        pytest.param([sore("2026-04-24 08:00", 4, Area.KNEE, quality=Quality.SWELLING)], None, id="a knee"),
        pytest.param([sore("2026-04-24 08:00", 4, note="warm and red")], WARNING, id="warm and red"),
        pytest.param([sore("2026-04-24 08:00", 4, note="Throbbing, warm")], WARNING, id="throbbing and warm"),
        pytest.param([sore("2026-04-24 08:00", 4, note="warm")], None, id="warm alone"),
        pytest.param([sore("2026-04-24 08:00", 4, note="warm but not red")], None, id="warm and not red"),
        pytest.param([sore("2026-04-24 08:00", 4, note="hundred reps, warmed up")], None, id="other words"),
        pytest.param([SWOLLEN, all_clear("2026-04-24 19:00")], None, id="all clear since"),
        pytest.param([sore("2026-04-17 20:00", 4, quality=Quality.SWELLING)], None, id="a week ago"),
    ],
)
def test_a_calf(logs: list[Entry], expected: Severity | None) -> None:
    assert said(RULE, journal(logs, NOW)) is expected


def test_it_clears_a_week_after_the_rating() -> None:
    assert_clears(RULE, journal([SWOLLEN], NOW))


def test_what_it_says() -> None:
    finding = only(RULE, journal([SWOLLEN], NOW))
    assert finding.message == "Left calf 4 of 10: swelling, on one side alone."
    assert finding.advice == (
        "Don't massage it, and get urgent medical advice today; if you are breathless or your chest hurts, "
        "call the emergency number."
    )
