"""One line above the keys: what was just done, or why it was not."""

from textual.content import Content
from textual.reactive import reactive

from runjournal.tui.draw_context import DrawContext
from runjournal.tui.messages import StatusReported
from runjournal.tui.widgets.drawn_rows import DrawnRows

MOST_ROWS = 3


class StatusLine(DrawnRows):
    """The sentence, on up to three rows; hidden without one."""

    DEFAULT_CSS = "StatusLine { dock: bottom; height: auto; margin-bottom: 1; padding: 0 1; background: $surface; }"

    LEAST_ROWS = 1

    status: reactive[StatusReported | None] = reactive(None, layout=True)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__(draw)
        self.display = False

    def watch_status(self) -> None:
        """Hide when there is no message."""
        self.display = self.status is not None and bool(self.status.sentence)

    def rows(self, width: int) -> list[Content]:
        """The sentence, cut behind the third row."""
        if self.status is None:
            return []
        glyphs = self.draw.glyphs
        glyph, ink = (glyphs.problem, "$error") if self.status.is_error else (glyphs.ok, "$accent")
        line = Content.assemble((f"{glyph} ", ink), (self.draw.plain(self.status.sentence), "$foreground"))
        return line.wrap(max(width, 20))[:MOST_ROWS]
