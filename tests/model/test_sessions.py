"""What counts as a session, and the months around a date."""

from datetime import date

import pytest
from hypothesis import given

from runjournal.model.choices import Status
from runjournal.model.entries import Massage
from runjournal.model.sessions import is_long_enough, is_session, month_after, month_before, month_of
from runjournal.model.settings import Goal
from tests.examples import at
from tests.strategies import days

LENGTHS = [(29 * 60 + 59, False), (30 * 60, True), (31 * 60, True)]


@pytest.mark.parametrize(("duration_s", "enough"), LENGTHS)
def test_a_session_has_the_goals_length(duration_s: int, enough: bool) -> None:
    massage = Massage(start=at("2026-11-23", "09:00"), duration_s=duration_s)
    assert is_long_enough(massage, Goal(minutes=30)) is enough
    assert is_session(massage, Goal(minutes=30)) is enough


@pytest.mark.parametrize("status", [Status.PLANNED, Status.CANCELLED])
def test_only_a_done_massage_is_a_session(status: Status) -> None:
    massage = Massage(start=at("2026-11-23", "09:00"), status=status)
    assert is_long_enough(massage, Goal())
    assert not is_session(massage, Goal())


MONTHS = [
    ("2026-11-30", "2026-10-01", "2026-12-01"),
    ("2026-12-01", "2026-11-01", "2027-01-01"),
    ("2027-01-31", "2026-12-01", "2027-02-01"),
    ("2028-02-29", "2028-01-01", "2028-03-01"),
]


@pytest.mark.parametrize(("day", "before", "after"), MONTHS)
def test_the_months_around_a_day(day: str, before: str, after: str) -> None:
    assert month_before(date.fromisoformat(day)) == date.fromisoformat(before)
    assert month_after(date.fromisoformat(day)) == date.fromisoformat(after)


@given(days())
def test_the_months_follow_each_other(day: date) -> None:
    assert month_before(month_after(day)) == month_after(month_before(day)) == month_of(day) <= day < month_after(day)
