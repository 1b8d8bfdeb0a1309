"""The therapist's card as plain text of at most 80 columns."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from runjournal.reports.card_page import HEAD, CardPage, Part, Row

WIDTH = 80
LABEL = 13
BETWEEN = 2


def lines(card: CardPage, width: int = WIDTH) -> Iterator[str]:
    """The lines of the card, none longer than the width but for a word that is."""
    yield card.title
    yield from _wrapped(card.subtitle, width)
    for part in card.parts:
        yield ""
        yield part.title.upper()
        yield from part_lines(part, width)
    yield ""
    yield from _wrapped(card.foot, width)


def part_lines(part: Part, width: int = WIDTH) -> Iterator[str]:
    """The lines of a part without its title."""
    if part.intro:
        yield from _wrapped(part.intro, width)
    for row in part.above:
        yield from row_lines(row, width)
    if part.table:
        yield from table_lines(part.table)
    if part.table and part.rows:
        yield ""
    for row in part.rows:
        yield from row_lines(row, width)


def table_lines(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table with its head, in columns as wide as they need; numbers stand to the right."""
    widths = [max(map(len, column)) for column in zip_longest(HEAD, *rows, fillvalue="")]
    for row in (HEAD, *rows):
        cells = (
            cell.rjust(width) if name in ("highest", "latest") else cell.ljust(width)
            for name, cell, width in zip(HEAD, row, widths, strict=True)
        )
        yield (" " * BETWEEN).join(cells).rstrip()


def row_lines(row: Row, width: int = WIDTH) -> Iterator[str]:
    """A row's label, and its words beside it."""
    first, *rest = _wrapped(row.words, width - LABEL) or [""]
    yield f"{row.label:<{LABEL - 1}} {first}".rstrip()
    yield from (" " * LABEL + line for line in rest)


def _wrapped(words: str, width: int) -> list[str]:
    return textwrap.wrap(words, width, break_on_hyphens=False)
