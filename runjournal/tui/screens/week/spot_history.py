"""The chosen area over the last weeks: this one against the last and the eight before, in words and bars."""

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from runjournal.language.display.dates import day_and_month
from runjournal.model.areas import Area, Spot
from runjournal.trends.review import Review, compared_with
from runjournal.trends.soreness.comparison import Course, SpotTrend, trend
from runjournal.trends.stretches import Stretch, Zoom, months_in, weeks_in
from runjournal.tui.flow import flow
from runjournal.tui.screens.week.week_card import Card, wrapped

BARS = " ▁▂▃▄▅▆▇█"
ASCII_BARS = " __--####"
CELL = 4
DATE = 6
"""Columns that a date takes, which are more than a cell has."""
LOW, HIGH = 2, 4
"""How many rows the bars have in little room, and in more."""
HEAT_SHARE = 0.6
"""The most of the rows that the heat map takes, as the styles have it."""
LEAST_TOP = 4.0
"""The rating at the top of the bars, if none is higher."""
EARLIER = {
    Zoom.WEEK: "the week before",
    Zoom.MONTH: "the month before",
    Zoom.SEASON: "the 13 weeks before",
    Zoom.YEAR: "the year before",
}


class SpotHistory(Card):
    """A few lines about one area; about the whole body which areas got better and which did not."""

    HELP = "The chosen area: its mean in the week, in the one before and over the eight before, with a bar a week."

    review: reactive[Review | None] = reactive(None, layout=True)
    spot: reactive[Spot | None] = reactive(None, layout=True)

    _room = 0
    """How many rows are left beside the heat map."""

    @property
    def shown(self) -> tuple[object, ...]:
        """The values that the card shows."""
        return self.review, self.spot, self._room

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as it takes to say what there is room for."""
        heat_rows = len(self.review.trends) + 1 if self.review else 0
        self._room = container.height - min(heat_rows, round(container.height * HEAT_SHARE)) - 1
        return super().get_content_height(container, viewport, width)

    def rows(self, width: int) -> list[Content]:
        """The chosen area as fully as there is room for; if none is chosen, which areas got better."""
        review, spot = self.review, self.spot
        if review is None or not review.is_rated:
            return []
        everything = wrapped(self._all(review), width, 2)
        if spot is None or spot.area is Area.EVERYWHERE:
            return everything
        words = flow(self._words(review, spot), width, self.draw.glyphs.dot)
        high, low = ([*words, *self._weeks(review, spot, width, height)] for height in (HIGH, LOW))
        ways = ([*high, Content(""), *everything], high, low)
        return next((rows for rows in ways if len(rows) <= self._room), words)

    def _words(self, review: Review, spot: Spot) -> Iterator[Content]:
        """Such as "left calf: mean 2.1, was 3.4 · eight weeks before 2.0"."""
        trend_of_spot = self._trend(review, spot)
        this, last = trend_of_spot.this.mean, trend_of_spot.last.mean
        yield Content.styled(spot.name, "bold $accent")
        if this is None:
            yield self.muted("not rated")
        else:
            was = "" if last is None else f", was {last:.1f}"
            yield Content.assemble(("mean ", "$foreground 62%"), (f"{this:.1f}{was}", "bold $foreground"))
            above = trend_of_spot.this.days_above
            if above:
                yield self.muted(f"above 3 on {above} of {trend_of_spot.this.days_logged} days")
        if trend_of_spot.usual is not None and review.stretch.zoom is Zoom.WEEK:
            yield self.muted(f"eight weeks before {trend_of_spot.usual:.1f}")
        if trend_of_spot.course is not Course.UNKNOWN:
            ink = (
                "bold $accent"
                if trend_of_spot.course is Course.LESS
                else "bold $warning"
                if trend_of_spot.course is Course.MORE
                else ""
            )
            yield Content.styled(trend_of_spot.course, ink or "$foreground 62%")

    def _trend(self, review: Review, spot: Spot) -> SpotTrend:
        """That of the spot; of both sides, that of the sorer one."""
        earlier = compared_with(review.stretch)
        trends = [trend(review.rated, review.stretch, earlier, side) for side in spot.each()]
        return max(trends, key=lambda side: side.this.mean or 0)

    def _weeks(self, review: Review, spot: Spot, width: int, height: int) -> list[Content]:
        """A bar and the mean of each week, a gap if the area was not rated."""
        stretches = self._stretches(review)[-((width - DATE + CELL) // CELL) :]
        means = [self._mean(review, stretch, spot) for stretch in stretches]
        top = max(LEAST_TOP, *(mean for mean in means if mean is not None)) if any(means) else LEAST_TOP
        now = len(means) - 1 if review.stretch.zoom is Zoom.WEEK else -1
        bars = [
            Content.assemble(
                *(self._bar(mean, top, row, height, is_now=index == now) for index, mean in enumerate(means))
            )
            for row in range(height - 1, -1, -1)
        ]
        digits = Content.assemble(*(self._digits(mean) for mean in means))
        return [*bars, digits, Content.styled(_dates(stretches), "$foreground 38%")]

    def _stretches(self, review: Review) -> Sequence[Stretch]:
        stretch = review.stretch
        if stretch.zoom is Zoom.WEEK:
            return (*compared_with(stretch), stretch)
        starts = self.draw.settings.week_start
        return months_in(stretch) if stretch.zoom is Zoom.YEAR else weeks_in(stretch, starts)

    def _mean(self, review: Review, stretch: Stretch, spot: Spot) -> float | None:
        means = [review.rated.summary(stretch, side).mean for side in spot.each()]
        return max((mean for mean in means if mean is not None), default=None)

    def _bar(self, mean: float | None, top: float, row: int, height: int, *, is_now: bool) -> Content:
        """A cell of a bar; 0 is a line at the bottom, which a gap has not."""
        eighths = 0 if mean is None else max(round(mean / top * height * 8), 1) - row * 8
        bars = ASCII_BARS if self.draw.settings.ascii else BARS
        text = bars[min(eighths, 8)] * (CELL - 1) if eighths > 0 else ""
        return Content.styled(text.ljust(CELL), "$warning" if is_now else "$warning 45%")

    def _digits(self, mean: float | None) -> Content:
        text = self.draw.glyphs.missing if mean is None else f"{mean:.1f}"
        return Content.styled(text.ljust(CELL), "$foreground 62%" if mean is not None else "$foreground 38%")

    def _all(self, review: Review) -> Iterator[Content]:
        """Which areas got better and which did not."""
        compared = [spot_trend for spot_trend in review.trends if spot_trend.course is not Course.UNKNOWN]
        earlier = EARLIER[review.stretch.zoom]
        if not compared:
            yield self.muted(f"Nothing was rated both now and {earlier}, so there is nothing to compare.")
            return
        for course, words, ink in ((Course.MORE, "Sorer", "bold $warning"), (Course.LESS, "Less sore", "bold $accent")):
            trends = [spot_trend for spot_trend in compared if spot_trend.course is course]
            if trends:
                listed = ", ".join(
                    f"{spot_trend.spot.name} {spot_trend.last.mean or 0:.1f} to {spot_trend.this.mean or 0:.1f}"
                    for spot_trend in trends
                )
                yield Content.assemble((f"{words} than {earlier}: ", ink), (listed, "$foreground"))
        same = sum(spot_trend.course is Course.SAME for spot_trend in compared)
        if same:
            yield self.muted(
                f"About the same as {earlier}: {same} {'area' if same == 1 else 'areas'} (under 2 points is noise)"
            )


def _dates(stretches: Sequence[Stretch]) -> str:
    """The day on which each begins, as far as they fit: every second."""
    names = [
        day_and_month(stretch.first) if stretch.zoom is Zoom.WEEK else f"{stretch.first:%b}" for stretch in stretches
    ]
    step = 2 if stretches[0].zoom is Zoom.WEEK else 1
    return "".join(
        (name if index % step == 0 else "").ljust(CELL * step if index % step == 0 else 0)
        for index, name in enumerate(names)
    )
