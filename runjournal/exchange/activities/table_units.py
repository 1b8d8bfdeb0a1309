"""In which units a table of activities is, where it does not say: told by its paces, its strides, and what is possible.

Distance × pace is the duration if both are in the same unit, and a thousand times that if the distance is in metres.
Steps × stride is the distance in metres.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from itertools import islice
from statistics import median

from runjournal.exchange.activities.activity_columns import UNITS, ActivityColumn, NamedColumn
from runjournal.exchange.activities.activity_table import FASTEST_S, SLOWEST_S, ActivityTable
from runjournal.exchange.activities.recording import Sport
from runjournal.exchange.activities.source_file import ReadOptions
from runjournal.exchange.activities.sport_names import sport_of
from runjournal.exchange.tables.table_numbers import CellNumber
from runjournal.exchange.tables.table_rows import TableRow
from runjournal.exchange.tables.table_text import TableError
from runjournal.exchange.tables.table_times import CellTime
from runjournal.model.frozen import frozen
from runjournal.model.settings import Distance
from runjournal.model.texts import words_of
from runjournal.model.units import METRES, METRES_OF_A_FOOT

METRES_OF = {"km": METRES[Distance.KM], "mi": METRES[Distance.MI], "m": 1.0, "ft": METRES_OF_A_FOOT}
SECONDS_OF = {"s": 1.0, "ms": 0.001, "min": 60.0, "h": 3600.0}
LEAST_METRES = 200
"""A distance that is this large is in metres: nobody runs so many kilometres or miles in most of the runs."""
NEAR = 0.06
ENOUGH = 200
"""Rows that tell a unit."""
TIMES = (ActivityColumn.DURATION, ActivityColumn.MOVING, ActivityColumn.ELAPSED)
STRIDE = ActivityColumn.STRIDE
MINUTES = 60.0
CLOCK_FACTORS = (1.0, 1 / 60, MINUTES)
"""What has colons is minutes and seconds, or hours and minutes, and a spreadsheet takes the one for the other."""
BARE_FACTORS = (1.0, 60.0, 3_600.0, 86_400.0)
"""A number is seconds, minutes, hours, or a spreadsheet's part of a day."""
PACE = re.compile(r"([0-9]{1,2})[:'′]([0-9]{2})(?:[.,:][0-9]+)?(?:\"|″)?\s*(?:min\s*)?(?:/\s*([a-z]+))?", re.IGNORECASE)
IN_METRES = frozenset({"track run", "swim"})
"""Sports whose distances some apps write in metres, whatever the rest is in."""


@frozen
class TableUnits:
    """How a table's bare numbers become metres and seconds. `is_told` if it tells its unit of distance itself.

    `factors` are those of a column, by its index and whether its times are numbers.
    """

    metres: float
    is_told: bool = True
    factors: Mapping[tuple[int, bool], float] = field(default_factory=dict)

    def metres_of(self, number: CellNumber | None, sport: str = "") -> float | None:
        """The metres of a distance, whose own unit counts first."""
        if number is None:
            return None
        unit = UNITS.get(words_of(number.unit), "")
        if unit in METRES_OF:
            return number.value * METRES_OF[unit]
        in_metres = sport in IN_METRES and number.value >= LEAST_METRES
        return number.value * (1.0 if in_metres else self.metres)

    def seconds_of(self, length: CellTime, named: NamedColumn, metres: float | None = None) -> float:
        """The seconds of a length of time; one with colons may be minutes for hours in some rows alone."""
        if not (length.is_bare or length.is_clock):
            return length.seconds
        if length.is_bare and named.unit in SECONDS_OF:
            return length.seconds * SECONDS_OF[named.unit]
        seconds = length.seconds * self.factors.get((named.index, length.is_bare), 1.0)
        if metres and length.is_clock and not _is_possible(seconds, metres):
            others = (length.seconds * factor for factor in CLOCK_FACTORS)
            return next((other for other in others if _is_possible(other, metres)), seconds)
        return seconds

    def is_in_minutes(self, named: NamedColumn) -> bool:
        """Whether a column has hours and minutes, without seconds."""
        return self.factors.get((named.index, False)) == MINUTES


def units_of(table: ActivityTable, options: ReadOptions) -> TableUnits:
    """The units of a table of runs. Raises `TableError` if its paces belong to no unit, so that the runner must say."""
    metres, is_told = _metres_in(table, options)
    units = TableUnits(metres, is_told)
    factors = {
        (named.index, is_bare): _factor(table, units, named, is_bare=is_bare)
        for column in TIMES
        for named in table.columns(column)
        for is_bare in (False, True)
    }
    return TableUnits(metres, is_told, factors)


def _metres_in(table: ActivityTable, options: ReadOptions) -> tuple[float, bool]:
    named = next(iter(table.columns(ActivityColumn.DISTANCE)), None)
    if named is None:
        return METRES[Distance.KM], True
    if named.unit in METRES_OF:
        return METRES_OF[named.unit], True
    numbers = ((row, table.number_at(row, named)) for row in _running(table) if not _is_on_track(table, row))
    bare = [(row, number.value) for row, number in numbers if number and not number.unit]
    if _is_in_metres(table, bare):
        return 1.0, True
    if options.unit is not None:
        return METRES[options.unit], True
    unit = _unit_of_strides(table, named) or _unit_of_paces(table, named)
    return METRES[unit or options.context.settings.distance], unit is not None or not bare


def _is_in_metres(table: ActivityTable, distances: Sequence[tuple[TableRow, float]]) -> bool:
    """Whether distances are metres: by their times if these are written with colons, else by their size."""
    in_metres = in_thousands = 0
    for row, distance in distances:
        seconds = _seconds(table, row)
        if seconds and distance > 0:
            in_metres += any(_is_possible(seconds * factor, distance) for factor in CLOCK_FACTORS)
            in_thousands += any(_is_possible(seconds * factor, distance * 1000) for factor in CLOCK_FACTORS)
    if in_metres != in_thousands:
        return in_metres > in_thousands
    return bool(distances) and median(distance for _, distance in distances) >= LEAST_METRES


def _unit_of_strides(table: ActivityTable, named: NamedColumn) -> Distance | None:
    """The unit in which steps × stride is the distance in most rows; a stride of more than two is one in feet."""
    fits, rows = Counter[Distance](), 0
    for row in _running(table):
        distance, steps, stride = table.number_at(row, named), _steps(table, row), table.number(row, STRIDE)
        if distance and steps and stride and distance.value and stride.value:
            metres = steps * stride.value * (METRES_OF["ft"] if stride.value > 2 else 1)
            fits.update(unit for unit, each in METRES.items() if _is_near(metres, distance.value * each))
            rows += 1
    return _most(fits) if fits.total() * 2 > rows else None


def _steps(table: ActivityTable, row: TableRow) -> float | None:
    """The steps of a row, or those that its cadence and its time make."""
    steps, cadence = table.number(row, ActivityColumn.STEPS), table.number(row, ActivityColumn.CADENCE)
    if steps and steps.value:
        return steps.value
    seconds = _seconds(table, row)
    return cadence.value * seconds / 60 if cadence and seconds else None


def _unit_of_paces(table: ActivityTable, named: NamedColumn) -> Distance | None:
    """The unit that paces name, or that their numbers tell, None if they tell none.

    Raises `TableError` if there are paces and most of them fit no unit.
    """
    fits, strange, plain = Counter[Distance](), 0, 0
    for row in _running(table):
        distance, pace, seconds = table.number_at(row, named), _pace(table, row), _seconds(table, row)
        if not distance or not distance.value or not pace or not seconds:
            continue
        ratios = [distance.value * pace[0] / seconds / factor for factor in CLOCK_FACTORS]
        unit = next((unit for ratio in ratios if (unit := _by_ratio(ratio, pace[1]))), None)
        is_plain = any(_is_near(ratio, 1.0) for ratio in ratios)
        fits.update([unit] if unit else [])
        plain += is_plain
        strange += unit is None and not is_plain
    if strange > plain + fits.total():
        raise TableError("the distances do not fit the paces: say --unit km or --unit mi")
    return _most(fits)


def _by_ratio(ratio: float, pace_unit: Distance | None) -> Distance | None:
    """The unit of the account, of distance × pace : duration and what the pace says."""
    if _is_near(ratio, 1000.0):
        return Distance.KM
    if _is_near(ratio, METRES[Distance.MI]):
        return Distance.MI
    if _is_near(ratio, 1.0):
        return pace_unit
    if _is_near(ratio, METRES[Distance.MI] / METRES[Distance.KM]):
        return Distance.KM
    return Distance.MI if _is_near(ratio, METRES[Distance.KM] / METRES[Distance.MI]) else None


def _pace(table: ActivityTable, row: TableRow) -> tuple[int, Distance | None] | None:
    """The seconds of a pace, and the unit that its cell or its header names."""
    named = next(iter(table.columns(ActivityColumn.PACE)), None)
    match = PACE.fullmatch(table.cell(row, ActivityColumn.PACE))
    if named is None or match is None:
        return None
    unit = UNITS.get((match[3] or "").lower(), "") or named.unit
    seconds = int(match[1]) * 60 + int(match[2])
    return (seconds, Distance(unit) if unit in ("km", "mi") else None) if seconds else None


def _seconds(table: ActivityTable, row: TableRow) -> float | None:
    """The duration of a row if it is written with colons."""
    named = next(iter(table.columns(ActivityColumn.DURATION)), None)
    length = table.length_at(row, named) if named else None
    return length.seconds if length and length.is_clock else None


def _factor(table: ActivityTable, units: TableUnits, named: NamedColumn, *, is_bare: bool) -> float:
    """The factor of a column of times with which most of the runs have a pace that is possible."""
    factors = BARE_FACTORS if is_bare else CLOCK_FACTORS
    pairs = [
        (length.seconds, metres)
        for row in _running(table)
        if (length := table.length_at(row, named))
        and (length.is_bare if is_bare else length.is_clock)
        and (metres := units.metres_of(table.number(row, ActivityColumn.DISTANCE)))
    ]
    counts = [sum(_is_possible(seconds * factor, metres) for seconds, metres in pairs) for factor in factors]
    if any(counts):
        return factors[counts.index(max(counts))]
    return _factor_alone(table) if is_bare else 1.0


def _factor_alone(table: ActivityTable) -> float:
    """Of times without distances: numbers below six hours' minutes are minutes, larger ones seconds."""
    values = [
        length.seconds
        for row in table.sample
        for named in table.columns(ActivityColumn.DURATION)[:1]
        if (length := table.length_at(row, named)) and length.is_bare
    ]
    return 60.0 if values and median(values) < 360 else 1.0


def _running(table: ActivityTable) -> Iterable[TableRow]:
    """The rows that are not another sport."""
    rows = (row for row in table.sample if sport_of(table.cell(row, ActivityColumn.SPORT))[0] is not Sport.OTHER)
    return islice(rows, ENOUGH)


def _is_on_track(table: ActivityTable, row: TableRow) -> bool:
    return sport_of(table.cell(row, ActivityColumn.SPORT))[1] in IN_METRES


def _is_possible(seconds: float, metres: float) -> bool:
    return FASTEST_S <= seconds / metres * 1000 <= SLOWEST_S


def _is_near(value: float, wanted: float, share: float = NEAR) -> bool:
    return abs(value - wanted) <= share * wanted


def _most(fits: Counter[Distance]) -> Distance | None:
    """The unit of most rows; None if none fits, or both equally often."""
    ranked = fits.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
