"""A document as a page of HTML that stands alone: no scripts, nothing from elsewhere, pictures in it as SVG.

The page follows the light or dark of the reader's system and prints black on white.
"""

from collections.abc import Iterable, Iterator, Sequence

from runjournal.reports.document import (
    Block,
    Column,
    Document,
    Fact,
    Facts,
    Grid,
    Paragraph,
    Picture,
    Table,
    number_columns,
)
from runjournal.reports.markup import Html, element, text

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a browser may load: nothing but the styles in the page itself."""

STYLE = """
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --muted: #59636e; --line: #d0d7de;
  --accent: #0a6c74; --caution: #8a5a00; --warning: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14181d; --ink: #e6e9ed; --muted: #9aa5b1; --line: #38414b;
    --accent: #5cc3cc; --caution: #e3b341; --warning: #ff8f87; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1.25rem 2rem; max-width: 46rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.45 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0 0 .15em; font-size: 1.5rem; line-height: 1.2; }
h2 { margin: 1.1em 0 .3em; padding-bottom: .1em; border-bottom: 1px solid var(--line); font-size: 1.05rem;
  color: var(--accent); }
p, ul, dl, table { margin: .3em 0; }
ul { padding-left: 1.2em; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .15em .9em .15em 0; text-align: left; vertical-align: top; }
th { font-weight: 600; }
thead th { color: var(--muted); font-weight: 400; border-bottom: 1px solid var(--line); }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.muted { color: var(--muted); }
.caution { color: var(--caution); }
.warning { color: var(--warning); }
.rows th { width: 8.5rem; white-space: nowrap; }
.numbers td, .numbers th { white-space: nowrap; }
svg { display: block; margin: .5em 0; max-width: 100%; height: auto; }
svg text { font: 11px system-ui, sans-serif; fill: var(--ink); }
svg .label { fill: var(--muted); }
svg .name { font-size: 12px; }
svg .strong { fill: var(--paper); font-weight: 600; }
svg .heat, svg .bar, svg .mark, svg .dot { fill: var(--accent); }
svg .gap { fill: none; stroke: var(--line); stroke-dasharray: 2 2; }
svg .axis { stroke: var(--line); }
svg .range { stroke: var(--accent); stroke-width: 2; }
svg .median { stroke: var(--ink); stroke-width: 2; }
svg .ring { fill: none; stroke: var(--ink); stroke-width: 2; }
@page { margin: 14mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --muted: #444; --line: #888;
    --accent: #000; --caution: #000; --warning: #000; }
  body { padding: 0; max-width: none; font-size: 10pt; line-height: 1.35; }
  h1 { font-size: 15pt; }
  h2 { font-size: 11pt; break-after: avoid; }
  tr, li, svg { break-inside: avoid; }
}
"""
"""The styles of every page. A print is black: what colour says, a word says too."""

ONE_PAGE = """
@media print {
  body { font-size: 9.5pt; line-height: 1.25; }
  h2 { margin-top: .7em; }
  th, td { padding-top: .05em; padding-bottom: .05em; }
}
"""
"""The styles of a page that prints on one sheet."""


def lines(document: Document) -> Iterator[str]:
    """The document, in one piece."""
    style = ONE_PAGE if document.is_one_page else ""
    yield page(f"{document.title}, {document.subtitle}", _body(document), style)


def page(title: str, body: Iterable[Html], style: str = "") -> str:
    """A whole page with a plain-text title; `style` is CSS of its own, behind that of all."""
    head = [
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", text(title)),
        Html(f"<style>{STYLE}{style}</style>"),
    ]
    whole = element("html", _on_lines("head", head), _on_lines("body", body), lang="en")
    return f"<!doctype html>\n{whole}"


def _on_lines(name: str, parts: Iterable[Html]) -> Html:
    """An element with each of its parts on a line of its own."""
    inner = "".join(f"{part}\n" for part in parts)
    return element(name, Html(f"\n{inner}"))


def _body(document: Document) -> Iterator[Html]:
    yield element("h1", text(document.title))
    yield _muted(document.subtitle)
    for section in document.sections:
        blocks = (markup for block in section.blocks for markup in _block(block))
        yield element("section", element("h2", text(section.title)), *blocks)
    if document.foot:
        yield element("footer", _muted(document.foot))


def _muted(words: str) -> Html:
    return element("p", text(words), class_="muted")


def _block(block: Block) -> Iterator[Html]:
    match block:
        case Facts(facts):
            if facts:
                yield element("table", element("tbody", *map(_fact, facts)), class_="rows")
        case Paragraph(words):
            yield _muted(words)
        case Table():
            yield _table(block.head, block.rows)
        case Grid():
            if block.more:
                rows = [(label, *cells) for label, cells in zip(block.labels, block.beside, strict=True)]
                yield _table((Column("spot"), *number_columns(*block.more)), rows)
        case Picture(draw, legend):
            yield draw()
            if legend:
                yield _muted(legend)


def _fact(fact: Fact) -> Html:
    style = fact.severity.word if fact.severity else None
    label = element("th", text(fact.marked_label), scope="row", class_=style)
    return element("tr", label, element("td", text(fact.words)))


def _table(head: Sequence[Column], rows: Iterable[Sequence[str]]) -> Html:
    names = _row("th", head, [column.name for column in head])
    body = element("tbody", *(_row("td", head, cells) for cells in rows))
    is_numbers = all(column.is_number for column in head[1:])
    return element("table", element("thead", names), body, class_="numbers" if is_numbers else None)


def _row(name: str, head: Sequence[Column], cells: Sequence[str]) -> Html:
    return element(
        "tr",
        *(
            element(name, text(cell), class_="number" if column.is_number else None)
            for column, cell in zip(head, cells, strict=True)
        ),
    )
