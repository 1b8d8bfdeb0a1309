"""The runner's own recovery time in the rules: when it counts, where it counts, and what is said of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given

from runjournal.booking.check import check_booking
from runjournal.model.choices import Depth, RunKind
from runjournal.model.context import Context
from runjournal.model.entries import Entry
from runjournal.model.settings import Familiar, Settings, Thresholds
from runjournal.rules.finding import Severity
from runjournal.rules.history import History, Reach
from runjournal.rules.own_recovery import Least, OwnRecovery, longer
from runjournal.rules.registry import RULESET
from runjournal.rules.start_calendar import StartCalendar, massage_to_book
from tests.rules.build import (
    CAUTION,
    DEEP,
    DONE,
    FIRM,
    INFO,
    LIGHT,
    MEDIUM,
    PLANNED,
    WARNING,
    advice,
    assert_clears,
    journal,
    massage,
    only,
    race,
    run,
    said,
    under,
    used_to_massage,
)
from tests.rules.build import (
    found as of_rule,
)
from tests.rules.journals import NOW, journals
from tests.rules.test_properties import assert_reads_no_more_than_its_reach

TOO_CLOSE, DEEP_RACE, HARD_RUN = "race-too-close", "deep-before-race", "deep-before-hard-run"
RACE = race("2026-04-26 10:00")
INTERVALS = run("2026-04-26 10:00", 10, kind=RunKind.INTERVALS, status=PLANNED)
BEFORE = "2026-04-15 09:00"
HOUR = timedelta(hours=1)


def own(history: History, hours: float, sessions: int = 11, depth: Depth = DEEP) -> History:
    """The history of a runner whose massages of a depth take so long to settle."""
    return replace(
        history, recovery={depth: OwnRecovery(depth, sessions, hours * HOUR)}, _cache_across_plans={}, _cache={}
    )


@pytest.mark.parametrize(
    ("hours", "sessions", "expected"),
    [
        pytest.param(61, 9, 48, id="n = 9: the rule's"),
        pytest.param(61, 10, 61, id="n = 10: the own"),
        pytest.param(61, 20, 61, id="n = 20"),
        pytest.param(47, 20, 48, id="the own is shorter"),
        pytest.param(48, 20, 48, id="as long"),
        pytest.param(48.01, 20, 49, id="barely longer: rounded up to the hour"),
        pytest.param(60.5, 10, 61, id="rounded up"),
    ],
)
def test_which_of_the_two_counts(hours: float, sessions: int, expected: int) -> None:
    least = longer(48, own(journal([], BEFORE), hours, sessions).own_recovery(DEEP))
    assert least.hours == expected
    assert (least.own is not None) is (expected > 48)


@pytest.mark.parametrize(
    ("depth", "rule_h", "settings"),
    [
        pytest.param(FIRM, 48, Thresholds(), id="another depth"),
        pytest.param(None, 48, Thresholds(), id="depth not known"),
        pytest.param(DEEP, 0, Thresholds(), id="a rule that is turned off"),
        pytest.param(DEEP, 48, Thresholds(own_recovery=False), id="the own is turned off"),
    ],
)
def test_where_it_does_not_count(depth: Depth | None, rule_h: int, settings: Thresholds) -> None:
    history = own(journal([], BEFORE, settings=Settings(thresholds=settings)), 61)
    assert longer(rule_h, history.own_recovery(depth)) == Least(rule_h)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        pytest.param("2026-04-23 20:00", {DEEP_RACE: CAUTION}, id="61 h: enough of the own, not of the 96"),
        pytest.param("2026-04-23 20:01", {TOO_CLOSE: WARNING}, id="60 h 59 m"),
        pytest.param("2026-04-24 09:00", {TOO_CLOSE: WARNING}, id="48 h, which the article would let be"),
        pytest.param("2026-04-22 09:00", {}, id="96 h"),
        pytest.param("2026-04-23", {TOO_CLOSE: CAUTION}, id="some time that day: part of it"),
    ],
)
def test_before_a_race(start: str, expected: dict[str, Severity]) -> None:
    history = own(journal([massage(start, 60, DEEP), RACE], BEFORE), 61)
    assert {rule: said(rule, history) for rule in (TOO_CLOSE, DEEP_RACE) if of_rule(rule, history)} == expected


def test_one_beyond_what_the_depth_asks_for_leaves_nothing_between() -> None:
    for start, expected in (("2026-04-21 19:00", None), ("2026-04-21 19:01", WARNING)):
        history = own(journal([massage(start, 60, DEEP), RACE], BEFORE), 110)
        assert said(TOO_CLOSE, history) is expected
        assert said(DEEP_RACE, history) is None


def test_the_window_begins_where_the_own_ends() -> None:
    for start, expected in (("2026-04-23 20:00", ["race-window"]), ("2026-04-23 20:01", [TOO_CLOSE])):
        entries = [*used_to_massage("2026-04-15"), massage(start, 60, LIGHT), RACE]
        history = own(journal(entries, BEFORE), 61, depth=LIGHT)
        named = {finding.rule for finding in RULESET.check(history) if "massage" in finding.entries}
        assert sorted(named & {TOO_CLOSE, "race-window"}) == expected


@pytest.mark.parametrize(
    ("start", "depth", "expected"),
    [
        pytest.param("2026-04-23 20:00", DEEP, None, id="deep, 61 h"),
        pytest.param("2026-04-23 20:01", DEEP, CAUTION, id="deep, 60 h 59 m"),
        pytest.param("2026-04-23 20:01", FIRM, CAUTION, id="firm, 60 h 59 m"),
        pytest.param("2026-04-23 20:01", MEDIUM, INFO, id="medium, 60 h 59 m"),
        pytest.param("2026-04-26 08:00", LIGHT, None, id="light has no least time to lengthen"),
    ],
)
def test_before_a_hard_run(start: str, depth: Depth, expected: Severity | None) -> None:
    history = own(journal([massage(start, 60, depth), INTERVALS], BEFORE), 61, depth=depth)
    assert said(HARD_RUN, history) is expected


def test_what_it_says_before_a_race() -> None:
    entries = [massage("2026-04-24 07:00", 60, DEEP), RACE]
    history = own(journal(entries, BEFORE, familiar=Familiar.YES), 60.5)
    finding = only(TOO_CLOSE, history)
    assert finding.message == (
        "Deep massage ends 50 h before Spring Half; your deep sessions take 61 h, n = 11; "
        "the article advises at least 48 h."
    )
    assert advice(TOO_CLOSE, history) == "Ask for medium work, end by Wed 22 Apr 10:00, or book after the race."
    assert finding.measured == {
        "gap_h": 50.0,
        "gap": "50 h",
        "least_h": 61,
        "own_recovery_h": 61,
        "own_sessions": 11,
    }


def test_what_it_says_where_the_48_hours_are_turned_off() -> None:
    history = own(
        journal([massage("2026-04-22 07:00", 60, DEEP), RACE], BEFORE, familiar=Familiar.YES, race_gap_h=0), 110
    )
    finding = only(DEEP_RACE, history)
    assert finding.message == "Deep massage ends 98 h before Spring Half; your deep sessions take 110 h, n = 11."
    assert advice(DEEP_RACE, history) == "Ask for firm work, end by Tue 21 Apr 20:00, or book after the race."
    assert finding.measured["own_recovery_h"] == 110


def test_what_it_says_before_a_hard_run() -> None:
    history = own(journal([massage("2026-04-24 07:00", 60, DEEP), INTERVALS], BEFORE), 61)
    finding = only(HARD_RUN, history)
    assert finding.message == (
        "Deep massage ends 50 h before a hard run (intervals); your deep sessions take 61 h, n = 11."
    )
    assert advice(HARD_RUN, history) == "Ask for firm work, end by Thu 23 Apr 20:00, or start at Sun 26 Apr 13:00."
    assert (finding.measured["least_h"], finding.measured["own_sessions"]) == (61, 11)


def test_nothing_is_said_of_it_where_the_rule_is_the_longer() -> None:
    finding = only(TOO_CLOSE, own(journal([massage("2026-04-24 20:00", 60, DEEP), RACE], BEFORE), 40))
    assert "your deep sessions" not in finding.message
    assert finding.measured == {"gap_h": 37.0, "gap": "37 h", "least_h": 48}


def test_a_done_one_is_said_as_long_as_without_it() -> None:
    assert_clears(TOO_CLOSE, own(journal([massage("2026-04-24 07:00", 60, DEEP, DONE), RACE], "2026-04-25 09:00"), 61))


def test_panel_verdict_and_slots_agree() -> None:
    booked = massage("2026-04-23 21:00", 60, DEEP)
    history = own(journal([*used_to_massage("2026-04-15"), RACE], BEFORE), 110)
    panel = [finding for finding in RULESET.check(history.plus(booked)) if booked.id in finding.entries]
    judged = check_booking([booked], history)
    assert judged.verdict.word == "warning"
    assert list(judged.caused) == panel
    calendar = StartCalendar(RULESET, history, massage_to_book(history, 60, DEEP))
    words = {slot.start: slot.verdict.word for slot in calendar.slots(date(2026, 4, 20), 6)}
    assert words[massage("2026-04-21 19:00").start] == "ok"
    assert words[massage("2026-04-22 08:00").start] == "warning"
    assert [slot.start for slot in judged.alternatives][:2] == [
        massage("2026-04-21 18:00").start,
        massage("2026-04-21 19:00").start,
    ]


def _long() -> dict[Depth, OwnRecovery]:
    """The longest that any setting lets a recovery be."""
    return {depth: OwnRecovery(depth, 20, 336 * HOUR) for depth in Depth}


@given(found=journals(24 * 500))
def test_no_rule_reads_more_than_its_reach(found: list[Entry]) -> None:
    history = History.of(found, Context(NOW, "UTC", Settings()), _long())
    assert_reads_no_more_than_its_reach(history)
    assert RULESET.check(history.cut(RULESET.history_reaches)) == RULESET.check(history)


@given(found=journals())
def test_it_never_makes_a_rule_about_massages_milder(found: list[Entry]) -> None:
    history = History.of(found, Context(NOW, "UTC", Settings()))
    with_own = replace(history, recovery=_long(), _cache_across_plans={}, _cache={})
    for rule in (TOO_CLOSE, HARD_RUN):
        before = {finding.entries: finding.severity for finding in of_rule(rule, history)}
        after = {finding.entries: finding.severity for finding in of_rule(rule, with_own)}
        assert all(after[entries] >= severity for entries, severity in before.items())


def test_it_stays_with_a_history() -> None:
    history = own(journal([massage("2026-04-24 07:00", 60, DEEP)], BEFORE), 61)
    for derived in (
        history.plus(RACE),
        history.cut([Reach(RACE.kind)]),
        under(history, Settings()),
    ):
        assert derived.recovery == history.recovery
    assert history != journal([massage("2026-04-24 07:00", 60, DEEP)], BEFORE)
