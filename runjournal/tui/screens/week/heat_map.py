"""Soreness by spot and day: the heat map of a stretch, and the map of a year."""

from collections.abc import Iterator
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.reactive import reactive
from textual.widget import Widget

from runjournal.model.areas import Spot, join_sides
from runjournal.model.settings import WeekStart
from runjournal.trends.review import Review
from runjournal.trends.soreness.comparison import SpotTrend
from runjournal.trends.soreness.soreness_grid import GridDay, GridWeek, calendar
from runjournal.trends.stretches import Stretch, Zoom
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.inks import heat
from runjournal.tui.messages import SpotSelected
from runjournal.tui.screens.week.week_card import LONGEST, Card, short_name

NAME = LONGEST
TEN = "X"
"""A ten, if there is only one column for it."""
MEANS = 18
"""Columns of the three means beside the cells."""


class Row(NamedTuple):
    """A spot, or both sides of an area that were alike, with the worst rating of each column."""

    spot: Spot
    cells: tuple[int | None, ...]
    trend: SpotTrend


class HeatMap(Card):
    """The chosen area is lit; the sorest come first. Beside the cells stand the means if there is room."""

    HELP = """\
Soreness by day, the sorest area first: the highest rating of the day, a dot if none was logged, X for a ten. Up and
Down choose an area, or a click does; below stands how it went over the last weeks. The means are those of the days on
which it was rated. A change under 2 points is noise.
"""

    review: reactive[Review | None] = reactive(None, layout=True)
    spot: reactive[Spot | None] = reactive(None)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__(draw)
        self.spot_rows: list[Row] = []
        """The rows, those areas left out that were only sore before."""

    def watch_review(self) -> None:
        """Compute the rows once: they are needed often."""
        self.spot_rows = list(_rows(self.review)) if self.review else []

    @property
    def shown(self) -> tuple[object, ...]:
        """The values that the card shows."""
        return self.review, self.spot

    def rows(self, width: int) -> list[Content]:
        """The names of the columns, then a row an area; or what to do if there is none."""
        review = self.review
        if review is None:
            return []
        spot_rows = self.spot_rows
        if not spot_rows:
            return self._empty(review, width)
        cell, has_means = self._fit(review, width)
        return [
            self._names(review, cell, has_means=has_means),
            *(self._row(row, review, cell, width, has_means=has_means) for row in spot_rows),
        ]

    def _fit(self, review: Review, width: int) -> tuple[int, bool]:
        """How wide a cell is, and whether the means stand beside the cells."""
        count = len(review.grid.columns)
        wish = 4 if count <= 13 else 2
        for least, extra in ((min(wish, 3), MEANS), (1, 0)):
            cell = (width - NAME - extra) // count
            if cell >= least:
                return min(cell, wish), bool(extra)
        return 1, False

    def _empty(self, review: Review, width: int) -> list[Content]:
        """The words if no area was rated by name."""
        if review.is_rated:
            words = [self.plain("All clear: nothing was sore.")]
        else:
            words = [
                self.plain("No soreness was rated."),
                self.muted("s rates it on the body, area by area; s0 is all clear."),
            ]
        return [row for line in words for row in line.wrap(max(width, 20))]

    def _names(self, review: Review, cell: int, *, has_means: bool) -> Content:
        columns = review.grid.columns
        text, styles = [" "] * (cell * len(columns)), list[tuple[int, int]]()
        ends = 0
        for index, column in enumerate(columns):
            name = column_name(column, review.stretch.zoom, cell)
            begins = index * cell
            if name and begins >= ends and begins + len(name) <= len(text):
                text[begins : begins + len(name)] = name
                ends = begins + len(name) + 1
                if review.today in column:
                    styles.append((begins, begins + len(name)))
        names = Content.styled("".join(text), "$foreground 38%")
        for begins, end in styles:
            names = names.stylize("bold $accent", begins, end)
        means = f"  mean before{' 8 wk' if review.stretch.zoom is Zoom.WEEK else ''}"
        return Content.assemble(" " * NAME, names, (means if has_means else "", "$foreground 38%"))

    def _row(self, row: Row, review: Review, cell: int, width: int, *, has_means: bool) -> Content:
        is_lit = row.spot == self.spot or (self.spot is not None and self.spot in row.spot.each())
        name = Content.styled(short_name(row.spot).ljust(NAME), "bold $accent" if is_lit else "$foreground 80%")
        cells = [
            self._cell(rating, cell, is_ahead=column.first > review.today)
            for rating, column in zip(row.cells, review.grid.columns, strict=True)
        ]
        means = self._means(row.trend, review) if has_means else Content("")
        line = Content.assemble(name, *cells, means)
        return line.pad_right(max(width - line.cell_length, 0)) if is_lit else line

    def _cell(self, rating: int | None, width: int, *, is_ahead: bool) -> Content:
        if is_ahead:
            return Content(" " * width)
        text = self.draw.glyphs.missing if rating is None else TEN if width == 1 and rating == 10 else str(rating)
        if width < 3:
            return Content.styled(text.ljust(width), heat(rating))
        return Content.assemble(Content.styled(text.center(width - 1), heat(rating)), " ")

    def _means(self, trend: SpotTrend, review: Review) -> Content:
        numbers = [trend.this.mean, trend.last.mean, *([trend.usual] if review.stretch.zoom is Zoom.WEEK else [])]
        texts = [self.draw.glyphs.missing if mean is None else f"{mean:.1f}" for mean in numbers]
        first, second, *third = texts
        return Content.assemble(
            (f"  {first:>4}", "bold $foreground"),
            (f" {second:>6}" + "".join(f" {text:>4}" for text in third), "$foreground 62%"),
        )

    def move(self, by: int) -> None:
        """Choose the next area, or the one before."""
        spots = [row.spot for row in self.spot_rows]
        if not spots:
            return
        here = next((index for index, spot in enumerate(spots) if self._is_at(spot)), -1 if by > 0 else 0)
        index = max(min(here + by, len(spots) - 1), 0)
        self.post_message(SpotSelected(spots[index]))
        if isinstance(self.parent, Widget):
            self.parent.scroll_to_region(Region(0, index + (1 if index else 0), 1, 1), animate=False)

    def _is_at(self, spot: Spot) -> bool:
        return self.spot is not None and (spot == self.spot or self.spot in spot.each())

    def on_click(self, event: events.Click) -> None:
        spot_rows = self.spot_rows
        if 0 < event.y <= len(spot_rows):
            self.post_message(SpotSelected(spot_rows[event.y - 1].spot))


def _rows(review: Review) -> Iterator[Row]:
    """A row a spot; left and right are one if they are alike in all."""
    cells = {row.spot: row.cells for row in review.grid.rows}
    single = {
        trend.spot: Row(trend.spot, cells.get(trend.spot) or _cells(review, trend.spot), trend)
        for trend in review.trends
        if trend.this.days_logged
    }
    for spot, row in join_sides(single, _are_alike):
        yield row._replace(spot=spot)


def _cells(review: Review, spot: Spot) -> tuple[int | None, ...]:
    """Those of a spot that only an all clear rated."""
    return tuple(review.rated.worst_in(column, spot) for column in review.grid.columns)


def _are_alike(row: Row, other: Row) -> bool:
    return row.cells == other.cells and (row.trend.last.mean, row.trend.usual) == (
        other.trend.last.mean,
        other.trend.usual,
    )


def column_name(column: Stretch, zoom: Zoom, width: int) -> str:
    """What stands above a column: a weekday, the day of a month that begins a week of it, a month."""
    first = column.first
    if zoom is Zoom.WEEK:
        return f"{first:%a}"[: max(width - 1, 1)]
    if zoom is Zoom.MONTH:
        return str(first.day) if first.day % 7 == 1 else ""
    if zoom is Zoom.SEASON:
        return f"{first:%b}" if first.day <= 7 else ""
    return f"{first:%b}" if width > 3 else f"{first:%b}"[0]


LABEL = 4


class YearMap(Card):
    """53 columns and 7 rows; of any other stretch nothing."""

    HELP = (
        "A year as a calendar: the worst rating of each day, a column a week; a dot is a day on which none was logged."
    )

    review: reactive[Review | None] = reactive(None, layout=True)

    @property
    def shown(self) -> tuple[object, ...]:
        """The values that the card shows."""
        return (self.review,)

    def rows(self, width: int) -> list[Content]:
        """The months, then the weekdays."""
        review = self.review
        if review is None or review.stretch.zoom is not Zoom.YEAR:
            return []
        weeks = calendar(review.rated, review.stretch, self.draw.settings.week_start)
        cell = 2 if width >= LABEL + 2 * len(weeks) else 1
        return [self._months(weeks, cell), *(self._weekday(weeks, row, cell, review) for row in range(7)), Content("")]

    def _months(self, weeks: tuple[GridWeek, ...], cell: int) -> Content:
        text = [" "] * (LABEL + cell * len(weeks) + 2)
        for index, week in enumerate(weeks):
            first = next((day.day for day in week.days if day and day.day.day == 1), None)
            if first:
                begins = LABEL + index * cell
                text[begins : begins + 3] = f"{first:%b}"
        return Content.styled("".join(text), "$foreground 38%")

    def _weekday(self, weeks: tuple[GridWeek, ...], row: int, cell: int, review: Review) -> Content:
        names = ("Mon", "", "Wed", "", "Fri", "", "Sun")
        order = names if self.draw.settings.week_start is WeekStart.MONDAY else (names[6], *names[:6])
        label = Content.styled(order[row].ljust(LABEL), "$foreground 38%")
        return Content.assemble(label, *(self._cell(week.days[row], cell, review) for week in weeks))

    def _cell(self, day: GridDay | None, width: int, review: Review) -> Content:
        if day is None or day.day > review.today:
            return Content(" " * width)
        text = self.draw.glyphs.missing if day.worst is None else TEN if day.worst == 10 else str(day.worst)
        return Content.styled(text.ljust(width), heat(day.worst))
