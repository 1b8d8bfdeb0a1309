"""The chart of the load: a bar a day or a week, race and massage days shaded, and the mean as a line over them."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from textual.content import Content

from runjournal.language.display.dates import day_and_month
from runjournal.trends.stretches import Zoom
from runjournal.trends.training.load_columns import LoadColumn
from runjournal.tui.draw_context import DrawContext

AXIS = 6
WIDEST = 8
EIGHTHS = " ▁▂▃▄▅▆▇█"
BAR, BAR_NOW, LINE = "$foreground 30%", "$foreground 55%", "$accent"
MASSAGE_SHADE, RACE_SHADE = "$accent 16%", "$foreground 14%"
DOTS = ((0x40, 0x04, 0x02, 0x01), (0x80, 0x20, 0x10, 0x08))
"""The bits of a braille cell, a column of dots each, from the lowest dot up."""


class Cell(NamedTuple):
    """A character with its ink and its ground."""

    text: str
    ink: str
    ground: str

    @property
    def style(self) -> str:
        """Both as a style."""
        return f"{self.ink} on {self.ground}" if self.ground else self.ink


class LoadChart:
    """Draws columns in so many columns and rows of the screen: the chart, what was done, the dates."""

    def __init__(self, columns: Sequence[LoadColumn], draw: DrawContext, width: int, height: int) -> None:
        self.columns = columns
        self.draw = draw
        self.cell = max(min((width - AXIS) // len(columns), WIDEST), 1)
        self.height = max(height, 3)
        self.top = _nice(max((load for column in columns for load in (column.load, column.mean) if load), default=0))
        self._line = self._dots()

    def rows(self) -> list[Content]:
        """The chart from top to bottom, then the marks and the dates."""
        chart = [self._row(row) for row in range(self.height - 1, -1, -1)]
        return [*chart, self._marks(), self._dates()]

    def _row(self, row: int) -> Content:
        label = f"{self.top:,.0f}" if row == self.height - 1 else "0" if row == 0 else ""
        cells = [self._cell(row, index * self.cell + x) for index in range(len(self.columns)) for x in range(self.cell)]
        parts = [
            Content.styled("".join(cell.text for cell in same), style)
            for style, same in groupby(cells, key=lambda cell: cell.style)
        ]
        return Content.assemble(Content.styled(f"{label:>{AXIS - 1}} ", "$foreground 38%"), *parts)

    def _cell(self, row: int, x: int) -> Cell:
        column = self.columns[x // self.cell]
        shade = RACE_SHADE if column.has_race else MASSAGE_SHADE if column.has_massage else ""
        is_gap = self.cell > 2 and x % self.cell == self.cell - 1
        ink = BAR_NOW if column.is_in else BAR
        eighths = 0 if is_gap else self._eighths(column, row)
        dots = self._line.get((row, x), 0)
        if dots:
            return Cell(self._line_char(dots), LINE, ink if eighths == 8 else shade)
        if row == 0 and column.load is None and not is_gap and x % self.cell == (self.cell - 1) // 2:
            return Cell(self.draw.glyphs.missing, "$foreground 38%", shade)
        return Cell(self._bar_char(eighths), ink, shade)

    def _eighths(self, column: LoadColumn, row: int) -> int:
        """How much of a cell the bar fills, in eighths; a load above 0 is seen at least a little."""
        if not column.load:
            return 0
        whole = max(round(column.load / self.top * self.height * 8), 1)
        return max(min(whole - row * 8, 8), 0)

    def _bar_char(self, eighths: int) -> str:
        if self.draw.settings.ascii:
            return "#" if eighths >= 4 else "_" if eighths else " "
        return EIGHTHS[eighths]

    def _line_char(self, dots: int) -> str:
        return "*" if self.draw.settings.ascii else chr(0x2800 + dots)

    def _dots(self) -> dict[tuple[int, int], int]:
        """The line of the mean as braille dots: the bits of each cell by its row from below and its column."""
        dots: dict[tuple[int, int], int] = {}
        for x, y in self._points():
            row, dot = divmod(y, 4)
            key = (min(row, self.height - 1), x // 2)
            dots[key] = dots.get(key, 0) | DOTS[x % 2][dot if row < self.height else 3]
        return dots

    def _points(self) -> Iterator[tuple[int, int]]:
        """Every dot of the line: straight from the middle of one column to the next if both are known."""
        points = [(self._middle(index), self._level(column.mean)) for index, column in enumerate(self.columns)]
        for (x, y), (next_x, next_y) in pairwise(points):
            if y is None or next_y is None:
                if y is not None:
                    yield x, y
                continue
            before = y
            for step in range(next_x - x + 1):
                level = round(y + (next_y - y) * step / (next_x - x))
                low, high = sorted((before, level))
                yield from ((x + step, dot) for dot in range(low, high + 1))
                before = level
        if points and points[-1][1] is not None:
            yield points[-1][0], points[-1][1]

    def _middle(self, index: int) -> int:
        return (index * self.cell) * 2 + self.cell - (1 if self.cell > 2 else 0)

    def _level(self, mean: float | None) -> int | None:
        return None if mean is None else min(round(mean / self.top * self.height * 4), self.height * 4 - 1)

    def _marks(self) -> Content:
        """Races and massages below their columns."""
        glyphs = self.draw.glyphs
        marks = []
        for column in self.columns:
            text, ink = (glyphs.race[0], "bold $foreground") if column.has_race else (glyphs.massage[0], "$accent")
            drawn = text if column.has_race or column.has_massage else ""
            marks.append(Content.styled(drawn.center(self.cell - (self.cell > 2)).ljust(self.cell), ink))
        return Content.assemble(" " * AXIS, *marks)

    def _dates(self) -> Content:
        """When columns begin: each week, or each month if the columns are weeks."""
        text = [" "] * (self.cell * len(self.columns) + 6)
        ends = 0
        for index, name in enumerate(map(self._date, self.columns)):
            begins = index * self.cell
            if name and begins >= ends:
                text[begins : begins + len(name)] = name
                ends = begins + len(name) + 1
        return Content.styled(" " * AXIS + "".join(text).rstrip(), "$foreground 38%")

    def _date(self, column: LoadColumn) -> str:
        first = column.stretch.first
        if column.stretch.zoom is Zoom.WEEK:
            return f"{first:%b}" if first.day <= 7 else ""
        is_first = (first - self.columns[0].stretch.first).days % 7 == 0
        return day_and_month(first) if is_first else ""


def _nice(most: float) -> float:
    """The next round number from the most on, so that the axis says something."""
    step = 10.0
    while True:
        for factor in (1, 2, 3, 4, 5, 6, 8):
            if most <= step * factor:
                return step * factor
        step *= 10
