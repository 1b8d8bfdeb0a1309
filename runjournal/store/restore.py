"""Putting a copy of a journal in its place, all or nothing, whatever happens meanwhile.

The copy is made whole under a hidden name, and brought up to date. Then SQLite fills the existing file from it in a
single transaction: processes that have the file open see the restored entries at their next query. Only a file that
is damaged, or beside the log of another, is replaced, by giving its name to the copy.
"""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from itertools import count
from pathlib import Path

from runjournal.errors import JournalError
from runjournal.model.choices import Kind
from runjournal.paths import hidden_folder, list_backups
from runjournal.store.backup import (
    PAGES_AT_ONCE,
    THOROUGH,
    check_two_files,
    check_whole,
    copy,
    flush,
    free_name,
    remove_unfinished,
)
from runjournal.store.connection import WAIT_S, connect, create_private, make_folder, use_write_ahead_log
from runjournal.store.failures import Damaged, ForeignLog, printable, translated
from runjournal.store.foreign_log import LOG_FILES, beside, move
from runjournal.store.rows import columns
from runjournal.store.schema import applied_migrations, check_ours, columns_to_come, has_tables, schema_state, tables_of
from runjournal.store.transaction import migrate

PAGES_A_STEP = 16
"""Less than any journal has, so that there is a moment between the first step and the last."""
RETRY_S = 0.05
NOT_RESTORED = "nothing was restored, and the journal is as it was"
LEFT = "the journal was left as it was"


def restore(kept: Path, journal: Path, now: datetime, *, wait_s: float = WAIT_S) -> Path:
    """Put a copy in the journal's place, and return the path under which the present journal was kept.

    It is all or nothing, at any moment: the copy is first made whole under a hidden name and brought up to date.
    Raises `JournalError`, before anything is changed, if the copy is damaged, no journal or not a complete one, or
    the journal's place is taken by another program's file. A process that has the journal open goes on with the
    restored one.
    """
    _check_there(kept, journal)
    with translated(journal, outcome=NOT_RESTORED):
        staged = _hidden_name(journal, "restored.db")
        try:
            _stage(kept, journal, staged)
            try:
                with translated(journal, outcome=NOT_RESTORED):
                    return _pour(staged, journal, now, wait_s)
            except (Damaged, ForeignLog):
                return _replace(staged, journal, now)
        finally:
            remove_unfinished(staged)


def _check_there(kept: Path, journal: Path) -> None:
    if not kept.is_file():
        backups = list_backups(journal)
        way_out = (
            f"The latest is {printable(str(backups[-1]))}." if backups else "Name one that `runjournal backup` made."
        )
        raise JournalError(f"There is no backup at {printable(str(kept))}.", way_out)


def _stage(kept: Path, journal: Path, staged: Path) -> None:
    """Make of a backup a journal of this version under the hidden name; raise `JournalError` for one that is none."""
    name = printable(str(kept))
    try:
        with translated(kept, outcome=NOT_RESTORED), closing(connect(kept, read_only=True)) as source:
            check_two_files(kept, journal)
            check_ours(source)
            if not has_tables(source):
                raise JournalError(f"{name} holds no journal.", "Name another backup.")
            _check_complete(source, name)
            schema_state(source)
            make_folder(staged.parent)
            remove_unfinished(staged)  # of a killed process that had this one's id
            create_private(staged)
            with translated(journal, outcome=NOT_RESTORED), closing(connect(staged)) as copied:
                source.backup(copied, pages=PAGES_AT_ONCE)
                copied.execute("PRAGMA journal_mode=DELETE")
                migrate(copied)
                check_whole(copied, kept, THOROUGH)
    except Damaged as error:
        raise JournalError(f"The backup {name} is damaged; {LEFT}.", "Name another backup.") from error
    flush(staged)


def _check_complete(source: sqlite3.Connection, name: str) -> None:
    """Refuse a backup from which another program took a table or a column; an older one gets its new ones later."""
    tables = {str(table) for (table,) in source.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    applied = applied_migrations(source)
    for table in sorted(tables_of(applied) - tables):
        raise JournalError(f"{name} lacks the table {table}; {LEFT}.", "Name another backup.")
    for kind in Kind:
        present = {str(row[1]) for row in source.execute(f"PRAGMA table_xinfo({kind.value})")}
        missing = [column for column in columns(kind) if column not in present | columns_to_come(applied)]
        if missing and present:
            raise JournalError(
                f"{name} lacks the column {missing[0]} of its table {kind.value}; {LEFT}.", "Name another backup."
            )


def _pour(staged: Path, journal: Path, now: datetime, wait_s: float) -> Path:
    """Fill the present file with the staged one in a single transaction, keeping a copy of what it held."""
    with closing(connect(journal, wait_s=wait_s)) as present, closing(connect(staged)) as source:
        check_ours(present)
        use_write_ahead_log(present)
        (page_size,) = present.execute("PRAGMA page_size").fetchone()
        if source.execute("PRAGMA page_size").fetchone() != (page_size,):
            source.execute(f"PRAGMA page_size={page_size}")
            source.execute("VACUUM")
        ending = ".db" if has_tables(present) else ".empty"  # not to be listed as a backup
        aside = free_name(journal, now, "restore", ending)
        tries = count(1)

        def keep_present(status: int, _remaining: int, _total: int) -> None:
            """Copy what the file holds once it is locked, so that nothing that is logged meanwhile is missed.

            Give up waiting for the lock in time; Python alone would try again for ever.
            """
            if status == sqlite3.SQLITE_OK and not aside.exists():
                with closing(connect(journal, read_only=True)) as reader:
                    copy(reader, journal, aside)
            elif status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and next(tries) * RETRY_S > wait_s:
                error = sqlite3.OperationalError("database is locked")
                error.sqlite_errorcode = status
                raise error

        try:
            source.backup(present, pages=PAGES_A_STEP, progress=keep_present, sleep=RETRY_S)
        except BaseException:
            remove_unfinished(aside)
            raise
    return aside


def _replace(staged: Path, journal: Path, now: datetime) -> Path:
    """Keep a damaged file and its log, which a repair needs, and put the staged one in its place.

    A journal stands at the path at every moment. Its log is taken away first, since SQLite would apply it to the
    file that comes.
    """
    target = beside(journal, "")  # a link stays one
    aside = free_name(journal, now, "restore", ".damaged")
    make_folder(aside.parent)
    parts = [ending for ending in (*LOG_FILES, "-journal") if beside(journal, ending).exists()]
    try:
        _link(target, aside)
        for ending in parts:
            move(beside(journal, ending), aside.with_name(aside.name + ending))
        staged.replace(target)
    except BaseException:
        for ending in parts:
            moved = aside.with_name(aside.name + ending)
            if moved.exists():
                move(moved, beside(journal, ending))
        remove_unfinished(aside)
        raise
    flush(target.parent)
    return aside


def _hidden_name(journal: Path, ending: str) -> Path:
    """A hidden name for a file that takes the journal's place, so on the same disk."""
    return hidden_folder(journal) / f".{journal.stem}-{ending}.{os.getpid()}"


def _link(journal: Path, aside: Path) -> None:
    """Give the file a second name, or a copy on a file system without links."""
    try:
        os.link(journal, aside)
    except OSError:
        shutil.copy2(journal, aside)
        aside.chmod(0o600)
