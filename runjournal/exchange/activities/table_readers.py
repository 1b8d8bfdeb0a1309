"""Tables of activities by themselves: those of apps, and any table of runs, whose columns are told and said."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from itertools import pairwise
from statistics import median

from runjournal.exchange.activities.activity_columns import ActivityColumn, NamedColumn, columns_of, is_column
from runjournal.exchange.activities.recording import NoActivity, ReadItem, ReadRemark, Unreadable
from runjournal.exchange.activities.source_file import ActivityReader, ReadOptions, SourceFile
from runjournal.exchange.activities.table_recordings import RowReader, TableLayout, shown
from runjournal.exchange.activities.table_units import TableUnits
from runjournal.exchange.activities.values import words_from
from runjournal.exchange.tables.table_rows import header_in
from runjournal.exchange.tables.table_text import TableError
from runjournal.model.texts import words_of

SAME = 0.02
MOST_KM = 200
"""A lone distance above is in metres."""
FROM_SERVER = TableUnits(1_000.0)
METRES_AND_SECONDS = {ActivityColumn.DISTANCE: "m", ActivityColumn.MOVING: "s", ActivityColumn.ELAPSED: "s"}
GPX_FILE = "gpx file"
GERMAN_DESCENT = words_of("Höhenunterschied")
"""The column behind the ascent in a German export of Strava; elsewhere the word may mean the ascent."""
MOST_UNREAD = 5
LONGEST_HEADER = 40
UNDO_FIRST = "undo it first if it is imported."
"""Read again, what is imported already stays as it is."""
MANY = 5
"""Rows of which one date should be readable."""
LEAST_PARTS = 10
ROWS_OF_A_DATE = 50
"""Of fewer rows one should have a date: a run with its laps, say, takes no more."""
TRACK_GAP_S = 60
"""Between the points of a track."""
ICU = "icu "
RUN = (ActivityColumn.DISTANCE, ActivityColumn.DURATION, ActivityColumn.TIME, ActivityColumn.MOVING)
SAID = (
    ActivityColumn.DATE, ActivityColumn.CLOCK, ActivityColumn.SPORT, ActivityColumn.DISTANCE, ActivityColumn.DURATION,
    ActivityColumn.MOVING, ActivityColumn.ELAPSED, ActivityColumn.HEART_RATE, ActivityColumn.ASCENT,
    ActivityColumn.DESCENT, ActivityColumn.EFFORT, ActivityColumn.RACE, ActivityColumn.TITLE, ActivityColumn.NOTE,
)  # fmt: skip


def strava_columns(header: Sequence[str]) -> list[NamedColumn]:
    """The columns of Strava: its second "Type" is the kind of workout, as a number, and its clock is none."""
    named = [each for each in columns_of(header) if each.column is not ActivityColumn.CLOCK]
    named += [
        NamedColumn(ActivityColumn.DESCENT, index, cell)
        for index, cell in enumerate(header)
        if words_of(cell) == GERMAN_DESCENT
    ]
    kinds = [each.index for each in named if each.column is ActivityColumn.SPORT][1:]
    return [replace(each, column=ActivityColumn.WORKOUT_TYPE) if each.index in kinds else each for each in named]


def strava_metres(distances: Sequence[float]) -> float:
    """The metres of the distances in a row of Strava: first rounded kilometres, at last metres.

    Some exports have kilometres in both, and those of 2019 and before metres alone.
    """
    is_in_km = len(distances) > 1 and abs(distances[0] - distances[-1]) <= SAME * distances[-1]
    is_in_km = is_in_km or (len(distances) == 1 and distances[0] <= MOST_KM)
    return distances[-1] * (1_000 if is_in_km else 1)


def intervals_columns(header: Sequence[str]) -> list[NamedColumn]:
    """The columns of intervals.icu, which has metres and seconds."""
    return [replace(each, unit=METRES_AND_SECONDS.get(each.column, each.unit)) for each in columns_of(header)]


STRAVA = TableLayout(key_prefix="strava", columns=strava_columns, metres=strava_metres, units=FROM_SERVER, is_utc=True)
GARMIN = TableLayout(is_of_account=True)
INTERVALS = TableLayout(key_prefix="intervals", columns=intervals_columns, units=FROM_SERVER)
RUNKEEPER = TableLayout(key_prefix="runkeeper")
RUNS = TableLayout(is_of_runs=True)


def read_table(file: SourceFile, options: ReadOptions, layout: TableLayout) -> Iterator[ReadItem]:
    """What a table holds row by row; for a table of runs, at first which columns it is read by."""
    try:
        rows = RowReader(file, layout, options)
    except TableError as error:
        yield Unreadable(file.name, error.sentence, error.line)
        return
    undated = _undated(rows)
    if undated:
        yield Unreadable(file.name, undated)
        return
    parts = _parts(rows) if layout.is_of_runs else ""
    if parts:
        yield NoActivity(file.name, f"{parts}, no table of runs")
        return
    if layout.is_of_runs:
        yield ReadRemark(file.name, f"{file.name} is read by its columns: {_columns_said(rows)}.{_unread_said(rows)}")
    if not rows.units.is_told and rows.table.columns(ActivityColumn.DISTANCE):
        yield ReadRemark(file.name, f"{file.name} names no unit: {_unit_asked(rows)}")
    yield from rows.read()


def _undated(rows: RowReader) -> str:
    """That no date of many rows can be read, or hardly any, as of a text that is no table; else empty."""
    sample = rows.table.sample
    dated = sum(rows.table.moment(row) is not None for row in sample)
    if len(sample) < MANY or dated * ROWS_OF_A_DATE > len(sample):
        return ""
    bad = (cell for row in sample if (cell := rows.table.cell(row, ActivityColumn.DATE)) and not rows.table.moment(row))
    example = next((shown(cell) for cell in bad), "''")
    return f"{'hardly any' if dated else 'none'} of its dates can be read, such as {example}"


def _parts(rows: RowReader) -> str:
    """What a table holds if not runs: points that follow within a minute, or parts that begin with their run."""
    starts = [start for row in rows.table.sample if isinstance(start := rows.table.moment(row), datetime)]
    if len(starts) < LEAST_PARTS:
        return ""
    gaps = [abs((after - before).total_seconds()) for before, after in pairwise(starts)]
    if 0 < median(gaps) <= TRACK_GAP_S:
        return "the points of one activity"
    return "the parts of runs" if len(set(starts)) <= len(starts) / 2 else ""


def _columns_said(rows: RowReader) -> str:
    """The columns that are read: "date is Datum, distance is Strecke in km, …"."""
    said = [
        f"{column} is {words_from(chosen.header)}{f' in {_unit(rows)}' if column is ActivityColumn.DISTANCE else ''}"
        for column in SAID
        for chosen in rows.table.columns(column)[:1]
    ]
    return ", ".join(said)


def _unread_said(rows: RowReader) -> str:
    """Which columns are not read, and how to name the distance or the duration if it is missing; empty if all are."""
    headers = [words_from(header)[:LONGEST_HEADER] for header in rows.table.unread[:MOST_UNREAD]]
    if not headers:
        return ""
    more = len(rows.table.unread) - len(headers)
    said = f" Not read: {', '.join(headers)}{f' and {more:,} more' if more else ''}."
    if not rows.table.columns(ActivityColumn.DISTANCE):
        return f"{said} If one of them is the distance, add --column distance=HEADER; {UNDO_FIRST}"
    if not any(rows.table.columns(column) for column in (*RUN[1:], ActivityColumn.ELAPSED)):
        return f"{said} If one of them is the duration, add --column duration=HEADER; {UNDO_FIRST}"
    return said


def _unit_asked(rows: RowReader) -> str:
    """In which unit distances are read that have none, and how to read them in another."""
    other, option = ("miles", "mi") if _unit(rows) == "km" else ("kilometres", "km")
    return f"its distances are taken for {_unit(rows)}. If they are {other}, add --unit {option}; {UNDO_FIRST}"


def _unit(rows: RowReader) -> str:
    return {1_000.0: "km", 1.0: "m"}.get(rows.units.metres, "mi")


@lru_cache(maxsize=4)
def header_words(head: bytes) -> tuple[str, ...]:
    """The words of each name in the header of a table of activities; none if the file is no such table."""
    header = header_in(head, is_column)
    return header.words if header else ()


@lru_cache(maxsize=4)
def _kinds(head: bytes) -> frozenset[ActivityColumn]:
    return frozenset(named.column for named in columns_of(header_words(head)))


def is_strava(head: bytes) -> bool:
    """Whether a file begins as the activities.csv of Strava."""
    return {ActivityColumn.ID, ActivityColumn.DATE, ActivityColumn.FILE} <= _kinds(head) and not is_runkeeper(head)


def is_runkeeper(head: bytes) -> bool:
    """Whether a file begins as the cardioActivities.csv of Runkeeper."""
    return GPX_FILE in header_words(head) and ActivityColumn.DATE in _kinds(head)


def is_intervals(head: bytes) -> bool:
    """Whether a file begins as the activities of intervals.icu."""
    return any(words.startswith(ICU) for words in header_words(head)) and ActivityColumn.DATE in _kinds(head)


def is_garmin(head: bytes) -> bool:
    """Whether a file begins as the Activities.csv of Garmin Connect."""
    return {ActivityColumn.FAVOURITE, ActivityColumn.SPORT, ActivityColumn.DISTANCE} <= _kinds(head)


def is_of_runs(head: bytes) -> bool:
    """Whether a file begins as any table with dates and distances or times."""
    return ActivityColumn.DATE in _kinds(head) and any(kind in _kinds(head) for kind in RUN)


def _reader(name: str, recognises: Callable[[bytes], bool], layout: TableLayout) -> ActivityReader:
    return ActivityReader(name, recognises, lambda file, options: read_table(file, options, layout))


STRAVA_TABLE = _reader("Strava", is_strava, STRAVA)
RUNKEEPER_TABLE = _reader("Runkeeper", is_runkeeper, RUNKEEPER)
INTERVALS_TABLE = _reader("intervals.icu", is_intervals, INTERVALS)
GARMIN_TABLE = _reader("Garmin Connect", is_garmin, GARMIN)
RUNS_TABLE = _reader("table of runs", is_of_runs, RUNS)

TABLES = (STRAVA_TABLE, RUNKEEPER_TABLE, INTERVALS_TABLE, GARMIN_TABLE, RUNS_TABLE)
"""In the order in which they are asked: what any app wrote is a table of runs, too."""


def table_with(columns: Mapping[str, str]) -> ActivityReader:
    """The reader of a table whose columns the runner named, whatever they are called."""
    named = {words_of(header) for header in columns.values()}

    def recognises(head: bytes) -> bool:
        header = header_in(head, lambda words: is_column(words) or words in named)
        return header is not None and any(words in named for words in header.words)

    return _reader(RUNS_TABLE.name, recognises, RUNS)
