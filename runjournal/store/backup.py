"""Copies of a journal: the daily ones, those before a migration, and putting one back.

Copies are made through SQLite's backup API, so they are whole even while another process writes. A copy is one
file without a log beside it, readable by the runner alone. It gets its name only when it is complete, on the disk
and has passed SQLite's own check: a damaged journal never pushes a good copy out.

A copy is put back through the same API, into the file that is there: processes that have it open see the restored
entries at their next query, where a replaced file would leave them writing into a deleted one. Only a file that
SQLite can no longer open is moved aside and replaced.
"""

import os
import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from runjournal.errors import JournalError
from runjournal.paths import backup_folder
from runjournal.store.connection import connect, create_private, make_folder, use_write_ahead_log
from runjournal.store.failures import printable, translated
from runjournal.store.schema import Standing, standing

KEPT = 14
PAGES_AT_ONCE = 4096


def backup(journal: Path, target: Path) -> Path:
    """Copy the journal to `target`, replacing what is there. Raises `JournalError` where either fails."""
    with translated(journal), closing(connect(journal, read_only=True)) as source:
        standing(source)
        return copy(source, target)


def copy(source: sqlite3.Connection, target: Path) -> Path:
    """Copy an open journal to `target`, complete or not at all."""
    make_folder(target.parent)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    unfinished.unlink(missing_ok=True)
    create_private(unfinished)
    try:
        _fill(unfinished, source)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    _flush(target.parent)
    return target


def daily(source: sqlite3.Connection, journal: Path, today: date) -> Path | None:
    """The first copy of the day, or None where there is one; keeps the last of them. To be made before a write."""
    target = backup_folder(journal) / f"{journal.stem}-{today.isoformat()}.db"
    if target.exists():
        return None
    made = copy(source, target)
    for old in list_backups(journal)[:-KEPT]:
        old.unlink(missing_ok=True)
    return made


def before(source: sqlite3.Connection, journal: Path, now: datetime, what: str) -> Path:
    """A copy made before something that changes the whole file, such as a migration; `what` ends its name."""
    return copy(source, backup_folder(journal) / f"{journal.stem}-{now:%Y-%m-%dT%H%M%S}-before-{what}.db")


def list_backups(journal: Path) -> tuple[Path, ...]:
    """The copies of a journal, oldest first."""
    return tuple(sorted(backup_folder(journal).glob(f"{_literal(journal.stem)}-[0-9]*.db")))


def restore(kept: Path, journal: Path, now: datetime) -> Path:
    """Put a copy back in the journal's place, and give the path under which the present journal was kept.

    Raises `JournalError`, before anything is changed, for a copy that is damaged or no journal. A process that has
    the journal open goes on with the restored one.
    """
    with translated(kept), closing(connect(kept, read_only=True)) as source:
        if standing(source) is Standing.NEW:
            raise JournalError(f"{printable(str(kept))} holds no journal.", "Name another backup.")
        check(source, kept)
        with translated(journal):
            return _put_back(source, journal, now)


def _put_back(source: sqlite3.Connection, journal: Path, now: datetime) -> Path:
    aside = backup_folder(journal) / f"{journal.stem}-{now:%Y-%m-%dT%H%M%S}-before-restore.db"
    make_folder(aside.parent)
    try:
        with closing(connect(journal)) as present:
            standing(present)
            copy(present, aside)
            source.backup(present, pages=PAGES_AT_ONCE)
            use_write_ahead_log(present)
    except (JournalError, sqlite3.DatabaseError) as error:
        if isinstance(error, sqlite3.OperationalError):
            raise  # in use, or the disk is full: nothing is wrong with the file itself
        _move(journal, aside)
        copy(source, journal)
    return aside


def _move(journal: Path, aside: Path) -> None:
    """A damaged file is kept with its log: whoever repairs it needs both."""
    for ending in ("", "-wal", "-shm"):
        part = journal.with_name(journal.name + ending)
        if part.exists():
            part.replace(aside.with_name(aside.name + ending))


def _fill(target: Path, source: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        source.backup(connection, pages=PAGES_AT_ONCE)
        connection.execute("PRAGMA journal_mode=DELETE")
        check(connection, target)
    _flush(target)


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise `JournalError` unless SQLite finds the file whole."""
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise JournalError(
            f"The journal {printable(str(path))} is damaged: {printable(str(verdict))}.",
            "Restore a backup with `runjournal restore FILE`; `runjournal doctor` lists them.",
        )


def _flush(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _literal(stem: str) -> str:
    """The name with what a pattern would read as its own taken literally."""
    return "".join(f"[{character}]" if character in "*?[" else character for character in stem)
