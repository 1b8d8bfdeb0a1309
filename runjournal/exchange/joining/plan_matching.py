"""Which planned race or run of a day a recorded run was.

A race is told by its distance, or by what the app says. A run is told by when it was to be: those with a time of day
in the order of time, so that a late morning leaves the evening's plan alone, then those for any time of the day.
A warm-up is not the long run that it belongs to: it is less than half as far.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from runjournal.exchange.joining.recorded_run import RecordedRun
from runjournal.exchange.joining.same_run import is_within
from runjournal.model.entries import Race, Run

RACE_PERCENT = 10
RACE_LATE = timedelta(hours=1)
"""How far from its start a race may have been run whose distance is not known."""
RUN_LATE = timedelta(hours=4)
MOST_TIMES_AS_FAR = 2


class _Cost(NamedTuple):
    """What a pairing of runs and plans costs: plans that are left, then how far they are from the runs."""

    left: int
    apart: timedelta
    last: "tuple[RecordedRun, Run] | None" = None
    before: "_Cost | None" = None

    @property
    def pairs(self) -> Iterator[tuple[RecordedRun, Run]]:
        """The pairs that were made, the last first."""
        cost: _Cost | None = self
        while cost and cost.last:
            yield cost.last
            cost = cost.before


RacePair = tuple[tuple[object, ...], RecordedRun, Race]


def race_pairs(runs: Sequence[RecordedRun], races: Sequence[Race]) -> Iterator[RacePair]:
    """The pairs of a run and the planned race that it may be, each behind its rank, less being likelier."""
    for run in runs:
        for race in races:
            late = abs(run.interval.start - race.start.at) if race.start.at and run.has_time else timedelta(0)
            is_as_far = _is_as_far(run, race)
            is_on_time = race.distance_m is None and race.start.at is not None and run.has_time and late <= RACE_LATE
            if is_as_far or run.is_race or is_on_time:
                yield (not is_as_far, not run.is_race, late, _beside(run, race), run.place, race.id), run, race


def match_runs(runs: Sequence[RecordedRun], plans: Sequence[Run]) -> list[tuple[RecordedRun, Run]]:
    """The runs of a day, in the order of time, with the planned runs that they are."""
    timed = sorted((plan for plan in plans if plan.start.at), key=lambda plan: (plan.starts.earliest, plan.id))
    pairs = list(_in_order([run for run in runs if run.has_time], timed))
    found = {thing for pair in pairs for thing in (pair[0], pair[1].id)}
    others = [run for run in runs if run not in found]
    return [*pairs, *_of_any_time(others, [plan for plan in plans if plan.id not in found])]


def _in_order(runs: Sequence[RecordedRun], plans: Sequence[Run]) -> Iterator[tuple[RecordedRun, Run]]:
    """The pairing that leaves the fewest plans and, of several, is nearest to them, no pair crossing another."""
    costs = [_Cost(0, timedelta(0))] * (len(runs) + 1)
    for plan in plans:
        before, costs = costs, [costs[0]._replace(left=costs[0].left + 1)]
        for index, run in enumerate(runs):
            ways = [before[index + 1]._replace(left=before[index + 1].left + 1), costs[index]]
            apart = abs(run.interval.start - plan.starts.earliest)
            if apart <= RUN_LATE and _may_be(run, plan):
                way = before[index]
                ways.append(_Cost(way.left, way.apart + apart, (run, plan), way))
            costs.append(min(ways, key=lambda cost: cost[:2]))
    return costs[-1].pairs


def _of_any_time(runs: Sequence[RecordedRun], plans: Sequence[Run]) -> Iterator[tuple[RecordedRun, Run]]:
    """Pairs of those that are nearest in distance, in the order of time where that is not known."""
    in_question = [(run, plan) for run in runs for plan in plans if plan.start.is_whole_day or not run.has_time]
    pairs = [pair for pair in in_question if _may_be(*pair)]
    taken = set[object]()
    for run, plan in sorted(pairs, key=lambda pair: (_beside(*pair), pair[0].place, pair[1].id)):
        if run not in taken and plan.id not in taken:
            taken |= {run, plan.id}
            yield run, plan


def _is_as_far(run: RecordedRun, race: Race) -> bool:
    return bool(run.distance_m and race.distance_m and is_within(run.distance_m, race.distance_m, RACE_PERCENT))


def _may_be(run: RecordedRun, plan: Run) -> bool:
    """Whether a run was not much farther or shorter than planned, by distance, or by time if that is not known."""
    for real, planned in ((run.distance_m, plan.distance_m), (run.moved_s, plan.duration_s)):
        if real and planned:
            return real <= planned * MOST_TIMES_AS_FAR and planned <= real * MOST_TIMES_AS_FAR
    return True


def _beside(run: RecordedRun, plan: Run | Race) -> float:
    """How far a run is from the planned distance, as a part of that; of unknown ones as good as all of it."""
    return abs(run.distance_m - plan.distance_m) / plan.distance_m if run.distance_m and plan.distance_m else 1.0
