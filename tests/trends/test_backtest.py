"""What a threshold would have changed in the last year and changes ahead."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runjournal.model.areas import Area, Side
from runjournal.model.choices import ConditionName, Depth, Status
from runjournal.model.context import Context
from runjournal.model.entries import Condition, Entry, Massage, Race, Run, Soreness
from runjournal.model.moments import Moment
from runjournal.model.settings import Settings, Thresholds
from runjournal.rules.finding import Severity
from runjournal.rules.history import History
from runjournal.rules.registry import BY_ID, RULES
from runjournal.rules.rule import Rule
from runjournal.rules.times import earliest_start
from runjournal.trends.backtest import FARTHEST_BACK, Difference, KnownThen, ThresholdBacktest, first_days
from tests.rules import journals

ZONE = "Europe/London"
NOW = datetime(2026, 11, 23, 14, 20, tzinfo=UTC)


def at(days: int, hour: int = 18) -> Moment:
    return Moment.at_wall(NOW.date() + timedelta(days=days), time(hour), ZONE)


def massage(days: int, hour: int = 18, **fields: object) -> Massage:
    made = Massage(id=f"massage-{days}", start=at(days, hour), depth=Depth.MEDIUM)
    return replace(made, **fields)  # type: ignore[arg-type]


def race(days: int, hour: int = 10, status: Status = Status.DONE) -> Race:
    return Race(id=f"race-{days}", start=at(days, hour), name="Spring Half", distance_m=21_100, status=status)


def what_if(rule: str, entries: Sequence[Entry], **changes: int) -> Difference:
    """What differs for a rule when thresholds change from their defaults."""
    old = Settings()
    new = replace(old, thresholds=replace(old.thresholds, **changes))  # type: ignore[arg-type]
    return ThresholdBacktest(BY_ID[rule], KnownThen.of(entries, NOW, ZONE), old, new).whole()


@pytest.mark.parametrize(
    ("least_h", "appear", "go"),
    [(48, 0, 0), (63, 0, 0), (64, 1, 0), (41, 0, 0), (40, 0, 1), (0, 0, 1)],
)
def test_a_massage_and_a_race_of_the_past_at_both_boundaries(least_h: int, appear: int, go: int) -> None:
    near = [massage(-100, 17), race(-98, 10)]  # ends 40 h before it
    far = [massage(-201, 18), race(-198, 10)]  # ends 63 h before it
    found = what_if("race-too-close", [*near, *far], race_gap_h=least_h)
    assert (len(found.appear), len(found.go), found.before) == (appear, go, 1)


def test_what_is_ahead_counts_and_is_named_first() -> None:
    ahead = [massage(20, status=Status.PLANNED), race(23, status=Status.PLANNED)]
    past = [massage(-201), race(-198)]
    found = what_if("race-too-close", [*past, *ahead], race_gap_h=72)
    assert [one.day for one in found.appear] == [date(2026, 12, 13), date(2026, 5, 6)]
    assert {one.title for one in found.appear} == {"Massage close to Spring Half"}


def test_only_the_last_year_counts_and_nothing_that_was_cancelled() -> None:
    old = [massage(-401), race(-398)]
    cancelled = [massage(-201, status=Status.CANCELLED), race(-198)]
    assert what_if("race-too-close", [*old, *cancelled], race_gap_h=336) == Difference()


def test_a_rule_about_what_was_logged_is_asked_when_it_was() -> None:
    def sore(days: int, rating: int, hour: int) -> Soreness:
        return Soreness(id=f"sore-{days}-{hour}", start=at(days, hour), area=Area.CALF, side=Side.LEFT, rating=rating)

    entries = [sore(-50, 1, 9), massage(-50), sore(-49, 4, 8), sore(-49, 5, 20)]
    assert len(what_if("soreness-after-massage", entries, soreness_from=6).go) == 1
    assert what_if("soreness-after-massage", entries, soreness_from=5).go == ()


def test_a_finding_that_is_more_severe_is_neither_new_nor_gone() -> None:
    logs = [
        Soreness(id=f"sore-{days}", start=at(days, 20), area=Area.CALF, side=Side.LEFT, rating=4)
        for days in range(-49, -45)
    ]
    found = what_if("soreness-not-settling", [massage(-50, 12), *logs], not_settling_h=73)
    assert (found.appear, found.go) == ((), ())
    assert [(one.title, one.severity) for one in found.changed] == [("Soreness that does not settle", Severity.WARNING)]


def test_a_month_counts_once_and_what_came_later_was_not_known() -> None:
    tenths = [date(2025 + month // 12, month % 12 + 1, 10) for month in range(10, 23)]
    monthly = [massage((day - NOW.date()).days) for day in tenths]
    found = what_if("session-due", monthly, due_days=31)
    assert found.before == 0
    assert [one.day for one in found.appear] == [day.replace(day=1) for day in reversed(tenths[1:])]
    assert what_if("session-due", monthly, due_days=18).appear == ()


def test_a_condition_is_asked_about_while_it_is_open() -> None:
    hurt = Condition(id="hurt", start=at(-60, 9), name=ConditionName.INJURY)
    entries: list[Entry] = [hurt, massage(-57, 18)]
    assert len(what_if("injury", entries, injury_new_h=96).appear) == 1


def test_what_was_done_later_was_planned_before_and_logs_were_not_there() -> None:
    run = Run(id="run", start=at(-5), distance_m=5000)
    sore = Soreness(id="sore", start=at(-5), area=Area.CALF, side=Side.LEFT, rating=4)
    past = KnownThen.of([run, sore], NOW, ZONE)
    before = past.at(run.starts.earliest - timedelta(seconds=1), Settings())
    assert before.runs == (replace(run, status=Status.PLANNED),)
    assert before.index(Soreness).entries == ()
    after = past.at(run.starts.earliest, Settings())
    assert (after.runs, after.index(Soreness).entries) == ((run,), (sore,))
    assert past.at(NOW - timedelta(days=9), Settings(), foresees=False).runs == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.id))
def test_every_rule_can_be_checked_and_stopped(rule: Rule) -> None:
    backtest = ThresholdBacktest(rule, KnownThen.of([massage(-10), race(-5)], NOW, ZONE), Settings(), Settings())
    while not backtest.is_finished:
        backtest.check_next()
        found = backtest.difference()
        assert (found.appear, found.go, found.changed) == ((), (), ())


def test_a_year_and_what_a_rule_looks_back_is_wanted() -> None:
    days = first_days(BY_ID["race-too-close"], date(2026, 11, 23))
    assert {kind.value for kind in days} == {"massage", "race", "run", "soreness"}
    for reach in BY_ID["race-too-close"].reach:
        assert reach.back >= timedelta(days=14)
        assert days[reach.kind] < date(2025, 11, 23) - min(reach.back, FARTHEST_BACK)


@given(journals.journals(), st.integers(-24 * 30, 24 * 30))
def test_without_foresight_the_past_is_the_history_of_that_moment(entries: list[Entry], hours: int) -> None:
    moment = journals.NOW + timedelta(hours=hours)
    found = KnownThen.of(entries, journals.NOW, "UTC").at(moment, Settings(), foresees=False)
    known = History.of(entries, Context(moment, "UTC", Settings()))
    assert {kind: index for kind, index in found.indexes.items() if index.entries} == dict(known.indexes)


@given(journals.journals(), st.integers(-24 * 30, 24 * 30))
def test_with_foresight_what_is_ahead_is_planned_and_nothing_else_is(entries: list[Entry], hours: int) -> None:
    moment = journals.NOW + timedelta(hours=hours)
    found = KnownThen.of(entries, journals.NOW, "UTC").at(moment, Settings())
    foreseen = [
        replace(entry, status=Status.PLANNED)
        for entry in entries
        if isinstance(entry, Run | Massage | Race) and entry.is_done and earliest_start(entry) > moment
    ]
    ahead = {entry.id for entry in foreseen}
    known = History.of(
        [*(entry for entry in entries if entry.id not in ahead), *foreseen], Context(moment, "UTC", Settings())
    )
    assert {kind: index for kind, index in found.indexes.items() if index.entries} == dict(known.indexes)


@given(journals.journals(), st.sampled_from([rule for rule in RULES if rule.thresholds and rule.names_entries]))
def test_what_appears_one_way_goes_the_other(entries: list[Entry], rule: Rule) -> None:
    past = KnownThen.of(entries, journals.NOW, "UTC")
    old, new = Settings(), Settings(thresholds=Thresholds(race_gap_h=90, soreness_from=1, hard_effort_from=3))
    there, back = ThresholdBacktest(rule, past, old, new).whole(), ThresholdBacktest(rule, past, new, old).whole()
    assert (there.appear, there.go) == (back.go, back.appear)
    assert len(there.changed) == len(back.changed)
    assert there.before + len(there.appear) - len(there.go) == back.before
