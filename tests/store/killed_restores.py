"""Restores that are killed at their system calls, one after the other, and what each leaves behind.

Run as a script, since it forks: `python tests/store/killed_restores.py CASE FOLDER FIRST STEP`. It kills a restore
before the call of number FIRST that changes a file, then FIRST + STEP and so on until one ends by itself, and prints
how many it killed, of these how many had restored, or what is wrong. The status is 77 if it may not trace a process.
"""

import ctypes
import os
import platform
import signal
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from runjournal.model.entries import Run
from runjournal.model.moments import Moment
from runjournal.paths import backup_folder
from runjournal.store import connection
from runjournal.store.backup import backup
from runjournal.store.journal import Journal
from runjournal.store.restore import restore

connection.SYNCHRONOUS = "OFF"
NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
MAY_NOT_TRACE = 77

CHANGING = {
    "x86_64": {1, 18, 74, 77, 82, 83, 86, 87, 257, 263, 264, 265, 316},
    "aarch64": {34, 35, 37, 38, 46, 56, 64, 68, 82, 276},
}.get(platform.machine())
"""The numbers of write, pwrite64, fsync, ftruncate, openat, and of those that make, link, rename and remove names."""

TRACEME, SYSCALL, SETOPTIONS, GET_SYSCALL_INFO = 0, 24, 0x4200, 0x420E
MARK_CALLS, KILL_WITH_TRACER = 1, 0x100000
CALL_STOP = signal.SIGTRAP | 0x80
ENTRY = 1

libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]


def trace(request: int, pid: int, address: int = 0, data: object = 0) -> None:
    if libc.ptrace(request, pid, address, data) < 0:
        raise OSError(ctypes.get_errno(), "ptrace")


def kill_at(number: int, work: Callable[[], object]) -> bool:
    """Do the work in a process that is killed before its call of this number; False if it ended before."""
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            trace(TRACEME, 0)
            os.kill(os.getpid(), signal.SIGSTOP)
            work()
            status = 0
        except OSError as error:
            status = MAY_NOT_TRACE if error.strerror == "ptrace" else 1
        finally:
            os._exit(status)
    _, status = os.waitpid(pid, 0)
    if os.WIFSTOPPED(status):
        trace(SETOPTIONS, pid, 0, MARK_CALLS | KILL_WITH_TRACER)
    info = ctypes.create_string_buffer(128)
    while os.WIFSTOPPED(status):
        if os.WSTOPSIG(status) == CALL_STOP:
            trace(GET_SYSCALL_INFO, pid, len(info), info)
            (call,) = struct.unpack_from("Q", info, 24)
            if info.raw[0] == ENTRY and (CHANGING is None or call in CHANGING):
                number -= 1
        if number <= 0:
            os.kill(pid, signal.SIGKILL)
        trace(SYSCALL, pid) if number > 0 else None
        _, status = os.waitpid(pid, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        sys.exit(os.WEXITSTATUS(status))
    return os.WIFSIGNALED(status)


def run(id_: str) -> Run:
    return Run(start=Moment.at_instant(NOW, "Europe/Berlin"), distance_m=8200, id=id_)


def content(path: Path) -> set[str]:
    """The ids of the entries at the path; the file is whole, and nothing unfinished is beside it."""
    with Journal.open(path, now=lambda: NOW) as journal:
        assert journal._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        ids = {entry.id for entry in journal.all()}
    assert [file.name for file in backup_folder(path).iterdir() if file.name.startswith(".")] == []
    return ids


ADDING = """
import sys
sys.path.insert(0, sys.argv[1])
from tests.store.killed_restores import *
with Journal.open(Path(sys.argv[2]), now=lambda: NOW) as journal:
    for line in sys.stdin:
        journal.add([run(line.strip())])
        print("saved", flush=True)
"""


def whole(path: Path, kept: Path, first: int, step: int) -> tuple[int, int]:
    """A journal that another process has open all the time, and writes between the kills."""
    command = [sys.executable, "-c", ADDING, str(Path(__file__).parents[2]), str(path)]
    killed = restored = 0
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as adding:
        assert adding.stdin is not None
        assert adding.stdout is not None
        before = content(path)
        while True:
            print(f"added-{killed}", file=adding.stdin, flush=True)
            assert adding.stdout.readline() == "saved\n"
            before.add(f"added-{killed}")
            assert content(path) == before
            is_killed = kill_at(first + step * killed, lambda: restore(kept, path, NOW))
            assert path.exists()
            present = content(path)
            assert present in ([before, {"kept"}] if is_killed else [{"kept"}]), present
            if not is_killed:
                adding.stdin.close()
                return killed, restored
            killed += 1
            restored += present == {"kept"}
            before = present


def left_by_an_old_file(path: Path) -> dict[str, bytes]:
    """The log and the rollback journal of another journal, both with changes that SQLite would still apply."""
    old = path.with_name("old.db")
    with Journal.open(old, now=lambda: NOW) as journal:
        journal.add([run(f"old-{number}") for number in range(200)])
        log = {ending: old.with_name(f"old.db{ending}").read_bytes() for ending in ("-wal", "-shm")}
    pid = os.fork()
    if pid == 0:
        with closing(sqlite3.connect(old, isolation_level=None)) as other:
            other.execute("PRAGMA journal_mode = DELETE")
            other.execute("PRAGMA cache_size = 1")
            other.execute("BEGIN IMMEDIATE")
            other.execute("UPDATE run SET note = hex(zeroblob(200))")
            other.execute("UPDATE change SET field = hex(zeroblob(200))")
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(pid, 0)
    return {"-journal": old.with_name("old.db-journal").read_bytes(), **log}


def damaged(path: Path, kept: Path, first: int, step: int) -> tuple[int, int]:
    """A damaged journal with the log and the rollback journal of an old file beside it."""
    damage = b"garbage!" + path.read_bytes()[8:]
    sides = {path.with_name(f"{path.name}{ending}"): left for ending, left in left_by_an_old_file(path).items()}
    killed = restored = 0
    while True:
        path.write_bytes(damage)
        for side, left in sides.items():
            side.write_bytes(left)
        is_killed = kill_at(first + step * killed, lambda: restore(kept, path, NOW))
        present = path.read_bytes()
        if present != damage:
            assert content(path) == {"kept"}
        else:
            assert is_killed
            restore(kept, path, NOW)
            assert content(path) == {"kept"}
        if not is_killed:
            return killed, restored
        killed += 1
        restored += present != damage


def main(case: str, folder: Path, first: int, step: int) -> None:
    path, kept = folder / "journal.db", folder / "kept.db"
    with Journal.open(path, now=lambda: NOW) as journal:
        journal.add([run("kept")])
    backup(path, kept)
    if case == "page size":
        with closing(connection.connect(kept)) as other:
            other.execute("PRAGMA page_size = 1024")
            other.execute("VACUUM")
    restore(kept, path, NOW)  # which imports what each restore needs
    counts = (damaged if case == "damaged" else whole)(path, kept, first, step)
    sys.stdout.write(f"{counts[0]} {counts[1]}\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
