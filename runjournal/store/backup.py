"""Copies of a journal: the daily ones, those before a migration, and putting one back.

Copies are made through SQLite's backup API, so they are whole even while another process writes. A copy is one
file without a log beside it, readable by the runner alone. It gets its name only when it is complete, on the disk
and has passed SQLite's own check, so a damaged journal never displaces a good copy.

A copy is put back through the same API, into the existing file: processes that have it open see the restored entries
at their next query. If the file were replaced, they would go on writing into a deleted one. Only a file that SQLite
finds damaged is moved aside and replaced.
"""

import os
import re
import shutil
import sqlite3
from contextlib import closing
from datetime import date, datetime
from itertools import count
from pathlib import Path

from runjournal.errors import JournalError
from runjournal.model.choices import Kind
from runjournal.paths import backup_folder, list_backups
from runjournal.store.connection import WAIT_S, connect, create_private, make_folder
from runjournal.store.failures import Damaged, damaged, printable, translated
from runjournal.store.foreign_log import LOG_FILES
from runjournal.store.rows import columns
from runjournal.store.schema import SchemaState, check_ours, has_tables, schema_state

KEPT = 14
QUICK = "quick_check"
THOROUGH = "integrity_check"
"""Compares each index with its table too, which reading entries would not notice; done once a day."""
PAGES_AT_ONCE = 4096
RETRY_S = 0.05


def backup(journal: Path, target: Path) -> Path:
    """Copy the journal to `target`, replacing an older copy there. Raises `JournalError` if either file fails."""
    with translated(journal), closing(connect(journal, read_only=True)) as source:
        _check_two_files(target, journal)
        schema_state(source)
        return copy(source, journal, target)


def copy(source: sqlite3.Connection, journal: Path, target: Path, *, check: str = QUICK) -> Path:
    """Copy the open file `journal` to `target`, complete or not at all. Raises `Damaged` if it is not whole."""
    make_folder(target.parent)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    unfinished.unlink(missing_ok=True)
    create_private(unfinished)
    try:
        _fill(unfinished, source, journal, check)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    _flush(target.parent)
    return target


def daily(source: sqlite3.Connection, journal: Path, today: date) -> Path | None:
    """Make the first copy of the day before a write, or return None if there is one; keep only the latest copies."""
    target = backup_folder(journal) / f"{journal.stem}-{today.isoformat()}.db"
    if target.exists():
        return None
    made = copy(source, journal, target, check=THOROUGH)
    _keep_the_last(journal)
    return made


def before(source: sqlite3.Connection, journal: Path, now: datetime, what: str) -> Path:
    """Make a copy before something that changes the whole file, such as a migration; `what` ends its name."""
    return copy(source, journal, _free_name(journal, now, what, ".db"))


def restore(kept: Path, journal: Path, now: datetime, *, wait_s: float = WAIT_S) -> Path:
    """Put a copy in the journal's place, and return the path under which the present journal was kept.

    Raises `JournalError`, before anything is changed, if the copy is damaged or no journal, or the journal's place is
    taken by another program's file. A process that has the journal open goes on with the restored one.
    """
    _check_there(kept, journal)
    with translated(kept), closing(connect(kept, read_only=True)) as source:
        _check_two_files(kept, journal)
        if schema_state(source) is SchemaState.NEW:
            raise JournalError(f"{printable(str(kept))} holds no journal.", "Name another backup.")
        check_whole(source, kept)
        _check_columns(source, kept)
        try:
            with translated(journal):
                return _pour(source, journal, now, wait_s)
        except Damaged:
            return _replace(source, kept, journal, now)


def _check_columns(source: sqlite3.Connection, kept: Path) -> None:
    """Refuse a backup from which another program took a column; an older one gets its new columns by migrations."""
    if schema_state(source) is not SchemaState.CURRENT:
        return
    for kind in Kind:
        present = {str(row[1]) for row in source.execute(f"PRAGMA table_xinfo({kind.value})")}
        missing = [name for name in columns(kind) if name not in present]
        if missing:
            raise JournalError(
                f"{printable(str(kept))} lacks the column {missing[0]} of its table {kind.value}.",
                "Name another backup; the journal was left as it was.",
            )


def check_whole(connection: sqlite3.Connection, path: Path, check: str = QUICK) -> None:
    """Raise `Damaged` unless SQLite finds the file at `path` whole."""
    (verdict,) = connection.execute(f"PRAGMA {check}(1)").fetchone()
    if verdict != "ok":
        raise damaged(path)


def _pour(source: sqlite3.Connection, journal: Path, now: datetime, wait_s: float) -> Path:
    """Copy the present file, then fill it with the backup."""
    with closing(connect(journal, wait_s=wait_s)) as present:
        check_ours(present)
        ending = ".db" if has_tables(present) else ".empty"  # not to be listed as a backup
        aside = copy(present, journal, _free_name(journal, now, "restore", ending))
        tries = count(1)

        def in_use(status: int, _remaining: int, _total: int) -> None:
            """Give up after the waiting time; Python alone would try again for ever."""
            if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and next(tries) * RETRY_S > wait_s:
                error = sqlite3.OperationalError("database is locked")
                error.sqlite_errorcode = status
                raise error

        source.backup(present, pages=PAGES_AT_ONCE, progress=in_use, sleep=RETRY_S)
    return aside


def _replace(source: sqlite3.Connection, kept: Path, journal: Path, now: datetime) -> Path:
    """Keep the damaged file and its log, which a repair needs, and put the copy in its place.

    A journal stands at the path at every moment: the copy is made whole under a hidden name, then it replaces the
    damaged file, from which its log is taken first, since SQLite would apply it to the copy.
    """
    aside = _free_name(journal, now, "restore", ".damaged")
    with translated(journal):
        whole = copy(source, kept, aside.with_name(f".{journal.stem}-restored.db.{os.getpid()}"))
        _link(journal, aside)
        for ending in (*LOG_FILES, "-journal"):
            part = journal.with_name(journal.name + ending)
            if part.exists():
                part.replace(aside.with_name(aside.name + ending))
        whole.replace(journal)
        _flush(journal.parent)
    return aside


def _link(journal: Path, aside: Path) -> None:
    """Give the file a second name, or a copy on a file system without links."""
    try:
        os.link(journal, aside)
    except OSError:
        shutil.copy2(journal, aside)


def remove_unless_in_use(unfinished: Path) -> None:
    """Remove a hidden copy unless the process that makes it, whose id ends its name, is still running."""
    maker = re.search(r"\.(\d+)(?:-\w+)?$", unfinished.name)
    if maker and not _is_running(int(maker[1])):
        unfinished.unlink(missing_ok=True)


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        pass
    return True


def _fill(target: Path, source: sqlite3.Connection, journal: Path, check: str) -> None:
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        source.backup(connection, pages=PAGES_AT_ONCE)
        connection.execute("PRAGMA journal_mode=DELETE")
        check_whole(connection, journal, check)
    _flush(target)


def _keep_the_last(journal: Path) -> None:
    """Keep the latest daily copies, and the latest of those made before something."""
    backups = list_backups(journal)
    a_daily = len(f"{journal.stem}-2026-11-23.db")
    for some in (
        [backup for backup in backups if len(backup.name) == a_daily],
        [backup for backup in backups if len(backup.name) > a_daily],
    ):
        for old in some[:-KEPT]:
            old.unlink(missing_ok=True)


def _free_name(journal: Path, now: datetime, what: str, ending: str) -> Path:
    """A free name in the folder of copies, numbered if there is one of the same second already."""
    start = f"{journal.stem}-{now:%Y-%m-%dT%H%M%S}-before-{what}"
    names = (backup_folder(journal) / f"{start}{f'-{number}' if number > 1 else ''}{ending}" for number in count(1))
    return next(name for name in names if not name.exists())


def _check_there(kept: Path, journal: Path) -> None:
    if not kept.is_file():
        backups = list_backups(journal)
        way_out = (
            f"The latest is {printable(str(backups[-1]))}." if backups else "Name one that `runjournal backup` made."
        )
        raise JournalError(f"There is no backup at {printable(str(kept))}.", way_out)


def _check_two_files(kept: Path, journal: Path) -> None:
    if kept.exists() and journal.exists() and kept.samefile(journal):
        raise JournalError(f"{printable(str(kept))} is the journal itself.", "Name another file.")


def _flush(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
