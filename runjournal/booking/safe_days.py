"""The days that are left in the month on which a massage is safe."""

from dataclasses import replace
from datetime import date, timedelta

from runjournal.booking.hours import future_starts
from runjournal.booking.slot import slot_of, unbooked
from runjournal.model.entries import Depth, Massage
from runjournal.model.hours import days_from
from runjournal.model.moments import local_day
from runjournal.model.sessions import month_after
from runjournal.rules.history import History


def safe_days_left(history: History) -> int:
    """How many days of the month, today from now on, have a start at which a light session is fine."""
    today = local_day(history.now, history.zone)
    left = (month_after(today) - today) // timedelta(days=1)
    session = unbooked(history, history.settings.goal.minutes, Depth.LIGHT)
    return sum(_is_safe(day, session, history) for day in days_from(today, left))


def _is_safe(day: date, session: Massage, history: History) -> bool:
    starts = future_starts(history, [day], history.settings.goal.minutes)
    return any(slot_of(replace(session, start=start), history).is_ok for start in starts)
