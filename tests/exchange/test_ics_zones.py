"""What the names of time zones mean, as programs write them, and what becomes of those that nobody knows."""

from datetime import timedelta

import pytest

from runjournal.exchange.calendar.zone_names import iana_zone, offset_in
from tests.exchange.calendars import calendar, event, lines, reader
from tests.exchange.test_ics_reading import VIENNA

NAMES = {
    "Europe/Berlin": "Europe/Berlin",
    "europe/berlin": "Europe/Berlin",
    "EUROPE/BERLIN": "Europe/Berlin",
    '"Europe/Berlin"': "Europe/Berlin",
    "Europe-Berlin": "Europe/Berlin",
    "America/New York": "America/New_York",
    "/mozilla.org/20050126_1/Europe/Berlin": "Europe/Berlin",
    "/freeassociation.sourceforge.net/Tzfile/America/Argentina/Buenos_Aires": "America/Argentina/Buenos_Aires",
    "US/Eastern": "US/Eastern",
    "EST5EDT": "EST5EDT",
    "Etc/GMT+5": "Etc/GMT+5",
    "W. Europe Standard Time": "Europe/Berlin",
    "W. Europe Standard Time 1": "Europe/Berlin",
    "GMT Standard Time 1": "Europe/London",
    "w. europe standard time": "Europe/Berlin",
    "W. Europe Daylight Time": "Europe/Berlin",
    "New Zealand Standard Time (2)": "Pacific/Auckland",
    "Pacific Time (US & Canada)": "America/Los_Angeles",
    "Eastern Time": "America/New_York",
    "(UTC+01:00) Amsterdam, Berlin, Bern, Rome": "Europe/Amsterdam",
    "(GMT+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien": "Europe/Amsterdam",
    "(UTC-05:00) Eastern Time (US & Canada)": "America/New_York",
    "(GMT) Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London": "Europe/Dublin",
    "(UTC+12:00) Auckland, Wellington": "Pacific/Auckland",
    "Nepal Standard Time": "Asia/Kathmandu",
    "India Standard Time": "Asia/Kolkata",
    "FLE Standard Time": "Europe/Kyiv",
    "Asia/Calcutta": "Asia/Calcutta",
    "CEST": "Europe/Berlin",
    "Mitteleuropäische Zeit": "Europe/Berlin",
    "UTC": "UTC",
    "Etc/UTC": "UTC",
    "GMT": "UTC",
    "Z": "UTC",
    "tzone://Microsoft/Utc": "UTC",
    "(UTC+03:00) Berlin": "",
    "(GMT -05:00)": "",
    "UTC+1": "",
    "Customized Time Zone": "",
    "tzone://Microsoft/Custom": "",
    "Mars/Olympus": "",
    "Z1/Y/X/W": "",
    "../../etc/passwd": "",
    "Europe": "",
    "": "",
    "x" * 100_000: "",
}


@pytest.mark.parametrize(("name", "zone"), NAMES.items())
def test_the_zone_of_a_name(name: str, zone: str) -> None:
    assert iana_zone(name) == zone


OFFSETS = {
    "(UTC+01:00) Amsterdam": 60,
    "(GMT -05:00)": -300,
    "GMT+05:30": 330,
    "(GMT+01.00) Amsterdam": 60,
    "GMT -0500 (Standard) / GMT -0400 (Daylight)": -300,
    "GMT−5": -300,
    "UTC+1": 60,
    "+0530": 330,
    "-3": -180,
    "(UTC) Coordinated Universal Time": 0,
    "UTC+14": 840,
    "UTC+15": None,
    "Zone-5": None,
    "Z1/Y/X/W": None,
    "Customized Time Zone": None,
    "": None,
}


@pytest.mark.parametrize(("name", "minutes"), OFFSETS.items())
def test_the_offset_in_a_name(name: str, minutes: int | None) -> None:
    assert offset_in(name) == (None if minutes is None else timedelta(minutes=minutes))


OURS = [line.replace("My Vienna", "{}") for line in VIENNA]


def defined(name: str) -> list[str]:
    return [line.format(name) for line in OURS]


STARTS = {
    "defined in quotes": ('"Club"', 'TZID="Club"', "06:00 Europe/London"),
    "defined in quotes, named without": ('"Club"', "TZID=Club", "06:00 Europe/London"),
    "defined without quotes, named with": ("Club", 'TZID="Club"', "06:00 Europe/London"),
    "defined with a colon": ("GMT+03:00", "TZID=GMT+03:00", "06:00 Europe/London"),
    "named with a semicolon": ("Vienna; Wien", "TZID=Vienna; Wien", "06:00 Europe/London"),
    "named with quotes that stay open": ("Club", 'TZID="Club', "06:00 Europe/London"),
    "named in other letters": ("Club", "TZID=CLUB", "06:00 Europe/London"),
    "known whatever the file defines": ("Asia/Tokyo", "TZID=Asia/Tokyo", "07:00 Asia/Tokyo"),
    "not defined, by its offset": ("Club", "TZID=GMT+05:30", "02:30 Europe/London"),
    "UTC under another name": ("Club", "TZID=tzone://Microsoft/Utc", "08:00 Europe/London"),
    "neither known nor defined": ("Club", "TZID=Customized Time Zone", "07:00 Europe/London"),
}


@pytest.mark.parametrize(("name", "named", "expected"), STARTS.values(), ids=STARTS)
def test_zones_that_a_file_defines(name: str, named: str, expected: str) -> None:
    (line,) = lines(calendar(defined(name), event(f"DTSTART;{named}:20260502T070000")))
    assert line == f"2026-05-02 {expected} run easy planned"


def test_a_zone_that_nobody_knows_is_said_once_with_the_runners_own() -> None:
    who = reader()
    unknown = [event("DTSTART;TZID=Nowhere\x1b:20260502T070000", uid=uid, summary=f"Run {uid}k") for uid in "567"]
    assert len(lines(calendar(*unknown), who)) == 3
    assert who.report.remarks == ['The time zone "Nowhere" is not known: its times are read in Europe/London.']


def test_a_zone_whose_definition_cannot_be_read_is_said() -> None:
    who = reader()
    broken = [line.replace("TZOFFSETTO:+0200", "TZOFFSETTO:later") for line in defined("Club")]
    (line,) = lines(calendar(broken, event("DTSTART;TZID=Club:20260502T070000")), who)
    assert line.startswith("2026-05-02 07:00 Europe/London")
    assert who.report.remarks[0] == (
        "The time zone in line 3 cannot be read: TZOFFSETTO is no offset that can be read: 'later'."
    )


def test_no_more_than_some_remarks_are_made() -> None:
    who = reader()
    many = (event(f"DTSTART;TZID=Nowhere {number}.:20260502T070000", uid=f"{number}") for number in range(100))
    lines(calendar(*many), who)
    assert len(who.report.remarks) == 20


OF_THE_CALENDAR = {
    "a time without a zone": ("DTSTART:20260502T070000", "2026-05-02 07:00 America/New_York"),
    "a time with a zone": ("DTSTART;TZID=Europe/Berlin:20260502T070000", "2026-05-02 07:00 Europe/Berlin"),
    "a time in UTC": ("DTSTART:20260502T070000Z", "2026-05-02 08:00 Europe/London"),
    "a time with an offset": ("DTSTART:20260502T070000-0400", "2026-05-02 12:00 Europe/London"),
    "a day": ("DTSTART:20260502", "2026-05-02 Europe/London"),
}


@pytest.mark.parametrize(("start", "expected"), OF_THE_CALENDAR.values(), ids=OF_THE_CALENDAR)
def test_times_without_a_zone_are_in_that_of_the_calendar(start: str, expected: str) -> None:
    text = calendar(["X-WR-TIMEZONE:America/New_York"], event(start))
    assert lines(text) == [f"{expected} run easy planned"]
    other = calendar(event("DTSTART:20260503T070000", uid="two"))
    assert lines(text + other)[1] == "2026-05-03 07:00 Europe/London run easy planned"
