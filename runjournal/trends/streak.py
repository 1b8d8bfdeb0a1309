"""The sessions of each month and the run of months that met the goal, read back only as far as that run goes."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from runjournal.model.entries import Massage
from runjournal.model.moments import day_span
from runjournal.model.sessions import is_session, month_before, month_of
from runjournal.model.settings import Goal

LONGEST_PAUSE_MONTHS = 24
"""How many paused months in a row are looked past; beyond that a streak has ended."""

EARLIEST_ZONE = timedelta(hours=15)
"""How long before a month begins in UTC it has surely not begun anywhere."""


class Sessions:
    """The sessions of a stream of massages, newest first, counted by the local month in which they start.

    The stream is read no further than the months that are asked for. Planned massages, those too short and those
    not yet begun at `now` are passed over.
    """

    def __init__(self, massages: Iterable[Massage], goal: Goal, now: datetime) -> None:
        self._unread = (massage for massage in massages if is_session(massage, goal) and massage.starts.earliest <= now)
        self._months: Counter[date] = Counter()
        self._oldest: Massage | None = None
        self._is_read = False
        self.latest = self._read()

    def in_month(self, month: date) -> int:
        """How many sessions start in a month, given by its first day."""
        self._read_back_to(month)
        return self._months[month]

    def begin_before(self, month: date) -> bool:
        """Whether a month before this one has a session."""
        self._read_back_to(month_before(month))
        return not self._is_read or min(self._months, default=month) < month

    def _read_back_to(self, month: date) -> None:
        """Read until a session has surely started before the month, whatever its zone."""
        begins = day_span(month, "UTC").earliest - EARLIEST_ZONE
        while self._oldest is not None and not self._is_read and self._oldest.starts.earliest >= begins:
            self._read()

    def _read(self) -> Massage | None:
        massage = next(self._unread, None)
        if massage is None:
            self._is_read = True
            return None
        self._oldest = massage
        self._months[month_of(massage.day)] += 1
        return massage


def streak(sessions: Sessions, current: date, goal: Goal, is_paused: Callable[[date], bool]) -> int:
    """How many months in a row met the goal, up to the `current` one, given by its first day.

    The current month counts if it is met and is pending if it is not. A month that is unmet and paused is
    looked past.
    """
    met = int(sessions.in_month(current) >= goal.sessions)
    pauses, month = 0, current
    while pauses <= LONGEST_PAUSE_MONTHS and sessions.begin_before(month):
        month = month_before(month)
        if sessions.in_month(month) >= goal.sessions:
            met, pauses = met + 1, 0
        elif is_paused(month):
            pauses += 1
        else:
            break
    return met
