"""What counts toward the regular month: a session is a done massage of the goal's length."""

from datetime import date

from runjournal.model.entries import Massage
from runjournal.model.settings import Goal


def is_long_enough(massage: Massage, goal: Goal) -> bool:
    """Whether a massage has the length of a session; exactly that length is enough."""
    return massage.duration_s >= goal.minutes * 60


def is_session(massage: Massage, goal: Goal) -> bool:
    """Whether a massage counts: done, and long enough. A planned one never does."""
    return massage.is_done and is_long_enough(massage, goal)


def month_of(day: date) -> date:
    """The first day of the month that a local date belongs to."""
    return day.replace(day=1)


def month_after(month: date) -> date:
    """The first day of the month after the one that `month` lies in."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def month_before(month: date) -> date:
    """The first day of the month before the one that `month` lies in."""
    return date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1)
