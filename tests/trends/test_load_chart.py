"""The columns of the load chart: what each day or week came to, and the mean up to it."""

from datetime import date, timedelta

import pytest

from runjournal.model.areas import Area
from runjournal.model.choices import Status
from runjournal.model.entries import Entry, Massage, Race, Run, Soreness
from runjournal.model.moments import Moment
from runjournal.model.settings import WeekStart
from runjournal.trends.stretches import Stretch, Zoom, stretch_of
from runjournal.trends.training.load_columns import LoadColumn, columns_for, load_columns, read_from
from tests.tui.stage import ZONE

SUNDAY = date(2026, 11, 22)
DAY = timedelta(days=1)
LONG_AGO = date(2020, 1, 1)


def run(day: date, effort: int | None, minutes: int = 60) -> Run:
    return Run(start=Moment.whole_day(day, ZONE), duration_s=minutes * 60, effort=effort, distance_m=10_000)


def chart(
    entries: list[Entry], zoom: Zoom = Zoom.WEEK, today: date = SUNDAY, since: date | None = LONG_AGO
) -> tuple[LoadColumn, ...]:
    stretch = stretch_of(zoom, SUNDAY, WeekStart.MONDAY)
    return load_columns(entries, stretch, columns_for(stretch, WeekStart.MONDAY), today, since)


@pytest.mark.parametrize(
    ("zoom", "count", "first"),
    [
        (Zoom.WEEK, 63, date(2026, 9, 21)),
        (Zoom.MONTH, 30, date(2026, 11, 1)),
        (Zoom.SEASON, 13, date(2026, 8, 24)),
        (Zoom.YEAR, 53, date(2025, 12, 29)),
    ],
)
def test_a_week_is_seen_at_the_end_of_nine_and_a_long_stretch_by_weeks(zoom: Zoom, count: int, first: date) -> None:
    columns = chart([], zoom)
    assert len(columns) == count
    assert columns[0].stretch.first == first
    assert sum(column.is_in for column in columns) == (7 if zoom is Zoom.WEEK else count)


def test_a_day_s_load_is_effort_times_minutes_and_a_rest_day_is_0() -> None:
    loads = [column.load for column in chart([run(SUNDAY, 5), run(SUNDAY - DAY, 3, 30), run(SUNDAY - DAY, 2, 10)])]
    assert loads[-3:] == [0, 110, 300]


@pytest.mark.parametrize(
    ("efforts", "expected"),
    [
        pytest.param([1, 2, 3, 4, 5, 6, 7], 240, id="seven days"),
        pytest.param([7, 0, 0, 0, 0, 0, 0], 60, id="rest days are 0"),
        pytest.param([7, None, 0, 0, 0, 0, 0], None, id="a load that nobody knows"),
    ],
)
def test_the_mean_is_that_of_seven_days_whose_loads_are_known(
    efforts: list[int | None], expected: float | None
) -> None:
    runs: list[Entry] = [run(SUNDAY - back * DAY, effort) for back, effort in enumerate(efforts)]
    assert chart(runs)[-1].mean == expected


def test_the_first_mean_heeds_the_days_before_the_chart() -> None:
    first = chart([])[0].stretch.first
    read = read_from(chart_stretches())
    assert read == first - 6 * DAY
    assert chart([run(read, 7)])[0].mean == 60
    assert chart([run(read - DAY, 7)])[0].mean == 0


def chart_stretches() -> tuple[Stretch, ...]:
    return columns_for(stretch_of(Zoom.WEEK, SUNDAY, WeekStart.MONDAY), WeekStart.MONDAY)


def test_weeks_are_summed_and_their_mean_is_that_of_four() -> None:
    runs: list[Entry] = [run(SUNDAY - back * 7 * DAY, effort) for back, effort in enumerate((1, 2, 3, 6))]
    column = chart(runs, Zoom.SEASON)[-1]
    assert (column.load, column.mean) == (60, 180)


def test_days_ahead_and_before_the_journal_are_gaps() -> None:
    ahead = chart([run(SUNDAY - 2 * DAY, 5)], today=SUNDAY - 2 * DAY)
    assert [column.load for column in ahead[-3:]] == [300, None, None]
    assert ahead[-1].mean is None
    new = chart([run(SUNDAY, 5)], since=SUNDAY - DAY)
    assert [column.load for column in new[-3:]] == [None, 0, 300]
    assert new[-1].mean is None
    assert all(column.load is None for column in chart([], since=None))


def test_a_week_that_is_not_over_counts_as_far_as_it_is_and_has_no_mean() -> None:
    column = chart([run(SUNDAY - 3 * DAY, 5)], Zoom.SEASON, today=SUNDAY - 2 * DAY)[-1]
    assert (column.load, column.mean) == (300, None)


def test_races_and_massages_that_were_done_are_marked() -> None:
    start = Moment.whole_day(SUNDAY, ZONE)
    planned = Massage(start=Moment.whole_day(SUNDAY - DAY, ZONE), status=Status.PLANNED)
    columns = chart([Race(start=start, status=Status.DONE), Massage(start=start), planned])
    assert (columns[-1].has_race, columns[-1].has_massage) == (True, True)
    assert (columns[-2].has_race, columns[-2].has_massage) == (False, False)
    assert not any(column.has_massage for column in chart([Soreness(start=start, area=Area.CALF, rating=3)]))
