"""Moments, days and gaps where the clocks change and the calendar does."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given

from runjournal.model.entries import Massage, Race
from runjournal.model.limits import FIRST_DAY, LAST_DAY, Invalid
from runjournal.model.moments import (
    Gap,
    Moment,
    NoSuchTime,
    Span,
    day_span,
    in_hours,
    is_repeated,
    local_day,
    to_instant,
    zone_info,
)
from tests.strategies import ZONES, moments

SKIPPED = {
    "Berlin, spring": ("Europe/Berlin", "2026-03-29T02:30", "01:59", "03:00"),
    "New York, spring": ("America/New_York", "2026-03-08T02:00", "01:59", "03:00"),
    "Lord Howe, half an hour": ("Australia/Lord_Howe", "2026-10-04T02:15", "01:59", "02:30"),
    "Troll, two hours": ("Antarctica/Troll", "2026-03-29T01:30", "00:59", "03:00"),
    "Beirut, at midnight": ("Asia/Beirut", "2026-03-29T00:30", "23:59", "01:00"),
}


@pytest.mark.parametrize(("zone", "wall", "before", "after"), SKIPPED.values(), ids=SKIPPED.keys())
def test_a_time_that_the_clocks_skip_names_its_neighbours(zone: str, wall: str, before: str, after: str) -> None:
    skipped = datetime.fromisoformat(wall)
    with pytest.raises(NoSuchTime) as caught:
        to_instant(skipped, zone)
    assert (f"{caught.value.before:%H:%M}", f"{caught.value.after:%H:%M}") == (before, after)
    assert caught.value.sentence.endswith(f"the clocks go from {before} to {after}")
    assert not is_repeated(skipped, zone)


EDGES = {
    "a minute before": ("2026-03-29T01:59", "2026-03-29T00:59"),
    "as the clocks have gone forward": ("2026-03-29T03:00", "2026-03-29T01:00"),
    "the first of two": ("2026-10-25T02:30", "2026-10-25T00:30"),
    "after both": ("2026-10-25T03:00", "2026-10-25T02:00"),
}


@pytest.mark.parametrize(("wall", "instant"), EDGES.values(), ids=EDGES.keys())
def test_a_wall_time_is_an_instant(wall: str, instant: str) -> None:
    expected = datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert to_instant(datetime.fromisoformat(wall), "Europe/Berlin") == expected


def test_of_a_repeated_time_the_second_can_be_meant() -> None:
    first = Moment.at_wall(date(2026, 10, 25), time(2, 30), "Europe/Berlin")
    second = Moment.at_wall(date(2026, 10, 25), time(2, 30), "Europe/Berlin", second=True)
    assert Gap.between(first.span, second.span) == Gap(timedelta(hours=1), timedelta(hours=1))
    assert first.is_repeated
    assert second.is_repeated


@pytest.mark.parametrize("wall", ["01:59", "03:00"])
def test_next_to_the_repeated_hour_nothing_repeats(wall: str) -> None:
    assert not Moment.at_wall(date(2026, 10, 25), time.fromisoformat(wall), "Europe/Berlin").is_repeated


HOURS = {
    "usual": ("Europe/Berlin", "2026-11-23", 24),
    "clocks forward": ("Europe/Berlin", "2026-03-29", 23),
    "clocks back": ("Europe/Berlin", "2026-10-25", 25),
    "half an hour back": ("Australia/Lord_Howe", "2026-04-05", 24.5),
    "two hours forward": ("Antarctica/Troll", "2026-03-29", 22),
    "without its first hour": ("Asia/Beirut", "2026-03-29", 23),
}


@pytest.mark.parametrize(("zone", "day", "hours"), HOURS.values(), ids=HOURS.keys())
def test_a_day_lasts_until_the_next(zone: str, day: str, hours: float) -> None:
    span = day_span(date.fromisoformat(day), zone)
    assert span.latest - span.earliest == timedelta(hours=hours) - timedelta(microseconds=1)


def test_a_day_that_a_zone_skipped_is_refused() -> None:
    with pytest.raises(Invalid, match="was skipped in Pacific/Apia"):
        Moment.whole_day(date(2011, 12, 30), "Pacific/Apia")


@pytest.mark.parametrize("day", [FIRST_DAY, LAST_DAY])
def test_the_first_and_the_last_day_are_days(day: date) -> None:
    for zone in ZONES:
        assert Moment.whole_day(day, zone).span.earliest < Moment.whole_day(day, zone).span.latest


@pytest.mark.parametrize("day", [FIRST_DAY - timedelta(days=1), LAST_DAY + timedelta(days=1), date.min, date.max])
def test_days_beyond_are_refused(day: date) -> None:
    with pytest.raises(Invalid, match="between 1970 and 2100"):
        Moment.whole_day(day, "UTC")


REFUSED = {
    "another offset": datetime.fromisoformat("2026-11-23T18:00:00+01:00"),
    "no offset": datetime.fromisoformat("2026-11-23T18:00:00"),
    "parts of a second": datetime(2026, 11, 23, 18, 0, 0, 1, UTC),
    "another day": datetime(2026, 11, 24, 18, 0, 0, 0, UTC),
}


@pytest.mark.parametrize("at", REFUSED.values(), ids=REFUSED.keys())
def test_a_start_is_a_utc_second_of_its_day(at: datetime) -> None:
    with pytest.raises(Invalid):
        Moment(date(2026, 11, 23), "UTC", at)


@pytest.mark.parametrize(
    "zone", ["", "Berlin", "Europe/Atlantis", "../UTC", "/etc/localtime", "Europe", "\0", "x" * 999]
)
def test_what_is_no_zone_is_refused(zone: str) -> None:
    with pytest.raises(Invalid, match="is no time zone") as caught:
        zone_info(zone)
    assert caught.value.field == "zone"


@given(moments())
def test_an_instant_lies_on_its_local_day(moment: Moment) -> None:
    assert local_day(moment.span.earliest, moment.zone) == moment.day
    assert local_day(moment.span.latest, moment.zone) == moment.day


@given(moments(whole=False))
def test_the_wall_gives_back_the_instant(moment: Moment) -> None:
    local = moment.local
    assert local is not None
    wall = local.replace(tzinfo=None, fold=0)
    assert to_instant(wall, moment.zone, second=bool(local.fold)) == moment.at
    assert moment.is_repeated or not local.fold


GAPS = {
    "exact": ("2026-11-27T18:00", 60, "2026-11-29T10:00", "39 h"),
    "clocks forward on the way": ("2026-03-27T09:00", 60, "2026-03-29T10:00", "47 h"),
    "clocks back on the way": ("2026-10-23T09:00", 60, "2026-10-25T10:00", "49 h"),
}


@pytest.mark.parametrize(("start", "minutes", "race", "gap"), GAPS.values(), ids=GAPS.keys())
def test_a_gap_is_time_that_passes(start: str, minutes: int, race: str, gap: str) -> None:
    massage = Massage(start=_moment(start), duration_s=minutes * 60)
    between = Gap.between(massage.ends, Race(start=_moment(race)).starts)
    assert between.is_exact
    assert in_hours(between.least) == gap


def test_a_gap_to_a_whole_day_is_an_interval() -> None:
    massage = Massage(start=_moment("2026-11-27T18:00"), duration_s=3600)
    gap = Gap.between(massage.ends, Race(start=Moment.whole_day(date(2026, 11, 29), "Europe/Berlin")).starts)
    assert not gap.is_exact
    assert (in_hours(gap.least), in_hours(gap.most)) == ("29 h", "52 h 59 m")


def test_a_massage_on_a_whole_day_ends_on_that_day() -> None:
    massage = Massage(start=Moment.whole_day(date(2026, 11, 27), "UTC"), duration_s=7200)
    assert massage.ends == massage.starts == day_span(date(2026, 11, 27), "UTC")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 h"),
        (59, "0 h"),
        (60, "0 h 1 m"),
        (48 * 3600 - 1, "47 h 59 m"),
        (48 * 3600, "48 h"),
        (-90 * 60, "-1 h 30 m"),
    ],
)
def test_hours_are_floored_to_the_minute(seconds: int, said: str) -> None:
    assert in_hours(timedelta(seconds=seconds)) == said


def test_a_span_moves_as_a_whole() -> None:
    first, last = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC)
    assert Span(first, last).shifted(timedelta(hours=1)) == Span(first + timedelta(hours=1), last + timedelta(hours=1))


def _moment(wall: str) -> Moment:
    local = datetime.fromisoformat(wall)
    return Moment.at_wall(local.date(), local.time(), "Europe/Berlin")
