"""What a booking makes of the goal of its month."""

from collections.abc import Sequence
from datetime import date

from runjournal.language.display.dates import month_and_year
from runjournal.model.entries import Entry, Massage
from runjournal.model.frozen import frozen
from runjournal.model.moments import local_day
from runjournal.model.sessions import is_long_enough, month_of
from runjournal.rules.history import History


@frozen
class GoalCount:
    """What a booking, once done, makes of its month: `sessions` of the `goal` that it asks for.

    `month` is the first day of the month in which the booking starts; `is_this_year` is whether the year goes without
    saying. `planned` are the other sessions still ahead in it, which count once they are done.
    """

    month: date
    sessions: int
    goal: int
    planned: int = 0
    is_this_year: bool = True

    @property
    def words(self) -> str:
        """Which session of its month the booking would be."""
        month = f"{self.month:%B}" if self.is_this_year else month_and_year(self.month)
        others = f", with {self.planned} more planned" if self.planned else ""
        if self.sessions > self.goal:
            return f"session {self.sessions} in {month}, where the goal is {self.goal}{others}"
        return f"session {self.sessions} of {self.goal} in {month}{others}"


def goal_count(booked: Sequence[Entry], history: History) -> GoalCount | None:
    """The count of a booking's month, None without a massage that is long enough to be a session."""
    goal = history.settings.goal
    counted = [
        entry
        for entry in booked
        if isinstance(entry, Massage) and not entry.is_cancelled and is_long_enough(entry, goal)
    ]
    if not counted:
        return None
    month = month_of(counted[0].day)
    ids = {entry.id for entry in booked}
    others = [
        massage
        for massage in history.massages
        if massage.id not in ids and month_of(massage.day) == month and is_long_enough(massage, goal)
    ]
    return GoalCount(
        month,
        sum(massage.is_done for massage in others) + sum(month_of(entry.day) == month for entry in counted),
        goal.sessions,
        sum(massage.is_ahead(history.now) for massage in others),
        month.year == local_day(history.now, history.zone).year,
    )
