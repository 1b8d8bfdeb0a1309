"""Costs of the terminal app: to the first complete screen, from a key to its paint, in memory."""

import statistics
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.journals import ROOT, at, environ
from tests.benchmarks.table import Row, in_ms, percentile, ratio
from tests.benchmarks.terminal import Terminal

COMPLETE = ("39 h", "Did the run happen?", "8.2 km", "in a row", "in 13 days", "1.5 l of", "left calf 4 ·", "Quit")
"""What stands on the Today screen of the demo journal once all its parts are there: the findings, the day's
entries, the month, the race, the drinks, the body and the keys."""
EMPTY_APP = """
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Static

class Empty(App[None]):
    BINDINGS = [("p", "open", "open")]

    def compose(self) -> ComposeResult:
        yield Static("nothing here")

    def action_open(self) -> None:
        self.push_screen(Another())

class Another(Screen[None]):
    BINDINGS = [("escape", "dismiss", "back")]

    def compose(self) -> ComposeResult:
        yield Static("another screen")

Empty().run()
"""
EMPTY = ("nothing here",)
ANOTHER = ("another screen",)
WEEK = ("1 Soreness", "calf L", "About the same")
SETTINGS = ("Distances in", "this evening", "May be")
PLAN = ("Hours", "16✓", "deep", "min", "ok", "Book it")
"""What stands on the Plan screen of the demo journal once it is whole."""
ESCAPE = b"\x1b"
MOVES = b"l" * 20 + b"jjjkkk" + b"]]]" + b"h" * 6 + b"nnnN"
BOOKING = "4 dec 18:00 60min deep calves @Anna"
CLEAR = b"\x15"
VERDICT = "warning: "


@contextmanager
def empty_app() -> Iterator[Terminal]:
    """An app of Textual with nothing in it."""
    with _terminal(["-c", EMPTY_APP]) as terminal:
        yield terminal


@contextmanager
def today(journal: Path) -> Iterator[Terminal]:
    """The app on a journal."""
    with _terminal(at(journal)) as terminal:
        yield terminal


@contextmanager
def _terminal(arguments: list[str]) -> Iterator[Terminal]:
    with (
        tempfile.TemporaryDirectory() as home,
        Terminal([sys.executable, *arguments], environ(Path(home)), ROOT) as terminal,
    ):
        yield terminal


def first_paint(journals: Mapping[int, Path], rounds: int) -> Row:
    """Process start to the first complete Today screen, against an empty app; the programs take turns."""
    empty: list[float] = []
    ours: dict[int, list[float]] = {years: [] for years in journals}
    for round_ in range(rounds + 1):
        times = {0: _empty_s(), **{years: _today_s(path) for years, path in journals.items()}}
        if round_:
            empty.append(times[0])
            for years in journals:
                ours[years].append(times[years])
    base_s = statistics.median(empty)
    cells = {years: ratio(statistics.median(found), base_s) for years, found in ours.items()}
    what = f"first complete Today screen at 160×45, against an empty Textual app ({in_ms(base_s)})"
    return Row(what, cells, "≤ 1.5 × on 1 year, 50 years ≤ 1.1 × of 1 year")


def _empty_s() -> float:
    with empty_app() as terminal:
        return terminal.until(EMPTY)


def _today_s(journal: Path) -> float:
    with today(journal) as terminal:
        return terminal.until(COMPLETE)


def key_to_paint(journals: Mapping[int, Path], rounds: int) -> Row:
    """A key of a booking pressed to the last of its paint, verdict included."""
    cells = {years: _keys(path, rounds) for years, path in journals.items()}
    return Row("key to paint while typing a booking, verdict included: median, p95", cells, "p95 ≤ 16 ms")


def _keys(journal: Path, rounds: int) -> str:
    times: list[float] = []
    with today(journal) as terminal:
        terminal.until(COMPLETE)
        terminal.forget()
        terminal.press(b"b")
        for round_ in range(rounds + 1):
            terminal.forget()
            found = [terminal.press(key.encode()) for key in BOOKING]
            terminal.wait_for(VERDICT)
            times += found if round_ or rounds == 1 else []
            terminal.press(CLEAR)
    return f"{in_ms(statistics.median(times))}, {in_ms(percentile(times, 95))}"


def plan_opened(journals: Mapping[int, Path], rounds: int) -> Row:
    """The key pressed to the whole Plan screen, beside that of an empty screen."""
    with empty_app() as terminal:
        terminal.until(EMPTY)
        base_s = opened(terminal, ANOTHER, rounds)
    cells = {years: in_ms(_plan_s(path, rounds)) for years, path in journals.items()}
    return Row(f"Plan opened at 160×45; an empty screen takes {in_ms(base_s)}", cells, "≤ 100 ms beside that")


def _plan_s(journal: Path, rounds: int) -> float:
    with today(journal) as terminal:
        terminal.until(COMPLETE)
        return opened(terminal, PLAN, rounds)


def opened(terminal: Terminal, markers: tuple[str, ...], rounds: int, key: bytes = b"p") -> float:
    """The median of opening a screen by a key, the first time of which loads its code and does not count."""
    times = []
    for _ in range(rounds + 1):
        terminal.forget()
        times.append(terminal.reach(key, markers))
        terminal.forget()
        terminal.press(ESCAPE)
    return statistics.median(times[1:])


def plan_moves(journals: Mapping[int, Path], rounds: int) -> Row:
    """A key that moves over the calendar to the last of its paint, why included."""
    cells = {years: _moves(path, rounds) for years, path in journals.items()}
    return Row("key to paint while moving over the Plan, why included: median, p95", cells, "p95 ≤ 16 ms")


def _moves(journal: Path, rounds: int) -> str:
    times: list[float] = []
    with today(journal) as terminal:
        terminal.until(COMPLETE)
        terminal.forget()
        terminal.reach(b"p", PLAN)
        for _ in range(rounds):
            terminal.forget()
            times += [terminal.press(bytes([key])) for key in MOVES]
    return f"{in_ms(statistics.median(times))}, {in_ms(percentile(times, 95))}"


def week_opened(journals: Mapping[int, Path], rounds: int) -> Row:
    """The key pressed to the first card of the Week, whole, beside that of an empty screen."""
    with empty_app() as terminal:
        terminal.until(EMPTY)
        base_s = opened(terminal, ANOTHER, rounds)
    cells = {years: in_ms(_week_s(path, rounds)) for years, path in journals.items()}
    return Row(f"Week opened at 160×45; an empty screen takes {in_ms(base_s)}", cells, "≤ 100 ms beside that")


def settings_opened(journals: Mapping[int, Path], rounds: int) -> Row:
    """The key pressed to the settings, with the chosen one in full."""
    cells = {}
    for years, path in journals.items():
        with today(path) as terminal:
            terminal.until(COMPLETE)
            cells[years] = in_ms(opened(terminal, SETTINGS, rounds, b","))
    return Row("Settings opened at 160×45", cells, "≤ 100 ms, flat")


def _week_s(journal: Path, rounds: int) -> float:
    with today(journal) as terminal:
        terminal.until(COMPLETE)
        return opened(terminal, WEEK, rounds, b"w")


def year_looked_at(journals: Mapping[int, Path], rounds: int) -> Row:
    """The key pressed to a year of soreness, day by day and month by month."""
    cells = {years: in_ms(_year_s(path, rounds)) for years, path in journals.items()}
    return Row("a year's heat map on the Week screen", cells, "≤ 200 ms")


def _year_s(journal: Path, rounds: int) -> float:
    times = []
    with today(journal) as terminal:
        terminal.until(COMPLETE)
        for _ in range(rounds + 1):
            terminal.forget()
            for key, marker in ((b"w", WEEK), (b"z", ("this month",)), (b"z", ("up to now",))):
                terminal.reach(key, marker)
            terminal.forget()
            times.append(terminal.reach(b"z", ("this year",)))
            terminal.forget()
            terminal.press(ESCAPE)
    return statistics.median(times[1:])


def memory(journals: Mapping[int, Path], _rounds: int) -> Row:
    """Resident memory of the app at rest, against an empty app."""
    with empty_app() as terminal:
        terminal.until(EMPTY)
        terminal.forget()
        base_bytes = terminal.resident_bytes
    cells = {years: _memory(path, base_bytes) for years, path in journals.items()}
    what = f"resident memory of the app, against an empty Textual app ({base_bytes / 1e6:.0f} MB)"
    return Row(what, cells, "≤ 1.4 × on 50 years")


def _memory(journal: Path, base_bytes: int) -> str:
    with today(journal) as terminal:
        terminal.until(COMPLETE)
        terminal.forget()
        ours = terminal.resident_bytes
    return f"{ours / base_bytes:.2f} × ({ours / 1e6:.0f} MB)"
