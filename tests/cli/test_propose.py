"""`propose`: sessions to book, listed with their reasons; booked only where they are accepted."""

import pytest

from tests.cli.runner import Runner

RACE = "race Spring Half 2026-05-30 10:00 21.1k"


@pytest.fixture
def trained(runjournal: Runner) -> Runner:
    """A runner used to massage on Thursdays at six, some weeks before a half marathon."""
    done = (f"2026-{day} 18:00-18:45 massage firm done" for day in ("01-15", "01-29", "02-12", "03-12"))
    runjournal("log", RACE, *done)
    return runjournal


def test_nothing_is_saved_without_accepting(trained: Runner) -> None:
    before = trained.lines()
    said = trained("propose")
    assert said.startswith(
        "April 2026: 1 session to book. With it April has its session.\n\n  1  Thu 23 Apr 2026  18:00"
    )
    assert "Deep: 36 days before Spring Half, no hard run in the two weeks after, on Thursday as usual." in said
    assert "--accept all" in said
    assert trained.lines() == before


def test_json_has_each_session_with_its_reason(trained: Runner) -> None:
    said = trained.json("propose", "--until-race")
    assert (said["outcome"], said["goal_met"], said["paused"], said["booked"]) == ("proposed", True, False, [])
    assert (said["first"], said["last"]) == ("2026-04-15", "2026-05-30")
    assert [month["month"] for month in said["months"]] == ["2026-04", "2026-05"]
    first, second = said["sessions"]
    assert (first["number"], first["minutes"], first["depth"], first["verdict"]) == (1, 60, "deep", "ok")
    assert second["start"] > first["start"]
    for session in said["sessions"]:
        assert trained.json("check", session["line"])["verdict"] == "ok"


@pytest.mark.parametrize(("accept", "count"), [("all", 2), ("1,2", 2), ("2", 1), ("2,2", 1), (" 1 , 2 ", 2)])
def test_what_is_accepted_is_one_step(trained: Runner, accept: str, count: int) -> None:
    listed = trained.json("propose", "--until-race")["sessions"]
    before = trained.lines()
    booked = trained.json("propose", "--until-race", "--accept", accept)["booked"]
    assert [entry["line"] for entry in booked] == [session["line"] for session in listed[-count:]]
    assert len(trained.lines()) == len(before) + count
    trained("undo")
    assert trained.lines() == before


def test_once_booked_nothing_is_missing(trained: Runner) -> None:
    said = trained("propose", "--accept", "all")
    assert said.startswith("Thu 23 Apr 2026  18:00  deep massage · 60 min (planned)\n")
    assert "Booked. `runjournal undo` takes it back." in said
    again = trained("propose")
    assert again.startswith("April 2026: April has its session: 1 planned.\n")
    assert "--until-race" in again
    assert trained.json("propose")["sessions"] == []


def test_a_session_that_is_booked_with_a_warning_is_said_and_a_safe_one_proposed(trained: Runner) -> None:
    trained("log", "2026-05-28 14:00 massage 60min firm planned", "thu 23 apr 18:00 massage planned")
    warned = "Firm massage Thu 28 May 14:00 has a warning: Massage close to Spring Half. Move or cancel it."
    assert f"1 session to book. With it April and May have their sessions. {warned}" in trained(
        "propose", "--until-race"
    )
    said = trained.json("propose", "--until-race")
    (unsafe,) = said["unsafe"]
    assert unsafe["finding"]["rule"] == "race-too-close"
    assert unsafe["massage"] in unsafe["finding"]["entries"]
    trained("overrule", "race-too-close", unsafe["massage"][-8:], "--why", "only my calves")
    said = trained.json("propose", "--until-race")
    assert (said["outcome"], said["unsafe"]) == ("met", [])


@pytest.mark.parametrize("accept", ["3", "0", "1,9", "99999999999"])
def test_a_session_that_is_not_proposed_books_none(trained: Runner, accept: str) -> None:
    before = trained.lines()
    assert "nothing was booked" in trained.fails("propose", "--until-race", "--accept", accept)
    assert trained.lines() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["--accept", "both"],
        ["--accept", "1;2"],
        ["--accept", "²"],
        ["--month", "2026-13"],
        ["--month", "April"],
        ["--month", "0001-01"],
        ["--month", "2026-05", "--until-race"],
        ["--minutes", "0"],
    ],
    ids=" ".join,
)
def test_wrong_usage(trained: Runner, arguments: list[str]) -> None:
    trained.fails("propose", *arguments, status=2)


def test_another_month_depth_and_length(trained: Runner) -> None:
    (session,) = trained.json("propose", "--month", "2026-06", "--depth", "light", "--minutes", "45")["sessions"]
    assert session["start"].startswith("2026-06-")
    assert (session["depth"], session["minutes"]) == ("light", 45)
    assert "March 2026 is over." in trained.fails("propose", "--month", "2026-03")


def test_while_the_body_is_against_it_nothing_is_proposed_and_it_says_why(trained: Runner) -> None:
    trained("log", "bleeding aspirin")
    assert "Bleeds easily: nothing is proposed while that is open." in trained("propose", "--accept", "all")
    proposal = trained.json("propose")
    assert (proposal["outcome"], [found["rule"] for found in proposal["body"]]) == ("hurt", ["bleeding"])


def test_what_is_open_about_the_body_stands_against_a_time_until_it_clears(trained: Runner) -> None:
    assert "Open about the body" not in trained("check", "thu 23 apr 18:00 light")
    trained("log", "calf6l swelling")
    said = trained("check", "thu 23 apr 18:00 light")
    assert "✓ ok" in said.splitlines()[0]
    assert "Open about the body:\n\n▲ warning  Swelling in one calf" in said
    checked = trained.json("check", "thu 23 apr 18:00 light")
    assert (checked["verdict"], checked["findings"]) == ("ok", [])
    assert [found["rule"] for found in checked["body"]] == ["calf-swelling"]
    sooner = trained.json("check", "sat 18 apr 18:00 light", status=20)
    assert (sooner["verdict"], sooner["findings"]) == ("warning", [])
    assert all(slot["start"] >= "2026-04-22T09:00" for slot in sooner["alternatives"])
    assert trained.json("check", "run thu 23 apr 18:00 8k")["body"] == []


def test_a_condition_that_speaks_against_a_booking_is_said_once(trained: Runner) -> None:
    trained("log", "ill fever")
    checked = trained.json("check", "sat 18 apr 18:00 light", status=20)
    assert ([found["rule"] for found in checked["findings"]], checked["body"]) == (["ill"], [])


def test_a_month_without_a_safe_day_is_paused(runjournal: Runner) -> None:
    runjournal("log", *(f"2026-04-{day:02} race Day {day} 5k" for day in range(1, 31)), "2026-05-01 race First 5k")
    said = runjournal("propose")
    assert "No time left in these days is safe. The month is paused: it breaks no streak." in said
    assert runjournal.json("propose")["paused"] is True


def test_without_a_race_it_says_so(runjournal: Runner) -> None:
    assert "No race is planned." in runjournal("propose", "--until-race")
