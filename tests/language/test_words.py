"""Entries in friendly words, in the runner's units."""

import subprocess
import sys
from datetime import date
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runjournal.language.display.dates import days_away, zone_words
from runjournal.language.display.entry_words import to_words
from runjournal.model.entries import Entry
from runjournal.model.moments import zone_info
from runjournal.model.settings import Distance, Settings, Volume
from tests.language.reading import entry
from tests.strategies import entries

MILES = Settings(distance=Distance.MI, volume=Volume.OZ)


@pytest.mark.parametrize(
    ("line", "words"),
    {
        "run 8.2k 44 easy e5": "run 8.2 km · 44:00 · 5:22/km · easy · effort 5",
        "run 8.25k": "run 8.25 km",
        "run 8k 44 hr 152": "run 8.0 km · 44:00 · 5:30/km · hr 152",
        "run 8k up 240m down 180m": "run 8.0 km · up 240, down 180 m",
        "run 8k up 240m down 0m": "run 8.0 km · up 240 m",
        "run 8k up 0m down 0m": "run 8.0 km",
        "run 80k up 5241m": "run 80.0 km · up 5241 m",
        "run 8k 44 elapsed 1:50:34": "run 8.0 km · 44:00 · 5:30/km · elapsed 1:50:34",
        "race Hill 10k e8 hr 171 up 300m": "race Hill · 10.0 km · effort 8 · hr 171 · up 300 m",
        "run 44min": "run · 44:00",
        "run 42.195k 3:30:00": "run 42.2 km · 3:30:00 · 4:59/km",
        "run 10k e0": "run 10.0 km · effort 0",
        "run 0k 10min": "run 0.0 km · 10:00",
        "run 10k cancelled": "run 10.0 km · cancelled",
        "m 45 deep calves p3 @Anna": "deep massage · 45 min · calves · pain 3 · @Anna",
        "m 45 deep-tissue p0 braced": "deep massage · 45 min · deep tissue · pain 0 · braced",
        "m 0:45:30 left calf, quads": "massage · 45:30 · left calf, quads",
        "sore left calf 3": "left calf 3",
        "sore quads 2 sharp": "quads 2 sharp",
        "s0": "all clear",
        "w2": "2.0 l",
        "w 500": "500 ml",
        "w 999": "999 ml",
        "w 1000": "1.0 l",
        "urine 5": "urine colour 5",
        "race Berlin Marathon 42.2k priority A": "race Berlin Marathon · 42.2 km · priority A",
        "race 5k 0:25:10": "race · 5.0 km · 25:10 · 5:02/km",
        "meal": "meal",
        "meal heavy": "heavy meal",
        "bath 20": "bath · 20 min",
        "bath": "bath",
        "note slept badly": "slept badly",
        "ill fever": "ill · fever",
        "injury left calf": "injury · left calf",
        "clear ask-clinician": "ask clinician cleared",
        "overrule race-too-close about:5f1e a light one": "overruled race-too-close: a light one",
    }.items(),
)
def test_words(line: str, words: str) -> None:
    assert to_words(entry(line), Settings()) == words


@pytest.mark.parametrize(
    ("line", "words"),
    {
        "run 6mi 48": "run 6.0 mi · 48:00 · 8:00/mi",
        "run 6mi up 240m": "run 6.0 mi · up 787 ft",
        "w2": "68 oz",
        "w 16oz": "16 oz",
    }.items(),
)
def test_words_in_miles_and_ounces(line: str, words: str) -> None:
    assert to_words(entry(line), MILES) == words


@given(entries())
def test_every_entry_has_words(found: Entry) -> None:
    assert to_words(found, Settings())


def test_words_and_completions_import_no_calendar() -> None:
    code = "import sys, runjournal.language.display.entry_words, runjournal.language.line.suggest\n"
    code += "import runjournal.language.line.parse as parse\n"
    code += "assert not {'pendulum', 'textual', 'sqlite3', 'sqlite_utils'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("UTC", "UTC"),
        ("Etc/UTC", "Etc/UTC"),
        ("Etc/GMT-2", "UTC+2"),
        ("Etc/GMT-14", "UTC+14"),
        ("Etc/GMT+5", "UTC-5"),
        ("Etc/GMT+12", "UTC-12"),
        ("Etc/GMT", "UTC"),
        ("Etc/GMT0", "UTC"),
        ("Etc/GMT+0", "UTC"),
    ],
)
def test_a_zone_of_whole_hours_is_said_as_runners_know_it(zone: str, words: str) -> None:
    assert zone_words(zone) == words
    assert zone_info(zone).key == zone


@given(st.sampled_from(sorted(available_timezones())))
def test_every_zone_has_words(zone: str) -> None:
    assert zone_words(zone)


@pytest.mark.parametrize(
    ("day", "words"),
    {
        date(2026, 11, 28): "today",
        date(2026, 11, 16): "12 days ago",
        date(2024, 11, 29): "729 days ago",
        date(2024, 11, 27): "2 years ago",
        date(2020, 3, 14): "6 years ago",
        date(2026, 12, 10): "in 12 days",
        date(2030, 11, 28): "in 4 years",
    }.items(),
)
def test_a_day_far_away_is_said_in_years(day: date, words: str) -> None:
    assert days_away(day, date(2026, 11, 28)) == words
