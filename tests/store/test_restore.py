"""Putting a copy back: all or nothing on a full disk, of any page size, complete, and brought up to date."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from runjournal.errors import JournalError
from runjournal.paths import backup_folder, list_backups
from runjournal.store.backup import backup, copy
from runjournal.store.doctor import examine
from runjournal.store.journal import Journal
from runjournal.store.restore import restore
from tests.store.conftest import NOW, Opener, fill, run_at


def ids_in(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [str(id_) for (id_,) in connection.execute("SELECT id FROM run ORDER BY id")]


def make(path: Path, *ids: str) -> None:
    with Journal.open(path, now=lambda: NOW) as journal:
        for id_ in ids:
            journal.add([run_at(id=id_)])


@pytest.mark.parametrize("is_damaged", [True, False], ids=["damaged", "whole"])
def test_a_full_disk_restores_nothing_and_leaves_nothing(small_disk: Path, tmp_path: Path, *, is_damaged: bool) -> None:
    path = small_disk / "journal.db"
    make(path, "after", "before")
    kept = tmp_path / "kept.db"
    make(kept, "before")
    if is_damaged:
        path.write_bytes(b"garbage!" + path.read_bytes()[8:])
    before = path.read_bytes()
    files = sorted(file.name for file in small_disk.rglob("*"))
    sentences = []
    for free_kb in range(0, 1000, 40):
        fill(small_disk, free_kb)
        try:
            restore(kept, path, NOW)
        except JournalError as error:
            sentences.append(error.sentence)
        (small_disk / "fill").unlink()
        if is_restored := path.read_bytes() != before:
            break
        assert sorted(file.name for file in small_disk.rglob("*")) == files
    assert len(sentences) >= 5
    told = "is full; nothing was restored, and the journal is as it was."
    assert [sentence for sentence in sentences if told not in sentence] == []
    assert is_restored
    assert ids_in(path) == ["before"]


@pytest.mark.parametrize("is_damaged", [True, False], ids=["damaged", "whole"])
@pytest.mark.parametrize("page_size", [512, 1024, 65536])
def test_a_backup_of_another_page_size_is_restored_while_the_journal_is_open(
    path: Path, open_journal: Opener, tmp_path: Path, page_size: int, *, is_damaged: bool
) -> None:
    journal = open_journal()
    journal.add([run_at(id="before")])
    kept = backup(path, tmp_path / "kept.db")
    with closing(sqlite3.connect(kept, isolation_level=None)) as other:
        other.execute(f"PRAGMA page_size = {page_size}")
        other.execute("VACUUM")
    journal.add([run_at(id="after")])
    if is_damaged:
        journal.close()
        path.write_bytes(b"garbage!" + path.read_bytes()[8:])
    restore(kept, path, NOW)
    journal = open_journal() if is_damaged else journal
    assert [entry.id for entry in journal.all()] == ["before"]
    journal.add([run_at(id="new")])
    assert ids_in(path) == ["before", "new"]
    assert all(check.ok for check in examine(path))


def drop_table(connection: sqlite3.Connection) -> None:
    for view in ("timeline", "daily_drinks"):
        connection.execute(f"DROP VIEW {view}")
    connection.execute("DROP TABLE drink")


def drop_log(connection: sqlite3.Connection) -> None:
    connection.execute("DROP VIEW changes")
    connection.execute("DROP TABLE change")


def drop_column(connection: sqlite3.Connection) -> None:
    for view in ("runs", "timeline"):
        connection.execute(f"DROP VIEW {view}")
    connection.execute("ALTER TABLE run DROP COLUMN effort")


LACKS: dict[str, Callable[[sqlite3.Connection], None]] = {
    "the table drink": drop_table,
    "the table change": drop_log,
    "the column effort of its table run": drop_column,
}


@pytest.mark.parametrize("is_old", [True, False], ids=["old", "current"])
@pytest.mark.parametrize("what", LACKS)
def test_a_backup_that_lacks_something_is_refused(
    path: Path, open_journal: Opener, tmp_path: Path, what: str, *, is_old: bool
) -> None:
    open_journal().add([run_at(id="present")])
    kept = tmp_path / "kept.db"
    if is_old:
        with closing(sqlite3.connect(kept)) as other:
            other.executescript((Path(__file__).parent / "old_journals" / "m005.sql").read_text(encoding="utf-8"))
    else:
        backup(path, kept)
    with closing(sqlite3.connect(kept)) as other:
        LACKS[what](other)
    with pytest.raises(JournalError, match=rf"kept\.db lacks {what}; the journal was left as it was"):
        restore(kept, path, NOW)
    assert ids_in(path) == ["present"]
    assert [file.name for file in backup_folder(path).glob(".*")] == []


def test_a_backup_whose_index_differs_from_its_table_is_refused(
    path: Path, open_journal: Opener, tmp_path: Path
) -> None:
    open_journal().add([run_at(id="present")])
    kept = backup(path, tmp_path / "kept.db")
    with closing(sqlite3.connect(kept, isolation_level=None)) as other:
        other.execute("PRAGMA writable_schema = ON")
        other.execute("UPDATE sqlite_schema SET sql = replace(sql, 'day', 'zone') WHERE name = 'idx_run_day'")
    with pytest.raises(JournalError, match=r"The backup .*kept\.db is damaged; the journal was left as it was"):
        restore(kept, path, NOW)
    assert ids_in(path) == ["present"]


def test_a_backup_of_an_earlier_version_is_brought_up_to_date_for_who_has_the_journal_open(
    path: Path, open_journal: Opener, tmp_path: Path
) -> None:
    journal = open_journal()
    journal.add([run_at()])
    kept = tmp_path / "kept.db"
    with closing(sqlite3.connect(kept)) as other:
        other.executescript((Path(__file__).parent / "old_journals" / "m005.sql").read_text(encoding="utf-8"))
    before = kept.read_bytes()
    restore(kept, path, NOW)
    assert {entry.kind.value for entry in journal.all()} == {"soreness"}
    journal.add([run_at(id="new")])
    assert all(check.ok for check in examine(path))
    assert kept.read_bytes() == before


def test_what_is_logged_up_to_the_restore_is_in_the_copy_kept_aside(
    path: Path, open_journal: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is locked before it is copied, so nothing that is acknowledged can come in between."""
    journal = open_journal()
    journal.add([run_at(id="one")])
    kept = backup(path, tmp_path / "kept.db")

    def log_meanwhile(source: sqlite3.Connection, journal_path: Path, target: Path) -> Path:
        with pytest.raises(JournalError, match="is in use"):
            journal.add([run_at(id="meanwhile")])
        return copy(source, journal_path, target)

    monkeypatch.setattr("runjournal.store.restore.copy", log_meanwhile)
    aside = restore(kept, path, NOW)
    assert ids_in(aside) == ids_in(path) == ["one"]


def test_a_link_to_a_damaged_journal_stays_a_link(path: Path, open_journal: Opener, tmp_path: Path) -> None:
    make(path, "before")
    kept = backup(path, tmp_path / "kept.db")
    path.write_bytes(b"garbage!" + path.read_bytes()[8:])
    link = tmp_path / "link.db"
    link.symlink_to(path)
    restore(kept, link, NOW)
    assert link.is_symlink()
    assert ids_in(path) == ["before"]
    assert list_backups(path) == ()
