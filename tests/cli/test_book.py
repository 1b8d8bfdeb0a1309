"""`check` and `slots`: what speaks against a booking, and when it would be fine. Nothing is written."""

import pytest

from tests.cli.runner import Runner

RACE = "race Spring Half 2026-04-26 10:00 21.1k"


@pytest.fixture
def before_a_race(runjournal: Runner) -> Runner:
    """A runner used to massage, eleven days before a half marathon."""
    runjournal("log", RACE, *(f"2026-0{month}-16 18:00-18:45 massage light done" for month in (1, 2, 3)))
    return runjournal


@pytest.mark.parametrize(
    ("line", "status", "word"),
    [
        pytest.param("22 apr 18:00 massage 60min light", 0, "ok", id="fine"),
        pytest.param("23 apr 9:00 massage 60min deep", 10, "caution", id="caution"),
        pytest.param("25 apr 9:00 massage 60min light", 20, "warning", id="warning"),
    ],
)
def test_the_status_says_the_verdict(before_a_race: Runner, line: str, status: int, word: str) -> None:
    result = before_a_race.run("check", line)

    assert result.exit_code == status
    assert word in result.stdout.splitlines()[0]
    assert before_a_race.json("check", line, status=status)["verdict"] == word
    assert len(before_a_race.lines()) == 4


@pytest.mark.parametrize("day", ["2026-04-25", "2027-02-06", "2030-06-01"])
@pytest.mark.parametrize("plan", ["race Far 10k", "run intervals planned 10k"])
def test_plans_count_however_far_ahead(runjournal: Runner, day: str, plan: str) -> None:
    runjournal("log", f"{day} 18:00 {plan}")
    result = runjournal.run("check", f"{day} 8:00 massage 60min deep")
    offered = runjournal.json("check", f"{day} 8:00 massage 60min deep", status=result.exit_code)["alternatives"]

    assert result.exit_code in (10, 20)
    assert offered
    assert not any(slot["start"].startswith(day) and slot["start"] < f"{day}T18" for slot in offered)


def test_json_has_the_finding_whole(before_a_race: Runner) -> None:
    said = before_a_race.json("check", "24 apr 9:31-10:01 massage light", status=20)

    assert (said["as_of"], said["zone"]) == ("2026-04-15T09:00:00+01:00", "Europe/London")
    (finding,) = said["findings"]
    assert set(finding) == {
        "rule", "severity", "title", "message", "advice", "entries", "measured", "clears_at", "source", "overruled",
    }  # fmt: skip
    assert (finding["rule"], finding["severity"]) == ("race-too-close", "warning")
    assert "47 h 59 m" in finding["message"]
    assert finding["measured"]["gap"] == "47 h 59 m"
    assert finding["clears_at"].startswith("2026-04-")
    assert finding["source"]["claim"] == "S2"
    assert finding["overruled"] is None


def test_a_verdict_offers_times_that_are_fine(before_a_race: Runner) -> None:
    said = before_a_race.json("check", "25 apr 9:00 massage 60min light", status=20)

    assert said["alternatives"]
    for slot in said["alternatives"]:
        assert set(slot) == {"start", "end", "verdict"}
        assert before_a_race.json("check", f"{slot['start'][:10]} {slot['start'][11:16]} massage 60min light")


def test_a_gentler_depth_is_offered_where_it_helps(before_a_race: Runner) -> None:
    assert before_a_race.json("check", "23 apr 9:00 massage deep", status=10)["ok_if"] == "firm"
    assert "ok_if" not in before_a_race.json("check", "25 apr 9:00 massage deep", status=20)
    assert "Fine at the same time if firm." in before_a_race.run("check", "23 apr 9:00 massage deep").stdout


def test_a_line_may_be_the_shells_words(before_a_race: Runner) -> None:
    assert before_a_race.run("check", "25", "apr", "9:00", "m", "deep").exit_code == 20


def test_a_line_that_is_not_understood_is_no_verdict(runjournal: Runner) -> None:
    said = runjournal.fails("check", "fri 18:00 m deeep")

    assert "^^^^^" in said
    assert "saved" not in said


def test_a_weekday_of_a_booking_lies_ahead(runjournal: Runner) -> None:
    assert runjournal.run("check", "mon 18:00 m").stdout.startswith("Mon 20 Apr 2026  18:00")


def test_slots_are_what_the_opening_hours_hold(before_a_race: Runner) -> None:
    slots = before_a_race.json("slots")["slots"]

    assert all(set(slot) == {"start", "end", "verdict", "rules", "taken"} for slot in slots)
    assert slots[0]["start"] == "2026-04-15T10:00:00+01:00"
    assert slots[0]["end"] == "2026-04-15T11:00:00+01:00"
    assert {slot["start"][:10] for slot in slots} == {f"2026-04-{day}" for day in range(15, 29)}
    late = [slot for slot in slots if slot["start"].startswith("2026-04-25")]
    assert {slot["verdict"] for slot in late} == {"warning"}
    assert all("race-too-close" in slot["rules"] for slot in late)


def test_slots_take_days_depth_and_minutes(before_a_race: Runner) -> None:
    light = before_a_race.json("slots", "--days", "10", "--depth", "light", "--minutes", "30")["slots"]
    deep = before_a_race.json("slots", "--days", "10", "--depth", "deep", "--minutes", "30")["slots"]

    assert [slot["start"] for slot in light] == [slot["start"] for slot in deep]
    fine = {slot["start"] for slot in deep if slot["verdict"] == "ok"}
    assert fine < {slot["start"] for slot in light if slot["verdict"] == "ok"}


def test_slots_and_check_agree(before_a_race: Runner) -> None:
    for slot in before_a_race.json("slots", "--days", "12", "--depth", "deep")["slots"][::7]:
        line = f"{slot['start'][:10]} {slot['start'][11:16]} massage 60min deep"
        status = {"ok": 0, "caution": 10, "warning": 20}[slot["verdict"]]
        assert before_a_race.run("check", line).exit_code == status


def test_slots_are_a_line_a_day(before_a_race: Runner) -> None:
    lines = before_a_race("slots").splitlines()

    assert len(lines) == 14
    assert lines[10].startswith("Sat 25 Apr 2026  08:00–19:00 ▲ warning (race-too-close)")
