"""A review as Markdown, its texts escaped."""

from collections.abc import Iterator
from itertools import zip_longest

from runjournal.reports.markdown import escaped, table
from runjournal.reports.review.review_page import Grid, Page, Section, Table


def lines(page: Page) -> Iterator[str]:
    """The lines of the document."""
    yield f"# {escaped(page.title)}"
    yield ""
    yield escaped(page.subtitle)
    for section in page.sections:
        yield ""
        yield f"## {escaped(section.title)}"
        yield from _section(section)
    if page.foot:
        yield from ("", f"*{escaped(page.foot)}*")


def _section(section: Section) -> Iterator[str]:
    if section.lines:
        yield ""
        yield from (f"- **{escaped(line.label)}**: {escaped(line.words)}" for line in section.lines)
    for part in section.parts:
        yield ""
        yield from table(part.head, part.rows) if isinstance(part, Table) else _grid(part)
    for note in section.notes:
        yield from ("", escaped(note))


def _grid(grid: Grid) -> list[str]:
    rows = zip_longest(grid.labels, grid.cells, grid.beside, fillvalue=())
    return table(("", *grid.columns, *grid.more), ((label or "", *cells, *more) for label, cells, more in rows))
