"""The terminal sizes that screens are laid out for, as classes for the styles."""

from textual.geometry import Size

TALL = 34
"""Least rows for the body to be drawn; with fewer, soreness is shown in words."""

WIDTHS = [(0, "-narrow"), (110, "-comfortable"), (170, "-roomy")]
HEIGHTS = [(0, "-short"), (TALL, "-tall")]


def reached(size: Size) -> dict[str, bool]:
    """Whether each breakpoint is the last one that a size reaches."""
    wide = [name for least, name in WIDTHS if size.width >= least][-1]
    high = [name for least, name in HEIGHTS if size.height >= least][-1]
    return {name: name in (wide, high) for _, name in (*WIDTHS, *HEIGHTS)}
