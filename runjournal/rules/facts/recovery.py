"""How long a massage took to settle, derived from the soreness logged around it.

A muscle or mixed spot counts if it was rated in the `soreness_before_h` before the massage and at least
`soreness_rise` higher after it. It has settled at the first log that is within 1 point of the rating before again, so
that it took some time between the last log still raised and that one. The massage took as long as the longest of
its spots.

Not every massage can be timed. One after which nothing rose says nothing of how long soreness lasts. One with a spot
that was not seen to settle within `not_settling_h`, or before another massage or a hard run that soreness could be
from, lasted nobody knows how long. They are left out, which makes the runner's median rather too short than too long:
the reason why it never shortens a rule. Hard is here what is hard by itself: a race, a run by its kind or effort, or
one of at least `long_run_min`; the weeks before each run are not read that far back.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple, TypeVar

from runjournal.model.areas import Area, Side, Spot
from runjournal.model.choices import Depth
from runjournal.model.entries import Entry, Massage, Race, Run, Soreness
from runjournal.model.moments import Gap, Span
from runjournal.model.settings import Thresholds
from runjournal.rules.facts.hard_runs import hard_by_itself
from runjournal.rules.facts.massages import is_gentle_self
from runjournal.rules.facts.ratings import SOFT, latest_before
from runjournal.rules.history import History
from runjournal.rules.own_recovery import OwnRecovery
from runjournal.rules.times import earliest_start, hours_of

T = TypeVar("T", float, timedelta)

SETTLED = 1
"""How many points above the rating before still count as settled: a change under 2 is noise (Farrar 2001)."""


class Recovery(NamedTuple):
    """How long after its end a massage had settled: from the last raised log to the first settled one."""

    massage: Massage
    after_end: Gap

    @property
    def midpoint(self) -> timedelta:
        """The middle of that interval, which stands for it in a median."""
        return (self.after_end.least + self.after_end.most) / 2


class _Log(NamedTuple):
    starts: Span
    rating: int


def recovery_after(history: History, massage: Massage) -> Recovery | None:
    """How long a done massage took to settle, or None if that cannot be told."""
    before = {} if is_gentle_self(massage) else latest_before(history, massage)
    after = _logs_after(history, massage) if before else {}
    risen = [
        _time_to_settle(massage, before[spot].rating, raised)
        for spot, logs in after.items()
        if spot in before and (raised := _from_the_first_raised(history.thresholds, before[spot].rating, logs))
    ]
    timed = [gap for gap in risen if gap]
    if not timed or len(timed) < len(risen):
        return None
    return Recovery(massage, Gap(max(gap.least for gap in timed), max(gap.most for gap in timed)))


def own_recoveries(recoveries: Iterable[Recovery]) -> Mapping[Depth, OwnRecovery]:
    """The runner's own recovery after each depth of which any massage was timed."""
    midpoints: dict[Depth, list[timedelta]] = {}
    for recovery in recoveries:
        if recovery.massage.depth:
            midpoints.setdefault(recovery.massage.depth, []).append(recovery.midpoint)
    return {depth: OwnRecovery(depth, len(times), median(times)) for depth, times in midpoints.items()}


def median(values: Sequence[T]) -> T:
    """The middle of some lengths or numbers, or of an even number of them the mean of the two in the middle."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def least_rise(thresholds: Thresholds) -> int:
    """How many points above the rating before a spot counts as raised; never so few that it counts as settled too."""
    return max(thresholds.soreness_rise, SETTLED + 1)


def _from_the_first_raised(thresholds: Thresholds, before: int, logs: Sequence[_Log]) -> Sequence[_Log]:
    """The logs of a spot from the first raised one on; none if it never rose."""
    rise = least_rise(thresholds)
    first = next((index for index, log in enumerate(logs) if log.rating - before >= rise), len(logs))
    return logs[first:]


def _time_to_settle(massage: Massage, before: int, raised: Sequence[_Log]) -> Gap | None:
    """From the last log that had not settled to the first that had; None if none had."""
    settled = next((index for index, log in enumerate(raised) if log.rating - before <= SETTLED), None)
    if settled is None:
        return None
    last = Gap.between(massage.ends, raised[settled - 1].starts)
    first = Gap.between(massage.ends, raised[settled].starts)
    return Gap(last.least, first.most)


def _logs_after(history: History, massage: Massage) -> dict[Spot, list[_Log]]:
    """The logs that the massage alone explains, by spot, oldest first; of several at one moment the highest counts."""
    end, until = massage.ends.latest, undisturbed_until(history, massage)
    highest: dict[Spot, dict[Span, int]] = {}
    for log in history.index(Soreness).starting(end, until):
        if end < log.starts.earliest and log.starts.latest <= until:
            for spot in _soft_spots(log.area, log.side):
                logs = highest.setdefault(spot, {})
                logs[log.starts] = max(log.rating, logs.get(log.starts, 0))
    return {spot: [_Log(starts, rating) for starts, rating in logs.items()] for spot, logs in highest.items()}


@cache
def _soft_spots(area: Area, side: Side) -> tuple[Spot, ...]:
    return tuple(spot for spot in Spot(area, side).each() if spot.tissue in SOFT)


def undisturbed_until(history: History, massage: Massage) -> datetime:
    """When the next massage or hard run may have begun, at the latest the end of the time that is looked at."""
    last = massage.ends.latest + hours_of(history.thresholds.not_settling_h)
    return min([last, *(earliest_start(other) for other in _disturbances(history, massage, last))])


def _disturbances(history: History, massage: Massage, last: datetime) -> list[Entry]:
    """What was done after a massage, or may have been, that soreness could be from as well."""
    first = massage.ends.earliest
    overlapping = history.index(Massage).overlapping(first, last)
    massages = [other for other in overlapping if not is_gentle_self(other)]
    races = history.index(Race).overlapping(first, last)
    hard = [run for run in history.index(Run).overlapping(first, last) if _is_hard(run, history.thresholds)]
    return [other for other in (*massages, *races, *hard) if other.is_done and other.id != massage.id]


def _is_hard(run: Run, thresholds: Thresholds) -> bool:
    return bool(hard_by_itself(run, thresholds)) or (run.duration_s or 0) >= thresholds.long_run_min * 60
