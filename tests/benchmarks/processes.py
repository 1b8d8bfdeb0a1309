"""Cost of what a shell calls often, as a process, against importing sqlite-utils alone."""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.benchmarks.journals import ROOT, at, environ
from tests.benchmarks.table import Row, in_ms, ratio

LINE = "r 8.2k 44 e5 calf3l"
FINE = (0, 10, 20)
"""How a command that worked may end: a caution and a warning are no failures."""


def log_process(journals: Mapping[int, Path], rounds: int) -> Row:
    """`runjournal log`."""
    return _process("log", ["log", LINE], journals, rounds, "≤ 1.0 ×, flat")


def flags_process(journals: Mapping[int, Path], rounds: int) -> Row:
    """`runjournal flags --oneline`, as a shell's prompt calls it."""
    return _process("flags --oneline", ["flags", "--oneline"], journals, rounds, "≤ 1.0 ×, flat")


def find_process(journals: Mapping[int, Path], rounds: int) -> Row:
    """`runjournal find` with days, a number and a word that notes are searched for."""
    return _process("find", ["find", "run", ">5k", "since", "2020", "# felt"], journals, rounds, "≤ 1.2 ×, flat")


def _process(name: str, arguments: Sequence[str], journals: Mapping[int, Path], rounds: int, goal: str) -> Row:
    """A command on copies of the journals; the processes take turns, the first turn does not count."""
    times: dict[int, list[float]] = {years: [] for years in (0, *journals)}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        copies = {years: Path(shutil.copy(path, home / path.name)) for years, path in journals.items()}
        for round_ in range(rounds + 1):
            found = {years: seconds_of(at(copy, *arguments), home) for years, copy in copies.items()}
            found[0] = seconds_of(["-c", "import sqlite_utils"], home)
            for years in found if round_ else ():
                times[years].append(found[years])
    base_s = statistics.median(times.pop(0))
    cells = {years: ratio(statistics.median(found), base_s) for years, found in times.items()}
    return Row(against_sqlite_utils(f"`runjournal {name}`", base_s), cells, goal)


def against_sqlite_utils(command: str, base_s: float) -> str:
    """What is measured, with what it is compared to."""
    return f"one {command}, as a process, against `python -c 'import sqlite_utils'` ({in_ms(base_s)})"


def seconds_of(arguments: Sequence[str], home: Path) -> float:
    """How long a process takes that ends well."""
    began = time.perf_counter()
    command = [sys.executable, *arguments]
    done = subprocess.run(command, env=environ(home), cwd=ROOT, check=False, capture_output=True)
    seconds = time.perf_counter() - began
    if done.returncode not in FINE:
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)
    return seconds
