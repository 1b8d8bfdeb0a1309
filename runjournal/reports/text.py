"""A document as plain text of at most 80 columns."""

import textwrap
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from runjournal.reports.document import Block, Document, Fact, Facts, Grid, Paragraph, Section, Table
from runjournal.rules.finding import Severity

Paint = Callable[[str, Severity], str]
"""Paint a label, behind its glyph, in the colour of its severity if there is colour."""

WIDTH = 80
LABEL = 13
"""How many columns a label takes, with the space behind it."""
WIDE, NARROW, NARROWEST = 5, 3, 2
"""How many columns a cell of a grid takes: of a week, of weeks or months, of a month's days or a year's weeks."""
FEW, MANY = 7, 15
"""Up to how many columns are wide, and up to how many narrow."""
GAP = "  "


def lines(document: Document, paint: Paint | None = None) -> Iterator[str]:
    """The lines of the document, none longer than 80 columns before it is painted; unpainted labels have no glyphs."""
    yield document.title
    yield from _wrapped(document.subtitle)
    for section in document.sections:
        yield ""
        yield section.title.upper()
        yield from _section(section, paint)
    if document.foot:
        yield ""
        yield from _wrapped(document.foot)


def _section(section: Section, paint: Paint | None) -> Iterator[str]:
    """The blocks of a section; a blank line ends a table or grid, unless its notes follow."""
    is_below_table = False
    for block in section.blocks:
        written = list(_block(block, paint))
        if written and is_below_table and not isinstance(block, Paragraph):
            yield ""
        yield from written
        is_below_table = isinstance(block, Table | Grid) or (is_below_table and not written)


def _block(block: Block, paint: Paint | None) -> Iterator[str]:
    match block:
        case Facts(facts):
            for fact in facts:
                yield from _fact(fact, paint)
        case Paragraph(words):
            yield from _wrapped(words)
        case Table():
            yield from table_lines(block)
        case Grid():
            yield from _grid(block)
        case _:  # a picture has its words elsewhere
            return


def _fact(fact: Fact, paint: Paint | None) -> Iterator[str]:
    first, *rest = _wrapped(fact.words, WIDTH - LABEL) or [""]
    label = fact.marked_label if paint else fact.label
    painted = paint(label, fact.severity) if paint and fact.severity else label
    yield f"{painted}{' ' * (LABEL - 1 - len(label))} {first}".rstrip()
    yield from (" " * LABEL + line for line in rest)


def _wrapped(words: str, width: int = WIDTH) -> list[str]:
    return textwrap.wrap(words, width, break_on_hyphens=False)


def table_lines(table: Table) -> Iterator[str]:
    """A table with its head, in columns as wide as they need; numbers stand to the right."""
    rows = [tuple(column.name for column in table.head), *table.rows]
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            cell.rjust(width) if column.is_number else cell.ljust(width)
            for column, cell, width in zip(table.head, row, widths, strict=True)
        )
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
    for index, label in enumerate(columns):
        begin = max((index + 1) * width - len(label), index * width)
        if label and begin > len(head) - (not head):
            head += " " * (begin - len(head)) + label
    return head.ljust(len(columns) * width)


def _joined(label: str, cells: str, more: Sequence[str], widths: Sequence[int]) -> str:
    behind = "".join(GAP + cell.rjust(width) for cell, width in zip(more, widths, strict=True))
    return f"{label}{cells}{behind}".rstrip()
