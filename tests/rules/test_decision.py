"""Deciding against a finding: what may be overruled, and what is said where it may not."""

from dataclasses import replace

import pytest

from runjournal.errors import JournalError
from runjournal.model.entries import Entry, Overrule
from runjournal.rules.finding import Finding
from runjournal.rules.overruling import check_rule, check_stands, decide, resolve_overrules
from runjournal.rules.registry import RULES, RULESET
from tests.rules.build import DEEP, LONDON, journal, massage, moment, race, utc
from tests.rules.test_overruling import CLOSE, NOW, RACE, TOO_CLOSE, overrule

MADE = utc("2026-04-20 09:00:30")


def said(*more: Entry) -> tuple[Finding, ...]:
    return RULESET.check(journal([RACE, CLOSE, *more], NOW))


def decided(
    findings: tuple[Finding, ...], rule: str = TOO_CLOSE, about: str = "massage", why: str = "fine"
) -> Overrule:
    return decide(findings, rule, about, why, MADE, LONDON)


def refused(findings: tuple[Finding, ...], rule: str = TOO_CLOSE, about: str = "massage", why: str = "fine") -> str:
    with pytest.raises(JournalError) as caught:
        decided(findings, rule, about, why)
    return str(caught.value)


@pytest.mark.parametrize("about", ["massage", "race"])
def test_a_decision_is_made_now_to_the_minute_for_a_reason(about: str) -> None:
    made = decided(said(), about=about, why="  a light one ")
    assert made == Overrule(start=moment(NOW), rule=TOO_CLOSE, about=about, why="a light one")


@pytest.mark.parametrize(
    ("rule", "about", "why", "sentence"),
    [
        ("race-to-close", "massage", "fine", "There is no rule 'race-to-close'. The nearest is race-too-close."),
        ("mood", "massage", "fine", "There is no rule 'mood'. `runjournal flags --json` names the rules"),
        (
            "heavy-meal",
            "massage",
            "fine",
            "heavy-meal says nothing of that entry now. What can be: race-too-close mass",
        ),
        (TOO_CLOSE, "elsewhere", "fine", "race-too-close says nothing of that entry now."),
        (TOO_CLOSE, "massage", " ", "An overrule needs a reason. Say why"),
        (TOO_CLOSE, "massage", "x" * 2001, "A text holds at most 2,000 characters, this one has 2,001."),
    ],
)
def test_what_is_refused_and_the_way_out(rule: str, about: str, why: str, sentence: str) -> None:
    assert refused(said(), rule, about, why).startswith(sentence)


def test_what_is_overruled_already_is_refused_and_not_offered() -> None:
    findings = said(overrule())
    assert refused(findings).startswith("race-too-close is overruled already: a light one.")
    assert TOO_CLOSE not in refused(findings, "heavy-meal").partition("now.")[2]


def test_one_of_two_findings_about_an_entry_may_still_stand() -> None:
    second = race("2026-04-26 12:00", "Town Run", named="second")
    findings = said(second, overrule(about="race"))
    assert decided(findings, about="massage").about == "massage"


def test_nothing_can_be_overruled_where_nothing_is_said() -> None:
    assert refused(()) == "race-too-close says nothing of that entry now. Nothing can be overruled now."


def test_a_long_list_is_cut() -> None:
    many = [massage(f"2026-04-25 {hour}:00", depth=DEEP, named=f"massage-{hour}") for hour in range(10, 18)]
    way_out = refused(said(*many), "heavy-meal").partition("now. ")[2]
    assert way_out.count(",") == 4
    assert " more." in way_out


def test_a_finding_about_no_entry_goes_by_itself() -> None:
    (due,) = [found for found in RULESET.check(journal([], "2026-04-28 09:00")) if found.rule == "session-due"]
    with pytest.raises(JournalError, match="about no entry"):
        check_stands(due)


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_known_rules_pass_and_no_others(rule: str) -> None:
    check_rule(rule)
    with pytest.raises(JournalError, match="no rule"):
        check_rule(f"{rule}s")


def test_an_overrule_is_edited_though_its_entry_is_gone() -> None:
    old = Overrule(start=moment(NOW), rule="a-rule-of-yesterday", about="gone", why="fine", id="over-1")
    new = replace(old, id="", why="finer")
    assert resolve_overrules([new], _nothing, old) == [new]
    with pytest.raises(JournalError, match="no rule"):
        resolve_overrules([new], _nothing)
    with pytest.raises(JournalError, match="nowhere"):
        resolve_overrules([replace(new, rule=TOO_CLOSE)], _nothing, old)


def _nothing(name: str) -> Entry:
    raise JournalError(f"{name} is nowhere.")


def test_a_typed_overrule_gets_the_whole_id_and_an_exported_one_stays() -> None:
    typed = Overrule(start=moment(NOW), rule=TOO_CLOSE, about="sage", why="fine")
    exported = Overrule(start=moment(NOW), rule="a-rule-of-yesterday", about="gone", why="fine", id="over-1")
    assert resolve_overrules([CLOSE, typed, exported], lambda _: CLOSE) == [
        CLOSE,
        Overrule(start=moment(NOW), rule=TOO_CLOSE, about="massage", why="fine"),
        exported,
    ]
