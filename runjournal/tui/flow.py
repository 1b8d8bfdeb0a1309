"""Short parts laid out in lines without breaking any; and the row under the cursor."""

from collections.abc import Iterable

from textual.content import Content


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
