"""The drinks of an import: one that two apps have, or that the runner logged, is one; what is known stays out."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import zip_longest

from runjournal.exchange.activities.recording import RecordedDrink
from runjournal.exchange.import_preview import ImportRow, RowEffect
from runjournal.exchange.joining.joining_rows import PlacedRow, known_row, left_out_row, too_early, wrong_row
from runjournal.exchange.joining.known_journal import KnownJournal
from runjournal.exchange.joining.recorded_run import key_words
from runjournal.model.context import Context
from runjournal.model.entries import Drink, Entry
from runjournal.model.frozen import frozen
from runjournal.model.limits import MOST_WATER_ML, Invalid
from runjournal.model.moments import Moment

Likeness = tuple[object, int]
"""What drinks have in common that are one: the minute or the whole day, and the volume."""


@frozen
class PlacedDrink:
    """A drink with when it was, and its keys: those of all apps that have it."""

    recorded: RecordedDrink
    start: Moment
    keys: tuple[str, ...]

    @property
    def place(self) -> tuple[object, ...]:
        """Its place in the order of time."""
        return self.start.span.earliest, *self.keys


def join_drinks(
    drinks: Iterable[RecordedDrink], known: KnownJournal, context: Context, since: datetime | None
) -> Iterator[PlacedRow]:
    """A row for each drink."""
    placed: list[PlacedDrink] = []
    for drink in drinks:
        try:
            placed.append(_placed(drink, known, context))
        except Invalid as error:
            yield (context.now, *drink.keys), wrong_row(error.sentence, drink.where)
    yield from _Drinks(known, context, since).rows(list(_merged(placed)))


def _placed(drink: RecordedDrink, known: KnownJournal, context: Context) -> PlacedDrink:
    if not 1 <= drink.volume_ml <= MOST_WATER_ML:
        raise Invalid("volume_ml", f"no drink has {drink.volume_ml:,} ml")
    return PlacedDrink(drink, known.start_of(drink, context), tuple(key_words(drink.keys)))


def _merged(drinks: Iterable[PlacedDrink]) -> Iterator[PlacedDrink]:
    """The drinks in the order of time: those of a key once, and as many alike as the app has that has the most."""
    once = {drink.keys: drink for drink in drinks}
    alike: dict[Likeness, dict[str, list[PlacedDrink]]] = {}
    for drink in sorted(once.values(), key=lambda drink: drink.place):
        by_app = alike.setdefault(_likeness(drink.start, drink.recorded.volume_ml), {})
        by_app.setdefault(drink.recorded.source_words, []).append(drink)
    for by_app in alike.values():
        for same in zip_longest(*(by_app[app] for app in sorted(by_app))):
            yield _one_of([drink for drink in same if drink])


def _one_of(same: Sequence[PlacedDrink]) -> PlacedDrink:
    keys = dict.fromkeys(key for drink in same for key in drink.keys)
    return PlacedDrink(same[0].recorded, same[0].start, tuple(keys))


def _likeness(start: Moment, volume_ml: int) -> Likeness:
    return start.at.replace(second=0) if start.at else start.day, volume_ml


class _Drinks:
    """Tells what becomes of drinks, each entry standing for one of them."""

    def __init__(self, known: KnownJournal, context: Context, since: datetime | None) -> None:
        self._known = known
        self._context = context
        self._since = since
        self._logged: dict[Likeness, list[Drink]] = {}
        for entry in known.entries:
            if isinstance(entry, Drink):
                self._logged.setdefault(_likeness(entry.start, entry.volume_ml), []).append(entry)
        self._taken = set[str]()

    def rows(self, drinks: Sequence[PlacedDrink]) -> Iterator[PlacedRow]:
        """The rows of drinks; first those that are known, whose entries are no others'."""
        others = []
        for drink in drinks:
            is_known, entry = self._known.of_keys(drink.keys)
            if is_known:
                yield drink.place, self._known_row(drink, entry)
            else:
                others.append(drink)
        for drink in others:
            yield drink.place, self._row(drink)

    def _known_row(self, drink: PlacedDrink, entry: Entry | None) -> ImportRow:
        self._taken |= {entry.id} if entry else set()
        return known_row(self._known, entry, self._context.settings, drink.keys, where=drink.recorded.where)

    def _row(self, drink: PlacedDrink) -> ImportRow:
        start, volume_ml, where = drink.start, drink.recorded.volume_ml, drink.recorded.where
        for entry in self._logged.get(_likeness(start, volume_ml), ()):
            if entry.id not in self._taken:
                return self._known_row(drink, entry)
        if why := too_early(start, self._since, self._context):
            return left_out_row(why, where=where)
        new = Drink(start=start, volume_ml=volume_ml, source=drink.keys[0] if drink.keys else "")
        return ImportRow(effect=RowEffect.NEW, words="new drink", entry=new, keys=drink.keys, where=where)
