"""Copies of a journal: the daily ones, and those before something that changes the whole file.

Copies are made through SQLite's backup API, so they are whole even while another process writes. A copy is one
file without a log beside it, readable by the runner alone. It gets its name only when it is complete, on the disk
and has passed SQLite's own check, so a damaged journal never displaces a good copy.
"""

import os
import re
import sqlite3
from contextlib import closing
from datetime import date, datetime
from itertools import count
from pathlib import Path

from runjournal.errors import JournalError
from runjournal.paths import backup_folder, list_backups
from runjournal.store.connection import connect, create_private, make_folder
from runjournal.store.failures import damaged, printable, translated
from runjournal.store.foreign_log import LOG_FILES
from runjournal.store.schema import SchemaState, schema_state
from runjournal.store.transaction import migrate

KEPT = 14
QUICK = "quick_check"
THOROUGH = "integrity_check"
"""Compares each index with its table too, which reading entries would not notice; done once a day."""
PAGES_AT_ONCE = 4096


def backup(journal: Path, target: Path) -> Path:
    """Copy the journal to `target`, replacing an older copy there. Raises `JournalError` if either file fails."""
    with translated(journal), closing(connect(journal, read_only=True)) as source:
        check_two_files(target, journal)
        schema_state(source)
        return copy(source, journal, target)


def copy(source: sqlite3.Connection, journal: Path, target: Path, *, check: str = QUICK) -> Path:
    """Copy the open file `journal` to `target`, complete or not at all. Raises `Damaged` if it is not whole."""
    make_folder(target.parent)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    remove_unfinished(unfinished)
    create_private(unfinished)
    try:
        _fill(unfinished, source, journal, check)
        unfinished.replace(target)
    finally:
        remove_unfinished(unfinished)
    flush(target.parent)
    return target


def bring_up_to_date(source: sqlite3.Connection, journal: Path, now: datetime) -> None:
    """Run the migrations that are pending, after a copy of a journal that has entries."""
    if schema_state(source) is SchemaState.BEHIND:
        before(source, journal, now, "migration")
    migrate(source)


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
    return copy(source, journal, free_name(journal, now, what, ".db"))


def check_whole(connection: sqlite3.Connection, path: Path, check: str = QUICK) -> None:
    """Raise `Damaged` unless SQLite finds the file at `path` whole."""
    (verdict,) = connection.execute(f"PRAGMA {check}(1)").fetchone()
    if verdict != "ok":
        raise damaged(path)


def remove_unfinished(unfinished: Path) -> None:
    """Remove a file that was not finished, and what SQLite left beside it."""
    for ending in ("", "-journal", *LOG_FILES):
        unfinished.with_name(unfinished.name + ending).unlink(missing_ok=True)


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
    flush(target)


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


def free_name(journal: Path, now: datetime, what: str, ending: str) -> Path:
    """A free name in the folder of copies, numbered if there is one of the same second already."""
    start = f"{journal.stem}-{now:%Y-%m-%dT%H%M%S}-before-{what}"
    names = (backup_folder(journal) / f"{start}{f'-{number}' if number > 1 else ''}{ending}" for number in count(1))
    return next(name for name in names if not name.exists())


def check_two_files(kept: Path, journal: Path) -> None:
    if kept.exists() and journal.exists() and kept.samefile(journal):
        raise JournalError(f"{printable(str(kept))} is the journal itself.", "Name another file.")


def flush(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
