"""The grids of soreness: rows worst first, gaps where nothing was rated, days outside left out."""

from datetime import date, timedelta

import pytest

from runjournal.model.areas import Area, Side, Spot
from runjournal.model.entries import Soreness
from runjournal.model.settings import WeekStart
from runjournal.trends.soreness.soreness_days import SorenessDays
from runjournal.trends.soreness.soreness_grid import GridRow, calendar, columns_of, soreness_grid
from runjournal.trends.stretches import Zoom, stretch_of
from tests.examples import TODAY, at

MONDAY, SUNDAY = WeekStart.MONDAY, WeekStart.SUNDAY
LEFT = Spot(Area.CALF, Side.LEFT)
NECK = Spot(Area.NECK, Side.MIDDLE)


def sore(day: str, rating: int, spot: Spot = LEFT) -> Soreness:
    return Soreness(start=at(day, "07:00"), area=spot.area, side=spot.side, rating=rating)


RATED = SorenessDays.of(
    [
        sore("2026-11-23", 2), sore("2026-11-25", 4), sore("2026-11-25", 7, NECK),
        Soreness(start=at("2026-11-26", "07:00"), area=Area.EVERYWHERE, rating=0),
        sore("2026-11-09", 3), sore("2025-12-31", 9), sore("2027-01-01", 8),
    ]
)  # fmt: skip


def test_a_week_by_days() -> None:
    week = stretch_of(Zoom.WEEK, TODAY, MONDAY)
    found = soreness_grid(RATED, week, columns_of(week, MONDAY))
    assert [column.first for column in found.columns] == list(week.days)
    assert found.rows == (
        GridRow(NECK, (None, None, 7, 0, None, None, None)),
        GridRow(LEFT, (2, None, 4, 0, None, None, None)),
    )


def test_a_season_by_weeks() -> None:
    season = stretch_of(Zoom.SEASON, TODAY, MONDAY)
    found = soreness_grid(RATED, season, columns_of(season, MONDAY))
    assert len(found.columns) == 13
    assert found.rows[1].cells[-3:] == (3, None, 4)


def test_a_year_by_months() -> None:
    year = stretch_of(Zoom.YEAR, TODAY, MONDAY)
    found = soreness_grid(RATED, year, columns_of(year, MONDAY))
    assert [row.spot for row in found.rows] == [NECK, LEFT]
    assert found.rows[1].cells == (*[None] * 10, 4, None)


def test_nothing_rated_has_columns_and_no_rows() -> None:
    week = stretch_of(Zoom.WEEK, date(2020, 1, 1), MONDAY)
    assert soreness_grid(RATED, week, columns_of(week, MONDAY)).rows == ()


@pytest.mark.parametrize(
    ("starts", "first_week", "empty_before"),
    [pytest.param(MONDAY, "2025-12-29", 3, id="monday"), pytest.param(SUNDAY, "2025-12-28", 4, id="sunday")],
)
def test_a_year_by_weeks_and_weekdays(starts: WeekStart, first_week: str, empty_before: int) -> None:
    year = stretch_of(Zoom.YEAR, TODAY, starts)
    weeks = calendar(RATED, year, starts)
    assert weeks[0].week.first.isoformat() == first_week
    assert [day is None for day in weeks[0].days] == [True] * empty_before + [False] * (7 - empty_before)
    days = [day for week in weeks for day in week.days if day]
    assert [one.day for one in days] == [year.first + timedelta(days=ahead) for ahead in range(365)]
    assert all(len(week.days) == 7 for week in weeks)
    known = {f"{one.day:%m-%d}": one.worst for one in days if one.worst is not None}
    assert known == {"11-09": 3, "11-23": 2, "11-25": 7, "11-26": 0}
