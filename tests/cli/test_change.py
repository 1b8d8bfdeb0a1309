"""`undo`, `redo`, `edit`, `delete` and `done`."""

import pytest

from tests.cli.runner import Runner


def logged(runjournal: Runner, line: str) -> str:
    """The id of what a line logs."""
    entry: str = runjournal.json("log", line)["entries"][0]["id"]
    return entry


def test_undo_and_redo_go_back_and_forth(runjournal: Runner) -> None:
    runjournal("log", "w 500ml")
    runjournal("log", "r 8k 44 calf3l")

    undone = runjournal.json("undo")
    assert {entry["kind"] for entry in undone["entries"]} == {"run", "soreness"}
    assert undone["change"]
    assert len(runjournal.lines()) == 1
    runjournal("redo")
    assert len(runjournal.lines()) == 3


def test_delete_and_done_print_entries_too(runjournal: Runner) -> None:
    entry = logged(runjournal, "2026-04-14 18:00 massage 45min planned")

    assert set(runjournal.json("done", entry)) == set(runjournal.json("delete", entry)) == {"entries"}
    assert set(runjournal.json("undo")) == {"change", "entries"}


@pytest.mark.parametrize("command", ["undo", "redo"])
def test_there_may_be_nothing_to_take_back(runjournal: Runner, command: str) -> None:
    assert runjournal.fails(command) == f"There is nothing to {command}.\n"


def test_edit_puts_a_line_in_an_entrys_place(runjournal: Runner) -> None:
    entry = logged(runjournal, "r 8k 44")
    (changed,) = runjournal.json("edit", entry[-6:], "07:10 run 9k 50 easy")["entries"]

    assert (changed["id"], changed["distance_m"]) == (entry, 9000)
    assert len(runjournal.lines()) == 1
    runjournal("undo")
    assert "run 8k" in runjournal.lines()[0]


def test_edit_keeps_the_entry_where_the_line_is_wrong(runjournal: Runner) -> None:
    entry = logged(runjournal, "r 8k 44")
    before = runjournal.lines()

    assert "^^^" in runjournal.fails("edit", entry, "run 9k e99")
    assert runjournal.lines() == before


def test_delete_takes_several_at_once(runjournal: Runner) -> None:
    first, second = logged(runjournal, "r 8k 44"), logged(runjournal, "w 500ml")
    logged(runjournal, "s0")

    assert len(runjournal.json("delete", first, second[-8:], first)["entries"]) == 2
    assert len(runjournal.lines()) == 1
    runjournal("undo")
    assert len(runjournal.lines()) == 3


@pytest.mark.parametrize("command", [["delete"], ["done"], ["edit"]])
def test_an_id_that_is_none_is_said(runjournal: Runner, command: list[str]) -> None:
    entry = logged(runjournal, "r 8k 44")
    line = ["s0"] if command == ["edit"] else []

    assert "No entry has the id nowhere" in runjournal.fails(*command, "nowhere", *line)
    if command == ["delete"]:
        runjournal.fails("delete", entry, "nowhere")
    assert len(runjournal.lines()) == 1


def test_done_confirms_what_was_planned(runjournal: Runner) -> None:
    entry = logged(runjournal, "2026-04-14 18:00 massage 45min planned")
    (confirmed,) = runjournal.json("done", entry[-6:])["entries"]

    assert (confirmed["id"], confirmed["status"]) == (entry, "done")
    runjournal("undo")
    assert "planned" in runjournal.lines()[0]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("2026-04-20 18:00 massage 45min", "lies ahead", id="ahead"),
        pytest.param("r 8k 44", "not planned", id="done already"),
        pytest.param("w 500ml", "not planned", id="never planned"),
    ],
)
def test_done_is_for_what_was_planned_and_is_past(runjournal: Runner, line: str, said: str) -> None:
    entry = logged(runjournal, line)

    assert said in runjournal.fails("done", entry)
