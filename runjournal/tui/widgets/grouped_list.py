"""A scrolling list of items of one row each, under the headings of their groups."""

from collections.abc import Iterable

from textual.content import Content
from textual.strip import Strip

from runjournal.tui.draw_context import DrawContext
from runjournal.tui.widgets.cursor_list import Item
from runjournal.tui.widgets.scrolling_list import ScrollingList


class GroupedList(ScrollingList[Item]):
    """A list with headings. When its items change, a subclass calls `lay_out`; it draws an item in `painted_item`."""

    NOTHING_FITS = ""
    """What stands in a list without items."""

    HAS_GAPS = False
    """Whether a row is left empty above each heading but the first."""

    def __init__(self, draw: DrawContext) -> None:
        super().__init__(draw)
        self._rows: list[int] = []
        """For each row the index of its item; for a heading and a gap that of the item below."""
        self._row_of: list[int] = []
        """The row of each item."""
        self._headings: dict[int, str] = {}
        """The groups by the rows of their headings, and an empty word by the row of a gap."""

    def lay_out(self, groups: Iterable[str]) -> None:
        """Find out which row shows what: `groups` has for each item the group that begins with it, or an empty word."""
        self._rows, self._row_of, self._headings = [], [], {}
        for index, group in enumerate(groups):
            if group:
                if self.HAS_GAPS and self._rows:
                    self._headings[len(self._rows)] = ""
                    self._rows.append(index)
                self._headings[len(self._rows)] = group
                self._rows.append(index)
            self._row_of.append(len(self._rows))
            self._rows.append(index)

    def heading(self, group: str) -> Content:
        """The heading of a group."""
        return Content.styled(f" {group}", "$accent") if group else Content("")

    def painted_item(self, index: int) -> Strip:
        """The painted row of an item."""
        raise NotImplementedError

    @property
    def row_count(self) -> int:
        """A row an item, with the headings and the gaps above them."""
        return len(self._rows)

    def item_of(self, row: int) -> int:
        """The index of the item in a row, or below a heading."""
        return self._rows[row]

    def index_at(self, row: int) -> int | None:
        """The index of the item that a row of the widget shows, or None."""
        return None if self.top + row in self._headings else super().index_at(row)

    def rows_of(self, index: int) -> range:
        """The row of an item, with the heading that it stands below if it is the first; empty if there is none."""
        if index >= len(self._row_of):
            return range(0)
        row = self._row_of[index]
        return range(row - 1 if row - 1 in self._headings else row, row + 1)

    def painted(self, row: int) -> Strip:
        """A painted row, empty below the last."""
        if row >= len(self._rows):
            return self.paint(Content("" if row or self._rows else self.NOTHING_FITS))
        if row in self._headings:
            return self.paint(self.heading(self._headings[row]))
        return self.painted_item(self._rows[row])
