"""The days that words name, on Monday 23 November 2026."""

from datetime import date

import pytest

from runjournal.language.filters.terms import OnWeekday, Within
from runjournal.model.limits import FIRST_DAY, LAST_DAY
from runjournal.model.settings import Settings, WeekStart
from tests.language.filters.reading import read


def days(text: str, week_start: WeekStart = WeekStart.MONDAY) -> str:
    """The first and last day that a filter of days alone lets through."""
    asked = read(text, Settings(week_start=week_start))
    assert (asked.problems, asked.waits_for) == ((), None)
    first, last = FIRST_DAY, LAST_DAY
    for (term,) in asked.filter.groups:
        assert isinstance(term, Within)
        first, last = max(first, term.first), min(last, term.last)
    ends = ("" if first == FIRST_DAY else str(first), "" if last == LAST_DAY else str(last))
    return ends[0] if ends[0] == ends[1] else " to ".join(ends)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", "2026-11-23"),
        ("yesterday", "2026-11-22"),
        ("on y", "2026-11-22"),
        ("-2", "2026-11-21"),
        ("+3d", "2026-11-26"),
        ("mon", "2026-11-23"),
        ("on tue", "2026-11-17"),
        ("last mon", "2026-11-16"),
        ("last tue", "2026-11-17"),
        ("next mon", "2026-11-30"),
        ("this mon", "2026-11-23"),
        ("2026-11-20", "2026-11-20"),
        ("on 23 nov", "2026-11-23"),
        ("24 nov", "2025-11-24"),
        ("nov 24th", "2025-11-24"),
        ("24 nov 2026", "2026-11-24"),
        ("feb 29", "2024-02-29"),
        ("nov", "2026-11-01 to 2026-11-30"),
        ("in dec", "2025-12-01 to 2025-12-31"),
        ("oct 2024", "2024-10-01 to 2024-10-31"),
        ("2025-02", "2025-02-01 to 2025-02-28"),
        ("in 2025", "2025-01-01 to 2025-12-31"),
        ("last nov", "2025-11-01 to 2025-11-30"),
        ("last oct", "2026-10-01 to 2026-10-31"),
        ("next nov", "2027-11-01 to 2027-11-30"),
        ("next dec", "2026-12-01 to 2026-12-31"),
        ("this week", "2026-11-23 to 2026-11-29"),
        ("last week", "2026-11-16 to 2026-11-22"),
        ("next week", "2026-11-30 to 2026-12-06"),
        ("last month", "2026-10-01 to 2026-10-31"),
        ("next month", "2026-12-01 to 2026-12-31"),
        ("last year", "2025-01-01 to 2025-12-31"),
        ("last 7 days", "2026-11-17 to 2026-11-23"),
        ("last 2 weeks", "2026-11-10 to 2026-11-23"),
        ("last 3 months", "2026-08-24 to 2026-11-23"),
        ("last 1 year", "2025-11-24 to 2026-11-23"),
        ("last 999 years", " to 2026-11-23"),
        ("since oct", "2026-10-01 to "),
        ("from 20 oct", "2026-10-20 to "),
        ("after oct", "2026-11-01 to "),
        ("until oct", " to 2026-10-31"),
        ("before oct", " to 2026-09-30"),
        ("before 2025", " to 2024-12-31"),
        ("since oct until dec", "2026-10-01 to 2026-12-31"),
        ("from 20 nov to 5 dec", "2026-11-20 to 2026-12-05"),
        ("from 20 nov to 20 nov", "2026-11-20"),
        ("since 2024 before 2025", "2024-01-01 to 2024-12-31"),
        ("until last sun", " to 2026-11-22"),
        ("sin oct", "2026-10-01 to "),
    ],
)
def test_a_period(text: str, expected: str) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("last week", "2026-11-15 to 2026-11-21"), ("this week", "2026-11-22 to 2026-11-28")]
)
def test_a_week_may_begin_on_sunday(text: str, expected: str) -> None:
    assert days(text, WeekStart.SUNDAY) == expected


def test_several_periods_are_alternatives() -> None:
    (group,) = read("in 2024 sep").filter.groups
    assert group == (
        Within(date(2024, 1, 1), date(2024, 12, 31)),
        Within(date(2026, 9, 1), date(2026, 9, 30)),
    )


def test_a_weekday_in_the_plural_is_any_such_day() -> None:
    assert read("mondays sundays").filter.groups == ((OnWeekday(0), OnWeekday(6)),)


@pytest.mark.parametrize("text", ["since 30 feb", "since 2026-13-01", "before 1820"])
def test_days_that_are_none_are_refused(text: str) -> None:
    asked = read(f"{text} run")
    assert len(asked.problems) == 1
    assert len(asked.filter.groups) >= 1
