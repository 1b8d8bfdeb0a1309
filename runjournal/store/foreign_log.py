"""The log beside a journal, and whether it is that of another file.

A sync program, a restored backup or a `mv` replaces a file that is open, or was when its process was killed, and
leaves its log behind. SQLite would apply that log to the file that is there now.
"""

import os
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from time import sleep

from runjournal.paths import backup_folder
from runjournal.store.failures import ForeignLog, lock_holders, printable, process_name

LOG_FILES = ("-wal", "-shm")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FileId = tuple[int, int]
FileIds = dict[str, FileId]

ROLLBACK = 1
"""The byte at 18 in the header of a file that is written without a log."""
LOG_LOCK = (128, 1)
"""The first byte, and how many there are, that SQLite locks in a log's index while a process has it open."""
SHARED_LOCK = (0x40000002, 510)
"""Those that it locks in a file while it is open."""
FLOCK = "@hhqqi4x"
"""The structure of a lock on Linux: its kind, from where its start counts, the start, the length, the process."""
LOOKS = 3
LOOK_AGAIN_S = 0.02


def beside(path: Path, ending: str) -> Path:
    """The path of the journal's file with this ending; SQLite makes it beside the file that a link leads to."""
    return Path(f"{os.path.realpath(path)}{ending}")


def file_ids(path: Path) -> FileIds:
    """The device and inode of the journal and of its log's files that exist, by the end of their names."""
    ids = {ending: file_id(beside(path, ending)) for ending in ("", *LOG_FILES)}
    return {ending: id_ for ending, id_ in ids.items() if id_}


def file_id(path: Path) -> FileId | None:
    """The device and inode of the file, None if there is none."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


def check_log_is_free(path: Path) -> None:
    """Raise `ForeignLog` if a process has the log beside the journal open, but another file than the journal.

    A process that has a log open has locked its file before. The locks are told in several parts and change
    meanwhile, so only what is seen again and again counts.
    """
    pids: set[int] | None = None
    for look in range(LOOKS):
        ids = file_ids(path)
        if "-shm" not in ids or _is_locked_by_one_process(path):
            return
        device, inode = ids["-shm"]
        holders = lock_holders(inode, device=device) - (lock_holders(ids[""][1]) if "" in ids else set())
        pids = holders if pids is None else pids & holders
        if not pids:
            return
        if look < LOOKS - 1:
            sleep(LOOK_AGAIN_S)
    names = ", ".join(process_name(pid) for pid in sorted(pids or ()))
    raise ForeignLog(
        f"{printable(str(path))} was replaced while {printable(names)} had it open; nothing was read or saved.",
        "Close that program, then try again.",
    )


def _is_locked_by_one_process(path: Path) -> bool:
    """Whether the log is locked by nobody, or first by the process that is first to have locked the journal.

    That is all there is to know in most cases, and costs nothing; reading the locks of all processes makes the system
    wait for milliseconds.
    """
    if sys.platform != "linux":
        return False
    holder = _first_to_lock(beside(path, "-shm"), *LOG_LOCK)
    return holder == 0 or (holder is not None and holder == _first_to_lock(beside(path, ""), *SHARED_LOCK))


def _first_to_lock(file: Path, start: int, length: int) -> int | None:
    """The id of a process that has locked some bytes of a file, 0 if none has, None if that cannot be told.

    The file is opened for that, so this process must not have it open already.
    """
    import fcntl

    asked = struct.pack(FLOCK, fcntl.F_WRLCK, os.SEEK_SET, start, length, 0)
    try:
        with file.open("rb") as stream:
            kind, _, _, _, pid = struct.unpack(FLOCK, fcntl.fcntl(stream, fcntl.F_GETLK, asked))
    except OSError:
        return None
    return 0 if kind == fcntl.F_UNLCK else max(pid, 0) or None


def set_foreign_log_aside(path: Path) -> Path | None:
    """Move the log of another file away from the journal, and return where it is kept; None if there is none."""
    if not _is_foreign_log(path):
        return None
    with _alone(path):
        return move_log(path, "of-another-file") if _is_foreign_log(path) else None


def check_no_foreign_log(path: Path) -> None:
    """Raise `ForeignLog` if the log beside the journal is that of another file."""
    if _is_foreign_log(path):
        name = printable(str(beside(path, "-wal")))
        raise ForeignLog(f"The log {name} is that of another file.", "Move it to another folder, then try again.")


def _is_foreign_log(path: Path) -> bool:
    """Whether there is a log although the file is written without one.

    SQLite marks a file before it makes the log, and removes the log before it takes the mark away. So a log that was
    there before an unmarked file was read is not of this file.
    """
    is_there = any(beside(path, ending).exists() for ending in LOG_FILES)
    return is_there and _writing_mode(path) in (None, ROLLBACK)


def _writing_mode(path: Path) -> int | None:
    """The byte that says how the file is written; None if there is no file or nothing in it."""
    if not path.exists():
        return None
    with path.open("rb") as file:
        header = file.read(19)
    return header[18] if len(header) == 19 else None


def move_log(path: Path, why: str, ids: FileIds | None = None) -> Path | None:
    """Move the log beside the journal, or of it the files with these ids, to the backups.

    Return where it is kept now, None if there was nothing in it. The index of a log is made anew from the log.
    """
    present = file_ids(path)
    log, aside = beside(path, "-wal"), None
    chosen = [
        ending for ending in LOG_FILES if ending in present and (ids is None or ids.get(ending) == present[ending])
    ]
    if "-wal" in chosen and log.stat().st_size:
        written = EPOCH + timedelta(seconds=int(log.stat().st_mtime))
        start = f"{path.stem}-{written:%Y-%m-%dT%H%M%S}-{why}"
        names = (f"{start}{f'-{number}' if number > 1 else ''}.db-wal" for number in count(1))
        aside = next(file for name in names if not (file := backup_folder(path) / name).exists())
        aside.parent.mkdir(mode=0o700, exist_ok=True)
        move(log, aside)
    for ending in chosen:
        beside(path, ending).unlink(missing_ok=True)
    return aside


def move(file: Path, target: Path) -> None:
    """Move a file, also to another disk."""
    try:
        file.replace(target)
    except OSError:
        import shutil

        shutil.move(file, target)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let no other process of runjournal move a log in the same folder meanwhile."""
    import fcntl

    folder = os.open(beside(path, "").parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
