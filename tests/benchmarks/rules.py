"""Costs of the rules: all of them on today, the verdicts of six weeks of hourly slots, and a proposal."""

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from runjournal.booking.proposal.proposal import Wish, propose
from runjournal.model.choices import Depth
from runjournal.model.context import Context
from runjournal.model.moments import local_day
from runjournal.model.settings import Goal, Settings
from runjournal.rules.history import History
from runjournal.rules.registry import RULESET
from runjournal.rules.start_calendar import StartCalendar, massage_to_book
from runjournal.store.journal import Journal
from tests.benchmarks.journals import NOW, ZONE
from tests.benchmarks.table import Row, in_ms

DAYS = 42
MINUTES = 60


def rules_on_today(journals: Mapping[int, Path], rounds: int) -> Row:
    """All rules on a history in hand."""
    cells = {
        years: _measured(path, rounds, lambda journal, history: RULESET.check(history))
        for years, path in journals.items()
    }
    return Row("all rules on today", cells, "≤ 5 ms on 50 years")


def rules_from_the_file(journals: Mapping[int, Path], rounds: int) -> Row:
    """The same with the history read from the file."""
    cells = {
        years: _measured(path, rounds, lambda journal, _: RULESET.check(_read(journal)))
        for years, path in journals.items()
    }
    return Row("the same, with the history read from the file", cells, "")


def six_weeks_of_slots(journals: Mapping[int, Path], rounds: int) -> Row:
    """The verdict of every slot of six weeks, as the calendar asks for them."""
    cells = {years: _measured(path, rounds, _slots) for years, path in journals.items()}
    return Row("six weeks of hourly slots", cells, "≤ 100 ms")


def a_proposal(journals: Mapping[int, Path], rounds: int) -> Row:
    """Four sessions a month proposed until the next race."""
    cells = {years: _measured(path, rounds, _proposal) for years, path in journals.items()}
    return Row("a proposal of four sessions a month until the race", cells, "≤ 100 ms")


def _proposal(_: Journal, history: History) -> object:
    four = History.of(
        history.entries, history.context._replace(settings=replace(history.settings, goal=Goal(sessions=4)))
    )
    return propose(four, Wish(local_day(NOW, ZONE), until_race=True))


def _slots(_: Journal, history: History) -> object:
    calendar = StartCalendar(RULESET, history, massage_to_book(history, MINUTES, Depth.DEEP))
    return list(calendar.slots(local_day(NOW, ZONE), DAYS))


def _read(journal: Journal) -> History:
    return journal.history(Context(NOW, ZONE, Settings()))


def _measured(path: Path, rounds: int, work: Callable[[Journal, History], object]) -> str:
    """The median time of some work, each time on a history that has nothing worked out yet."""
    times = []
    with Journal.open(path, now=lambda: NOW, read_only=True) as journal:
        entries = _read(journal).entries
        for _ in range(rounds + 1):
            fresh = History.of(entries, Context(NOW, ZONE, Settings()))
            began = time.perf_counter()
            work(journal, fresh)
            times.append(time.perf_counter() - began)
    return in_ms(statistics.median(times[1:]))
