"""The day's entries, one a row, with a cursor; a row is edited where it stands."""

from datetime import datetime
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.widget import Widget

from runjournal.model.entries import Entry
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.entry_rows import rows_of
from runjournal.tui.messages import EditRequested

EMPTY_TODAY = (
    "Nothing logged yet. Press a and type the day:",
    "",
    "    r 8.2k 44 e5 calf3l w2",
    "",
    "8.2 km in 44 minutes at effort 5, the left calf sore at 3 of 10, two litres drunk.",
    "",
    "b asks about a massage before you book it; ? shows the rest.",
)
EMPTY_DAY = ("Nothing logged on this day.", "", "Press a to add to it, t to come back to today.")


class DayList(Widget, can_focus=True):
    """The entries of the chosen day in the order of their times."""

    HELP = """\
The day. Up and down choose an entry, Enter edits it where it stands, c confirms a planned one,
d deletes it, u brings it back.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False, id="day.up"),
        Binding("down,j", "move(1)", "Down", show=False, id="day.down"),
        Binding("home", "edge(0)", "First", show=False, id="day.first"),
        Binding("end", "edge(-1)", "Last", show=False, id="day.last"),
        Binding("enter,e", "edit", "Edit", id="day.edit"),
    ]

    EMPTY_TODAY: ClassVar[tuple[str, ...]] = EMPTY_TODAY
    EMPTY_DAY: ClassVar[tuple[str, ...]] = EMPTY_DAY

    entries: reactive[tuple[Entry, ...]] = reactive((), layout=True)
    now: reactive[datetime | None] = reactive(None)
    is_today: reactive[bool] = reactive(True)
    cursor: reactive[int] = reactive(0)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw

    @property
    def chosen(self) -> Entry | None:
        """The entry under the cursor."""
        return self.entries[self.cursor] if 0 <= self.cursor < len(self.entries) else None

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on an entry."""
        return max(min(cursor, len(self.entries) - 1), 0)

    def watch_entries(self) -> None:
        """Keep the cursor on an entry when the day changes."""
        self.cursor = self.cursor

    def watch_cursor(self) -> None:
        """Scroll so that the cursor is seen."""
        if self.is_mounted:
            self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        if isinstance(self.parent, Widget) and self.entries:
            height = len(self._rows(self.cursor, self.size.width))
            self.parent.scroll_to_region(Region(0, self.top_of(self.cursor), 1, height), animate=False)

    def top_of(self, index: int) -> int:
        """The first row of an entry, counted from the top of the list."""
        return sum(len(self._rows(above, self.size.width)) for above in range(index))

    def index_at(self, row: int) -> int | None:
        """The entry that a row shows."""
        top = 0
        for index in range(len(self.entries)):
            top += len(self._rows(index, self.size.width))
            if row < top:
                return index
        return None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the entries take, or the words of an empty day."""
        if not self.entries:
            return len(self._empty(width))
        return sum(len(self._rows(index, width)) for index in range(len(self.entries)))

    def render(self) -> Content:
        width = self.size.width
        if not self.entries:
            return Content("\n").join(self._empty(width))
        return Content("\n").join([row for index in range(len(self.entries)) for row in self._rows(index, width)])

    def _empty(self, width: int) -> list[Content]:
        words = self.EMPTY_TODAY if self.is_today else self.EMPTY_DAY
        return [row for line in words for row in Content.styled(line, "$foreground 62%").wrap(max(width, 20))]

    def _rows(self, index: int, width: int) -> list[Content]:
        is_lit = index == self.cursor and self.has_focus
        return rows_of(self.entries[index], self.draw, self.now, width, is_lit=is_lit)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.cursor += by

    def action_edge(self, index: int) -> None:
        """Move the cursor to the first or the last entry."""
        self.cursor = 0 if index == 0 else len(self.entries) - 1

    def action_edit(self) -> None:
        """Ask for the entry under the cursor to be edited."""
        if self.chosen is not None:
            self.post_message(EditRequested(self.chosen))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        index = self.index_at(event.y)
        if index is not None:
            self.cursor = index
            if event.chain == 2:
                self.action_edit()
