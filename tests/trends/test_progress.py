"""The month's sessions and the streak, at their boundaries."""

from collections.abc import Collection
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runjournal.model.choices import Depth, Status
from runjournal.model.context import Context
from runjournal.model.entries import Massage, Race
from runjournal.model.sessions import month_after, month_before
from runjournal.model.settings import Goal, Settings
from runjournal.rules.history import History
from runjournal.trends.progress import Progress, progress, progress_of
from runjournal.trends.streak import LONGEST_PAUSE_MONTHS
from tests.examples import NOW, ZONE, at
from tests.trends.examples import MemoryJournal, session

PLANNED, CANCELLED = Status.PLANNED, Status.CANCELLED


def _progress(
    *massages: Massage, goal: Goal | None = None, paused: Collection[str] = (), now: datetime = NOW, zone: str = ZONE
) -> Progress:
    newest_first = sorted(massages, key=lambda massage: massage.starts.earliest, reverse=True)
    history = History.of(massages, Context(now, zone, Settings(goal=goal or Goal())))
    return progress(history, newest_first, lambda month: f"{month:%Y-%m}" in paused)


TWO = Goal(sessions=2, minutes=30)

MONTHS: dict[str, tuple[list[Massage], Goal, tuple[int, int, bool]]] = {
    "nothing": ([], Goal(), (0, 0, False)),
    "30 minutes count": ([session("2026-11-02", minutes=30)], Goal(), (1, 0, True)),
    "29 do not": ([session("2026-11-02", minutes=29)], Goal(), (0, 0, False)),
    "two of 15 do not": (
        [session("2026-11-02", minutes=15), session("2026-11-03", minutes=15)],
        Goal(),
        (0, 0, False),
    ),
    "one of two": ([session("2026-11-02")], TWO, (1, 0, False)),
    "two of two": ([session("2026-11-02"), session("2026-11-03")], TWO, (2, 0, True)),
    "more than the goal": ([session("2026-11-02"), session("2026-11-03")], Goal(), (2, 0, True)),
    "planned is not done": ([session("2026-11-27", status=PLANNED)], Goal(), (0, 1, False)),
    "planned too short": ([session("2026-11-27", minutes=29, status=PLANNED)], Goal(), (0, 0, False)),
    "planned next month": ([session("2026-12-01", status=PLANNED)], Goal(), (0, 0, False)),
    "planned and past": ([session("2026-11-20", status=PLANNED)], Goal(), (0, 0, False)),
    "called off": ([session("2026-11-20", status=CANCELLED)], Goal(), (0, 0, False)),
    "done later today": ([session("2026-11-23", "18:00")], Goal(), (0, 0, False)),
    "last month, past midnight": ([session("2026-10-31", "23:45")], Goal(), (0, 0, False)),
    "the first minute of the month": ([session("2026-11-01", "00:00")], Goal(), (1, 0, True)),
    "the month where it was": ([session("2026-11-01", "00:30", zone="Pacific/Auckland")], Goal(), (1, 0, True)),
    "the other month where it was": ([session("2026-10-31", "23:30", zone="Pacific/Honolulu")], Goal(), (0, 0, False)),
}


@pytest.mark.parametrize(("massages", "goal", "expected"), MONTHS.values(), ids=MONTHS.keys())
def test_the_month(massages: list[Massage], goal: Goal, expected: tuple[int, int, bool]) -> None:
    result = _progress(*massages, goal=goal)
    assert (result.done, result.planned, result.met) == expected
    assert result.month == "2026-11"


STREAKS: dict[str, tuple[str, str, int]] = {
    "none": ("", "", 0),
    "this month alone": ("11", "", 1),
    "this month pending": ("10 09", "", 2),
    "this month met too": ("11 10 09", "", 3),
    "broken two months ago": ("10 08", "", 1),
    "last month unmet": ("11 09", "", 1),
    "last month paused": ("11 09", "10", 2),
    "two paused in a row": ("11 08 07", "10 09", 3),
    "this month paused": ("10", "11", 1),
    "a paused month that is met counts": ("11 10", "10", 2),
    "paused and pending": ("09", "11 10", 1),
    "paused before the first": ("11", "10 09 08 07", 1),
}


@pytest.mark.parametrize(("met", "paused", "expected"), STREAKS.values(), ids=STREAKS.keys())
def test_the_streak(met: str, paused: str, expected: int) -> None:
    massages = [session(f"2026-{month}-05") for month in met.split()]
    assert _progress(*massages, paused=[f"2026-{month}" for month in paused.split()]).streak == expected


def test_a_streak_crosses_new_year() -> None:
    massages = [session(day) for day in ("2026-12-05", "2027-01-05", "2026-11-05")]
    assert _progress(*massages, now=datetime(2027, 1, 20, tzinfo=UTC)).streak == 3


def test_a_streak_asks_as_many_sessions_of_every_month() -> None:
    massages = [session(day) for day in ("2026-11-05", "2026-11-06", "2026-10-05", "2026-10-06", "2026-09-05")]
    assert _progress(*massages, goal=TWO).streak == 2


def test_sessions_across_the_date_line_are_counted_where_they_were() -> None:
    east = session("2026-11-01", "00:30", zone="Pacific/Kiritimati")
    west = session("2026-10-31", "08:00", zone="Pacific/Honolulu")
    again = session("2026-10-31", "23:00", zone="Pacific/Honolulu")
    result = _progress(again, west, east, goal=TWO)
    assert (result.done, result.streak) == (1, 1)


SINCE = {
    "today": ("2026-11-23", "08:00", 0),
    "yesterday evening": ("2026-11-22", "23:59", 1),
    "three weeks": ("2026-11-02", "10:00", 21),
    "in October": ("2026-10-24", "10:00", 30),
}


@pytest.mark.parametrize(("day", "wall", "days"), SINCE.values(), ids=SINCE.keys())
def test_days_since_the_last_are_local_dates(day: str, wall: str, days: int) -> None:
    assert _progress(session(day, wall)).days_since_last == days


def test_before_the_first_session_no_days_are_counted() -> None:
    assert _progress(session("2026-11-20", minutes=29), session("2026-11-27", status=PLANNED)).days_since_last is None


def test_a_session_dated_tomorrow_was_today() -> None:
    in_kiritimati = session("2026-11-24", "00:10", zone="Pacific/Kiritimati")
    in_honolulu = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)
    assert _progress(in_kiritimati, now=in_honolulu, zone="Pacific/Honolulu").days_since_last == 0


def test_a_met_month_is_not_called_paused() -> None:
    assert _progress(paused=["2026-11"]).paused
    assert not _progress(session("2026-11-02"), paused=["2026-11"]).paused


def test_safe_days_are_those_left() -> None:
    assert _progress().safe_days_left == 8


def _months_back(count: int) -> list[str]:
    """This month and those before it, so many in all, latest first."""
    months = [date(2026, 11, 1)]
    while len(months) < count:
        months.append(month_before(months[-1]))
    return [f"{month:%Y-%m}" for month in months]


@pytest.mark.parametrize(
    ("pauses", "expected"),
    [
        ([LONGEST_PAUSE_MONTHS], 2),
        ([LONGEST_PAUSE_MONTHS + 1], 1),
        ([LONGEST_PAUSE_MONTHS - 1, LONGEST_PAUSE_MONTHS - 1], 3),
    ],
    ids=["just short enough", "a month too long", "two with a session between"],
)
def test_a_streak_does_not_outlive_a_pause_of_years(pauses: list[int], expected: int) -> None:
    months = _months_back(sum(pauses) + len(pauses) + 1)
    met = [months[sum(pauses[:n]) + n] for n in range(len(pauses) + 1)]
    assert _progress(*(session(f"{month}-05") for month in met), paused=months).streak == expected


def test_no_month_before_the_first_session_is_asked_about() -> None:
    asked: list[date] = []

    def is_paused(month: date) -> bool:
        asked.append(month)
        return True

    massages = [session("2026-09-05"), session("2026-08-05", minutes=29)]
    assert progress(History.of(massages, Context(NOW, ZONE, Settings())), massages, is_paused).streak == 1
    assert {f"{month:%Y-%m}" for month in asked} == {"2026-11", "2026-10"}


def test_only_what_the_streak_needs_is_read() -> None:
    month, massages = date(1980, 1, 1), []
    while month < date(2026, 11, 1):
        massages += [session(f"{month:%Y-%m}-{day:02}") for day in (3, 13, 23) if f"{month:%Y-%m}" != "2026-07"]
        month = month_after(month)
    journal = MemoryJournal(massages)
    result = progress_of(journal, History.of(massages[-60:], Context(NOW, ZONE, Settings())))
    assert result.streak == 3
    assert journal.read <= 3 * 3 + 3


def test_a_paused_month_of_the_journal_is_looked_past() -> None:
    races = [Race(start=at(date(2026, 10, day), ""), id=f"race-{day}") for day in range(1, 32)]
    massages = [session("2026-11-03"), session("2026-09-03")]
    entries = [*races, Race(start=at("2026-11-01", ""), id="race"), *massages]
    history = History.of(entries, Context(NOW, ZONE, Settings()))
    assert progress_of(MemoryJournal(entries), history).streak == 2
    assert progress_of(MemoryJournal(massages), History.of(massages, Context(NOW, ZONE, Settings()))).streak == 1


@given(st.lists(st.tuples(st.dates(date(2025, 1, 1), date(2026, 11, 22)), st.sampled_from([29, 30, 60]))))
def test_the_streak_is_what_counting_by_hand_gives(days: list[tuple[date, int]]) -> None:
    massages = [session(day.isoformat(), minutes=minutes) for day, minutes in days]
    met = {f"{day:%Y-%m}" for day, minutes in days if minutes >= 30}
    month, expected = date(2026, 11, 1), 0
    while f"{month:%Y-%m}" in met or month == date(2026, 11, 1):
        expected += f"{month:%Y-%m}" in met
        month = month_before(month)
    result = _progress(*massages)
    assert result.streak == expected
    assert result.met == ("2026-11" in met)


def test_the_depth_of_a_session_does_not_matter() -> None:
    deep = Massage(start=at("2026-11-02"), duration_s=1800, depth=Depth.DEEP, id="deep")
    assert _progress(deep).met
