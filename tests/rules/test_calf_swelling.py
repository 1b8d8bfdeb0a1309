"""calf-swelling: hits, misses and what it says."""

import pytest

from runjournal.model.areas import Area, Side
from runjournal.model.choices import Quality
from runjournal.model.entries import Entry
from runjournal.rules.finding import Severity
from tests.rules.build import WARNING, all_clear, assert_clears, journal, note, only, said, sore

RULE = "calf-swelling"
NOW = "2026-04-24 20:00"
SWOLLEN = sore("2026-04-24 08:00", 4, quality=Quality.SWELLING)
RATED = sore("2026-04-24 08:00", 4)


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
        pytest.param([sore("2026-04-24 08:00", 4, note="hot and red")], WARNING, id="hot and red"),
        pytest.param([sore("2026-04-24 08:00", 4, note="warm, hot")], None, id="warm and hot are one sign"),
        pytest.param([sore("2026-04-24 08:00", 4, note="swollen and tender")], WARNING, id="swollen and tender"),
        pytest.param([sore("2026-04-24 08:00", 4, note="no redness or swelling")], None, id="or carries a denial on"),
        pytest.param([sore("2026-04-24 08:00", 4, note="not bad but hot and red")], WARNING, id="but ends a denial"),
        pytest.param([sore("2026-04-24 08:00", 4, note="not so bad, hot and red")], WARNING, id="so does a comma"),
        pytest.param([sore("2026-04-24 08:00", 4, note="no pain, now hot and red")], WARNING, id="and now"),
        pytest.param([sore("2026-04-24 08:00", 4, note="after the warm-up in red shoes")], None, id="not of the calf"),
        pytest.param([sore("2026-04-24 08:00", 4, note="hot bath, red wine")], None, id="of other things"),
        pytest.param([sore("2026-04-24 08:00", 4, note="the right knee is hot and red")], None, id="of another area"),
        pytest.param([RATED, note("2026-04-24 10:00", "left calf hot and red")], WARNING, id="in a note of that day"),
        pytest.param([RATED, note("2026-04-24 10:00", "right calf hot and red")], None, id="of the other calf"),
        pytest.param([RATED, note("2026-04-24 10:00", "calf hot and red")], WARNING, id="of a calf"),
        pytest.param([RATED, note("2026-04-24 10:00", "hot and red")], None, id="a note that names no area"),
        pytest.param([RATED, note("2026-04-23 10:00", "left calf hot and red")], None, id="a note of the day before"),
        pytest.param([note("2026-04-24 10:00", "left calf hot and red")], None, id="a note without a rating"),
        pytest.param([SWOLLEN, all_clear("2026-04-24 19:00")], None, id="all clear since"),
        pytest.param([SWOLLEN, sore("2026-04-24 12:00", 4)], WARNING, id="as high, no quality written"),
        pytest.param([SWOLLEN, sore("2026-04-24 12:00", 3)], WARNING, id="lower, no quality written"),
        pytest.param([SWOLLEN, sore("2026-04-24 12:00", 2)], None, id="2"),
        pytest.param([SWOLLEN, sore("2026-04-24 12:00", 3, quality=Quality.ACHE)], None, id="lower, an ache written"),
        pytest.param([SWOLLEN, sore("2026-04-24 12:00", 4, quality=Quality.ACHE)], WARNING, id="an ache as high"),
        pytest.param(
            [SWOLLEN, sore("2026-04-24 12:00", 3, quality=Quality.SWELLING)], WARNING, id="lower, and swells still"
        ),
        pytest.param([SWOLLEN, sore("2026-04-24 12:00", 0, side=Side.RIGHT)], WARNING, id="the other calf is fine"),
        pytest.param(
            [sore("2026-04-23 08:00", 4, side=Side.BOTH, quality=Quality.SWELLING), sore("2026-04-24 08:00", 1)],
            WARNING,
            id="both swelled, one has settled",
        ),
        pytest.param([sore("2026-04-17 20:00", 4, quality=Quality.SWELLING)], None, id="a week ago"),
    ],
)
def test_a_calf(logs: list[Entry], expected: Severity | None) -> None:
    assert said(RULE, journal(logs, NOW)) is expected


def test_it_clears_a_week_after_the_rating() -> None:
    assert_clears(RULE, journal([SWOLLEN], NOW))


def test_what_it_says() -> None:
    finding = only(RULE, journal([SWOLLEN], NOW))
    assert finding.title == "Swelling in one calf"
    assert finding.message == "Left calf 4 of 10: swelling, on one side alone."
    assert finding.advice == (
        "Don't massage it, and get urgent medical advice today; if you are breathless or your chest hurts, "
        "call the emergency number."
    )
