"""Every setting by its group, one a row, with its value."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from runjournal.tui.draw_context import DrawContext
from runjournal.tui.flow import lit
from runjournal.tui.models.setting_items import SettingItem
from runjournal.tui.widgets.cursor_list import NO_ITEM
from runjournal.tui.widgets.scrolling_list import BAR, ScrollingList

MARK = 2
LABEL = 24
DEFAULT = 22
MEANING_FROM = 70
NOTHING_FITS = " No setting has these words. Escape shows all again."


class SettingSelected(Message):
    """The cursor of the settings moved to another one."""


class SettingChangeRequested(Message):
    """Change the setting under the cursor."""


class DefaultRequested(Message):
    """Put the setting under the cursor back to its default."""


class SettingList(ScrollingList[SettingItem]):
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

    settings: reactive[tuple[SettingItem, ...]] = reactive((), repaint=False)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__(draw)
        self._rows: list[int] = []
        """For each row the index of its setting, or NO_ITEM for a heading or a gap."""
        self._headings: dict[int, str] = {}

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
        self._lay_out()
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

    def _lay_out(self) -> None:
        self._rows, self._headings = [], {}
        group = ""
        for index, item in enumerate(self.settings):
            if item.group != group:
                self._rows += [NO_ITEM] * (2 if group else 1)
                self._headings[len(self._rows) - 1] = group = item.group
            self._rows.append(index)

    @property
    def row_count(self) -> int:
        """A row a setting, with the headings and the gaps above them."""
        return len(self._rows)

    def item_of(self, row: int) -> int:
        """The index of the setting in a row, or below a heading."""
        return next((each for each in self._rows[row:] if each != NO_ITEM), NO_ITEM)

    def index_at(self, row: int) -> int | None:
        """The index of the setting in a row of the widget, or None."""
        row += self.top
        return None if row >= len(self._rows) or self._rows[row] == NO_ITEM else self._rows[row]

    def rows_of(self, index: int) -> range:
        """The row of a setting, with the heading that it stands below if it is the first."""
        if index not in self._rows:
            return range(0)
        row = self._rows.index(index)
        return range(row - 1 if row - 1 in self._headings else row, row + 1)

    def row_in_view(self) -> int:
        """The row of the widget in which the setting under the cursor stands."""
        return self.rows_of(self.cursor).stop - 1 - self.top

    def painted(self, row: int) -> Strip:
        """A painted row, empty below the last."""
        if row in self._headings:
            return self.paint(Content.styled(f" {self._headings[row]}", "$accent"))
        if row >= len(self._rows) or self._rows[row] == NO_ITEM:
            return self.paint(Content("" if row or self._rows else NOTHING_FITS))
        index = self._rows[row]
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
