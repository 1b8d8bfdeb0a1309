"""What would be flagged if the chosen start were booked."""

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from runjournal.rules.finding import Finding
from runjournal.tui.flow import window
from runjournal.tui.widgets.findings import Findings


class SlotFindings(Findings):
    """The findings that the booking would cause, in a room of fixed height: the screen around them stays as it is."""

    HELP = """\
What the rules would say of the chosen start, the most severe first. f goes there, Enter tells the whole story of a
finding: what was measured, what to do, the source and how strong it is.
"""
    QUIET = (" Nothing speaks against it.",)

    findings: reactive[tuple[Finding, ...]] = reactive(())
    is_empty: reactive[bool] = reactive(False)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """All the height there is."""
        return container.height

    def render(self) -> Content:
        words = " …" if self.has_focus else " … f shows the rest"
        more = Content.styled(self.draw.plain(words), "$foreground 62%")
        return Content("\n").join(window(self._lines(), self.size.height, *self._chosen_rows(), more))

    def _lines(self) -> list[Content]:
        return [line for block in self._blocks(self.size.width) for line in (*block, Content(""))][:-1]

    def _chosen_rows(self) -> tuple[int, int]:
        """The first and the last row of the finding under the cursor, or the top while the cursor is elsewhere."""
        if not self.has_focus:
            return 0, 0
        heights = [len(block) + 1 for block in self._blocks(self.size.width)]
        first = sum(heights[: self.cursor])
        return first, first + heights[self.cursor] - 2

    def _show_cursor(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Tell the story of the finding that was clicked; `f` and the arrows reach those that do not fit."""
        if not self.has_focus:
            super().on_click(event)
