"""A journal file that was replaced, removed, or lost its log while it was open: let go of it without losing anything.

SQLite goes on with a file that has no name any more, and would apply the log that such a file left behind to the
file that took its place. So the file that is open is copied, closed, and its log removed before another is opened.
"""

import fcntl
import os
import sqlite3
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path
from struct import pack

from runjournal.store.connection import connect
from runjournal.store.failures import Damaged, translated
from runjournal.store.foreign_log import LOG_FILES, FileIds, beside, file_ids

LOCK_BYTES = 0x40000002, 510
"""Where SQLite locks a file that it reads: a fixed offset and length."""


def let_go(connection: sqlite3.Connection, path: Path, opened: FileIds, now: datetime) -> Path | None:
    """Close a connection to files that are no longer those at `path`; return the copy of what would be lost with it.

    Raises `JournalError`, and closes nothing, if that copy cannot be made.
    """
    present = file_ids(path)
    is_same_file = present.get("") == opened.get("")
    has_own_log = present.get("-wal") == opened.get("-wal")
    kept = None if is_same_file and (has_own_log or _poured(connection, present)) else _copy(connection, path, now)
    if is_same_file:
        _close_leaving_log(connection, path)
    else:
        connection.close()  # which leaves the log alone, since the file is not the one of that name
        _remove_log(path, opened)
    return kept


def _poured(connection: sqlite3.Connection, present: FileIds) -> bool:
    """Whether the entries of a log that was removed are in the file itself now. They are not put beside another log."""
    if "-wal" in present:
        return False
    try:
        is_blocked, in_log, in_file = connection.execute("PRAGMA wal_checkpoint(FULL)").fetchone()
    except sqlite3.Error:
        return False
    return not is_blocked and in_log == in_file


def _copy(connection: sqlite3.Connection, path: Path, now: datetime) -> Path | None:
    """Keep what is open among the backups; None if the folder is gone, or the file is damaged and holds nothing."""
    if not path.parent.is_dir():
        return None
    from runjournal.store import backup

    try:
        with translated(path):
            return backup.before(connection, path, now, "replacement")
    except Damaged:
        return None


def _close_leaving_log(connection: sqlite3.Connection, path: Path) -> None:
    """Close the last connection without SQLite's tidying, which would remove what others have put into the log."""
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, True)
        connection.close()
        return
    lock = getattr(fcntl, "F_OFD_SETLK", None)
    with path.open("rb") as file:
        if lock is not None:  # a reader's lock that SQLite takes for another process, which needs the log
            fcntl.fcntl(file, lock, pack("hhqqi4x", fcntl.F_RDLCK, os.SEEK_SET, *LOCK_BYTES, 0))
        connection.close()


def _remove_log(path: Path, opened: FileIds) -> None:
    """Remove the log of the file that was open, which SQLite would apply to the one that took its place."""
    present = file_ids(path)
    for ending in LOG_FILES:
        if ending in opened and present.get(ending) == opened[ending]:
            beside(path, ending).unlink(missing_ok=True)


def put_back(kept: Path, path: Path) -> None:
    """Put a copy where the journal was removed, unless a file stands there again."""
    from runjournal.store import backup

    if not os.path.lexists(path):
        with translated(path), closing(connect(kept, read_only=True)) as source:
            backup.copy(source, kept, path)
