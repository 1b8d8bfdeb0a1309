"""What a filter can ask of an entry, one term each.

`matches` is the one definition of what a term finds; the journal's SQL only saves reading what it cannot find. What
was not logged is never found by a number.
"""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from operator import eq, ge, gt, le, lt

from runjournal.model.areas import Area, Side, Spot
from runjournal.model.choices import ConditionName, Kind
from runjournal.model.entries import Condition, Entry, Massage, Soreness
from runjournal.model.frozen import frozen
from runjournal.model.records import fields_of
from runjournal.model.texts import words_of, words_of_entry


class Sign(StrEnum):
    """How a number is compared."""

    AT_LEAST = ">="
    AT_MOST = "<="
    ABOVE = ">"
    BELOW = "<"
    EQUAL = "="

    def holds(self, value: float, limit: float) -> bool:
        """Whether a value stands so to a limit."""
        return _COMPARE[self](value, limit)


_COMPARE: dict[Sign, Callable[[float, float], bool]] = {
    Sign.AT_LEAST: ge,
    Sign.AT_MOST: le,
    Sign.ABOVE: gt,
    Sign.BELOW: lt,
    Sign.EQUAL: eq,
}


@frozen
class Limit:
    """A number and how values stand to it, in the unit of the field."""

    sign: Sign
    number: float

    def holds(self, value: object) -> bool:
        """Whether a value is a number that stands so."""
        return isinstance(value, int) and self.sign.holds(value, self.number)


@frozen
class OfKind:
    """Entries of a kind; of a condition, with `name` those of one alone."""

    kind: Kind
    name: ConditionName | None = None

    def matches(self, entry: Entry) -> bool:
        """Whether an entry is of the kind."""
        if isinstance(entry, Condition) and self.name is not None:
            return entry.name is self.name
        return entry.kind is self.kind


@frozen
class HasValue:
    """Entries with one of some values in a field: of `light`, a depth or the size of a meal."""

    values: tuple[tuple[str, StrEnum | bool], ...]

    def matches(self, entry: Entry) -> bool:
        """Whether one of the fields has its value."""
        return any(has_field(entry.kind, name) and getattr(entry, name) == value for name, value in self.values)


@frozen
class HasNumber:
    """Entries with a number in a field that stands so to a limit; one without it has that of the field `instead`."""

    field: str
    limit: Limit
    instead: str = ""

    def matches(self, entry: Entry) -> bool:
        """Whether the field has such a number."""
        if not has_field(entry.kind, self.field):
            return False
        value = getattr(entry, self.field)
        return self.limit.holds(getattr(entry, self.instead) if value is None and self.instead else value)


@frozen
class AtArea:
    """Entries about an area, on one side or any; with limits, ratings of it that stand so to all of them.

    What is about both sides is about the left and about the right.
    """

    area: Area
    side: Side | None = None
    limits: tuple[Limit, ...] = ()

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that an entry may name."""
        if self.side is None:
            return tuple(Side)
        return (self.side, Side.BOTH) if self.side in (Side.LEFT, Side.RIGHT) else (self.side,)

    def matches(self, entry: Entry) -> bool:
        """Whether an entry is about the area."""
        if isinstance(entry, Soreness):
            return self._covers(entry.spot) and all(limit.holds(entry.rating) for limit in self.limits)
        return (
            not self.limits
            and isinstance(entry, Massage | Condition)
            and any(self._covers(spot) for spot in entry.spots)
        )

    def _covers(self, spot: Spot) -> bool:
        return spot.area is self.area and spot.side in self.sides


@frozen
class ByTherapist:
    """Massages by a therapist, by the beginning of a name or of one of its words, in plain letters."""

    name: str

    def matches(self, entry: Entry) -> bool:
        """Whether a massage is by the therapist."""
        return isinstance(entry, Massage) and self.fits(entry.therapist)

    def fits(self, therapist: str) -> bool:
        """Whether a therapist's name has a word that begins so."""
        return f" {words_of(self.name)}" in f" {words_of(therapist)}"


@frozen
class Within:
    """Entries whose local day lies within `first` to `last`."""

    first: date
    last: date

    def matches(self, entry: Entry) -> bool:
        """Whether the day of an entry is one of them."""
        return self.first <= entry.day <= self.last


@frozen
class OnWeekday:
    """Entries of every such weekday, Monday 0."""

    weekday: int

    def matches(self, entry: Entry) -> bool:
        """Whether the day of an entry is such a weekday."""
        return entry.day.weekday() == self.weekday


@frozen
class Says:
    """Entries with some words in a row in their note, name, text, detail or reason, as `words_of` gives them.

    With `is_begun` the last of them need only begin so.
    """

    words: str
    is_begun: bool = True

    def matches(self, entry: Entry) -> bool:
        """Whether an entry has the words."""
        return f" {self.words}{'' if self.is_begun else ' '}" in f" {words_of_entry(entry)} "

    def lights(self, word: str) -> bool:
        """Whether a word of an entry is one of those."""
        *whole, last = self.words.split(" ")
        return word in whole or (word.startswith(last) if self.is_begun else word == last)


Term = OfKind | HasValue | HasNumber | AtArea | ByTherapist | Within | OnWeekday | Says


def has_field(kind: Kind, name: str) -> bool:
    """Whether entries of a kind have a field; each has a day, a note and whether it happened, which no term asks."""
    return any(field.name == name for field in fields_of(kind))
