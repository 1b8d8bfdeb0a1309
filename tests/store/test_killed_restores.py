"""A restore that is killed before any of its system calls leaves the journal as it was, or restored."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.killed_restores import MAY_NOT_TRACE

CASES = {"whole": (4, 70, 1), "damaged": (1, 80, 1), "page size": (12, 60, 0)}
"""How many calls further the next kill is, and the least number of kills, more than 200 in all, and of those of them
that come after the moment at which the journal is restored."""


@pytest.mark.skipif(sys.platform != "linux", reason="no ptrace as on Linux")
@pytest.mark.parametrize("case", CASES)
def test_a_killed_restore_leaves_a_whole_journal_at_every_moment(tmp_path: Path, case: str) -> None:
    step, least_killed, least_restored = CASES[case]
    script = Path(__file__).with_name("killed_restores.py")
    command = [sys.executable, str(script), case, str(tmp_path), "1", str(step)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    if ended.returncode == MAY_NOT_TRACE:
        pytest.skip("this machine lets no process be traced")
    assert ended.returncode == 0, ended.stderr
    killed, restored = map(int, ended.stdout.split())
    assert killed >= least_killed
    assert least_restored <= restored < killed
