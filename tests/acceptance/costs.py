"""What an import costs, measured in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

COMMAND = [sys.executable, "-m", "runjournal", "--as-of", "2026-11-28T09:00", "import"]
MEASURED = """
import resource, subprocess, sys
status = subprocess.run(sys.argv[1:]).returncode
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss, status)
"""
"""Runs a command from a small process, whose memory does not count as that of the command, as that of pytest would."""


class Cost(NamedTuple):
    """Seconds of the processor, the most memory, and what the command said."""

    cpu_s: float
    most_kb: int
    status: int
    stdout: str
    stderr: str


def cost_of_import(path: Path, *options: str) -> Cost:
    """Import a file into a journal beside it, new if there is none."""
    environ = {
        "PATH": os.environ["PATH"],
        "HOME": str(path.parent),
        "RUNJOURNAL_DB": str(path.parent / "journal.db"),
        "RUNJOURNAL_CONFIG": str(path.parent / "config.toml"),
        "TZ": "UTC",
    }
    command = [sys.executable, "-S", "-c", MEASURED, *COMMAND, *options, str(path)]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    *said, last = done.stdout.splitlines()
    cpu_s, most_kb, status = last.split()
    return Cost(float(cpu_s), int(most_kb), int(status), "\n".join(said), done.stderr)
