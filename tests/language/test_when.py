"""When things start: days, weekdays, dates without a year, times, and which of them lie ahead."""

import re
from datetime import UTC, date, datetime

import pytest

from runjournal.language.line.parse import parse
from runjournal.model.choices import Status
from runjournal.model.context import Context
from runjournal.model.entries import Massage, Race, Run
from runjournal.model.settings import Settings
from tests.language.reading import LONDON, NOON, day, entries, entry, problem, read, starts

MINUTES_AND_SECONDS = re.compile(r"(?<!at )\b\d+:\d\d$")
FRIDAY_NOON = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "expected"),
    {
        "today": "2026-11-23 12:00",
        "t": "2026-11-23 12:00",
        "yesterday": "2026-11-22",
        "yest": "2026-11-22",
        "y": "2026-11-22",
        "tomorrow": "2026-11-24",
        "-2": "2026-11-21",
        "+3": "2026-11-26",
        "-0": "2026-11-23 12:00",
        "2026-11-20": "2026-11-20",
        "2026-11-20T07:10": "2026-11-20 07:10",
        "20 nov": "2026-11-20",
        "20th nov": "2026-11-20",
        "nov 20": "2026-11-20",
        "november 20": "2026-11-20",
        "20 nov 2025": "2025-11-20",
        "nov 20 2025": "2025-11-20",
        "nov 20, 2025": "2025-11-20",
        "29 feb": "2024-02-29",
        "07:10": "2026-11-23 07:10",
        "7am": "2026-11-23 07:00",
        "7:10 am": "2026-11-23 07:10",
        "12am": "2026-11-23 00:00",
        "12pm": "2026-11-23 12:00",
        "at 7": "2026-11-23 07:00",
        "at 07:10": "2026-11-23 07:10",
        "07:10-07:55": "2026-11-23 07:10",
        "07:10 - 07:55": "2026-11-23 07:10",
        "7-8am": "2026-11-23 07:00",
        "y 07:10": "2026-11-22 07:10",
    }.items(),
)
def test_a_run_may_say_when_before_or_behind_its_verb(said: str, expected: str) -> None:
    assert starts(f"{said} run 10k") == expected
    if not MINUTES_AND_SECONDS.search(said):
        assert starts(f"run 10k {said}") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    {
        "wed run 8k": "2026-11-18",
        "wed run 8k planned": "2026-11-25",
        "wed massage": "2026-11-25",
        "wed massage done": "2026-11-18",
        "wed massage p3": "2026-11-18",
        "wed massage braced": "2026-11-18",
        "wed race Club 5k": "2026-11-25",
        "wed race Club 5k done": "2026-11-18",
        "wed race Club 5k 0:25:10": "2026-11-18",
        "wed w2": "2026-11-18",
        "wed calf3": "2026-11-18",
        "wed 07:00 run 8k": "2026-11-18 07:00",
        "last wed run 8k planned": "2026-11-18",
        "next wed run 8k": "2026-11-25",
        "wednesday run 8k": "2026-11-18",
        "mon run 8k": "2026-11-23 12:00",
        "mon 07:00 run 8k": "2026-11-23 07:00",
        "mon 18:00 run 8k": "2026-11-16 18:00",
        "mon massage": "2026-11-23 11:00",
        "mon 18:00 massage": "2026-11-23 18:00",
        "mon 07:00 massage": "2026-11-30 07:00",
        "last mon run 8k": "2026-11-16",
        "next mon massage": "2026-11-30",
        "mon race Club 5k": "2026-11-23",
        "22 nov massage": "2026-11-22",
        "22 nov massage done": "2026-11-22",
        "24 nov run 8k": "2025-11-24",
        "24 nov run 8k planned": "2026-11-24",
        "23 nov 18:00 run 8k": "2025-11-23 18:00",
        "23 nov 18:00 massage": "2026-11-23 18:00",
        "29 feb race Leap 5k": "2028-02-29",
    }.items(),
)
def test_a_guessed_day_lies_ahead_or_behind(line: str, expected: str) -> None:
    assert starts(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    {
        "fri 18:00 massage": "2026-11-27 18:00",
        "fri 12:00 massage": "2026-11-27 12:00",
        "fri 11:59 massage": "2026-12-04 11:59",
        "fri 11:59 run": "2026-11-27 11:59",
        "fri 12:00 run": "2026-11-27 12:00",
        "fri 12:01 run": "2026-11-20 12:01",
    }.items(),
)
def test_friday_on_a_friday_is_today_unless_the_time_lies_the_other_way(line: str, expected: str) -> None:
    assert starts(line, FRIDAY_NOON) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    {
        "run 8k": Status.DONE,
        "12:00 run 8k": Status.DONE,
        "12:01 run 8k": Status.PLANNED,
        "tomorrow run 8k": Status.PLANNED,
        "y run 8k": Status.DONE,
        "massage": Status.DONE,
        "18:00 massage": Status.PLANNED,
        "2026-11-23 massage": Status.DONE,
        "2026-11-22 18:00 massage": Status.DONE,
        "2026-11-24 race Club": Status.PLANNED,
        "race Club": Status.PLANNED,
        "race Club 0:25:10": Status.DONE,
        "2026-11-22 race Club": Status.DONE,
        "2026-11-22 massage planned": Status.PLANNED,
        "2026-11-22 massage cancelled": Status.CANCELLED,
        "2026-11-24 18:00 massage done": Status.DONE,
        "2026-11-24 race Club done": Status.DONE,
    }.items(),
)
def test_what_starts_in_the_future_is_planned_and_what_is_said_wins(line: str, expected: Status) -> None:
    found = entry(line)
    assert isinstance(found, Run | Massage | Race)
    assert found.status is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    {
        "massage": "2026-11-23 11:00",
        "massage planned": "2026-11-23",
        "massage cancelled": "2026-11-23",
        "today massage": "2026-11-23 11:00",
        "2026-11-23 massage done": "2026-11-23",
        "race Club": "2026-11-23",
        "race Club done": "2026-11-23 12:00",
        "w2": "2026-11-23 12:00",
        "y w2": "2026-11-22",
    }.items(),
)
def test_without_a_time_it_is_now_for_what_is_done_today_and_the_whole_day_else(line: str, expected: str) -> None:
    assert starts(line) == expected


def test_the_time_zone_of_the_line_is_that_of_its_days_and_times() -> None:
    (run,) = entries("07:10 run 10k America/New_York")
    assert run.start.zone == "America/New_York"
    assert run.start.at == datetime(2026, 11, 23, 12, 10, tzinfo=UTC)
    (tonight,) = entries("y run 10k", datetime(2026, 11, 23, 2, 0, tzinfo=UTC))
    (there,) = entries("y run 10k America/New_York", datetime(2026, 11, 23, 2, 0, tzinfo=UTC))
    assert (tonight.day, there.day) == (day(2026, 11, 22).day, day(2026, 11, 21).day)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "europe/berlin", "zone:Europe/Berlin", 'zone:"Europe/Berlin"'])
def test_a_zone_is_read(zone: str) -> None:
    assert entry(f"{zone} run 5k").start.zone == "Europe/Berlin"


@pytest.mark.parametrize("zone", ["UTC", "America/Argentina/Buenos_Aires", "zone:Japan", "Etc/GMT+3"])
def test_zones_with_unusual_names_are_read(zone: str) -> None:
    assert entry(f"run 5k {zone}").start.zone == zone.removeprefix("zone:")


@pytest.mark.parametrize(
    ("line", "expected"),
    {
        "run 8k": "2026-11-20",
        "07:10 run 8k": "2026-11-20 07:10",
        "y run 8k": "2026-11-22",
        "today run 8k": "2026-11-23 12:00",
        "2026-11-19 run 8k": "2026-11-19",
    }.items(),
)
def test_a_line_without_a_day_may_be_about_another_day_than_today(line: str, expected: str) -> None:
    draft = parse(line, Context(NOON, LONDON, Settings()), day=date(2026, 11, 20))
    start = draft.entries[0].start
    assert (f"{start.local:%Y-%m-%d %H:%M}" if start.local else start.day.isoformat()) == expected


def test_one_when_is_that_of_all_items() -> None:
    assert {found.start for found in entries("y r 8k calf3 w2 meal")} == {day(2026, 11, 22)}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("03/04/2026 run", "could be 3 April 2026 or 4 March 2026. Write 2026-04-03 or 2026-03-04."),
        ("3.4.2026 run", "could be 3 April 2026 or 4 March 2026. Write 2026-04-03 or 2026-03-04."),
        ("3-4-2026 run", "could be 3 April 2026 or 4 March 2026. Write 2026-04-03 or 2026-03-04."),
        ("3/4 run", "could be 3 April 2026 or 4 March 2026. Write 2026-04-03 or 2026-03-04."),
        ("3.4. run", "could be 3 April 2026 or 4 March 2026. Write 2026-04-03 or 2026-03-04."),
        ("3/4/26 run", "could be 3 April 2026 or 4 March 2026. Write 2026-04-03 or 2026-03-04."),
        ("2026/04/03 run", "could be 3 April 2026 or 4 March 2026."),
        ("race Club 03/04/2026", "could be 3 April 2026 or 4 March 2026."),
        ("10 nov 23 run", "This could be 10 nov and 23, or 10 and nov 23."),
        ("2026-02-30 run", 'There is no "2026-02-30" in the calendar.'),
        ("30 feb run", 'There is no "30 feb" in the calendar.'),
        ("29 feb 2026 run", "in the calendar."),
        ("mon tue run", '"tue" is a second day'),
        ("07:00 run at 08:00", '"at 08:00" is a second time of day'),
        ("18:00-18:00 massage", "The span ends where it begins."),
        ("25:10 massage", '"25:10" is no time of day.'),
        ("13pm massage", "is not understood"),
        ("run Mars/Base", '"Mars/Base" is no time zone. Write it like Europe/London.'),
        ("run Europe/London Europe/Paris", "is a second time zone"),
        ("run zone:Nowhere", '"Nowhere" is no time zone.'),
        ("18:00-18:45 meal", "Nothing in this line has a length."),
        ("10:00-10:45 massage 60", "The span of times and the length do not agree."),
    ],
)
def test_a_when_that_cannot_be_is_refused(line: str, said: str) -> None:
    assert said in problem(line)


def test_a_race_may_have_a_slash_in_its_name() -> None:
    found = entry("race 24/7 Relay sat")
    assert isinstance(found, Race)
    assert found.name == "24/7 Relay"


def test_what_is_done_ahead_of_now_is_remarked_not_refused() -> None:
    draft = read("w2 18:00")
    assert draft.is_ready
    assert draft.remarks == ("The drink still lies ahead, but is logged as done.",)
    assert read("w2 11:59").remarks == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    {
        "sat 5 dec 10:00 massage": "2026-12-05 10:00",
        "5 dec sat 10:00 massage": "2026-12-05 10:00",
        "sat 2026-12-05 10:00 massage": "2026-12-05 10:00",
        "2026-12-05 sat massage": "2026-12-05",
        "fri 20 nov run 10k": "2026-11-20",
    }.items(),
)
def test_a_weekday_may_stand_beside_its_date(line: str, expected: str) -> None:
    assert starts(line) == expected


@pytest.mark.parametrize(
    ("line", "said"),
    {
        "fri 5 dec 10:00 massage": "5 December 2026 is a Saturday. Leave the weekday or the date out.",
        "fri 2026-12-05 massage": "5 December 2026 is a Saturday",
        "next sat 5 dec massage": "second day",
        "sat today massage": "second day",
    }.items(),
)
def test_a_weekday_beside_another_date_is_refused(line: str, said: str) -> None:
    assert said in problem(line)
