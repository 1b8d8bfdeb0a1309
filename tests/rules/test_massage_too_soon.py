"""massage-too-soon: hits, misses and what it says."""

from dataclasses import replace
from datetime import timedelta

import pytest

from runjournal.model.choices import Depth
from runjournal.model.entries import Massage
from runjournal.rules.finding import Severity
from runjournal.rules.history import History
from runjournal.rules.own_recovery import OwnRecovery
from runjournal.rules.registry import RULESET
from tests.rules.build import (
    CAUTION,
    DEEP,
    DONE,
    FIRM,
    INFO,
    LIGHT,
    MEDIUM,
    PLANNED,
    SELF,
    assert_clears,
    found,
    journal,
    massage,
    only,
    said,
)

RULE = "massage-too-soon"
NOW = "2026-04-20 21:00"
DEEP_ONE = massage("2026-04-20 18:00", 60, DEEP, DONE, named="first")
FIRM_ONE = massage("2026-04-20 18:00", 60, FIRM, DONE, named="first")


@pytest.mark.parametrize(
    ("first", "start", "depth", "expected"),
    [
        pytest.param(DEEP_ONE, "2026-04-22 18:59", FIRM, CAUTION, id="firm, 47 h 59 m after deep"),
        pytest.param(DEEP_ONE, "2026-04-22 19:00", FIRM, None, id="firm, 48 h after deep"),
        pytest.param(DEEP_ONE, "2026-04-22 18:59:59", DEEP, CAUTION, id="deep, a second sooner"),
        pytest.param(DEEP_ONE, "2026-04-22 01:00", MEDIUM, INFO, id="medium, 30 h after deep"),
        pytest.param(DEEP_ONE, "2026-04-22 01:00", LIGHT, INFO, id="light"),
        pytest.param(DEEP_ONE, "2026-04-22 01:00", None, INFO, id="no depth is gentler"),
        pytest.param(FIRM_ONE, "2026-04-22 06:59", DEEP, CAUTION, id="deep, 35 h 59 m after firm"),
        pytest.param(FIRM_ONE, "2026-04-22 07:00", DEEP, None, id="deep, 36 h after firm"),
        pytest.param(massage("2026-04-20 18:00", 60, MEDIUM, DONE), "2026-04-21 07:00", DEEP, None, id="after medium"),
        pytest.param(massage("2026-04-20 18:00", 60, None, DONE), "2026-04-21 07:00", DEEP, None, id="after no depth"),
        pytest.param(DEEP_ONE, "2026-04-20 19:00", DEEP, None, id="it has begun"),
        pytest.param(replace(DEEP_ONE, status=PLANNED), "2026-04-22 18:59", FIRM, CAUTION, id="after one planned"),
        pytest.param(DEEP_ONE, "2026-04-22", DEEP, INFO, id="some time of the second day after: partly too soon"),
        pytest.param(DEEP_ONE, "2026-04-21", DEEP, CAUTION, id="some time of the day after"),
        pytest.param(DEEP_ONE, "2026-04-23", DEEP, None, id="some time of the third day after"),
    ],
)
def test_a_planned_one(first: Massage, start: str, depth: Depth | None, expected: Severity | None) -> None:
    second = massage(start, 60, depth, named="second")
    assert said(RULE, journal([replace(first, id="first"), second], NOW)) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(None, LIGHT, None, id="light work of one's own after a therapist's"),
        pytest.param(None, None, None, id="work of one's own of no depth"),
        pytest.param(None, DEEP, CAUTION, id="deep work of one's own after a therapist's"),
        pytest.param(SELF, DEEP, None, id="deep work of one's own before"),
    ],
)
def test_work_of_ones_own(first: object, second: Depth | None, expected: Severity | None) -> None:
    own = massage("2026-04-21 18:00", 60, second, named="second", kind=None if first else SELF)
    before = replace(DEEP_ONE, massage_kind=SELF) if first else DEEP_ONE
    assert said(RULE, journal([before, own], NOW)) is expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param("2026-04-21 19:00", INFO, id="as it ends"),
        pytest.param("2026-04-23 18:59", INFO, id="47 h 59 m after its end"),
        pytest.param("2026-04-23 19:00", None, id="48 h after its end"),
    ],
)
def test_a_done_one_is_an_info_for_two_days(now: str, expected: Severity | None) -> None:
    second = massage("2026-04-21 18:00", 60, DEEP, DONE, named="second")
    assert said(RULE, journal([DEEP_ONE, second], now)) is expected


def test_one_that_overlaps_is_left_to_overlaps() -> None:
    second = massage("2026-04-21 18:30", 60, DEEP, named="second")
    entries = [massage("2026-04-21 18:00", 60, DEEP, named="first"), second]
    assert [finding.rule for finding in RULESET.check(journal(entries, NOW))] == ["overlaps"]


def own(history: History, hours: int, sessions: int) -> History:
    return replace(
        history,
        recovery={DEEP: OwnRecovery(DEEP, sessions, timedelta(hours=hours))},
        _cache_across_plans={},
        _cache={},
    )


@pytest.mark.parametrize(
    ("hours", "sessions", "expected"),
    [(61, 10, CAUTION), (61, 9, None), (60, 10, None), (40, 10, None)],
    ids=["61 h", "of 9 sessions", "60 h", "shorter than the rule's"],
)
def test_the_own_recovery_counts_where_it_is_longer(hours: int, sessions: int, expected: Severity | None) -> None:
    second = massage("2026-04-23 07:00", 60, DEEP, named="second")
    assert said(RULE, own(journal([DEEP_ONE, second], NOW), hours, sessions)) is expected


def test_of_two_before_it_the_one_that_asks_for_the_later_time_counts() -> None:
    firm = massage("2026-04-21 08:00", 60, FIRM, DONE, named="firm")
    second = massage("2026-04-22 09:00", 60, DEEP, named="second")
    findings = found(RULE, journal([DEEP_ONE, firm, second], "2026-04-21 12:00"))
    assert [finding.entries for finding in findings] == [("firm", "first"), ("second", "firm")]


def test_a_booking_before_one_that_is_planned_causes_it_too() -> None:
    later = massage("2026-04-23 18:00", 60, DEEP, named="later")
    booked = massage("2026-04-22 18:00", 60, DEEP, named="booked")
    assert [f.entries for f in RULESET.check_booking(journal([later], NOW), [booked])] == [("later", "booked")]


def test_it_clears() -> None:
    assert_clears(RULE, journal([DEEP_ONE, massage("2026-04-21 18:00", 60, DEEP, named="second")], NOW))
    done = massage("2026-04-21 18:00", 60, DEEP, DONE, named="second")
    assert_clears(RULE, journal([DEEP_ONE, done], "2026-04-21 20:00"))


def test_what_it_says() -> None:
    finding = only(RULE, journal([DEEP_ONE, massage("2026-04-21 18:00", 60, FIRM, named="second")], NOW))
    assert finding.title == "Firm massage soon after another"
    assert finding.message == (
        "Firm massage starts 23 h after the deep massage of Monday ended; 48 h give that time to settle."
    )
    assert finding.entries == ("second", "first")
    assert finding.measured == {"gap_h": 23.0, "gap": "23 h", "least_h": 48}
