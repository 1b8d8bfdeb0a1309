"""The sizes of terminal that the home screen is laid out for, as classes for the styles."""

from textual.geometry import Size

TALL = 34
"""Rows from which the body is drawn; below, soreness is said in words."""

WIDTHS = [(0, "-narrow"), (110, "-comfortable"), (170, "-roomy")]
HEIGHTS = [(0, "-short"), (TALL, "-tall")]


def reached(size: Size) -> dict[str, bool]:
    """Of each breakpoint, whether it is the last that a size reaches."""
    wide = [name for least, name in WIDTHS if size.width >= least][-1]
    high = [name for least, name in HEIGHTS if size.height >= least][-1]
    return {name: name in (wide, high) for _, name in (*WIDTHS, *HEIGHTS)}
