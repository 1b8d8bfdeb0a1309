"""Rows that are no valid entries are left out, counted and named; the doctor finds what is wrong with a file."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from runjournal.errors import JournalError
from runjournal.paths import list_backups
from runjournal.store.doctor import Check, examine
from runjournal.store.journal import Journal
from tests.store.conftest import Opener, run_at

DAY = date(2026, 11, 23)


def by_hand(path: Path, *statements: str) -> None:
    """Change the file as the sqlite3 shell does."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def found(path: Path, name: str) -> Check:
    """What the doctor says under a name."""
    (check,) = [check for check in examine(path) if check.name == name]
    return check


HOSTILE = {
    "an escape character": "UPDATE run SET note = char(27) || '[2J'",
    "no zone": "UPDATE run SET zone = 'Mars/Olympus'",
    "a path as a zone": "UPDATE run SET zone = '../../etc/passwd'",
    "a rating of 99": "UPDATE run SET effort = 99",
    "a negative distance": "UPDATE run SET distance_m = -1",
    "a huge number": "UPDATE run SET distance_m = 9223372036854775807",
    "an unknown kind of run": "UPDATE run SET run_kind = 'stroll'",
    "no status": "UPDATE run SET status = ''",
    "no instant": "UPDATE run SET start = 'noon'",
    "an instant with another offset": "UPDATE run SET start = '2026-11-23T12:00:00+01:00'",
    "a day that is not that of its start": "UPDATE run SET start = '2026-11-25T12:00:00Z'",
    "text that is no UTF-8": "UPDATE run SET note = CAST(x'80ff' AS TEXT)",
    "a text that is too long": "UPDATE run SET note = printf('%.*c', 3000, 'x')",
    "an id with a space": "UPDATE run SET id = 'a b c d e'",
    "no id": "UPDATE run SET id = ''",
}


@pytest.mark.parametrize("statement", HOSTILE.values(), ids=HOSTILE)
def test_a_row_that_is_no_entry_is_left_out_and_counted(path: Path, journal: Journal, statement: str) -> None:
    journal.add([run_at()])
    by_hand(path, statement)
    (good,) = journal.add([run_at(1)])
    assert journal.on_day(DAY) == (good,)
    assert tuple(journal.all()) == (good,)
    (bad,) = journal.unreadable
    assert bad.sentence
    assert bad.id.isprintable()
    check = found(path, "entries")
    assert not check.ok
    assert check.sentence.isprintable()
    assert check.sentence.startswith("1 entry cannot be read")
    assert bad.id in check.sentence
    assert check.way_out


@pytest.mark.parametrize("day", ["2026-13-45", "20261123", "2026-W48-1", "yesterday", ""])
def test_a_row_of_no_day_is_found_by_the_doctor(path: Path, journal: Journal, day: str) -> None:
    (good,) = journal.add([run_at()])
    journal.add([run_at(1, id="one-of-no-day")])
    by_hand(path, f"UPDATE run SET day = '{day}' WHERE id = 'one-of-no-day'")
    assert tuple(journal.all()) == (good,)
    assert journal.on_day(DAY) == (good,)
    assert "one-of-no-day" in found(path, "entries").sentence


def test_an_unreadable_entry_is_said_when_asked_for_and_can_be_deleted(path: Path, journal: Journal) -> None:
    (entry,) = journal.add([run_at()])
    by_hand(path, "UPDATE run SET effort = 99")
    with pytest.raises(JournalError, match="cannot be read: effort is rated from 0 to 10"):
        journal.get(entry.id)
    assert journal.delete([entry.id]) == ()
    assert journal.is_empty
    assert found(path, "entries").ok
    journal.undo()
    assert not journal.is_empty


def test_a_sound_journal_is_sound(path: Path, open_journal: Opener) -> None:
    journal = open_journal()
    journal.add([run_at()])
    journal.add([run_at(1)])
    journal.undo()
    journal.close()
    checks = examine(path)
    assert [check for check in checks if not check.ok] == []
    assert {check.name for check in checks} == {
        "version",
        "permissions",
        "integrity",
        "foreign keys",
        "tables",
        "entries",
        "change log",
        "search index",
        "backups",
    }


def test_examining_changes_nothing(path: Path, open_journal: Opener) -> None:
    journal = open_journal()
    journal.add([run_at()])
    journal.close()
    before = path.read_bytes()
    examine(path)
    assert path.read_bytes() == before


def test_a_file_that_others_can_read_is_named(path: Path, journal: Journal) -> None:
    assert found(path, "permissions").ok
    path.chmod(0o644)
    check = found(path, "permissions")
    assert not check.ok
    assert check.way_out.startswith(f"Run `chmod 600 {path}")


def test_what_another_program_changed_is_told_but_no_fault(path: Path, journal: Journal) -> None:
    journal.add([run_at(), run_at(1), run_at(2)])
    by_hand(path, "UPDATE run SET effort = 1 WHERE rowid = 1", "DELETE FROM run WHERE rowid = 2")
    check = found(path, "change log")
    assert check.ok
    assert check.sentence.startswith("2 entries were changed by another program")


@pytest.mark.parametrize(
    ("name", "statement"),
    [
        ("foreign keys", "DELETE FROM step"),
        ("change log", "UPDATE step SET state = 'forgotten'"),
        ("change log", "INSERT INTO step (id, at, device, words, state) VALUES (0, '', '', '', 'undone')"),
        ("tables", "ALTER TABLE run ADD COLUMN mood TEXT"),
        ("entries", "INSERT INTO bath (id, day, zone) SELECT id, day, zone FROM run"),
    ],
    ids=["a log without its steps", "an unknown state", "undone before what stands", "another column", "an id twice"],
)
def test_what_is_wrong_is_found_and_only_that(path: Path, journal: Journal, name: str, statement: str) -> None:
    journal.add([run_at()])
    by_hand(path, statement)
    assert [check.name for check in examine(path) if not check.ok] == [name]
    assert found(path, name).way_out


def test_a_damaged_page_is_found_while_the_rest_is_still_looked_at(path: Path, open_journal: Opener) -> None:
    journal = open_journal()
    journal.add([run_at(number) for number in range(500)])
    (root,) = journal._connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'idx_run_day'").fetchone()
    journal.close()
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 4096)
    assert not found(path, "integrity").ok
    assert found(path, "foreign keys").ok


def test_a_damaged_backup_is_named(path: Path, journal: Journal) -> None:
    journal.add([run_at()])
    journal.add([run_at(1)])
    (kept,) = path.with_name("journal-backups").iterdir()
    assert found(path, "backups").sentence.startswith("1 backup can be read")
    kept.write_bytes(kept.read_bytes()[:5000])
    check = found(path, "backups")
    assert not check.ok
    assert str(kept) in check.sentence


def test_a_file_that_is_no_journal_gives_one_check(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("Dear diary")
    (check,) = examine(tmp_path / "text.db")
    assert (check.name, check.ok) == ("file", False)
    assert "is not a journal" in check.sentence


def test_another_programs_file_is_not_judged(tmp_path: Path) -> None:
    by_hand(tmp_path / "other.db", "CREATE TABLE song (title TEXT)")
    (check,) = examine(tmp_path / "other.db")
    assert (check.name, check.ok) == ("version", False)
    assert "another program's" in check.sentence


def test_a_new_empty_file_is_told_from_one_that_lost_its_entries(path: Path, journal: Journal) -> None:
    journal.add([run_at()])
    journal.add([run_at(1)])
    (backup,) = list_backups(path)
    journal.close()
    path.write_bytes(b"")
    check = found(path, "file")
    assert (check.ok, check.way_out) == (False, f"Restore a backup: `runjournal restore {backup}`.")

    backup.unlink()
    assert all(check.ok for check in examine(path))
    assert found(path, "file").sentence == "The journal is new: nothing has been logged yet."


BROKEN: dict[str, Callable[[Path], object]] = {
    "no database": lambda path: path.write_bytes(b"garbage!" * 600),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:9000]),
    "torn": lambda path: path.write_bytes(path.read_bytes()[:4096] + bytes(8192) + path.read_bytes()[12288:]),
    "without a table": lambda path: by_hand(path, "DROP TABLE run"),
    "without its log": lambda path: by_hand(path, "DROP TABLE change", "DROP TABLE step"),
    "empty": lambda path: path.write_bytes(b""),
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_doctor_sends_nobody_to_the_doctor(path: Path, journal: Journal, name: str) -> None:
    """Of a damaged file whose backups are known it says how to restore the latest."""
    journal.add([run_at()])
    journal.add([run_at(1)])
    (backup,) = list_backups(path)
    journal.close()
    BROKEN[name](path)

    wrong = [check for check in examine(path) if not check.ok]
    assert wrong
    assert not any("runjournal doctor" in check.sentence + check.way_out for check in wrong)
    assert not any("no such table" in check.sentence for check in wrong)
    assert any("runjournal restore" in check.way_out for check in wrong)
    if name in ("no database", "cut", "empty"):
        assert wrong[0].way_out == f"Restore a backup: `runjournal restore {backup}`."
