"""recurring-soreness: hits, misses and what it says."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from runjournal.model.areas import Area, Side
from runjournal.model.choices import Status
from runjournal.model.entries import Entry, Soreness
from runjournal.rules.finding import Severity
from tests.rules.build import DONE, INFO, PLANNED, assert_clears, journal, massage, only, said, sore

RULE = "recurring-soreness"
NOW = "2026-06-30 09:00"


def session(days_ago: int, after: int | None, area: Area = Area.CALF, status: Status = DONE) -> list[Entry]:
    """A massage, with the area rated 1 that morning and `after` on the next, or not at all."""
    day = date(2026, 6, 30) - timedelta(days=days_ago)
    found: list[Entry] = [massage(f"{day} 17:00", status=status, named=f"massage-{days_ago}")]
    found.append(sore(f"{day} 08:00", 1, area))
    return found if after is None else [*found, sore(f"{day + timedelta(days=1)} 08:00", after, area)]


def sessions(*after: int | None) -> list[Entry]:
    """Massages every 10 days, the latest first, each with the rating on the day after."""
    return [entry for place, rating in enumerate(after, 1) for entry in session(10 * place, rating)]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param(sessions(5, 1, 5, 1, 5, 1), INFO, id="3 of 6"),
        pytest.param(sessions(5, 1, 5, 1, 1, 1), None, id="2 of 6"),
        pytest.param(sessions(5, 1, 5, 1, 1, 1, 5), None, id="the third was the seventh last"),
        pytest.param(sessions(5, 5, 5), INFO, id="3 of 3"),
        pytest.param(sessions(5, 5, 2), None, id="2 is not sore"),
        pytest.param(sessions(5, 5, None), None, id="not rated"),
        pytest.param([*sessions(5, 5), *session(30, 5, Area.QUAD)], None, id="another area"),
        pytest.param([*sessions(5, 5), *session(30, 5, status=PLANNED)], None, id="one was only planned"),
        pytest.param([*sessions(5, 5), *session(179, 5)], INFO, id="the first 179 days ago"),
        pytest.param([*sessions(5, 5), *session(181, 5)], None, id="the first 181 days ago"),
        pytest.param(
            [entry for days in (10, 20, 30) for entry in session(days, 5, Area.KNEE)], None, id="a joint is not asked"
        ),
    ],
)
def test_how_often(entries: list[Entry], expected: Severity | None) -> None:
    assert said(RULE, journal(entries, NOW)) is expected


def test_it_clears_when_the_third_last_is_too_long_ago() -> None:
    assert_clears(RULE, journal(sessions(5, 5, 1, 5), NOW))


def test_what_it_says() -> None:
    finding = only(RULE, journal(sessions(5, 1, 5, 1, 5, 1), NOW))
    assert finding.message == "Left calf sore after 3 of the last 6 massages."
    assert finding.advice == "Mention it next time."
    assert finding.entries == ("massage-50", "massage-30", "massage-10")


def test_the_highest_rating_after_each_massage_counts() -> None:
    settled = [
        sore(f"{date(2026, 6, 30) - timedelta(days=days - 2)} 08:00", 0, named=f"settled-{days}")
        for days in (10, 20, 30)
    ]
    assert said(RULE, journal([*sessions(5, 5, 5), *settled], NOW)) is INFO


def test_what_rises_only_after_72_hours_does_not_count() -> None:
    late = [
        sore(f"{date(2026, 6, 30) - timedelta(days=days - 3)} 18:01", 5, named=f"late-{days}") for days in (10, 20, 30)
    ]
    assert said(RULE, journal([*sessions(2, 2, 2), *late], NOW)) is None


def test_left_and_right_alike_are_one() -> None:
    both = [replace(entry, side=Side.BOTH) if isinstance(entry, Soreness) else entry for entry in sessions(5, 5, 5)]
    assert only(RULE, journal(both, NOW)).message == "Calves sore after 3 of the last 3 massages."
