"""`log`: what is typed is saved whole, or not at all."""

import pytest

from tests.cli.runner import Runner

DAY = "r 8.2k 44 e5 calf3l w2"


def test_a_day_in_one_line(runjournal: Runner) -> None:
    entries = runjournal.json("log", DAY)["entries"]

    assert [entry["kind"] for entry in entries] == ["run", "soreness", "drink"]
    run, sore, drink = entries
    assert (run["distance_m"], run["duration_s"], run["effort"], run["status"]) == (8200, 2640, 5, "done")
    assert (run["day"], run["start"], run["zone"]) == ("2026-04-15", "2026-04-15T08:16:00+01:00", "Europe/London")
    assert (sore["area"], sore["side"], sore["rating"]) == ("calf", "left", 3)
    assert drink["volume_ml"] == 2000
    assert len({entry["id"] for entry in entries}) == 3
    assert all(len(entry["id"]) == 36 for entry in entries)
    assert runjournal.lines() == [entry["line"] for entry in entries]


def test_what_is_saved_is_said(runjournal: Runner) -> None:
    said = runjournal("log", DAY)

    assert said.splitlines()[0].startswith("Wed 15 Apr 2026  08:16  run 8.2 km")
    assert len(said.splitlines()) == 3


def test_the_status_is_said_once(runjournal: Runner) -> None:
    assert runjournal("log", "sat 10:00 massage light cancelled").strip().endswith("· cancelled")
    assert runjournal("log", "sat 18:00 massage light").splitlines()[0].endswith(" (planned)")


def test_a_dry_run_tells_no_field_that_is_empty(runjournal: Runner) -> None:
    rows = [line.split() for line in runjournal("log", "--dry-run", "injury left calf").splitlines()[1:]]
    assert "spots" in [name for name, *_ in rows]
    assert "detail" not in [name for name, *_ in rows]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(["r", "8.2k", "44"], 1, id="the shell's words are one line"),
        pytest.param(["r 8.2k 44"], 1, id="a line in quotes"),
        pytest.param(["r 8.2k 44", "s0"], 2, id="each argument a line where one holds a space"),
        pytest.param(["-2", "run", "8k"], 1, id="a day that looks like an option"),
        pytest.param(["-2 run 8k"], 1, id="a day that looks like an option, in quotes"),
    ],
)
def test_arguments_make_lines(runjournal: Runner, arguments: list[str], expected: int) -> None:
    assert len(runjournal.json("log", *arguments)["entries"]) == expected


def test_a_mistyped_option_is_no_line(runjournal: Runner) -> None:
    assert "--dryrun" in runjournal.fails("log", "--dryrun", "r 8k", status=2)


def test_lines_from_standard_input_are_one_step(runjournal: Runner) -> None:
    runjournal("log", "w 500ml")
    runjournal("log", typed="# Tuesday\n\nr 8.2k 44\n  # and\ns0\r\nnote naïve 走る\n")
    assert len(runjournal.lines()) == 4

    runjournal("undo")

    assert len(runjournal.lines()) == 1


def test_nothing_on_standard_input_is_fine(runjournal: Runner) -> None:
    assert runjournal("log", typed="") == ""
    assert runjournal.json("log", typed="# nothing today\n") == {"entries": [], "too_close": []}


def test_a_problem_saves_nothing_and_points_at_the_word(runjournal: Runner) -> None:
    said = runjournal.fails("log", typed="w 500ml\n\nm 45 deeep calves\n").splitlines()

    assert said[0] == "line 3: m 45 deeep calves"
    assert said[1] == "             ^^^^^"
    assert "deep" in said[2]
    assert said[-1] == "Nothing was saved."
    assert runjournal.lines() == []


def test_every_problem_is_told_with_its_line(runjournal: Runner) -> None:
    said = runjournal.fails("log", typed="m 45 deeep\nw 1l\nr 8k e99\n")

    assert "line 1: m 45 deeep" in said
    assert "line 3: r 8k e99" in said
    assert "line 2" not in said


def test_a_flood_of_problems_stays_readable(runjournal: Runner) -> None:
    said = runjournal.fails("log", typed="m 45 deeep\n" * 500)

    assert len(said.splitlines()) < 80
    assert "and 480 more" in said


def test_the_caret_stands_under_wide_letters(runjournal: Runner) -> None:
    said = runjournal.fails("log", "m 45 @走る deeep").splitlines()

    assert said[1] == " " * len("m 45 @xxxx ") + "^^^^^"


def test_of_a_long_line_the_part_around_the_word_is_shown(runjournal: Runner) -> None:
    said = runjournal.fails("log", f"race {'word ' * 60} 2026-04-26 10:00 e99 {'tail ' * 60}").splitlines()
    column = said[1].index("^")

    assert len(said[0]) < 200
    assert (said[0][0], said[0][-1]) == ("…", "…")
    assert said[0][column : column + 3] == "e99"


def test_one_line_is_not_numbered(runjournal: Runner) -> None:
    assert runjournal.fails("log", "m 45 deeep").startswith("m 45 deeep\n     ^^^^^\n")


@pytest.mark.parametrize("typed", [b"note \x1b[2J\n", b"note \x9b31m\n", b"note caf\xe9\n", b"\0\0\n", b"w" * 100_000])
def test_hostile_lines_give_sentences_that_a_terminal_can_show(runjournal: Runner, typed: bytes) -> None:
    said = runjournal.fails("log", typed=typed)

    assert all(line.isprintable() for line in said.splitlines())
    assert len(said) < 1_000
    assert runjournal.lines() == []


def test_a_dry_run_shows_how_each_field_was_got(runjournal: Runner) -> None:
    said = runjournal("log", "--dry-run", "fri 18:00 massage deep")
    (entry,) = runjournal.json("log", "--dry-run", "fri 18:00 massage deep")["entries"]

    assert entry["how"]["start"] == "guessed"
    assert entry["how"]["depth"] == "written"
    assert entry["how"]["duration_s"] == "default"
    assert entry["id"] == ""
    assert "guessed" in said
    assert "default" in said
    assert runjournal.lines() == []


def test_a_booking_close_to_a_race_is_saved_and_said(runjournal: Runner) -> None:
    runjournal("log", "race Spring Half 2026-04-26 10:00 21.1k")
    result = runjournal.run("log", "2026-04-25 09:00-10:00 massage deep")

    assert result.exit_code == 0
    assert "Massage close to Spring Half" in result.stderr
    assert "massage" in result.stdout
    assert "close" not in result.stdout
    assert len(runjournal.lines()) == 2


def test_a_race_close_to_a_booking_is_said_too(runjournal: Runner) -> None:
    runjournal("log", "2026-04-25 09:00-10:00 massage deep")

    assert "warning" in runjournal.run("log", "race Spring Half 2026-04-26 10:00 21.1k").stderr


def test_the_text_of_the_journal_can_be_logged_again(runjournal: Runner) -> None:
    runjournal("log", DAY, "race Spring Half 2026-04-26 10:00 21.1k", 'note "slept # badly" # really')
    text = runjournal("export", "--to", "text")
    runjournal("undo")
    assert runjournal.lines() == []

    runjournal("log", typed=text)

    assert runjournal("export", "--to", "text") == text


def test_same_is_the_latest_of_the_journal(runjournal: Runner) -> None:
    assert "There is no run yet that could be the same." in runjournal.fails("log", "--dry-run", "same")
    assert not runjournal.journal.exists()
    runjournal("log", "y 07:10 run 8.2k 44 easy")
    assert "07:10" in runjournal("log", "same")
    (run,) = runjournal.json("log", "--dry-run", "run same e6")["entries"]
    assert (run["distance_m"], run["duration_s"], run["effort"]) == (8200, 2640, 6)
    assert (run["how"]["distance_m"], run["how"]["effort"]) == ("guessed", "written")
    assert runjournal.json("log", "--dry-run", typed="same\n")["entries"][0]["distance_m"] == 8200


def test_the_nearest_word_is_offered_once(runjournal: Runner) -> None:
    assert runjournal.fails("log", "run 8k esay").count("Did you mean easy?") == 1
