"""The entries that a filter finds, day by day, newest first; only the rows in view are drawn."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from runjournal.model.entries import Entry
from runjournal.model.frozen import light
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.messages import EditRequested
from runjournal.tui.models.search import Found
from runjournal.tui.screens.journal.found_rows import FoundRows
from runjournal.tui.widgets.scrolling_list import BAR, ScrollingList

AHEAD = 2
"""How many heights of the list are read ahead of what is in view."""


@light
class EntrySelected(Message):
    """The cursor of the list moved to another entry, or the list is empty."""

    entry: Entry | None


@light
class MoreRequested(Message):
    """Read more entries, above or below those in the list."""

    is_above: bool


@light
class EdgeRequested(Message):
    """Read the newest or the oldest entries."""

    is_newest: bool


class FoundList(ScrollingList[Entry]):
    """The entries that a filter finds."""

    HELP = """\
The journal, newest first. Choose an entry with Up and Down; Enter edits it, c confirms a planned one, x cancels
it, d deletes it and u takes back what you did last. Press / to go to the filter; Escape empties it, or goes back if it
is empty.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False, id="journal.up"),
        Binding("down,j", "move(1)", "Down", show=False, id="journal.down"),
        Binding("pageup", "turn(-1)", "Page up", show=False, id="journal.page-up"),
        Binding("pagedown", "turn(1)", "Page down", show=False, id="journal.page-down"),
        Binding("home", "edge(True)", "Newest", show=False, id="journal.newest"),
        Binding("end", "edge(False)", "Oldest", show=False, id="journal.oldest"),
        Binding("enter,e", "edit", "Edit", id="journal.edit"),
    ]

    found: reactive[Found] = reactive(Found(), repaint=False)
    now: reactive[datetime | None] = reactive(None, repaint=False)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__(draw)
        self.rows = FoundRows(draw, self.paint)

    @property
    def row_count(self) -> int:
        """How many rows the entries take, with the headings of their days."""
        return len(self.rows.rows)

    @property
    def items(self) -> Sequence[Entry]:
        """The entries."""
        return self.found.entries

    # what changes

    def watch_found(self, old: Found, new: Found) -> None:
        """Keep the cursor on its entry while the filter stays the same; start at the top with another one."""
        if old.entries is new.entries and new.entries and old.texts == new.texts:
            return
        before = old.entries[self.cursor] if self.cursor < len(old.entries) else None
        row_in_view = self.rows_of(self.cursor).start - self.top
        self._lay_out()
        if old.query.filter != new.query.filter or before is None:
            self.cursor = self.top = 0
        else:
            same = (index for index, entry in enumerate(new.entries) if entry.id == before.id)
            self.cursor = next(same, self.cursor)
            self.top = self.rows_of(self.cursor).start - row_in_view
        self.show_cursor()
        self._post_chosen()

    def watch_cursor(self, old: int, new: int) -> None:
        """Show the entry, and post which it is."""
        super().watch_cursor(old, new)
        self._post_chosen()

    def watch_top(self) -> None:
        """Ask for more entries before the end is in view."""
        self._want_more()

    def watch_now(self) -> None:
        """Lay out again: a heading says how far away its day is."""
        self._lay_out()

    def on_resize(self) -> None:
        """Lay the entries out for the new width."""
        self._lay_out()
        self.show_cursor()

    def _post_chosen(self) -> None:
        self.post_message(EntrySelected(self.chosen))

    def _want_more(self) -> None:
        """Ask for more before the end is in view. At the top, where each filter starts, only fill the list."""
        height, rows = self.size.height, len(self.rows.rows)
        if self.found.more_below and height and self.top + height * (1 + AHEAD * (self.top > 0)) >= rows:
            self.post_message(MoreRequested(is_above=False))
        if self.found.more_above and self.top < AHEAD * height:
            self.post_message(MoreRequested(is_above=True))

    # rows

    def _lay_out(self) -> None:
        self.rows.lay_out(self.found, self.now, self.size.width - BAR)
        self.refresh()

    def notify_style_update(self) -> None:
        """Paint again when the theme or the background changes."""
        super().notify_style_update()
        self.rows.forget()
        self.refresh()

    def item_of(self, row: int) -> int:
        """The index of the entry that a row shows, or whose day's heading it is."""
        return self.rows.rows[row].item

    def painted(self, row: int) -> Strip:
        """A painted row, empty below the last."""
        return self.rows.painted(row, self.cursor, is_lit=self.has_focus)

    # the cursor

    def rows_of(self, index: int) -> range:
        """The rows of an entry, with the heading of its day if it begins it."""
        return self.rows.of(index)

    def show_cursor(self) -> None:
        """Scroll so that the entry under the cursor is in view, and ask for more."""
        super().show_cursor()
        self._want_more()

    def action_edge(self, is_first: bool) -> None:
        """Go to the newest or the oldest entry."""
        if self.found.more_above if is_first else self.found.more_below:
            self.post_message(EdgeRequested(is_newest=is_first))
        else:
            super().action_edge(is_first)

    def action_edit(self) -> None:
        """Ask for the entry under the cursor to be edited."""
        if self.chosen is not None:
            self.post_message(EditRequested(self.chosen))

    def clicked(self, *, is_again: bool) -> None:
        """Edit an entry on a double click."""
        if is_again:
            self.action_edit()
