"""A review as plain text of at most 80 columns."""

import textwrap
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from runjournal.reports.card_html import GLYPHS
from runjournal.reports.review.review_page import Grid, Line, Page, Section, Table
from runjournal.rules.finding import Severity

Paint = Callable[[str, Severity], str]
"""Gives a label the colour of its severity, where there is colour."""

WIDTH = 80
LABEL = 13
WIDE, NARROW, NARROWEST = 5, 3, 2
"""How many columns a cell of a grid takes: of a week, of weeks or months, of a month's days or a year's weeks."""
FEW, MANY = 7, 15
"""Up to how many columns are wide, and up to how many narrow."""
GAP = "  "


def lines(page: Page, paint: Paint = lambda label, _: label) -> Iterator[str]:
    """The lines of the page."""
    yield page.title
    yield from _wrapped(page.subtitle)
    for section in page.sections:
        yield ""
        yield section.title.upper()
        yield from _section(section, paint)
    if page.foot:
        yield ""
        yield from _wrapped(page.foot)


def _section(section: Section, paint: Paint) -> Iterator[str]:
    for line in section.lines:
        yield from _line(line, paint)
    for place, part in enumerate(section.parts):
        if place:
            yield ""
        yield from _table(part) if isinstance(part, Table) else _grid(part)
    for note in section.notes:
        yield from _wrapped(note)


def _line(line: Line, paint: Paint) -> Iterator[str]:
    first, *rest = textwrap.wrap(line.words, WIDTH - LABEL, break_on_hyphens=False) or [""]
    label = f"{GLYPHS[line.severity]}{line.label}" if line.severity else line.label
    painted = paint(label, line.severity) if line.severity else label
    yield f"{painted}{' ' * (LABEL - 1 - len(label))} {first}".rstrip()
    yield from (" " * LABEL + more for more in rest)


def _wrapped(words: str) -> list[str]:
    return textwrap.wrap(words, WIDTH, break_on_hyphens=False)


def _table(table: Table) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(table.head, *table.rows, strict=True)]
    for row in (table.head, *table.rows):
        first, *others = zip(row, widths, strict=True)
        cells = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
        yield GAP.join(cells).rstrip()


def _grid(grid: Grid) -> Iterator[str]:
    width = _cell_width(grid)
    margin = max(map(len, grid.labels), default=0)
    beside = [max(map(len, column)) for column in zip(grid.more, *grid.beside, strict=True)] if grid.more else []
    yield _joined(" " * margin, _head(grid.columns, width), grid.more, beside)
    for label, cells, more in zip_longest(grid.labels, grid.cells, grid.beside, fillvalue=()):
        yield _joined(str(label or "").ljust(margin), "".join(cell.rjust(width) for cell in cells), more, beside)


def _cell_width(grid: Grid) -> int:
    least = max((len(cell) for cells in grid.cells for cell in cells), default=0) + 1
    if len(grid.columns) <= FEW:
        return max(WIDE, least)
    return NARROW + any(map(_is_long, grid.columns)) if len(grid.columns) <= MANY else NARROWEST


def _is_long(label: str) -> bool:
    return len(label) == NARROW


def _head(columns: Sequence[str], width: int) -> str:
    """The labels above their columns, each to the right of its cell; one that has no room is left out."""
    head = ""
    for place, label in enumerate(columns):
        begin = max((place + 1) * width - len(label), place * width)
        if label and begin > len(head) - (not head):
            head += " " * (begin - len(head)) + label
    return head.ljust(len(columns) * width)


def _joined(label: str, cells: str, more: Sequence[str], widths: Sequence[int]) -> str:
    behind = "".join(GAP + cell.rjust(width) for cell, width in zip(more, widths, strict=True))
    return f"{label}{cells}{behind}".rstrip()
