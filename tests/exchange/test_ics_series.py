"""Series with exceptions: every occurrence is that of an independent expansion, over zones and changes of clocks."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.exchange.calendars import calendar, entries, event, lines, reader

ZONES = ("Europe/London", "America/New_York", "Pacific/Auckland", "Asia/Kolkata", "Australia/Lord_Howe")
FIRST, LAST = date(2026, 4, 16), date(2027, 4, 10)
"""Within the days that are spelled out as of 15 April 2026."""


class Series(NamedTuple):
    """A series as a test writes it, on the clock of a zone or in whole days, with days out, days in, and moved ones."""

    zone: str
    start: datetime
    rules: tuple[str, ...]
    out: tuple[datetime, ...]
    more: tuple[datetime, ...]
    moved: dict[datetime, datetime]
    form: int
    is_whole_day: bool


HALF_PAST_ONE = datetime.combine(date(2026, 10, 23), time(1, 30))
"""Of the 25th the clocks of London show it twice, of 28 March never."""
OVER_BOTH_CHANGES = Series(
    "Europe/London", HALF_PAST_ONE, ("FREQ=DAILY",), (HALF_PAST_ONE + timedelta(days=1),), (), {}, 3, False
)  # fmt: skip
SHAPES = (
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;BYDAY=TU,SA",
    "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,SU",
    "FREQ=MONTHLY;BYDAY=-1SU",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU",
)


@st.composite
def series(draw: st.DrawFn) -> Series:
    days = st.dates(FIRST, date(2026, 12, 1))
    start = datetime.combine(draw(days), time(draw(st.integers(0, 23)), draw(st.sampled_from((0, 30)))))
    rules = draw(st.lists(rule_texts(), min_size=1, max_size=2, unique=True))
    walls = expanded(start, rules)
    some = st.lists(st.sampled_from(walls), max_size=3, unique=True)
    out, changed = draw(some), draw(some)
    more = [datetime.combine(day, start.time()) for day in draw(st.lists(days, max_size=2, unique=True))]
    hours = st.integers(1, 200)
    moved = {wall: wall + timedelta(hours=draw(hours)) for wall in changed if wall not in out}
    zone, form, is_whole_day = draw(st.sampled_from(ZONES)), draw(st.integers(0, 3)), draw(st.booleans())
    return Series(zone, start, tuple(rules), tuple(out), tuple(more), moved, form, is_whole_day)


@st.composite
def rule_texts(draw: st.DrawFn) -> str:
    shape = draw(st.sampled_from(SHAPES))
    return f"{shape};COUNT={draw(st.integers(1, 12))}" if draw(st.booleans()) else shape


def expanded(start: datetime, rules: Sequence[str]) -> list[datetime]:
    """The local times of rules, with the start, by dateutil."""
    until = datetime.combine(LAST, start.time())
    found = {start}
    for rule in rules:
        count = rule.partition("COUNT=")[2]
        theirs = list(rrulestr(rule.partition(";COUNT")[0], dtstart=start).between(start, until, inc=True))
        days = sorted({start, *theirs})
        found |= {*(days[: int(count)] if count else days)}
    return sorted(found)


def instant(wall: datetime, zone: str) -> datetime:
    return wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def written(name: str, wall: datetime, one: Series) -> str:
    """A time in one of the forms that programs write: in the zone, without one, in UTC, or a whole day as a date."""
    if one.is_whole_day and one.form == 0:
        return f"{name};VALUE=DATE:{wall:%Y%m%d}"
    at = datetime.combine(wall.date(), time()) if one.is_whole_day else wall
    match one.form:
        case 0 | 1:
            return f"{name};TZID={one.zone}:{at:%Y%m%dT%H%M%S}"
        case 2:
            return f"{name}:{at:%Y%m%dT%H%M%S}"
    return f"{name}:{instant(at, one.zone):%Y%m%dT%H%M%SZ}"


def file_of(one: Series) -> str:
    start = f"DTSTART;TZID={one.zone}:{one.start:%Y%m%dT%H%M%S}"
    if one.is_whole_day:
        start = f"DTSTART;VALUE=DATE:{one.start:%Y%m%d}"
    master = event(
        start,
        *(f"RRULE:{rule}" for rule in one.rules),
        *(written("EXDATE", wall, one) for wall in one.out),
        *(written("RDATE", wall, one) for wall in one.more),
    )
    changes = [
        event(
            written("RECURRENCE-ID", old, one),
            start.partition(":")[0] + new.strftime(":%Y%m%dT%H%M%S"),
            summary="Tempo",
        )
        for old, new in one.moved.items()
    ]
    return calendar([f"X-WR-TIMEZONE:{one.zone}"], *changes, master)


def walls_of(one: Series) -> list[datetime]:
    """The local times that are left, those that were moved at their new one."""
    kept = {*expanded(one.start, one.rules), *one.more} - {*one.out}
    return [*(kept - one.moved.keys()), *one.moved.values()]


@settings(max_examples=120)
@given(one=series())
@example(OVER_BOTH_CHANGES)
def test_the_occurrences_are_those_of_dateutil(one: Series) -> None:
    found = [entry for entry in entries(file_of(one), reader("Europe/Berlin")) if FIRST <= entry.day <= LAST]
    walls = [wall for wall in walls_of(one) if FIRST <= wall.date() <= LAST]
    if one.is_whole_day:
        assert sorted(entry.day for entry in found) == sorted(wall.date() for wall in walls)
    else:
        instants = sorted(instant(wall, one.zone) for wall in walls)
        assert sorted(entry.start.at for entry in found if entry.start.at) == instants


START = "DTSTART;TZID=Europe/London:20260501T070000"
LATER = "RECURRENCE-ID;RANGE=THISANDFUTURE"

SERIES = {
    "moved from one day on": (
        [
            event(START, "RRULE:FREQ=WEEKLY;COUNT=4"),
            event(f"{LATER};TZID=Europe/London:20260508T070000", "DTSTART;TZID=Europe/London:20260509T180000"),
        ],
        ["05-01 07:00", "05-09 18:00", "05-16 18:00", "05-23 18:00"],
    ),
    "moved from one day on, one of those again": (
        [
            event("RECURRENCE-ID;TZID=Europe/London:20260515T070000", "DTSTART;TZID=Europe/London:20260514T120000"),
            event(f"{LATER}:20260508T060000Z", "DTSTART;TZID=Europe/London:20260509T180000"),
            event(START, "RRULE:FREQ=WEEKLY;COUNT=4"),
        ],
        ["05-01 07:00", "05-09 18:00", "05-14 12:00", "05-23 18:00"],
    ),
    "whole days from one day on": (
        [
            event("DTSTART:20260501", "RRULE:FREQ=WEEKLY;COUNT=3"),
            event(f"{LATER}:20260508", "DTSTART:20260509"),
        ],
        ["05-01", "05-09", "05-16"],
    ),
    "two rules": (
        [event(START, "RRULE:FREQ=WEEKLY;COUNT=2", "RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=3")],
        ["05-01 07:00", "05-05 07:00", "05-08 07:00", "05-12 07:00"],
    ),
    "a rule against another": (
        [event(START, "RRULE:FREQ=DAILY;COUNT=4", "EXRULE:FREQ=DAILY;INTERVAL=2")],
        ["05-02 07:00", "05-04 07:00"],
    ),
    "older than all journals": ([event("DTSTART:19690501", "RRULE:FREQ=YEARLY")], ["05-01"]),
    "days out in the form of vCalendar": (
        [event(START, "RRULE:FREQ=DAILY;COUNT=4", "EXDATE:20260502T060000Z;20260503T060000Z")],
        ["05-01 07:00", "05-04 07:00"],
    ),
    "a day added to times": ([event(START, "RDATE;VALUE=DATE:20260503")], ["05-01 07:00", "05-03 07:00"]),
    "a time moved that is named by its day": (
        [
            event(START, "RRULE:FREQ=DAILY;COUNT=2"),
            event("RECURRENCE-ID:20260502", START.replace("0501T07", "0503T08")),
        ],
        ["05-01 07:00", "05-03 08:00"],
    ),
    "a day out and a time moved that are named by midnight": (
        [
            event(START, "RRULE:FREQ=DAILY;COUNT=3", "EXDATE;TZID=Europe/London:20260502T000000"),
            event("RECURRENCE-ID:20260503T000000", START.replace("0501T07", "0503T18")),
        ],
        ["05-01 07:00", "05-03 18:00"],
    ),
    "midnight out of a series of midnights": (
        [
            event(
                "DTSTART:20260501T000000",
                "RRULE:FREQ=DAILY;COUNT=3",
                "EXDATE:20260502T000000",
                "RDATE:20260502T090000",
            )
        ],
        ["05-01 00:00", "05-02 09:00", "05-03 00:00"],
    ),
    "a day moved that is named by its time": (
        [
            event("DTSTART:20260501", "RRULE:FREQ=DAILY;COUNT=2"),
            event("RECURRENCE-ID:20260501T230000Z", "DTSTART:20260504"),
        ],
        ["05-01", "05-04"],
    ),
    "flagged as whole days, until midnight in UTC": (
        [
            event(
                "DTSTART;TZID=Europe/London:20260501T000000",
                "DTEND;TZID=Europe/London:20260502T000000",
                "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
                "RRULE:FREQ=DAILY;UNTIL=20260502T230000Z",
                "EXDATE;TZID=Europe/London:20260502T000000",
            )
        ],
        ["05-01", "05-03"],
    ),
    "whole days until the last second": (
        [event("DTSTART:20260501", "RRULE:FREQ=DAILY;UNTIL=20260502T225959Z")],
        ["05-01", "05-02"],
    ),
    "whole days until midnight of UTC": (
        [event("DTSTART:20260501", "RRULE:FREQ=DAILY;UNTIL=20260502T000000Z")],
        ["05-01", "05-02"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("events", "expected"), SERIES.values(), ids=SERIES)
def test_series_as_programs_write_them(events: list[list[str]], expected: list[str]) -> None:
    found = lines(calendar(*events))
    assert sorted(line.removeprefix("2026-").partition(" Europe/London")[0] for line in found) == expected


FAR_WEST = {
    "midnight there": ("UNTIL=20260503T070000Z", ["01", "02", "03"]),
    "the last second there": ("UNTIL=20260503T065959Z", ["01", "02"]),
    "midnight of UTC": ("UNTIL=20260503T000000Z", ["01", "02", "03"]),
    "noon": ("UNTIL=20260503T120000Z", ["01", "02", "03"]),
}


@pytest.mark.parametrize(("until", "days"), FAR_WEST.values(), ids=FAR_WEST)
def test_the_last_whole_day_far_in_the_west(until: str, days: list[str]) -> None:
    found = lines(calendar(event("DTSTART:20260501", f"RRULE:FREQ=DAILY;{until}")), reader("America/Los_Angeles"))
    assert [line[8:10] for line in found] == days


def test_an_unreadable_change_is_neither_planned_nor_called_off() -> None:
    who = reader()
    series_of = event(START, "RRULE:FREQ=DAILY;COUNT=3")
    change = event("RECURRENCE-ID;TZID=Europe/London:20260502T070000", "DTSTART:20260502T080000", "RRULE:FREQ=NEVER")
    assert [line[:10] for line in lines(calendar(series_of, change), who)] == ["2026-05-01", "2026-05-03"]
    assert [one.line for one in who.report.left_out] == [14]
    assert who.report.uids == set()
