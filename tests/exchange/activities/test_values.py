"""Times, numbers and words as files write them, with the boundaries of what can be true."""

from datetime import datetime

import pytest

from runjournal.exchange.activities.values import (
    ClockTime,
    beats_of,
    metres_of,
    read_number,
    read_time,
    seconds_of,
    words_from,
    zone_from,
)

TEN_PAST_FOUR = datetime(2016, 9, 20, 4, 10)  # noqa: DTZ001 - as it is written
UTC_TIME = ClockTime(TEN_PAST_FOUR, is_utc=True)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2016-09-20T04:10:00Z", UTC_TIME),
        ("2016-09-20T04:10:00.000Z", UTC_TIME),
        ("2016-09-20T04:10:00.0000000Z", UTC_TIME),
        ("2016-09-20T04:10:00z", UTC_TIME),
        ("2016-09-20T04:10:00+00:00", UTC_TIME),
        ("2016-09-20T04:10Z", UTC_TIME),
        ("2016-9-20 4:10:00 Z", UTC_TIME),
        ("2016-09-20T06:10:00+02:00", UTC_TIME._replace(offset_s=7200)),
        ("2016-09-20T05:25:00+01:15", UTC_TIME._replace(offset_s=4500)),
        ("2016-09-19T23:10:00-0500", UTC_TIME._replace(offset_s=-18000)),
        ("2016-09-19T23:10:00-05", UTC_TIME._replace(offset_s=-18000)),
        ("2016-09-20 13:10:00 +0900", UTC_TIME._replace(offset_s=32400)),
        ("2016-09-20 1:10:00 PM +0900", UTC_TIME._replace(offset_s=32400)),
        ("2016-09-20 1:10:00\u202fp.m. +0900", UTC_TIME._replace(offset_s=32400)),
        ("2016-09-20 12:10:00 AM -0400", UTC_TIME._replace(offset_s=-14400)),
        ("2016-09-20T04:10:00", ClockTime(TEN_PAST_FOUR)),
        ("2016-09-20 04:10", ClockTime(TEN_PAST_FOUR)),
        ("2016-09-20T04:10:00,250Z", ClockTime(TEN_PAST_FOUR.replace(microsecond=250_000), is_utc=True)),
        ("1970-01-01T00:00:00Z", ClockTime(datetime(1970, 1, 1), is_utc=True)),  # noqa: DTZ001
        ("2100-12-31T23:59:59Z", ClockTime(datetime(2100, 12, 31, 23, 59, 59), is_utc=True)),  # noqa: DTZ001
    ],
)
def test_times(text: str, time: ClockTime) -> None:
    assert read_time(text) == time


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "2016-09-20", "20160920", "04:10:00", "2016-02-30T04:10:00Z", "2016-09-20T24:10:00Z"),
        *("2016-09-20T04:60:00Z", "1901-12-13T20:45:52Z", "1969-12-31T23:59:59Z", "2101-01-01T00:00:00Z"),
        *("0001-01-01T00:00:00+10:00", "9999-12-31T23:59:59-10:00", "2016-09-20T04:10:00+15:00"),
        *("2016-09-20T04:10:00+99:99", "2016-09-20T13:10:00 PMZ Z", "9" * 5000, ":" * 5000),
    ],
)
def test_no_times(text: str) -> None:
    assert read_time(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("49.4471", 49.4471),
        ("49,4471", 49.4471),
        (" -3 ", -3),
        ("1e3", 1000),
        ("٤٩.٥", 49.5),
        ("0", 0),
        *((text, None) for text in ("", "--", "1.234,5", "nan", "inf", "-1e999", "0x10", "9" * 400)),
    ],
)
def test_numbers(text: str, number: float | None) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    ("value", "metres", "seconds", "beats"),
    [
        (None, None, None, None),
        (0.5, None, None, None),
        (0.51, 1, 1, None),
        (19.9, 20, 20, None),
        (20.0, 20, 20, 20),
        (260.0, 260, 260, 260),
        (260.1, 260, 260, None),
        (259_200.0, 259_200, 259_200, None),
        (259_200.1, 259_200, None, None),
        (500_000.0, 500_000, None, None),
        (500_000.1, None, None, None),
        (float("inf"), None, None, None),
        (float("nan"), None, None, None),
        (-1.0, None, None, None),
    ],
)
def test_what_can_be(value: float | None, metres: int | None, seconds: int | None, beats: int | None) -> None:
    assert (metres_of(value), seconds_of(value), beats_of(value)) == (metres, seconds, beats)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (" felt\n\tgood ", "felt good"),
        ("a\x1b[31mb", "a?[31mb"),
        ("x" * 3000, "x" * 2000),
        ("", ""),
    ],
)
def test_words(text: str, words: str) -> None:
    assert words_from(text) == words


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "Europe/Berlin", "UTC", "Etc/GMT-2"])
def test_a_zone_that_there_is(zone: str) -> None:
    assert zone_from(zone) == zone


@pytest.mark.parametrize("name", ["", "Nowhere/Land", "../etc/passwd", "/etc/localtime", "GMT+0200", "+02:00", "a\0b"])
def test_a_zone_that_there_is_not(name: str) -> None:
    assert zone_from(name) == ""
