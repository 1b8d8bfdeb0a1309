"""The journals that are measured: the demo runner's life of some years, built once and kept."""

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from runjournal.demo import demo_entries
from runjournal.model.entries import Entry
from runjournal.store.journal import Journal

ROOT = Path(__file__).parents[2]
NO_NUMPY = Path(__file__).parent / "no_numpy"
"""Hides numpy from a process: the tests have it for scipy, a runner has not, and sqlite-utils imports it if it can."""
NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
ZONE = "Europe/Berlin"
AS_OF = "2026-11-23T14:30:00Z"


def demo_journal(folder: Path, years: int) -> Path:
    """The journal of so many years in a folder, made if it is not there yet."""
    path = folder / f"demo-{years}-years.db"
    if not path.exists():
        build(path, demo_entries(NOW, ZONE, years=years))
    return path


def build(path: Path, entries: Sequence[Entry]) -> None:
    """A new journal with these entries, whole or not at all."""
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    with Journal.open(unfinished, now=lambda: NOW) as journal:
        journal.add(entries)
    unfinished.replace(path)


def at(journal: Path, *arguments: str) -> list[str]:
    """The arguments of runjournal on a journal, at the moment for which the demo was made."""
    return ["-m", "runjournal", "--journal", str(journal), "--zone", ZONE, "--as-of", AS_OF, *arguments]


def environ(home: Path) -> dict[str, str]:
    """An environment of the benchmark's own: no settings, no home, a terminal with colours, no numpy."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(NO_NUMPY),
        "HOME": str(home),
        "RUNJOURNAL_CONFIG": str(home / "no-settings.toml"),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }
