"""A review as a page of HTML that stands alone, with its pictures in it."""

from collections.abc import Iterator, Mapping, Sequence

from runjournal.reports.card_html import GLYPHS
from runjournal.reports.html import Html, element, page, text
from runjournal.reports.review.pictures import STYLE
from runjournal.reports.review.review_page import Grid, Line, Page, Section, Table

Pictures = Mapping[str, Sequence[Html]]
"""The pictures of each section by its id, each followed by nothing or by its legend."""


def lines(written: Page, pictures: Pictures) -> Iterator[str]:
    """The document, in one piece."""
    yield page(f"{written.title}, {written.subtitle}", _body(written, pictures), STYLE)


def _body(written: Page, pictures: Pictures) -> Iterator[Html]:
    yield element("h1", text(written.title))
    yield element("p", text(written.subtitle), class_="muted")
    for section in written.sections:
        yield element("section", *_section(section, pictures.get(section.id, ())))
    yield element("footer", element("p", text(written.foot), class_="muted"))


def _section(section: Section, pictures: Sequence[Html]) -> Iterator[Html]:
    yield element("h2", text(section.title))
    if section.lines:
        yield element("table", element("tbody", *map(_line, section.lines)), class_="rows")
    yield from pictures
    for part in section.parts:
        if isinstance(part, Table):
            yield _table(part.head, part.rows)
        elif part.more:
            yield _table(("spot", *part.more), [(name, *more) for name, more in _beside(part)])
    for note in section.notes:
        yield element("p", text(note), class_="muted")


def _beside(grid: Grid) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from zip(grid.labels, grid.beside, strict=True)


def _line(line: Line) -> Html:
    glyph = GLYPHS[line.severity] if line.severity else ""
    style = line.severity.word if line.severity else None
    return element(
        "tr", element("th", text(glyph + line.label), scope="row", class_=style), element("td", text(line.words))
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Html:
    above = element("thead", element("tr", *(_cell("th", place, cell) for place, cell in enumerate(head))))
    body = (element("tr", *(_cell("td", place, cell) for place, cell in enumerate(row))) for row in rows)
    return element("table", above, element("tbody", *body), class_="numbers")


def _cell(name: str, place: int, cell: str) -> Html:
    return element(name, text(cell), class_="number" if place else None)
