"""The therapist's card as a page of HTML that prints on one sheet of A4 or Letter, in black and white too."""

from collections.abc import Iterator, Sequence

from runjournal.reports.card_page import HEAD, CardPage, Part, Row
from runjournal.reports.html import Html, element, page, text
from runjournal.rules.finding import Severity

STYLE = """
.rows th { width: 8.5rem; }
@media print {
  body { font-size: 9.5pt; line-height: 1.25; }
  h2 { margin-top: .7em; }
  th, td { padding-top: .05em; padding-bottom: .05em; }
}
"""

GLYPHS = {Severity.INFO: "• ", Severity.CAUTION: "△ ", Severity.WARNING: "▲ "}


def lines(card: CardPage) -> Iterator[str]:
    """The document, in one piece."""
    yield page(f"{card.title}, {card.subtitle}", _body(card), STYLE)


def _body(card: CardPage) -> Iterator[Html]:
    yield element("h1", text(card.title))
    yield element("p", text(card.subtitle), class_="muted")
    for part in card.parts:
        yield element("section", *_part(part))
    yield element("footer", element("p", text(card.foot), class_="muted"))


def _part(part: Part) -> Iterator[Html]:
    yield element("h2", text(part.title))
    if part.intro:
        yield element("p", text(part.intro), class_="muted")
    yield from _rows(part.above)
    if part.table:
        head = element("thead", _row("th", HEAD))
        yield element("table", head, element("tbody", *(_row("td", row) for row in part.table)))
    yield from _rows(part.rows)


def _rows(rows: Sequence[Row]) -> Iterator[Html]:
    if rows:
        yield element("table", element("tbody", *map(_labelled, rows)), class_="rows")


def _row(name: str, cells: tuple[str, ...]) -> Html:
    numbers = ("highest", "latest")
    return element(
        "tr",
        *(
            element(name, text(cell), class_="number" if column in numbers else None)
            for column, cell in zip(HEAD, cells, strict=True)
        ),
    )


def _labelled(row: Row) -> Html:
    severity = row.severity
    glyph = GLYPHS[severity] if severity else ""
    label = element("th", text(glyph + row.label), scope="row", class_=severity.word if severity else None)
    return element("tr", label, element("td", text(row.words)))
