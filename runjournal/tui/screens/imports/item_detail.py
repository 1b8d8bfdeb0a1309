"""The item under the cursor in full: nothing of it is cut, however long its reason."""

from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from runjournal.exchange.import_preview import ImportRow
from runjournal.language.display.dates import day_with_year, long_day, zone_words
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.flow import flow
from runjournal.tui.models.field_changes import FieldChange, changes_of
from runjournal.tui.models.import_items import ItemGroup, PreviewItem
from runjournal.tui.screens.imports.item_columns import DIM
from runjournal.tui.widgets.drawn_rows import DrawnRows

TEXTS = ("note", "name")
"""Fields that may be long."""


class ItemDetail(DrawnRows):
    """When and what it is, what happens with it, what it fills in, and its file."""

    LEAST_ROWS = 4
    """Below the table it has at least so many, so that the table seldom moves."""

    item: reactive[PreviewItem | None] = reactive(None)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__(draw)
        self._drawn: tuple[tuple[PreviewItem | None, int, bool], list[Content]] | None = None

    def watch_item(self) -> None:
        """Lay out again if the rows do not fit; a text within the height there is needs no layout."""
        if self.is_mounted and isinstance(self.parent, Widget):
            least = self.parent.size.height if self._is_beside else self.LEAST_ROWS
            if self.size.height != max(len(self.rows(self.size.width)), least):
                self.refresh(layout=True)

    @property
    def _is_beside(self) -> bool:
        """Whether it stands beside the table, where it has room."""
        return self.screen.has_class("-roomy")

    def rows(self, width: int) -> list[Content]:
        """The rows in a width, drawn once: the layout and the paint both need them."""
        key = self.item, width, self._is_beside
        if self._drawn is None or self._drawn[0] != key:
            self._drawn = key, list(self._draw(width))
        return self._drawn[1]

    def _draw(self, width: int) -> Iterator[Content]:
        parts = self._parts(self.item, width) if self.item is not None else ()
        for number, part in enumerate(part for part in parts if part):
            if number and self._is_beside:
                yield Content("")
            yield from part

    def _parts(self, item: PreviewItem, width: int) -> Iterator[list[Content]]:
        room = max(width, 20)
        yield self._head(item).wrap(room)
        if item.group is not ItemGroup.NEW:
            yield Content.styled(self.draw.plain(_sentence(item)), _ink(item)).wrap(room)
        if item.row is not None:
            changes = [change for change in changes_of(item.row, self.draw.settings) if _is_told(item.row, change)]
            if self._is_beside:
                yield from self._table(item.row, changes, room)
            else:
                yield flow([_in_line(item.row, change) for change in changes], room, self.draw.glyphs.dot)

    def _head(self, item: PreviewItem) -> Content:
        """When, what it is called, and which file it is from."""
        parts = []
        if item.cells is not None:
            day = long_day(item.cells.day) if self._is_beside else day_with_year(item.cells.day)
            parts.append((f"{day}  {item.cells.clock}".rstrip(), "bold $foreground"))
            zone = item.cells.zone
            parts.append((zone_words(zone), DIM))
        parts += [(item.name, "italic $foreground"), (item.where, DIM)]
        return Content("  ").join([Content.styled(text, ink) for text, ink in parts if text])

    def _table(self, row: ImportRow, changes: list[FieldChange], room: int) -> Iterator[list[Content]]:
        """The fields one below the other: in the journal, in the file, and as they are to be; long ones below that."""
        short = [change for change in changes if change.label not in TEXTS]
        heads = FieldChange("", "journal", "file", "then")
        shown = [0, 1, 2, 3] if row.present else [0, 3] if row.entry else [0, 2]
        widths = [max(cell_len(change[index]) for change in (heads, *short)) + 2 for index in shown]
        inks = [DIM, "$foreground", DIM, "bold $foreground" if row.present else "$foreground"]
        lines = [([change[index] for index in shown], [inks[index] for index in shown]) for change in short]
        if row.present:
            lines.insert(0, (list(heads), ["$foreground 50%"] * len(shown)))
        yield [Content.assemble(*zip(map(set_cell_size, texts, widths), its, strict=True)) for texts, its in lines]
        for change in changes:
            if change.label in TEXTS:
                yield _in_line(row, change).wrap(room)


def _is_told(row: ImportRow, change: FieldChange) -> bool:
    """Whether a field is worth a word: of a new entry each but those that its row says; of another what changes."""
    if row.present is None:
        return change.label not in ("start", "status", "name") and bool(change.after or not row.entry)
    if row.entry is None:
        return bool(change.before) and change.label not in ("start", "status")
    return change.before != change.after or bool(change.after and change.recorded not in ("", change.after))


def _in_line(row: ImportRow, change: FieldChange) -> Content:
    """A field with what it becomes, and what it was or what the file has instead."""
    value = change.after or change.before or change.recorded
    other = ""
    if row.present is not None and row.entry is not None:
        if change.before != change.after:
            other = f" (was {change.before})" if change.before else ""
        else:
            other = f" (file: {change.recorded})"
    return Content.assemble((f"{change.label} ", DIM), (value, "$foreground"), (other, DIM))


def _sentence(item: PreviewItem) -> str:
    if item.group in (ItemGroup.LEFT_OUT, ItemGroup.UNREADABLE):
        return f"{item.group}: {item.words}"
    return f"{item.words}  Space brings it in." if item.group is ItemGroup.ASKED else item.words


def _ink(item: PreviewItem) -> str:
    inks = {ItemGroup.ASKED: "$warning", ItemGroup.UNREADABLE: "$error"}
    return inks.get(item.group, "$foreground")
