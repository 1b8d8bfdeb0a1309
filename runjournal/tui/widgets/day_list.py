"""The day's entries, one a row, with a cursor; an entry is edited in its row."""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive

from runjournal.model.entries import Entry
from runjournal.tui.entry_rows import rows_of
from runjournal.tui.messages import EditRequested
from runjournal.tui.widgets.cursor_list import NO_ITEM, CursorList, Line

EMPTY_TODAY = (
    "Nothing logged yet. Press a and type the day:",
    "",
    "    r 8.2k 44 e5 calf3l w2",
    "",
    "8.2 km in 44 minutes at effort 5, the left calf sore at 3 of 10, two litres drunk.",
    "",
    "i brings in the runs of your watch, b asks about a massage before you book it, ? shows the rest.",
)
EMPTY_DAY = ("Nothing logged on this day.", "", "Press a to add to it, t to come back to today.")


class DayList(CursorList[Entry]):
    """The entries of the chosen day, earliest first."""

    HELP = """\
The day's entries. Choose one with Up and Down; Enter edits it in place, c confirms a planned one, x cancels it, d
deletes it and u takes back what you did last.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False, id="day.up"),
        Binding("down,j", "move(1)", "Down", show=False, id="day.down"),
        Binding("home", "edge(True)", "First", show=False, id="day.first"),
        Binding("end", "edge(False)", "Last", show=False, id="day.last"),
        Binding("enter,e", "edit", "Edit", id="day.edit"),
    ]

    EMPTY_TODAY: ClassVar[tuple[str, ...]] = EMPTY_TODAY
    EMPTY_DAY: ClassVar[tuple[str, ...]] = EMPTY_DAY

    entries: reactive[tuple[Entry, ...]] = reactive((), layout=True)
    now: reactive[datetime | None] = reactive(None)
    is_today: reactive[bool] = reactive(True)

    @property
    def items(self) -> tuple[Entry, ...]:
        """The entries."""
        return self.entries

    def watch_entries(self) -> None:
        """Keep the cursor on an entry when the day changes."""
        self.cursor = self.cursor

    def lines(self, width: int) -> Iterator[Line]:
        """The rows of the entries, or the words of an empty day."""
        for index in range(len(self.entries)):
            yield from ((index, row) for row in self.rows(index, width))
        if not self.entries:
            words = self.EMPTY_TODAY if self.is_today else self.EMPTY_DAY
            rows = (Content.styled(line, "$foreground 62%").wrap(max(width, 20)) for line in words)
            yield from ((NO_ITEM, row) for row in chain.from_iterable(rows))

    def rows(self, index: int, width: int) -> list[Content]:
        """The rows of an entry."""
        return rows_of(self.entries[index], self.draw, self.now, width, is_lit=self.is_lit(index))

    def action_edit(self) -> None:
        """Ask for the entry under the cursor to be edited."""
        if self.chosen is not None:
            self.post_message(EditRequested(self.chosen))

    def clicked(self, *, is_again: bool) -> None:
        """Edit an entry on a double click."""
        if is_again:
            self.action_edit()
