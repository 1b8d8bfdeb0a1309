"""Which process holds a lock on a journal, where the system tells (Linux's /proc)."""

import os
from pathlib import Path

LOCKS = Path("/proc/locks")


def holders(journal: Path, locks: Path = LOCKS) -> str:
    """The processes that hold a write lock on the journal, as "sqlite3 (4711)", or nothing where none is known."""
    inodes = _inodes(journal)
    try:
        lines = locks.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""  # no /proc: the sentence then speaks of another program
    pids = {pid for line in lines if (pid := _holder(line, inodes))}
    return ", ".join(_name(pid) for pid in sorted(pids))


def _inodes(journal: Path) -> set[str]:
    files = [journal, journal.with_name(f"{journal.name}-shm")]
    return {str(file.stat().st_ino) for file in files if file.exists()}


def _holder(line: str, inodes: set[str]) -> int | None:
    """The process of a line such as "1: POSIX  ADVISORY  WRITE 4711 08:01:1234 120 120", if it is about us."""
    words = line.split()
    if len(words) < 6 or words[1] == "->" or words[3] != "WRITE" or words[5].rpartition(":")[2] not in inodes:
        return None
    pid = int(words[4]) if words[4].isdecimal() else 0
    return pid if pid and pid != os.getpid() else None


def _name(pid: int) -> str:
    try:
        return f"{Path(f'/proc/{pid}/comm').read_text(encoding='utf-8', errors='replace').strip()} ({pid})"
    except OSError:
        return f"process {pid}"  # it has ended since, or is another user's
