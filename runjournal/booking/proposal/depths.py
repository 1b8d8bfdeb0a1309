"""How deep a massage should be by its distance to the next race: deep early, light in the last week."""

from datetime import datetime

from runjournal.booking.proposal.efforts import Efforts
from runjournal.booking.proposal.habit import Habit
from runjournal.model.choices import Depth
from runjournal.rules.facts.race_timing import least_for_depth
from runjournal.rules.history import History
from runjournal.rules.times import hours_of

FIRST_ONES = Depth.MEDIUM
"""The deepest that is proposed to a runner who is not used to massage yet."""


def depth_before_race(history: History, end: datetime, race_start: datetime) -> Depth:
    """The deepest depth whose least time is over before the last week begins; light from then on.

    The last week is the article's window before a race (S1). The least time is that of the rules, or the runner's own
    recovery after the depth where that is longer (S3).
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
