"""All that is told of a stretch of days, for a page of text, Markdown or HTML."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from runjournal.model.entries import Massage
from runjournal.model.frozen import frozen
from runjournal.model.sessions import is_session
from runjournal.model.settings import Goal
from runjournal.rules.facts.recovery import Recovery
from runjournal.rules.history import History
from runjournal.trends.finding_timeline import FindingTimeline, timeline_of
from runjournal.trends.gist import Gist, gist
from runjournal.trends.journal_reader import WholeJournalReader
from runjournal.trends.massage_help.hard_run_pairs import MassageHelp, massage_help_of
from runjournal.trends.massage_help.recovery_times import DepthRecovery, recovery_by_depth
from runjournal.trends.progress import Progress, progress_of
from runjournal.trends.review import Review, review_of
from runjournal.trends.stretches import Stretch, months_in

LONGEST_TOLD_DAYS = 190
"""Of a longer stretch it is not told what the rules said day by day."""


class MonthSessions(NamedTuple):
    """A calendar month such as "2026-11", and the sessions done in it that lie in the stretch."""

    month: str
    done: int


@frozen(slots=False)
class PeriodReport:
    """A stretch in review with what else is told of it.

    `told` is None of a stretch too long for it, `progress` is that of today's month, None where today does not lie in
    the stretch. `recovery` and `massage_help` are of the latest massages and the last two years, whatever the stretch.
    """

    review: Review
    told: FindingTimeline | None
    gist: Gist
    recovery: tuple[DepthRecovery, ...]
    massage_help: MassageHelp
    sessions: tuple[MonthSessions, ...]
    progress: Progress | None


def period_report(
    journal: WholeJournalReader, history: History, stretch: Stretch, recoveries: Iterable[Recovery]
) -> PeriodReport:
    """The account of a journal as of a history's `now`; `recoveries` are those of the latest massages."""
    review = review_of(journal, stretch, history.context)
    told = timeline_of(journal, stretch, history.context) if stretch.length <= LONGEST_TOLD_DAYS else None
    return PeriodReport(
        review,
        told,
        gist(review.trends, told),
        recovery_by_depth(recoveries),
        massage_help_of(journal, history.context),
        sessions_in(stretch, review.massages, history.settings.goal),
        progress_of(journal, history) if review.today in stretch else None,
    )


def sessions_in(stretch: Stretch, massages: Iterable[Massage], goal: Goal) -> tuple[MonthSessions, ...]:
    """The sessions of each month that has a day in a stretch."""
    done = Counter(f"{massage.day:%Y-%m}" for massage in massages if is_session(massage, goal))
    return tuple(MonthSessions(name, done[name]) for name in (f"{month.first:%Y-%m}" for month in months_in(stretch)))
