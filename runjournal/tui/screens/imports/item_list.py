"""The items of an import's preview in a table that filters, ticks and scrolls without delay."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from runjournal.model.frozen import light
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.flow import lit
from runjournal.tui.models.import_items import TICKABLE, ItemGroup, PreviewItem
from runjournal.tui.models.imports import FilteredPreview
from runjournal.tui.screens.imports.item_columns import DIM, ItemColumn, columns_of, row_of
from runjournal.tui.widgets.grouped_list import GroupedList
from runjournal.tui.widgets.scrolling_list import BAR


@light
class GroupSelected(Message):
    """Show one group of a preview, or with None all of it."""

    group: ItemGroup | None


@light
class TickRequested(Message):
    """Tick an item of a preview by its number, or take its tick away."""

    number: int


class AllTicksRequested(Message):
    """Tick all items that are shown, or none if all are ticked."""


class ImportRequested(Message):
    """Import what is ticked."""


class ItemList(GroupedList[PreviewItem]):
    """What an import would do: a heading, then a row an item."""

    HELP = """\
What would happen, newest first. Space or a click ticks a row or takes its tick away, * all that are shown; Enter
imports what is ticked as one step, which u undoes. Left and Right show only what is new, what joins an entry of yours,
what was left out or could not be read; / looks for words: a day, a title, a file. Your own words always stay: a
recording only fills what is empty. What is unsure is up to you, so it is not ticked.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "import", "Import", id="preview.import"),
        Binding("space", "tick", "Tick", id="preview.tick", key_display="Space"),
        Binding("asterisk", "tick_all", "All", id="preview.tick-all", key_display="*"),
        Binding("up,k", "move(-1)", "Up", show=False, id="preview.up"),
        Binding("down,j", "move(1)", "Down", show=False, id="preview.down"),
        Binding("pageup", "turn(-1)", "Page up", show=False, id="preview.page-up"),
        Binding("pagedown", "turn(1)", "Page down", show=False, id="preview.page-down"),
        Binding("home", "edge(True)", "First", show=False, id="preview.first"),
        Binding("end", "edge(False)", "Last", show=False, id="preview.last"),
        Binding("left,h", "group(-1)", "Show before", show=False, id="preview.group-before"),
        Binding("right,l", "group(1)", "Show next", show=False, id="preview.group-after"),
    ]

    NOTHING_FITS = " Nothing here has these words. Escape shows all again."

    filtered: reactive[FilteredPreview] = reactive(FilteredPreview(), repaint=False)

    def __init__(self, draw: DrawContext, moved: Callable[[], None]) -> None:
        super().__init__(draw)
        self.moved = moved
        """Called when another item is under the cursor: a message would come a frame after the paint that shows it."""
        self._items: list[PreviewItem] = []
        self.columns: list[ItemColumn] = []
        self._is_fresh = False
        """Whether the list has had no room yet since it got another preview."""
        self._painted: dict[tuple[int, bool], Strip] = {}
        """Rows without the cursor, by the number of the item and whether it is ticked."""

    @property
    def items(self) -> Sequence[PreviewItem]:
        """The items that are shown."""
        return self._items

    @property
    def number(self) -> int | None:
        """The number of the item under the cursor."""
        numbers = self.filtered.numbers
        return numbers[self.cursor] if self.cursor < len(numbers) else None

    @property
    def chosen(self) -> PreviewItem | None:
        """The item under the cursor."""
        return None if self.number is None else self.filtered.items[self.number]

    # what changes

    def watch_filtered(self, old: FilteredPreview, new: FilteredPreview) -> None:
        """Draw other ticks; lay out again for another filter, with the cursor on its item if it is still there."""
        if old.items is new.items and old.numbers == new.numbers:
            self.refresh()
            return
        before = old.numbers[self.cursor] if old.items is new.items and self.cursor < len(old.numbers) else None
        if old.items is not new.items:
            self._is_fresh = not self.size.height
            self._forget()
        self._lay_out()
        self.set_reactive(ItemList.cursor, self._place_of(before))
        self.top = 0
        self.show_cursor()
        self.refresh()
        self.moved()

    def _place_of(self, number: int | None) -> int:
        """The place of an item among those shown; else of the first that can be imported."""
        numbers, items = self.filtered.numbers, self.filtered.items
        if number in numbers:
            return numbers.index(number)
        first = (place for place, each in enumerate(numbers) if items[each].group is not ItemGroup.REMARK)
        return next(first, 0)

    def watch_cursor(self, old: int, new: int) -> None:
        """Show the cursor, and tell which item is under it."""
        super().watch_cursor(old, new)
        self.moved()

    def on_resize(self) -> None:
        """Fit the columns into the new width; begin at the top once there is room."""
        self._forget()
        if self._is_fresh and self.size.height:
            self._is_fresh, self.top = False, 0
        self.show_cursor()

    def notify_style_update(self) -> None:
        """Paint again when the theme changes."""
        super().notify_style_update()
        self._painted.clear()
        self.refresh()

    def _forget(self) -> None:
        self._painted.clear()
        self.columns = columns_of(self.filtered.items, self.size.width - BAR, self.draw)
        self.refresh()

    # rows

    def _lay_out(self) -> None:
        self._items = [self.filtered.items[number] for number in self.filtered.numbers]
        self.lay_out(self._beginning_groups())

    def _beginning_groups(self) -> Iterator[str]:
        """For each item the group that begins with it and needs a heading, or an empty word."""
        before: ItemGroup | None = None
        for item in self._items:
            group = item.group
            yield group if self.filtered.group is None and _begins_part(group, before) else ""
            before = group

    def painted_item(self, index: int) -> Strip:
        """The painted row of an item; but for the one under the cursor each is painted once."""
        number = self.filtered.numbers[index]
        key = number, number in self.filtered.ticked
        if index == self.cursor:
            drawn = self._row(*key, is_chosen=True)
            return self.paint(lit(drawn, self.size.width - BAR) if self.has_focus else drawn)
        if key not in self._painted:
            self._painted[key] = self.paint(self._row(*key, is_chosen=False))
        return self._painted[key]

    def _row(self, number: int, is_ticked: bool, *, is_chosen: bool) -> Content:
        item = self.filtered.items[number]
        row = row_of(item, self.columns, self.draw, is_ticked=is_ticked, is_chosen=is_chosen)
        width, cut = self.size.width - BAR, self.draw.plain("…")
        return row if row.cell_length <= width else Content.assemble(row.truncate(width - len(cut)), (cut, DIM))

    def heading(self, group: str) -> Content:
        """The name of a group with how many of it are shown; what can be imported has one heading without a number."""
        if group in TICKABLE:
            return Content.styled(" To import", "$accent")
        count = sum(self.filtered.items[number].group == group for number in self.filtered.numbers)
        return Content.assemble((f" {group.capitalize()}", "$accent"), (f"  {count:,}", "$foreground 62%"))

    # keys

    def action_import(self) -> None:
        """Ask to import what is ticked."""
        self.post_message(ImportRequested())

    def action_tick(self) -> None:
        """Ask to tick the item under the cursor, or to take its tick away."""
        if self.number is not None:
            self.post_message(TickRequested(self.number))

    def action_tick_all(self) -> None:
        """Ask to tick all that are shown, or none if all are."""
        self.post_message(AllTicksRequested())

    def action_group(self, by: int) -> None:
        """Ask to show the group before or after the one that is shown."""
        groups = self.filtered.groups
        place = groups.index(self.filtered.group) + by
        self.post_message(GroupSelected(groups[place % len(groups)]))

    def clicked(self, *, is_again: bool) -> None:
        """Tick the item that was clicked, or take its tick away, unless it is a click to see it."""
        if self.chosen is not None and self.chosen.can_be_ticked:
            self.action_tick()


def _begins_part(group: ItemGroup, before: ItemGroup | None) -> bool:
    """Whether a group begins a part of the list with a heading, which what can be imported needs only below another."""
    if before is None:
        return group not in TICKABLE
    return group.part != before.part
