"""The model of the Week screen: it derives what each card shows, once per version of the journal."""

from collections.abc import Callable, Hashable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from runjournal.model.areas import Spot, every_spot
from runjournal.model.choices import Kind
from runjournal.model.entries import Massage, Soreness
from runjournal.model.sessions import is_session, month_after, month_of
from runjournal.model.settings import Goal
from runjournal.rules.times import DAY
from runjournal.trends.review import Review
from runjournal.trends.soreness.soreness_days import latest_by_spot
from runjournal.trends.stretches import Stretch, Zoom, stretch_of
from runjournal.trends.training.load_columns import LoadColumn, columns_for, load_columns, read_from
from runjournal.tui.models.day import RECENT_DAYS
from runjournal.tui.models.journal import JournalModel

if TYPE_CHECKING:
    from runjournal.trends.card_facts import CardFacts
    from runjournal.trends.finding_timeline import FindingTimeline
    from runjournal.trends.massage_help.hard_run_pairs import MassageHelp
    from runjournal.trends.massage_help.recovery_times import DepthRecovery
    from runjournal.trends.period_report import PeriodReport
    from runjournal.trends.progress import Progress

T = TypeVar("T")
ZOOMS = (Zoom.WEEK, Zoom.MONTH, Zoom.SEASON, Zoom.YEAR)


class RunningView(NamedTuple):
    """What the card about runs shows."""

    review: Review
    columns: tuple[LoadColumn, ...]


class RulesView(NamedTuple):
    """What the card about rules and massages shows; `timeline` is None of a stretch that is too long for it."""

    review: Review
    timeline: "FindingTimeline | None"
    depths: "tuple[DepthRecovery, ...]"
    help: "MassageHelp"


class MonthView(NamedTuple):
    """What the card about the month shows: the month's massages, and how things stand now."""

    month: date
    massages: tuple[Massage, ...]
    goal: Goal
    progress: "Progress"
    card: "CardFacts"

    @property
    def done(self) -> int:
        """How many of the month's massages count toward its goal."""
        return sum(is_session(massage, self.goal) for massage in self.massages)


class WeekModel:
    """The journal by stretches of days."""

    def __init__(self, journal_model: JournalModel) -> None:
        self.journal_model = journal_model
        self._views: dict[Hashable, object] = {}
        self._version: Hashable = None

    def first(self) -> Stretch:
        """The week to begin with: on its first day the one before, which has just ended, unless the journal is new."""
        ended = stretch_of(Zoom.WEEK, self.journal_model.today - DAY, self.journal_model.settings.week_start)
        since = self.journal_model.journal.first_day()
        return self.this_week() if since and since > ended.last else ended

    def zoomed(self, stretch: Stretch, by: int) -> Stretch:
        """The same days, or the latest of them, at another zoom; none is ahead of today that was not before."""
        index = min(max(ZOOMS.index(stretch.zoom) + by, 0), len(ZOOMS) - 1)
        return stretch_of(ZOOMS[index], self.anchor(stretch), self.journal_model.settings.week_start)

    def fitted(self, stretch: Stretch) -> Stretch:
        """The same stretch, or the one of most of its days once weeks begin on another day."""
        return stretch_of(stretch.zoom, stretch.last - 3 * DAY, self.journal_model.settings.week_start)

    def anchor(self, stretch: Stretch) -> date:
        """Today if it is in a stretch, else the last day of the stretch."""
        return self.journal_model.today if self.journal_model.today in stretch else stretch.last

    def this_week(self) -> Stretch:
        """The week of today."""
        return stretch_of(Zoom.WEEK, self.journal_model.today, self.journal_model.settings.week_start)

    def worst(self, review: Review) -> dict[Spot, int]:
        """The highest rating of each rated spot in a stretch."""
        is_clear = any(day in review.rated.clear for day in review.stretch.days)
        clear = dict.fromkeys(every_spot(), 0) if is_clear else {}
        named = {row.spot: max(cell for cell in row.cells if cell is not None) for row in review.grid.rows}
        return {**clear, **named}

    def lately(self) -> dict[Spot, Soreness]:
        """The latest rating of each spot in the last days."""
        today = self.journal_model.today
        return latest_by_spot(self.journal_model.journal.between(today - RECENT_DAYS * DAY, today, {Kind.SORENESS}))

    def review(self, stretch: Stretch) -> Review:
        """A stretch in review."""
        return self._report(stretch).review

    def running(self, stretch: Stretch) -> RunningView:
        """Runs, load and massages."""
        return self._once(("running", stretch), lambda: RunningView(self.review(stretch), self._columns(stretch)))

    def findings(self, stretch: Stretch) -> RulesView:
        """What the rules said, and what came of massages."""
        return self._once(("findings", stretch), lambda: self._findings(stretch))

    def sessions(self, stretch: Stretch) -> MonthView:
        """The month in which a stretch ends."""
        month = month_of(self.anchor(stretch))
        return self._once(("sessions", month), lambda: self._sessions(month))

    def _columns(self, stretch: Stretch) -> tuple[LoadColumn, ...]:
        journal_model = self.journal_model
        columns = columns_for(stretch, journal_model.settings.week_start)
        kinds = {Kind.RUN, Kind.RACE, Kind.MASSAGE}
        entries = journal_model.journal.between(read_from(columns), columns[-1].last, kinds)
        return load_columns(entries, stretch, columns, journal_model.today, journal_model.journal.first_day())

    def _report(self, stretch: Stretch) -> "PeriodReport":
        from runjournal.trends.period_report import PeriodReport

        model = self.journal_model
        return self._once(("report", stretch), lambda: PeriodReport(model.journal, model.context, stretch))

    def _findings(self, stretch: Stretch) -> RulesView:
        report = self._report(stretch)
        return RulesView(report.review, report.timeline, report.recovery, report.massage_help)

    def _sessions(self, month: date) -> MonthView:
        from runjournal.trends.card_facts import card_facts_of
        from runjournal.trends.progress import progress_of

        journal, context, history = self.journal_model.journal, self.journal_model.context, self.journal_model.history
        entries = journal.between(month, month_after(month) - DAY, {Kind.MASSAGE})
        massages = tuple(entry for entry in entries if isinstance(entry, Massage) and not entry.is_cancelled)
        card = card_facts_of(journal, history, journal.recoveries(context))
        return MonthView(month, massages, context.settings.goal, progress_of(journal, history), card)

    def _once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` returns, kept while the journal, the day, the zone and the settings stay the same."""
        model = self.journal_model
        version = model.journal.version(), model.today, model.zone, model.settings
        if version != self._version:
            self._views.clear()
            self._version = version
        if key not in self._views:
            self._views[key] = make()
        return cast(T, self._views[key])
