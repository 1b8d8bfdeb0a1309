"""The days that are left in the month on which a massage is safe."""

from runjournal.rules.history import History
from runjournal.rules.registry import RULESET
from runjournal.rules.safe_days import safe_days


def safe_days_left(history: History) -> int:
    """How many days of the month, today from now on, have a start at which a light session is fine."""
    return sum(1 for _ in safe_days(history, RULESET))
