"""How much longer a run was than the runs of the weeks before.

The session spike is the distance of a run ÷ the longest run or race of the 30 days before it: 1.0 is as long as the
longest (Frandsen 2025, doi:10.1136/bjsports-2024-109380, which found more injuries after sessions over 1.1).
"""

from collections.abc import Iterable
from typing import NamedTuple

from runjournal.model.entries import Race, Run
from runjournal.rules.facts.hard_runs import longest_before
from runjournal.rules.history import History


class Spike(NamedTuple):
    """A run of a known distance and the longest of the 30 days before it, in metres, if there was one."""

    run: Run | Race
    longest_m: int | None

    @property
    def ratio(self) -> float | None:
        """The distance ÷ the longest before, or None if there was none or this one's distance is not known."""
        return self.run.distance_m / self.longest_m if self.run.distance_m is not None and self.longest_m else None


def spike(history: History, run: Run | Race) -> Spike:
    """How a run that was done compares; the history holds the runs and races of the 30 days before it."""
    return Spike(run, longest_before(history, run) or None)


def greatest(history: History, runs: Iterable[Run | Race]) -> Spike | None:
    """The greatest spike among some runs, the earliest of equals; None if none is known."""
    spikes = (spike(history, run) for run in runs)
    comparable = (each for each in spikes if each.ratio is not None)
    return max(comparable, key=lambda each: each.ratio or 0, default=None)
