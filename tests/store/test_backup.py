"""Copies: one a day and the last fourteen, complete or not at all, and put back while others have the file open."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from runjournal.errors import JournalError
from runjournal.paths import backup_folder, list_backups
from runjournal.store.backup import backup
from runjournal.store.doctor import examine
from runjournal.store.journal import Journal
from runjournal.store.restore import restore
from tests.store.conftest import NOW, Opener, fill, run_at


def names(path: Path) -> list[str]:
    return [kept.name for kept in list_backups(path)]


def ids_in(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [str(found) for (found,) in connection.execute("SELECT id FROM run ORDER BY id")]


def test_the_first_change_of_a_day_keeps_a_copy_of_what_was_there(path: Path, open_journal: Opener) -> None:
    open_journal().add([run_at(id="day-1")])
    assert names(path) == []
    open_journal(NOW + timedelta(days=1)).add([run_at(1, id="day-2")])
    open_journal(NOW + timedelta(days=1)).add([run_at(2, id="day-2-again")])
    assert names(path) == ["journal-2026-11-24.db"]
    assert ids_in(list_backups(path)[0]) == ["day-1"]


def test_the_last_fourteen_copies_are_kept(path: Path, open_journal: Opener) -> None:
    journal = open_journal()
    journal.add([run_at()])
    for day in range(20):
        open_journal(NOW + timedelta(days=day)).add([run_at(day)])
    assert names(path) == [f"journal-2026-{NOW + timedelta(days=day):%m-%d}.db" for day in range(6, 20)]


def test_copies_kept_before_something_are_not_rotated_away(path: Path, open_journal: Opener) -> None:
    journal = open_journal()
    journal.add([run_at()])
    kept = backup(path, backup_folder(path) / "journal-2020-01-01T120000-before-restore.db")
    for day in range(16):
        open_journal(NOW + timedelta(days=day)).add([run_at(day)])
    assert kept.exists()


def test_a_long_session_keeps_a_copy_each_day(path: Path) -> None:
    moment = NOW
    with Journal.open(path, now=lambda: moment) as journal:
        journal.add([run_at()])
        for _ in range(3):
            moment += timedelta(days=1)
            journal.add([run_at()])
    assert len(names(path)) == 3


def test_a_copy_is_one_private_file_that_can_be_read_alone(path: Path, journal: Journal, tmp_path: Path) -> None:
    (entry,) = journal.add([run_at()])
    target = backup(path, tmp_path / "elsewhere" / "copy.db")
    assert target.stat().st_mode & 0o777 == 0o600
    assert target.parent.stat().st_mode & 0o777 == 0o700
    assert [file.name for file in target.parent.iterdir()] == ["copy.db"]
    assert ids_in(target) == [entry.id]
    with closing(sqlite3.connect(target)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_every_file_of_a_journal_is_the_runners_alone(path: Path, open_journal: Opener) -> None:
    open_journal().add([run_at()])
    open_journal().add([run_at(1)])
    files = [file for file in path.parent.rglob("*") if file.is_file()]
    assert {"journal.db", "journal.db-wal", "journal.db-shm", "journal-2026-11-23.db"} == {file.name for file in files}
    assert {oct(file.stat().st_mode & 0o777) for file in files} == {"0o600"}
    assert oct(path.parent.stat().st_mode & 0o777) == "0o700"


def test_a_copy_that_cannot_be_made_does_not_keep_the_runner_from_logging(path: Path, open_journal: Opener) -> None:
    journal = open_journal()
    journal.add([run_at()])
    backup_folder(path).touch()
    journal = open_journal(NOW + timedelta(days=1))
    journal.add([run_at(1)])
    assert len(list(journal.all())) == 2
    assert len(journal.remarks) == 1
    assert journal.remarks[0].startswith("Today's copy of the journal could not be made: ")


def test_a_copy_that_a_full_disk_prevents_is_one_sentence_and_leaves_nothing(small_disk: Path) -> None:
    path = small_disk / "journal.db"
    with Journal.open(path, now=lambda: NOW) as journal:
        journal.add([run_at()])
    with Journal.open(path, now=lambda: NOW + timedelta(days=1)) as journal:
        fill(small_disk, free_kb=150)
        journal.add([run_at(1)])
        (remark,) = journal.remarks
        assert remark == (
            f"Today's copy of the journal could not be made: the disk of {path} is full;"
            " entries are saved all the same."
        )
        journal.add([run_at(2)])
        assert journal.remarks == [remark]
        assert list(backup_folder(path).iterdir()) == []
        (small_disk / "fill").unlink()
    with Journal.open(path, now=lambda: NOW + timedelta(days=1)) as journal:
        assert len(list(journal.all())) == 3


@pytest.mark.parametrize("table", ["run", "change", "searched"])
def test_bytes_that_changed_in_an_index_are_found_before_the_first_copy_of_a_day(
    path: Path, open_journal: Opener, table: str
) -> None:
    """Reading entries does not notice: the pages are sound, and only what one says differs from the table."""
    with Journal.open(path, now=lambda: NOW) as journal:
        journal.add([replace(run_at(number / 100), note="tired") for number in range(50)])
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND sql NOTNULL AND tbl_name = ?"
        (root,) = connection.execute(query, [table]).fetchone()
        (page_size,) = connection.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek(root * page_size - 1)
        (old,) = file.read(1)
        file.seek(root * page_size - 1)
        file.write(bytes([old ^ 1]))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    journal = open_journal(NOW + timedelta(days=1))
    assert list(journal.all())
    with pytest.raises(JournalError, match="is damaged"):
        journal.add([run_at()])
    assert names(path) == []
    assert not all(check.ok for check in examine(path))


def test_a_damaged_journal_pushes_no_good_copy_out(path: Path, open_journal: Opener) -> None:
    journal = open_journal()
    journal.add([run_at(number) for number in range(500)])
    open_journal(NOW + timedelta(days=1)).add([run_at()])
    (root,) = journal._connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'idx_run_day'").fetchone()
    journal.close()
    open_journal().close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096 + 8)
        file.write(b"\xff" * 2000)
    later = open_journal(NOW + timedelta(days=2))
    with pytest.raises(JournalError, match="is damaged") as raised:
        later.add([run_at()])
    assert "journal-2026-11-24.db" in raised.value.way_out
    assert names(path) == ["journal-2026-11-24.db"]


def test_restoring_puts_the_entries_back_and_keeps_the_present_ones_aside(
    path: Path, journal: Journal, tmp_path: Path
) -> None:
    journal.add([run_at(id="before")])
    kept = backup(path, tmp_path / "kept.db")
    journal.add([run_at(id="after")])
    version = journal.version()
    aside = restore(kept, path, NOW)
    assert [entry.id for entry in journal.all()] == ["before"]
    assert journal.version() != version
    assert aside == backup_folder(path) / "journal-2026-11-23T180000-before-restore.db"
    assert aside in list_backups(path)
    assert ids_in(aside) == ["after", "before"]
    journal.add([run_at(id="still-works")])
    assert ids_in(path) == ["before", "still-works"]


def test_restoring_takes_the_log_back_too(path: Path, journal: Journal, tmp_path: Path) -> None:
    journal.add([run_at(id="first")])
    kept = backup(path, tmp_path / "kept.db")
    journal.add([run_at(id="second")])
    restore(kept, path, NOW)
    change = journal.undo()
    assert change is not None
    assert change.entries[0].id == "first"
    assert journal.undo() is None


def test_two_restores_in_one_second_keep_both_journals_aside(path: Path, journal: Journal, tmp_path: Path) -> None:
    journal.add([run_at(id="first")])
    kept = backup(path, tmp_path / "kept.db")
    journal.add([run_at(id="second")])
    assert ids_in(restore(kept, path, NOW)) == ["first", "second"]
    second = restore(kept, path, NOW)
    assert ids_in(second) == ["first"]
    assert sorted(map(len, map(ids_in, list_backups(path)))) == [1, 1, 2]


def test_a_journal_that_is_gone_is_restored(path: Path, open_journal: Opener, tmp_path: Path) -> None:
    journal = open_journal()
    journal.add([run_at(id="before")])
    kept = backup(path, tmp_path / "kept.db")
    journal.close()
    path.unlink()
    restore(kept, path, NOW)
    assert [entry.id for entry in open_journal().all()] == ["before"]
    assert path.stat().st_mode & 0o777 == 0o600
    assert names(path) == []


@pytest.mark.parametrize("damage", [b"Dear diary", b"SQLite format 3\0" + b"\0" * 5000], ids=["text", "torn"])
def test_a_journal_that_cannot_be_opened_is_moved_aside_and_replaced(
    path: Path, open_journal: Opener, tmp_path: Path, damage: bytes
) -> None:
    journal = open_journal()
    journal.add([run_at(id="before")])
    kept = backup(path, tmp_path / "kept.db")
    journal.close()
    path.write_bytes(damage)
    aside = restore(kept, path, NOW)
    assert aside.read_bytes() == damage
    assert [entry.id for entry in open_journal().all()] == ["before"]
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("kind", ["text", "another's", "empty", "damaged", "missing", "folder"])
def test_what_is_no_whole_backup_is_not_restored(path: Path, journal: Journal, tmp_path: Path, kind: str) -> None:
    (entry,) = journal.add([run_at()])
    bad = tmp_path / "bad.db"
    match kind:
        case "text":
            bad.write_text("Dear diary")
        case "another's":
            with closing(sqlite3.connect(bad)) as connection:
                connection.execute("CREATE TABLE places (url TEXT)")
        case "empty":
            bad.touch()
        case "damaged":
            backup(path, bad)
            bad.write_bytes(bad.read_bytes()[:60_000])
        case "folder":
            bad.mkdir()
    with pytest.raises(JournalError) as raised:
        restore(bad, path, NOW)
    assert raised.value.sentence
    assert raised.value.way_out
    assert tuple(journal.all()) == (entry,)
    assert names(path) == []


def test_a_backup_that_is_not_there_is_told_with_the_latest(path: Path, journal: Journal, tmp_path: Path) -> None:
    for missing in (tmp_path / "nowhere.db", tmp_path):
        with pytest.raises(JournalError) as caught:
            restore(missing, path, NOW)
        assert caught.value.sentence == f"There is no backup at {missing}."
        assert caught.value.way_out == "Name one that `runjournal backup` made."
    kept = backup(path, backup_folder(path) / "journal-2020-01-01.db")
    with pytest.raises(JournalError) as caught:
        restore(tmp_path / "nowhere.db", path, NOW)
    assert caught.value.way_out == f"The latest is {kept}."


def test_a_journal_is_not_restored_from_itself(path: Path, journal: Journal) -> None:
    journal.add([run_at()])
    with pytest.raises(JournalError, match="is the journal itself"):
        restore(path, path, NOW)
    with pytest.raises(JournalError, match="is the journal itself"):
        backup(path, path)


def test_a_journal_in_use_is_not_restored_over(path: Path, open_journal: Opener, tmp_path: Path) -> None:
    ours = open_journal()
    ours.add([run_at(id="before")])
    kept = backup(path, tmp_path / "kept.db")
    ours.add([run_at(id="after")])
    ours._connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(JournalError, match="is in use by"):
        restore(kept, path, NOW, wait_s=0.05)
    ours._connection.execute("ROLLBACK")
    assert [entry.id for entry in ours.all()] == ["after", "before"]
    assert path.exists()


def test_backups_of_a_name_with_brackets_are_found(tmp_path: Path) -> None:
    path = tmp_path / "my [old] journal*.db"
    for day in range(3):
        with Journal.open(path, now=lambda day=day: NOW + timedelta(days=day)) as journal:  # type: ignore[misc]
            journal.add([run_at(day)])
    assert len(list_backups(path)) == 2
