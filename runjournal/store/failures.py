"""Errors of SQLite and the file system as a runner reads them: one sentence and a way out each."""

import errno
import os
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from runjournal.errors import JournalError
from runjournal.model.limits import replace_controls
from runjournal.paths import list_backups

NOTHING_SAVED = "nothing was saved"
LEFT = "the file was left as it was"

FILE_SENTENCES: dict[int, tuple[str, str]] = {
    errno.ENOENT: ("The folder of the journal {path} does not exist.", "Make it, or name a file with --journal."),
    errno.ENOTDIR: ("A part of the path {path} is a file, not a folder.", "Name another file with --journal."),
    errno.EISDIR: ("{path} is a folder, not a journal.", "Name a file in it with --journal."),
    errno.ELOOP: ("{path} is a link that leads back to itself.", "Remove the link, or name another file."),
    errno.EACCES: ("{path} may not be opened by you.", "Change its permissions, or name another file."),
    errno.EPERM: ("{path} may not be opened by you.", "Change its permissions, or name another file."),
    errno.EROFS: ("{path} is on a disk that cannot be written.", "Name a file elsewhere with --journal."),
    errno.ENOSPC: ("The disk of {path} is full; {outcome}.", "Make room, then try again."),
    errno.EDQUOT: ("Your share of the disk of {path} is used up; {outcome}.", "Make room, then try again."),
    errno.ENAMETOOLONG: ("The path {path} is too long.", "Name a shorter one with --journal."),
    errno.EEXIST: ("A part of the path {path} is a file, not a folder.", "Name another file with --journal."),
}

SQLITE_SENTENCES: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_NOTADB: ("{path} is not a journal: it is no SQLite database.", "Name another file; " + LEFT + "."),
    sqlite3.SQLITE_CORRUPT: ("The journal {path} is damaged.", "Restore a backup: `runjournal restore {backup}`."),
    sqlite3.SQLITE_FULL: ("The disk of {path} is full; {outcome}.", "Make room, then try again."),
    sqlite3.SQLITE_READONLY: ("The journal {path} can only be read.", "Allow writing to the file and its folder."),
    sqlite3.SQLITE_PERM: ("{path} may not be opened by you.", "Change its permissions, or name another file."),
    sqlite3.SQLITE_CANTOPEN: ("{path} cannot be opened.", "Check that the file and its folder are yours to write."),
    sqlite3.SQLITE_IOERR: ("The disk failed while {path} was used.", "Run `runjournal doctor`; keep a copy first."),
    sqlite3.SQLITE_BUSY: ("The journal {path} is in use by {holder}.", "Wait until it has finished, or close it."),
    sqlite3.SQLITE_LOCKED: ("The journal {path} is in use by {holder}.", "Wait until it has finished, or close it."),
    sqlite3.SQLITE_TOOBIG: ("A text is too long to be kept.", "Shorten it."),
    sqlite3.SQLITE_PROTOCOL: ("The journal {path} is in use by {holder}.", "Wait until it has finished, or close it."),
    sqlite3.SQLITE_NOMEM: ("There is not enough memory to use {path}.", "Close other programs, then try again."),
}


class Damaged(JournalError):
    """The error for a file that is not, or no longer, a whole SQLite database."""


class ForeignLog(JournalError):
    """The error for a file with the log of another file beside it."""


DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


def damaged(path: Path, code: int = sqlite3.SQLITE_CORRUPT) -> Damaged:
    """The error for a damaged file at `path`, or with `SQLITE_NOTADB` for one that never was a database."""
    sentence, way_out = SQLITE_SENTENCES[code]
    if list_backups(path):
        way_out = SQLITE_SENTENCES[sqlite3.SQLITE_CORRUPT][1]
    return Damaged(*_filled((sentence, way_out), path))


def full_disk(path: Path) -> JournalError:
    """The error for a journal on a full disk."""
    return JournalError(*_filled(SQLITE_SENTENCES[sqlite3.SQLITE_FULL], path, NOTHING_SAVED))


@contextmanager
def translated(path: Path, *, outcome: str = NOTHING_SAVED) -> Iterator[None]:
    """Turn what SQLite or the file system reports about the journal at `path` into a `JournalError`.

    `outcome` is what to say of the work that a full disk prevented.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _of_sqlite(error, path, outcome) from error
    except OSError as error:
        raise _of_file(error, path, outcome) from error


def _of_sqlite(error: sqlite3.Error, path: Path, outcome: str) -> JournalError:
    extended = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    code = sqlite3.SQLITE_FULL if extended == sqlite3.SQLITE_IOERR_SHMSIZE else extended & 0xFF
    if code not in SQLITE_SENTENCES:
        return JournalError(
            f"The journal {printable(str(path))} could not be used: {printable(str(error))}.",
            "Run `runjournal doctor` to see what is wrong with it.",
        )
    return damaged(path, code) if code in DAMAGE else JournalError(*_filled(SQLITE_SENTENCES[code], path, outcome))


def _of_file(error: OSError, path: Path, outcome: str) -> JournalError:
    about = Path(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else path
    sentences = FILE_SENTENCES.get(error.errno or 0)
    if sentences is None:
        reason = printable(error.strerror or str(error))
        return JournalError(f"{printable(str(about))} cannot be used: {reason}.", "Name another file with --journal.")
    return JournalError(*_filled(sentences, about, outcome))


def _filled(words: tuple[str, str], path: Path, outcome: str = "") -> tuple[str, str]:
    values = {"path": printable(str(path)), "holder": "", "backup": "", "outcome": outcome}
    if "{holder}" in words[0]:
        values["holder"] = printable(holders(path)) or "another program"
    if "{backup}" in words[1]:
        values["backup"] = _newest_backup(path)
    return words[0].format(**values), words[1].format(**values)


def _newest_backup(path: Path) -> str:
    backups = list_backups(path)
    return printable(str(backups[-1])) if backups else "FILE"


def printable(text: str, longest: int = 300) -> str:
    """The text without characters that a terminal could take for a command, cut to a length."""
    cleaned = replace_controls(text[:longest])
    return cleaned if len(text) <= longest else cleaned + "…"


LOCKS = Path("/proc/locks")


def holders(journal: Path, locks: Path = LOCKS) -> str:
    """The processes that hold a write lock on the journal, as "sqlite3 (4711)", or nothing if none is known."""
    files = [journal, journal.with_name(f"{journal.name}-shm")]
    inodes = [file.stat().st_ino for file in files if file.exists()]
    pids = {pid for inode in inodes for pid in lock_holders(inode, ("WRITE",), locks)} - {os.getpid()}
    return ", ".join(process_name(pid) for pid in sorted(pids))


def lock_holders(
    inode: int, kinds: Collection[str] = ("READ", "WRITE"), locks: Path = LOCKS, device: int | None = None
) -> set[int]:
    """The ids of the processes that hold a lock of these kinds on a file; none where the system does not say.

    Files on several disks may have the same inode. With `device` only that of this disk counts, but some file systems
    give another number of it to those who ask for their files.
    """
    try:
        lines = locks.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return set()  # no /proc
    name = f":{inode}" if device is None else f"{os.major(device):02x}:{os.minor(device):02x}:{inode}"
    return {pid for line in lines if (pid := _holder(line, name, kinds))}


def _holder(line: str, name: str, kinds: Collection[str]) -> int:
    """The process of a line such as "1: POSIX  ADVISORY  WRITE 4711 08:01:1234 120 120", if it locks the file, or 0."""
    words = line.split()
    if len(words) < 6 or words[1] == "->" or words[3] not in kinds or not words[5].endswith(name):
        return 0
    return int(words[4]) if words[4].isdecimal() else 0


def process_name(pid: int) -> str:
    """The name of a process and its id, as "sqlite3 (4711)"."""
    try:
        return f"{Path(f'/proc/{pid}/comm').read_text(encoding='utf-8', errors='replace').strip()} ({pid})"
    except OSError:
        return f"process {pid}"  # it has ended since, or is another user's
