"""The settings file: what it may say, and what is said when it says something else."""

import dataclasses
import re
import subprocess
import sys
import tomllib
from datetime import time
from pathlib import Path

import pytest

from runjournal.config import load, sample
from runjournal.config.toml_lines import lines_of_keys
from runjournal.errors import JournalError
from runjournal.model.settings import (
    Activities,
    Booking,
    CalendarWords,
    Distance,
    Familiar,
    Goal,
    Settings,
    Thresholds,
    setting_docs,
)

LAST_VERSION = Path(__file__).with_name("last_version_settings.toml")


def of(tmp_path: Path, text: str | bytes) -> Settings:
    """The settings of a file with that text."""
    path = tmp_path / "config.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(path)


def mistake(tmp_path: Path, text: str | bytes) -> JournalError:
    """What is said of a file with that text."""
    with pytest.raises(JournalError) as caught:
        of(tmp_path, text)
    assert str(tmp_path / "config.toml") in caught.value.sentence
    assert caught.value.sentence.endswith(".")
    assert caught.value.way_out.endswith((".", "?"))
    assert str(caught.value).isprintable()
    return caught.value


def test_a_file_of_the_last_version_says_what_it_said() -> None:
    of_then = Thresholds(severe_pain_from=7)
    assert load(LAST_VERSION) == Settings(thresholds=of_then, keymap={"undo": "u,ctrl+z"})
    assert load(LAST_VERSION) != Settings(thresholds=of_then)
    text = LAST_VERSION.read_text(encoding="utf-8")
    known = [name for name in setting_docs(Thresholds) if f"\n{name} = " in text]
    assert len(known) == text.partition("[thresholds]")[2].partition("[")[0].count(" = ")


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load(None) == load(tmp_path / "none.toml") == of(tmp_path, "") == Settings()


def test_no_file_costs_no_import() -> None:
    code = "import sys, pathlib, runjournal.config as c; c.load(pathlib.Path('none')); print('tomllib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_every_kind_of_value(tmp_path: Path) -> None:
    text = """
        distance = "mi"
        zone = "America/St_Johns"
        ascii = true
        familiar = "yes"
        goal = { sessions = 2 }
        booking.opens = "7:30"
        booking.closes = 21:00:00
        activities.folders = ["~/runs", "/media/GARMIN/ACTIVITY"]
        calendar = { races = ["parkrun"], ignore = [] }
        [thresholds]
        "race_gap_h" = 0
        [keymap]
        "app.add" = "n"
    """
    assert of(tmp_path, text) == Settings(
        distance=Distance.MI,
        zone="America/St_Johns",
        ascii=True,
        familiar=Familiar.YES,
        goal=Goal(sessions=2),
        booking=Booking(opens=time(7, 30), closes=time(21)),
        activities=Activities(folders=("~/runs", "/media/GARMIN/ACTIVITY")),
        calendar=CalendarWords(races=("parkrun",)),
        thresholds=Thresholds(race_gap_h=0),
        keymap={"app.add": "n"},
    )


@pytest.mark.parametrize(
    ("opens", "closes"),
    [("22:30", "02:00"), ("14:00", "00:00"), ("00:00", "00:00")],
    ids=["late", "midnight", "always"],
)
def test_a_therapist_may_work_until_midnight_and_later(tmp_path: Path, opens: str, closes: str) -> None:
    text = f'[booking]\nopens = "{opens}"\ncloses = "{closes}"'
    hours = Booking(opens=time.fromisoformat(opens), closes=time.fromisoformat(closes))
    assert of(tmp_path, text).booking == hours


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        pytest.param("\n[goal]\nsessions = 0", 3, "goal.sessions is a whole number from 1 to 31, not 0", id="too low"),
        pytest.param("[goal]\nsessions = 32", 2, "a whole number from 1 to 31, not 32", id="too high"),
        pytest.param("[goal]\nminutes = 601", 2, "from 1 to 600 (min), not 601", id="with its unit"),
        pytest.param("[goal]\nsessions = 1.0", 2, "a whole number from 1 to 31, not 1.0", id="a fraction"),
        pytest.param("[goal]\nsessions = true", 2, "a whole number from 1 to 31, not true", id="a truth is no number"),
        pytest.param('[goal]\nsessions = "1"', 2, "a whole number from 1 to 31, not '1'", id="a text is no number"),
        pytest.param("ascii = 1", 1, "ascii is true or false, not 1", id="a number is no truth"),
        pytest.param("zone = 1", 1, "zone is a text in quotes", id="a number is no text"),
        pytest.param('distance = "m"', 1, "distance is one of km, mi in quotes, not 'm'", id="no such choice"),
        pytest.param("distance = [1]", 1, "distance is one of km, mi in quotes, not a list", id="a list"),
        pytest.param("distance = {}", 1, "not a table", id="a table"),
        pytest.param("distance = 2026-01-01", 1, "not a date", id="a date"),
        pytest.param('theme = "a\\u001b[2J"', 1, "not 'a\\x1b[2J'", id="an escape"),
        pytest.param("goal = 3", 1, "goal is a section, not a value", id="a value for a section"),
        pytest.param("[[goal]]\nsessions = 1", 1, "goal is a section, not a value", id="a list of sections"),
        pytest.param("\ngoal.sessions = 0", 2, "goal.sessions", id="a dotted key"),
        pytest.param("\n\ngoal = { minutes = 30, sessions = 0 }", 3, "goal.sessions", id="an inline table"),
        pytest.param('[ "goal" ]\n"sessions" = 0', 2, "goal.sessions", id="quoted keys"),
        pytest.param('zone = """\nA\nB"""\nascii = 3', 1, "zone is a text", id="a text over several lines"),
        pytest.param('theme = """\\\n  a"""\nascii = 3', 3, "ascii", id="after a text over several lines"),
        pytest.param("ascii = true\r\n\r\nvolume = 2\r\n", 3, "volume", id="lines of Windows"),
        pytest.param('# goal.sessions = 0\n[goal]\n# sessions = 0\nsessions = "x"', 4, "goal", id="after comments"),
        pytest.param('[booking]\nopens = "24:00"', 2, 'a time of day such as "08:00"', id="no such time"),
        pytest.param('[booking]\nopens = "08:60"', 2, 'a time of day such as "08:00"', id="no such minute"),
        pytest.param("[booking]\nopens = 08:00:30", 2, "not a time", id="seconds"),
        pytest.param(
            '[booking]\nopens = "09:00"\ncloses = "09:00"', 3, "closes at 09:00, which is when it opens", id="no hours"
        ),
        pytest.param('[booking]\nopens = "20:00"', 2, "booking closes at 20:00", id="opens when closed"),
        pytest.param('zone = "Europe/Atlantis"', 1, "'Europe/Atlantis' is no time zone", id="no such zone"),
        pytest.param("[keymap]\nadd = 1", 2, "keymap.add is a text", id="a key is a text"),
        pytest.param('[activities]\nfolders = "x"', 2, """["one", "two"], not 'x'""", id="a text for a list"),
        pytest.param("calendar.races = {}", 1, "a list of texts in quotes", id="a table for a list"),
        pytest.param('[calendar]\nruns = [\n"a",\n1]', 2, "and 1 is none", id="a number in a list"),
        pytest.param('calendar.ignore = ["a", " "]', 1, "and ' ' is none", id="nothing in a list"),
        pytest.param('calendar.ignore = ["\\u001b[2J"]', 1, "and '\\x1b[2J' is none", id="an escape in a list"),
        pytest.param(f"calendar.runs = {['a'] * 201}", 1, "a list of at most 200 texts, not of 201", id="a long list"),
        pytest.param("a b", 1, "this is not TOML", id="no TOML"),
        pytest.param("ascii = true\nascii = true", 2, "this is not TOML", id="twice the same"),
        pytest.param("ascii = true\n[goal\n", 2, "this is not TOML", id="no end of a header"),
        pytest.param('theme = "a\n', 1, "this is not TOML", id="no end of a text"),
        pytest.param("\n\nascii = [1,\n", 3, "this is not TOML", id="no end at all"),
        pytest.param("theme = '\x1b'", 1, "this is not TOML", id="a raw escape"),
        pytest.param(b"\ntheme = '\xff'", 2, "not UTF-8", id="no UTF-8"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str | bytes, line: int, said: str) -> None:
    sentence = mistake(tmp_path, text).sentence
    assert f"config.toml, line {line}: " in sentence
    assert said in sentence


@pytest.mark.parametrize(
    ("text", "way_out"),
    [
        ("[thresholds]\nrace_gap = 48", "Did you mean race_gap_h?"),
        ("[thresholds]\nrace-gap-h = 48", "Did you mean race_gap_h?"),
        ("Distance = 'mi'", "Did you mean distance?"),
        ("[goals]", "Did you mean goal?"),
        ("[goal]\nxyz = 1", "Known in [goal]: sessions, minutes."),
        (
            "[thresholds]\nxyz = 1",
            "All that may stand in [thresholds] is listed by `runjournal where --sample-settings`.",
        ),
        ("activities.folder = []", "Did you mean folders?"),
        ("goal.sessions.x = 1", "Change the line, or delete it to use the default."),
    ],
)
def test_an_unknown_name_offers_the_nearest(tmp_path: Path, text: str, way_out: str) -> None:
    assert mistake(tmp_path, text).way_out == way_out


def test_a_name_with_escapes_is_not_echoed_as_such(tmp_path: Path) -> None:
    assert "\\x1b" in mistake(tmp_path, '"\\u001b[2J" = 1').sentence


@pytest.mark.parametrize("name", [name for name, words in setting_docs(Thresholds).items() if words.low is not None])
def test_bounds_hold_on_both_sides(tmp_path: Path, name: str) -> None:
    words = setting_docs(Thresholds)[name]
    assert words.low is not None
    assert words.high is not None
    for inside in (words.low, words.high):
        assert getattr(of(tmp_path, f"[thresholds]\n{name} = {inside}").thresholds, name) == inside
    for outside in (words.low - 1, words.high + 1):
        assert f"not {outside}." in mistake(tmp_path, f"[thresholds]\n{name} = {outside}").sentence


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="cannot be read"):
        load(tmp_path)


def test_too_large_a_file(tmp_path: Path) -> None:
    assert "larger than 1 MB" in mistake(tmp_path, "#" * 1_000_001).sentence


def test_a_mark_of_byte_order_is_no_mistake(tmp_path: Path) -> None:
    assert of(tmp_path, b"\xef\xbb\xbfascii = true").ascii


def test_the_sample_has_every_setting_at_its_default(tmp_path: Path) -> None:
    assert of(tmp_path, sample()) == Settings()
    whole = re.sub(r"^#(?=\S)", "", sample(), flags=re.MULTILINE)
    assert of(tmp_path, whole) == Settings()
    said = tomllib.loads(whole)
    for section in (Goal, Booking, Thresholds):
        assert set(said[section.__name__.lower()]) == {field.name for field in dataclasses.fields(section)}
    assert set(said) == {field.name for field in dataclasses.fields(Settings)}


def test_the_sample_describes_every_setting() -> None:
    for section in (Settings, Goal, Booking, Thresholds):
        for words in setting_docs(section).values():
            assert words.meaning in sample()


def test_places_of_tables_and_keys() -> None:
    text = 'a = 1\n[b.c]\nd.e = [\n  1,\n]\nf = { g = """x""" }\n["h i"]\n"j.k" = 1\n'
    assert lines_of_keys(text) == {
        ("a",): 1,
        ("b",): 2,
        ("b", "c"): 2,
        ("b", "c", "d"): 3,
        ("b", "c", "d", "e"): 3,
        ("b", "c", "f"): 6,
        ("b", "c", "f", "g"): 6,
        ("h i",): 7,
        ("h i", "j.k"): 8,
    }
