"""`find`: the words of a line find entries, newest first."""

import pytest

from tests.cli.runner import Runner

LINES = (
    "2026-04-01 18:00 massage 60min deep calves p7 done @Anna",
    "2026-03-01 18:00 massage 45min light done",
    "2026-04-10 07:10 run 10k 52:30 tempo e7 # felt strong",
    "2026-04-12 07:10 sore left calf 4",
    "2026-04-25 09:00 race Spring Half 21.1k",
)


@pytest.fixture
def logged(runjournal: Runner) -> Runner:
    """A journal of five entries."""
    runjournal("log", *LINES)
    return runjournal


def test_entries_are_found_newest_first(logged: Runner) -> None:
    assert logged("find", "massage") == (
        "Wed 1 Apr 2026   18:00  deep massage · 60 min · calves · pain 7 · @Anna\n"
        "Sun 1 Mar 2026   18:00  light massage · 45 min\n"
    )
    assert logged("find", "massage", "--oldest-first").startswith("Sun 1 Mar 2026")
    assert "(planned)" in logged("find", "race")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["massage", "deep"], 1),
        (["massage deep"], 1),
        (["calf>=4", "since", "apr"], 1),
        (["calf"], 2),
        (["# felt"], 1),
        (["#", "felt"], 1),
        (["-massage"], 3),
        (["not", "massage", "-race"], 2),
        (["-5"], 1),
        ([], 5),
        (["nothing like that"], 0),
    ],
)
def test_the_words_are_those_of_a_filter(logged: Runner, words: list[str], found: int) -> None:
    assert len(logged.json("find", *words)["entries"]) == found


def test_json_says_whether_there_is_more(logged: Runner) -> None:
    found = logged.json("find", "massage", "--limit", "1")
    assert list(found) == ["filter", "entries", "more"]
    assert (found["filter"], found["more"]) == ("massage", True)
    assert found["entries"] == logged.json("show", "2026-04-01")["entries"]
    assert not logged.json("find", "massage", "--limit", "2")["more"]
    assert logged.run("find", "--limit", "1").stderr == "There are more; raise --limit to see them.\n"


def test_ids_are_shown_with_lines_to_work_on(logged: Runner) -> None:
    (id_,) = (entry["id"] for entry in logged.json("find", "tempo")["entries"])
    assert f"id:{id_}" in logged("find", "tempo", "--ids")


def test_nothing_found_is_no_failure(logged: Runner) -> None:
    result = logged.run("find", "massge")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Nothing found.\nmassge was searched for in notes and names. Did you mean massage?\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("calf>=foo", "a number from 0 to 10"),
        ("since", "not finished yet"),
        ("tri", "trigger-point or trial"),
        ("\x1b[31m", "Control and escape characters"),
    ],
)
def test_what_is_not_understood_is_pointed_at(logged: Runner, words: str, said: str) -> None:
    told = logged.fails("find", words)
    assert said in told
    assert "^" in told
    assert "\x1b" not in told


def test_an_option_that_is_none_is_refused(logged: Runner) -> None:
    assert "No such option" in logged.fails("find", "--deep", status=2)
