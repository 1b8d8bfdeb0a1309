"""The verdict on a booking: what the rules would say of it, before anything is written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from runjournal.language.display.dates import month_and_year
from runjournal.model.choices import Kind
from runjournal.model.entries import ENTRY_TYPES, Entry, Massage, Race, Run
from runjournal.model.frozen import frozen
from runjournal.model.hours import is_offered
from runjournal.model.moments import local_day
from runjournal.model.sessions import is_long_enough, month_of
from runjournal.rules.facts.hard_runs import ended
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History
from runjournal.rules.registry import RULESET

OK = "ok"
TAKES_TIME: dict[Kind, type[Entry]] = {
    kind: ENTRY_TYPES[kind] for kind in (Kind.RUN, Kind.RACE, Kind.MASSAGE, Kind.BATH)
}
FARTHEST_LENGTH = timedelta(days=7)
"""How long an entry can last: 72 hours where it says so, and 500 km at 20 min/km where it does not."""
SECOND = timedelta(seconds=1)


@frozen
class GoalCount:
    """What a booking, once done, makes of its month: `sessions` of the `goal` that it asks for.

    `month` is the first day of the month in which the booking starts, `is_this_year` whether that goes without
    saying which. `planned` are the other sessions still ahead in it, which count once they are done.
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


@frozen
class Verdict:
    """What would come of a booking. `word` is "ok", "caution" or "warning", after the most severe finding.

    `findings` are what the booking would cause, most severe first; an info does not make it worse than ok.
    `overlaps` are entries at the same time, and `is_outside_hours` is whether a massage begins or ends outside the
    hours that the therapist offers: said, not refused. `counts_for_goal` is None where the booking has no massage
    that is long enough to be a session.
    """

    word: str
    findings: tuple[Finding, ...]
    overlaps: tuple[Entry, ...] = ()
    counts_for_goal: GoalCount | None = None
    is_outside_hours: bool = False

    @property
    def is_ok(self) -> bool:
        """Whether nothing speaks against it."""
        return self.word == OK


def verdict(entries: Sequence[Entry], history: History) -> Verdict:
    """The verdict on entries that are not in the journal yet, or that would take the place of those with their id.

    A race or a hard run is judged by what it does to the massages already booked.
    """
    booked = with_draft_ids(entries)
    findings = RULESET.check_booking(history, booked)
    return Verdict(
        word_of(findings),
        findings,
        overlaps(booked, history),
        _goal_count(booked, history),
        any(_is_outside_hours(entry, history) for entry in booked),
    )


def with_draft_ids(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries, each with an id: a made-up one, such as draft-1, where the journal has given none."""
    return tuple(entry if entry.id else replace(entry, id=f"draft-{n}") for n, entry in enumerate(entries, 1))


def word_of(findings: Sequence[Finding]) -> str:
    """The verdict's word: that of the most severe finding from caution on, else ok."""
    return OK if is_ok(findings) else max(finding.severity for finding in findings).word


def is_ok(findings: Iterable[Finding]) -> bool:
    """Whether none of the findings is a caution or a warning."""
    return all(finding.severity < Severity.CAUTION for finding in findings)


def overlaps(booked: Sequence[Entry], history: History) -> tuple[Entry, ...]:
    """The runs, massages, races and baths of a history at the same time as a booking; whole days are not known to."""
    ids = {entry.id for entry in booked}
    near = [other for entry in booked if _takes_time(entry) for other in _at_the_time_of(entry, history)]
    return tuple(other for other in dict.fromkeys(near) if other.id not in ids)


def _at_the_time_of(entry: Entry, history: History) -> Iterator[Entry]:
    first = entry.starts.earliest
    last = first + _length(entry, history)
    for entry_type in TAKES_TIME.values():
        for other in history.index(entry_type).starting(first - FARTHEST_LENGTH, last):
            if _takes_time(other) and _overlap(entry, other, history):
                yield other


def _takes_time(entry: Entry) -> bool:
    return entry.kind in TAKES_TIME and not entry.start.is_whole_day and not entry.is_cancelled


def _overlap(one: Entry, other: Entry, history: History) -> bool:
    """Whether two timed entries share a second; one of unknown length takes the second in which it starts."""
    first, second = one.starts.earliest, other.starts.earliest
    return first < second + _length(other, history) and second < first + _length(one, history)


def _length(entry: Entry, history: History) -> timedelta:
    """How long an entry lasts; a run or race without a duration, as long as its distance takes."""
    known = ended(history, entry).latest - entry.starts.earliest if isinstance(entry, Run | Race) else entry.length
    return max(known, SECOND)


def _is_outside_hours(entry: Entry, history: History) -> bool:
    return (
        isinstance(entry, Massage)
        and entry.is_planned
        and not is_offered(entry.start, entry.length, history.settings.booking)
    )


def _goal_count(booked: Sequence[Entry], history: History) -> GoalCount | None:
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
