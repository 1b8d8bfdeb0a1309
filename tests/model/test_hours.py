"""The hours that the therapist offers, on days that are longer and shorter than others too."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runjournal.model.hours import is_offered, starts_on
from runjournal.model.limits import LAST_DAY
from runjournal.model.moments import Moment
from runjournal.model.settings import Booking
from tests.strategies import days, zones

ALL_DAY = Booking(opens=time(0), closes=time(0))
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)

OFFERED: dict[str, tuple[time, time, int, list[str]]] = {
    "ends by closing time": (time(8), time(11), 60, ["08:00", "09:00", "10:00"]),
    "a minute too long for the last": (time(8), time(11), 61, ["08:00", "09:00"]),
    "hours go by the opening": (time(8, 30), time(11), 30, ["08:30", "09:30", "10:30"]),
    "longer than the day": (time(8), time(11), 181, []),
    "as long as the day": (time(8), time(11), 180, ["08:00"]),
    "past midnight": (time(22), time(1), 60, ["22:00", "23:00", "00:00"]),
    "until midnight": (time(22), time(0), 60, ["22:00", "23:00"]),
}


@pytest.mark.parametrize(("opens", "closes", "minutes", "starts"), OFFERED.values(), ids=OFFERED.keys())
def test_starts_lie_within_the_hours(opens: time, closes: time, minutes: int, starts: list[str]) -> None:
    assert _walls(date(2026, 11, 23), "Europe/Berlin", minutes, Booking(opens=opens, closes=closes)) == starts


def test_a_day_that_never_closes_has_24_starts() -> None:
    assert len(_walls(date(2026, 11, 23), "Europe/Berlin", 60, ALL_DAY)) == 24


def test_an_hour_that_the_clocks_skip_is_left_out() -> None:
    assert _walls(SPRING, "Europe/Berlin", 60, ALL_DAY)[:4] == ["00:00", "01:00", "03:00", "04:00"]


def test_an_hour_that_the_clocks_repeat_is_given_once_the_first() -> None:
    starts = list(starts_on(AUTUMN, "Europe/Berlin", 60, ALL_DAY))
    assert [f"{start.local:%H:%M}" for start in starts[:4]] == ["00:00", "01:00", "02:00", "03:00"]
    assert starts[2].at == datetime(2026, 10, 25, 0, tzinfo=UTC)
    assert starts[3].at == datetime(2026, 10, 25, 2, tzinfo=UTC)


NIGHT = {
    "an hour more to end in": (AUTUMN, 120, ["00:00", "01:00", "02:00"]),
    "an hour less to end in": (SPRING, 60, ["00:00", "01:00"]),
    "the skipped hour ends it late": (SPRING, 90, ["00:00"]),
}


@pytest.mark.parametrize(("day", "minutes", "starts"), NIGHT.values(), ids=NIGHT.keys())
def test_the_wall_clock_says_when_it_ends(day: date, minutes: int, starts: list[str]) -> None:
    assert _walls(day, "Europe/Berlin", minutes, Booking(opens=time(0), closes=time(3))) == starts


def test_a_day_that_was_skipped_has_no_starts() -> None:
    assert _walls(date(2011, 12, 30), "Pacific/Apia", 60, ALL_DAY) == []
    assert len(_walls(date(2011, 12, 31), "Pacific/Apia", 60, ALL_DAY)) == 24


def test_no_start_lies_beyond_the_last_day() -> None:
    assert _walls(LAST_DAY, "UTC", 60, Booking(opens=time(23), closes=time(3))) == ["23:00"]


@given(days(), zones(), st.integers(1, 600))
def test_starts_come_in_order_and_exist(day: date, zone: str, minutes: int) -> None:
    starts = list(starts_on(day, zone, minutes, ALL_DAY))
    instants = [start.span.earliest for start in starts]
    assert instants == sorted(set(instants))
    assert all(start.day == day and start.local and start.local.fold == 0 for start in starts)


def _walls(day: date, zone: str, minutes: int, offered: Booking) -> list[str]:
    return [f"{start.local:%H:%M}" for start in starts_on(day, zone, minutes, offered)]


@given(days(date(1990, 1, 1), date(2099, 1, 1)), zones(), st.integers(1, 600), st.times(), st.times())
def test_every_start_that_is_offered_lies_within_the_hours(
    day: date, zone: str, minutes: int, opens: time, closes: time
) -> None:
    offered = Booking(opens=opens.replace(second=0, microsecond=0), closes=closes.replace(second=0, microsecond=0))
    for start in starts_on(day, zone, minutes, offered):
        assert is_offered(start, timedelta(minutes=minutes), offered)


LATE = Booking(opens=time(18), closes=time(2))


@pytest.mark.parametrize(
    ("wall", "is_within"), [("18:00", True), ("17:59", False), ("01:00", True), ("01:01", False), ("12:00", False)]
)
def test_hours_past_midnight_belong_to_the_evening_before(wall: str, is_within: bool) -> None:
    start = Moment.at_wall(date(2026, 11, 24), time.fromisoformat(wall), "Europe/Berlin")
    assert is_offered(start, timedelta(hours=1), LATE) is is_within
