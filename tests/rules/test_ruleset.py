"""The engine: what is heard in which order, what a booking causes, and what stays silent."""

import pytest

from runjournal.model.choices import ConditionName, Kind, RunKind
from runjournal.model.entries import Entry
from runjournal.rules.history import EVER, History
from runjournal.rules.registry import RULES, RULESET
from tests.rules.build import (
    CANCELLED,
    CAUTION,
    DEEP,
    DONE,
    INFO,
    LIGHT,
    PLANNED,
    WARNING,
    condition,
    drink,
    journal,
    massage,
    race,
    run,
    urine,
    used_to_massage,
)

NOW = "2026-04-20 09:00"
RACE = race("2026-04-26 10:00")
USED = used_to_massage("2026-04-20")
ILL = condition("2026-04-20 08:00", ConditionName.ILL)


def rules_of(history: History, *booked: Entry) -> list[str]:
    return [finding.rule for finding in RULESET.check_booking(history, booked)]


def test_the_most_severe_comes_first_then_the_order_of_the_registry() -> None:
    entries = [
        massage("2026-04-25 18:00", depth=DEEP),
        RACE,
        urine("2026-04-20 08:00", 6),
        massage("2026-04-10 18:00", named="past"),
    ]
    findings = RULESET.check(journal(entries, NOW))
    assert [(finding.rule, finding.severity) for finding in findings] == [
        ("race-too-close", WARNING),
        ("low-fluids", CAUTION),
        ("unconfirmed", INFO),
    ]


def test_a_booking_brings_what_names_it_and_nothing_else() -> None:
    history = journal([RACE, massage("2026-04-25 18:00", named="booked-before"), drink("2026-04-20 08:00", 100)], NOW)
    findings = RULESET.check_booking(history, [massage("2026-04-24 18:00", depth=LIGHT)])
    assert [(finding.rule, finding.entries) for finding in findings] == [("race-too-close", ("massage", "race"))]


def test_two_entries_booked_at_once_are_judged_together() -> None:
    assert rules_of(journal([], NOW), massage("2026-04-25 18:00"), RACE) == ["race-too-close"]


def test_a_race_booked_late_judges_the_massages_already_there() -> None:
    history = journal([*USED, massage("2026-04-25 18:00")], NOW)
    assert rules_of(history, RACE) == ["race-too-close"]


def test_a_hard_run_booked_late_judges_the_massages_already_there() -> None:
    history = journal([*USED, massage("2026-04-25 18:00", depth=DEEP)], NOW)
    intervals = run("2026-04-26 18:00", 10, kind=RunKind.INTERVALS, status=PLANNED)
    assert rules_of(history, intervals) == ["deep-before-hard-run"]


def test_a_cancelled_booking_causes_nothing() -> None:
    assert rules_of(journal([RACE], NOW), massage("2026-04-25 18:00", status=CANCELLED)) == []


def test_a_booking_in_the_place_of_an_old_one_is_judged_by_where_it_moves() -> None:
    history = journal([*USED, RACE, massage("2026-04-25 18:00")], NOW)
    assert rules_of(history, massage("2026-04-22 18:00")) == ["race-window"]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param([], ["race-window"], id="well"),
        pytest.param([ILL], ["ill"], id="ill"),
        pytest.param(
            [ILL, condition("2026-04-20 08:30", ConditionName.ILL, clears=True, named="well")],
            ["race-window"],
            id="well again",
        ),
    ],
)
def test_nothing_nudges_while_the_body_has_something_against_it(entries: list[Entry], expected: list[str]) -> None:
    history = journal([*USED, RACE, *entries], NOW)
    assert rules_of(history, massage("2026-04-22 18:00", depth=LIGHT)) == expected


def test_a_logged_sign_silences_the_nudge_in_the_same_booking() -> None:
    history = journal([*USED, RACE, massage("2026-04-19 10:00", status=DONE, named="yesterday")], NOW)
    booked = massage("2026-04-22 18:00", depth=LIGHT)
    assert "race-window" in rules_of(history, booked)
    assert "race-window" not in rules_of(history, booked, urine("2026-04-20 08:00", 8))


def test_nudging_rules_are_those_that_invite_to_book() -> None:
    assert {rule.id for rule in RULES if rule.silent_when_hurt} == {
        "race-window",
        "first-massage-before-race",
        "epsom-bath",
        "session-due",
    }


def test_reaches_are_bounded_where_logs_are_many() -> None:
    back = {reach.kind: reach.back.days for reach in RULESET.history_reaches}
    assert back[Kind.DRINK] <= 14
    assert back[Kind.RUN] <= 150
    assert RULESET.reach_of(Kind.CONDITION).back == EVER
    assert back[Kind.NOTE] <= 30


def test_a_kind_has_one_reach_into_a_history() -> None:
    kinds = [reach.kind for reach in RULESET.history_reaches]
    assert len(kinds) == len(set(kinds))
    assert Kind.OVERRULE in kinds


def test_a_planned_massage_counts_as_no_session() -> None:
    planned = [massage(f"2026-04-0{day} 18:00", status=PLANNED, named=f"plan-{day}") for day in (1, 2, 3)]
    assert "race-window" not in rules_of(journal([*planned, RACE], NOW), massage("2026-04-22 18:00", depth=LIGHT))
    done = [massage(f"2026-04-0{day} 18:00", status=DONE, named=f"done-{day}") for day in (1, 2, 3)]
    assert "race-window" in rules_of(journal([*done, RACE], NOW), massage("2026-04-22 18:00", depth=LIGHT))
