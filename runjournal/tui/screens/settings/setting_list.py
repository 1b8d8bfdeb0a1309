"""Every setting by its group, one a row, with its value."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from runjournal.tui.flow import lit
from runjournal.tui.models.setting_items import SettingItem
from runjournal.tui.widgets.grouped_list import GroupedList
from runjournal.tui.widgets.scrolling_list import BAR

MARK = 2
LABEL = 24
DEFAULT = 22
MEANING_FROM = 70


class SettingSelected(Message):
    """The cursor of the settings moved to another one."""


class SettingChangeRequested(Message):
    """Change the setting under the cursor."""


class DefaultRequested(Message):
    """Put the setting under the cursor back to its default."""


class SettingList(GroupedList[SettingItem]):
    """The settings under the headings of their groups."""

    HELP = """\
The settings, then the keys of every action. Choose one with Up and Down, or look for words with /. Enter changes it in
its row; d puts it back to its default; u undoes the last change. Each change is kept in the settings file at once, with
your comments as they are, and counts on every screen. Thresholds of the rules stand beside them: r.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,e", "change", "Change", id="settings.change"),
        Binding("d,delete", "default", "Default", id="settings.default"),
        Binding("up,k", "move(-1)", "Up", show=False, id="settings.up"),
        Binding("down,j", "move(1)", "Down", show=False, id="settings.down"),
        Binding("pageup", "turn(-1)", "Page up", show=False, id="settings.page-up"),
        Binding("pagedown", "turn(1)", "Page down", show=False, id="settings.page-down"),
        Binding("home", "edge(True)", "First", show=False, id="settings.first"),
        Binding("end", "edge(False)", "Last", show=False, id="settings.last"),
    ]

    NOTHING_FITS = " No setting has these words. Escape shows all again."
    HAS_GAPS = True

    settings: reactive[tuple[SettingItem, ...]] = reactive((), repaint=False)

    @property
    def items(self) -> Sequence[SettingItem]:
        """The settings that are shown."""
        return self.settings

    @property
    def value_column(self) -> int:
        """The cells before a value."""
        return MARK + min(LABEL, max(self.size.width // 2 - MARK, 1))

    def watch_settings(self, old: tuple[SettingItem, ...], new: tuple[SettingItem, ...]) -> None:
        """Lay out again; the cursor stays on its setting if that is still there."""
        keys = old[self.cursor].keys if self.cursor < len(old) else None
        before = ["", *(item.group for item in new)]
        self.lay_out("" if item.group == group else item.group for group, item in zip(before, new, strict=False))
        self.cursor = next((index for index, item in enumerate(new) if item.keys == keys), 0)
        self.show_cursor()
        self.refresh()
        self.post_message(SettingSelected())

    def watch_cursor(self, old: int, new: int) -> None:
        """Show the cursor, and tell which setting is under it."""
        super().watch_cursor(old, new)
        self.post_message(SettingSelected())

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self.show_cursor()

    # rows

    def row_in_view(self) -> int:
        """The row of the widget in which the setting under the cursor stands."""
        return self.rows_of(self.cursor).stop - 1 - self.top

    def painted_item(self, index: int) -> Strip:
        """The painted row of a setting."""
        drawn = self._row(self.settings[index], is_chosen=index == self.cursor)
        return self.paint(lit(drawn, self.size.width - BAR) if self.is_lit(index) else drawn)

    def _row(self, item: SettingItem, *, is_chosen: bool) -> Content:
        width, column = self.size.width - BAR, self.value_column
        room = width - column
        mark = self.draw.glyphs.cursor if is_chosen else " "
        row = Content.assemble(
            (mark.ljust(MARK), "$accent"),
            (self._fit(item.label, column - MARK - 1).ljust(column - MARK), "$foreground"),
        )
        for words, ink, cells in self._cells(item, room):
            row = Content.assemble(row, (self._fit(words, cells - 1).ljust(cells), ink))
        return row.truncate(width)

    def _cells(self, item: SettingItem, room: int) -> Iterator[tuple[str, str, int]]:
        """The words right of the label, each with its ink and its cells: the value, its default, what it means."""
        value = item.words(item.value)
        default = f"default {item.words(item.default)}" if item.is_changed else ""
        ink = "bold $foreground" if item.is_changed else "$foreground"
        if room < MEANING_FROM:
            cells = max(room - DEFAULT, room // 2) if default else room
            yield value, ink, cells
            yield default, "$foreground 62%", room - cells
            return
        yield value, ink, DEFAULT + 6
        yield default, "$foreground 62%", DEFAULT
        words = item.name if item.is_key else item.doc.meaning.replace("`", "")
        yield words, "$foreground 62%", max(room - 2 * DEFAULT - 6, 1)

    def _fit(self, words: str, cells: int) -> str:
        words, more = self.draw.plain(words), self.draw.plain("…")
        return words if len(words) <= cells else f"{words[: max(cells - len(more), 0)]}{more}"

    # keys

    def action_change(self) -> None:
        """Ask for the setting under the cursor to be changed."""
        if self.chosen is not None:
            self.post_message(SettingChangeRequested())

    def action_default(self) -> None:
        """Ask for the default of the setting under the cursor."""
        if self.chosen is not None:
            self.post_message(DefaultRequested())

    def clicked(self, *, is_again: bool) -> None:
        """Change a setting on a double click."""
        if is_again:
            self.action_change()
