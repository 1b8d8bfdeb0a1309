"""`overrule`: a decision against a rule, what it changes and what it leaves."""

import pytest

from tests.cli.runner import Runner

RACE = "race Spring Half 2026-04-26 10:00 21.1k"
TOO_CLOSE = "2026-04-25 09:00-10:00 massage deep"
WHY = "only an easy jog"


@pytest.fixture
def ids(runjournal: Runner) -> dict[str, str]:
    """The ids of a race and of a massage the day before it."""
    logged = runjournal.json("log", RACE)["entries"] + runjournal.json("log", TOO_CLOSE)["entries"]
    return {entry["kind"]: entry["id"] for entry in logged}


def overruled(runjournal: Runner) -> dict[str, object]:
    """What each rule says of being overruled."""
    return {finding["rule"]: finding["overruled"] for finding in runjournal.json("flags")["findings"]}


def test_a_finding_says_that_it_is_overruled_and_keeps_its_place(runjournal: Runner, ids: dict[str, str]) -> None:
    before = runjournal.json("flags")["findings"]
    (entry,) = runjournal.json("overrule", "race-too-close", ids["massage"][-8:], "--why", WHY)["entries"]
    after = runjournal.json("flags")["findings"]

    assert (entry["kind"], entry["rule"], entry["about"], entry["why"]) == (
        "overrule",
        "race-too-close",
        ids["massage"],
        WHY,
    )
    assert after[0]["overruled"] == {"at": "2026-04-15T09:00:00+01:00", "why": WHY}
    assert [{**finding, "overruled": None} for finding in after] == before


def test_overruled_findings_come_last_in_words_and_move_no_status(runjournal: Runner, ids: dict[str, str]) -> None:
    assert runjournal("flags").startswith("▲ warning  Massage close")
    assert runjournal.run("flags", "--status").exit_code == 20
    runjournal("overrule", "race-too-close", ids["massage"], "--why", WHY)

    assert runjournal("flags").endswith(f"or book after the race.\n           Overruled: {WHY}\n")
    assert runjournal.run("flags", "--status").exit_code == 0


def test_an_overrule_can_be_undone_and_done_again(runjournal: Runner, ids: dict[str, str]) -> None:
    runjournal("overrule", "race-too-close", ids["massage"], "--why", WHY)

    assert runjournal("undo") == "Undone: logged overrule of race-too-close.\n"
    assert overruled(runjournal)["race-too-close"] is None
    runjournal("redo")
    assert overruled(runjournal)["race-too-close"]


def test_a_race_may_be_named_as_well_as_the_massage(runjournal: Runner, ids: dict[str, str]) -> None:
    runjournal("overrule", "race-too-close", ids["race"], "--why", WHY)
    assert overruled(runjournal)["race-too-close"]


def test_the_verdict_on_another_booking_stays(runjournal: Runner, ids: dict[str, str]) -> None:
    runjournal("overrule", "race-too-close", ids["massage"], "--why", WHY)
    assert runjournal.run("check", TOO_CLOSE).exit_code == 20


@pytest.mark.parametrize("why", [[], ["--why", ""], ["--why", "  "]], ids=["none", "empty", "blank"])
def test_a_reason_is_asked_for(runjournal: Runner, ids: dict[str, str], why: list[str]) -> None:
    said = runjournal.fails("overrule", "race-too-close", ids["massage"], *why, status=2)
    assert "Add --why TEXT." in said
    assert "comes up again" in said


def test_an_unknown_rule_is_told_with_the_nearest(runjournal: Runner, ids: dict[str, str]) -> None:
    said = runjournal.fails("overrule", "race-to-close", ids["massage"], "--why", WHY)
    assert said == "There is no rule 'race-to-close'. The nearest is race-too-close.\n"


def test_what_a_rule_does_not_say_cannot_be_overruled(runjournal: Runner, ids: dict[str, str]) -> None:
    said = runjournal.fails("overrule", "heavy-meal", ids["massage"], "--why", WHY)
    assert said.startswith(
        f"heavy-meal says nothing of that entry now. What can be: race-too-close {ids['massage'][-8:]}"
    )


def test_an_overruled_finding_is_not_overruled_again(runjournal: Runner, ids: dict[str, str]) -> None:
    runjournal("overrule", "race-too-close", ids["massage"], "--why", WHY)
    said = runjournal.fails("overrule", "race-too-close", ids["massage"], "--why", "another")
    assert said.startswith(f"race-too-close is overruled already: {WHY}. Delete that decision")


@pytest.mark.parametrize(
    ("why", "said"),
    [("x" * 2001, "A text holds at most 2,000 characters"), ("a\x1b[2Jb", "Control and escape characters")],
    ids=["too long", "commands"],
)
def test_a_reason_is_a_text(runjournal: Runner, ids: dict[str, str], why: str, said: str) -> None:
    assert runjournal.fails("overrule", "race-too-close", ids["massage"], "--why", why).startswith(said)


def test_a_typed_line_overrules_too_by_the_end_of_an_id(runjournal: Runner, ids: dict[str, str]) -> None:
    line = f"overrule race-too-close about:{ids['massage'][-8:]} only an easy jog"
    (entry,) = runjournal.json("log", line)["entries"]
    assert entry["about"] == ids["massage"]
    assert overruled(runjournal)["race-too-close"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("overrule race-to-close about:{massage} fine", "The nearest is race-too-close."),
        ("overrule race-too-close about:0123456789 fine", "No entry has the id"),
        ("overrule race-too-close fine", "An overrule says the rule, the entry as about:ID, and why."),
        ("overrule race-too-close about:{massage}", "An overrule says the rule, the entry as about:ID, and why."),
    ],
)
def test_a_typed_line_names_what_there_is(runjournal: Runner, ids: dict[str, str], line: str, said: str) -> None:
    assert said in runjournal.fails("log", line.format(**ids))


def test_the_reason_is_edited_though_the_entry_is_gone(runjournal: Runner, ids: dict[str, str]) -> None:
    (made,) = runjournal.json("overrule", "race-too-close", ids["massage"], "--why", WHY)["entries"]
    runjournal("delete", ids["massage"])
    (edited,) = runjournal.json("edit", made["id"], made["line"].replace(WHY, "too tired to argue"))["entries"]

    assert edited["why"] == "too tired to argue"
    assert "No entry has" in runjournal.fails("edit", made["id"], "overrule heavy-meal about:gone1234 fine")


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_a_journal_with_overrules_is_rebuilt_from_an_export(runjournal: Runner, ids: dict[str, str], form: str) -> None:
    runjournal("overrule", "race-too-close", ids["massage"], "--why", 'said "maybe", on Friday')
    runjournal("delete", ids["massage"])
    exported = runjournal("export", "--to", form)
    path = runjournal.folder / f"journal.{form}"
    path.write_text(exported, encoding="utf-8")
    runjournal.journal.unlink()
    runjournal("import", str(path), "--from", form)
    assert runjournal("export", "--to", form) == exported


RACES = ("2026-02-08", "2026-03-08")


def test_flags_tell_what_came_of_overruling_the_rule_before(runjournal: Runner) -> None:
    for race, rating in zip(RACES, (5, 6), strict=True):
        runjournal.as_of = f"{race[:8]}01T09:00"
        runjournal.run("log", f"race Town Race {race} 10:00 10k")
        (massage,) = runjournal.json("log", f"{race[:8]}07 10:00 massage 60min deep")["entries"]
        runjournal("overrule", "race-too-close", massage["id"], "--why", WHY)
        runjournal.as_of = f"{race}T20:00"
        runjournal("log", f"calf{rating}l")
    runjournal.as_of = "2026-04-15T09:00"
    runjournal.run("log", RACE, TOO_CLOSE)

    assert "           Before: overruled twice; race-day soreness 5 and 6.\n" in runjournal("flags")
