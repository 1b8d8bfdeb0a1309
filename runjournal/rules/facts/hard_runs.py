"""What makes a run hard, when a race ended, and the hard runs around a moment.

A run is hard for any of these, and the first that holds is said: it is a race, a time trial, intervals, tempo or
hills; its effort is at least 7 of 10; it is longer than 110 % of the longest run of the 30 days before (Frandsen
2025); or it lasts at least 90 min and is a long run by its kind, or has at least 30 % of the mean weekly distance of
the 28 days before, with at least 3 runs a week. What was not logged makes no run hard, but a run that is planned
without a duration takes its distance at the runner's own pace. For a run that lies ahead, the days before it are the
days before now.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from runjournal.language.display.sentence_parts import name_of
from runjournal.model.choices import Kind, RunKind
from runjournal.model.entries import Race, Run
from runjournal.model.moments import Span
from runjournal.model.settings import Thresholds
from runjournal.model.units import in_distance
from runjournal.rules.history import EVER, History, Reach
from runjournal.rules.times import SECOND

HARD_KINDS = frozenset({RunKind.TRIAL, RunKind.INTERVALS, RunKind.TEMPO, RunKind.HILLS})
LONGEST_OF_DAYS = 30
WEEKS = 4
PACE_DAYS = 42
HARD_RUN_THRESHOLDS = (
    "hard_effort_from",
    "spike_percent",
    "long_run_min",
    "long_run_percent",
    "long_run_runs_a_week",
    "usual_pace_s_per_km",
)
"""The settings that every rule about hard runs reads."""


def hard_run_reach(back: timedelta) -> tuple[Reach, Reach]:
    """What telling a hard run takes, for runs that lie at most `back` before now."""
    whole = back + timedelta(days=PACE_DAYS)
    return Reach(Kind.RUN, back=whole, ahead=EVER), Reach(Kind.RACE, back=whole, ahead=EVER)


class HardRun(NamedTuple):
    """A hard run or race, and why it is hard."""

    run: Run | Race
    reason: str

    @property
    def name(self) -> str:
        """What a message calls it: the race by its name, else the run with the reason."""
        return name_of(self.run) if isinstance(self.run, Race) else f"a hard run ({self.reason})"


def hard_runs(history: History, first: datetime, last: datetime) -> Iterator[HardRun]:
    """The hard runs and races that start in first..last, runs first."""
    for run in _starting(history, first, last):
        reason = why_hard(history, run)
        if reason:
            yield HardRun(run, reason)


def _starting(history: History, first: datetime, last: datetime) -> tuple[Run | Race, ...]:
    runs: tuple[Run | Race, ...] = history.index(Run).starting(first, last)
    return runs + history.index(Race).starting(first, last)


def hard_runs_done(history: History, first: datetime, last: datetime) -> list[HardRun]:
    """Those of the hard runs that were done."""
    return [hard for hard in hard_runs(history, first, last) if hard.run.is_done]


def why_hard(history: History, run: Run | Race) -> str:
    """Why a run is hard, in words, or nothing if it is not."""
    by_itself = hard_by_itself(run, history.thresholds)
    if by_itself or isinstance(run, Race):
        return by_itself
    _, why = history.cached_across_plans(("far", id(run)), lambda others: (run, _why_far(others, run)))
    return why


def hard_by_itself(run: Run | Race, thresholds: Thresholds) -> str:
    """Why a run is hard whatever was run before it, in words, or nothing if it is not."""
    if isinstance(run, Race):
        return "a race"
    if run.run_kind in HARD_KINDS:
        return str(run.run_kind)
    is_hard = run.effort is not None and run.effort >= thresholds.hard_effort_from
    return f"effort {run.effort} of 10" if is_hard else ""


def _why_far(history: History, run: Run) -> str:
    return _much_longer(history, run) or _long_run(history, run)


def longest_before(history: History, run: Run | Race) -> int:
    """The longest distance of the runs and races done in the 30 days before a run, in metres; 0 if none is known."""
    return max((other.distance_m or 0 for other in _runs_before(history, run, LONGEST_OF_DAYS)), default=0)


def _much_longer(history: History, run: Run) -> str:
    longest = longest_before(history, run)
    if not longest or (run.distance_m or 0) * 100 <= longest * history.thresholds.spike_percent:
        return ""
    unit = history.settings.distance
    return f"{in_distance(run.distance_m or 0, unit)}, the longest of 30 days was {in_distance(longest, unit)}"


def _long_run(history: History, run: Run) -> str:
    """Why a run of at least `long_run_min` is hard."""
    if _duration_s(history, run) < history.thresholds.long_run_min * 60:
        return ""
    return "a long run" if run.run_kind is RunKind.LONG else _long_for_the_week(history, run)


def _duration_s(history: History, run: Run) -> int:
    """How long a run is, or if it is planned without a duration may be expected to be; 0 if that is not known."""
    if run.duration_s or not (run.is_planned and run.distance_m):
        return run.duration_s or 0
    return _expected_s(history, run, run.distance_m)


def _long_for_the_week(history: History, run: Run) -> str:
    thresholds = history.thresholds
    if not run.distance_m:
        return ""
    before = _runs_before(history, run, WEEKS * 7)
    weekly_m = sum(other.distance_m or 0 for other in before) / WEEKS
    is_regular = len(before) >= thresholds.long_run_runs_a_week * WEEKS
    if not is_regular or run.distance_m * 100 < weekly_m * thresholds.long_run_percent:
        return ""
    return f"{in_distance(run.distance_m, history.settings.distance)}, a large part of the usual week"


def _runs_before(history: History, run: Run | Race, days: int) -> list[Run | Race]:
    """The runs and races done in the days before a run, or before now if it lies ahead."""
    until = min(run.starts.earliest, history.now)
    before = _starting(history, until - timedelta(days=days), until - SECOND)
    return [other for other in before if other.is_done and other.id != run.id]


def ended(history: History, run: Run | Race) -> Span:
    """When a run or race ended: after its elapsed time, else its duration, else at the runner's own pace or 6 min/km.

    The load and the pace of a run are those of its duration, the time moved. Of a whole day, any instant of that day;
    if no length and no distance is known, the start.
    """
    if not is_end_expected(run) or not run.distance_m:
        return run.ends
    return run.starts.shifted(timedelta(seconds=_expected_s(history, run, run.distance_m)))


def is_end_expected(run: Run | Race) -> bool:
    """Whether the end of a run or race is only expected, from its distance."""
    return not run.start.is_whole_day and not run.length and bool(run.distance_m)


def _expected_s(history: History, run: Run | Race, distance_m: int) -> int:
    pace_s = own_pace_s_per_km(history, run.starts.earliest) or history.thresholds.usual_pace_s_per_km
    return round(distance_m / 1000 * pace_s)


def own_pace_s_per_km(history: History, before: datetime) -> float | None:
    """The runner's mean pace over the runs and races done in the 42 days before a moment, in seconds a kilometre."""
    return history.cached_across_plans(("pace", before), lambda others: _mean_pace(others, before))


def _mean_pace(history: History, before: datetime) -> float | None:
    runs = _starting(history, before - timedelta(days=PACE_DAYS), before - SECOND)
    timed = [(run.distance_m, run.duration_s) for run in runs if run.is_done and run.distance_m and run.duration_s]
    distance_m = sum(distance or 0 for distance, _ in timed)
    return sum(duration or 0 for _, duration in timed) * 1000 / distance_m if distance_m else None
