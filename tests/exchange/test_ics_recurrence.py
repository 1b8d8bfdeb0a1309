"""The days of a rule are those that an independent implementation finds, and a hostile rule costs little."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from unittest.mock import patch

import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from runjournal.exchange.calendar.content_lines import ContentLine
from runjournal.exchange.calendar.properties import rule_parts
from runjournal.exchange.calendar.recurrence import WEEKDAYS, Budget, read_recurrence
from runjournal.exchange.lines import FormatError

LAST = date(2027, 4, 16)


def parts(rule: str) -> Mapping[str, Sequence[str]]:
    return rule_parts(ContentLine(7, "RRULE", {}, rule))


def days(rule: str, start: date, first: date | None = None, last: date = LAST) -> list[date]:
    found = read_recurrence(7, parts(rule), time(8, 30))
    return [day for day in found.days(start, first or start, last, Budget()) if day >= (first or start)]


TABLE = {
    "every third day": ("FREQ=DAILY;INTERVAL=3;COUNT=3", "2026-04-15 2026-04-18 2026-04-21"),
    "two weekdays": ("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4", "2026-04-15 2026-04-16 2026-04-21 2026-04-23"),
    "every other week": ("FREQ=WEEKLY;INTERVAL=2;COUNT=3", "2026-04-15 2026-04-29 2026-05-13"),
    "the last Sunday": ("FREQ=MONTHLY;BYDAY=-1SU;COUNT=3", "2026-04-15 2026-04-26 2026-05-31"),
    "the last day": ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", "2026-04-15 2026-04-30 2026-05-31"),
    "the last weekday": ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3", "2026-04-15 2026-04-30 2026-05-29"),
    "yearly": ("FREQ=YEARLY;COUNT=2", "2026-04-15 2027-04-15"),
    "once": ("FREQ=DAILY;COUNT=1", "2026-04-15"),
}


@pytest.mark.parametrize(("rule", "expected"), TABLE.values(), ids=TABLE)
def test_rules(rule: str, expected: str) -> None:
    assert [str(day) for day in days(rule, date(2026, 4, 15))] == expected.split()


def weekdays(*, ordinals: bool) -> st.SearchStrategy[str]:
    """All with a number or none: dateutil would want both of a day where they are mixed, RFC 5545 either."""
    one = st.sampled_from(WEEKDAYS)
    numbered = st.tuples(st.sampled_from(["1", "2", "-1", "4"]), one).map("".join)
    plain = st.lists(one, min_size=1, max_size=4, unique=True)
    return (plain | st.lists(numbered, min_size=1, max_size=4, unique=True) if ordinals else plain).map(",".join)


@st.composite
def rules(draw: st.DrawFn) -> str:
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 5))}"]
    if draw(st.booleans()):
        parts.append(f"BYDAY={draw(weekdays(ordinals=frequency in ('MONTHLY', 'YEARLY')))}")
    if draw(st.booleans()) and frequency != "WEEKLY":
        month_days = st.integers(-31, 31).filter(bool)
        parts.append(f"BYMONTHDAY={','.join(map(str, draw(st.lists(month_days, min_size=1, max_size=3))))}")
    if draw(st.booleans()):
        months = draw(st.lists(st.integers(1, 12), min_size=1, max_size=4, unique=True))
        parts.append(f"BYMONTH={','.join(map(str, months))}")
    if draw(st.booleans()) and frequency != "DAILY" and len(parts) > 2:
        parts.append(f"BYSETPOS={draw(st.sampled_from(['1', '-1', '2', '1,-2']))}")
    if draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(WEEKDAYS))}")
    return ";".join(parts)


@given(rule=rules(), start=st.dates(date(2020, 1, 1), date(2026, 4, 15)), back=st.integers(0, 40))
def test_the_days_are_those_of_dateutil(rule: str, start: date, back: int) -> None:
    """That library leaves out a start which the rule does not name; a calendar shows it, and so do we."""
    first, begin = LAST - timedelta(days=366 + back), datetime(start.year, start.month, start.day)  # noqa: DTZ001
    until = f"{LAST:%Y%m%d}T000000"
    with patch("datetime.MAXYEAR", LAST.year):  # to which it walks where a rule has no more days
        theirs = [at.date() for at in rrulestr(f"{rule};UNTIL={until}", dtstart=begin) if at.date() >= first]
    assert sorted({*days(rule, start, first)} - {start}) == [day for day in theirs if day != start]


@given(rule=rules(), start=st.dates(date(2026, 1, 1), date(2026, 4, 15)), times=st.integers(1, 40))
def test_a_count_counts_from_the_start(rule: str, start: date, times: int) -> None:
    counted, all_of_them = days(f"{rule};COUNT={times}", start), days(rule, start)
    assert counted == all_of_them[:times]


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("FREQ=SECONDLY", "not by 'SECONDLY'"),
        ("FREQ=HOURLY;COUNT=3", "not by 'HOURLY'"),
        ("COUNT=3", "without FREQ"),
        ("", "without FREQ"),
        ("FREQ=SOMETIMES", "rule|not by"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL of a rule is from 1"),
        ("FREQ=DAILY;INTERVAL=-1", "INTERVAL|rule"),
        ("FREQ=DAILY;COUNT=0", "COUNT of a rule"),
        ("FREQ=DAILY;COUNT=99999999999999999999", "rule"),
        ("FREQ=DAILY;COUNT=1,2", "COUNT of a rule is one value"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY|rule"),
        ("FREQ=MONTHLY;BYDAY=XX", "rule"),
        ("FREQ=MONTHLY;BYDAY=99MO", "rule|weekday"),
        ("FREQ=YEARLY;BYYEARDAY=100", "BYYEARDAY is not understood"),
        ("FREQ=DAILY;BYHOUR=1,2,3", "BYHOUR other than the start's"),
        ("FREQ=DAILY;BYHOUR=8;BYMINUTE=31", "BYMINUTE other than the start's"),
        ("FREQ=DAILY;UNTIL=never", "rule"),
    ],
)
def test_a_rule_that_is_wrong(rule: str, reason: str) -> None:
    with pytest.raises(FormatError, match=reason) as caught:
        days(rule, date(2026, 4, 15))
    assert caught.value.line == 7


@pytest.mark.parametrize(
    ("rule", "last"),
    [
        ("UNTIL=20260418", "2026-04-18"),
        ("UNTIL=2026-04-18", "2026-04-18"),
        ("UNTIL=TZID=Europe/Berlin:20260418T083000", "2026-04-18"),
        ("COUNT=4;BYHOUR=8;BYMINUTE=30;BYSECOND=00", "2026-04-18"),
        ("COUNT=4; BYDAY = SA,SU,+MO", "2026-04-20"),
        ("COUNT=4;BYDAY=;BYMONTH=,;UNTIL=;", "2026-04-18"),
    ],
)
def test_rules_in_other_forms(rule: str, last: str) -> None:
    found = read_recurrence(7, parts(f"FREQ=DAILY;{rule}".lower()), time(8, 30))
    days_of = found.days(date(2026, 4, 15), date(2026, 4, 15), LAST, Budget())
    until = found.until.date() if isinstance(found.until, datetime) else found.until
    assert str(max(day for day in days_of if not until or day <= until)) == last


def test_a_rule_without_a_day_comes_to_its_end() -> None:
    assert days("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", date(1970, 1, 1)) == [date(1970, 1, 1)]


def test_an_old_rule_without_end_is_not_walked_from_its_start() -> None:
    rule = read_recurrence(7, parts("FREQ=DAILY"))
    found = list(rule.days(date(1970, 1, 1), date(2026, 4, 1), LAST, Budget(400)))
    assert (found[-1], len(found)) == (LAST, 383)


def test_steps_are_counted() -> None:
    rule = read_recurrence(7, parts("FREQ=DAILY;COUNT=2147483647"))
    with pytest.raises(FormatError, match="too often"):
        list(rule.days(date(1970, 1, 1), date(2026, 4, 1), LAST, Budget(400)))
