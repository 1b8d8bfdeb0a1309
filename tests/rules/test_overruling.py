"""What an overrule does to findings, and what it leaves as it was."""

import pytest

from runjournal.booking.check import check_booking
from runjournal.model.choices import ConditionName
from runjournal.model.entries import Entry, Overrule
from runjournal.rules.finding import Finding, Overruled
from runjournal.rules.history import History
from runjournal.rules.registry import RULESET
from runjournal.rules.ruleset import HOLDS, standing_first
from tests.rules.build import (
    DEEP,
    LIGHT,
    condition,
    journal,
    massage,
    moment,
    race,
    urine,
    used_to_massage,
    utc,
)

NOW = "2026-04-20 09:00"
RACE = race("2026-04-26 10:00")
CLOSE = massage("2026-04-25 18:00", depth=DEEP)
OTHER = massage("2026-04-24 18:00", depth=DEEP, named="other")
TOO_CLOSE = "race-too-close"


def overrule(
    when: str = "2026-04-19 09:00", rule: str = TOO_CLOSE, about: str = "massage", why: str = "a light one"
) -> Overrule:
    return Overrule(start=moment(when), rule=rule, about=about, why=why, id=f"overrule-{when[5:10]}-{about}")


def finding(history: History, rule: str = TOO_CLOSE, about: str = "massage") -> Finding:
    (found,) = [found for found in RULESET.check(history) if found.rule == rule and about in found.entries]
    return found


@pytest.mark.parametrize(
    ("decision", "holds"),
    [
        pytest.param(overrule(), True, id="the massage"),
        pytest.param(overrule(about="race"), True, id="the race"),
        pytest.param(overrule(about="other"), False, id="another massage"),
        pytest.param(overrule(about="assage"), False, id="the end of an id"),
        pytest.param(overrule(rule="deep-before-race"), False, id="another rule"),
        pytest.param(overrule(rule="a-rule-of-tomorrow"), False, id="a rule that there is not"),
        pytest.param(overrule(NOW), True, id="now"),
        pytest.param(overrule("2026-04-20"), True, id="today"),
        pytest.param(overrule("2026-04-20 09:00:01"), False, id="not yet"),
        pytest.param(overrule("2025-04-20 09:00"), True, id="a year ago"),
        pytest.param(overrule("2025-04-20 08:59:59"), False, id="more than a year ago"),
    ],
)
def test_a_decision_holds_for_its_rule_and_entry_and_for_a_year(decision: Overrule, *, holds: bool) -> None:
    history = journal([RACE, CLOSE, decision], NOW)
    assert (finding(history).overruled is not None) is holds


def test_an_overruled_finding_says_when_and_why() -> None:
    history = journal([RACE, CLOSE, overrule()], NOW)
    assert finding(history).overruled == Overruled(utc("2026-04-19 09:00"), "a light one")


def test_of_two_decisions_about_the_same_the_later_counts() -> None:
    decisions = [overrule("2026-04-19 09:00", why="second"), overrule("2026-04-18 09:00", why="first")]
    overruled = finding(journal([RACE, CLOSE, *decisions], NOW)).overruled
    assert overruled is not None
    assert overruled.why == "second"


def test_each_finding_has_a_decision_of_its_own() -> None:
    history = journal([RACE, CLOSE, OTHER, overrule(about="other")], NOW)
    assert finding(history, about="other").overruled
    assert not finding(history).overruled


def test_nothing_but_the_mark_changes() -> None:
    entries: list[Entry] = [RACE, CLOSE, OTHER, urine("2026-04-20 08:00", 6)]
    plain = RULESET.check(journal(entries, NOW))
    marked = RULESET.check(journal([*entries, overrule()], NOW))
    assert [(found.rule, found.severity, found.entries) for found in marked] == [
        (found.rule, found.severity, found.entries) for found in plain
    ]
    assert sum(found.overruled is not None for found in marked) == 1


def test_what_stands_comes_first_and_keeps_its_order() -> None:
    findings = RULESET.check(journal([RACE, CLOSE, OTHER, urine("2026-04-20 08:00", 6), overrule(about="other")], NOW))
    assert findings[0].overruled
    shown = standing_first(findings)
    assert [found.overruled is None for found in shown] == [True] * (len(shown) - 1) + [False]
    assert [found for found in findings if not found.overruled] == list(shown[:-1])


def test_a_verdict_on_another_booking_is_as_it_was() -> None:
    decided = journal([RACE, CLOSE, overrule()], NOW)
    booking = massage("2026-04-25 19:30", depth=DEEP, named="booking")
    undecided = journal([RACE, CLOSE], NOW)
    assert {check_booking([booking], history).verdict.word for history in (decided, undecided)} == {"warning"}
    assert not any(found.overruled for found in RULESET.check_booking(decided, [booking]))


def test_an_edit_of_what_was_decided_shows_the_decision_and_is_judged_alike() -> None:
    decided = journal([RACE, CLOSE, overrule()], NOW)
    later = massage("2026-04-25 19:00", depth=DEEP)
    assert RULESET.check_booking(decided, [later])[0].overruled
    assert check_booking([later], decided).verdict.word == "warning"


def test_what_was_overruled_about_the_body_no_longer_keeps_nudges_silent() -> None:
    ill = condition("2026-04-20 08:00", ConditionName.ILL)
    history = journal(
        [*used_to_massage("2026-04-20"), RACE, ill, overrule("2026-04-20 08:30", "ill", "condition")], NOW
    )
    booked = massage("2026-04-22 18:00", depth=LIGHT)
    assert "race-window" in [found.rule for found in RULESET.check_booking(history, [booked])]
    assert check_booking([booked], history).is_ok


def test_a_decision_holds_as_long_as_trends_look_back() -> None:
    from runjournal.trends.overruled import LOOKS_BACK

    assert HOLDS == LOOKS_BACK
