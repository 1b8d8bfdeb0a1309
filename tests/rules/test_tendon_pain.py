"""tendon-pain: hits, misses and what it says."""

import pytest

from runjournal.model.areas import Area
from runjournal.model.entries import Entry
from runjournal.rules.finding import Severity
from tests.rules.build import CAUTION, PLANNED, all_clear, assert_clears, journal, only, run, said, sore

RULE = "tendon-pain"
NOW = "2026-04-24 20:00"
TODAY = run("2026-04-24 07:00", 8, 44)
YESTERDAY = run("2026-04-23 18:00", 8, 44)


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param([TODAY, sore("2026-04-24 08:00", 6, Area.ACHILLES)], CAUTION, id="6 on the day of a run"),
        pytest.param([TODAY, sore("2026-04-24 08:00", 5, Area.ACHILLES)], None, id="5 on the day of a run"),
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
            [YESTERDAY, sore("2026-04-21 20:00", 1, Area.ACHILLES), sore("2026-04-24 07:00", 3, Area.ACHILLES)],
            None,
            id="up 2 since three days before",
        ),
        pytest.param(
            [YESTERDAY, sore("2026-04-24 19:00", 3, Area.ACHILLES, note="was worse this morning")],
            CAUTION,
            id="said in words",
        ),
        pytest.param(
            [YESTERDAY, sore("2026-04-24 19:00", 3, Area.ACHILLES, note="not worse in the morning")],
            None,
            id="denied in words",
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
    assert finding.message == "Left achilles 6 of 10, on the day of a run."
    assert finding.advice == "Ease the load; see a physiotherapist if it stays."
