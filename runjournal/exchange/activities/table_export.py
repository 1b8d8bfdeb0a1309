"""Exports that are a table with a file for most of its rows: of Strava and of Runkeeper.

The file knows best when and how the run was. The row knows what the runner made of it: its name, what was written about
it, how hard it was, a distance or a sport that was corrected, a beginning or an end that was cut off. A run that was
typed in, or whose file is lost, comes from its row alone.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath

from runjournal.exchange.activities.activity_columns import ActivityColumn, columns_of, is_column
from runjournal.exchange.activities.recording import ReadItem, ReadRemark, Recording, Sport, Unreadable
from runjournal.exchange.activities.source_file import (
    CannotRead,
    CollectionReader,
    ReadFile,
    ReadOptions,
    SourceFile,
    SourceFolder,
)
from runjournal.exchange.activities.table_readers import RUNKEEPER, STRAVA, is_runkeeper, is_strava
from runjournal.exchange.activities.table_recordings import RowReader, TableLayout
from runjournal.exchange.tables.table_rows import TableRow, open_table
from runjournal.exchange.tables.table_text import TableError
from runjournal.model.limits import Invalid

SAME_DISTANCE = 0.01
"""A row whose distance differs by more has a corrected one."""
SAME_TIME, SAME_TIME_S = 0.02, 60
"""A row whose length differs by more was cut in the app."""


class TableExport:
    """An export: the name of its table, how that begins, and how it is written."""

    def __init__(self, table: str, is_table: Callable[[bytes], bool], layout: TableLayout) -> None:
        self._table = table
        self._is_table = is_table
        self._layout = layout

    def recognises(self, folder: SourceFolder) -> bool:
        """Whether a folder has the table."""
        file = folder.find(self._table)
        try:
            return file is not None and self._is_table(file.head())
        except CannotRead:
            return False

    def claims(self, folder: SourceFolder) -> frozenset[str]:
        """The table and the files that its rows name."""
        table = folder.find(self._table)
        if table is None:
            return frozenset()
        return frozenset({table.name, *(file.name for file in _files_of(table, folder).values())})

    def read(self, folder: SourceFolder, options: ReadOptions, read_file: ReadFile) -> Iterator[ReadItem]:
        """Each row with its file; if the table cannot be read, the files alone."""
        table = folder.find(self._table)
        if table is None:
            return
        files = _files_of(table, folder)
        try:
            rows = RowReader(table, self._layout, options)
        except TableError as error:
            yield Unreadable(table.name, error.sentence, error.line)
            for each in files.values():
                yield from read_file(each)
            return
        for row in rows.rows():
            if isinstance(row, Unreadable):
                yield row
            else:
                file = files.get(_plain(rows.table.cell(row, ActivityColumn.FILE)))
                yield from _NamedFile(rows, row, file, options).items(read_file)


def _files_of(table: SourceFile, folder: SourceFolder) -> dict[str, SourceFile]:
    """The files that the rows of a table name, by these names."""
    by_name = {_plain(PurePosixPath(file.name).name): file for file in reversed(folder.files)}
    files = dict[str, SourceFile]()
    with suppress(TableError, CannotRead):
        opened = open_table(table.open, is_column)
        indexes = [known.index for known in columns_of(opened.header.cells) if known.column is ActivityColumn.FILE]
        for row in opened.rows():
            for name in [row.cells[index] for index in indexes] if isinstance(row, TableRow) else ():
                named = folder.find(name) or by_name.get(PurePosixPath(_plain(name)).name)
                if name and named:
                    files[_plain(name)] = named
    return files


def _plain(name: str) -> str:
    """A name without what an export and its archive may write in two ways."""
    return name.strip().casefold().replace("\\", "/").removesuffix(".gz")


class _NamedFile:
    """A row and the file that it names, if there is one."""

    def __init__(self, rows: RowReader, row: TableRow, file: SourceFile | None, options: ReadOptions) -> None:
        self._rows = rows
        self._row = row
        self._file = file
        self._options = options

    def items(self, read_file: ReadFile) -> Iterator[ReadItem]:
        """What both say of the activity."""
        item, said = self._rows.item(self._row), self._said()
        if self._file is None or said is None or self._is_settled(item):
            yield item
            return
        items = list(read_file(self._file))
        recorded = [each for each in items if isinstance(each, Recording)]
        if not recorded:
            yield from self._without_recording(item, items)
            return
        own = min(recorded, key=lambda each: _apart_s(each, said))
        yield joined_to_row(own, said)
        yield from (each for each in recorded if each is not own)

    def _said(self) -> Recording | None:
        """What the row says, with its start or without; None if no run can be so."""
        try:
            return self._rows.recording(self._row, self._rows.start(self._row))
        except Invalid:
            return None

    def _is_settled(self, item: ReadItem) -> bool:
        """Whether the file need not be read: for another sport, or if the activity was imported before."""
        return isinstance(item, Recording) and (
            item.sport is Sport.OTHER or any(map(self._options.is_known, item.keys))
        )

    def _without_recording(self, item: ReadItem, items: Sequence[ReadItem]) -> Iterator[ReadItem]:
        """The row alone, and why; if that holds nothing, what the file holds."""
        if not isinstance(item, Recording):
            yield from items
            return
        yield item
        for each in items:
            if isinstance(each, Unreadable):
                sentence = f"{each.where} cannot be read ({each.reason}): its run comes from the table."
                yield ReadRemark(each.where, sentence)


def _apart_s(recording: Recording, said: Recording) -> float:
    """How far two starts are apart, by their instants if both know them."""
    starts = (recording.start, said.start) if said.start else (recording.wall or recording.start, said.wall)
    first, second = (each.replace(tzinfo=None) if each else None for each in starts)
    return abs((first - second).total_seconds()) if first and second else 0.0


def joined_to_row(recording: Recording, said: Recording) -> Recording:
    """A recording with what the row of its export says about it."""
    is_cut = _differs(recording.elapsed_s, said.elapsed_s, SAME_TIME, SAME_TIME_S)
    is_corrected = recording.distance_m is None or _differs(recording.distance_m, said.distance_m, SAME_DISTANCE, 0)
    sport = recording if said.sport is Sport.UNKNOWN else said
    return replace(
        recording,
        keys=(*said.keys, *recording.keys),
        start=_cut_start(recording, said) if is_cut else recording.start,
        sport=sport.sport,
        sport_words=sport.sport_words,
        distance_m=said.distance_m if is_corrected or is_cut else recording.distance_m,
        timer_s=said.timer_s if is_cut or recording.timer_s is None else recording.timer_s,
        elapsed_s=said.elapsed_s if is_cut or recording.elapsed_s is None else recording.elapsed_s,
        avg_hr=_either(recording.avg_hr, said.avg_hr),
        ascent_m=_either(recording.ascent_m, said.ascent_m),
        descent_m=_either(recording.descent_m, said.descent_m),
        effort=_either(said.effort, recording.effort),
        run_kind=said.run_kind or recording.run_kind,
        is_race=said.is_race or recording.is_race,
        title=said.title or recording.title,
        words=said.words or recording.words,
    )


def _cut_start(recording: Recording, said: Recording) -> datetime | None:
    """The start that the row says, if it lies within the recording whose beginning was cut off."""
    if recording.start is None or said.start is None:
        return recording.start
    after_s = (said.start - recording.start).total_seconds()
    return said.start if 0 <= after_s <= (recording.elapsed_s or 0) else recording.start


def _either(first: int | None, second: int | None) -> int | None:
    return second if first is None else first


def _differs(value: int | None, said: int | None, share: float, least: int) -> bool:
    return value is not None and said is not None and abs(value - said) > max(least, share * value)


_STRAVA = TableExport("activities.csv", is_strava, STRAVA)
_RUNKEEPER = TableExport("cardioActivities.csv", is_runkeeper, RUNKEEPER)
STRAVA_EXPORT = CollectionReader("Strava", _STRAVA.recognises, _STRAVA.read, _STRAVA.claims)
RUNKEEPER_EXPORT = CollectionReader("Runkeeper", _RUNKEEPER.recognises, _RUNKEEPER.read, _RUNKEEPER.claims)
