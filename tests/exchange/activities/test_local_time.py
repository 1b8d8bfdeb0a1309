"""Where a recording's start falls on the runner's days: zones, offsets, times on the wall."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runjournal.exchange.activities.local_time import believed_offset, moment_of
from runjournal.exchange.activities.recording import RecordedDrink, Recording, Richness
from runjournal.model.context import Context
from runjournal.model.limits import Invalid
from runjournal.model.settings import Settings

SUMMER = datetime(2025, 7, 3, 22, 30, tzinfo=UTC)
WINTER = datetime(2025, 1, 3, 23, 30, tzinfo=UTC)
HOUR = 3600
on_wall = datetime.fromisoformat
FIRST, LAST = on_wall("0001-01-01T00:00"), on_wall("9999-12-31T23:59")


def in_zone(zone: str) -> Context:
    return Context(datetime(2026, 4, 15, 8, tzinfo=UTC), zone, Settings())


def recorded(
    start: datetime | None = None, wall: datetime | None = None, offset_s: int | None = None, zone: str = ""
) -> Recording:
    return Recording(keys=("fit:0:0",), richness=Richness.FIT, start=start, wall=wall, offset_s=offset_s, zone=zone)


def drunk(start: datetime | None = None, wall: datetime | None = None, zone: str = "") -> RecordedDrink:
    return RecordedDrink(keys=("apple:0",), day=date(2025, 7, 3), volume_ml=500, start=start, wall=wall, zone=zone)


@pytest.mark.parametrize(
    ("recording", "zone", "local"),
    [
        # The zone that the file names, in summer and winter.
        (recorded(SUMMER, zone="Asia/Tokyo"), "Asia/Tokyo", "2025-07-04T07:30"),
        (recorded(SUMMER, zone="Asia/Tokyo", offset_s=0), "Asia/Tokyo", "2025-07-04T07:30"),
        # No offset: the runner's zone.
        (recorded(SUMMER), "Europe/Berlin", "2025-07-04T00:30"),
        # The runner's zone has the offset at that instant.
        (recorded(SUMMER, offset_s=2 * HOUR), "Europe/Berlin", "2025-07-04T00:30"),
        (recorded(WINTER, offset_s=1 * HOUR), "Europe/Berlin", "2025-01-04T00:30"),
        # It has not: a zone of that many hours.
        (recorded(WINTER, offset_s=2 * HOUR), "Etc/GMT-2", "2025-01-04T01:30"),
        (recorded(SUMMER, offset_s=1 * HOUR), "Etc/GMT-1", "2025-07-03T23:30"),
        (recorded(SUMMER, offset_s=0), "Etc/GMT", "2025-07-03T22:30"),
        (recorded(SUMMER, offset_s=-12 * HOUR), "Etc/GMT+12", "2025-07-03T10:30"),
        (recorded(SUMMER, offset_s=14 * HOUR), "Etc/GMT-14", "2025-07-04T12:30"),
        (recorded(SUMMER, offset_s=-13 * HOUR), "Europe/Berlin", "2025-07-04T00:30"),
        # Parts of hours.
        (recorded(SUMMER, offset_s=int(5.5 * HOUR)), "Asia/Kolkata", "2025-07-04T04:00"),
        (recorded(SUMMER, offset_s=int(5.75 * HOUR)), "Asia/Kathmandu", "2025-07-04T04:15"),
        (recorded(SUMMER, offset_s=int(9.5 * HOUR)), "Australia/Adelaide", "2025-07-04T08:00"),
        (recorded(WINTER, offset_s=int(9.5 * HOUR)), "Australia/Darwin", "2025-01-04T09:00"),
        (recorded(WINTER, offset_s=int(10.5 * HOUR)), "Australia/Adelaide", "2025-01-04T10:00"),
        (recorded(SUMMER, offset_s=int(10.5 * HOUR)), "Australia/Lord_Howe", "2025-07-04T09:00"),
        (recorded(SUMMER, offset_s=int(-2.5 * HOUR)), "America/St_Johns", "2025-07-03T20:00"),
        (recorded(WINTER, offset_s=int(-3.5 * HOUR)), "America/St_Johns", "2025-01-03T20:00"),
        (recorded(WINTER, offset_s=int(13.75 * HOUR)), "Pacific/Chatham", "2025-01-04T13:15"),
        (recorded(SUMMER, offset_s=int(3.5 * HOUR)), "Asia/Tehran", "2025-07-04T02:00"),
        (recorded(SUMMER, offset_s=int(8.75 * HOUR)), "Australia/Eucla", "2025-07-04T07:15"),
        (recorded(SUMMER, offset_s=int(1.25 * HOUR)), "Europe/Berlin", "2025-07-04T00:30"),  # nobody has it
        # Only a time on the wall.
        (recorded(wall=on_wall("2025-07-04T06:30")), "Europe/Berlin", "2025-07-04T06:30"),
        (recorded(wall=on_wall("2025-07-04T06:30"), zone="Asia/Tokyo"), "Asia/Tokyo", "2025-07-04T06:30"),
        (recorded(wall=on_wall("2025-07-04T06:30"), offset_s=2 * HOUR), "Europe/Berlin", "2025-07-04T06:30"),
        (recorded(wall=on_wall("2025-07-04T06:30"), offset_s=-4 * HOUR), "Etc/GMT+4", "2025-07-04T06:30"),
        (recorded(wall=on_wall("2025-03-30T01:59")), "Europe/Berlin", "2025-03-30T01:59"),
        (recorded(wall=on_wall("2025-03-30T02:00")), "Europe/Berlin", "2025-03-30T03:00"),
        (recorded(wall=on_wall("2025-03-30T02:59")), "Europe/Berlin", "2025-03-30T03:59"),
        (recorded(wall=on_wall("2025-03-30T03:00")), "Europe/Berlin", "2025-03-30T03:00"),
    ],
)
def test_start_falls_on_the_local_day(recording: Recording, zone: str, local: str) -> None:
    moment = moment_of(recording, in_zone("Europe/Berlin"), ())
    assert moment.local is not None
    assert (moment.zone, f"{moment.local:%Y-%m-%dT%H:%M}") == (zone, local)


def test_of_a_time_that_exists_twice_the_first_is_taken_unless_the_offset_says_which() -> None:
    wall = on_wall("2025-10-26T02:30")
    first, second = datetime(2025, 10, 26, 0, 30, tzinfo=UTC), datetime(2025, 10, 26, 1, 30, tzinfo=UTC)
    berlin = in_zone("Europe/Berlin")
    assert moment_of(recorded(wall=wall), berlin, ()).at == first
    assert moment_of(recorded(wall=wall.replace(fold=1)), berlin, ()).at == first
    assert moment_of(recorded(wall=wall, offset_s=2 * HOUR), berlin, ()).at == first
    assert moment_of(recorded(wall=wall, offset_s=1 * HOUR), berlin, ()).at == second


def test_a_zone_used_around_then_is_taken_before_one_of_hours() -> None:
    zones_used = ("Europe/London", "America/New_York", "America/Santiago")
    there = recorded(SUMMER, offset_s=-4 * HOUR)
    assert moment_of(there, in_zone("Europe/Berlin"), zones_used).zone == "America/New_York"
    assert moment_of(there, in_zone("America/Santiago"), zones_used).zone == "America/Santiago"
    assert moment_of(recorded(SUMMER), in_zone("Europe/Berlin"), zones_used).zone == "Europe/Berlin"


@pytest.mark.parametrize(
    ("drink", "day", "local"),
    [
        (drunk(), "2025-07-03", None),
        (drunk(zone="Pacific/Auckland"), "2025-07-03", None),
        (drunk(start=SUMMER), "2025-07-04", "00:30"),
        (drunk(start=SUMMER, zone="America/New_York"), "2025-07-03", "18:30"),
        (drunk(wall=on_wall("2025-07-03T18:30")), "2025-07-03", "18:30"),
    ],
)
def test_a_drink_is_the_days_unless_its_time_is_known(drink: RecordedDrink, day: str, local: str | None) -> None:
    moment = moment_of(drink, in_zone("Europe/Berlin"), ())
    assert f"{moment.day}" == day
    assert (moment.local and f"{moment.local:%H:%M}") == local
    assert moment.zone == (drink.zone or "Europe/Berlin")


def test_parts_of_a_second_are_cut() -> None:
    start = datetime(2025, 7, 3, 22, 30, 5, 999_999, tzinfo=UTC)
    assert moment_of(recorded(start), in_zone("Europe/Berlin"), ()).at == start.replace(microsecond=0)


@pytest.mark.parametrize(
    "recording",
    [
        recorded(datetime(1969, 12, 31, 23, 59, tzinfo=UTC)),
        recorded(datetime(1970, 1, 1, 0, 30, tzinfo=UTC), offset_s=-HOUR),
        recorded(datetime(2101, 1, 1, tzinfo=UTC)),
        recorded(datetime.min.replace(tzinfo=UTC)),
        recorded(datetime.max.replace(tzinfo=UTC)),
        recorded(wall=FIRST),
        recorded(wall=LAST),
        recorded(wall=FIRST, offset_s=14 * HOUR),
        recorded(wall=LAST, offset_s=-14 * HOUR),
        recorded(),
    ],
)
def test_days_that_no_journal_has_are_invalid(recording: Recording) -> None:
    with pytest.raises(Invalid):
        moment_of(recording, in_zone("Europe/Berlin"), ())


@given(
    st.datetimes(on_wall("1971-01-01T00:00"), on_wall("2100-01-01T00:00"), timezones=st.just(UTC)),
    st.integers(-56, 56).map(lambda quarters: quarters * 900),
    st.sampled_from(["Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe"]),
)
def test_the_zone_has_the_offset_or_is_the_runners(start: datetime, offset_s: int, own: str) -> None:
    moment = moment_of(recorded(start, offset_s=offset_s), in_zone(own), ())
    has_offset = moment.local is not None and moment.local.utcoffset() == timedelta(seconds=offset_s)
    assert has_offset or moment.zone == own
    assert has_offset or offset_s % 3600 or not -12 <= offset_s // 3600 <= 14
    assert moment.at == start.replace(microsecond=0)
    assert moment.day == start.astimezone(ZoneInfo(moment.zone)).date()
    assert date(1970, 1, 1) <= moment.day


@pytest.mark.parametrize(
    ("ahead_s", "offset_s"),
    [
        (7200, 7200),
        (-25200, -25200),
        (20700, 20700),
        (7201, 7200),
        (7260, 7200),
        (7140, 7200),
        (-25260, -25200),
        (7261, None),
        (7139, None),
        (225, None),
        (14 * HOUR, 14 * HOUR),
        (14 * HOUR + 60, 14 * HOUR),
        (14 * HOUR + 900, None),
        (-14 * HOUR, -14 * HOUR),
        (-14 * HOUR - 900, None),
        (-21 * 24 * HOUR, None),
    ],
)
def test_an_offset_is_whole_quarters_of_an_hour(ahead_s: int, offset_s: int | None) -> None:
    assert believed_offset(ahead_s, may_be_zero=False) == offset_s


@pytest.mark.parametrize("ahead_s", [0, 1, -60, 60])
def test_zero_is_believed_only_of_some(ahead_s: int) -> None:
    assert believed_offset(ahead_s, may_be_zero=True) == 0
    assert believed_offset(ahead_s, may_be_zero=False) is None


def test_a_run_of_a_table_without_times_of_day_is_the_days() -> None:
    run = Recording(keys=("csv:0",), richness=Richness.TABLE, day=date(2025, 7, 3))
    moment = moment_of(run, in_zone("Europe/Berlin"), ())
    assert (moment.day, moment.local, moment.zone) == (date(2025, 7, 3), None, "Europe/Berlin")
