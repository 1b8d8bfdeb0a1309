"""`flags`, `progress` and `show`: what is asked most, as text and as JSON."""

from tests.cli.runner import Runner

RACE = "race Spring Half 2026-04-26 10:00 21.1k"
TOO_CLOSE = "2026-04-25 09:00-10:00 massage deep"


def test_flags_say_what_speaks_against_a_plan(runjournal: Runner) -> None:
    runjournal.run("log", RACE, TOO_CLOSE)
    ids = [entry["id"] for entry in runjournal.json("export", "--to", "json")["entries"]]
    first = runjournal.json("flags")["findings"][0]

    assert (first["rule"], first["severity"]) == ("race-too-close", "warning")
    assert set(first["entries"]) == set(ids)
    assert runjournal("flags").startswith(
        "▲ warning  Massage close to Spring Half\n           Deep massage ends 24 h before"
    )


def test_flags_are_calm_where_there_is_nothing(runjournal: Runner) -> None:
    assert runjournal.json("flags") == {
        "as_of": "2026-04-15T09:00:00+01:00",
        "zone": "Europe/London",
        "findings": [],
    }
    assert runjournal("flags").startswith("All clear")


def test_flags_are_as_of_a_moment(runjournal: Runner) -> None:
    runjournal.run("log", RACE, TOO_CLOSE)
    later = runjournal.run("flags", "--json", "--as-of", "2026-06-15T09:00")

    assert "race-too-close" not in later.stdout


def test_colour_is_kept_for_eyes(runjournal: Runner) -> None:
    runjournal.run("log", RACE, TOO_CLOSE)

    assert "\x1b[31m" in runjournal.run("flags", colour=True).stdout
    assert "\x1b" not in runjournal("flags")
    for name, value in {"NO_COLOR": "1", "TERM": "dumb"}.items():
        plain = Runner(runjournal.folder)
        plain.env[name] = value
        assert "\x1b" not in plain.run("flags", colour=True).stdout
        assert "▲ warning" in plain.run("flags", colour=True).stdout


def test_an_ascii_setting_reaches_the_commands(runjournal: Runner) -> None:
    runjournal.settings.write_text("ascii = true\n", encoding="utf-8")
    runjournal.run("log", RACE, TOO_CLOSE)

    assert runjournal("flags").startswith("! warning")


def test_progress_tells_the_month(runjournal: Runner) -> None:
    runjournal("log", *(f"2026-0{month}-10 18:00-18:45 massage light done" for month in (1, 2, 3, 4)))

    assert runjournal.json("progress") == {
        "month": "2026-04",
        "goal": {"sessions": 1, "minutes": 30},
        "done": 1,
        "planned": 0,
        "met": True,
        "paused": False,
        "streak": 4,
        "days_since_last": 5,
        "safe_days_left": 16,
    }
    said = runjournal("progress")
    assert "2026-04  ◆  met" in said
    assert "4 months" in said
    assert "5 days ago" in said


def test_progress_begins_with_nothing(runjournal: Runner) -> None:
    said = runjournal.json("progress")

    assert (said["done"], said["met"], said["streak"], said["days_since_last"]) == (0, False, 0, None)
    assert "none yet" in runjournal("progress")


def test_show_is_the_day_in_the_entry_language(runjournal: Runner) -> None:
    runjournal("log", "07:10 run 10k 52:30 tempo e7 # felt strong", "y w 500ml", "s0")

    today = runjournal("show")
    assert len(today.splitlines()) == 2
    assert "felt strong" in today
    assert runjournal("show", "yesterday") == runjournal("show", "-1") == runjournal("show", "2026-04-14")
    assert runjournal.json("show", "y")["day"] == "2026-04-14"
    assert [entry["kind"] for entry in runjournal.json("show")["entries"]] == ["run", "soreness"]


def test_show_with_ids_can_be_logged_again(runjournal: Runner) -> None:
    runjournal("log", "r 8.2k 44 e5 calf3l w2")
    day = runjournal("show", "--ids")

    runjournal("log", typed=day)

    assert runjournal("show", "--ids") == day
    assert day.count("id:") == 3


def test_a_day_of_nothing_is_said_beside_the_data(runjournal: Runner) -> None:
    result = runjournal.run("show", "23", "mar")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "Mon 23 Mar 2026" in result.stderr
