"""A list with a cursor that scrolls by itself, so that thousands of items cost no more than those in view.

A `ScrollView` lays the whole screen out again for each other number of rows, which is nearly every key of a filter.
Measured, that is 0.5 to 1 ms more on 5 to 11 ms a key (10 years at 160 columns, CPU).
"""

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip

from runjournal.tui.draw_context import DrawContext
from runjournal.tui.widgets.cursor_list import NO_ITEM, CursorList, Item

WHEEL = 3
"""How many rows a turn of the wheel moves."""
BAR = 1
"""How many cells wide the scrollbar is."""


class ScrollingList(CursorList[Item]):
    """Items in rows, of which only those in view are drawn. A subclass gives `rows_of`, the owner and strip of a row.

    When its rows change it calls `show_cursor` and `refresh`.
    """

    ALLOW_SELECT = False

    cursor: reactive[int] = reactive(0, repaint=False)
    top: reactive[int] = reactive(0)
    """The first row in view."""

    def __init__(self, draw: DrawContext) -> None:
        super().__init__(draw)
        self._grabbed: int | None = None
        """The row of the scrollbar's thumb at which the mouse holds it."""

    @property
    def row_count(self) -> int:
        """How many rows all items take."""
        raise NotImplementedError

    def item_of(self, row: int) -> int:
        """The index of the item that a row shows, or NO_ITEM."""
        raise NotImplementedError

    def painted(self, row: int) -> Strip:
        """A painted row, empty below the last."""
        raise NotImplementedError

    # drawing

    def render_line(self, y: int) -> Strip:
        """A row in view, with its cell of the scrollbar."""
        return Strip.join([self.painted(self.top + y), self._bar(y)])

    def paint(self, line: Content) -> Strip:
        """Paint a row in the widget's colours over its whole width. Textual's own way is slower: it wraps first."""
        width = self.size.width - BAR
        line = line.truncate(width)
        ground = self.visual_style
        segments = [
            Segment(text, (ground + style).rich_style)
            for text, style in line.render(ground, end="", parse_style=self._get_style)
        ]
        return Strip(segments, line.cell_length).extend_cell_length(width, ground.rich_style)

    def refresh_items(self, *indexes: int) -> None:
        """Draw the rows of some items again."""
        for index in indexes:
            rows = self.rows_of(index)
            self.refresh(Region(0, rows.start - self.top, self.size.width, len(rows)))

    # the scrollbar

    def _thumb(self) -> range:
        """The rows of the scrollbar that show which part is in view; empty if there is no scrollbar."""
        height, rows = self.size.height, self.row_count
        if rows <= height or self.draw.settings.ascii:
            return range(0)
        length = max(height * height // rows, 1)
        begin = self.top * (height - length) // (rows - height)
        return range(begin, begin + length)

    def _bar(self, y: int) -> Strip:
        """A row's cell of the scrollbar; blank if all rows are in view."""
        ink = self._get_style("on $foreground 15%") if y in self._thumb() else self.visual_style
        return Strip.blank(BAR, (self.visual_style + ink).rich_style)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Grab the scrollbar."""
        thumb = self._thumb()
        if thumb and self._is_on_bar(event):
            self._grabbed = event.y - thumb.start if event.y in thumb else len(thumb) // 2
            self.capture_mouse()
            self._drag(event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Scroll with the scrollbar while it is grabbed."""
        if self._grabbed is not None:
            self._drag(event.y)

    def on_mouse_up(self) -> None:
        """Let go of the scrollbar."""
        if self._grabbed is not None:
            self._grabbed = None
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Choose no item when the scrollbar is clicked."""
        if self._is_on_bar(event):
            event.prevent_default()

    def on_mouse_scroll_down(self) -> None:
        """Scroll down; the cursor stays."""
        self.top += WHEEL

    def on_mouse_scroll_up(self) -> None:
        """Scroll up; the cursor stays."""
        self.top -= WHEEL

    def _is_on_bar(self, event: events.MouseEvent) -> bool:
        return event.x >= self.size.width - BAR

    def _drag(self, y: int) -> None:
        height = self.size.height
        self.top = round((y - (self._grabbed or 0)) * (self.row_count - height) / (height - len(self._thumb())))

    # the cursor

    def validate_top(self, top: int) -> int:
        """Leave no empty rows below the last item while there are rows above."""
        return max(min(top, self.row_count - self.size.height), 0)

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the cursor where it is now, and scroll to it."""
        self.refresh_items(old, new)
        self.show_cursor()

    def index_at(self, row: int) -> int | None:
        """The index of the item that a row of the widget shows, or None."""
        row += self.top
        index = self.item_of(row) if row < self.row_count else NO_ITEM
        return None if index == NO_ITEM else index

    def show_cursor(self) -> None:
        """Scroll so that the item under the cursor is in view."""
        rows = self.rows_of(self.cursor)
        self.top = min(max(self.top, rows.stop - self.size.height), rows.start)

    def action_turn(self, pages: int) -> None:
        """Move the cursor by the height of the list."""
        if self.row_count:
            row = self.rows_of(self.cursor).start + pages * max(self.size.height - 1, 1)
            self.cursor = self.item_of(max(min(row, self.row_count - 1), 0))
