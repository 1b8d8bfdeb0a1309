"""Help: the keys of the screen, how to write an entry, and what each part of the screen shows."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from runjournal.language.line.line_examples import EXAMPLES
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.screens.dialogs.dialog import Dialog

KEY = 14
WORD = 18


class Help(Dialog[None]):
    """Everything a runner needs to know about a screen, on one page."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,question_mark,q", "close", "Close", id="help.close")]

    def __init__(self, draw: DrawContext, keys: Iterable[tuple[str, str]], parts: Iterable[str]) -> None:
        super().__init__(draw)
        self.keys = list(keys)
        self.parts = list(parts)

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="help", classes="box") as pane:
            pane.border_title = Content("Help")
            pane.border_subtitle = Content("Esc closes")
            yield Static(self._page(), markup=False)

    def _page(self) -> Content:
        parts = [Content.styled(self.draw.plain(" ".join(part.split())), "$foreground 62%") for part in self.parts]
        last = Content.styled("A journal, not medical advice. Nothing leaves this machine.", "$foreground 38%")
        return Content("\n\n").join([_keys(self.keys), _examples(self.draw), *parts, last])


def _keys(keys: list[tuple[str, str]]) -> Content:
    """The keys in two columns."""
    half = (len(keys) + 1) // 2
    rows = [_key(left) + (_key(right[0]) if right else Content("")) for left, *right in _pairs(keys, half)]
    return Content("\n").join([Content.styled("Keys", "bold $accent"), *rows])


def _pairs(keys: list[tuple[str, str]], half: int) -> list[list[tuple[str, str]]]:
    return [[key, *keys[number + half : number + half + 1]] for number, key in enumerate(keys[:half])]


def _key(key: tuple[str, str]) -> Content:
    return Content.assemble((key[0].ljust(KEY), "$foreground"), (key[1].ljust(WORD), "$foreground 62%"))


def _examples(draw: DrawContext) -> Content:
    """Lines of the entry language, each with its meaning below."""
    rows = [
        Content.assemble((f"{line}\n", "$foreground"), (f"    {draw.plain(meaning)}", "$foreground 62%"))
        for line, meaning in EXAMPLES
    ]
    return Content("\n").join([Content.styled("A day in one line", "bold $accent"), *rows])
