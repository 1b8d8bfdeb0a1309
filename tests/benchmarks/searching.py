"""Costs of the Journal screen: to open it, and from a key to its paint while one types a filter."""

import statistics
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks.screens import COMPLETE, opened, today
from tests.benchmarks.table import Row, in_ms, percentile

JOURNAL = ("find", "Sunday 6 December 2026", "entries", "Leave")
"""What stands on the Journal screen of the demo journal once it is there."""
FILTERS = ("massage deep since oct", "calf>=4 # felt", "run >15k 2025")
EMPTIED = b"\x15"
"""The key that empties a line: Ctrl-U."""


def journal_opened(journals: Mapping[int, Path], rounds: int) -> Row:
    """The key pressed to the newest entries."""
    cells = {}
    for years, path in journals.items():
        with today(path) as terminal:
            terminal.until(COMPLETE)
            cells[years] = in_ms(opened(terminal, JOURNAL, rounds, b"/"))
    return Row("Journal opened at 160×45, its newest entries there", cells, "≤ 100 ms, flat")


def filter_keys(journals: Mapping[int, Path], rounds: int) -> Row:
    """A key of a filter pressed to the last of its paint, each when the one before is over."""
    cells = {years: _keys(path, rounds) for years, path in journals.items()}
    return Row("key to paint while typing a filter, what it finds included: median, p95", cells, "p95 ≤ 16 ms")


def _keys(journal: Path, rounds: int) -> str:
    times: list[float] = []
    with today(journal) as terminal:
        terminal.until(COMPLETE)
        terminal.forget()
        terminal.press(b"/")
        for warmed_up in (False, *[True] * rounds):
            for text in FILTERS[: len(FILTERS) if warmed_up else 1]:
                terminal.press(EMPTIED)
                terminal.forget()
                found = [terminal.press(key.encode()) for key in text]
                times += found if warmed_up else []
    return f"{in_ms(statistics.median(times))}, {in_ms(percentile(times, 95))}"
