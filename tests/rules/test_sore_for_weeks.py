"""sore-for-weeks: hits, misses and what it says."""

from datetime import datetime, timedelta

import pytest

from runjournal.model.areas import Area, Side
from runjournal.model.choices import RunKind
from runjournal.model.entries import Entry
from runjournal.rules.finding import Severity
from tests.rules.build import (
    CAUTION,
    DEEP,
    DONE,
    WARNING,
    assert_clears,
    journal,
    massage,
    only,
    run,
    said,
    sore,
)

RULE = "sore-for-weeks"
NOW = "2026-05-30 12:00"
LAST = datetime(2026, 5, 30, 8)  # noqa: DTZ001 - a wall time


def logs(*hours_before: float, rating: int = 5, area: Area = Area.CALF, side: Side = Side.LEFT) -> list[Entry]:
    """Ratings so many hours before the last."""
    walls = [LAST - timedelta(hours=hours) for hours in hours_before]
    return [sore(f"{wall:%Y-%m-%d %H:%M}", rating, area, side) for wall in walls]


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        pytest.param(logs(336, 252, 168, 84, 0), CAUTION, id="five over 336 h"),
        pytest.param(logs(335.98, 252, 168, 84, 0), None, id="five over 335 h 59 m"),
        pytest.param(logs(336, 240, 120, 0), None, id="four over 336 h"),
        pytest.param(logs(360, 240, 180, 120, 0), CAUTION, id="120 h apart"),
        pytest.param(logs(360, 239.98, 180, 119, 0), None, id="120 h 1 m apart"),
        pytest.param(logs(336, 252, 168, 84, 0, rating=4), CAUTION, id="4"),
        pytest.param(logs(336, 252, 168, 84, 0, rating=3), None, id="3"),
        pytest.param([*logs(336, 252, 84, 0), *logs(168, rating=3)], None, id="a 3 among them"),
        pytest.param(logs(336, 252, 168, 84, 0, area=Area.KNEE), CAUTION, id="a joint too"),
        pytest.param(logs(672, 560, 448, 336, 224, 112, 0), WARNING, id="672 h"),
        pytest.param(logs(671.98, 560, 448, 336, 224, 112, 0), CAUTION, id="671 h 59 m"),
    ],
)
def test_a_spot(ratings: list[Entry], expected: Severity | None) -> None:
    assert said(RULE, journal(ratings, NOW)) is expected


def test_whatever_was_run_or_massaged_in_between() -> None:
    between = [
        run("2026-05-20 10:00", 8, 40, kind=RunKind.INTERVALS),
        massage("2026-05-26 18:00", 60, DEEP, DONE),
    ]
    assert said(RULE, journal([*logs(336, 252, 168, 84, 0), *between], NOW)) is CAUTION


def test_the_latest_log_ends_it() -> None:
    settled = sore("2026-05-30 10:00", 3)
    assert said(RULE, journal([*logs(336, 252, 168, 84, 0), settled], NOW)) is None


def test_it_clears_a_week_after_the_last_log() -> None:
    assert_clears(RULE, journal(logs(336, 252, 168, 84, 0), NOW))


def test_what_it_says() -> None:
    finding = only(RULE, journal(logs(336, 252, 168, 84, 0, side=Side.BOTH), NOW))
    assert finding.message == "Calves 5 of 10, and 4 or more in each of 5 ratings over 2 weeks."
    assert finding.advice == "Have it looked at, by a physiotherapist for instance."
    later = only(RULE, journal(logs(672, 560, 448, 336, 224, 112, 0), NOW))
    assert later.advice == "See a physiotherapist or GP about it."
