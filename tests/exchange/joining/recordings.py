"""What the tests of joining share: a day, recordings of it, entries of it, and a context on the day after."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from runjournal.exchange.activities.recording import RecordedDrink, Recording, Richness, Sport
from runjournal.exchange.import_preview import ImportRow, RowEffect
from runjournal.exchange.joining.join import join
from runjournal.exchange.joining.known_journal import KnownJournal
from runjournal.model.choices import Status
from runjournal.model.context import Context
from runjournal.model.entries import Drink, Entry, Race, Run
from runjournal.model.moments import Moment
from runjournal.model.settings import Settings

ZONE = "Europe/Berlin"
DAY = date(2026, 5, 10)
NOW = datetime(2026, 5, 11, 8, tzinfo=UTC)
CONTEXT = Context(NOW, ZONE, Settings())
WHOLE = Moment.whole_day(DAY, ZONE)


def instant(clock: str, day: date = DAY) -> datetime:
    """The instant of a time of day in Berlin, where the clocks are two hours ahead in May."""
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=UTC) - timedelta(hours=2)


def at(clock: str, day: date = DAY) -> Moment:
    """The moment of a time of day in Berlin."""
    return Moment.at_instant(instant(clock, day), ZONE)


def recorded(
    clock: str = "08:00:00", distance_m: int | None = 10_000, timer_s: int | None = 3000, **more: Any
) -> Recording:
    """A run that a watch has recorded: 10 km in 50 minutes from 8 o'clock, unless told otherwise."""
    values: dict[str, Any] = {
        "keys": (f"fit:{clock.replace(':', '')}-{distance_m}:0",),
        "richness": Richness.FIT,
        "start": instant(clock),
        "sport": Sport.RUN,
        "distance_m": distance_m,
        "timer_s": timer_s,
        "sport_words": "run",
    }
    return Recording(**values | more)


def ran(
    clock: str | None = "08:00:00", distance_m: int | None = 10_000, duration_s: int | None = 3000, **more: Any
) -> Run:
    """A run in the journal; without a clock, one of the whole day."""
    values: dict[str, Any] = {"id": "mine", "start": _start(clock), "distance_m": distance_m, "duration_s": duration_s}
    return Run(**values | more)


def planned(clock: str | None = None, distance_m: int | None = 10_000, **more: Any) -> Run:
    """A planned run, at any time of the day unless told otherwise."""
    values: dict[str, Any] = {"duration_s": None, "status": Status.PLANNED, "id": "plan"}
    return ran(clock, distance_m, **values | more)


def raced(clock: str | None = None, distance_m: int | None = 10_000, **more: Any) -> Race:
    """A planned race."""
    values: dict[str, Any] = {"id": "race", "start": _start(clock), "distance_m": distance_m, "name": "Club 10k"}
    return Race(**values | more)


def drunk(clock: str | None = "12:00:00", volume_ml: int = 500, app: str = "WaterMinder", **more: Any) -> RecordedDrink:
    """A drink that an app has."""
    start, key = instant(clock) if clock else None, f"apple:{app}-{clock}-{volume_ml}"
    values: dict[str, Any] = {"keys": (key,), "day": DAY, "volume_ml": volume_ml, "start": start, "source_words": app}
    return RecordedDrink(**values | more)


def drank(clock: str | None = "12:00:00", volume_ml: int = 500, **more: Any) -> Drink:
    """A drink in the journal."""
    values: dict[str, Any] = {"id": "mine", "start": _start(clock), "volume_ml": volume_ml}
    return Drink(**values | more)


def _start(clock: str | None) -> Moment:
    return at(clock) if clock else WHOLE


def known(*entries: Entry, keys: dict[str, str] | None = None, deleted: tuple[Entry, ...] = ()) -> KnownJournal:
    """What a journal knows that has these entries."""
    return KnownJournal(entries=entries, entry_by_key=keys or {}, deleted=deleted)


Item = Recording | RecordedDrink


def rows(items: Item | Sequence[Item], *entries: Entry, **more: Any) -> list[ImportRow]:
    """The rows of an import into a journal with some entries."""
    read = items if isinstance(items, Sequence) else [items]
    journal = known(*entries, keys=more.pop("keys", None), deleted=more.pop("deleted", ()))
    return join(read, journal, more.pop("context", CONTEXT), **more)


def row(item: Item, *entries: Entry, **more: Any) -> ImportRow:
    """The only row of an import."""
    (only,) = rows(item, *entries, **more)
    return only


def told(given: list[ImportRow]) -> list[tuple[RowEffect, str]]:
    """The effect of each row, and the id of the entry that it is about."""
    return [(each.effect, each.present.id if each.present else "") for each in given]
