"""Costs of the week: its review, what the rules said in it, a year of soreness, and whether massage helps."""

import statistics
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from runjournal.model.choices import Kind
from runjournal.model.context import Context
from runjournal.model.moments import local_day
from runjournal.model.settings import Settings, WeekStart
from runjournal.store.journal import Journal
from runjournal.trends.finding_timeline import timeline_of
from runjournal.trends.massage_help.hard_run_pairs import massage_help_of
from runjournal.trends.review import review_of
from runjournal.trends.soreness.soreness_days import SorenessDays
from runjournal.trends.soreness.soreness_grid import calendar
from runjournal.trends.stretches import Stretch, Zoom, stretch_of
from tests.benchmarks.journals import NOW, ZONE
from tests.benchmarks.table import Row, in_ms

SETTINGS = Settings()


def week_review(journals: Mapping[int, Path], rounds: int) -> Row:
    """The last whole week: soreness against the weeks before, runs, drinks, the curves after massages."""
    return Row("a week in review", _cells(journals, rounds, _review), "≤ 20 ms, flat")


def week_told(journals: Mapping[int, Path], rounds: int) -> Row:
    """The findings of that week: raised, settled, overruled."""
    return Row("what the rules said in that week", _cells(journals, rounds, _told), "≤ 50 ms, flat")


def year_grid(journals: Mapping[int, Path], rounds: int) -> Row:
    """The worst soreness of each day of the year."""
    return Row("a year of soreness as a calendar", _cells(journals, rounds, _grid), "≤ 100 ms, flat")


def massage_answer(journals: Mapping[int, Path], rounds: int) -> Row:
    """Hard runs with a massage and without, of two years."""
    return Row("whether massage helps, from two years", _cells(journals, rounds, _answer), "≤ 100 ms, flat")


def _stretch(zoom: Zoom) -> Stretch:
    last = stretch_of(zoom, local_day(NOW, ZONE), WeekStart.MONDAY)
    return last.moved(-1) if zoom is Zoom.WEEK else last


def _review(journal: Journal) -> object:
    return review_of(journal, _stretch(Zoom.WEEK), Context(NOW, ZONE, SETTINGS))


def _told(journal: Journal) -> object:
    return timeline_of(journal, _stretch(Zoom.WEEK), Context(NOW, ZONE, SETTINGS))


def _grid(journal: Journal) -> object:
    year = _stretch(Zoom.YEAR)
    return calendar(SorenessDays.of(journal.between(year.first, year.last, {Kind.SORENESS})), year, WeekStart.MONDAY)


def _answer(journal: Journal) -> object:
    return massage_help_of(journal, Context(NOW, ZONE, SETTINGS))


def _cells(journals: Mapping[int, Path], rounds: int, work: Callable[[Journal], object]) -> dict[int, str]:
    return {years: in_ms(_median_s(path, rounds, work)) for years, path in journals.items()}


def _median_s(path: Path, rounds: int, work: Callable[[Journal], object]) -> float:
    """The median time of some work on a journal that is opened anew each time, so that nothing is kept of it."""
    times = []
    for _ in range(rounds + 1):
        with Journal.open(path, now=lambda: NOW, read_only=True) as journal:
            began = time.perf_counter()
            work(journal)
            times.append(time.perf_counter() - began)
    return statistics.median(times[1:])
