"""The preview of an import: a filter by words and by what happens, the table, and the chosen item in full."""

from collections.abc import Callable, Iterator

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive, var
from textual.widget import Widget

from runjournal.tui.draw_context import DrawContext
from runjournal.tui.models.import_items import ItemGroup, PreviewItem
from runjournal.tui.models.imports import FilteredPreview
from runjournal.tui.screens.imports.item_columns import columns_of, heading
from runjournal.tui.screens.imports.item_detail import ItemDetail
from runjournal.tui.screens.imports.item_list import GroupSelected, ItemList
from runjournal.tui.widgets.cursor_list import Pane
from runjournal.tui.widgets.filter_line import FilterLine, LinePrompt
from runjournal.tui.widgets.scrolling_list import BAR

ROOM_LEFT = 90
"""Cells that the filter and the count take before the name of what was read."""
PLACEHOLDER = "a day, a title, a file"


class TickCount(Widget):
    """How much is ticked of what can be, and where it is from if there is room.

    It is as wide as if all were ticked: a tick must not lay the screen out again.
    """

    filtered: reactive[FilteredPreview] = reactive(FilteredPreview())
    source: reactive[str] = reactive("", layout=True)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw

    def watch_filtered(self, old: FilteredPreview, new: FilteredPreview) -> None:
        """Take the room that another preview needs."""
        if old.items is not new.items:
            self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """The width with all ticked."""
        return self._words(len(self.filtered.can_be_ticked)).cell_length

    def render(self) -> Content:
        words = self._words(len(self.filtered.ticked))
        return words.pad_left(max(self.size.width - words.cell_length, 0))

    def _words(self, ticked: int) -> Content:
        room = self.app.size.width - ROOM_LEFT
        source = "" if len(self.source) > room else f"{self.draw.glyphs.dot}{self.source}"
        of_all = f" of {len(self.filtered.can_be_ticked):,} ticked{source}"
        return Content.assemble((f"{ticked:,}", "bold $foreground"), (of_all, "$foreground 62%"))


class GroupTabs(Widget):
    """What happens, with how often; a click shows only that."""

    filtered: reactive[FilteredPreview] = reactive(FilteredPreview())

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw

    def watch_filtered(self, old: FilteredPreview, new: FilteredPreview) -> None:
        """Take the rows that another preview needs."""
        if old.items is not new.items:
            self.refresh(layout=True)

    def _tabs(self) -> Iterator[tuple[ItemGroup | None, Content]]:
        counts = self.filtered.counts
        for group in self.filtered.groups:
            count = sum(counts.values()) if group is None else counts[group]
            is_on = group is self.filtered.group
            word, number = ("bold $background on $accent",) * 2 if is_on else ("$foreground 62%", "$foreground")
            yield group, Content.assemble((f" {group or 'all'} ", word), (f"{count:,} ", number))

    def _rows(self, width: int) -> list[list[tuple[ItemGroup | None, Content]]]:
        """The tabs in as many rows as they need."""
        rows: list[list[tuple[ItemGroup | None, Content]]] = [[]]
        room = width
        for group, tab in self._tabs():
            if rows[-1] and tab.cell_length + 1 > room:
                rows.append([])
                room = width
            rows[-1].append((group, tab))
            room -= tab.cell_length + 1
        return rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows of the tabs."""
        return len(self._rows(width))

    def render(self) -> Content:
        rows = self._rows(self.size.width)
        return Content("\n").join([Content(" ").join([tab for _, tab in row]) for row in rows])

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        rows = self._rows(self.size.width)
        if offset is None or offset.y >= len(rows):
            return
        begins = 0
        for group, tab in rows[offset.y]:
            if begins <= offset.x < begins + tab.cell_length:
                self.post_message(GroupSelected(group))
            begins += tab.cell_length + 1


class ColumnNames(Widget):
    """The names of the columns, which stay while the list scrolls."""

    filtered: reactive[FilteredPreview] = reactive(FilteredPreview(), repaint=False)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw

    def watch_filtered(self, old: FilteredPreview, new: FilteredPreview) -> None:
        """Name the columns of another preview; a filter leaves them as they are."""
        if old.items is not new.items:
            self.refresh()

    def render(self) -> Content:
        return heading(columns_of(self.filtered.items, self.size.width - BAR, self.draw))


class PreviewPane(Container):
    """The filter, the table and the chosen item; in a wide terminal that stands beside the table."""

    filtered: var[FilteredPreview] = var(FilteredPreview())
    source: var[str] = var("")
    item: var[PreviewItem | None] = var(None)

    def __init__(self, draw: DrawContext, typed: Callable[[str], None], moved: Callable[[], None]) -> None:
        super().__init__(id="preview")
        self.draw = draw
        self.line = FilterLine(typed, PLACEHOLDER)
        self.list = ItemList(draw, moved)

    def compose(self) -> ComposeResult:
        draw = self.draw
        with Horizontal(id="filter"):
            yield LinePrompt(draw, "find")
            yield self.line
            yield TickCount(draw).data_bind(PreviewPane.filtered, PreviewPane.source)
        yield GroupTabs(draw).data_bind(PreviewPane.filtered)
        with Container(id="items"):
            with Vertical(id="table"):
                yield ColumnNames(draw).data_bind(PreviewPane.filtered)
                yield self.list.data_bind(PreviewPane.filtered)
            with Pane(id="detail"):
                yield ItemDetail(draw).data_bind(PreviewPane.item)
