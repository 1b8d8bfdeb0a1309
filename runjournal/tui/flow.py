"""Laying out short parts in lines without breaking one."""

from collections.abc import Iterable

from textual.content import Content


def flow(parts: Iterable[Content], width: int, dot: str) -> list[Content]:
    """The parts in lines of at most `width` cells with dots between them; only a part that is wider alone breaks."""
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
