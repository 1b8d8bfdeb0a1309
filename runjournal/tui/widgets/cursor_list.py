"""Lists with a cursor: what all of them share, and the pane that scrolls with them."""

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from textual import events
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.widget import Widget

from runjournal.tui.draw_context import DrawContext

Item = TypeVar("Item")

NO_ITEM = -1
"""The index of a row that shows no item, such as a heading."""

Line = tuple[int, Content]
"""A drawn row with the index of the item that it shows, or NO_ITEM."""


class Pane(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Scrolls by the wheel and with the cursor of its list; every key is left to the list and the screen."""


class CursorList(Widget, Generic[Item], can_focus=True):
    """Items one below the other, with a cursor that keys and the mouse move.

    A subclass gives `items`, draws them in `lines`, and binds its keys to `action_move` and `action_edge`.
    """

    cursor: reactive[int] = reactive(0)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw

    @property
    def items(self) -> Sequence[Item]:
        """What the list shows, from top to bottom."""
        raise NotImplementedError

    def lines(self, width: int) -> Iterator[Line]:
        """Draw the rows in `width` cells; those of an item follow each other."""
        raise NotImplementedError

    @property
    def chosen(self) -> Item | None:
        """The item under the cursor."""
        return self.items[self.cursor] if self.cursor < len(self.items) else None

    def is_lit(self, index: int) -> bool:
        """Whether an item is under the cursor while the list has the focus."""
        return index == self.cursor and self.has_focus

    # drawing

    def shown(self, width: int) -> list[Line]:
        """The rows that are drawn: all of them, unless the list has a fixed height."""
        return list(self.lines(width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the items take, at least one."""
        return max(sum(1 for _ in self.lines(width)), 1)

    def render(self) -> Content:
        return Content("\n").join([row for _, row in self.shown(self.size.width)])

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    # the cursor

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on an item."""
        return max(min(cursor, len(self.items) - 1), 0)

    def watch_cursor(self, old: int, new: int) -> None:
        """Scroll to the cursor."""
        if self.is_mounted:
            self.call_after_refresh(self.show_cursor)

    def rows_of(self, index: int) -> range:
        """The rows that show an item, counted from the top of the list; empty if none does."""
        indexes = [owner for owner, _ in self.lines(self.size.width)]
        top = indexes.index(index) if index in indexes else 0
        return range(top, top + indexes.count(index))

    def index_at(self, row: int) -> int | None:
        """The index of the item that a row of the widget shows, or None."""
        shown = self.shown(self.size.width)
        index = shown[row][0] if 0 <= row < len(shown) else NO_ITEM
        return None if index == NO_ITEM else index

    def show_cursor(self) -> None:
        """Scroll the pane around the list so that the item under the cursor is seen."""
        rows = self.rows_of(self.cursor)
        if rows and isinstance(self.parent, Widget):
            region = Region(0, rows.start, 1, len(rows)).translate(self.virtual_region.offset)
            self.parent.scroll_to_region(region, animate=False)

    def action_move(self, by: int) -> None:
        """Move the cursor by so many items."""
        self.cursor += by

    def action_edge(self, is_first: bool) -> None:
        """Move the cursor to the first or the last item."""
        self.cursor = 0 if is_first else len(self.items) - 1

    def on_click(self, event: events.Click) -> None:
        """Choose the item that was clicked, unless the click was on words that do something themselves."""
        if "@click" in event.style.meta:
            return
        index = self.index_at(event.y)
        if index is not None:
            is_again = event.chain == 2 and index == self.cursor
            self.cursor = index
            self.clicked(is_again=is_again)

    def clicked(self, *, is_again: bool) -> None:
        """Act on a click on the item that is now chosen; `is_again` for the second click of a double click."""


class CursorWindow(CursorList[Item]):
    """A list of fixed height, which shows the rows around the cursor: the screen around it stays as it is."""

    MORE = " …"
    """The last row if there are more below."""

    def shown(self, width: int) -> list[Line]:
        """The rows that fit, those of the item under the cursor among them."""
        lines, height = list(self.lines(width)), self.size.height
        if len(lines) <= height or not self.items:
            return lines
        kept = self.kept_rows()
        top = max(min(kept.stop + 1 - height, kept.start, len(lines) - height), 0)
        window = lines[top : top + height]
        if top + height == len(lines):
            return window
        return [*window[:-1], (NO_ITEM, Content.styled(self.draw.plain(self.more()), "$foreground 62%"))]

    def kept_rows(self) -> range:
        """The rows that stay in view."""
        return self.rows_of(self.cursor)

    def more(self) -> str:
        """The words of the last row if there are more below."""
        return self.MORE

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """All the height there is."""
        return container.height

    def show_cursor(self) -> None:
        """Draw the rows around the cursor."""
        self.refresh()
