"""Distance, effort, load, monotony and strain: a table by hand, and random weeks against scipy."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runjournal.model.choices import RunKind, Status
from runjournal.model.entries import Entry, Race, Run
from runjournal.model.settings import WeekStart
from runjournal.trends.stretches import week_of
from runjournal.trends.training.daily_training import Training, load_of, monotony, strain, training
from tests.examples import TODAY, at
from tests.trends import independent

WEEK = week_of(TODAY, WeekStart.MONDAY)
SUNDAY = WEEK.last


def run(day: int, km: float | None = None, minutes: float | None = None, effort: int | None = None) -> Run:
    """A run on a day of the week, 0 for Monday."""
    return Run(
        start=at(WEEK.first + timedelta(days=day), "07:00"),
        distance_m=None if km is None else round(km * 1000),
        duration_s=None if minutes is None else round(minutes * 60),
        effort=effort,
    )


def week(*entries: Entry, today: date = SUNDAY, since: date | None = date(2026, 1, 1)) -> Training:
    return training(entries, WEEK, today, since)


RACE = Race(
    start=at(WEEK.last, "10:00"), status=Status.DONE, distance_m=10_000, duration_s=3000, effort=9, name="City 10k"
)
HAND = (run(0, 8, 40, 4), run(2, 10, 60, 7), run(4, 6, 30, 3), run(4, 3, 20, 5), RACE)
"""Loads 160, 0, 420, 0, 90 + 100, 0, 450 AU: 1220 in all, mean 174.286.

Their squares add up to 440,600; less 1220² ÷ 7 = 212,628.6 that is 227,971.4, ÷ 6 = 37,995.2, whose root is SD 194.924.
"""


def test_what_watches_recorded() -> None:
    easy = replace(run(0, 8, 40, 4), run_kind=RunKind.EASY, avg_hr=140, ascent_m=60, descent_m=50)
    hills = replace(run(0, 8, 40, 7), run_kind=RunKind.HILLS, avg_hr=160, ascent_m=240)
    again = replace(run(2, 8, 40, 4), run_kind=RunKind.EASY, avg_hr=143)
    found = week(easy, hills, again, replace(RACE, avg_hr=175, descent_m=0))
    assert (found.ascent_m, found.descent_m, found.without_climb) == (300, 50, 3)
    assert (found.easy_heart_rates, found.easy_hr_mean) == ((140, 143), 141.5)
    assert [day.ascent_m for day in found.days] == [300, 0, None, 0, 0, 0, None]
    assert [day.descent_m for day in found.days] == [50, 0, None, 0, 0, 0, 0]


def test_without_a_watch_nothing_is_known() -> None:
    found = week(*HAND)
    assert (found.ascent_m, found.descent_m, found.without_climb) == (None, None, 5)
    assert (found.easy_heart_rates, found.easy_hr_mean) == ((), None)


def test_a_week_by_hand() -> None:
    found = week(*HAND)
    assert list(found.loads) == [160, 0, 420, 0, 190, 0, 450]
    assert found.distance_m == 37_000
    assert found.duration_s == 200 * 60
    assert found.longest_m == 10_000
    assert found.efforts == (4, 7, 3, 5, 9)
    assert found.effort_mean == 5.6
    assert found.known_load == 1220
    assert found.monotony == pytest.approx(174.286 / 194.924, abs=5e-6)
    assert found.strain == pytest.approx(1090.83, abs=0.005)
    assert found.races == (RACE,)
    assert [day.is_race for day in found.days] == [False] * 6 + [True]


@pytest.mark.parametrize(
    ("effort", "minutes", "load"), [(0, 30, 0.0), (5, 44, 220.0), (10, 0.5, 5.0), (None, 44, None), (5, None, None)]
)
def test_the_load_of_a_run_is_effort_times_minutes(
    effort: int | None, minutes: float | None, load: float | None
) -> None:
    assert load_of(run(0, 8, minutes, effort)) == load


@pytest.mark.parametrize(
    "loads",
    [
        pytest.param([100.0] * 7, id="all alike"),
        pytest.param([0.0] * 7, id="a week of rest"),
        pytest.param([1.0, 2, 3, 4, 5, 6], id="six days"),
        pytest.param([1.0, 2, 3, 4, 5, 6, 7, 8], id="eight days"),
        pytest.param([1.0, 2, 3, None, 5, 6, 7], id="one not known"),
        pytest.param([None] * 7, id="none known"),
    ],
)
def test_undefined(loads: Sequence[float | None]) -> None:
    assert monotony(loads) is None
    assert strain(loads) is None


def test_a_run_whose_load_is_not_known_makes_its_day_unknown_and_not_a_rest_day() -> None:
    found = week(run(0, 8, 40, 4), run(0, 5), run(1, None, 30, 2))
    assert found.loads[:3] == (None, 60.0, 0.0)
    assert (found.monotony, found.strain) == (None, None)
    assert (found.known_load, found.without_load) == (220.0, 1)
    assert (found.distance_m, found.without_distance) == (13_000, 1)
    assert (found.duration_s, found.without_duration) == (70 * 60, 1)
    assert [day.distance_m for day in found.days[:3]] == [13_000, None, 0]
    assert [day.duration_s for day in found.days[:3]] == [2400, 1800, 0]


@pytest.mark.parametrize(
    ("today", "since", "known"),
    [
        pytest.param(WEEK.last, WEEK.first, "1111111", id="a whole week"),
        pytest.param(WEEK.last + timedelta(days=30), date(2020, 1, 1), "1111111", id="long ago"),
        pytest.param(WEEK.first, WEEK.first, "1000000", id="Monday, the first day there is"),
        pytest.param(WEEK.first + timedelta(days=2), date(2020, 1, 1), "1110000", id="Wednesday"),
        pytest.param(WEEK.last, WEEK.first + timedelta(days=3), "0001111", id="the journal begins on Thursday"),
        pytest.param(WEEK.first - timedelta(days=1), date(2020, 1, 1), "0000000", id="the week is ahead"),
        pytest.param(WEEK.last, None, "0000000", id="an empty journal"),
    ],
)
def test_days_ahead_and_before_the_journal_are_no_rest_days(today: date, since: date | None, known: str) -> None:
    found = week(today=today, since=since)
    assert ["0" if load is None else "1" for load in found.loads] == list(known)
    assert [day.distance_m is not None for day in found.days] == [day.is_known for day in found.days]


def test_planned_runs_are_kept_apart_and_cancelled_ones_left_out() -> None:
    start = at(WEEK.last, "08:00")
    planned = Run(start=start, status=Status.PLANNED, distance_m=30_000, duration_s=9000, effort=8)
    cancelled = Run(start=start, status=Status.CANCELLED, distance_m=30_000)
    found = week(planned, cancelled)
    assert (found.runs, found.distance_m, found.days[-1].planned) == ((), 0, (planned,))
    assert found.days[-1].load == 0


def test_runs_of_a_day_come_in_order_and_by_the_day_of_their_zone() -> None:
    late = Run(start=at("2026-11-22", "23:30", "Pacific/Honolulu"), distance_m=5000)
    evening = Run(start=at("2026-11-23", "19:00"), id="b")
    morning = Run(start=at("2026-11-23", "06:00"), id="a")
    assert week(evening, late, morning).days[0].runs == (morning, evening)


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_weeks_with_a_clock_change_have_seven_days(day: str) -> None:
    found = training([], week_of(date.fromisoformat(day), WeekStart.SUNDAY), TODAY, date(2020, 1, 1))
    assert found.loads == (0.0,) * 7


def test_nothing_at_all() -> None:
    found = week()
    assert (found.distance_m, found.known_load, found.effort_mean, found.longest_m) == (0, 0, None, None)
    assert (found.monotony, found.strain) == (None, None)


def test_days_of_the_same_load_are_exactly_alike() -> None:
    """1/60 min of effort 1 three times is as much as 3/60 of effort 1 once, which thirds added up are not."""
    found = week(*(run(day, 1, 7 / 60, 1) for day in range(6) for _ in range(3)), run(6, 1, 21 / 60, 1))
    assert found.monotony is None


runs = st.builds(
    run,
    st.integers(0, 6),
    st.none() | st.integers(1, 42),
    st.integers(1, 300),
    st.integers(0, 10),
)


@given(st.lists(runs, max_size=14))
def test_random_weeks_agree_with_scipy(entries: list[Run]) -> None:
    found = week(*entries)
    loads = [
        float(sum((entry.effort or 0) * ((entry.duration_s or 0) // 60) for entry in entries if entry.day == day))
        for day in WEEK.days
    ]
    assert found.loads == pytest.approx(loads)
    if len(set(loads)) > 1:
        assert found.monotony == pytest.approx(independent.monotony(loads), rel=1e-9)
        assert found.strain == pytest.approx(sum(loads) * independent.monotony(loads), rel=1e-9)
    else:
        assert found.monotony is None
    if entries:
        assert found.effort_mean == pytest.approx(independent.mean(found.efforts))
