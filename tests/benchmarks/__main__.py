"""`python -m tests.benchmarks`: measure, and print the table of the README."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.benchmarks.importing import import_opened, preview_keys
from tests.benchmarks.journals import demo_journal
from tests.benchmarks.processes import find_process, flags_process, log_process
from tests.benchmarks.recorded_runs import health_export_imported, many_runs_imported, many_runs_known, one_run_imported
from tests.benchmarks.rules import a_proposal, rules_from_the_file, rules_on_today, six_weeks_of_slots
from tests.benchmarks.screens import (
    first_paint,
    key_to_paint,
    memory,
    plan_moves,
    plan_opened,
    settings_opened,
    week_opened,
    year_looked_at,
)
from tests.benchmarks.searching import filter_keys, journal_opened
from tests.benchmarks.table import Row, markdown
from tests.benchmarks.week import massage_answer, week_review, week_told, year_grid

Measure = Callable[[Mapping[int, Path], int], Row]

MEASURES: dict[str, tuple[Measure, int]] = {
    "first-paint": (first_paint, 9),
    "keys": (key_to_paint, 4),
    "log": (log_process, 15),
    "flags": (flags_process, 15),
    "rules": (rules_on_today, 50),
    "rules-from-file": (rules_from_the_file, 30),
    "slots": (six_weeks_of_slots, 9),
    "proposal": (a_proposal, 15),
    "week": (week_review, 15),
    "week-told": (week_told, 15),
    "year": (year_grid, 15),
    "massage-help": (massage_answer, 9),
    "plan": (plan_opened, 9),
    "plan-keys": (plan_moves, 4),
    "week-screen": (week_opened, 9),
    "year-screen": (year_looked_at, 9),
    "journal": (journal_opened, 9),
    "filter-keys": (filter_keys, 2),
    "find": (find_process, 15),
    "settings-screen": (settings_opened, 9),
    "import-run": (one_run_imported, 15),
    "import-health": (health_export_imported, 5),
    "import-runs": (many_runs_imported, 1),
    "import-runs-again": (many_runs_known, 3),
    "import-screen": (import_opened, 9),
    "preview-keys": (preview_keys, 4),
    "memory": (memory, 1),
}
"""Each measurement by its name, with the rounds whose median counts."""


def main() -> None:
    """Build the journals that are missing, measure, print."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="runjournal-benchmarks-") as temporary:
        folder = options.journals or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        journals = {}
        for years in options.years:
            _say(f"journal of {years} years")
            journals[years] = demo_journal(folder, years)
        rows = [_measured(name, journals) for name in options.only or MEASURES]
    print(markdown(rows))  # noqa: T201


def _measured(name: str, journals: Mapping[int, Path]) -> Row:
    measure, rounds = MEASURES[name]
    _say(name)
    return measure(journals, rounds)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--journals", type=Path, help="folder that keeps the journals for the next run")
    parser.add_argument("--years", type=int, nargs="+", default=[1, 10, 50], help="ages of the journals")
    parser.add_argument("--only", nargs="+", choices=list(MEASURES), help="measure these alone")
    return parser.parse_args()


def _say(what: str) -> None:
    print(f"{what} …", file=sys.stderr, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
