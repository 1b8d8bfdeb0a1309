"""Several processes at once, and one that is killed: what was acknowledged is kept, and nobody is turned away."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from runjournal.store.doctor import examine
from tests.store.conftest import Opener

ADD = """
import sys
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from runjournal.model.entries import Run
from runjournal.model.moments import Moment
from runjournal.store.journal import Journal

now = datetime(2026, 11, 23, 18, tzinfo=UTC)
path, number = Path(sys.argv[1]), int(sys.argv[2])
with Journal.open(path, now=lambda: now) as journal:
    for _ in range(number) if number else count():
        (entry,) = journal.add([Run(start=Moment.at_instant(now, "Europe/Berlin"), distance_m=8200)])
        print(entry.id, flush=True)
"""


def adding(path: Path, number: int) -> subprocess.Popen[str]:
    """A process that adds so many entries, or without end, and prints the id of each once it is in the journal."""
    command = [sys.executable, "-c", ADD, str(path), str(number)]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environ)


def test_eight_processes_open_a_new_journal_and_add_to_it_at_once(path: Path, open_journal: Opener) -> None:
    """None finds the migrations half done, none is told that the journal is in use, and nothing is lost."""
    processes = [adding(path, 15) for _ in range(8)]
    said = [process.communicate(timeout=60) for process in processes]
    assert [errors for _, errors in said if errors] == []
    acknowledged = [id_ for lines, _ in said for id_ in lines.split()]
    assert len(acknowledged) == 8 * 15
    assert {entry.id for entry in open_journal().all()} == set(acknowledged)
    assert all(check.ok for check in examine(path))


def test_a_process_that_is_killed_loses_nothing_it_acknowledged(path: Path, open_journal: Opener) -> None:
    with adding(path, 0) as process:
        assert process.stdout is not None
        first = [process.stdout.readline() for _ in range(25)]
        process.send_signal(signal.SIGKILL)
        lines = [*first, *process.stdout]
    acknowledged = {line.strip() for line in lines if line.endswith("\n")}
    kept = {entry.id for entry in open_journal().all()}
    assert len(acknowledged) >= 25
    assert acknowledged <= kept
    assert len(kept) <= len(acknowledged) + 1
    assert all(check.ok for check in examine(path))


def test_undo_goes_on_after_a_kill(path: Path, open_journal: Opener) -> None:
    with adding(path, 0) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    journal = open_journal()
    while journal.undo():
        pass
    assert journal.is_empty
