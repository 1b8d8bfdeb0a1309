"""tendon-pain: hits, misses and what it says."""

import pytest

from runjournal.model.areas import Area, Side
from runjournal.model.entries import Entry
from runjournal.rules.finding import Severity
from tests.rules.build import CAUTION, INFO, PLANNED, all_clear, assert_clears, journal, only, run, said, sore

RULE = "tendon-pain"
NOW = "2026-04-24 20:00"
TODAY = run("2026-04-24 07:00", 8, 44)
YESTERDAY = run("2026-04-23 18:00", 8, 44)
LAST_NIGHT = [sore("2026-04-23 08:00", 3, Area.ACHILLES), YESTERDAY, sore("2026-04-23 18:00", 7, Area.ACHILLES)]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param([TODAY, sore("2026-04-24 08:00", 6, Area.ACHILLES)], CAUTION, id="6 in a run"),
        pytest.param([TODAY, sore("2026-04-24 08:00", 5, Area.ACHILLES)], None, id="5 in a run"),
        pytest.param([TODAY, sore("2026-04-24 08:00", 6, Area.KNEE)], CAUTION, id="a knee"),
        pytest.param([TODAY, sore("2026-04-24 08:00", 6, Area.CALF)], None, id="a calf"),
        pytest.param([sore("2026-04-24 08:00", 6, Area.ACHILLES)], None, id="no run"),
        pytest.param(
            [run("2026-04-24 07:00", 8, status=PLANNED), sore("2026-04-24 08:00", 6, Area.ACHILLES)],
            None,
            id="a run only planned",
        ),
        pytest.param(
            [YESTERDAY, sore("2026-04-23 20:00", 1, Area.ACHILLES), sore("2026-04-24 07:00", 3, Area.ACHILLES)],
            CAUTION,
            id="up 2 on the morning after",
        ),
        pytest.param(
            [YESTERDAY, sore("2026-04-23 20:00", 1, Area.ACHILLES), sore("2026-04-24 07:00", 2, Area.ACHILLES)],
            None,
            id="up 1 is noise",
        ),
        pytest.param(
            [YESTERDAY, sore("2026-04-23 20:00", 1, Area.ACHILLES), sore("2026-04-24 12:00", 3, Area.ACHILLES)],
            None,
            id="up 2, but at noon",
        ),
        pytest.param(
            [sore("2026-04-23 20:00", 1, Area.ACHILLES), sore("2026-04-24 07:00", 3, Area.ACHILLES)],
            None,
            id="up 2, but no run",
        ),
        pytest.param(
            [YESTERDAY, sore("2026-04-22 20:00", 1, Area.ACHILLES), sore("2026-04-24 07:00", 3, Area.ACHILLES)],
            CAUTION,
            id="up 2 since two days before",
        ),
        pytest.param(
            [YESTERDAY, sore("2026-04-16 20:00", 1, Area.ACHILLES), sore("2026-04-24 07:00", 3, Area.ACHILLES)],
            CAUTION,
            id="up 2 since the week before",
        ),
        pytest.param(
            [
                YESTERDAY,
                sore("2026-04-22 20:00", 1, Area.ACHILLES),
                sore("2026-04-23 18:30", 4, Area.ACHILLES),
                sore("2026-04-24 07:00", 4, Area.ACHILLES),
            ],
            None,
            id="no higher than in the run",
        ),
        pytest.param([TODAY, sore("2026-04-24 06:59", 6, Area.ACHILLES)], None, id="a minute before the run"),
        pytest.param([TODAY, sore("2026-04-24 09:44", 6, Area.ACHILLES)], CAUTION, id="2 h after its end"),
        pytest.param([TODAY, sore("2026-04-24 09:45", 6, Area.ACHILLES)], None, id="2 h 1 m after its end"),
        pytest.param(
            [run("2026-04-24 07:00", 10), sore("2026-04-24 10:00", 6, Area.ACHILLES)],
            CAUTION,
            id="2 h after the end that its distance lets expect",
        ),
        pytest.param([TODAY, sore("2026-04-24", 6, Area.ACHILLES)], INFO, id="some time that day"),
        pytest.param([*LAST_NIGHT, sore("2026-04-23 22:00", 4, Area.ACHILLES)], CAUTION, id="lower the same evening"),
        pytest.param([*LAST_NIGHT, sore("2026-04-24 08:00", 3, Area.ACHILLES)], None, id="as before on the next day"),
        pytest.param([*LAST_NIGHT, sore("2026-04-24 08:00", 4, Area.ACHILLES)], CAUTION, id="above it on the next day"),
        pytest.param([*LAST_NIGHT[1:], sore("2026-04-24 08:00", 5, Area.ACHILLES)], None, id="5, nothing known before"),
        pytest.param([*LAST_NIGHT[1:], sore("2026-04-24 08:00", 6, Area.ACHILLES)], CAUTION, id="6 on the next day"),
        pytest.param(
            [*LAST_NIGHT, sore("2026-04-23 22:00", 0, Area.ACHILLES)], CAUTION, id="0 the same evening clears nothing"
        ),
        pytest.param(
            [TODAY, sore("2026-04-24 08:00", 6, Area.ACHILLES), all_clear("2026-04-24 19:00")], None, id="clear since"
        ),
    ],
)
def test_the_left_side(entries: list[Entry], expected: Severity | None) -> None:
    assert said(RULE, journal(entries, NOW)) is expected


def test_it_clears_a_week_after_the_rating() -> None:
    assert_clears(RULE, journal([TODAY, sore("2026-04-24 08:00", 6, Area.ACHILLES)], NOW))


def test_what_it_says() -> None:
    finding = only(RULE, journal([TODAY, sore("2026-04-24 08:00", 6, Area.ACHILLES)], NOW))
    assert finding.title == "Achilles pain"
    assert finding.message == "Left achilles 6 of 10, in a run."
    assert finding.advice == "Ease the load; see a physiotherapist if it stays."


def test_left_and_right_alike_are_one() -> None:
    finding = only(RULE, journal([TODAY, sore("2026-04-24 08:00", 6, Area.ACHILLES, Side.BOTH)], NOW))
    assert finding.message == "Achilles both sides 6 of 10, in a run."
    assert [spot.name for spot in finding.spots] == ["left achilles", "right achilles"]
