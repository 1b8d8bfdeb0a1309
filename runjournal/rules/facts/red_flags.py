"""How a red flag that one rating raises stays, and what clears it.

It stays for `red_flag_said_h` after the last log that raised it, with the severity which that log gave it. It clears
earlier if the same spot is rated up to `flag_clears_to`, or lower with another quality written; an all clear rates
every spot 0. A rating that leaves the quality out says nothing about it. Rules that clear otherwise say so.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Generic, NamedTuple, TypeVar

from runjournal.language.display.sentence_parts import listed
from runjournal.model.areas import Area, Spot, join_sides
from runjournal.model.choices import Kind
from runjournal.model.entries import Entry, Massage, Note, Race, Run, Soreness
from runjournal.rules.facts.note_words import clauses_about
from runjournal.rules.facts.ratings import by_spot
from runjournal.rules.history import History, Reach, reach_back
from runjournal.rules.times import DAY, earliest_start, hours_of, surely_started

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
S = TypeVar("S")

BEFORE = timedelta(days=28)
"""How far before a rating that raises a flag the ratings are that it is compared with."""
NOTED: tuple[type[Entry], ...] = (Note, Run, Race, Massage, Soreness)
"""The entries whose notes may speak of an area."""
BACK = reach_back("red_flag_said_h")
SORENESS_REACH = Reach(Kind.SORENESS, back=BACK + BEFORE)
NOTES_REACH = tuple(Reach(entry_type.kind, back=BACK) for entry_type in NOTED)


class Raised(NamedTuple, Generic[T_co]):
    """The last rating of a spot that raised a red flag, and the sign by which it did."""

    log: Soreness
    sign: T_co


def said_until(history: History, log: Entry) -> datetime:
    """The instant from which a red flag raised by a log is no longer said, if nothing newer is logged."""
    return surely_started(log) + hours_of(history.thresholds.red_flag_said_h)


def is_recent(history: History, log: Entry) -> bool:
    """Whether a log is new enough to raise a red flag."""
    return history.now < said_until(history, log)


def ratings_by_spot(history: History) -> Mapping[Spot, Sequence[Soreness]]:
    """The ratings of each spot that may raise a red flag now, and those they are compared with, oldest first."""
    return history.cached_across_plans("ratings by spot", _ratings_by_spot)


def _ratings_by_spot(history: History) -> Mapping[Spot, Sequence[Soreness]]:
    first = history.now - hours_of(history.thresholds.red_flag_said_h) - BEFORE - 2 * DAY
    return by_spot(history, first, history.now)


def last_raised(
    history: History,
    ratings: Sequence[Soreness],
    sign_of: Callable[[Sequence[Soreness], Soreness], T | None],
    clears: Callable[[Soreness, Raised[T]], bool],
) -> Raised[T] | None:
    """The flag that stands on the ratings of a spot, oldest first; None if none was raised or it has cleared.

    `sign_of` gets the ratings before one, and that one, and gives the sign by which it raises the flag.
    """
    raised: Raised[T] | None = None
    for index, log in enumerate(ratings):
        sign = sign_of(ratings[:index], log) if is_recent(history, log) else None
        if sign is not None:
            raised = Raised(log, sign)
        elif raised and clears(log, raised):
            raised = None
    return raised


def has_settled(history: History) -> Callable[[Soreness, Raised[object]], bool]:
    """Whether a rating clears a flag: low enough, or lower with another quality written."""
    clears_to = history.thresholds.flag_clears_to

    def clears(log: Soreness, raised: Raised[object]) -> bool:
        is_other = log.quality is not None and log.quality is not raised.log.quality
        return log.rating <= clears_to or (is_other and log.rating < raised.log.rating)

    return clears


def has_eased(history: History) -> Callable[[Soreness, Raised[object]], bool]:
    """Whether a rating clears a flag of severe pain: as any other, or eased some time later."""
    settled, thresholds = has_settled(history), history.thresholds

    def clears(log: Soreness, raised: Raised[object]) -> bool:
        is_later = log.starts.earliest - raised.log.starts.latest >= hours_of(thresholds.severe_clears_h)
        return settled(log, raised) or (is_later and log.rating <= thresholds.severe_clears_to)

    return clears


def words_about(history: History, log: Soreness, spot: Spot) -> list[tuple[str, ...]]:
    """What the note of a rating says of its spot, and what other notes of that day do that name it."""
    words = list(clauses_about(log.note, spot, is_its_own=True)) if log.note else []
    for entry, note in history.cached_across_plans("notes of a day", _notes_by_day).get(log.day, ()):
        if entry.id != log.id:
            words += clauses_about(note, spot, is_its_own=False)
    return words


def _notes_by_day(history: History) -> Mapping[date, list[tuple[Entry, str]]]:
    """The notes that are not empty by their local day, of what was done."""
    first = history.now - hours_of(history.thresholds.red_flag_said_h) - 4 * DAY
    notes: dict[date, list[tuple[Entry, str]]] = {}
    for entry in (entry for kind in NOTED for entry in history.index(kind).starting(first, history.now)):
        for note in (entry.note, entry.text if isinstance(entry, Note) else ""):
            if note and entry.is_done:
                notes.setdefault(entry.day, []).append((entry, note))
    return notes


class Alike(NamedTuple, Generic[S]):
    """Spots of an area, left and right, of which the same is to be said, with the ids of the ratings."""

    spots: tuple[Spot, ...]
    ids: tuple[str, ...]
    flag: Raised[S]

    @property
    def name(self) -> str:
        """The spots in words, left and right as one."""
        return names_of(self.spots)


def alike(flags: Iterable[tuple[Spot, Raised[S]]]) -> list[Alike[S]]:
    """Flags of single spots, left and right together if they were rated alike at the same time, by their spots."""
    groups: dict[tuple[Area, datetime, int, S], list[tuple[Spot, Raised[S]]]] = {}
    for spot, flag in flags:
        key = (spot.area, earliest_start(flag.log), flag.log.rating, flag.sign)
        groups.setdefault(key, []).append((spot, flag))
    return [_alike(sorted(group, key=lambda pair: pair[0])) for group in groups.values()]


def _alike(group: Sequence[tuple[Spot, Raised[S]]]) -> Alike[S]:
    spots = tuple(spot for spot, _ in group)
    ids = tuple(dict.fromkeys(flag.log.id for _, flag in group))
    return Alike(spots, ids, group[0][1])


def names_of(spots: Sequence[Spot]) -> str:
    """Single spots in words, left and right of an area as both of it: "calves and left shin"."""
    return listed([spot.name for spot, _ in join_sides(dict.fromkeys(spots))])
