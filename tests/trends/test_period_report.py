"""What a report has of a stretch beside its review."""

from datetime import date, timedelta

import pytest

from runjournal.model.context import Context
from runjournal.model.settings import Goal, Settings, WeekStart
from runjournal.trends.period_report import LONGEST_REPLAY_DAYS, MonthSessions, PeriodReport, sessions_in
from runjournal.trends.stretches import Stretch, Zoom, week_of
from tests.rules.build import DONE, LONDON, massage, utc
from tests.trends.examples import MemoryJournal

NOW = utc("2026-04-26 21:00")
WEEK = week_of(date(2026, 4, 30), WeekStart.MONDAY)


def test_sessions_belong_to_the_month_in_which_they_start() -> None:
    massages = [
        massage("2026-04-30 23:30", 30, status=DONE),
        massage("2026-05-01 10:00", 29, status=DONE),
        massage("2026-05-02 10:00", 60, status=DONE),
        massage("2026-05-03 10:00", 60),
    ]
    assert sessions_in(WEEK, massages, Goal()) == (MonthSessions("2026-04", 1), MonthSessions("2026-05", 1))
    assert sessions_in(WEEK, [], Goal(minutes=45)) == (MonthSessions("2026-04", 0), MonthSessions("2026-05", 0))


@pytest.mark.parametrize(
    ("first", "last", "has_timeline", "has_progress"),
    [
        pytest.param(NOW.date(), NOW.date(), True, True, id="today"),
        pytest.param(date(2026, 4, 1), date(2026, 4, 25), True, False, id="until yesterday"),
        pytest.param(date(2026, 4, 27), date(2026, 4, 30), True, False, id="ahead"),
        pytest.param(NOW.date() - timedelta(LONGEST_REPLAY_DAYS - 1), NOW.date(), True, True, id="half a year"),
        pytest.param(NOW.date() - timedelta(LONGEST_REPLAY_DAYS), NOW.date(), False, True, id="a day more"),
    ],
)
def test_what_a_report_has_of_which_stretch(first: date, last: date, has_timeline: bool, has_progress: bool) -> None:
    journal = MemoryJournal([massage("2026-04-20 18:00", status=DONE)])
    report = PeriodReport(journal, Context(NOW, LONDON, Settings()), Stretch(first, last, Zoom.SPAN))
    assert (report.timeline is not None, report.progress is not None) == (has_timeline, has_progress)
    assert [known.n for known in report.recovery] == [0, 0, 0, 0]
