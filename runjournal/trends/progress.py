"""Progress toward the month's goal: sessions done and planned, the streak and the safe days left."""

from collections.abc import Callable, Iterable
from datetime import date

from runjournal.model.entries import Massage
from runjournal.model.frozen import frozen
from runjournal.model.moments import local_day
from runjournal.model.sessions import is_long_enough, month_of
from runjournal.model.settings import Goal
from runjournal.rules.history import History
from runjournal.rules.registry import RULESET
from runjournal.rules.start_calendar import safe_days
from runjournal.trends.journal_reader import EntryReader
from runjournal.trends.pauses import is_paused
from runjournal.trends.streak import Sessions, streak


@frozen
class Progress:
    """How the month stands, its fields in the order and by the names of the JSON.

    `month` is like "2026-11". `done` and `planned` count massages of the goal's length; planned ones never count as
    done, and those whose time has passed unconfirmed do not count at all. `paused` is a month, not met, in which
    races or red flags leave no safe day. `streak` is the run of months that met the goal, this one included once it
    is met. `days_since_last` are whole local days since the latest session's date, None before the first.
    """

    month: str
    goal: Goal
    done: int
    planned: int
    met: bool
    paused: bool
    streak: int
    days_since_last: int | None
    safe_days_left: int


def progress_of(journal: EntryReader, history: History) -> Progress:
    """The progress of a journal as of a history's `now`, in its zone and under its settings."""
    massages = journal.massages_before(history.now)
    return progress(history, massages, lambda month: is_paused(month, journal, history))


def progress(history: History, massages: Iterable[Massage], is_paused: Callable[[date], bool]) -> Progress:
    """The progress of today's month.

    `massages` come newest first and may be read lazily: no more of them is read than the streak needs. `is_paused`
    tells whether a month, given by its first day, is paused; it is called only for months that are not met.
    """
    goal = history.settings.goal
    today = local_day(history.now, history.zone)
    month = month_of(today)
    sessions = Sessions(massages, goal, history.now)
    done = sessions.in_month(month)
    met = done >= goal.sessions
    return Progress(
        month=f"{month:%Y-%m}",
        goal=goal,
        done=done,
        planned=_planned_in(month, history),
        met=met,
        paused=not met and is_paused(month),
        streak=streak(sessions, month, goal, is_paused),
        days_since_last=_days_since(sessions.latest, today),
        safe_days_left=sum(1 for _ in safe_days(RULESET, history)),
    )


def _planned_in(month: date, history: History) -> int:
    ahead = [massage for massage in history.massages if massage.is_ahead(history.now)]
    return sum(month_of(massage.day) == month and is_long_enough(massage, history.settings.goal) for massage in ahead)


def _days_since(latest: Massage | None, today: date) -> int | None:
    """Never negative, though a session east of the date line can carry tomorrow's date."""
    return None if latest is None else max((today - latest.day).days, 0)
