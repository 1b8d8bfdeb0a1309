"""What the columns of tables of activities are, by their names in the languages of accounts and of runners.

Names are compared by their words without capitals and accents; a unit may stand behind: "Distance (km)".
"""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache

from runjournal.exchange.activities.column_names import ENGLISH, NAMES
from runjournal.model.frozen import frozen
from runjournal.model.texts import words_of


class ActivityColumn(StrEnum):
    """What a column holds; the values are what a runner calls it in `--column date=Datum`."""

    DATE = "date"
    DAY_FIRST = "day-first"
    """A date such as 3/4/2026 that is the third of April."""
    MONTH_FIRST = "month-first"
    CLOCK = "time-of-day"
    DISTANCE = "distance"
    DURATION = "duration"
    """How long the runner moved."""
    ELAPSED = "elapsed"
    HEART_RATE = "heart-rate"
    ASCENT = "ascent"
    DESCENT = "descent"
    EFFORT = "effort"
    TITLE = "title"
    NOTE = "note"
    SPORT = "sport"
    ID = "id"
    PRIVATE_NOTE = "private-note"
    MOVING = "moving"
    TIME = "time"
    """The duration, or the time of day if there is another column for the duration."""
    PACE = "pace"
    STEPS = "steps"
    STRIDE = "stride"
    CADENCE = "cadence"
    """Steps a minute."""
    RACE = "race"
    LONG_RUN = "long-run"
    WORKOUT_TYPE = "workout-type"
    FILE = "file"
    FAVOURITE = "favourite"
    ZONE = "zone"
    AMOUNT = "amount"
    """How much was drunk."""
    UNIT = "unit"


FOR_RUNNERS = (
    ActivityColumn.DATE, ActivityColumn.DAY_FIRST, ActivityColumn.MONTH_FIRST, ActivityColumn.CLOCK,
    ActivityColumn.DISTANCE, ActivityColumn.DURATION, ActivityColumn.ELAPSED, ActivityColumn.HEART_RATE,
    ActivityColumn.ASCENT, ActivityColumn.DESCENT, ActivityColumn.EFFORT, ActivityColumn.TITLE, ActivityColumn.NOTE,
    ActivityColumn.SPORT, ActivityColumn.RACE, ActivityColumn.AMOUNT,
)  # fmt: skip
"""What a runner may name."""

UNITS = {
    name: unit
    for unit, names in {
        "km": "km kms kilometer kilometers kilometre kilometres",
        "mi": "mi mile miles meilen",
        "m": "m meter meters metre metres metri",
        "ft": "ft feet",
        "s": "s sec secs seconds sek sekunden",
        "ms": "ms",
        "min": "min mins minutes minuten minutos minuti",
        "h": "h hrs hours stunden",
        "bpm": "bpm",
        "ml": "ml milliliter millilitres milliliters millilitri",
        "cl": "cl",
        "dl": "dl",
        "l": "l liter litre litres liters litri litros",
        "oz": "oz ounces floz",
    }.items()
    for name in names.split()
}
"""What may stand behind the name of a column, and the unit that it means."""
FORMS = {
    "h m s": "", "hh mm ss": "", "h mm ss": "", "mm ss": "", "mmss": "", "hhmmss": "", "hms": "", "hh mm": "",
    "h min s": "", "1 10": "", "0 10": "", "min km": "km", "min mi": "mi", "min mile": "mi", "fl oz": "oz",
    "us fl oz": "oz", "fl oz us": "oz", "utc": "utc", "gmt": "utc", "local": "local", "yyyy mm dd": "",
    "dd mm yyyy": "day-first", "dd mm yy": "day-first", "mm dd yyyy": "month-first", "mm dd yy": "month-first",
}  # fmt: skip
"""What else may stand behind a name: how times and dates are written, a scale, the unit of a pace or a drink."""


_LENGTHS, _TIMES = ("km", "mi", "m", "ft"), ("s", "ms", "min", "h")
UNITS_OF = {
    ActivityColumn.DISTANCE: _LENGTHS,
    ActivityColumn.ASCENT: _LENGTHS,
    ActivityColumn.DESCENT: _LENGTHS,
    ActivityColumn.STRIDE: _LENGTHS,
    ActivityColumn.TIME: _TIMES,
    ActivityColumn.DURATION: _TIMES,
    ActivityColumn.MOVING: _TIMES,
    ActivityColumn.ELAPSED: _TIMES,
    ActivityColumn.PACE: _LENGTHS,
    ActivityColumn.HEART_RATE: ("bpm",),
    ActivityColumn.AMOUNT: ("ml", "cl", "dl", "l", "oz"),
}
"""The units that a column may have."""


@frozen
class NamedColumn:
    """A column that is known: what it holds, where it stands from 0, its header and the unit that the header says."""

    column: ActivityColumn
    index: int
    header: str
    unit: str = ""


@cache
def _columns() -> dict[str, ActivityColumn]:
    return {words_of(name): ActivityColumn(column) for column, names in NAMES.items() for name in names}


@lru_cache(maxsize=4096)
def column_named(words: str) -> tuple[ActivityColumn, str] | None:
    """The column that a header's words name, and the unit behind it; None if they name none: "HR min" is a minimum."""
    columns = _columns()
    if words in columns:
        return columns[words], UNITS.get(words, FORMS.get(words, ""))
    for form, unit in FORMS.items():
        if words.endswith(f" {form}") and words.removesuffix(f" {form}") in columns:
            return columns[words.removesuffix(f" {form}")], unit
    name, _, behind = words.rpartition(" ")
    column, unit = columns.get(name.removesuffix(" in")), UNITS.get(behind, "")
    return (column, unit) if column and unit in UNITS_OF.get(column, ()) else None


def is_column(words: str) -> bool:
    """Whether a header's words name a column that is known."""
    return len(words) < 80 and column_named(words) is not None


def columns_of(header: Sequence[str]) -> list[NamedColumn]:
    """The known columns of a header, in their order; the others are passed over."""
    named = []
    for index, cell in enumerate(header):
        words = words_of(cell)
        if is_column(words) and (known := column_named(words)):
            named.append(NamedColumn(known[0], index, cell, known[1]))
    return named


def is_english(header: Sequence[str]) -> bool:
    """Whether all columns that are known have names that are English, or at least may be."""
    return all(_without_unit(words_of(named.header)) in ENGLISH for named in columns_of(header))


def _without_unit(words: str) -> str:
    name, _, unit = words.rpartition(" ")
    return name if name and unit in UNITS else words
