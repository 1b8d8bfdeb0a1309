"""What the Today screen shows, derived from the journal in one go."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from runjournal.model.areas import Spot
from runjournal.model.context import Context
from runjournal.model.entries import Entry, Massage, Race, Soreness
from runjournal.model.settings import WeekStart
from runjournal.rules.finding import Finding
from runjournal.rules.history import History
from runjournal.rules.registry import RULESET
from runjournal.rules.ruleset import standing_first
from runjournal.store.journal import Journal
from runjournal.trends.fluids import FluidTotal, drunk_on
from runjournal.trends.progress import Progress, progress_of
from runjournal.trends.prompts import massage_behind
from runjournal.trends.soreness.soreness_days import latest_by_spot, latest_ratings
from runjournal.trends.week_strip import DayMarks, day_marks

RECENT_DAYS = 10
WEEKS = 6
WEEKS_BEFORE = 3


class DayView(NamedTuple):
    """Everything on the Today screen for a chosen `day`, as of `now` (aware UTC)."""

    now: datetime
    day: date
    today: date
    entries: tuple[Entry, ...]
    recent: tuple[Entry, ...]
    marks: tuple[DayMarks, ...]
    history: History
    findings: tuple[Finding, ...]
    progress: Progress
    race: Race | None
    fluids: FluidTotal
    ratings: dict[Spot, int]
    lately: dict[Spot, Soreness]
    is_empty: bool
    massaged: Massage | None


def view_of(
    journal: Journal,
    day: date,
    context: Context,
    strip_from: date | None = None,
    *,
    with_own_recovery: bool = True,
) -> DayView:
    """Derive the view of a day. The strip starts at `strip_from` if the day is then on it."""
    days, starts = WEEKS * 7, context.settings.week_start
    first = strip_from
    if first is None or first != first_of_week(first, starts) or not first <= day < first + timedelta(days=days):
        first = first_of_week(day, starts) - timedelta(weeks=WEEKS_BEFORE)
    around = journal.between(min(first, day - timedelta(days=RECENT_DAYS)), first + timedelta(days=days - 1))
    entries = tuple(entry for entry in around if entry.day == day)
    recent = tuple(entry for entry in around if RECENT_DAYS >= (day - entry.day).days > 0)
    history = journal.history(context, with_own_recovery=with_own_recovery)
    return DayView(
        now=context.now,
        day=day,
        today=context.today,
        entries=entries,
        recent=recent,
        marks=day_marks(around, first, days),
        history=history,
        findings=standing_first(RULESET.check(history)),
        progress=progress_of(journal, history),
        race=journal.next_race(context.now),
        fluids=drunk_on(day, entries, context.settings),
        ratings=latest_ratings(entries),
        lately=latest_by_spot((*recent, *entries)),
        is_empty=journal.is_empty,
        massaged=massage_behind(history),
    )


def first_of_week(day: date, start: WeekStart) -> date:
    """The first day of the week that `day` is in."""
    offset = day.weekday() if start is WeekStart.MONDAY else (day.weekday() + 1) % 7
    return day - timedelta(days=offset)
