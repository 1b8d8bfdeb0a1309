"""`card`: one page for the therapist, in its formats and as JSON."""

from pathlib import Path

import pytest

from tests.cli.runner import Runner

DONE = "2026-04-03 18:00 massage 45min deep calves p6 braced done # <b>ropey</b> | calf"
BOOKED = "2026-04-25 09:00 massage 60min deep"
RACE = "race Spring Half 2026-04-26 10:00 21.1k priority A"
SORE = "2026-04-05 07:00 sore left calf 6 sharp"


@pytest.fixture
def known(runjournal: Runner) -> Runner:
    """A journal that a card can tell of."""
    runjournal("log", DONE, BOOKED, RACE, SORE)
    return runjournal


def test_a_card_is_text_unless_asked_otherwise(known: Runner) -> None:
    said = known("card")

    assert said.startswith("Massage card\nWednesday 15 April 2026 · last massage Fri 3 Apr, 12 days ago\n")
    assert "Warning      Massage close to Spring Half\n" in said
    assert "Rated on 1 of 13 days." in said
    assert '"<b>ropey</b> | calf"' in " ".join(said.split())
    assert said == known("card", "--format", "text")


def test_an_ascii_setting_reaches_the_card(known: Runner) -> None:
    known.settings.write_text("ascii = true\n", encoding="utf-8")

    assert known("card").isascii()


@pytest.mark.parametrize(("name", "begin"), [("markdown", "# Massage card"), ("html", "<!doctype html>")])
def test_documents_are_written_as_utf_8(known: Runner, name: str, begin: str) -> None:
    said = known("card", "--format", name)

    assert said.startswith(begin)
    assert "·" in said
    assert "<b>" not in said.replace("\\<b\\>", "")


@pytest.mark.parametrize("name", ["card.html", "card.md", "card.txt"])
def test_a_file_is_the_runner_s_alone_and_in_the_format_of_its_name(known: Runner, name: str) -> None:
    path = known.folder / name
    result = known.run("card", "--output", str(path))
    formats = {".html": "html", ".md": "markdown", ".txt": "text"}

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"The card is in {path}.\n"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_text(encoding="utf-8") == known("card", "--format", formats[path.suffix])


def test_the_format_that_is_asked_for_goes_before_the_name(known: Runner) -> None:
    path = known.folder / "card.html"
    known("card", "--format", "text", "--output", str(path))

    assert path.read_text(encoding="utf-8").startswith("Massage card")


def test_a_file_that_cannot_be_written_is_told(known: Runner) -> None:
    missing = known.folder / "nowhere" / "card.html"

    assert "cannot be written" in known.fails("card", "--output", str(missing))
    assert "cannot be written over" in known.fails("card", "--output", str(known.journal))


def test_json_is_whole_and_says_what_was_measured(known: Runner) -> None:
    card = known.json("card")

    assert (card["as_of"], card["zone"]) == ("2026-04-15T09:00:00+01:00", "Europe/London")
    assert (card["booking"]["depth"], card["booking"]["verdict"]) == ("deep", "warning")
    assert card["booking"]["findings"][0]["rule"] == "race-too-close"
    assert (card["race"]["name"], card["race"]["days_away"]) == ("Spring Half", 11)
    assert card["since"]["massage"] == card["massages"][0]["id"]
    assert (card["since"]["days"], card["since"]["days_rated"]) == (13, 1)
    assert [(spot["area"], spot["highest"], spot["qualities"]) for spot in card["soreness"]] == [
        ("left calf", 6, ["sharp"])
    ]
    assert card["massages"][0]["settled_h"] is None


def test_an_empty_journal_has_a_card(runjournal: Runner) -> None:
    card = runjournal.json("card")

    assert (card["booking"], card["race"], card["since"]["massage"], card["massages"]) == (None, None, None, [])
    assert "no massage is logged as done" in runjournal("card")


def test_a_card_may_be_for_another_booking(known: Runner) -> None:
    later = known.json("log", "2026-05-20 18:00 massage 30min light")["entries"][0]["id"]

    assert known.json("card")["booking"]["depth"] == "deep"
    assert known.json("card", "--for", later)["booking"]["depth"] == "light"
    assert known.json("card", "--for", later[-8:])["booking"]["verdict"] == "ok"


def test_what_is_no_planned_massage_has_no_card(known: Runner) -> None:
    done = known.json("card")["massages"][0]["id"]

    assert "is not a planned massage" in known.fails("card", "--for", done)
    assert known.fails("card", "--for", "ffffffff")


def test_a_card_is_as_of_a_moment(known: Runner) -> None:
    known.as_of = "2026-03-15T09:00"

    assert known.json("card")["massages"] == []


def test_no_file_is_made_where_the_card_fails(known: Runner, tmp_path: Path) -> None:
    known.fails("card", "--for", "ffffffff", "--output", str(tmp_path / "card.html"))

    assert not (tmp_path / "card.html").exists()
