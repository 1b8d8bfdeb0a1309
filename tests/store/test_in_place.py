"""What was said to be saved is in the file at the journal's path, whatever another program does to that file."""

import errno
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from runjournal.errors import JournalError
from runjournal.model.entries import Entry, Run
from runjournal.paths import backup_folder, list_backups
from runjournal.store import foreign_log
from runjournal.store.backup import backup
from runjournal.store.doctor import examine
from runjournal.store.failures import LOCKS, lock_holders
from runjournal.store.journal import Journal
from runjournal.store.restore import restore
from tests.store.conftest import NOW, Opener, run_at
from tests.store.test_processes import adding


def ids_in(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [str(id_) for (id_,) in connection.execute("SELECT id FROM run ORDER BY id")]


def replace(path: Path) -> None:
    """As a sync program does: another version of the file gets its name, without the log."""
    other = path.with_name("other.db")
    shutil.copy(path, other)
    other.replace(path)


def move_away(path: Path) -> None:
    """As `mv` does."""
    path.rename(path.with_name("moved.db"))


def remove_shm(path: Path) -> None:
    """As a program does that tidies up."""
    path.with_name(f"{path.name}-shm").unlink()


def remove_wal(path: Path) -> None:
    """The same with what was written last."""
    path.with_name(f"{path.name}-wal").unlink()


BROKEN: dict[str, Callable[[Path], None]] = {
    "replaced": replace,
    "moved away": move_away,
    "without -shm": remove_shm,
    "without -wal": remove_wal,
}


@pytest.mark.parametrize("how", BROKEN)
def test_nothing_is_acknowledged_in_a_file_that_lost_its_place(path: Path, open_journal: Opener, how: str) -> None:
    journal = open_journal()
    journal.add([run_at()])
    BROKEN[how](path)
    for change in (lambda: journal.add([run_at(1)]), lambda: journal.undo(), lambda: journal.check_in_place()):
        with pytest.raises(JournalError, match=r"(replaced|removed) .*while it was open; nothing was saved") as raised:
            change()
        assert "start runjournal again" in raised.value.way_out.lower()
    assert len(list(journal.all())) == 1


@pytest.mark.parametrize("how", ["replaced", "without -shm"])
def test_a_journal_opened_again_goes_on(path: Path, open_journal: Opener, how: str) -> None:
    journal = open_journal()
    journal.add([run_at(-1)])
    journal.close()
    journal = open_journal()
    BROKEN[how](path)
    with pytest.raises(JournalError):
        journal.add([run_at()])
    journal.close()
    again = open_journal()
    again.add([run_at(1)])
    assert [entry.start for entry in again.all()] == [run_at(-1).start, run_at(1).start]
    assert again._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_file_replaced_in_the_middle_of_a_change_gets_nothing(path: Path, open_journal: Opener) -> None:
    class Replacing(NamedTuple):
        entry: Run | None = run_at(2)
        present: Entry | None = None

        @property
        def keys(self) -> Sequence[str]:
            replace(path)
            return ()

    journal = open_journal()
    journal.add([run_at()])
    journal.close()
    journal = open_journal()
    with pytest.raises(JournalError, match="replaced"):
        journal.import_changes([Replacing()])
    assert len(list(journal.all())) == 1
    journal.close()
    assert len(list(open_journal().all())) == 1


@pytest.mark.parametrize("how", BROKEN)
def test_a_journal_that_lost_its_place_goes_on_in_the_file_that_is_there(
    path: Path, open_journal: Opener, how: str
) -> None:
    journal = open_journal()
    journal.add([run_at(id="early")])
    journal.close()
    journal = open_journal()
    journal.add([run_at(1, id="late")])
    version = journal.version()
    BROKEN[how](path)
    kept = journal.reopen()
    expected = {"replaced": ["early"], "moved away": [], "without -shm": ["early", "late"]}
    assert ids_in(path) == expected.get(how, ["early", "late"])
    assert journal.version() > version
    journal.check_in_place()
    journal.add([run_at(2, id="new")])
    assert "new" in ids_in(path)
    assert (kept is not None) == (how in ("replaced", "moved away"))
    if kept:
        assert ids_in(kept) == ["early", "late"]
        assert kept in list_backups(path)
    assert all(check.ok for check in examine(path))


def test_what_is_open_is_kept_and_its_log_taken_away_when_a_replaced_journal_is_closed(
    path: Path, open_journal: Opener
) -> None:
    """Otherwise SQLite would apply the log to the file that is there now."""
    journal = open_journal()
    journal.add([run_at(id="early")])
    journal.close()
    journal = open_journal()
    journal.add([run_at(1, id="late")])
    replace(path)
    journal.close()
    assert not path.with_name("journal.db-wal").exists()
    assert [entry.id for entry in open_journal().all()] == ["early"]
    (kept,) = (copy for copy in list_backups(path) if "replacement" in copy.name)
    assert ids_in(kept) == ["early", "late"]


def test_a_journal_whose_copy_cannot_be_kept_leaves_its_log_among_the_backups(
    path: Path, open_journal: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> Path:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    journal = open_journal()
    journal.add([run_at()])
    backup_folder(path).mkdir(exist_ok=True)
    replace(path)
    monkeypatch.setattr("runjournal.store.backup.copy", fail)
    with pytest.raises(JournalError, match="is full"):
        journal.reopen()
    journal.close()
    assert not path.with_name("journal.db-wal").exists()
    (log,) = backup_folder(path).glob("*-of-a-replaced-file.db-wal")
    assert log.stat().st_size


@pytest.mark.parametrize("is_reopened", [True, False])
def test_what_another_process_logs_with_a_new_log_is_not_lost(
    path: Path, open_journal: Opener, is_reopened: bool
) -> None:
    journal = open_journal()
    (ours,) = journal.add([run_at(id="ours")])
    remove_shm(path)
    with adding(path, 1) as other:
        theirs = other.communicate(timeout=60)[0].strip()
    if is_reopened:
        journal.reopen()
        journal.add([run_at(2, id="later")])
    journal.close()
    assert {entry.id for entry in open_journal().all()} == {ours.id, theirs, *(["later"] if is_reopened else [])}
    assert all(check.ok for check in examine(path))


def test_a_log_that_an_old_file_left_is_not_applied_to_the_new_one(
    path: Path, open_journal: Opener, tmp_path: Path
) -> None:
    open_journal().add([run_at(id="kept")])
    kept = backup(path, tmp_path / "kept.db")
    with adding(path, 0) as killed:
        assert killed.stdout is not None
        for _ in range(5):
            killed.stdout.readline()
        killed.kill()
        killed.communicate()
    log = path.with_name("journal.db-wal")
    left = log.read_bytes()
    assert len(left) > 5 * 4096
    kept.replace(path)
    assert [check.name for check in examine(path) if not check.ok] == ["file"]
    with Journal.open(path, now=lambda: NOW) as journal:
        assert [entry.id for entry in journal.all()] == ["kept"]
        (remark,) = journal.remarks
        journal.add([run_at(id="new")])
    (aside,) = backup_folder(path).glob("*-of-another-file.db-wal")
    assert str(aside) in remark
    assert aside.read_bytes() == left
    assert ids_in(path) == ["kept", "new"]
    assert all(check.ok for check in examine(path))


HELD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("UPDATE run SET note = 'of the old file'")
print(flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(not LOCKS.exists(), reason="no /proc/locks")
def test_a_journal_beside_the_log_that_a_process_has_open_is_neither_read_nor_written(
    path: Path, open_journal: Opener
) -> None:
    with Journal.open(path, now=lambda: NOW) as journal:
        journal.add([run_at(id="old")])
    command = [sys.executable, "-c", HELD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        shm = path.with_name("journal.db-shm").stat()
        if holder.pid not in lock_holders(shm.st_ino, device=shm.st_dev):
            pytest.skip("the file system gives its disk two numbers")
        replace(path)  # by a file that is written with a log too
        before = path.read_bytes()
        with pytest.raises(JournalError, match=rf"was replaced while .*\({holder.pid}\) had it open"):
            open_journal()
        assert path.read_bytes() == before
        assert [check.name for check in examine(path) if not check.ok] == ["file"]
        holder.communicate()


@pytest.mark.skipif(sys.platform != "linux", reason="locks can be asked for on Linux alone")
@pytest.mark.parametrize("is_killed", [False, True])
def test_the_locks_of_all_processes_are_not_read_for_a_journal_in_its_place(
    path: Path, monkeypatch: pytest.MonkeyPatch, *, is_killed: bool
) -> None:
    with Journal.open(path, now=lambda: NOW) as journal:
        journal.add([run_at(id="old")])

    def refuse(*_arguments: object, **_names: object) -> set[int]:
        raise AssertionError

    monkeypatch.setattr(foreign_log, "lock_holders", refuse)
    command = [sys.executable, "-c", HELD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        if is_killed:
            holder.kill()
            holder.wait()
        assert path.with_name("journal.db-shm").exists()
        with Journal.open(path, now=lambda: NOW) as journal:
            assert [entry.id for entry in journal.all()] == ["old"]
        holder.communicate()


@pytest.mark.skipif(not LOCKS.exists(), reason="no /proc/locks")
def test_opening_a_journal_again_gives_up_no_lock_of_the_process(path: Path, open_journal: Opener) -> None:
    """A process loses its locks of a file when it closes that file in any way, even by reading its first bytes."""
    open_journal().add([run_at()])
    open_journal()
    examine(path)
    assert os.getpid() in lock_holders(path.stat().st_ino)


def test_a_restored_backup_is_written_with_a_log_again(path: Path, open_journal: Opener) -> None:
    journal = open_journal()
    journal.add([run_at()])
    journal.close()
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
    journal = open_journal()
    assert journal._connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_copies_of_killed_processes_are_removed(path: Path, open_journal: Opener) -> None:
    open_journal().add([run_at()])
    ended = subprocess.Popen([sys.executable, "-c", "pass"])
    ended.wait()
    folder = backup_folder(path)
    folder.mkdir(exist_ok=True)
    left, going_on = (folder / f".journal-2026-11-22.db.{pid}" for pid in (ended.pid, os.getpid()))
    for file in (left, going_on, left.with_name(f"{left.name}-journal")):
        file.touch()
    open_journal()
    assert [file for file in folder.iterdir() if file.name.startswith(".")] == [going_on]


def test_an_index_that_differs_from_its_table_pushes_no_good_copy_out(path: Path, open_journal: Opener) -> None:
    journal = open_journal()
    journal.add([run_at()])
    journal.close()
    copies = list_backups(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA writable_schema = ON")
        other.execute("UPDATE sqlite_schema SET sql = replace(sql, 'day', 'zone') WHERE name = 'idx_run_day'")
        assert other.execute("PRAGMA quick_check").fetchone() == ("ok",)
    with pytest.raises(JournalError, match="is damaged"):
        open_journal(NOW + timedelta(days=1)).add([run_at(24)])
    assert list_backups(path) == copies
    assert not all(check.ok for check in examine(path))


def test_a_backup_without_a_column_is_refused(path: Path, open_journal: Opener, tmp_path: Path) -> None:
    open_journal().add([run_at()])
    kept = backup(path, tmp_path / "kept.db")
    with closing(sqlite3.connect(kept)) as other:
        for view in ("runs", "timeline"):
            other.execute(f"DROP VIEW {view}")
        other.execute("ALTER TABLE run DROP COLUMN effort")
    with pytest.raises(JournalError, match=r"kept\.db lacks the column effort of its table run"):
        restore(kept, path, NOW)
    assert len(list(open_journal().all())) == 1


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from runjournal.store.restore import restore

left = int(sys.argv[3])

def kill_at(event, _arguments):
    global left
    if event in ("os.rename", "os.link", "os.remove"):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(kill_at)
restore(Path(sys.argv[1]), Path(sys.argv[2]), datetime(2026, 11, 23, 18, tzinfo=UTC))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL")
def test_a_restore_killed_at_any_change_of_a_name_leaves_a_journal_at_its_path(path: Path, tmp_path: Path) -> None:
    with Journal.open(path, now=lambda: NOW) as journal:
        journal.add([run_at()])
    kept = backup(path, tmp_path / "kept.db")
    damaged = b"SQLite format 3\0" + b"\0" * 5_000
    for number in range(1, 30):
        path.write_bytes(damaged)
        command = [sys.executable, "-c", KILLED, str(kept), str(path), str(number)]
        ended = subprocess.run(command, check=False, cwd=Path(__file__).parents[2]).returncode
        content = path.read_bytes()
        if content != damaged:
            with Journal.open(path, now=lambda: NOW) as journal:
                assert [type(entry) for entry in journal.all()] == [Run]
        if ended == 0:
            break
        assert ended == -signal.SIGKILL
    assert number > 3
    assert content != damaged
