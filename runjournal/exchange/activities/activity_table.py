"""A table of activities opened: which column holds what, and how its numbers, times and dates are written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from itertools import islice

from runjournal.exchange.activities.activity_columns import (
    ActivityColumn,
    NamedColumn,
    columns_of,
    is_column,
    is_english,
)
from runjournal.exchange.activities.recording import Sport
from runjournal.exchange.activities.source_file import ReadOptions, SourceFile
from runjournal.exchange.activities.sport_names import sport_of
from runjournal.exchange.tables.table_dates import CellDate, month_first, time_in, when_in
from runjournal.exchange.tables.table_numbers import COMMA, POINT, CellNumber, amount_in, decimal_of, plain_cell
from runjournal.exchange.tables.table_rows import BrokenRow, TableRow, open_table
from runjournal.exchange.tables.table_text import TableError
from runjournal.exchange.tables.table_times import CellTime, length_in
from runjournal.model.limits import replace_controls
from runjournal.model.settings import Distance
from runjournal.model.texts import words_of
from runjournal.model.units import METRES

SAMPLE = 5_000
"""Rows by which it is told how a table is written."""
MOST_ROWS = 40_000
"""More runs than two a day in 50 years."""
NUMBERS = (
    ActivityColumn.DISTANCE, ActivityColumn.HEART_RATE, ActivityColumn.ASCENT, ActivityColumn.DESCENT,
    ActivityColumn.EFFORT, ActivityColumn.STEPS, ActivityColumn.STRIDE, ActivityColumn.DURATION,
    ActivityColumn.AMOUNT,
)  # fmt: skip
OTHERS = (ActivityColumn.MOVING, ActivityColumn.ELAPSED)
"""Beside these, "Time" may be the time of day."""
FASTEST_S, SLOWEST_S = 120, 1_500
"""Seconds for a kilometre that a run may take."""
MILE_KM = METRES[Distance.MI] / METRES[Distance.KM]
ORDERS = {ActivityColumn.DAY_FIRST: False, ActivityColumn.MONTH_FIRST: True}
ORDERS_SAID = {column.value: is_month_first for column, is_month_first in ORDERS.items()}
UTC_SAID, LOCAL_SAID = "utc", "local"
MIDNIGHT = (None, time())

Columns = dict[ActivityColumn, list[NamedColumn]]


class ActivityTable:
    """A table of activities; `sample` are its first rows.

    Raises `TableError` if it cannot be read at all, if no column has dates, or if they may be read either way.
    """

    def __init__(
        self,
        file: SourceFile,
        options: ReadOptions,
        named_in: Callable[[Sequence[str]], list[NamedColumn]] = columns_of,
    ) -> None:
        self.where = file.name
        named = {words_of(header): what for what, header in options.columns.items()}
        self._table = open_table(file.open, lambda words: is_column(words) or words in named)
        self.header = self._table.header.cells
        self.sample = tuple(row for row in islice(self._table.rows(), SAMPLE) if isinstance(row, TableRow))
        self._columns, order = _columns(self.header, named_in(self.header), options.columns)
        self._month_first = self._settle_dates(order, options.context.today)
        self._decimals = self._decimal_signs()
        self._settle_sports()

    def rows(self) -> Iterator[TableRow | BrokenRow]:
        """All rows. Raises `TableError` in their midst for too many."""
        for number, row in enumerate(self._table.rows()):
            if number >= MOST_ROWS:
                raise TableError(f"more than {MOST_ROWS:,} rows are not read", row.line)
            yield row

    def columns(self, column: ActivityColumn) -> Sequence[NamedColumn]:
        """The columns that hold something, in their order."""
        return self._columns.get(column, ())

    @property
    def unread(self) -> list[str]:
        """The headers of the columns that hold nothing known."""
        read = {named.index for columns in self._columns.values() for named in columns}
        return [cell for index, cell in enumerate(self.header) if index not in read and words_of(cell)]

    def cell(self, row: TableRow, column: ActivityColumn) -> str:
        """What a row says in the first of the columns that is not empty; empty if all are."""
        return next((text for named in self.columns(column) if (text := plain_cell(row.cells[named.index]))), "")

    def number_at(self, row: TableRow, named: NamedColumn) -> CellNumber | None:
        """The number in one column of a row, with the unit that its cell or its header says."""
        number = amount_in(row.cells[named.index], self._decimals.get(named.index, POINT))
        return CellNumber(number.value, number.unit or named.unit) if number else None

    def number(self, row: TableRow, column: ActivityColumn) -> CellNumber | None:
        """The number in a row, None if it has none."""
        numbers = (self.number_at(row, named) for named in self.columns(column))
        return next((number for number in numbers if number), None)

    def length_at(self, row: TableRow, named: NamedColumn) -> CellTime | None:
        """The length of time in one column of a row."""
        return length_in(row.cells[named.index], self._decimals.get(named.index, POINT))

    def moment(self, row: TableRow) -> datetime | date | None:
        """When a row starts: an aware or a naive datetime, or a day if the table has no times; None if never."""
        when = self._when(row, self.columns(ActivityColumn.DATE)[0])
        if when is None:
            return None
        start = when.at(month_first=self._month_first)
        if when.clock:
            start = _as_said(start, self.columns(ActivityColumn.DATE)[0].unit)
        clock = time_in(self.cell(row, ActivityColumn.CLOCK)) if self.columns(ActivityColumn.CLOCK) else None
        if clock and when.clock in MIDNIGHT:
            return datetime.combine(start.date(), clock, start.tzinfo)
        is_timed = when.clock is not None and (self._has_times or start.tzinfo)
        return start if is_timed else start.date()

    def _when(self, row: TableRow, named: NamedColumn) -> CellDate | None:
        return when_in(row.cells[named.index])

    def _settle_dates(self, order: bool | None, today: date) -> bool:
        """Find the column of dates and that of times of day; return whether the dates have the month first."""
        candidates = [(named, self._dates_at(named)) for named in self.columns(ActivityColumn.DATE)]
        chosen, whens = max(candidates, key=lambda pair: len(pair[1]), default=(None, list[CellDate]()))
        if chosen is None:
            raise TableError("no column is known to hold the date: name it with --column date=HEADER")
        self._has_times = any(when.clock not in MIDNIGHT for when in whens)
        self._settle_times([named for named, _ in candidates if named is not chosen and self._holds_times(named)])
        self._columns[ActivityColumn.DATE] = [chosen]
        order = ORDERS_SAID.get(chosen.unit) if order is None else order
        order = month_first(whens, today) if order is None else order
        if order is None and is_english(self.header):
            either = next((when for when in whens if when.other_day), whens[0])
            name = replace_controls(chosen.header)
            raise TableError(
                f"{either.day.isoformat()} and {either.other_day} are written alike: say "
                f'--column "day-first={name}" or --column "month-first={name}"'
            )
        return bool(order)

    def _dates_at(self, named: NamedColumn) -> list[CellDate]:
        return [when for row in self.sample if (when := self._when(row, named))]

    def _holds_times(self, named: NamedColumn) -> bool:
        cells = [row.cells[named.index] for row in self.sample]
        return any(time_in(cell) and not when_in(cell) for cell in cells)

    def _settle_times(self, others: list[NamedColumn]) -> None:
        """Take a column "Start" beside the dates for times of day, and "Time" too if another has the duration."""
        times = self._columns.pop(ActivityColumn.TIME, [])
        if not self._has_times and others:
            self._columns.setdefault(ActivityColumn.CLOCK, others)
        is_clock = not self._has_times and not self.columns(ActivityColumn.CLOCK) and self._has_duration(times)
        kind = ActivityColumn.CLOCK if is_clock else ActivityColumn.DURATION
        if times:
            self._columns[kind] = [*times, *self.columns(kind)]

    def _has_duration(self, times: Sequence[NamedColumn]) -> bool:
        """Whether another column than "Time" has the duration."""
        if self.columns(ActivityColumn.DURATION) or self.columns(ActivityColumn.AMOUNT):
            return True
        return any(map(self.columns, OTHERS)) and not any(map(self._is_possible_duration, times))

    def _is_possible_duration(self, named: NamedColumn) -> bool:
        """Whether the times of a column make a pace that is possible with the distances, whatever their unit is."""
        possible = impossible = 0
        for row in self.sample:
            length, distance = length_in(row.cells[named.index]), amount_in(self.cell(row, ActivityColumn.DISTANCE))
            if length and distance and distance.value > 0:
                paces = [length.seconds / distance.value / factor for factor in (1.0, MILE_KM, 0.001)]
                fits = any(FASTEST_S <= pace <= SLOWEST_S for pace in paces)
                possible, impossible = possible + fits, impossible + (not fits)
        return possible > impossible

    def _settle_sports(self) -> None:
        """Of several columns for the sport, take the one that names most that are known; another is the title."""

        def known(named: NamedColumn) -> int:
            return sum(sport_of(row.cells[named.index])[0] is not Sport.UNKNOWN for row in self.sample)

        if len(self.columns(ActivityColumn.SPORT)) > 1:
            best, *others = sorted(self.columns(ActivityColumn.SPORT), key=known, reverse=True)
            self._columns[ActivityColumn.SPORT] = [best]
            self._columns.setdefault(ActivityColumn.TITLE, others)

    def _decimal_signs(self) -> Mapping[int, str]:
        """The decimal sign of each column of numbers; what a column does not tell, the others do, or the separator."""
        own = {
            named.index: decimal_of(row.cells[named.index] for row in self.sample)
            for column in NUMBERS
            for named in self.columns(column)
        }
        told = [sign for sign in own.values() if sign]
        default = COMMA if self._table.header.separator == ";" else POINT
        common = max((POINT, COMMA), key=lambda sign: (told.count(sign), sign == default))
        return {index: sign or common for index, sign in own.items()}


def _as_said(start: datetime, said: str) -> datetime:
    """A start in UTC or local if its header says so; local ones may end in a Z that means nothing."""
    if said == UTC_SAID:
        return start.replace(tzinfo=UTC)
    return start.replace(tzinfo=None) if said == LOCAL_SAID else start


def _columns(
    header: Sequence[str], known_columns: Sequence[NamedColumn], named: Mapping[str, str]
) -> tuple[Columns, bool | None]:
    """The columns by what they hold, those that the runner named alone, and the order of dates if that was named.

    Raises `TableError` for a name that no column has.
    """
    columns = Columns()
    for known in known_columns:
        columns.setdefault(known.column, []).append(known)
    order = None
    by_words = {words_of(cell): index for index, cell in reversed(list(enumerate(header)))}
    for what, name in named.items():
        index = by_words.get(words_of(name))
        if index is None:
            columns_said = replace_controls(", ".join(filter(None, header))[:300])
            raise TableError(f"there is no column {name!r}; the columns are {columns_said}")
        column = ActivityColumn(what)
        order = ORDERS.get(column, order)
        kind = ActivityColumn.DATE if column in ORDERS else column
        unit = next((known.unit for known in known_columns if known.index == index), "")
        for others in columns.values():
            others[:] = [known for known in others if known.index != index]
        columns[kind] = [NamedColumn(kind, index, header[index], unit)]
    return {column: known for column, known in columns.items() if known}, order
