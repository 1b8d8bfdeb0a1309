"""The line that filters the list below it while it is typed, and the word before it."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from runjournal.tui.draw_context import DrawContext
from runjournal.tui.messages import ListRequested
from runjournal.tui.widgets.line_input import LineInput


class LinePrompt(Widget):
    """The word before a line, which says what the line is for."""

    def __init__(self, draw: DrawContext, word: str) -> None:
        super().__init__()
        self.draw = draw
        self.word = word

    def render(self) -> Content:
        return Content.assemble((f"{self.word} ", "bold $accent"), (self.draw.glyphs.prompt, "$accent"))


class FilterLine(LineInput):
    """The filter; every key changes what is shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "list", "Entries", id="filter.entries"),
        Binding("down,tab", "list", "Entries", show=False, id="filter.down"),
        Binding("escape", "leave", "Leave", id="filter.leave"),
    ]

    def __init__(self, typed: Callable[[str], None], placeholder: str) -> None:
        super().__init__(typed, placeholder=placeholder)
        self.completes = False

    def action_list(self) -> None:
        """Go to the list."""
        self.post_message(ListRequested())
