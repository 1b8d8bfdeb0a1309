"""Which entry of the journal a recorded run is, looked for in the order in which that is surest.

    1. a done one at the same time
    2. a done one of the day without a time of day, or with one that was guessed, if no other may be it
    3. a planned race of the day
    4. a planned run of the day

Which runs are matched does not depend on the order in which they were read.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from runjournal.exchange.activities.recording import Sport
from runjournal.exchange.joining.known_journal import KnownJournal
from runjournal.exchange.joining.plan_matching import match_runs, race_pairs
from runjournal.exchange.joining.recorded_run import RecordedRun
from runjournal.exchange.joining.same_run import (
    FARTHEST_ZONE_S,
    HALF,
    START_APART,
    TimeIndex,
    interval_of,
    is_in_another_zone,
    is_within,
    may_be_within,
)
from runjournal.model.entries import Race, Run
from runjournal.model.ids import made_at

NEAR_PERCENT = 10
WHOLE_DAY_PERCENT = 15
TWIN_PERCENT = 2
TYPED_WITHIN = timedelta(minutes=2)
"""What is logged without a time has ended by the minute in which it was typed."""
ZONES_APART = timedelta(seconds=FARTHEST_ZONE_S) + START_APART


class MatchKind(Enum):
    """What a run was found to be."""

    SAME = "same"
    """The entry, whose time of day is known."""
    PART = "part"
    """Another part of an entry that a run was found to be already, as if the watch was started twice."""
    OF_THE_DAY = "of the day"
    """The entry without a time of day."""
    PLAN = "plan"


class Match(NamedTuple):
    """The entry that a run is."""

    entry: Run | Race
    kind: MatchKind


class _Pair(NamedTuple):
    """A run and an entry that it may be; the least of several is the likeliest."""

    rank: tuple[object, ...]
    run: RecordedRun
    entry: Run | Race


class Matching:
    """The entries that runs are, each of them the only run of its entry but for parts of one.

    `runs` are all of the import; `taken` are the ids of entries that some of them are by their keys.
    """

    def __init__(self, known: KnownJournal, runs: Iterable[RecordedRun], taken: Iterable[str]) -> None:
        self._known = known
        self._runs = TimeIndex[RecordedRun]()
        for run in runs:
            if run.has_time and run.knows_instant:
                self._runs.add(run, run.interval)
        self._matches: dict[RecordedRun, Match] = {}
        self._taken = set(taken)
        self._at_times = _index(known.efforts)
        self._deleted = _index(entry for entry in known.deleted if isinstance(entry, Run | Race))
        self._by_day: dict[date, list[Run | Race]] = {}
        for entry in known.efforts:
            self._by_day.setdefault(entry.day, []).append(entry)

    def match(self, runs: Sequence[RecordedRun]) -> None:
        """Match some runs; those that were matched before keep their entries."""
        self._match_times(runs)
        for day, of_day in _by_day(self._unmatched(runs)).items():
            entries = self._by_day.get(day, ())
            self._match_whole_days(of_day, entries)
            self._match_plans(of_day, entries)

    def of(self, run: RecordedRun) -> Match | None:
        """The entry that a run is, if there is one."""
        return self._matches.get(run)

    def deleted(self, run: RecordedRun) -> Run | Race | None:
        """The entry that a run was before the runner deleted it."""
        if not run.has_time:
            return None
        around = (entry for entry in self._deleted.around(run.interval) if self._same_rank(run, entry))
        same = (entry for entry in around if may_be_within(run.distance_m, entry.distance_m, NEAR_PERCENT))
        return min(same, key=lambda entry: entry.id, default=None)

    def twin(self, run: RecordedRun) -> Run | Race | None:
        """A done entry as long and as far at another time, apart by whole quarters of an hour."""
        if not run.has_time:
            return None
        around = self._at_times.around(run.interval, ZONES_APART)
        twins = (entry for entry in around if entry.id not in self._taken and _is_twin(run, entry))
        return min(twins, key=lambda entry: (run.interval.apart(interval_of(entry)), entry.id), default=None)

    def twin_beside(self, run: RecordedRun) -> RecordedRun | None:
        """Another run of the import as long and as far, of a file that knows the instant better than this one's.

        Files of one kind have the same clock, so that they are two runs.
        """
        if not run.has_time:
            return None
        around = self._runs.around(run.interval, ZONES_APART)
        twins = (other for other in around if other.knows_more_of(run) and _are_twins(run, other))
        return min(twins, key=lambda other: (run.interval.apart(other.interval), other.place), default=None)

    def _match_times(self, runs: Iterable[RecordedRun]) -> None:
        pairs = [
            _Pair((*rank, run.place, entry.id), run, entry)
            for run in runs
            if run.has_time
            for entry in self._at_times.around(run.interval)
            if (rank := self._same_rank(run, entry))
        ]
        self._take_all(pairs, MatchKind.SAME)
        for pair in sorted(pairs):
            if pair.run.interval.share(interval_of(pair.entry)) >= HALF:
                self._matches.setdefault(pair.run, Match(pair.entry, MatchKind.PART))

    def _same_rank(self, run: RecordedRun, entry: Run | Race) -> tuple[object, ...]:
        """How likely a run is an entry with a time of day, less being likelier; nothing if it is not."""
        there = interval_of(entry)
        apart, share = run.interval.apart(there), run.interval.share(there)
        is_near_far = may_be_within(run.distance_m, entry.distance_m, NEAR_PERCENT)
        are_known = (run.distance_m and entry.distance_m) or (run.interval.length and there.length)
        if run.sport is Sport.UNKNOWN and not are_known:
            return ()
        if share >= HALF:
            return 0, not is_near_far, -share, apart
        are_recorded = entry.id in self._known.came_from_somewhere and run.interval.length and there.length
        return (1, False, 0.0, apart) if apart <= START_APART and is_near_far and not are_recorded else ()

    def _match_whole_days(self, runs: Sequence[RecordedRun], entries: Iterable[Run | Race]) -> None:
        done = [entry for entry in entries if entry.is_done and entry.id not in self._taken]
        pairs = []
        for run in runs:
            of_day = (entry for entry in done if not run.has_time or self._may_be_any_time(entry, run))
            far = run.distance_m
            fitting = [entry for entry in of_day if may_be_within(far, entry.distance_m, WHOLE_DAY_PERCENT)]
            if len(fitting) == 1:
                pairs.append(_Pair((*_unlikeness(run, fitting[0]), run.place), run, fitting[0]))
        self._take_all(pairs, MatchKind.OF_THE_DAY)

    def _may_be_any_time(self, entry: Run | Race, run: RecordedRun) -> bool:
        """Whether an entry says no time of day, or one that was guessed: it ended when it was logged, after the run."""
        made = None if entry.id in self._known.came_from_somewhere else made_at(entry.id)
        if entry.start.is_whole_day or made is None:
            return entry.start.is_whole_day
        return timedelta(0) <= made - entry.ends.latest <= TYPED_WITHIN and run.interval.end <= made

    def _match_plans(self, runs: Sequence[RecordedRun], entries: Iterable[Run | Race]) -> None:
        planned = [entry for entry in entries if entry.is_planned and entry.id not in self._taken]
        races = [entry for entry in planned if isinstance(entry, Race)]
        left = self._unmatched(runs)
        self._take_all((_Pair(*pair) for pair in race_pairs(left, races)), MatchKind.PLAN)
        plans = [entry for entry in planned if isinstance(entry, Run)]
        for run, plan in match_runs(self._unmatched(runs), plans):
            self._take(_Pair((), run, plan), MatchKind.PLAN)

    def _take_all(self, pairs: Iterable[_Pair], kind: MatchKind) -> None:
        for pair in sorted(pairs):
            if pair.entry.id not in self._taken:
                self._take(pair, kind)

    def _take(self, pair: _Pair, kind: MatchKind) -> None:
        if pair.run not in self._matches:
            self._matches[pair.run] = Match(pair.entry, kind)
            self._taken.add(pair.entry.id)

    def _unmatched(self, runs: Iterable[RecordedRun]) -> list[RecordedRun]:
        return [run for run in runs if run not in self._matches]


def _index(entries: Iterable[Run | Race]) -> TimeIndex[Run | Race]:
    """The done entries with a time of day."""
    index = TimeIndex[Run | Race]()
    for entry in entries:
        if entry.is_done and not entry.start.is_whole_day:
            index.add(entry, interval_of(entry))
    return index


def _by_day(runs: Iterable[RecordedRun]) -> dict[date, list[RecordedRun]]:
    days: dict[date, list[RecordedRun]] = {}
    for run in runs:
        days.setdefault(run.start.day, []).append(run)
    return days


def _unlikeness(run: RecordedRun, entry: Run | Race) -> tuple[int, int]:
    """How far a run is from an entry's distance, else from its time; else the longest is the likeliest."""
    if run.distance_m and entry.distance_m:
        return 0, abs(run.distance_m - entry.distance_m)
    if run.moved_s and entry.duration_s:
        return 1, abs(run.moved_s - entry.duration_s)
    return 2, -(run.distance_m or 0)


def _is_twin(run: RecordedRun, entry: Run | Race) -> bool:
    times = ((run.moved_s, entry.duration_s), (run.whole_s, entry.elapsed_s or entry.duration_s))
    is_alike = _is_alike(run.distance_m, entry.distance_m) and any(_is_alike(*pair) for pair in times)
    return is_alike and is_in_another_zone(run.interval, interval_of(entry))


def _are_twins(run: RecordedRun, other: RecordedRun) -> bool:
    times = ((run.moved_s, other.moved_s), (run.whole_s, other.whole_s))
    is_alike = _is_alike(run.distance_m, other.distance_m) and any(_is_alike(*pair) for pair in times)
    return is_alike and is_in_another_zone(run.interval, other.interval)


def _is_alike(value: int | None, reference: int | None) -> bool:
    return bool(value and reference and is_within(value, reference, TWIN_PERCENT))
