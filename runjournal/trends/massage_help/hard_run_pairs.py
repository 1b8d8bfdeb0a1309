"""Does massage help me? Soreness after hard runs with a massage soon after, against like ones without.

A hard run counts as *with* if a massage starts within 48 h after its end, and as *without* if none was done
until 78 h after it. Its soreness 24, 48 and 72 h after the end is the highest rating of any spot within 6 h of that
time; it is looked at only until the next hard run begins, and with a massage only from the massage's end on.

Each hard run with one is paired with one without: both races or neither, the highest rating of the 24 h before within
1 point, and the load within a factor of 1.5, or if a load is not known the distance. Of these the pairs nearest in
soreness, then in size, then in time are made first, and no run is used twice. What was not logged pairs nothing. The
pairs are made without looking at the soreness that is compared.

The difference is with − without, in points: negative is less sore with massage. The median of the differences comes
with the sign test's interval (`sign_interval`), from 6 pairs on. It tells what went with massage and no more: people
book when they are sore, and soreness falls back to the usual by itself, which biases it either way. Trials in runners
found relief at once and none on the days 1 to 7 after (Hoffman 2016, doi:10.2519/jospt.2016.6455).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from math import inf
from typing import NamedTuple, TypeVar

from runjournal.model.choices import Kind
from runjournal.model.context import Context
from runjournal.model.entries import Massage, Race, Run, Soreness
from runjournal.model.frozen import frozen
from runjournal.rules.facts.hard_runs import ended, hard_runs_done
from runjournal.rules.facts.recovery import median
from runjournal.rules.history import History
from runjournal.rules.times import DAY, earliest_start, hours_of
from runjournal.trends.journal_reader import EntryReader
from runjournal.trends.massage_help.sign_interval import FEWEST, MedianInterval, median_interval
from runjournal.trends.training.daily_training import load_of

T = TypeVar("T")
Distance = tuple[float, ...]
"""How far two things are from being alike, what counts most first."""

LOOKS_BACK_DAYS = 730
"""How far back hard runs are looked for: what a body did long ago says little of it now."""
RUNS_BEFORE_DAYS = 31
"""How many more days of runs it takes to tell whether the first were hard."""
AFTER_H = (24, 48, 72)
NEAR = timedelta(hours=6)
WITHIN = timedelta(hours=48)
NONE_UNTIL = timedelta(hours=AFTER_H[-1]) + NEAR
MOST_APART_BEFORE = 1
MOST_APART_SIZE = 1.5
CAVEAT = (
    "This went with massage; it does not show that massage did it. People book when they are sore, and soreness falls "
    "back to the usual by itself: that biases this either way."
)


@frozen
class Case:
    """A hard run, the soreness before it, and the soreness after it by hours: 0 to 10, only what was rated in time.

    `massage` is the first that was started within 48 h after it, or None.
    """

    run: Run | Race
    before: int | None
    massage: Massage | None
    after: dict[int, int]


class MatchedPair(NamedTuple):
    """A hard run with a massage and one like it without; `difference` is with − without, in points."""

    case: Case
    control: Case
    difference: int


@frozen
class Effect:
    """What went with massage so many `hours` after hard runs."""

    hours: int
    pairs: tuple[MatchedPair, ...]

    @property
    def n(self) -> int:
        """How many pairs there are."""
        return len(self.pairs)

    @property
    def is_enough(self) -> bool:
        """Whether there are enough to say anything: 6."""
        return self.n >= FEWEST

    @property
    def median(self) -> float | None:
        """The median difference in points, negative if it was less with massage; None if there is no pair."""
        return float(median([pair.difference for pair in self.pairs])) if self.pairs else None

    @property
    def interval(self) -> MedianInterval | None:
        """The median with its interval of at least 95 %, or None for fewer than 6 pairs."""
        return median_interval([pair.difference for pair in self.pairs])

    @property
    def remark(self) -> str:
        """What to say instead if there are too few."""
        return "" if self.is_enough else "not enough yet"


@frozen
class MassageHelp:
    """The answer, from the hard runs of the local days `first` to `last`: so many with a massage, so many without."""

    first: date
    last: date
    with_massage: int
    without: int
    effects: tuple[Effect, ...]

    @property
    def is_enough(self) -> bool:
        """Whether there is enough for any of the times."""
        return any(effect.is_enough for effect in self.effects)


def massage_help_of(journal: EntryReader, context: Context) -> MassageHelp:
    """The answer of a journal as of a context: reads the last two years, however old the journal is."""
    last = context.today
    first = last - timedelta(days=LOOKS_BACK_DAYS)
    kinds = {Kind.RUN, Kind.RACE, Kind.MASSAGE, Kind.SORENESS}
    entries = journal.between(first - timedelta(days=RUNS_BEFORE_DAYS), last + DAY, kinds)
    return massage_help(History.of(entries, context), first, last)


def massage_help(history: History, first: date, last: date) -> MassageHelp:
    """The answer from the hard runs that were done on the local days `first` to `last`."""
    cases = list(_cases(history, first, last))
    with_one = [case for case in cases if case.massage]
    without = [case for case in cases if case.massage is None]
    effects = tuple(Effect(hours, _pairs(with_one, without, hours)) for hours in AFTER_H)
    return MassageHelp(first, last, len(with_one), len(without), effects)


def _cases(history: History, first: date, last: date) -> Iterator[Case]:
    """The hard runs whose end and whose massages are known well enough, in order."""
    runs = _hard_runs(history)
    for index, run in enumerate(runs):
        if first <= run.day <= last and not run.start.is_whole_day:
            end = ended(history, run).latest
            following = runs[index + 1 :]
            until = min((start for other in following if (start := earliest_start(other)) > end), default=history.now)
            massages = [
                massage for massage in history.index(Massage).overlapping(end, end + NONE_UNTIL) if massage.is_done
            ]
            if not massages or _is_soon(massages[0], end):
                yield _case(history, run, end, until, massages[0] if massages else None)


def _hard_runs(history: History) -> Sequence[Run | Race]:
    done = hard_runs_done(history, earliest_start_of(history), history.now)
    return sorted((hard.run for hard in done), key=lambda run: (earliest_start(run), run.id))


def earliest_start_of(history: History) -> datetime:
    """The first instant of which a history has a run or race, or its `now`."""
    first = [index.keys[0][0] for index in (history.index(Run), history.index(Race)) if index.keys]
    return min(first, default=history.now)


def _is_soon(massage: Massage, end: datetime) -> bool:
    """Whether a massage surely starts within 48 h after a run's end."""
    return not massage.start.is_whole_day and end <= massage.starts.earliest <= end + WITHIN


def _case(history: History, run: Run | Race, end: datetime, until: datetime, massage: Massage | None) -> Case:
    since = massage.ends.latest if massage else end
    after = {}
    for hours in AFTER_H:
        near = end + timedelta(hours=hours)
        worst = _worst(history, max(near - NEAR, since), min(near + NEAR, until))
        if worst is not None:
            after[hours] = worst
    start = run.starts.earliest
    return Case(run, _worst(history, start - hours_of(history.thresholds.soreness_before_h), start), massage, after)


def _worst(history: History, first: datetime, last: datetime) -> int | None:
    """The highest rating that was surely made in a stretch of time, or None."""
    ratings = history.index(Soreness).starting(first, last)
    return max((rating.rating for rating in ratings if rating.starts.latest <= last), default=None)


def _pairs(with_one: Iterable[Case], without: Iterable[Case], hours: int) -> tuple[MatchedPair, ...]:
    some = [case for case in with_one if hours in case.after]
    others = [case for case in without if hours in case.after]
    return tuple(
        MatchedPair(case, control, case.after[hours] - control.after[hours])
        for case, control in nearest_pairs(some, others, _distance)
    )


def _distance(case: Case, control: Case) -> Distance | None:
    """How far two hard runs are from being alike: in soreness before, in size, in days; None if too far."""
    if case.before is None or control.before is None or isinstance(case.run, Race) != isinstance(control.run, Race):
        return None
    before, size = abs(case.before - control.before), _size_apart(case.run, control.run)
    if before > MOST_APART_BEFORE or size > MOST_APART_SIZE:
        return None
    return before, size, abs((case.run.day - control.run.day).days)


def _size_apart(run: Run | Race, other: Run | Race) -> float:
    """How many times the smaller the larger is, by load or else by distance; infinite if neither is known."""
    for size in (load_of, _run_length):
        here, there = size(run), size(other)
        if here and there:
            return max(here, there) / min(here, there)
    return inf


def _run_length(run: Run | Race) -> float | None:
    return run.distance_m


def nearest_pairs(
    some: Sequence[T], others: Sequence[T], distance: Callable[[T, T], Distance | None]
) -> list[tuple[T, T]]:
    """Pairs of one of `some` and one of `others`, nearest first, each used once, the same every time.

    All pairs that are near enough are ranked by how near they are, and taken in that order as long as neither was
    taken yet: greedy, simple enough to be checked by hand, and blind to what is to be compared. `distance` is None for
    what is not alike at all. Of pairs equally near the one that comes first in `some`, then in `others`, is taken.
    """
    near = sorted(
        (apart, index, other_index)
        for index, item in enumerate(some)
        for other_index, other in enumerate(others)
        if (apart := distance(item, other)) is not None
    )
    taken: set[int] = set()
    taken_others: set[int] = set()
    matched = []
    for _, index, other_index in near:
        if index not in taken and other_index not in taken_others:
            taken.add(index)
            taken_others.add(other_index)
            matched.append((some[index], others[other_index]))
    return matched
