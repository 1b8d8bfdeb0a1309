"""When and how deep a runner usually books, told from the massages of the last year."""

from collections import Counter
from datetime import timedelta
from typing import NamedTuple

from runjournal.model.choices import Depth
from runjournal.model.entries import Massage
from runjournal.rules.history import History

ENOUGH = 3
"""How many massages make a habit."""

YEAR = timedelta(days=365)


class Habit(NamedTuple):
    """The weekdays (0 is Monday) with at least a third of the massages, the usual hour and the usual depth.

    `weekdays` is empty and the others None where fewer than three massages tell them.
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
    found = history.index(Massage).starting(history.now - YEAR, history.now)
    return [massage for massage in found if massage.is_done]
