"""The second card: runs, load and massages on one axis, and what they came to."""

from collections.abc import Callable, Iterator, Sequence
from statistics import fmean

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from runjournal.language.display.dates import day_words
from runjournal.language.display.entry_words import clock_words, distance_words, volume_words
from runjournal.language.display.sentence_parts import count_of
from runjournal.model.units import climb_in, climb_unit
from runjournal.trends.review import Review
from runjournal.trends.stretches import Zoom
from runjournal.trends.training.daily_training import Training
from runjournal.trends.training.load_columns import MEAN_OF_DAYS, MEAN_OF_WEEKS
from runjournal.tui.flow import flow
from runjournal.tui.models.week import RunningView
from runjournal.tui.screens.week.load_chart import LoadChart
from runjournal.tui.screens.week.week_card import Card, beside, wrapped

LABEL = 9
COLUMN = 11
TABLE = LABEL + 3 * COLUMN
BESIDE = 70
"""Columns that the chart needs to stand beside the numbers."""
GAP = 3
ROWS_BELOW = 12
"""The rows of the card that are not the chart, if the numbers stand below it; those of a watch come on top."""
ROWS_WITH_ASCENT = 20
ROWS_BESIDE = 4
TALLEST = 22
UNDEFINED = "undefined"


class RunningCard(Card):
    """The chart above, the numbers below."""

    HELP = """\
Runs and load. A bar is the load of a day (or week): effort × minutes, in arbitrary units. The line is the mean of the
last 7 days (or 4 weeks). Shaded days had a massage (◆) or a race (★); a dot is a run without effort or time. Monotony
is the mean of the seven daily loads ÷ their standard deviation, strain the week's load × monotony (Foster 1998); both
are undefined if a load is unknown or all are the same. The biggest jump is the run that was longest compared with the
longest of the 30 days before it (Frandsen 2025). Easy hr is the mean of the average heart rates of easy runs; up and
down are metres climbed and descended: downhill is what makes quads sore.
"""

    running: reactive[RunningView | None] = reactive(None, layout=True)
    _room = 0
    """How many rows there are for the card."""

    @property
    def shown(self) -> tuple[object, ...]:
        """The values that the card shows."""
        return self.running, self._room

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as there is room for, or as the numbers take."""
        self._room = container.height
        return super().get_content_height(container, viewport, width)

    def rows(self, width: int) -> list[Content]:
        """Everything on the card."""
        running = self.running
        if running is None:
            return []
        if not any(column.load or column.has_massage or column.has_race for column in running.columns):
            return wrapped(
                [
                    self.plain("No runs here."),
                    self.muted("a logs one: r 8.2k 44 e5 is 8.2 km in 44 minutes at effort 5."),
                ],
                width,
            )
        is_beside = width >= BESIDE + GAP + TABLE
        below = ROWS_BELOW + len(list(self._recorded(running.review)))
        height = min(max(self._room - (ROWS_BESIDE if is_beside else below), 4), TALLEST)
        chart = LoadChart(running.columns, self.draw, width - (TABLE + GAP if is_beside else 0), height).rows()
        if is_beside:
            numbers = [*self._table(running.review), Content(""), *self._rest(running.review, TABLE)]
            return [self._legend(running), Content(""), *beside(chart, numbers, width - TABLE)]
        rest = self._rest(running.review, width - TABLE - GAP)
        return [self._legend(running), *chart, Content(""), *beside(self._table(running.review), rest, TABLE + GAP)]

    def _legend(self, running: RunningView) -> Content:
        is_days = running.columns[0].stretch.zoom is Zoom.DAY
        mean = f"mean of {MEAN_OF_DAYS} days" if is_days else f"mean of {MEAN_OF_WEEKS} weeks"
        glyphs, dot = self.draw.glyphs, self.draw.glyphs.dot
        parts = [
            Content.styled("Load", "bold $accent"),
            self.muted(f"effort × minutes, by {'day' if is_days else 'week'}"),
            Content.assemble(("line ", "$accent"), (mean, "$foreground 62%")),
            Content.assemble((f"{glyphs.massage[0]} ", "$accent"), ("massage", "$foreground 62%")),
            Content.assemble((f"{glyphs.race[0]} ", "bold $foreground"), ("race", "$foreground 62%")),
        ]
        return flow(parts, 200, dot)[0]

    def _table(self, review: Review) -> list[Content]:
        """A row a number, a column for this stretch, the last, and the mean of those before."""
        is_week = review.stretch.zoom is Zoom.WEEK
        zoom = review.stretch.zoom
        heads = [f"the {zoom}", "before", *(["mean of 8"] if is_week else [])]
        stretches = [(review.training,), (review.lately[-1],), *([review.lately] if is_week else [])]
        rows = [Content.styled(" " * LABEL + "".join(f"{head:>{COLUMN}}" for head in heads), "$foreground 38%")]
        for label, cell in (
            ("runs", _runs),
            ("distance", self._distance),
            ("time", _time),
            ("effort", _effort),
            ("load", _load),
            *((("monotony", _monotony), ("strain", _strain)) if is_week else ()),
            *self._recorded(review),
        ):
            first, *others = [cell(trainings) for trainings in stretches]
            rows.append(
                Content.assemble(
                    (label.ljust(LABEL), "$foreground 62%"),
                    (
                        f"{self.draw.plain(first):>{COLUMN}}",
                        "bold $foreground" if first != UNDEFINED else "$foreground 62%",
                    ),
                    ("".join(f"{self.draw.plain(other):>{COLUMN}}" for other in others), "$foreground 62%"),
                )
            )
        return rows

    def _recorded(self, review: Review) -> Iterator[tuple[str, Callable[[Sequence[Training]], str]]]:
        """The rows of what a watch records, each only if the stretch has it; a low terminal has no room for all."""
        if review.training.easy_heart_rates:
            yield "easy hr", _easy_heart_rate
        if review.training.ascent_m is not None and self._room >= ROWS_WITH_ASCENT:
            yield "up", lambda trainings: self._climb([training.ascent_m for training in trainings])
        if review.training.descent_m is not None:
            yield "down", lambda trainings: self._climb([training.descent_m for training in trainings])

    def _climb(self, climbs_m: Sequence[int | None]) -> str:
        """The mean of those that are known."""
        known = [climb_m for climb_m in climbs_m if climb_m is not None]
        unit = self.draw.settings.distance
        return f"{climb_in(round(fmean(known)), unit)} {climb_unit(unit)}" if known else "–"

    def _distance(self, trainings: Sequence[Training]) -> str:
        mean_m = fmean(training.distance_m for training in trainings)
        return distance_words(round(mean_m / 100) * 100, self.draw.settings.distance)

    def _rest(self, review: Review, width: int) -> list[Content]:
        return wrapped(self._remarks(review), width)

    def _remarks(self, review: Review) -> Iterator[Content]:
        """The spike, what was not logged, and the drinks."""
        spike = review.spike
        if spike and spike.ratio and spike.longest_m:
            unit = self.draw.settings.distance
            words = f"{distance_words(spike.run.distance_m, unit)} on {day_words(spike.run.day)}"
            longest = distance_words(spike.longest_m, unit)
            yield self.muted("Biggest jump")
            yield self.plain(f"{words}: {spike.ratio:.2f} × the {longest} of the 30 days before")
            yield Content("")
        missing = review.training.without_load
        if missing:
            yield self.muted(f"{count_of(missing, 'run')} without effort or time, left out of the load")
        yield self.muted("Drinks")
        yield self.plain(self._drinks(review))

    def _drinks(self, review: Review) -> str:
        drunk = [day.volume_ml for day in review.fluids if day.volume_ml is not None]
        if not drunk:
            return "none logged"
        mean = volume_words(round(fmean(drunk) / 100) * 100, self.draw.settings.volume)
        target = volume_words(review.fluids[0].target_ml, self.draw.settings.volume)
        return f"{mean} a day, target {target}, logged on {len(drunk)} of {len(review.fluids)} days"


def _runs(trainings: Sequence[Training]) -> str:
    return _number(fmean(len(training.runs) for training in trainings))


def _time(trainings: Sequence[Training]) -> str:
    return clock_words(round(fmean(training.duration_s for training in trainings))) or "0:00"


def _effort(trainings: Sequence[Training]) -> str:
    values = [effort for training in trainings for effort in training.efforts]
    return f"{fmean(values):.1f}" if values else "–"


def _easy_heart_rate(trainings: Sequence[Training]) -> str:
    rates = [rate for training in trainings for rate in training.easy_heart_rates]
    return f"{fmean(rates):.0f}" if rates else "–"


def _load(trainings: Sequence[Training]) -> str:
    return f"{fmean(training.known_load for training in trainings):,.0f} AU"


def _monotony(trainings: Sequence[Training]) -> str:
    values = [training.monotony for training in trainings if training.monotony is not None]
    return f"{fmean(values):.1f}" if values else UNDEFINED


def _strain(trainings: Sequence[Training]) -> str:
    values = [training.strain for training in trainings if training.strain is not None]
    return f"{fmean(values):,.0f} AU" if values else UNDEFINED


def _number(value: float) -> str:
    return f"{value:.0f}" if value == round(value) else f"{value:.1f}"
