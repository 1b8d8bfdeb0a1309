"""Help: the keys of the screen, how to write a day, and what each part of the screen shows."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from runjournal.language.help import EXAMPLES


class Help(ModalScreen[None]):
    """All that a runner needs to know, on one page."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,question_mark,q", "close", "Close", id="help.close")]

    def __init__(self, keys: Iterable[tuple[str, str]], parts: Iterable[str]) -> None:
        super().__init__()
        self.keys = list(keys)
        self.parts = list(parts)

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="help") as pane:
            pane.border_title = Content("Help")
            pane.border_subtitle = Content("Esc closes")
            yield Static(self._page(), markup=False)

    def _page(self) -> Content:
        return Content("\n\n").join(
            [
                _table("Keys", self.keys, 16),
                _table("A day in one line", EXAMPLES, 44),
                *(Content.styled(" ".join(part.split()), "$foreground 62%") for part in self.parts),
                Content.styled("A journal, not medical advice. Nothing leaves this machine.", "$foreground 38%"),
            ]
        )

    def action_close(self) -> None:
        """Back to the screen below."""
        self.dismiss()


def _table(title: str, rows: Iterable[tuple[str, str]], width: int) -> Content:
    lines = [Content.styled(title, "bold $accent")]
    lines += [
        Content.assemble((left.ljust(width) + " ", "$foreground"), (right, "$foreground 62%")) for left, right in rows
    ]
    return Content("\n").join(lines)
