"""The demo journal: valid, the same each time, and with something to show around today on any day."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TypeVar
from uuid import UUID

import pytest

from runjournal.demo import demo_entries
from runjournal.model.choices import Kind
from runjournal.model.context import Context
from runjournal.model.entries import Condition, Drink, Entry, Massage, Race, Run, Soreness
from runjournal.model.moments import local_day
from runjournal.model.records import from_record, to_record
from runjournal.model.settings import Settings
from runjournal.rules.finding import Severity
from runjournal.rules.history import History
from runjournal.rules.registry import BY_ID, RULESET
from runjournal.rules.rule import Group

E = TypeVar("E", bound=Entry)
ZONE = "Europe/Berlin"
NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
TODAY = local_day(NOW, ZONE)
DAYS = [NOW + timedelta(days=days) for days in range(7)]
each_day = pytest.mark.parametrize("now", DAYS, ids=lambda now: f"{now:%A}")


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    return demo_entries(NOW, ZONE)


def of_type(entries: list[Entry], entry_type: type[E]) -> list[E]:
    return [entry for entry in entries if isinstance(entry, entry_type)]


def test_two_years_of_about_six_a_day(entries: list[Entry]) -> None:
    assert entries[0].day - (TODAY - timedelta(days=730)) < timedelta(days=7)
    assert 5 <= len(entries) / 730 <= 7


def test_every_entry_is_what_its_record_says(entries: list[Entry]) -> None:
    assert [from_record(entry.kind, to_record(entry)) for entry in entries] == entries


def test_every_kind_is_there(entries: list[Entry]) -> None:
    assert set(Counter(entry.kind for entry in entries)) == set(Kind)


def test_the_same_each_time_and_another_with_another_seed(entries: list[Entry]) -> None:
    assert demo_entries(NOW, ZONE) == entries
    assert demo_entries(NOW, ZONE, seed=21) != entries


def test_only_the_local_day_matters_to_what_is_over(entries: list[Entry]) -> None:
    evening = demo_entries(NOW + timedelta(hours=7), ZONE)
    assert local_day(NOW + timedelta(hours=7), ZONE) == TODAY
    assert set(entries) < set(evening)


def test_sorted_with_ids_of_version_seven(entries: list[Entry]) -> None:
    keys = [(entry.starts.earliest, entry.id) for entry in entries]
    assert all(earlier < later for earlier, later in pairwise(keys))
    assert len({entry.id for entry in entries}) == len(entries)
    for entry in entries:
        assert UUID(entry.id).version == 7
        assert int(entry.id.replace("-", "")[:12], 16) == entry.starts.earliest.timestamp() * 1000


@pytest.mark.parametrize("hour", [0, 5, 6, 7, 12, 22])
def test_nothing_is_done_that_lies_ahead(hour: int) -> None:
    now = NOW.replace(hour=hour, minute=15)
    for entry in demo_entries(now, ZONE, years=1):
        assert not entry.is_done or entry.ends.latest <= now


@pytest.mark.parametrize("zone", ["Pacific/Apia", "Pacific/Kiritimati", "America/St_Johns", "Africa/Casablanca"])
def test_any_zone(zone: str) -> None:
    now = datetime(2012, 1, 20, 3, 0, tzinfo=UTC)
    entries = demo_entries(now, zone, years=1)
    assert {entry.start.zone for entry in entries} == {zone}
    assert len(entries) > 1500


def test_a_long_life_begins_no_earlier_than_a_journal_can() -> None:
    assert demo_entries(datetime(1972, 1, 1, tzinfo=UTC), ZONE, years=50)[0].day >= date(1970, 1, 1)


@each_day
def test_today_has_a_run_a_drink_and_ratings(now: datetime) -> None:
    today = [entry for entry in demo_entries(now, ZONE, years=1) if entry.day == local_day(now, ZONE)]
    assert [run.status for run in of_type(today, Run)] == ["done"]
    assert len(of_type(today, Drink)) >= 3
    assert len(of_type(today, Soreness)) == 2


def test_early_in_the_morning_the_run_is_planned() -> None:
    early = NOW.replace(hour=4)
    runs = [run for run in of_type(demo_entries(early, ZONE, years=1), Run) if run.day == TODAY]
    assert [run.status for run in runs] == ["planned"]


@each_day
def test_a_massage_yesterday_whose_soreness_eases(now: datetime) -> None:
    entries = demo_entries(now, ZONE, years=1)
    massage = [massage for massage in of_type(entries, Massage) if massage.is_done][-1]
    assert massage.day == local_day(now, ZONE) - timedelta(days=1)
    calf = [rating.rating for rating in of_type(entries, Soreness) if rating.spot == massage.spots[0]]
    before, evening, morning = calf[-3:]
    assert before < morning < evening


@each_day
def test_a_race_ahead_and_a_massage_too_close_to_it(now: datetime) -> None:
    entries = demo_entries(now, ZONE, years=1)
    [race] = [race for race in of_type(entries, Race) if race.is_planned]
    assert 9 <= (race.day - local_day(now, ZONE)).days <= 14
    [massage] = [massage for massage in of_type(entries, Massage) if massage.is_planned]
    assert race.starts.earliest - massage.ends.latest == timedelta(hours=39)


@each_day
def test_planned_runs_this_week_and_one_nobody_confirmed(now: datetime) -> None:
    entries = demo_entries(now, ZONE, years=1)
    planned = [run for run in of_type(entries, Run) if run.is_planned]
    assert [run.is_unconfirmed(now) for run in planned] == [True, False, False]
    assert planned[-1].day <= local_day(now, ZONE) + timedelta(days=7)


def test_a_month_without_massage_between_months_with(entries: list[Entry]) -> None:
    months = {(massage.day.year, massage.day.month) for massage in of_type(entries, Massage) if massage.is_done}
    assert (2026, 6) not in months
    assert {(2026, month) for month in (1, 2, 3, 4, 5, 7, 8, 9, 10, 11)} <= months


def test_what_began_has_ended(entries: list[Entry]) -> None:
    conditions = of_type(entries, Condition)
    assert len(conditions) >= 4
    assert [condition.clears for condition in conditions] == [False, True] * (len(conditions) // 2)


def test_races_are_run_and_training_goes_on(entries: list[Entry]) -> None:
    distances = {race.distance_m for race in of_type(entries, Race) if race.is_done}
    assert {5_000, 10_000, 21_097, 42_195} <= distances
    weeks = Counter(run.day.isocalendar()[:2] for run in of_type(entries, Run) if run.is_done)
    assert sorted(weeks.values())[len(weeks) // 2] in (4, 5)


@each_day
def test_the_rules_have_something_to_say_and_no_red_flag(now: datetime) -> None:
    history = History.of(demo_entries(now, ZONE, years=1), Context(now, ZONE, Settings()))
    found = {finding.rule: finding for finding in RULESET.check(history)}
    assert found["race-too-close"].severity is Severity.WARNING
    promised = {"unconfirmed", "soreness-after-massage"} & set(BY_ID)
    assert promised <= set(found)
    grave = {Group.RED_FLAG, Group.CHECKLIST}
    assert not [rule for rule in found if BY_ID[rule].group in grave]


def test_the_watch_recorded_most_runs_and_races(entries: list[Entry]) -> None:
    ran = [entry for entry in entries if isinstance(entry, Run | Race) and entry.is_done]
    watched = [run for run in ran if run.source]
    assert 0.8 <= len(watched) / len(ran) <= 0.97
    for run in watched:
        assert run.source.startswith("fit:")
        assert 110 <= (run.avg_hr or 0) <= 190
        assert run.ascent_m is not None
        assert abs(run.ascent_m - (run.descent_m or 0)) <= 15
    assert len({run.source for run in watched}) == len(watched)
    assert 0.05 <= sum(run.elapsed_s is not None for run in watched) / len(watched) <= 0.3


def test_what_no_watch_recorded_has_nothing_of_it(entries: list[Entry]) -> None:
    ran = [entry for entry in entries if isinstance(entry, Run | Race) and not entry.source]
    assert any(run.is_planned for run in ran)
    assert {(run.avg_hr, run.ascent_m, run.descent_m, run.elapsed_s) for run in ran} == {(None,) * 4}
