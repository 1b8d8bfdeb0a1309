"""One line above the keys: what was just done, or why it was not."""

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from runjournal.tui.draw_context import DrawContext
from runjournal.tui.messages import StatusReported

MOST_ROWS = 3


class StatusLine(Widget):
    """The sentence, on up to three rows; hidden without one."""

    DEFAULT_CSS = "StatusLine { dock: bottom; height: auto; margin-bottom: 1; padding: 0 1; background: $surface; }"

    status: reactive[StatusReported | None] = reactive(None, layout=True)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw
        self.display = False

    def watch_status(self) -> None:
        """Hide when there is no message."""
        self.display = self.status is not None and bool(self.status.sentence)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows of the sentence, at most three."""
        return max(len(self._rows(width)), 1)

    def render(self) -> Content:
        return Content("\n").join(self._rows(self.size.width))

    def _rows(self, width: int) -> list[Content]:
        if self.status is None:
            return []
        glyphs = self.draw.glyphs
        glyph, ink = (glyphs.problem, "$error") if self.status.is_error else (glyphs.ok, "$accent")
        line = Content.assemble((f"{glyph} ", ink), (self.draw.plain(self.status.sentence), "$foreground"))
        return line.wrap(max(width, 20))[:MOST_ROWS]
