"""What went with soreness that settled soon: the depth of the massage, and a bath after it.

Runners book deep work when they are sore and bathe when they have the time, so none of this says what did it.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import NamedTuple

from runjournal.model.entries import Bath
from runjournal.rules.facts.recovery import Recovery, median
from runjournal.rules.times import hours_of
from runjournal.trends.massage_help.recovery_times import FEW, DepthRecovery, recovery_by_depth


class Settled(NamedTuple):
    """How soon soreness settled after `n` massages: the median of the middles, None if there is none."""

    n: int
    median: timedelta | None

    @classmethod
    def of(cls, recoveries: Sequence[Recovery]) -> "Settled":
        """What some recoveries come to."""
        return cls(len(recoveries), median([recovery.midpoint for recovery in recoveries]) if recoveries else None)


class Bathed(NamedTuple):
    """Massages after which a bath was logged in time, against those without."""

    after_bath: Settled
    without: Settled

    @property
    def can_compare(self) -> bool:
        """Whether there is any of both to compare."""
        return bool(self.after_bath.n and self.without.n)

    @property
    def remark(self) -> str:
        """What to say beside the medians of too few."""
        return "too few to tell" if min(self.after_bath.n, self.without.n) < FEW else ""


def soonest_first(recoveries: Iterable[Recovery]) -> tuple[DepthRecovery, ...]:
    """The depths after which any massage was timed, the one that settled soonest first."""
    timed = [of_depth for of_depth in recovery_by_depth(recoveries) if of_depth.recoveries]
    return tuple(sorted(timed, key=lambda of_depth: of_depth.median or timedelta.max))


def bathed(recoveries: Iterable[Recovery], baths: Iterable[Bath], within_h: int) -> Bathed:
    """Recoveries by whether a bath surely began within so many hours after the massage."""
    starts = [bath.starts for bath in baths]
    by_bath: dict[bool, list[Recovery]] = {True: [], False: []}
    for recovery in recoveries:
        end, last = recovery.massage.ends.latest, recovery.massage.ends.earliest + hours_of(within_h)
        by_bath[any(end <= start.earliest and start.latest <= last for start in starts)].append(recovery)
    return Bathed(Settled.of(by_bath[True]), Settled.of(by_bath[False]))
