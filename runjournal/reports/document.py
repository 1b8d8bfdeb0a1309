"""A document before it is text, Markdown or HTML: sections of facts, tables, grids, pictures and paragraphs.

All words are plain text that is not escaped for anything.
"""

from collections.abc import Callable
from typing import NamedTuple

from runjournal.model.frozen import frozen
from runjournal.reports.markup import Html
from runjournal.rules.finding import Severity

GLYPHS = {Severity.INFO: "•", Severity.CAUTION: "△", Severity.WARNING: "▲"}


class Fact(NamedTuple):
    """A label and the words beside it; a severity makes the label stand out."""

    label: str
    words: str
    severity: Severity | None = None

    @property
    def marked_label(self) -> str:
        """The label behind the glyph of its severity, if it has one."""
        return self.label if self.severity is None else f"{GLYPHS[self.severity]} {self.label}"


@frozen
class Facts:
    """Facts one below the other; nothing is written if there are none."""

    facts: tuple[Fact, ...]


@frozen
class Paragraph:
    """A sentence or two."""

    words: str


class Column(NamedTuple):
    """The head of a column; numbers stand to the right."""

    name: str
    is_number: bool = False


def number_columns(*names: str) -> tuple[Column, ...]:
    """Columns of numbers."""
    return tuple(Column(name, is_number=True) for name in names)


@frozen
class Table:
    """Rows under a head, each with a cell a column; the first cell names the row."""

    head: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@frozen
class Grid:
    """Many narrow columns of short cells: a label for each row, one for each column or an empty one, and the cells.

    `more` are columns of text behind the narrow ones, by their head; each row has a cell for each of them, `beside`.
    HTML has a picture in place of the cells, and the columns behind them as a table.
    """

    columns: tuple[str, ...]
    labels: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    more: tuple[str, ...] = ()
    beside: tuple[tuple[str, ...], ...] = ()


@frozen
class Picture:
    """A picture, drawn in HTML alone, and the sentence that explains its marks."""

    draw: Callable[[], Html]
    legend: str = ""


Block = Facts | Paragraph | Table | Grid | Picture


@frozen
class Section:
    """A part of a document: its title, and what stands below it, from above to below."""

    title: str
    blocks: tuple[Block, ...]


@frozen
class Document:
    """A whole document. HTML that `is_one_page` is set so tightly that it prints on one sheet of A4 or Letter."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    foot: str = ""
    is_one_page: bool = False
