"""A stretch of days in review: what a runner looks at once a week, read from a journal in one go."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from runjournal.model.choices import Kind
from runjournal.model.context import Context
from runjournal.model.entries import Entry, Massage
from runjournal.model.frozen import frozen
from runjournal.model.moments import local_day
from runjournal.rules.history import History, counts
from runjournal.trends.fluids import DayFluids, drunk_by_day
from runjournal.trends.journal_reader import EntryReader
from runjournal.trends.massage_help.curves import Curve, curve_after, massages_of
from runjournal.trends.soreness.comparison import SpotTrend, trends
from runjournal.trends.soreness.soreness_days import SorenessDays
from runjournal.trends.soreness.soreness_grid import SorenessGrid, columns_of, soreness_grid
from runjournal.trends.stretches import USUAL_WEEKS, WEEK_DAYS, Stretch, Zoom, stretches_before, weeks_in
from runjournal.trends.training.daily_training import Training, training
from runjournal.trends.training.spikes import Spike, greatest

AROUND = timedelta(days=8)
"""How many days around a stretch are read for its massages: the ratings before, and 120 h after."""
RUNS_BEFORE = timedelta(days=32)
KINDS = frozenset({Kind.SORENESS, Kind.RUN, Kind.RACE, Kind.MASSAGE})


class WeekTraining(NamedTuple):
    """A whole week, its training, the greatest spike among its runs, and the massages done in it."""

    week: Stretch
    training: Training
    spike: Spike | None
    massages: tuple[Massage, ...]


@frozen(slots=False)
class Review:
    """A stretch of local days as of `today`.

    `rated` has the soreness of the stretch and of those before it; `grid` is that of the stretch, by days, or by
    weeks of a season and months of a year. `trends` compare with the stretch before and, of a week, with the eight
    before. `lately` is the training of these stretches, oldest first: the eight of a week, else one. `fluids` has a
    day for each of the stretch. `massages` were done in it, each with its curve so far. `weeks` are the whole weeks
    that have a day in the stretch, with their days outside of it.
    """

    stretch: Stretch
    today: date
    rated: SorenessDays
    grid: SorenessGrid
    trends: tuple[SpotTrend, ...]
    training: Training
    lately: tuple[Training, ...]
    spike: Spike | None
    fluids: tuple[DayFluids, ...]
    massages: tuple[Massage, ...]
    curves: tuple[Curve, ...]
    weeks: tuple[WeekTraining, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the stretch has no soreness, no run, no massage and no drink."""
        drunk = any(day.volume_ml is not None for day in self.fluids)
        return not (self.grid.rows or self.is_rated or self.training.runs or self.massages or drunk)

    @property
    def is_over(self) -> bool:
        """Whether the stretch has ended before today."""
        return self.today > self.stretch.last

    @property
    def is_rated(self) -> bool:
        """Whether any soreness was rated in the stretch, be it the all clear."""
        return self.rated.is_rated(self.stretch)


def review_of(journal: EntryReader, stretch: Stretch, context: Context) -> Review:
    """The review of a journal as of a context: reads the stretch and what it is compared with, and no more."""
    earlier = compared_with(stretch)
    first = min(earlier[0].first - AROUND, weeks_in(stretch, context.settings.week_start)[0].first - RUNS_BEFORE)
    entries = (
        *journal.between(first, stretch.last + AROUND, KINDS),
        *journal.between(stretch.first, stretch.last, {Kind.DRINK}),
    )
    counted = [entry for entry in entries if counts(entry, context.now)]
    return review(History.of(counted, context), counted, stretch, journal.first_day())


def compared_with(stretch: Stretch) -> tuple[Stretch, ...]:
    """The stretches before, oldest first: eight of a week, one of what is longer."""
    return stretches_before(stretch, USUAL_WEEKS if stretch.zoom is Zoom.WEEK else 1)


def review(history: History, entries: Sequence[Entry], stretch: Stretch, since: date | None) -> Review:
    """The review from the entries around a stretch, which are the history's; the journal begins on the day `since`."""
    settings, today = history.settings, local_day(history.now, history.zone)
    rated = SorenessDays.of(entries)
    done = training(entries, stretch, today, since)
    massages = massages_of(history.massages, stretch.first, stretch.last)
    return Review(
        stretch=stretch,
        today=today,
        rated=rated,
        grid=soreness_grid(rated, stretch, columns_of(stretch, settings.week_start)),
        trends=trends(rated, stretch, compared_with(stretch)),
        training=done,
        lately=tuple(training(entries, earlier, today, since) for earlier in compared_with(stretch)),
        spike=greatest(history, done.runs),
        fluids=drunk_by_day(stretch.days, entries, settings),
        massages=tuple(massages),
        curves=tuple(curve_after(history, massage) for massage in massages),
        weeks=tuple(_weeks(history, entries, stretch, since)),
    )


def _weeks(history: History, entries: Sequence[Entry], stretch: Stretch, since: date | None) -> Iterator[WeekTraining]:
    """The whole weeks of a stretch; the entries are gone through once, however many weeks there are."""
    weeks = weeks_in(stretch, history.settings.week_start)
    whole = Stretch(weeks[0].first, weeks[-1].last, Zoom.SPAN)
    days = training(entries, whole, local_day(history.now, history.zone), since).days
    massages = massages_of(history.massages, whole.first, whole.last)
    for index, week in enumerate(weeks):
        done = Training(days[index * WEEK_DAYS : (index + 1) * WEEK_DAYS])
        of_week = tuple(massage for massage in massages if massage.day in week)
        yield WeekTraining(week, done, greatest(history, done.runs), of_week)
