"""Opening a journal file: private from its first byte, and never trusted."""

import errno
import os
import sqlite3
import stat
import struct
import sys
from pathlib import Path
from urllib.parse import quote
from weakref import WeakSet

from runjournal.errors import JournalError
from runjournal.store.failures import damaged, printable
from runjournal.store.foreign_log import (
    FileId,
    FileIds,
    beside,
    check_log_is_free,
    check_no_foreign_log,
    file_id,
    file_ids,
    set_foreign_log_aside,
)
from runjournal.store.schema import APPLICATION_ID, not_ours

NO_ROOM = frozenset({
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMOPEN,
    sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_SHMMAP,
})  # fmt: skip

WITHOUT_ROOM = ("PRAGMA locking_mode=EXCLUSIVE", "PRAGMA query_only=ON")
"""How to read a journal beside which nothing can be made: the index of its log is kept in memory, and nobody else's.

For the lock that this takes the file must be open for writing; the connection refuses to write.
"""

MAGIC = b"SQLite format 3\0"
SYNCHRONOUS = "FULL"
"""Every change is on the disk before it is shown as saved. Tests, which survive no power cut, do not wait for it."""
WAIT_S = 10.0
"""How long to wait for another process before saying that the journal is in use."""


class Connection(sqlite3.Connection):
    """A connection that is remembered while it is open.

    As soon as a process closes a file in any way, it loses its locks of that file. So the file of an open connection
    is read by SQLite alone: other processes would take the connection for gone, and remove its log.
    """

    file: FileId | None = None
    foreign_log: Path | None = None
    """Where the log of another file, which was beside the journal, is kept now."""

    def close(self) -> None:
        """Close the file."""
        _open.discard(self)
        super().close()


_open: WeakSet[Connection] = WeakSet()


def connect(path: Path, *, read_only: bool = False, wait_s: float = WAIT_S) -> Connection:
    """A connection to the journal at `path`, which is created empty if it is missing.

    It begins no transaction by itself and belongs to the thread that made it. Raises `JournalError` for a file that
    is no journal by its first bytes or is beside the log of another, `OSError` and `sqlite3.Error` for one that
    cannot be opened.
    """
    if read_only and path.parent.is_dir() and not os.path.lexists(path):
        raise JournalError(f"There is no journal at {printable(str(path))}.", "Log something, and it will be made.")
    foreign_log = None
    if not any(connection.file == file_id(path) for connection in _open):
        foreign_log = _check_files(path, read_only=read_only)
    if not read_only:
        _create(path)
    _size(path)
    if not read_only:
        _let_write_the_log(path)
    try:
        connection = _connected(path, _uri(path, read_only=read_only), wait_s)
    except sqlite3.OperationalError as error:
        if not read_only or not has_no_room(error):
            raise
        connection = _connected(path, _uri(path, read_only=False), wait_s, *WITHOUT_ROOM)
    connection.foreign_log = foreign_log
    return connection


def has_no_room(error: sqlite3.OperationalError) -> bool:
    """Whether SQLite could not make the files of its log beside the journal, as on a full disk."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) in NO_ROOM


def _connected(path: Path, uri: str, wait_s: float, *first: str) -> Connection:
    """A connection on which some statements are run before any other; preparing it reads the file."""
    connection = sqlite3.connect(uri, uri=True, timeout=wait_s, isolation_level=None, factory=Connection)
    connection.file = file_id(path)
    _open.add(connection)
    try:
        for statement in first:
            connection.execute(statement)
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _let_write_the_log(path: Path) -> None:
    """Make the files of the log as writable as the journal: SQLite made them when it could only be read."""
    for file in (beside(path, "-wal"), beside(path, "-shm")):
        if not file.is_file() or os.access(file, os.W_OK) or not os.access(path, os.W_OK):
            continue
        try:
            file.chmod(stat.S_IMODE(path.stat().st_mode))
        except OSError as error:
            name = printable(str(file))
            raise JournalError(
                f"{name}, a part of the journal, can only be read.", f"Run `chmod 600 {name}`."
            ) from error


class Displaced(JournalError):
    """The error for a journal whose file is no longer the one that is open.

    `is_removed` if there is none at its path, `is_log_alone` if it is the same file but not the same log.
    """

    def __init__(self, sentence: str, way_out: str, *, is_removed: bool = False, is_log_alone: bool = False) -> None:
        self.is_removed = is_removed
        self.is_log_alone = is_log_alone
        super().__init__(sentence, way_out)


def check_in_place(path: Path, opened: FileIds) -> None:
    """Raise `Displaced` unless the files at `path` are those that were opened.

    After a sync program, a restored backup or a `mv` SQLite would go on writing into a file that has no name any more.
    """
    present = file_ids(path)
    if all(present.get(ending) == ids for ending, ids in opened.items()):
        return
    name = printable(str(path))
    if "" not in present:
        raise Displaced(
            f"{name} was removed while it was open; nothing was saved.",
            "Put it back, then start runjournal again.",
            is_removed=True,
        )
    is_log_alone = present[""] == opened.get("")
    what = f"The log of {name}" if is_log_alone else name
    raise Displaced(
        f"{what} was replaced or removed while it was open; nothing was saved.",
        "Start runjournal again, which reads the file that is there now.",
        is_log_alone=is_log_alone,
    )


def use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Let readers and a writer work at once. If another process is in the way, the next open does it."""
    try:
        connection.execute("PRAGMA journal_mode=WAL").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise


def _check_files(path: Path, *, read_only: bool) -> Path | None:
    """Check what can be told before SQLite opens the file, and might write to it; move the log of another file away.

    Returns where that log is kept now.
    """
    if path.exists() and _size(path):
        _check_header(path)
    foreign_log = None
    if read_only:
        check_no_foreign_log(path)
    else:
        foreign_log = set_foreign_log_aside(path)
    check_log_is_free(path)
    return foreign_log


def is_writable(path: Path) -> bool:
    """Whether the file and its folder can be written, as SQLite needs for its log beside the file."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK)


def make_folder(folder: Path) -> None:
    """Create a folder, and missing ones above it, for the runner alone."""
    if not folder.exists():
        make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def create_private(path: Path) -> None:
    """Create an empty file that only the runner can read; raises `FileExistsError` if it exists."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _create(path: Path) -> None:
    """SQLite gives its -wal and -shm files the mode of the file itself, so it must be right from the start."""
    if path.exists():
        return
    make_folder(path.parent)
    try:
        create_private(path)
    except FileExistsError:
        _check_leads_somewhere(path)  # else another process made it just now, which is fine


def _check_leads_somewhere(path: Path) -> None:
    try:
        path.stat()
    except FileNotFoundError as error:
        name = printable(str(path))
        raise JournalError(f"{name} is a link to a file that is not there.", "Remove the link.") from error


def _size(path: Path) -> int:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(status.st_mode):
        raise JournalError(f"{printable(str(path))} is not a file.", "Name another file with --journal.")
    return status.st_size


def _check_header(path: Path) -> None:
    """Refuse a file that is no SQLite database, or another program's, before SQLite opens it and might write to it."""
    with path.open("rb") as file:
        header = file.read(100)
    if not header.startswith(MAGIC):
        raise damaged(path, sqlite3.SQLITE_NOTADB)
    if len(header) == 100 and struct.unpack_from(">I", header, 68)[0] not in (0, APPLICATION_ID):
        raise not_ours()


def _uri(path: Path, *, read_only: bool) -> str:
    """A journal that nobody may write and that has no log is opened as immutable, so that no file is made beside it."""
    mode = "ro" if read_only else "rw"
    log = beside(path, "-wal")
    alone = read_only and not is_writable(path) and not (log.exists() and log.stat().st_size)
    return f"file:{quote(os.fsencode(path.absolute()))}?mode={mode}{'&immutable=1' if alone else ''}"


def _prepare(connection: sqlite3.Connection) -> None:
    connection.text_factory = _text
    for statement in (
        "PRAGMA trusted_schema=OFF",
        "PRAGMA cell_size_check=ON",
        "PRAGMA mmap_size=0",
        "PRAGMA foreign_keys=ON",
        "PRAGMA recursive_triggers=OFF",
        f"PRAGMA synchronous={SYNCHRONOUS}",
    ):
        connection.execute(statement)
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, False)


def _text(raw: bytes) -> str:
    """Decode text; bytes that are no UTF-8 become characters that no entry may hold, instead of an error."""
    return raw.decode("utf-8", "surrogateescape")
