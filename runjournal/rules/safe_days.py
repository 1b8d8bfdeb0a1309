"""The days left in the month on which a session is safe: the runner's own rules, asked start by start."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from runjournal.model.choices import Depth, Status
from runjournal.model.entries import Massage
from runjournal.model.hours import days_from, starts_after
from runjournal.model.moments import Moment, local_day
from runjournal.model.sessions import month_after
from runjournal.rules.finding import Severity
from runjournal.rules.history import History
from runjournal.rules.ruleset import RuleSet

SESSION_ID = "a-session-to-book"


def safe_days(history: History, rules: RuleSet) -> Iterator[date]:
    """The days of the month, today from now on, with an hourly start at which a light session is fine.

    Light, of the goal's length, within the therapist's hours, in the runner's zone; fine is no caution or warning
    of any of the rules.
    """
    session = _session(history)
    today = local_day(history.now, history.zone)
    for day in days_from(today, days_left(today)):
        starts = starts_after(history.now, day, history.zone, history.settings.goal.minutes, history.settings.booking)
        if any(_is_fine(history, replace(session, start=start), rules) for start in starts):
            yield day


def days_left(today: date) -> int:
    """The days left in the month of a date, that day included."""
    return (month_after(today) - today).days


def _session(history: History) -> Massage:
    now = Moment.at_instant(history.now, history.zone)
    length = timedelta(minutes=history.settings.goal.minutes)
    return Massage(
        start=now,
        id=SESSION_ID,
        status=Status.PLANNED,
        duration_s=length // timedelta(seconds=1),
        depth=Depth.LIGHT,
    )


def _is_fine(history: History, session: Massage, rules: RuleSet) -> bool:
    return all(finding.severity < Severity.CAUTION for finding in rules.check_booking(history, [session]))
