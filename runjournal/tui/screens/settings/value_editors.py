"""What a value is changed with, over its row: a line to type it in, or the values that it may have."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from runjournal.model.frozen import light
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.flow import lit
from runjournal.tui.messages import LineCancelled
from runjournal.tui.models.setting_items import SettingItem, SettingValue
from runjournal.tui.widgets.cursor_list import CursorWindow, Line
from runjournal.tui.widgets.line_input import LineInput

MOST_CHOICES = 12
BORDER = 2


@light
class ValueSelected(Message):
    """A value of a setting is under the cursor, or with `is_kept` it is to be kept."""

    value: SettingValue
    is_kept: bool = False


class ValueLine(LineInput):
    """The line over the value of a setting; what is typed is checked with every key."""

    def __init__(self, typed: Callable[[str], None]) -> None:
        super().__init__(typed)
        self.completes = self.select_on_focus = False

    def action_complete(self) -> None:
        """Stay in the line: there is nothing to complete."""


class ValueChoices(CursorWindow[SettingValue]):
    """The values that a setting may have, in a box; the one under the cursor is tried."""

    HELP = "The values. Up and Down choose, Enter or a click keeps, Escape leaves all as it was."

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "keep", "Keep", id="setting.keep"),
        Binding("escape", "leave", "Leave", id="setting.leave"),
        Binding("up,k", "move(-1)", "Up", show=False, id="setting.up"),
        Binding("down,j", "move(1)", "Down", show=False, id="setting.down"),
        Binding("home", "edge(True)", "First", show=False, id="setting.first"),
        Binding("end", "edge(False)", "Last", show=False, id="setting.last"),
    ]

    def __init__(self, draw: DrawContext) -> None:
        super().__init__(draw)
        self.item: SettingItem | None = None
        self._choices: tuple[SettingValue, ...] = ()

    @property
    def items(self) -> Sequence[SettingValue]:
        """The values."""
        return self._choices

    @property
    def width_wanted(self) -> int:
        """The cells that the values take, with the border."""
        return max((len(self._words(value)) for value in self._choices), default=0) + 4 + BORDER

    @property
    def height_wanted(self) -> int:
        """The rows that the values take, with the border."""
        return min(len(self._choices), MOST_CHOICES) + BORDER

    def open(self, item: SettingItem) -> None:
        """Show the values of a setting, with the cursor on the one in force."""
        self.item, self._choices = item, item.choices
        self.set_reactive(ValueChoices.cursor, self._choices.index(item.value) if item.value in self._choices else 0)
        self.border_title = Content(item.label)
        self.refresh(layout=True)

    def watch_cursor(self, old: int, new: int) -> None:
        """Show the value under the cursor."""
        super().watch_cursor(old, new)
        if self.chosen is not None:
            self.post_message(ValueSelected(self.chosen))

    def index_at(self, row: int) -> int | None:
        """The index of the value in a row of the box, whose first is the border."""
        return super().index_at(row - 1)

    def lines(self, width: int) -> Iterator[Line]:
        """A row a value; the one in force has a mark."""
        for index, value in enumerate(self._choices):
            mark = self.draw.glyphs.ok if self.item is not None and value == self.item.value else " "
            cursor = self.draw.glyphs.cursor if index == self.cursor else " "
            row = Content.assemble((cursor, "$accent"), (f"{mark} ", "$accent"), (self._words(value), "$foreground"))
            yield index, lit(row.truncate(width), width) if self.is_lit(index) else row.truncate(width)

    def _words(self, value: SettingValue) -> str:
        if self.item is None:
            return ""
        return f"{self.item.words(value)}{'  (default)' if value == self.item.default else ''}"

    def action_keep(self) -> None:
        """Ask for the value under the cursor to be kept."""
        if self.chosen is not None:
            self.post_message(ValueSelected(self.chosen, is_kept=True))

    def action_leave(self) -> None:
        """Leave the value as it was."""
        self.post_message(LineCancelled())

    def clicked(self, *, is_again: bool) -> None:
        """Keep the value that was clicked."""
        self.action_keep()
