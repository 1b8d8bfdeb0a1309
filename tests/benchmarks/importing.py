"""Costs of the Import screen: to open it, and from a key to its paint in a preview of thousands of runs."""

import statistics
import tempfile
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from tests.benchmarks.screens import COMPLETE, opened, today
from tests.benchmarks.table import Row, in_ms, percentile

RUNS = 2_500
LAST_DAY = date(2025, 12, 31)
PATH = ("read", "calendars", "Complete")
"""What stands on the Import screen before anything is read."""
MOVES = (b"j", b"j", b"\x1b[6~", b" ", b"\x1b[6~", b"j", b"*", b"*", b"l", b"h")
"""Keys in the table: down, a page, a tick, all ticks, another group."""
WORDS = "dec 2025 8."


def import_opened(journals: Mapping[int, Path], rounds: int) -> Row:
    """The key pressed to the line for a path."""
    cells = {}
    for years, path in journals.items():
        with today(path) as terminal:
            terminal.until(COMPLETE)
            cells[years] = in_ms(opened(terminal, PATH, rounds, b"i"))
    return Row("Import opened at 160×45", cells, "≤ 100 ms, flat")


def preview_keys(journals: Mapping[int, Path], rounds: int) -> Row:
    """A key in the preview of an import pressed to the last of its paint."""
    with tempfile.TemporaryDirectory() as folder:
        runs = Path(folder) / "runs.txt"
        runs.write_text("\n".join(_lines()), encoding="utf-8")
        cells = {years: _keys(path, runs, rounds) for years, path in journals.items()}
    return Row(f"key to paint in the preview of {RUNS:,} runs to import: median, p95", cells, "p95 ≤ 16 ms")


def _lines() -> list[str]:
    days = (LAST_DAY - timedelta(days=number) for number in range(RUNS))
    return [f"{day} 07:10 Europe/London run {8 + day.day / 10:.1f}k {40 + day.month}min" for day in days]


def _keys(journal: Path, runs: Path, rounds: int) -> str:
    times: list[float] = []
    with today(journal) as terminal:
        terminal.until(COMPLETE)
        terminal.forget()
        terminal.reach(b"i", PATH)
        for key in str(runs).encode():
            terminal.press(bytes([key]))
        terminal.forget()
        terminal.reach(b"\r", ("ticked",))
        for warmed_up in (False, *[True] * rounds):
            terminal.forget()
            found = [terminal.press(key) for key in MOVES]
            terminal.press(b"/")
            found += [terminal.press(key.encode()) for key in WORDS]
            terminal.press(b"\x1b")
            times += found if warmed_up else []
    return f"{in_ms(statistics.median(times))}, {in_ms(percentile(times, 95))}"
