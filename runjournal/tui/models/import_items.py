"""What an import shows before it is made, item by item: rows, files that could not be read, remarks."""

from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from typing import NamedTuple

from runjournal.exchange.activities.recording import Recording, Unreadable
from runjournal.exchange.import_preview import ImportPreview, ImportRow, RowEffect
from runjournal.language.display.dates import day_with_year
from runjournal.language.display.entry_words import clock_words, to_words
from runjournal.model.entries import Entry, Race, Run
from runjournal.model.moments import zone_info
from runjournal.model.records import to_record
from runjournal.model.settings import Settings
from runjournal.model.units import METRES
from runjournal.store.step_words import counted


class ItemGroup(StrEnum):
    """What items are sorted under, in the order of the list; the words of the filter."""

    REMARK = "about the files"
    NEW = "new"
    JOINED = "joins"
    DONE = "done"
    CHANGED = "moved"
    ASKED = "unsure"
    LEFT_OUT = "left out"
    UNREADABLE = "not read"
    THERE = "already there"
    OTHER = "other files"

    @property
    def part(self) -> int:
        """Which part of the list it belongs to: rows that can be imported stand together, in the order of time."""
        parts = (ItemGroup.REMARK, None, ItemGroup.LEFT_OUT, ItemGroup.UNREADABLE, ItemGroup.THERE, ItemGroup.OTHER)
        return parts.index(self) if self in parts else 1


GROUPS = {
    RowEffect.NEW: ItemGroup.NEW,
    RowEffect.JOINED: ItemGroup.JOINED,
    RowEffect.DONE: ItemGroup.DONE,
    RowEffect.CHANGED: ItemGroup.CHANGED,
    RowEffect.ASKED: ItemGroup.ASKED,
    RowEffect.LEFT_OUT: ItemGroup.LEFT_OUT,
    RowEffect.THERE: ItemGroup.THERE,
}
TICKABLE = frozenset({ItemGroup.NEW, ItemGroup.JOINED, ItemGroup.DONE, ItemGroup.CHANGED, ItemGroup.ASKED})


class Cells(NamedTuple):
    """What a table shows of a row, in words; empty for what is not known. `zone` is empty in the runner's own."""

    day: date
    clock: str
    zone: str
    sport: str
    distance: str
    time: str
    heart_rate: str


class PreviewItem(NamedTuple):
    """An item of the preview. `words` say what happens, why it is left out or not read, or are the remark.

    `name` is what the runner calls it, `searched` everything a text filter looks at, without case.
    """

    group: ItemGroup
    words: str
    name: str = ""
    where: str = ""
    cells: Cells | None = None
    row: ImportRow | None = None
    searched: str = ""

    @property
    def can_be_ticked(self) -> bool:
        """Whether it would change the journal."""
        return self.row is not None and self.group in TICKABLE and (bool(self.row.keys) or self.row.entry is not None)


def items_of(preview: ImportPreview, settings: Settings, zone: str) -> tuple[PreviewItem, ...]:
    """All items, part by part, and the rows of each from the newest on."""
    items = [
        *(PreviewItem(ItemGroup.REMARK, remark) for remark in preview.remarks),
        *(_of_row(row, settings, zone) for row in reversed(preview.rows)),
        *map(_of_unreadable, preview.unreadable),
        *(PreviewItem(ItemGroup.OTHER, without.reason, where=without.where) for without in preview.without),
    ]
    if preview.files.others:
        items.append(PreviewItem(ItemGroup.OTHER, f"{counted(preview.files.others, 'file', 'files')} of other kinds"))
    items.sort(key=lambda item: item.group.part)
    return tuple(item._replace(searched=_searched(item)) for item in items)


def _of_unreadable(unreadable: Unreadable) -> PreviewItem:
    line = f"line {unreadable.line}: " if unreadable.line is not None else ""
    return PreviewItem(ItemGroup.UNREADABLE, f"{line}{unreadable.reason}", where=unreadable.where)


def _of_row(row: ImportRow, settings: Settings, zone: str) -> PreviewItem:
    where = row.where or (row.recording.where if row.recording else "")
    group = GROUPS[row.effect]
    return PreviewItem(group, _words(group, row), _name(row, settings), where, _cells(row, settings, zone), row)


def _words(group: ItemGroup, row: ImportRow) -> str:
    """What happens: as the row says it, and that it is there already before what it was taken for."""
    if group is ItemGroup.THERE and row.words != group:
        return f"there as {row.words}" if row.words else str(group)
    return row.words or str(group)


def _searched(item: PreviewItem) -> str:
    cells = item.cells
    day = f"{day_with_year(cells.day)} {cells.day.isoformat()}" if cells else ""
    parts = [item.group, item.words, item.name, item.where, day, *(cells[1:] if cells else ())]
    return " ".join(parts).casefold()


def _name(row: ImportRow, settings: Settings) -> str:
    """What the runner calls it: a race by its name, a recording by its title, anything else in its words."""
    entry = row.entry or row.present
    if isinstance(entry, Race) and entry.name:
        return entry.name
    if row.recording is not None:
        return row.recording.title
    return row.title if entry is None or isinstance(entry, Run) else to_words(entry, settings)


def _cells(row: ImportRow, settings: Settings, zone: str) -> Cells | None:
    entry = row.entry or row.present
    start = _start(row.recording, entry, zone)
    if start is None:
        return None
    day, clock, where = start
    return Cells(
        day,
        clock,
        "" if where == zone else where,
        _sport(row.recording, entry),
        distance_cell(_first("distance_m", row), settings),
        clock_words(_first("timer_s", row)),
        str(_first("avg_hr", row) or ""),
    )


def _start(recording: Recording | None, entry: Entry | None, zone: str) -> tuple[date, str, str] | None:
    """The local day, the clock and the zone: of the entry, or of a recording that is to be none."""
    local = entry.start.local if entry is not None else None
    if entry is not None and (local or recording is None or recording.start is None):
        return entry.day, f"{local:%H:%M}" if local else "", entry.start.zone
    if recording is None:
        return None
    if recording.start is not None:
        there, name = _local(recording.start, recording, zone)
        return there.date(), f"{there:%H:%M}", name
    if recording.wall is not None:
        return recording.wall.date(), f"{recording.wall:%H:%M}", zone
    return (recording.day, "", zone) if recording.day else None


def _local(start: datetime, recording: Recording, zone: str) -> tuple[datetime, str]:
    own = start.astimezone(zone_info(zone))
    if recording.zone:
        return start.astimezone(zone_info(recording.zone)), recording.zone
    if recording.offset_s is None or own.utcoffset() == timedelta(seconds=recording.offset_s):
        return own, zone
    return start.astimezone(timezone(timedelta(seconds=recording.offset_s))), _offset_words(recording.offset_s)


def _offset_words(offset_s: int) -> str:
    """How far a clock is ahead of UTC: "UTC+9", "UTC-3:30"."""
    hours, minutes = divmod(abs(offset_s) // 60, 60)
    return f"UTC{'-' if offset_s < 0 else '+'}{hours}{f':{minutes:02d}' if minutes else ''}"


def _sport(recording: Recording | None, entry: Entry | None) -> str:
    if recording is not None and recording.sport_words:
        return recording.sport_words
    return str(entry.kind) if entry is not None else ""


def _first(name: str, row: ImportRow) -> int | None:
    """A number as it was recorded, else as an entry has it. A recording's timer is an entry's duration."""
    if row.recording is not None:
        value = getattr(row.recording, name)
        return value if isinstance(value, int) else None
    entry = row.entry or row.present
    value = to_record(entry).get("duration_s" if name == "timer_s" else name) if entry else None
    return value if isinstance(value, int) else None


def distance_cell(distance_m: int | None, settings: Settings) -> str:
    """Metres in the runner's unit, to ten metres or so and without the unit: "8.20"."""
    return "" if distance_m is None else f"{distance_m / METRES[settings.distance]:.2f}"
