"""painful-session: hits, misses and what it says."""

import pytest

from runjournal.model.entries import Massage
from runjournal.rules.finding import Severity
from tests.rules.build import CAUTION, DEEP, DONE, PLANNED, assert_clears, journal, massage, only, said

RULE = "painful-session"
NOW = "2026-04-24 20:00"


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        pytest.param(massage("2026-04-24 18:00", status=DONE, pain=7), CAUTION, id="pain 7"),
        pytest.param(massage("2026-04-24 18:00", status=DONE, pain=6), None, id="pain 6"),
        pytest.param(massage("2026-04-24 18:00", status=DONE), None, id="pain not logged"),
        pytest.param(massage("2026-04-24 18:00", status=DONE, braced=True), CAUTION, id="braced"),
        pytest.param(massage("2026-04-24 18:00", status=DONE, braced=True, pain=2), CAUTION, id="braced, pain 2"),
        pytest.param(massage("2026-04-24 18:00", status=PLANNED, pain=8), None, id="planned"),
        pytest.param(massage("2026-04-17 19:01", status=DONE, pain=8), CAUTION, id="just under 7 days ago"),
        pytest.param(massage("2026-04-17 19:00", status=DONE, pain=8), None, id="7 days ago"),
    ],
)
def test_how_it_felt(done: Massage, expected: Severity | None) -> None:
    assert said(RULE, journal([done], NOW)) is expected


def test_the_next_massage_ends_it() -> None:
    painful = massage("2026-04-22 18:00", status=DONE, pain=8)
    better = massage("2026-04-24 18:00", status=DONE, pain=2, named="better")
    assert said(RULE, journal([painful, better], NOW)) is None


def test_it_clears_after_a_week() -> None:
    assert_clears(RULE, journal([massage("2026-04-24 18:00", status=DONE, pain=8)], NOW))


def test_what_it_says() -> None:
    finding = only(RULE, journal([massage("2026-04-24 18:00", 60, DEEP, DONE, pain=8, braced=True)], NOW))
    assert finding.message == (
        "Deep massage on Fri 24 Apr 18:00: pain 8 of 10, braced against it. Massage need not hurt to do good."
    )
    assert finding.advice == "You can ask for less pressure at any time; say so before the next one."
