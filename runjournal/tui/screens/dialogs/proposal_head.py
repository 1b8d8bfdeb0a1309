"""What a proposal is for, and what it makes of the month's goal or why there is none."""

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from runjournal.tui.draw_context import DrawContext


class ProposalHead(Widget):
    """A heading, and one to three rows below it."""

    DEFAULT_CSS = "ProposalHead { height: auto; }"

    told: reactive[tuple[str, str]] = reactive(("", ""), layout=True)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the words take."""
        return len(self._rows(width))

    def render(self) -> Content:
        return Content("\n").join(self._rows(self.size.width))

    def _rows(self, width: int) -> list[Content]:
        heading, summary = map(self.draw.plain, self.told)
        room = max(width, 20)
        return [*Content.styled(heading, "bold $foreground").wrap(room), *Content(summary).wrap(room)]
