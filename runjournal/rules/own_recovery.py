"""The runner's own recovery time after a massage of a depth, and the least times that it lengthens.

Once enough sessions of a depth were timed, a rule asks for the longer of its own least time and the runner's median.
A rule whose least time is 0 was turned off, and stays so.
"""

from datetime import timedelta
from typing import NamedTuple

from runjournal.model.choices import Depth
from runjournal.rules.times import HOUR, hours_of

ENOUGH = 10
"""How many sessions of a depth must have been timed before rules go by them."""


class OwnRecovery(NamedTuple):
    """How long massages of a `depth` take a runner to settle: the median over so many `sessions`."""

    depth: Depth
    sessions: int
    median: timedelta

    @property
    def hours(self) -> int:
        """The median in hours, rounded up so that no shorter gap is taken for enough."""
        return -(-self.median // HOUR)

    @property
    def words(self) -> str:
        """What a message says of it: "your deep sessions take 61 h, n = 11"."""
        return f"your {self.depth} sessions take {self.hours} h, n = {self.sessions}"


class Least(NamedTuple):
    """A least time in hours; `own` is the runner's own recovery if that is longer and so decides."""

    hours: int
    own: OwnRecovery | None = None

    @property
    def length(self) -> timedelta:
        """The least time as a length."""
        return hours_of(self.hours)

    @property
    def measured(self) -> dict[str, int]:
        """What a finding says of it among its measured values."""
        own = {"own_recovery_h": self.own.hours, "own_sessions": self.own.sessions} if self.own else {}
        return {"least_h": self.hours, **own}


def longer(rule_h: int, own: OwnRecovery | None) -> Least:
    """The longer of a rule's least time in hours and the runner's own recovery."""
    if not rule_h or own is None or own.sessions < ENOUGH or own.hours <= rule_h:
        return Least(rule_h)
    return Least(own.hours, own)
