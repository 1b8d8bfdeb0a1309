"""Weeks, months, seasons and years: where they begin, and how one follows another."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runjournal.model.settings import WeekStart
from runjournal.trends.stretches import (
    Stretch,
    Zoom,
    days_in,
    months_in,
    stretch_of,
    stretches_before,
    week_of,
    weeks_in,
)
from tests.strategies import days

MONDAY, SUNDAY = WeekStart.MONDAY, WeekStart.SUNDAY
starts = st.sampled_from(WeekStart)
zooms = st.sampled_from(Zoom)


@pytest.mark.parametrize(
    ("day", "start", "first", "iso"),
    [
        pytest.param("2026-11-23", MONDAY, "2026-11-23", (2026, 48), id="a Monday"),
        pytest.param("2026-11-29", MONDAY, "2026-11-23", (2026, 48), id="the Sunday after"),
        pytest.param("2026-11-28", SUNDAY, "2026-11-22", None, id="a Saturday, weeks from Sunday on"),
        pytest.param("2026-11-29", SUNDAY, "2026-11-29", None, id="a Sunday, weeks from Sunday on"),
        pytest.param("2026-12-28", MONDAY, "2026-12-28", (2026, 53), id="week 53 begins"),
        pytest.param("2027-01-03", MONDAY, "2026-12-28", (2026, 53), id="week 53 ends in the next year"),
        pytest.param("2027-01-04", MONDAY, "2027-01-04", (2027, 1), id="week 1 after a week 53"),
        pytest.param("2024-12-30", MONDAY, "2024-12-30", (2025, 1), id="week 1 begins in the year before"),
        pytest.param("2027-01-01", SUNDAY, "2026-12-27", None, id="year change, weeks from Sunday on"),
        pytest.param("1970-01-01", MONDAY, "1969-12-29", (1970, 1), id="the first day there is"),
        pytest.param("2100-12-31", MONDAY, "2100-12-27", (2100, 52), id="the last day there is"),
    ],
)
def test_the_week_of_a_day(day: str, start: WeekStart, first: str, iso: tuple[int, int] | None) -> None:
    week = week_of(date.fromisoformat(day), start)
    assert (week.first.isoformat(), week.length, week.iso_week) == (first, 7, iso)


@pytest.mark.parametrize(
    ("zoom", "first", "last"),
    [
        (Zoom.DAY, "2028-02-15", "2028-02-15"),
        (Zoom.WEEK, "2028-02-14", "2028-02-20"),
        (Zoom.MONTH, "2028-02-01", "2028-02-29"),
        (Zoom.SEASON, "2027-11-22", "2028-02-20"),
        (Zoom.YEAR, "2028-01-01", "2028-12-31"),
    ],
)
def test_what_a_day_lies_in(zoom: Zoom, first: str, last: str) -> None:
    found = stretch_of(zoom, date(2028, 2, 15), MONDAY)
    assert found == Stretch(date.fromisoformat(first), date.fromisoformat(last), zoom)


def test_only_weeks_have_a_number() -> None:
    assert stretch_of(Zoom.SEASON, date(2026, 11, 23), MONDAY).iso_week is None
    assert stretch_of(Zoom.MONTH, date(2027, 2, 1), MONDAY).iso_week is None


@pytest.mark.parametrize(
    ("year", "start", "count"),
    [(2026, MONDAY, 53), (2027, MONDAY, 53), (2000, SUNDAY, 54), (2012, MONDAY, 54), (2018, MONDAY, 53)],
)
def test_the_weeks_of_a_year(year: int, start: WeekStart, count: int) -> None:
    assert len(weeks_in(stretch_of(Zoom.YEAR, date(year, 6, 1), start), start)) == count


def test_the_months_of_a_year_and_of_a_season() -> None:
    year = months_in(stretch_of(Zoom.YEAR, date(2026, 6, 1), MONDAY))
    assert [(month.first.month, month.last.day) for month in year[:3]] == [(1, 31), (2, 28), (3, 31)]
    assert len(year) == 12
    season = months_in(stretch_of(Zoom.SEASON, date(2027, 1, 1), MONDAY))
    assert [month.first.isoformat() for month in season] == ["2026-10-01", "2026-11-01", "2026-12-01", "2027-01-01"]


def test_the_eight_weeks_before_go_over_the_year_change() -> None:
    found = stretches_before(week_of(date(2027, 1, 4), MONDAY))
    assert [week.first.isoformat() for week in found] == [
        "2026-11-09", "2026-11-16", "2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14", "2026-12-21", "2026-12-28",
    ]  # fmt: skip


@given(days(), starts)
def test_a_week_is_that_of_the_calendar(day: date, start: WeekStart) -> None:
    week = week_of(day, start)
    assert day in week
    assert week.first.isoweekday() == (1 if start is MONDAY else 7)
    assert all(week_of(other, start) == week for other in week.days)
    assert week.iso_week == (day.isocalendar()[:2] if start is MONDAY else None)


@given(days(date(1990, 1, 1), date(2080, 1, 1)), zooms, starts, st.integers(-30, 30))
def test_stretches_follow_one_another_without_a_hole(day: date, zoom: Zoom, start: WeekStart, by: int) -> None:
    found = stretch_of(zoom, day, start)
    assert day in found
    assert found.moved(1).first == found.last + timedelta(days=1)
    assert found.moved(by).moved(-by) == found
    assert found.moved(by).zoom is zoom


@given(days(date(1990, 1, 1), date(2080, 1, 1)), zooms, starts)
def test_the_parts_of_a_stretch_cover_it(day: date, zoom: Zoom, start: WeekStart) -> None:
    found = stretch_of(zoom, day, start)
    for parts in (days_in(found), weeks_in(found, start), months_in(found)):
        assert parts[0].first <= found.first <= found.last <= parts[-1].last
        assert all(earlier.moved(1) == later for earlier, later in pairwise(parts))
        assert found.first in parts[0]
        assert found.last in parts[-1]
