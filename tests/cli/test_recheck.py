"""What a race or a hard run does to the massages already booked, said by `log`, `edit`, `import` and `check`."""

from pathlib import Path

import pytest

from tests.cli.runner import Runner

RACE = "race Spring Half 2026-04-26 10:00 21.1k"
SAID = """\
▲ warning  Light massage Fri 24 Apr 18:00 is now too close
           Light massage ends 39 h before Spring Half; the article advises at least 48 h.
           Fine instead: Fri 24 Apr 09:00
"""


@pytest.fixture
def booked(runjournal: Runner) -> Runner:
    """A runner with a massage booked for a Friday."""
    runjournal("log", "24 apr 18:00 massage 60min light")
    return runjournal


def test_a_race_that_is_logged_says_which_massage_and_when_it_would_be_fine(booked: Runner) -> None:
    result = booked.run("log", RACE)
    assert result.exit_code == 0
    assert result.stderr == f"\n{SAID}"
    assert "too close" not in result.stdout


def test_a_race_that_is_moved_is_checked_again(booked: Runner) -> None:
    race = booked.json("log", "race Spring Half 2026-05-26 10:00 21.1k")["entries"][0]["id"]
    assert booked.run("edit", race, RACE).stderr == f"\n{SAID}"
    assert booked.run("edit", race, f"{RACE} priority A").stderr == ""
    assert booked.run("edit", race, "race Spring Half 2026-05-26 10:00 21.1k").stderr == ""


def test_a_massage_that_is_moved_is_judged(booked: Runner) -> None:
    booked.run("log", RACE)
    massage = next(entry for entry in booked.json("show", "2026-04-24")["entries"])["id"]
    assert "24 h before Spring Half" in booked.run("edit", massage, "25 apr 9:00 massage 60min light").stderr
    assert booked.run("edit", massage, "22 apr 9:00 massage 60min light").stderr == ""


def test_an_import_is_checked(booked: Runner, tmp_path: Path) -> None:
    file = tmp_path / "races.txt"
    file.write_text(f"{RACE} id:spring-half\n25 apr 18:00 massage light id:new\n", encoding="utf-8")
    result = booked.run("import", str(file))
    assert result.stdout == "Imported 2 entries.\n"
    assert result.stderr == f"\n{SAID}"
    assert booked.run("import", str(file)).stderr == ""


@pytest.mark.parametrize("command", ["log", "check"])
def test_json_has_it(booked: Runner, command: str) -> None:
    (one,) = booked.json(command, RACE, status=20 if command == "check" else 0)["too_close"]
    assert set(one) == {"massage", "verdict", "findings", "nearest", "ok_if"}
    assert one["massage"] == booked.json("show", "2026-04-24")["entries"][0]["id"]
    assert (one["verdict"], one["nearest"]["start"], one["ok_if"]) == ("warning", "2026-04-24T09:00:00+01:00", None)
    assert one["findings"][0]["rule"] == "race-too-close"


def test_check_says_it_without_saving(booked: Runner) -> None:
    assert SAID in booked.run("check", RACE).stdout
    assert len(booked.lines()) == 1


def test_no_fine_time_is_said_so(booked: Runner) -> None:
    days = [f"race Day {day} 2026-{month:02}-{day:02} 5k" for month in (4, 5) for day in range(1, 31)]
    assert "No time within 14 days is fine." in booked.run("log", *days).stderr


def test_a_hard_run_is_checked_and_an_easy_one_says_nothing(runjournal: Runner) -> None:
    runjournal("log", "24 apr 18:00 massage 60min deep")
    assert runjournal.run("log", "25 apr 6:30 run easy 5k planned").stderr == ""
    said = runjournal.run("log", "25 apr 6:30 run intervals 10k planned").stderr
    assert "Deep massage Fri 24 Apr 18:00 is now too close" in said
    assert "or light at the same time" in said or "or medium at the same time" in said


def test_check_tells_what_is_no_rule(booked: Runner) -> None:
    said = booked.json("check", "24 apr 18:30 light", status=10)
    assert said["overlaps"] == [booked.json("show", "2026-04-24")["entries"][0]["id"]]
    assert said["goal"] == {"month": "2026-04", "session": 1, "sessions": 1, "planned": 1}
    assert (said["outside_hours"], said["too_close"]) == (False, [])
    assert booked.json("check", "24 apr 20:30 light")["outside_hours"] is True
    shown = booked.run("check", "24 apr 20:30 light").stdout
    assert "Outside the hours of your settings, 08:00–20:00." in shown
    assert "It would be session 1 of 1 in April, with 1 more planned." in shown


def test_slots_say_what_is_taken(booked: Runner) -> None:
    slots = booked.json("slots", "--days", "10")["slots"]
    assert [slot["start"] for slot in slots if slot["taken"]] == ["2026-04-24T18:00:00+01:00"]
    assert "18:00 △ caution (overlaps, taken), 19:00 ✓ ok" in booked.run("slots", "--days", "10").stdout


def test_a_time_that_has_passed_is_not_fine_if_gentler(runjournal: Runner) -> None:
    runjournal("log", "race Past Half 2026-04-14 10:00 21.1k 1:40:00 done")
    assert "ok_if" in runjournal.json("check", "15 apr 18:00 deep", status=10)
    assert "ok_if" not in runjournal.json("check", "2026-04-15 8:00 deep", status=10)
