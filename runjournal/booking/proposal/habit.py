"""When and how deep a massage should be: as the runner usually books, and by the distance to the next race.

The nearer a race, the gentler: deep early, light in the last week.
"""

from collections import Counter
from datetime import datetime, timedelta
from typing import NamedTuple

from runjournal.booking.proposal.efforts import Efforts
from runjournal.model.choices import Depth
from runjournal.model.entries import Massage
from runjournal.rules.facts.race_timing import least_for_depth
from runjournal.rules.history import History
from runjournal.rules.times import hours_of

ENOUGH = 3
"""How many massages make a habit."""

YEAR = timedelta(days=365)
"""How far back massages tell a habit."""

FIRST_ONES = Depth.MEDIUM
"""The deepest that is proposed to a runner who is not used to massage yet."""


class Habit(NamedTuple):
    """The weekdays (0 is Monday) with at least a third of the massages, the usual hour and the usual depth.

    `weekdays` is empty and the others None if fewer than three massages tell them.
    """

    weekdays: frozenset[int] = frozenset()
    hour: int | None = None
    depth: Depth | None = None


def habit_of(history: History) -> Habit:
    """The habit that a history shows; of a tie between depths, the gentler one."""
    massages = _lately(history)
    timed = [local for massage in massages if (local := massage.start.local)]
    depths = [massage.depth for massage in massages if massage.depth]
    depth = max(list(Depth), key=depths.count) if len(depths) >= ENOUGH else None
    if len(timed) < ENOUGH:
        return Habit(depth=depth)
    counts = Counter(local.weekday() for local in timed)
    weekdays = frozenset(day for day, count in counts.items() if count >= 2 and count * 3 >= len(timed))
    return Habit(weekdays, sorted(local.hour for local in timed)[len(timed) // 2], depth)


def _lately(history: History) -> list[Massage]:
    lately = history.index(Massage).starting(history.now - YEAR, history.now)
    return [massage for massage in lately if massage.is_done]


def depth_before_race(history: History, end: datetime, race_start: datetime) -> Depth:
    """The deepest depth whose least time is over before the last week begins; light from then on.

    The last week is the article's window before a race (S1). The least time is that of the rules, or the runner's own
    recovery after the depth if that is longer (S3).
    """
    last_week = race_start - hours_of(history.thresholds.race_window_h)
    settled = (depth for depth in reversed(Depth) if end + least_for_depth(history, depth).length <= last_week)
    return next(settled, Depth.LIGHT)


def right_depth(history: History, end: datetime, efforts: Efforts, habit: Habit, *, is_used: bool) -> Depth:
    """The depth to propose for a massage that ends then: by the next race, else as the runner usually books, or medium.

    `is_used` is whether the runner is used to massage by then.
    """
    race = efforts.next_race_after(end)
    depth = depth_before_race(history, end, race.starts.earliest) if race else habit.depth or Depth.MEDIUM
    return depth if is_used else min(depth, FIRST_ONES, key=list(Depth).index)
