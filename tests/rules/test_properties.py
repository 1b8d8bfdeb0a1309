"""What holds for every rule, on random journals."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runjournal.model.choices import Kind
from runjournal.model.context import Context
from runjournal.model.entries import Entry, Note
from runjournal.model.moments import Moment
from runjournal.model.settings import Settings, Thresholds, setting_docs
from runjournal.rules.finding import Finding
from runjournal.rules.history import History
from runjournal.rules.registry import BY_ID, RULES, RULESET
from runjournal.rules.rule import Rule
from tests.rules.build import assert_stops, under
from tests.rules.journals import NOW, entries, journals

JOURNALS = journals()
WIDE_JOURNALS = journals(24 * 500)


def journal_of(found: list[Entry], now: datetime = NOW) -> History:
    return History.of(found, Context(now, "UTC", Settings()))


def whole(history: History, rule: Rule) -> list[Finding]:
    return list(rule.all_findings(history))


@given(found=WIDE_JOURNALS)
def test_a_rule_reads_no_more_than_its_reach(found: list[Entry]) -> None:
    assert_reads_no_more_than_its_reach(journal_of(found))


def assert_reads_no_more_than_its_reach(history: History) -> None:
    """Each rule says the same of what its reach covers; a history is cut once for all rules of the same reach."""
    cuts = {reach: history.cut(reach) for reach in {rule.reach for rule in RULES}}
    for rule in RULES:
        assert whole(cuts[rule.reach], rule) == whole(history, rule), rule.id


def _widest() -> Settings:
    """Settings under which every rule looks as far, and speaks as long, as it ever may."""
    bounds = setting_docs(Thresholds).items()
    far = {name: words.high for name, words in bounds if words.unit in ("h", "days") and words.high is not None}
    return Settings(thresholds=Thresholds(suggest_bath=True, own_recovery=True, **far))


@given(found=WIDE_JOURNALS)
def test_no_setting_makes_a_rule_read_more_than_its_reach(found: list[Entry]) -> None:
    assert_reads_no_more_than_its_reach(under(journal_of(found), _widest()))


@given(found=WIDE_JOURNALS)
def test_all_rules_together_need_no_more_than_all_reaches(found: list[Entry]) -> None:
    history = journal_of(found)
    assert RULESET.check(history.cut(RULESET.history_reaches)) == RULESET.check(history)


@given(found=JOURNALS, order=st.randoms(use_true_random=False))
def test_the_order_of_logging_changes_nothing(found: list[Entry], order: Random) -> None:
    shuffled = list(found)
    order.shuffle(shuffled)
    assert RULESET.check(journal_of(shuffled)) == RULESET.check(journal_of(found))


@given(found=JOURNALS, split=st.integers(0, 25))
def test_adding_entries_is_the_same_as_having_had_them(found: list[Entry], split: int) -> None:
    assert RULESET.check(journal_of(found[:split]).plus(*found[split:])) == RULESET.check(journal_of(found))


@given(journals(), st.data())
def test_what_is_taken_out_leaves_what_never_was_in(found: list[Entry], data: st.DataObject) -> None:
    gone = set(data.draw(st.lists(st.sampled_from([entry.id for entry in found]), max_size=3)))
    history = journal_of(found)
    RULESET.check(history)  # what it caches must not outlive the entries that it was made from
    assert RULESET.check(history.without(*gone, "unknown")) == RULESET.check(
        journal_of([e for e in found if e.id not in gone])
    )


@given(found=JOURNALS)
def test_an_unrelated_entry_changes_nothing(found: list[Entry]) -> None:
    note = Note(start=Moment.at_instant(NOW - timedelta(hours=1), "UTC"), text="slept badly", id="note")
    assert RULESET.check(journal_of([*found, note])) == RULESET.check(journal_of(found))


@given(found=JOURNALS)
def test_overruling_adds_a_mark_and_changes_nothing_else(found: list[Entry]) -> None:
    undecided = [entry for entry in found if entry.kind is not Kind.OVERRULE]
    no_nudges = RULESET.where(lambda rule: not rule.silent_when_hurt)  # these speak again with the body overruled
    marked = no_nudges.check(journal_of(found))
    assert [replace(finding, overruled=None) for finding in marked] == list(no_nudges.check(journal_of(undecided)))


@given(found=JOURNALS, days=st.sampled_from([-365, -28, -1, 1, 7, 31, 1000]))
def test_moving_everything_in_time_moves_the_findings(found: list[Entry], days: int) -> None:
    timeless = RULESET.where(lambda rule: rule.id != "session-due")
    by = timedelta(days=days)
    moved = [replace(entry, start=_moved(entry.start, by)) for entry in found]
    before = timeless.check(journal_of(found))
    after = timeless.check(journal_of(moved, NOW + by))
    assert [_core(finding, by) for finding in before] == [_core(finding, timedelta(0)) for finding in after]


def _moved(moment: Moment, by: timedelta) -> Moment:
    return Moment(moment.day + by, moment.zone, moment.at and moment.at + by)


def _core(finding: Finding, by: timedelta) -> object:
    clears_at = finding.clears_at and finding.clears_at + by
    return finding.rule, finding.severity, finding.entries, clears_at


@given(found=JOURNALS)
def test_findings_stop_exactly_when_they_say(found: list[Entry]) -> None:
    history = journal_of(found)
    for rule in RULES:
        for finding in whole(history, rule):
            assert_stops(rule, history, finding)


@given(found=JOURNALS)
def test_findings_are_sorted_and_name_known_entries(found: list[Entry]) -> None:
    ids = {entry.id for entry in found if not entry.is_cancelled}
    findings = RULESET.check(journal_of(found))
    assert [-finding.severity for finding in findings] == sorted(-finding.severity for finding in findings)
    for finding in findings:
        assert set(finding.entries) <= ids
        assert finding.clears_at is None or finding.clears_at > NOW
        assert finding.title
        assert finding.message.endswith(".")
        assert finding.advice.endswith((".", "?"))
        assert finding.rule in BY_ID
        assert all(isinstance(value, str | int | float | bool | None) for value in finding.measured.values())


@given(found=JOURNALS, booked=entries())
def test_a_booking_is_judged_by_the_same_rules(found: list[Entry], booked: Entry) -> None:
    history = journal_of(found)
    entry = replace(booked, id="booked")
    naming = [finding for finding in RULESET.check(history.plus(entry)) if "booked" in finding.entries]
    assert list(RULESET.check_booking(history, [entry])) == naming


@given(found=JOURNALS, plan=entries().filter(lambda entry: entry.is_planned))
def test_no_plan_changes_what_the_body_has_against_it(found: list[Entry], plan: Entry) -> None:
    history = journal_of(found)
    RULESET.check(history)
    entry = replace(plan, id="plan")
    assert RULESET.check(history.plus(entry)) == RULESET.check(journal_of([*found, entry]))


@given(found=JOURNALS)
def test_at_most_one_timing_rule_for_a_massage_and_a_race(found: list[Entry]) -> None:
    names = {"race-too-close", "deep-before-race", "first-massage-before-race", "race-window"}
    timing = RULESET.where(lambda rule: rule.id in names)
    assert len(timing.rules) == len(names)
    pairs = [finding.entries for finding in timing.check(journal_of(found))]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.id))
def test_the_widest_reach_covers_each_rule(rule: Rule) -> None:
    for reach in rule.reach:
        widest = RULESET.reach_of(reach.kind)
        assert widest.back >= reach.back
        assert widest.ahead >= reach.ahead
        assert widest.at_least >= reach.at_least
