"""What a journal has to say of a stretch of days: the one composition for commands, documents and the Week screen."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from runjournal.model.context import Context
from runjournal.model.entries import Massage
from runjournal.model.sessions import is_session
from runjournal.model.settings import Goal
from runjournal.trends.finding_timeline import FindingTimeline, timeline_of
from runjournal.trends.gist import Gist, gist
from runjournal.trends.journal_reader import EntryReader
from runjournal.trends.massage_help.hard_run_pairs import MassageHelp, massage_help_of
from runjournal.trends.massage_help.recovery_times import DepthRecovery, recovery_by_depth
from runjournal.trends.progress import Progress, progress_of
from runjournal.trends.review import Review, review_of
from runjournal.trends.stretches import Stretch, months_in

LONGEST_REPLAY_DAYS = 190
"""Of a longer stretch the rules are not asked again day by day: a year would keep a key waiting."""


class MonthSessions(NamedTuple):
    """A calendar month such as "2026-11", and the sessions done in it that lie in the stretch."""

    month: str
    done: int


class PeriodReport:
    """A stretch of a journal as of a context; each part is read and derived when it is first asked for."""

    def __init__(self, journal: EntryReader, context: Context, stretch: Stretch) -> None:
        self.stretch = stretch
        self._journal = journal
        self._context = context

    @cached_property
    def review(self) -> Review:
        """Soreness, training, drinks and massages of the stretch."""
        return review_of(self._journal, self.stretch, self._context)

    @cached_property
    def timeline(self) -> FindingTimeline | None:
        """What the rules said day by day, None of a stretch that is too long for it."""
        if self.stretch.length > LONGEST_REPLAY_DAYS:
            return None
        return timeline_of(self._journal, self.stretch, self._context)

    @cached_property
    def gist(self) -> Gist:
        """What is better, sorer, to be asked about and for a clinician."""
        return gist(self.review.trends, self.timeline)

    @cached_property
    def recovery(self) -> tuple[DepthRecovery, ...]:
        """How long the latest massages of each depth took to settle, whatever the stretch."""
        return recovery_by_depth(self._journal.recoveries(self._context))

    @cached_property
    def massage_help(self) -> MassageHelp:
        """Whether massage helps, by the last two years, whatever the stretch."""
        return massage_help_of(self._journal, self._context)

    @cached_property
    def sessions(self) -> tuple[MonthSessions, ...]:
        """The sessions of each month that has a day in the stretch."""
        return sessions_in(self.stretch, self.review.massages, self._context.settings.goal)

    @cached_property
    def progress(self) -> Progress | None:
        """That of today's month, None if today is not in the stretch."""
        if self._context.today not in self.stretch:
            return None
        return progress_of(self._journal, self._journal.history(self._context))


def sessions_in(stretch: Stretch, massages: Iterable[Massage], goal: Goal) -> tuple[MonthSessions, ...]:
    """The sessions of each month that has a day in a stretch."""
    done = Counter(f"{massage.day:%Y-%m}" for massage in massages if is_session(massage, goal))
    return tuple(MonthSessions(name, done[name]) for name in (f"{month.first:%Y-%m}" for month in months_in(stretch)))
