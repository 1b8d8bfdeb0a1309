"""Whatever stands in the way is said in one sentence with a way out, and the file is left as it was."""

import errno
import os
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from runjournal.errors import JournalError
from runjournal.model.choices import Kind
from runjournal.model.context import Context
from runjournal.model.settings import Settings
from runjournal.store.failures import FILE_SENTENCES, SQLITE_SENTENCES, lock_holders, printable, translated
from runjournal.store.journal import Journal
from runjournal.store.schema import APPLICATION_ID
from tests.store.conftest import NOW, Opener, run_at


def refused(opening: Callable[[], object]) -> JournalError:
    """The error that an opening ends with, which must be fit to be shown."""
    with pytest.raises(JournalError) as raised:
        opening()
    error = raised.value
    assert error.sentence.endswith(".")
    assert error.way_out.endswith(".")
    assert error.sentence.isprintable()
    return error


def bytes_of(path: Path) -> bytes:
    return path.read_bytes()


def sqlite_file(path: Path, *statements: str) -> None:
    """A SQLite file that runs these statements; a journal first, if it is one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize(
    "content",
    [b"Dear diary, today I ran.\n", b"\0" * 4096, b"SQLite format 2\0" + b"\0" * 100, b"S"],
    ids=["text", "zeros", "an old SQLite", "one byte"],
)
def test_a_file_that_is_no_database_is_left_as_it_was(path: Path, open_journal: Opener, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    error = refused(open_journal)
    assert "is not a journal: it is no SQLite database." in error.sentence
    assert bytes_of(path) == content
    assert [file.name for file in path.parent.iterdir()] == ["journal.db"]


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TABLE places (url TEXT)", "PRAGMA application_id = 1234"],
        ["CREATE TABLE places (url TEXT)"],
        ["CREATE TABLE run (id TEXT)"],
        ["PRAGMA application_id = 1234"],
    ],
    ids=["marked as another's", "not marked", "with a table of our name", "without tables"],
)
def test_the_database_of_another_program_is_left_as_it_was(
    path: Path, open_journal: Opener, statements: list[str]
) -> None:
    sqlite_file(path, *statements)
    before = bytes_of(path)
    assert refused(open_journal).sentence == "The file is another program's database, not a journal."
    assert bytes_of(path) == before


def test_a_journal_from_a_newer_version_is_left_as_it_was(path: Path, open_journal: Opener) -> None:
    open_journal().close()
    migration = "INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('runjournal', 'm999_moods')"
    sqlite_file(path, migration, "PRAGMA journal_mode = DELETE")
    before = bytes_of(path)
    error = refused(open_journal)
    assert error.sentence == "The journal was written by a newer version of runjournal."
    assert "Update runjournal" in error.way_out
    assert bytes_of(path) == before


def test_migrations_of_others_in_the_same_file_do_not_count(path: Path, open_journal: Opener) -> None:
    open_journal().close()
    sqlite_file(path, "INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('creatures', 'm001')")
    assert open_journal().is_empty


@pytest.mark.parametrize(
    ("statements", "named"),
    [
        (["CREATE TRIGGER greedy AFTER INSERT ON run BEGIN DELETE FROM run; END"], "greedy"),
        (["DROP TABLE urine", "CREATE VIEW urine AS SELECT 1 AS id"], "urine"),
    ],
    ids=["a trigger", "a view in a table's place"],
)
def test_a_file_that_could_act_by_itself_is_refused(
    path: Path, open_journal: Opener, statements: list[str], named: str
) -> None:
    open_journal().close()
    sqlite_file(path, *statements)
    error = refused(open_journal)
    assert error.sentence == f"The journal carries something that could change entries by itself: {named}."


def test_a_journal_without_one_of_its_tables_is_said(path: Path, open_journal: Opener) -> None:
    open_journal().close()
    sqlite_file(path, "DROP TABLE urine")
    assert refused(open_journal).sentence == "The journal lacks its table urine."


def test_a_cut_off_file_is_said_to_be_damaged(path: Path, open_journal: Opener) -> None:
    open_journal().close()
    whole = bytes_of(path)
    path.write_bytes(whole[: len(whole) // 3])
    with pytest.raises(JournalError, match="is damaged"):
        open_journal().history(Context(NOW, "UTC", Settings()))


def test_damage_names_the_latest_backup(path: Path, open_journal: Opener) -> None:
    journal = open_journal()
    journal.add([run_at()])
    journal.add([run_at(1)])
    journal.close()
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 4000)
    error = refused(open_journal)
    assert "is damaged" in error.sentence
    assert "runjournal restore" in error.way_out
    assert "journal-2026-11-23.db" in error.way_out


@pytest.mark.parametrize("length", [17, 99, 100, 1000])
def test_a_torn_beginning_of_a_journal_is_never_taken_for_an_empty_one(
    path: Path, open_journal: Opener, length: int
) -> None:
    open_journal().close()
    path.write_bytes(bytes_of(path)[:length])
    before = bytes_of(path)
    refused(open_journal)
    assert bytes_of(path) == before


def test_an_empty_file_becomes_a_journal(path: Path, open_journal: Opener) -> None:
    path.parent.mkdir()
    path.touch()
    journal = open_journal()
    journal.add([run_at()])
    assert not journal.is_empty


def test_a_folder_is_no_journal(path: Path, open_journal: Opener) -> None:
    path.mkdir(parents=True)
    assert refused(open_journal).sentence == f"{path} is a folder, not a journal."


def test_a_pipe_is_no_journal_and_does_not_hang(path: Path, open_journal: Opener) -> None:
    path.parent.mkdir()
    os.mkfifo(path)
    assert refused(open_journal).sentence == f"{path} is not a file."


def test_a_link_to_itself_is_said(path: Path, open_journal: Opener) -> None:
    path.parent.mkdir()
    path.symlink_to(path)
    assert refused(open_journal).sentence == f"{path} is a link that leads back to itself."


def test_a_link_to_nowhere_is_said(path: Path, open_journal: Opener) -> None:
    path.parent.mkdir()
    path.symlink_to(path.with_name("gone.db"))
    assert refused(open_journal).sentence == f"{path} is a link to a file that is not there."


def test_a_link_to_a_journal_is_followed(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    with Journal.open(path, now=lambda: NOW) as journal:
        journal.add([run_at()])
    link.symlink_to(path)
    with Journal.open(link, now=lambda: NOW) as journal:
        assert not journal.is_empty


def test_a_file_in_the_place_of_the_folder_is_said(path: Path, open_journal: Opener) -> None:
    path.parent.touch()
    assert "is a file, not a folder." in refused(open_journal).sentence


def test_a_missing_folder_is_made_for_the_runner_alone(path: Path, tmp_path: Path) -> None:
    deep = tmp_path / "one" / "two" / "journal.db"
    Journal.open(deep, now=lambda: NOW).close()
    assert [folder.stat().st_mode & 0o777 for folder in (deep.parent, deep.parent.parent)] == [0o700, 0o700]


def test_a_folder_that_cannot_be_made_is_said(open_journal: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert "may not be opened by you." in refused(open_journal).sentence


@pytest.mark.parametrize("name", ["x" * 300 + ".db"])
def test_a_name_that_is_too_long_is_said(tmp_path: Path, name: str) -> None:
    error = refused(lambda: Journal.open(tmp_path / name, now=lambda: NOW))
    assert "is too long." in error.sentence


def test_reading_a_journal_that_is_not_there_makes_none(path: Path, open_journal: Opener) -> None:
    assert "does not exist." in refused(lambda: open_journal(read_only=True)).sentence
    assert not path.parent.exists()
    path.parent.mkdir()
    assert refused(lambda: open_journal(read_only=True)).sentence == f"There is no journal at {path}."
    assert not path.exists()


def test_a_journal_opened_to_be_read_refuses_every_change(open_journal: Opener) -> None:
    (kept,) = open_journal().add([run_at()])
    reading = open_journal(read_only=True)
    assert reading.get(kept.id) == kept
    changes: list[Callable[[], object]] = [
        lambda: reading.add([run_at()]),
        lambda: reading.edit(kept.id, [run_at(1)]),
        lambda: reading.delete([kept.id]),
        reading.undo,
        reading.redo,
    ]
    for change in changes:
        assert "can only be read." in refused(change).sentence


def test_a_file_without_write_permission_is_opened_to_be_read(
    open_journal: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    (kept,) = open_journal().add([run_at()])
    monkeypatch.setattr("runjournal.store.opened_file.is_writable", lambda _: False)
    journal = open_journal()
    assert journal.read_only
    assert journal.get(kept.id) == kept


def test_a_journal_on_a_read_only_disk_is_read_without_a_file_beside_it(
    path: Path, open_journal: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = open_journal()
    (kept,) = first.add([run_at()])
    first.close()
    monkeypatch.setattr(os, "access", lambda *_: False)
    journal = open_journal()
    assert journal.get(kept.id) == kept
    assert [file.name for file in path.parent.iterdir()] == ["journal.db"]


def test_what_sqlite_reports_as_read_only_is_said(journal: Journal) -> None:
    journal._connection.execute("PRAGMA query_only = ON")
    assert "can only be read." in refused(lambda: journal.add([run_at()])).sentence


def test_a_full_disk_saves_nothing_and_is_said(journal: Journal, open_journal: Opener) -> None:
    journal.add([run_at()])
    (pages,) = journal._connection.execute("PRAGMA page_count").fetchone()
    journal._connection.execute(f"PRAGMA max_page_count = {pages}")
    many = [run_at(number) for number in range(2000)]
    error = refused(lambda: journal.add(many))
    assert "is full; nothing was saved." in error.sentence
    assert len(list(journal.all())) == 1
    journal._connection.execute("PRAGMA max_page_count = 100000")
    journal.add(many)
    assert len(list(open_journal().all())) == 2001


def test_a_lock_is_waited_for_and_then_said_by_whom(path: Path, open_journal: Opener) -> None:
    journal = open_journal()
    hold = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", hold, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        error = refused(lambda: journal.add([run_at()]))
        assert journal.is_empty
        holder.communicate()
    assert f"The journal {path} is in use by " in error.sentence
    assert str(holder.pid) in error.sentence or "another program" in error.sentence
    journal.add([run_at()])
    assert not journal.is_empty


@pytest.mark.parametrize("code", FILE_SENTENCES, ids=lambda code: errno.errorcode[code])
def test_every_known_error_of_the_file_system_has_its_sentence(tmp_path: Path, code: int) -> None:
    def fail() -> None:
        with translated(tmp_path):
            raise OSError(code, os.strerror(code), str(tmp_path / "here"))

    error = refused(fail)
    assert "here" in error.sentence
    assert os.strerror(code) not in error.sentence


@pytest.mark.parametrize("code", SQLITE_SENTENCES)
def test_every_known_error_of_sqlite_has_its_sentence(tmp_path: Path, code: int) -> None:
    def fail() -> None:
        with translated(tmp_path / "journal.db"):
            error = sqlite3.OperationalError("disk I/O \x1b[2J error")
            error.sqlite_errorcode = code | 0x100
            raise error

    assert "{" not in str(refused(fail))


def test_no_room_for_the_index_of_the_log_is_a_full_disk(tmp_path: Path) -> None:
    def fail() -> None:
        with translated(tmp_path / "journal.db"):
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
            raise error

    assert "is full; nothing was saved" in refused(fail).sentence


def test_an_unknown_error_is_told_without_its_control_characters(tmp_path: Path) -> None:
    def fail() -> None:
        with translated(tmp_path / "a\x1b[2Jb.db"):
            raise sqlite3.OperationalError("no such \x1b[2J thing")

    assert "no such ?[2J thing" in refused(fail).sentence


def test_an_error_of_our_own_is_not_dressed_up(tmp_path: Path) -> None:
    with pytest.raises(KeyError), translated(tmp_path):
        raise KeyError("a mistake in the code")


def test_what_is_shown_is_cut_and_cleaned() -> None:
    assert printable("a\x9bb\u202ec") == "a?b?c"
    assert printable("x" * 400) == "x" * 300 + "…"


def test_the_mark_of_a_journal_is_in_its_first_bytes_from_the_start(path: Path, open_journal: Opener) -> None:
    open_journal()
    (mark,) = struct.unpack_from(">I", bytes_of(path), 68)
    assert mark == APPLICATION_ID


def test_every_table_is_strict(journal: Journal) -> None:
    listed = journal._connection.execute("PRAGMA main.table_list").fetchall()
    strict = {name for _, name, kind, _, _, is_strict in listed if kind == "table" and is_strict}
    assert strict == {*Kind, "step", "change", "origin", "searched"}


@pytest.mark.parametrize("value", ["'hard'", "5.5", "x'05'"])
def test_a_table_refuses_a_value_of_another_type(journal: Journal, value: str) -> None:
    journal.add([run_at()])
    with pytest.raises(sqlite3.IntegrityError, match="cannot store"):
        journal._connection.execute(f"UPDATE run SET effort = {value}")


def test_the_holders_of_a_lock_are_told_by_disk_and_inode(tmp_path: Path) -> None:
    locks = tmp_path / "locks"
    locks.write_text(
        "1: POSIX  ADVISORY  READ 11 08:01:1234 128 128\n"
        "1: -> POSIX  ADVISORY  WRITE 12 08:01:1234 128 128\n"
        "2: POSIX  ADVISORY  WRITE 13 fe:00:1234 0 0\n"
        "3: POSIX  ADVISORY  READ 14 08:01:51234 128 128\n"
        "4: OFDLCK ADVISORY  READ -1 08:01:1234 128 128\n",
        encoding="utf-8",
    )
    assert lock_holders(1234, locks=locks) == {11, 13}
    assert lock_holders(1234, ["WRITE"], locks) == {13}
    assert lock_holders(1234, locks=locks, device=os.makedev(8, 1)) == {11}
    assert lock_holders(1234, locks=tmp_path / "missing") == set()
