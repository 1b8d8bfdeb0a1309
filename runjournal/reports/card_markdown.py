"""The therapist's card as Markdown."""

from collections.abc import Iterator, Sequence

from runjournal.reports.card_page import HEAD, CardPage, Part, Row
from runjournal.reports.markdown import escaped, table


def lines(card: CardPage) -> Iterator[str]:
    """The lines of the card. Every text stands behind words of our own, so that it never begins a line."""
    yield f"# {escaped(card.title)}"
    yield ""
    yield escaped(card.subtitle)
    for part in card.parts:
        yield ""
        yield f"## {escaped(part.title)}"
        yield from _part(part)
    yield ""
    yield escaped(card.foot)


def _part(part: Part) -> Iterator[str]:
    if part.intro:
        yield ""
        yield escaped(part.intro)
    yield from _rows(part.above)
    if part.table:
        yield ""
        yield from table(HEAD, part.table)
    yield from _rows(part.rows)


def _rows(rows: Sequence[Row]) -> Iterator[str]:
    if rows:
        yield ""
    for row in rows:
        yield f"- **{escaped(row.label)}**: {escaped(row.words)}"
