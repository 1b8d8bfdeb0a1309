"""The safe days left in the month."""

from datetime import UTC, datetime, time

import pytest

from runjournal.model.entries import Entry, Overrule
from runjournal.model.settings import Booking, Goal, Settings
from runjournal.rules.history import History
from runjournal.rules.registry import RULESET
from runjournal.rules.start_calendar import safe_days
from tests.booking.examples import history, race, swollen_calf
from tests.examples import at


def safe_days_left(known: History) -> int:
    """How many days of the month are safe."""
    return sum(1 for _ in safe_days(RULESET, known))


NOWS = {
    "Monday morning": (datetime(2026, 11, 23, 9, 30, tzinfo=UTC), 8),
    "before the last start of today": (datetime(2026, 11, 23, 17, 59, tzinfo=UTC), 8),
    "at the last start of today": (datetime(2026, 11, 23, 18, 0, tzinfo=UTC), 7),
    "the last day": (datetime(2026, 11, 30, 9, 30, tzinfo=UTC), 1),
    "the last evening": (datetime(2026, 11, 30, 19, 30, tzinfo=UTC), 0),
    "already December in Berlin": (datetime(2026, 11, 30, 23, 30, tzinfo=UTC), 31),
    "February": (datetime(2027, 2, 1, 1, tzinfo=UTC), 28),
    "December": (datetime(2026, 12, 31, 1, tzinfo=UTC), 1),
}


@pytest.mark.parametrize(("now", "days"), NOWS.values(), ids=NOWS.keys())
def test_days_left_are_those_from_now_on(now: datetime, days: int) -> None:
    assert safe_days_left(history(now=now)) == days


RACES: dict[str, tuple[list[Entry], int]] = {
    "no race": ([], 8),
    "Friday still has a morning, Sunday an evening": ([race(at("2026-11-29", "10:00"), duration_s=3600)], 7),
    "a whole day is lost with the two before it": ([race(at("2026-11-29"))], 5),
    "a race next month takes days of this": ([race(at("2026-12-01"))], 6),
}


@pytest.mark.parametrize(("races", "days"), RACES.values(), ids=RACES.keys())
def test_races_take_days(races: list[Entry], days: int) -> None:
    assert safe_days_left(history(*races)) == days


SWOLLEN: dict[str, tuple[str, int]] = {
    "it clears on the last morning": ("2026-11-23 10:20", 1),
    "it clears with the 29th": ("2026-11-23 00:00", 1),
    "it clears during the 28th, before the last start": ("2026-11-21 18:59", 3),
    "it clears during the 28th, after the last start": ("2026-11-21 19:01", 2),
}


@pytest.mark.parametrize(("when", "days"), SWOLLEN.values(), ids=SWOLLEN.keys())
def test_a_red_flag_takes_the_days_until_it_clears(when: str, days: int) -> None:
    assert safe_days_left(history(swollen_calf(when))) == days


def test_a_red_flag_that_is_overruled_takes_none() -> None:
    overrule = Overrule(start=at("2026-11-23", "10:20"), rule="calf-swelling", about="calf", why="my GP", id="over")
    assert safe_days_left(history(swollen_calf("2026-11-23 00:00"), overrule)) == 8


def test_a_goal_longer_than_the_opening_hours_leaves_none() -> None:
    short = Settings(goal=Goal(minutes=61), booking=Booking(opens=time(8), closes=time(9)))
    assert safe_days_left(history(settings=short)) == 0
