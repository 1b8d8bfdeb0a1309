"""A document as Markdown in which no text breaks out of its place."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from runjournal.model.limits import replace_controls
from runjournal.reports.document import Block, Document, Facts, Grid, Paragraph, Table

MARKUP = frozenset("\\`*_{}[]<>#|~&!$^")
"""The characters that CommonMark and its common extensions may take for markup within a line."""


def lines(document: Document) -> Iterator[str]:
    """The lines of the document. Every text stands behind words of our own, so that it never begins a line."""
    yield f"# {escaped(document.title)}"
    yield ""
    yield escaped(document.subtitle)
    for section in document.sections:
        yield ""
        yield f"## {escaped(section.title)}"
        for block in section.blocks:
            written = _block(block)
            if written:
                yield from ("", *written)
    if document.foot:
        yield from ("", f"*{escaped(document.foot)}*")


def _block(block: Block) -> list[str]:
    match block:
        case Facts(facts):
            return [f"- **{escaped(fact.label)}**: {escaped(fact.words)}" for fact in facts]
        case Paragraph(words):
            return [escaped(words)]
        case Table(head, rows):
            return table([column.name for column in head], rows)
        case Grid():
            return _grid(block)
    return []  # a picture has its words elsewhere


def _grid(grid: Grid) -> list[str]:
    rows = zip_longest(grid.labels, grid.cells, grid.beside, fillvalue=())
    return table(("", *grid.columns, *grid.more), ((label or "", *cells, *more) for label, cells, more in rows))


def table(head: Sequence[object], rows: Iterable[Sequence[object]]) -> list[str]:
    """The lines of a table."""
    return [_row(head), "|" + "---|" * len(head), *(_row(row) for row in rows)]


def _row(cells: Sequence[object]) -> str:
    return "| " + " | ".join(escaped(cell) for cell in cells) + " |"


def escaped(words: object) -> str:
    """Words on one line that Markdown shows as they stand; they are not to begin a line, where more is markup."""
    plain = replace_controls(" ".join(str(words).split()), "\N{REPLACEMENT CHARACTER}")
    return "".join(f"\\{character}" if character in MARKUP else character for character in plain)
