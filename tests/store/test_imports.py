"""What opening and reading a journal costs in imports: neither the terminal nor what only migrations need."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.conftest import Opener, run_at

READ = """
import json, sys
from datetime import UTC, date, datetime
from pathlib import Path
from runjournal.model.context import Context
from runjournal.model.settings import Settings
from runjournal.store.journal import Journal

now = datetime(2026, 11, 23, 18, tzinfo=UTC)
with Journal.open(Path(sys.argv[1]), now=lambda: now) as journal:
    assert len(journal.on_day(date(2026, 11, 23))) == 1
    assert journal.history(Context(now, "UTC", Settings())).entries
    {more}
print(json.dumps(sorted(sys.modules)))
"""

HEAVY = {"sqlite_utils", "pendulum", "textual", "rich", "click", "platformdirs", "runjournal.store.migrations"}


def modules_after(path: Path, more: str) -> set[str]:
    """The modules that a process has imported when it has read the journal, and done more."""
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", READ.replace("{more}", more), str(path)]
    output = subprocess.run(command, env=environ, check=True, capture_output=True, text=True).stdout
    return set(json.loads(output))


@pytest.mark.parametrize(
    "more", ["pass", "journal.edit(journal.on_day(date(2026, 11, 23))[0].id, list(journal.all())); journal.undo()"]
)
def test_neither_reading_nor_changing_a_journal_imports_what_is_heavy(
    path: Path, open_journal: Opener, more: str
) -> None:
    open_journal().add([run_at()])
    assert modules_after(path, more) & HEAVY == set()


def test_reading_does_not_import_what_makes_ids(path: Path, open_journal: Opener) -> None:
    open_journal().add([run_at()])
    assert "uuid_utils" not in modules_after(path, "pass")
