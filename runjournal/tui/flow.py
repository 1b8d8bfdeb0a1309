"""Short parts laid out in lines without breaking any; the row under the cursor; words beside a label."""

from collections.abc import Iterable

from textual.content import Content

MARGIN = 11
"""Cells before words that stand beside a label."""


def flow(parts: Iterable[Content], width: int, dot: str) -> list[Content]:
    """Join parts with dots into lines of at most `width` cells; only a part wider than that is broken."""
    between = Content.styled(dot, "$foreground 38%")
    lines: list[Content] = []
    for part in parts:
        if lines and lines[-1].cell_length + between.cell_length + part.cell_length <= width:
            lines[-1] = Content.assemble(lines[-1], between, part)
        else:
            lines += part.wrap(width) if part.cell_length > width else [part]
    return lines


def lit(row: Content, width: int) -> Content:
    """A row under the cursor, over its whole width."""
    return row.pad_right(max(width - row.cell_length, 0)).stylize("on $accent 15%")


def labelled(label: str, words: str, width: int) -> list[Content]:
    """Words wrapped beside a label in the margin."""
    lines = Content.styled(words, "$foreground").wrap(max(width - MARGIN, 20))
    head = Content.styled(label.ljust(MARGIN), "$accent")
    return [Content.assemble(head if not number else " " * MARGIN, line) for number, line in enumerate(lines)]
