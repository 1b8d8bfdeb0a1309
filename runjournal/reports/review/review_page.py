"""What a page of a review has, in words and tables, before it is text, Markdown or HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from runjournal.rules.finding import Severity


class Line(NamedTuple):
    """A label and the words beside it; a severity gives the label a glyph, which never stands without its word."""

    label: str
    words: str
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; the first cell of each names the row, the others are numbers and stand to the right."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Many narrow columns of short cells: a label for each row, one for each column or an empty one, and the cells.

    `more` are columns of text behind the narrow ones, by their head; each row has a cell for each of them.
    """

    columns: tuple[str, ...]
    labels: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    more: tuple[str, ...] = ()
    beside: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page: its id for pictures, its title, and what stands below it, from above to below."""

    id: str
    title: str
    lines: tuple[Line, ...] = ()
    parts: tuple[Table | Grid, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page."""

    title: str
    subtitle: str
    sections: Sequence[Section]
    foot: str
