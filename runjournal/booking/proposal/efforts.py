"""The races and hard runs around a time, and how much time they leave a massage."""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import datetime, timedelta

from runjournal.model.choices import Depth
from runjournal.model.entries import Race, Run
from runjournal.rules.checks.timing.deep_before_hard_run import least_before_hard_run
from runjournal.rules.facts.hard_runs import HardRun, ended, hard_runs
from runjournal.rules.facts.race_timing import least_for_depth
from runjournal.rules.history import History
from runjournal.rules.times import surely_started

STRONG = (Depth.FIRM, Depth.DEEP)
BACK = timedelta(days=14)
NEAR = timedelta(days=14)
"""Within how long after a massage the next hard run is spoken of."""


class Efforts:
    """The races and hard runs of a history from two weeks before now to an instant, and all races ahead.

    They are asked by UTC instants.
    """

    def __init__(self, history: History, last: datetime) -> None:
        self._least_before_race = {depth: least_for_depth(history, depth).length for depth in Depth}
        self._least_before_run = {depth: least_before_hard_run(history, depth).length for depth in STRONG}
        efforts = list(hard_runs(history, history.now - BACK, last))
        self._ahead = sorted(efforts, key=_start)
        self._starts = [_start(hard) for hard in self._ahead]
        self._ends = sorted(ended(history, hard.run).latest for hard in efforts)
        races = ((ended(history, hard.run).latest, hard.run) for hard in self._ahead)
        self._races_by_end = sorted(
            ((end, race) for end, race in races if isinstance(race, Race)), key=lambda pair: pair[0]
        )
        self._races = list(races_ahead(history))

    def next_after(self, instant: datetime) -> HardRun | None:
        """The first race or hard run that may start from an instant on."""
        return next(iter(self._ahead[bisect_left(self._starts, instant) :]), None)

    def next_race_after(self, instant: datetime) -> Race | None:
        """The first race ahead that may start from an instant on."""
        return next((race for race in self._races if race.starts.earliest >= instant), None)

    def race_ended_before(self, instant: datetime, within: timedelta) -> Race | None:
        """The last race that ended before an instant, no longer than `within` before it."""
        ended_lately = (race for end, race in reversed(self._races_by_end) if instant - within <= end <= instant)
        return next(ended_lately, None)

    def leave_too_little(self, start: datetime, end: datetime, depth: Depth) -> bool:
        """Whether the next race or hard run surely speaks against a massage of a depth: no rule need be asked then.

        Of a whole day its end counts. Before a hard run, medium work is not advised against, only mentioned.
        """
        race = self.next_race_after(start)
        if race and race.starts.latest - end < self._least_before_race[depth]:
            return True
        following = self.next_after(end)
        if following is None or not isinstance(following.run, Run):
            return False
        return following.run.starts.latest - end < self._least_before_run.get(depth, timedelta(0))

    def time_to(self, instant: datetime) -> timedelta | None:
        """How long after an instant the next of them starts, None if none is known."""
        following = self.next_after(instant)
        return following and _start(following) - instant

    def time_since(self, instant: datetime) -> timedelta | None:
        """How long before an instant the last of them surely ended, None if none is known."""
        before = bisect_left(self._ends, instant)
        return instant - self._ends[before - 1] if before else None


def races_ahead(history: History) -> Iterable[Race]:
    """The planned races that have not begun, the earliest first."""
    return (race for race in history.index(Race).plans if surely_started(race) > history.now)


def _start(hard: HardRun) -> datetime:
    return hard.run.starts.earliest
