"""The file of an open journal: how it is opened, and what becomes of it when another takes its place meanwhile.

What lets go of a displaced file is imported when there is one.
"""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Self

from runjournal.errors import JournalError
from runjournal.paths import unfinished_copies
from runjournal.store.connection import (
    Connection,
    Displaced,
    check_in_place,
    connect,
    has_no_room,
    is_writable,
    use_write_ahead_log,
)
from runjournal.store.failures import printable, translated
from runjournal.store.foreign_log import FileIds, file_ids, move_log
from runjournal.store.schema import SchemaState, schema_state

ALLOW_WRITING = "Allow writing to the file and its folder, or name another file with --journal."


class OpenedFile:
    """A journal's file with its connection. One that can only be read may be replaced unseen."""

    def __init__(self, connection: Connection, path: Path, wait_s: float, *, read_only: bool) -> None:
        self.connection = connection
        self.path = path
        self.read_only = read_only
        self.has_room = True
        """False on a full disk, where the journal can only be read."""
        self.remarks: list[str] = []
        """What is to be said of how it was opened."""
        self._wait_s = wait_s
        self._ids = {} if read_only else _ids_of(connection, path)
        if connection.foreign_log:
            name = printable(str(connection.foreign_log))
            self.remarks.append(f"The log of another file was beside the journal; it is kept as {name}.")

    @classmethod
    def open(cls, path: Path, now: Callable[[], datetime], *, read_only: bool, wait_s: float) -> Self:
        """Open the file, as `Journal.open` says."""
        with translated(path):
            read_only = read_only or (path.is_file() and not is_writable(path))
            try:
                connection = _connected(path, now, read_only=read_only, wait_s=wait_s)
            except sqlite3.OperationalError as error:
                if read_only or not has_no_room(error):
                    raise
                return cls._open_without_room(path, now, wait_s)
        return cls(connection, path, wait_s, read_only=read_only)

    @classmethod
    def _open_without_room(cls, path: Path, now: Callable[[], datetime], wait_s: float) -> Self:
        file = cls.open(path, now, read_only=True, wait_s=wait_s)
        file.has_room = False
        name = printable(str(path))
        file.remarks.append(f"The disk of {name} is full: the journal can be read, but nothing can be saved.")
        return file

    def check_in_place(self) -> None:
        """Raise `Displaced` if the file at the path is no longer this one."""
        check_in_place(self.path, self._ids)

    def close(self) -> None:
        """Close the file, without a look at what is at its path."""
        self._ids = {}
        self.connection.close()

    def rescue(self, now: Callable[[], datetime]) -> str:
        """Let go of the file if another is at its path; a sentence says where its entries are, or why nowhere."""
        try:
            self.check_in_place()
        except Displaced as error:
            try:
                kept = self._let_go(now)
            except JournalError as failure:
                if file_ids(self.path).get("") != self._ids.get(""):
                    move_log(self.path, "of-a-replaced-file", self._ids)
                return f"{error.sentence} It could not be kept: {failure}"
            if kept:
                what = "removed" if error.is_removed else "replaced"
                name = printable(str(self.path))
                return f"{name} was {what} while it was open; its entries are in {printable(str(kept))}."
        return ""

    def exchanged(self, now: Callable[[], datetime], *, puts_back: bool) -> tuple[Self, Path | None]:
        """Let go of the file, and open the one that is at its path now, a new one if there is none.

        Return that, and the backup in which the entries of this one are kept, if there is anything to keep. With
        `puts_back` the backup is put where the file was removed. Raises `JournalError`.
        """
        kept = self._let_go(now)
        if puts_back and kept:
            from runjournal.store.displaced import put_back

            put_back(kept, self.path)
        return self.open(self.path, now, read_only=False, wait_s=self._wait_s), kept

    def _let_go(self, now: Callable[[], datetime]) -> Path | None:
        from runjournal.store.displaced import let_go

        kept = let_go(self.connection, self.path, self._ids, now())
        self._ids = {}
        return kept


def _connected(path: Path, now: Callable[[], datetime], *, read_only: bool, wait_s: float) -> Connection:
    """A connection to the journal at `path`, whose tables are those of this version."""
    connection = connect(path, read_only=read_only, wait_s=wait_s)
    try:
        _make_current(connection, path, now, read_only=read_only)
        if not read_only:
            use_write_ahead_log(connection)
            _remove_unfinished_copies(path)
    except BaseException:
        connection.close()
        raise
    return connection


def _make_current(connection: sqlite3.Connection, path: Path, now: Callable[[], datetime], *, read_only: bool) -> None:
    state = schema_state(connection)
    if state is SchemaState.CURRENT:
        return
    if read_only:
        what = "is empty" if state is SchemaState.NEW else "is from an older version of runjournal"
        raise JournalError(
            f"The journal {printable(str(path))} {what}, and cannot be written to bring it up to date.", ALLOW_WRITING
        )
    from runjournal.store import backup

    backup.bring_up_to_date(connection, path, now())


def _remove_unfinished_copies(path: Path) -> None:
    """Remove copies of the journal that a killed process left behind."""
    for file in unfinished_copies(path):
        from runjournal.store import backup

        backup.remove_unless_in_use(file)


def _ids_of(connection: sqlite3.Connection, path: Path) -> FileIds:
    """The files that the connection has open; it opens those of the log when it first reads."""
    with translated(path):
        connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
        return file_ids(path)
