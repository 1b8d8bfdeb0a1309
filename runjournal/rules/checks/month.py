"""session-due: the month is nearly over without its sessions.

A planned session is enough to keep it silent. A session belongs to the month of the local date on which it starts. It
reads what all other rules read, for they tell which days are safe.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from runjournal.language.display.sentence_parts import count_of
from runjournal.model.choices import Kind
from runjournal.model.entries import Massage
from runjournal.model.moments import day_span, local_day
from runjournal.model.sessions import is_long_enough, month_after, month_of
from runjournal.rules.claims import S9
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History, Reach
from runjournal.rules.rule import Group, JournalRule
from runjournal.rules.ruleset import RuleSet
from runjournal.rules.start_calendar import days_left, safe_days

ID = "session-due"


def check(history: History, others: RuleSet) -> Iterator[Finding]:
    """One finding if the month ends soon without its sessions."""
    today = local_day(history.now, history.zone)
    left = days_left(today)
    if left > history.thresholds.due_days:
        return
    booked = _sessions_in(history, today)
    if booked < history.settings.goal.sessions:
        safe = sum(1 for _ in safe_days(others, history))
        yield _finding(history, today, booked, safe)


def _sessions_in(history: History, today: date) -> int:
    """The sessions of today's month, done or planned."""
    month = month_of(today)
    first = day_span(month, history.zone).earliest - timedelta(days=2)
    last = day_span(month_after(month), history.zone).latest + timedelta(days=2)
    return sum(
        month_of(massage.day) == month and is_long_enough(massage, history.settings.goal)
        for massage in history.index(Massage).starting(first, last)
    )


def _finding(history: History, today: date, booked: int, safe: int) -> Finding:
    left = days_left(today)
    goal = history.settings.goal
    return Finding(
        rule=ID,
        severity=Severity.INFO,
        title="A session is due",
        message=f"{count_of(left, 'day')} left in {today:%B} and {_of_goal(history, booked)}; {_safe(safe)}.",
        advice=_advice(today, safe),
        entries=(),
        measured={
            "days_left": left,
            "safe_days_left": safe,
            "sessions": booked,
            "goal_sessions": goal.sessions,
            "goal_minutes": goal.minutes,
        },
        clears_at=day_span(month_after(today), history.zone).earliest,
        source=S9,
    )


def _of_goal(history: History, booked: int) -> str:
    goal = history.settings.goal
    session = f"session of at least {goal.minutes} min"
    if goal.sessions == 1:
        return f"no {session} done or planned"
    return f"{booked} of {goal.sessions} sessions of at least {goal.minutes} min done or planned"


def _safe(days: int) -> str:
    if not days:
        return "none of these days is safe"
    return "one of these days is safe" if days == 1 else f"{days} of these days are safe"


def _advice(today: date, safe: int) -> str:
    if not safe:
        return f"Plan it for the first days of {month_after(today):%B}."
    return f"Book {'it for that day' if safe == 1 else 'one of them'}, if you want to keep the month."


def session_due(others: RuleSet) -> JournalRule:
    """The rule, beside the others that tell which of the days left are safe."""
    return JournalRule(
        id=ID,
        group=Group.MONTH,
        title="A session is due",
        what="At most {due_days:day} are left in the month, and the goal of {goal_sessions:session} of at least "
        "{goal_minutes} minutes is neither met nor planned.",
        why="The article suggests regular massage, even 30 minutes a month; no trial shows that it prevents injury.",
        example="25 November, and the last session started on 31 October at 23:30",
        source=S9,
        reach=(Reach(Kind.MASSAGE, back=timedelta(days=35), ahead=timedelta(days=35)), *others.history_reaches),
        check=lambda history: check(history, others),
        thresholds=("due_days",),
        silent_when_hurt=True,
        names_entries=False,
    )
