"""A fact of the side: a label in the margin, its lines beside it."""

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from runjournal.tui.draw_context import DrawContext
from runjournal.tui.flow import flow

MARGIN = 8


class Fact(Widget):
    """Shows `LABEL` and, beside it, lines of parts; a part is never broken over two lines where it fits in one."""

    LABEL = ""

    is_short: reactive[bool] = reactive(False, layout=True)
    """Whether the terminal is low, so that a fact says its most important parts alone."""

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw

    def parts(self) -> list[list[Content]]:
        """The parts of each line."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the lines take at a width."""
        return len(self.rows(width))

    def render(self) -> Content:
        return Content("\n").join(self.rows(self.size.width))

    def rows(self, width: int) -> list[Content]:
        """The lines with the label in the margin of the first."""
        return self.laid_out(self.parts(), width)

    def laid_out(self, lines_of_parts: list[list[Content]], width: int) -> list[Content]:
        """Lines of parts in rows of a width."""
        room = max(width - MARGIN, 10)
        lines = [row for parts in lines_of_parts for row in flow(parts, room, self.draw.glyphs.dot)]
        label = Content.styled(self.LABEL.ljust(MARGIN), "$foreground 62%")
        return [Content.assemble(label if not number else " " * MARGIN, line) for number, line in enumerate(lines)]
