"""Rows of a table as recordings: their values within limits, and what the runner says of them."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from runjournal.exchange.activities.activity_columns import UNITS, ActivityColumn, NamedColumn, columns_of
from runjournal.exchange.activities.activity_table import ActivityTable
from runjournal.exchange.activities.default_titles import own_title
from runjournal.exchange.activities.recording import (
    NoActivity,
    ReadItem,
    Recording,
    Richness,
    Sport,
    Unreadable,
)
from runjournal.exchange.activities.source_file import ReadOptions, SourceFile
from runjournal.exchange.activities.sport_names import sport_of
from runjournal.exchange.activities.table_units import METRES_OF, TableUnits, units_of
from runjournal.exchange.activities.values import climb_of, metres_of, seconds_of, words_from, zone_from
from runjournal.exchange.tables.table_numbers import amount_in
from runjournal.exchange.tables.table_rows import BrokenRow, TableRow
from runjournal.exchange.tables.table_text import TableError
from runjournal.model.choices import RunKind
from runjournal.model.frozen import frozen
from runjournal.model.limits import (
    FARTHEST_M,
    FASTEST_HR,
    LONGEST_ID,
    LONGEST_S,
    SLOWEST_HR,
    Invalid,
    check_day,
)
from runjournal.model.texts import words_of

HEART_RATES = range(SLOWEST_HR, FASTEST_HR + 1)
EFFORTS = range(1, 11)
MINUTE_S = 60
RACE, LONG = "1", "2"
"""The numbers of Strava's kinds of workout."""
YES = frozenset(
    {"1", "1.0", "true", "yes", "y", "x", "ja", "oui", "si", "sì", "sim", "wahr", "vrai", "verdadero", "vero"}
)
SUMS = frozenset({"total", "totals", "sum", "summe", "gesamt", "somme", "suma", "totale", "totaal", "average", "mean"})
RUN_KINDS = {
    RunKind.EASY: "easy locker lockerer dauerlauf endurance footing facile rodaje lento rustig duurloop leve",
    RunKind.LONG: "long langer lange longue larga lungo longo",
    RunKind.TEMPO: "tempo threshold schwelle tempolauf seuil umbral",
    RunKind.INTERVALS: "interval intervals intervalle intervall fractionne series ripetute intervallen speed fartlek",
    RunKind.HILLS: "hill hills berg huegel hugel cotes cuestas salite",
    RunKind.RECOVERY: "recovery recover shakeout regeneration regenerativ recuperation recuperacion herstel",
}
KINDS = frozenset({"run type", "run kind", "laufart", "type de course", "tipo de carrera"})
"""Headers of columns that name a kind of run."""
RACES = frozenset({"race", "wettkampf", "rennen", "competition", "gara", "wedstrijd", "marathon", "competicion"})


@frozen(kw_only=True)
class TableLayout:
    """How an app writes its table: the beginning of its keys, and what its columns, numbers and dates mean.

    `units` are those of an app that always writes in the same; else the table tells. `metres` makes metres of all the
    distances of a row, for an app that has several. `is_utc` if dates without a zone are UTC. `is_of_account` if climbs
    are in feet where distances are in miles. `is_of_runs` if a row without a sport is a run.
    """

    key_prefix: str = ""
    columns: Callable[[Sequence[str]], list[NamedColumn]] = columns_of
    units: TableUnits | None = None
    metres: Callable[[Sequence[float]], float] | None = None
    is_utc: bool = False
    is_of_account: bool = False
    is_of_runs: bool = False


class RowReader:
    """Makes recordings of the rows of a table. Raises `TableError` for one that cannot be read as a whole."""

    def __init__(self, file: SourceFile, layout: TableLayout, options: ReadOptions) -> None:
        self.table = ActivityTable(file, options, layout.columns)
        self.units = layout.units or units_of(self.table, options)
        self._layout = layout
        self._has_kinds = any(words_of(named.header) in KINDS for named in self.table.columns(ActivityColumn.SPORT))
        self._latest = options.context.today + timedelta(days=1)

    def read(self) -> Iterator[ReadItem]:
        """What each row holds; one that cannot be read is an `Unreadable` with its line."""
        return (item for row in self.rows() for item in (row if isinstance(row, Unreadable) else self.item(row),))

    def rows(self) -> Iterator[TableRow | Unreadable]:
        """Each row, or why it is none."""
        try:
            for row in self.table.rows():
                yield Unreadable(self.table.where, row.reason, row.line) if isinstance(row, BrokenRow) else row
        except TableError as error:
            yield Unreadable(self.table.where, error.sentence, error.line)

    def item(self, row: TableRow) -> ReadItem:
        """What a row holds by itself."""
        try:
            return self._item(row)
        except Invalid as error:
            return Unreadable(self.table.where, error.sentence, row.line)

    def _item(self, row: TableRow) -> ReadItem:
        """The recording of a row. Raises `Invalid` for values that no run can have."""
        where = f"{self.table.where}, line {row.line}"
        start = self.start(row)
        if start is None:
            if any(words_of(cell) in SUMS for cell in row.cells):
                return NoActivity(where, "a sum of others")
            cell = self.table.cell(row, ActivityColumn.DATE)
            raise Invalid("day", f"{shown(cell)} is no date that can be read" if cell else "the row has no date")
        if _day(start) > self._latest:
            return NoActivity(where, "what lies ahead")
        recording = self.recording(row, start)
        if not (recording.distance_m or recording.timer_s or recording.elapsed_s):
            return NoActivity(where, "neither a distance nor a time")
        return recording

    def recording(self, row: TableRow, start: datetime | date | None) -> Recording:
        """The values of a row that starts then. Raises `Invalid` for those that no run can have."""
        purpose = purpose_of(self._sport(row), is_of_runs=self._layout.is_of_runs, is_kind=self._has_kinds)
        distance_m = self._distance(row, purpose)
        metres = distance_m if self._layout.is_of_runs else None
        timer_s, elapsed_s = self._timer(row, metres), self._seconds(row, ActivityColumn.ELAPSED, metres)
        if purpose.sport is not Sport.RUN:
            distance_m, timer_s, elapsed_s = metres_of(distance_m), seconds_of(timer_s), seconds_of(elapsed_s)
        check_possible(distance_m, max(timer_s or 0, elapsed_s or 0))
        notes = [self.table.cell(row, kind) for kind in (ActivityColumn.NOTE, ActivityColumn.PRIVATE_NOTE)]
        return Recording(
            keys=(self._key(row, start, distance_m, timer_s or elapsed_s),),
            richness=Richness.TABLE,
            start=start.astimezone(UTC) if isinstance(start, datetime) and start.tzinfo else None,
            wall=start if isinstance(start, datetime) and not start.tzinfo else None,
            day=None if start is None or isinstance(start, datetime) else start,
            offset_s=_offset_s(start),
            zone=zone_from(self.table.cell(row, ActivityColumn.ZONE)),
            sport=purpose.sport,
            sport_words=purpose.words,
            distance_m=distance_m,
            timer_s=timer_s,
            elapsed_s=elapsed_s,
            avg_hr=self._whole(row, ActivityColumn.HEART_RATE, HEART_RATES),
            ascent_m=self._climb(row, ActivityColumn.ASCENT),
            descent_m=self._climb(row, ActivityColumn.DESCENT),
            effort=self._whole(row, ActivityColumn.EFFORT, EFFORTS),
            run_kind=RunKind.LONG if self._says(row, ActivityColumn.LONG_RUN, LONG) else purpose.run_kind,
            is_race=purpose.is_race or self._says(row, ActivityColumn.RACE, RACE),
            title=self._title(row),
            words=words_from(" ".join(filter(None, notes))),
            where=f"{self.table.where}, line {row.line}",
        )

    def start(self, row: TableRow) -> datetime | date | None:
        """When the row starts. Raises `Invalid` for a day that no journal has."""
        start = self.table.moment(row)
        if start is None:
            return None
        if isinstance(start, datetime) and not start.tzinfo and self._layout.is_utc:
            start = start.replace(tzinfo=UTC)
        check_day(_day(start))
        return start

    def _sport(self, row: TableRow) -> str:
        """The name of the sport, or of a kind of workout that is no number."""
        kind = self.table.cell(row, ActivityColumn.WORKOUT_TYPE)
        number = amount_in(kind)
        is_number = number is not None and not number.unit
        return words_from(self.table.cell(row, ActivityColumn.SPORT) or ("" if is_number else kind))

    def _distance(self, row: TableRow, purpose: "Purpose") -> int | None:
        """The metres of the last column that has some."""
        if self._layout.metres:
            numbers = [self.table.number_at(row, named) for named in self.table.columns(ActivityColumn.DISTANCE)]
            distances = [number.value for number in numbers if number and number.value > 0]
            return round(self._layout.metres(distances)) if distances else None
        for named in reversed(self.table.columns(ActivityColumn.DISTANCE)):
            metres = self.units.metres_of(self.table.number_at(row, named), purpose.words)
            if metres and metres > 0:
                return round(metres)
        return None

    def _timer(self, row: TableRow, metres: int | None) -> int | None:
        """How long the runner moved: the duration, or the time in motion if that is all, or knows the seconds, too."""
        timer_s = self._seconds(row, ActivityColumn.DURATION, metres)
        moving_s = self._seconds(row, ActivityColumn.MOVING, metres)
        has_seconds = not any(map(self.units.is_in_minutes, self.table.columns(ActivityColumn.DURATION)))
        if timer_s and moving_s and not has_seconds and abs(timer_s - moving_s) < MINUTE_S:
            return moving_s
        return timer_s or moving_s

    def _seconds(self, row: TableRow, column: ActivityColumn, metres: int | None) -> int | None:
        for named in reversed(self.table.columns(column)):
            length = self.table.length_at(row, named)
            if length and length.seconds > 0:
                return round(self.units.seconds_of(length, named, metres)) or None
        return None

    def _whole(self, row: TableRow, column: ActivityColumn, possible: range) -> int | None:
        number = self.table.number(row, column)
        return None if number is None or round(number.value) not in possible else round(number.value)

    def _climb(self, row: TableRow, column: ActivityColumn) -> int | None:
        number = self.table.number(row, column)
        if number is None:
            return None
        is_imperial = self._layout.is_of_account and self.units.metres == METRES_OF["mi"] and not number.unit
        is_in_feet = is_imperial or UNITS.get(words_of(number.unit)) == "ft"
        return climb_of(number.value * (METRES_OF["ft"] if is_in_feet else 1))

    def _says(self, row: TableRow, column: ActivityColumn, code: str) -> bool:
        """Whether a column says yes, or the number of the kind of workout."""
        workout = self.table.number(row, ActivityColumn.WORKOUT_TYPE)
        is_yes = self.table.cell(row, column).casefold() in YES
        return is_yes or (workout is not None and f"{workout.value:g}" == code)

    def _title(self, row: TableRow) -> str:
        """What the runner called it, and not the app by the sport."""
        title = words_from(self.table.cell(row, ActivityColumn.TITLE))
        return "" if words_of(title) == words_of(self._sport(row)) else own_title(title)

    def _key(self, row: TableRow, start: datetime | date | None, distance_m: int | None, seconds: int | None) -> str:
        """The id that the app gives, else a hash of when and how far."""
        given = words_of(self.table.cell(row, ActivityColumn.ID)).replace(" ", "")
        if self._layout.key_prefix and given:
            return f"{self._layout.key_prefix}:{given[:LONGEST_ID]}"
        text = f"{start and start.isoformat()} {distance_m} {seconds}"
        return f"csv:{hashlib.sha256(text.encode()).hexdigest()[:16]}"


@frozen
class Purpose:
    """What a row is about: its sport, and for runs what they were for."""

    sport: Sport
    words: str
    run_kind: RunKind | None = None
    is_race: bool = False


def purpose_of(name: str, *, is_of_runs: bool, is_kind: bool = False) -> Purpose:
    """What the name of a sport says. In a table of runs it may be empty, or name the kind of run: "Long run".

    `is_kind` if the header says that it does.
    """
    sport, words = sport_of(name)
    if not is_of_runs or sport is Sport.OTHER:
        return Purpose(sport, words)
    if not name:
        return Purpose(Sport.RUN, "run")
    named = set(words_of(name).split())
    is_race = bool(named & RACES)
    kind = next((kind for kind, names in RUN_KINDS.items() if named & set(names.split())), None)
    return Purpose(Sport.RUN if kind or is_race or is_kind else sport, words, kind, is_race)


def check_possible(distance_m: int | None, seconds: int) -> None:
    """Raise `Invalid` for more than a run can have."""
    if (distance_m or 0) > FARTHEST_M:
        raise Invalid("distance_m", f"{(distance_m or 0) / 1000:,.1f} km is farther than a run can be")
    if seconds > LONGEST_S:
        raise Invalid("duration_s", f"{seconds / 3600:,.0f} hours is longer than a run can be")


def shown(cell: str) -> str:
    """A cell as a message quotes it."""
    return repr(words_from(cell)[:60])


def _day(start: datetime | date) -> date:
    return start.date() if isinstance(start, datetime) else start


def _offset_s(start: datetime | date | None) -> int | None:
    """The offset that a date says; none of UTC, which says nothing of where it was."""
    offset = start.utcoffset() if isinstance(start, datetime) else None
    return round(offset.total_seconds()) if offset else None
