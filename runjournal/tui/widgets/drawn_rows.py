"""A widget that is as high as the rows it draws."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from runjournal.tui.draw_context import DrawContext


class DrawnRows(Widget):
    """Rows of text. A subclass draws them in `rows` and lays out again when their number may change."""

    LEAST_ROWS = 0
    """How many rows it takes at least."""

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw

    def rows(self, width: int) -> Sequence[Content]:
        """The rows at a width."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as are drawn at a width."""
        return max(len(self.rows(width)), self.LEAST_ROWS)

    def render(self) -> Content:
        return Content("\n").join(self.rows(self.size.width))
