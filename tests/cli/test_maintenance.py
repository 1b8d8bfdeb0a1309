"""`backup`, `restore`, `doctor`, `where` and `completion`."""

from pathlib import Path

import pytest

from tests.cli.runner import Runner


def test_a_backup_can_be_restored(runjournal: Runner, tmp_path: Path) -> None:
    runjournal("log", "w 1l")
    kept = tmp_path / "kept.db"
    assert runjournal.json("backup", str(kept)) == {"backup": str(kept)}
    runjournal("log", "r 8k 44")

    before = Path(runjournal.json("restore", str(kept))["kept"])

    assert len(runjournal.lines()) == 1
    assert before.exists()
    runjournal("restore", str(before))
    assert len(runjournal.lines()) == 2


def test_a_backup_without_a_name_goes_to_the_others(runjournal: Runner) -> None:
    runjournal("log", "w 1l")

    assert runjournal("backup").startswith(f"Backed up to {runjournal.folder / 'journal-backups' / 'journal-2026'}")


def test_a_backup_writes_over_nothing(runjournal: Runner, tmp_path: Path) -> None:
    runjournal("log", "w 1l")
    kept = tmp_path / "kept.db"
    kept.write_text("mine", encoding="utf-8")

    assert "exists already" in runjournal.fails("backup", str(kept))
    assert "exists already" in runjournal.fails("backup", str(runjournal.journal))
    assert kept.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("content", [b"", b"not a journal", b"SQLite format 3\0" + b"\0" * 4096])
def test_what_is_no_journal_is_neither_opened_nor_restored(runjournal: Runner, content: bytes, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.db"
    wrong.write_bytes(content)
    runjournal("log", "w 1l")

    assert runjournal.fails("restore", str(wrong)).count("\n") == 1
    if content:
        assert runjournal.fails("--journal", str(wrong), "flags").count("\n") == 1
    assert wrong.read_bytes() == content
    assert len(runjournal.lines()) == 1


def test_the_doctor_tells_what_is_well_and_what_is_not(runjournal: Runner) -> None:
    runjournal("log", "w 1l")
    well = runjournal.json("doctor")
    assert well["ok"]
    assert all(set(check) == {"name", "ok", "sentence", "way_out"} for check in well["checks"])
    assert all(line.startswith("ok ") for line in runjournal("doctor").splitlines())

    runjournal.journal.chmod(0o644)
    result = runjournal.run("doctor")
    assert result.exit_code == 1
    assert any(line.startswith("wrong  permissions") for line in result.stdout.splitlines())


def test_the_doctor_does_not_make_a_journal(runjournal: Runner) -> None:
    assert runjournal.run("doctor").exit_code == 1
    assert not runjournal.journal.exists()


def test_where_names_the_files(runjournal: Runner) -> None:
    assert runjournal.json("where") == {
        "journal": str(runjournal.journal),
        "settings": str(runjournal.settings),
        "backups": str(runjournal.folder / "journal-backups"),
    }
    assert runjournal("where").count("(not there yet)") == 3


def test_where_works_with_settings_that_do_not(runjournal: Runner) -> None:
    runjournal.settings.write_text("nonsense", encoding="utf-8")

    assert str(runjournal.settings) in runjournal("where")


def test_the_sample_settings_are_settings(runjournal: Runner) -> None:
    runjournal.settings.write_text(runjournal("where", "--sample-settings"), encoding="utf-8")

    assert runjournal.json("flags")["findings"] == []


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_completion_is_a_script_for_the_shell(runjournal: Runner, shell: str) -> None:
    assert "_RUNJOURNAL_COMPLETE" in runjournal("completion", shell)
