"""What the tests of the journal share: a moment, a journal in a folder of its own, and a few entries."""

import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from runjournal.model.choices import RunKind
from runjournal.model.entries import Run
from runjournal.model.moments import Moment
from runjournal.store.journal import Journal

DISK_KB = 1600
NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)

Opener = Callable[..., Journal]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the journal of a test lies."""
    return tmp_path / "data" / "journal.db"


@pytest.fixture
def open_journal(path: Path) -> Iterator[Callable[..., Journal]]:
    """Opens the journal of a test, as often as it likes; all are closed at the end."""
    opened: list[Journal] = []

    def open_one(now: datetime = NOW, *, read_only: bool = False, wait_s: float = 0.05) -> Journal:
        opened.append(Journal.open(path, now=lambda: now, device="desk", read_only=read_only, wait_s=wait_s))
        return opened[-1]

    yield open_one
    for journal in opened:
        journal.close()


@pytest.fixture
def journal(open_journal: Opener) -> Journal:
    """A new journal."""
    return open_journal()


def run_at(hours: float = 0, id: str = "", effort: int = 5) -> Run:  # noqa: A002 - the field's name
    """A run so many hours after noon UTC of the day."""
    start = Moment.at_instant(datetime(2026, 11, 23, 12, tzinfo=UTC) + timedelta(hours=hours), "Europe/Berlin")
    return Run(start=start, distance_m=8200, duration_s=2640, effort=effort, run_kind=RunKind.EASY, id=id)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own that is soon full; where root may not mount one, the test is skipped."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK_KB}k", "tmpfs", str(disk)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def fill(disk: Path, free_kb: int) -> None:
    """Fill the disk but for so much."""
    with (disk / "fill").open("wb", buffering=0) as file:
        while True:
            try:
                file.write(b"\0" * 4096)
            except OSError:
                break
        file.truncate(max(0, file.tell() - free_kb * 1024))
