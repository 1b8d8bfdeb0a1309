"""The pictures of a report: soreness as a heat map, runs as bars with massages and races, recovery as dots.

They are read without colour: a rating is its digit, a massage a diamond, a race a ring with its word.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from math import ceil
from typing import NamedTuple

from runjournal.language.display.dates import day_and_month, day_words
from runjournal.reports.document import Grid
from runjournal.reports.markup import Html
from runjournal.reports.review.wording import NOT_KNOWN
from runjournal.reports.svg import box, diamond, dot, line, picture, words
from runjournal.rules.times import HOUR
from runjournal.trends.massage_help.recovery_times import DepthRecovery
from runjournal.trends.review import Review
from runjournal.trends.soreness.soreness_grid import MOST_DAYS
from runjournal.trends.stretches import Stretch, days_in
from runjournal.trends.training.daily_training import DayTraining

STRENGTHS = (0.07, 0.15, 0.22, 0.31, 0.42, 0.78, 0.84, 0.88, 0.92, 0.96, 1.0)
"""How much colour each rating has, 0 to 10."""
STRONG = 5
"""From which rating the digit stands out of a dark ground."""

MARGIN, ROW, WIDE, NARROW = 130, 24, 44, 20
CHARACTER = 6
"""How wide a character of a label is at the most, on the whole."""
HEIGHT, TOP = 120, 34
HOURS, EVERY_H, HOUR_WIDTH = 120, 24, 4

RECOVERY_LEGEND = (
    "A line a massage, from still raised to settled, with its middle as a dot; the upright line is the median."
)


def heat_picture(grid: Grid) -> Html:
    """The spots by columns."""
    width = WIDE if len(grid.columns) <= 13 else NARROW
    every = ceil((max(map(len, grid.columns)) + 1) * CHARACTER / width)
    heads = (
        words(MARGIN + (index + 0.5) * width, 14, label)
        for index, label in enumerate(grid.columns)
        if label and index % every == 0
    )
    rows = zip(grid.labels, grid.cells, strict=True)
    shapes = chain(heads, *(_heat_row(index, name, cells, width) for index, (name, cells) in enumerate(rows)))
    total = MARGIN + len(grid.columns) * width
    return picture(total, 20 + len(grid.labels) * ROW, "Soreness, 0 to 10, by spot and time", shapes)


def _heat_row(index: int, name: str, cells: Sequence[str], width: float) -> Iterator[Html]:
    top = 20 + index * ROW
    yield words(MARGIN - 8, top + 16, name, "name", "end")
    for column, cell in enumerate(cells):
        left, is_rated = MARGIN + column * width, cell.isdigit()
        rating = int(cell) if is_rated else 0
        strength = STRENGTHS[rating] if is_rated else None
        yield box(left + 1, top + 1, width - 2, ROW - 2, "heat" if is_rated else "gap", strength)
        style = ("strong" if rating >= STRONG else "digit") if is_rated else "label"
        yield words(left + width / 2, top + 16, cell, style)


class Bar(NamedTuple):
    """A day or a week of the picture: its days up to today, and whether a massage was done in it."""

    part: Stretch
    days: tuple[DayTraining, ...]
    has_massage: bool

    @property
    def load(self) -> float | None:
        """The load in AU, None if that of any of its days is not known."""
        loads = [day.load for day in self.days if day.load is not None]
        return sum(loads) if self.days and len(loads) == len(self.days) else None

    @property
    def is_in_journal(self) -> bool:
        """Whether any of its days is in the journal's time."""
        return any(day.runs or day.is_known for day in self.days)

    @property
    def has_race(self) -> bool:
        """Whether a race was run in it."""
        return any(day.is_race for day in self.days)


def bars_picture(review: Review) -> Html:
    """The load of each day, or of each week of a long stretch, with massages and races above."""
    bars = list(_bars(review))
    width = min(WIDE, 700 / len(bars))
    top = max([bar.load for bar in bars if bar.load], default=1.0)
    floor, right = TOP + HEIGHT, MARGIN + width * len(bars)
    shapes = [
        line(MARGIN, floor, right, floor, "axis"),
        words(MARGIN - 8, TOP + 8, f"{top:.0f} AU", "label", "end"),
        words(MARGIN - 8, floor, "0", "label", "end"),
        words(MARGIN - 8, 14, "races, massages", "label", "end"),
        *chain.from_iterable(_bar(bar, top, MARGIN + index * width, width) for index, bar in enumerate(bars)),
        *_dates([bar.part for bar in bars], width, floor + 16),
    ]
    return picture(right + 20, floor + 24, "Load of runs, with massages and races", shapes)


def _bars(review: Review) -> Iterator[Bar]:
    """The days of a short stretch, or the whole weeks of a long one."""
    if review.stretch.length > MOST_DAYS:
        for week, training, _, massages in review.weeks:
            yield Bar(week, tuple(day for day in training.days if day.day <= review.today), bool(massages))
        return
    massaged = {massage.day for massage in review.massages}
    for part, day in zip(days_in(review.stretch), review.training.days, strict=True):
        yield Bar(part, (day,) if day.day <= review.today else (), day.day in massaged)


def _bar(bar: Bar, top: float, left: float, width: float) -> Iterator[Html]:
    floor, middle = TOP + HEIGHT, left + width / 2
    if bar.load:
        height = HEIGHT * bar.load / top
        yield box(left + width * 0.15, floor - height, width * 0.7, height, "bar")
    elif bar.load is None and bar.is_in_journal:
        yield words(middle, floor - 4, "?")
    if bar.has_race:
        yield dot(middle, 22, "ring")
    if bar.has_massage:
        yield diamond(middle, 10, "mark")


def _dates(parts: Sequence[Stretch], width: float, down: float) -> Iterator[Html]:
    every = 1 if width >= WIDE else 7 if parts[0].length == 1 else 4
    for index, part in enumerate(parts):
        if index % every == 0:
            name = f"{part.first:%a}" if every == 1 and part.length == 1 else day_and_month(part.first)
            yield words(MARGIN + (index + 0.5) * width, down, name)


def recovery_picture(depths: Sequence[DepthRecovery]) -> Html:
    """For each depth how long each massage took to settle: from still raised to settled, its middle, the median."""
    floor = 10 + len(depths) * ROW * 1.6
    hours = range(0, HOURS + 1, EVERY_H)
    axis = (
        shape
        for hour in hours
        for shape in (
            line(_at(hour), 6, _at(hour), floor, "axis"),
            words(_at(hour), floor + 14, f"{hour} h"),
        )
    )
    shapes = chain(axis, *(_depth(index, of_depth) for index, of_depth in enumerate(depths)))
    return picture(_at(HOURS) + 20, floor + 22, "Hours until massages had settled, by depth", shapes)


def _at(hours: float) -> float:
    return MARGIN + min(hours, HOURS) * HOUR_WIDTH


def _depth(index: int, of_depth: DepthRecovery) -> Iterator[Html]:
    top = 10 + index * ROW * 1.6
    middle = top + ROW * 0.75
    yield words(MARGIN - 8, middle + 4, f"{of_depth.depth.value}, n = {of_depth.n}", "name", "end")
    for order, recovery in enumerate(of_depth.recoveries):
        down = top + ROW * 1.4 * (order + 1) / (of_depth.n + 1)
        least, most = recovery.after_end.least / HOUR, recovery.after_end.most / HOUR
        yield line(_at(least), down, _at(most), down, "range")
        yield dot(_at(recovery.midpoint / HOUR), down, "dot", 3)
    if of_depth.median is not None:
        yield line(_at(of_depth.median / HOUR), top, _at(of_depth.median / HOUR), top + ROW * 1.5, "median")


def is_drawable(grid: Grid) -> bool:
    """Whether a grid has ratings to be drawn."""
    return any(cell not in ("", NOT_KNOWN) for cells in grid.cells for cell in cells)


def legend(review: Review) -> str:
    """What the bars and marks mean, in words."""
    each = "day" if review.stretch.length <= MOST_DAYS else "week"
    return f"A bar a {each} from {day_words(review.stretch.first)}; ◆ a massage, ○ a race, ? a load not known."
