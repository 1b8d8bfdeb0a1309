"""Water that Apple Health has noted, once for each drink however many apps have told of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from runjournal.exchange.activities.apple_values import MILLILITRES_OF, key_of, quantity_of, time_of
from runjournal.exchange.activities.recording import RecordedDrink
from runjournal.exchange.activities.values import read_time, words_from
from runjournal.exchange.activities.xml_stream import Attributes, UnreadableElement
from runjournal.model.limits import MOST_WATER_ML
from runjournal.model.moments import local_day

MOST_KEYS = 8
"""Of one drink: more apps than have told of it."""


def drink_of(said: Attributes, zone: str, where: str) -> RecordedDrink | None:
    """A record of water, on the day that it was in `zone`; None if it is of nothing. Raises `UnreadableElement`."""
    time = time_of(said, "startDate", "a drink")
    end = read_time(said.get("endDate", "")) or time
    volume_ml = quantity_of(said.get("value"), said.get("unit"), MILLILITRES_OF)
    if volume_ml is None or not 0 <= volume_ml <= MOST_WATER_ML:
        amount = words_from(f"{said.get('value', '')} {said.get('unit', '')}")[:40]
        raise UnreadableElement(f"a drink of {amount!r} cannot be")
    start = time.at.replace(tzinfo=UTC) if time.is_utc else None
    drink = RecordedDrink(
        keys=(key_of(time.at, end.at, said, round(volume_ml)),),
        day=local_day(start, zone) if start else time.at.date(),
        volume_ml=round(volume_ml),
        start=start,
        wall=None if start else time.at,
        source_words=words_from(said.get("sourceName", "")),
        where=where,
    )
    return drink if drink.volume_ml else None


def in_zone(drink: RecordedDrink, zone: str) -> RecordedDrink:
    """The drink in the zone that its record names."""
    return replace(drink, zone=zone, day=local_day(drink.start, zone)) if drink.start and zone else drink


class WaterDrunk:
    """The drinks of an export. The same minute and volume from two apps is one drink, which has the keys of both."""

    def __init__(self) -> None:
        self._keys: set[str] = set()
        self._drinks: dict[tuple[datetime | None, int], list[RecordedDrink]] = {}
        self._told: dict[tuple[datetime | None, int, str], int] = {}

    def __iter__(self) -> Iterator[RecordedDrink]:
        """The drinks in the order of the export."""
        return (drink for same in self._drinks.values() for drink in same)

    def add(self, drink: RecordedDrink) -> None:
        """Add a drink: the second of an app is the second in that minute, whichever app told of that one first."""
        if drink.keys[0] in self._keys:
            return
        self._keys.add(drink.keys[0])
        at = drink.start or drink.wall
        minute = at.replace(second=0, microsecond=0, tzinfo=None) if at else None
        same = self._drinks.setdefault((minute, drink.volume_ml), [])
        told = self._told.get((minute, drink.volume_ml, drink.source_words), 0)
        self._told[minute, drink.volume_ml, drink.source_words] = told + 1
        if told == len(same):
            same.append(drink)
        elif len(same[told].keys) < MOST_KEYS:
            same[told] = replace(same[told], keys=(*same[told].keys, *drink.keys))
