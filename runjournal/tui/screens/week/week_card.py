"""A card of the Week screen: lines of text in a pane that scrolls."""

from collections.abc import Iterable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from runjournal.model.areas import Area, Side, Spot
from runjournal.tui.draw_context import DrawContext

GAP = 4
"""Columns between two halves that stand side by side."""


class Card(Widget):
    """Draws `rows` of a width, as many as there are."""

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw
        self._drawn_from: tuple[object, ...] = ()
        self._drawn: list[Content] = []

    @property
    def shown(self) -> tuple[object, ...]:
        """The values that the card shows."""
        raise NotImplementedError

    def rows(self, width: int) -> list[Content]:
        """The lines at a width."""
        raise NotImplementedError

    def _rows_of_shown(self, width: int) -> list[Content]:
        """The lines at a width, which a layout and a paint both need: drawn once as long as they show the same."""
        drawn_from = (width, *self.shown)
        if drawn_from != self._drawn_from:
            self._drawn_from, self._drawn = drawn_from, self.rows(width)
        return self._drawn

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as there are at a width."""
        return len(self._rows_of_shown(width))

    def render(self) -> Content:
        return Content("\n").join(self._rows_of_shown(self.size.width))

    def muted(self, text: str) -> Content:
        """Text that is seen second."""
        return Content.styled(self.draw.plain(text), "$foreground 62%")

    def plain(self, text: str) -> Content:
        """Text as it is read."""
        return Content.styled(self.draw.plain(text), "$foreground")

    def head(self, text: str) -> Content:
        """The head of a part."""
        return Content.styled(self.draw.plain(text), "bold $accent")


def wrapped(lines: Iterable[Content], width: int, indent: int = 0) -> list[Content]:
    """Wrap lines at a width, and indent the rows that continue a line."""
    rows: list[Content] = []
    for line in lines:
        first, *rest = line.wrap(max(width, 1))
        rows.append(first)
        if rest:
            rows += [Content(" " * indent) + row for row in Content(" ").join(rest).wrap(max(width - indent, 1))]
    return rows


def beside(left: list[Content], right: list[Content], begins: int) -> list[Content]:
    """Set two columns of rows side by side, the right one from a cell on."""
    count = max(len(left), len(right))
    padded = [*left, *[Content("")] * (count - len(left))], [*right, *[Content("")] * (count - len(right))]
    return [
        Content.assemble(left_row, " " * max(begins - left_row.cell_length, 0), right_row)
        for left_row, right_row in zip(*padded, strict=True)
    ]


def side_by_side(left: list[Content], right: list[Content], width: int) -> list[Content]:
    """Two halves beside each other, each laid out for `half(width)` columns."""
    return beside(left, right, half(width) + GAP)


def half(width: int) -> int:
    """How many columns each of two halves has."""
    return (width - GAP) // 2


LONGEST = 15
LETTERS = {Side.LEFT: " L", Side.RIGHT: " R", Side.BOTH: " L+R", Side.MIDDLE: ""}


def short_name(spot: Spot) -> str:
    """Such as "calf L", "calf L+R" or "neck"."""
    return "whole body" if spot.area is Area.EVERYWHERE else f"{spot.area_name}{LETTERS[spot.side]}"
