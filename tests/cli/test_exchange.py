"""`export` and `import`: the journal goes out whole and comes back the same, as one step."""

from pathlib import Path

import pytest

from tests.cli.runner import Runner

LINES = ("r 8.2k 44 e5 calf3l w2", "race Zürich 2026-04-26 10:00 21.1k # =1+1", "fri 18:00 massage deep @Anna")
BY_FORMAT = pytest.mark.parametrize("name", ["text", "json", "csv"])


@BY_FORMAT
def test_a_journal_comes_back_from_its_export(runjournal: Runner, name: str, tmp_path: Path) -> None:
    runjournal.run("log", *LINES)
    exported = runjournal("export", "--to", name)
    (tmp_path / "journal.out").write_text(exported, encoding="utf-8")
    (tmp_path / "other").mkdir()
    other = Runner(tmp_path / "other")

    assert other.json("import", str(tmp_path / "journal.out")) == {
        "imported": 5,
        "skipped": 0,
        "too_close": [],
    }
    assert other("export", "--to", name) == exported
    other("undo")
    assert other.lines() == []


@BY_FORMAT
def test_an_import_again_adds_nothing(runjournal: Runner, name: str, tmp_path: Path) -> None:
    runjournal.run("log", *LINES)
    file = tmp_path / f"journal.{name}"
    runjournal("export", "--to", name, "--output", str(file))

    said = runjournal("import", "--from", name, str(file))

    assert said == "Imported nothing new. 5 already there.\n"
    assert len(runjournal.lines()) == 5


def test_an_entry_that_is_there_and_differs_stops_the_import(runjournal: Runner, tmp_path: Path) -> None:
    runjournal("log", "r 8k 44")
    file = tmp_path / "journal.json"
    file.write_text(runjournal("export", "--to", "json").replace("8000", "9000"), encoding="utf-8")
    before = runjournal.lines()

    runjournal.fails("import", str(file))

    assert runjournal.lines() == before


def test_several_files_are_one_step_or_none(runjournal: Runner, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("2026-04-01 r 8k 44\n2026-04-02 w 1l\n", encoding="utf-8")
    bad.write_text("2026-04-03 w 1l\nflurb\n", encoding="utf-8")

    assert f"{bad}, line 2: " in runjournal.fails("import", str(good), str(bad))
    assert runjournal.lines() == []
    runjournal("import", str(good), str(good))
    assert len(runjournal.lines()) == 4
    runjournal("undo")
    assert runjournal.lines() == []


def test_a_file_given_twice_is_imported_once(runjournal: Runner, tmp_path: Path) -> None:
    runjournal.run("log", *LINES)
    file = tmp_path / "journal.txt"
    runjournal("export", "--to", "text", "--output", str(file))
    (tmp_path / "other").mkdir()
    other = Runner(tmp_path / "other")

    assert other.json("import", str(file), str(file)) == {"imported": 5, "skipped": 5, "too_close": []}


def test_an_export_says_where_it_went_beside_the_data(runjournal: Runner, tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    result = runjournal.run("export", "--to", "csv", "--output", str(file))

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"Exported to {file}.\n")


def test_an_export_never_writes_over_the_journal(runjournal: Runner) -> None:
    runjournal("log", "w 1l")

    assert "cannot be written over" in runjournal.fails("export", "--to", "csv", "--output", str(runjournal.journal))
    assert len(runjournal.lines()) == 1
