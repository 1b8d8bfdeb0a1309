"""The columns of an import's preview: which have room, how wide they are, and a row in them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from runjournal.language.display.dates import zone_words
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.models.import_items import ItemGroup, PreviewItem

MARGIN = 4
"""Cells before the first column: the cursor, the tick and a space behind each."""
GAP = 2
WORDS_MIN = 24
"""Cells that what happens takes before other columns get any."""
MOST_SPORT = 14
MOST_ZONE = 18
DIM = "$foreground 62%"
QUIET = {ItemGroup.LEFT_OUT, ItemGroup.THERE, ItemGroup.OTHER}


class ItemColumn(NamedTuple):
    """A column: its heading, how many cells it takes, and on which side its values stand."""

    name: str
    heading: str
    width: int
    is_right: bool = False

    def cell(self, value: str) -> str:
        """A value in the column, with the gap behind it."""
        value = set_cell_size(value, self.width) if cell_len(value) > self.width else value
        blank = " " * (self.width - cell_len(value))
        return f"{blank}{value}{' ' * GAP}" if self.is_right else f"{value}{blank}{' ' * GAP}"


DAY = ItemColumn("day", "day", 11)
LONG_DAY = ItemColumn("long day", "day", 15)
CLOCK = ItemColumn("clock", "start", 5)
TIME = ItemColumn("time", "time", 7, is_right=True)
HEART_RATE = ItemColumn("heart rate", "bpm", 3, is_right=True)
ORDER = ("long day", "day", "clock", "zone", "sport", "distance", "time", "heart rate")


def columns_of(items: Iterable[PreviewItem], width: int, draw: DrawContext) -> list[ItemColumn]:
    """The columns that have room in a width, the most telling first; one in which nothing stands is left out.

    The day always stands there: a time without it would be told for that of any day.
    """
    cells = [item.cells for item in items if item.cells]
    room = width - MARGIN - WORDS_MIN
    zones = {each.zone for each in cells} - {""}
    sports = {each.sport for each in cells}
    wanted = [
        DAY,
        *([CLOCK] if any(each.clock for each in cells) else []),
        *([_fitted("distance", str(draw.settings.distance), {each.distance for each in cells}, is_right=True)]),
        *([TIME] if any(each.time for each in cells) else []),
        *([_fitted("sport", "sport", sports, MOST_SPORT)] if sports - {"run", ""} else []),
        *([_fitted("zone", "zone", set(map(short_zone, zones)), MOST_ZONE)] if zones else []),
        *([HEART_RATE] if any(each.heart_rate for each in cells) else []),
    ]
    taken: list[ItemColumn] = []
    for column in wanted:
        if room >= column.width + GAP or column is DAY:
            taken.append(column)
            room -= column.width + GAP
    if DAY in taken and room >= LONG_DAY.width - DAY.width:
        taken[taken.index(DAY)] = LONG_DAY
    return sorted(taken, key=lambda column: ORDER.index(column.name))


def _fitted(name: str, heading: str, values: set[str], most: int = 8, *, is_right: bool = False) -> ItemColumn:
    widest = max([cell_len(heading), *map(cell_len, values)])
    return ItemColumn(name, heading, min(widest, most), is_right=is_right)


def short_zone(zone: str) -> str:
    """The place of a zone: "Tokyo" of Asia/Tokyo."""
    return zone_words(zone).rpartition("/")[2].replace("_", " ")


def heading(columns: Sequence[ItemColumn]) -> Content:
    """The names of the columns."""
    names = "".join(column.cell(column.heading) for column in columns)
    return Content.styled(f"{' ' * MARGIN}{names}what happens", "$foreground 50%")


def row_of(
    item: PreviewItem, columns: Sequence[ItemColumn], draw: DrawContext, *, is_ticked: bool, is_chosen: bool
) -> Content:
    """An item in the columns."""
    parts = [(draw.glyphs.cursor if is_chosen else " ", "$accent"), _mark(item, draw, is_ticked=is_ticked)]
    ink = DIM if item.group in QUIET or not is_ticked else "$foreground"
    name = item.name
    if item.cells is not None:
        parts += [(column.cell(_value(item, column.name)), _ink(column.name, ink)) for column in columns]
    elif lead := item.name or item.where:
        name = ""
        parts.append((f"{lead}  ", DIM if item.group is ItemGroup.OTHER else "$foreground"))
    parts.append((draw.plain(item.words), _words_ink(item, ink)))
    if name and (item.group is not ItemGroup.ASKED or name not in item.words):
        parts.append((f"  {name}", f"italic {DIM}"))
    return Content.assemble(*parts)


def _mark(item: PreviewItem, draw: DrawContext, *, is_ticked: bool) -> tuple[str, str]:
    glyphs = draw.glyphs
    if item.can_be_ticked:
        return (f" {glyphs.ok} ", "bold $accent") if is_ticked else (f" {glyphs.missing} ", "bold $foreground 62%")
    marks = {ItemGroup.UNREADABLE: (f" {glyphs.problem} ", "$error"), ItemGroup.REMARK: (f" {glyphs.info} ", DIM)}
    return marks.get(item.group, ("   ", DIM))


def _value(item: PreviewItem, name: str) -> str:
    cells = item.cells
    assert cells is not None
    match name:
        case "day":
            return f"{cells.day.day:>2} {cells.day:%b %Y}"
        case "long day":
            return f"{cells.day:%a} {cells.day.day:>2} {cells.day:%b %Y}"
        case "clock":
            return cells.clock
        case "zone":
            return short_zone(cells.zone)
        case "sport":
            return cells.sport
        case "distance":
            return cells.distance
        case "time":
            return cells.time
    return cells.heart_rate


def _ink(column: str, ink: str) -> str:
    return ink if column in ("day", "long day", "distance", "time") else DIM


def _words_ink(item: PreviewItem, ink: str) -> str:
    if item.group is ItemGroup.ASKED:
        return "$warning"
    return ink if item.group in (ItemGroup.NEW, *QUIET) else "$foreground"
