"""A proposal: the sessions that meet the goal of a month, or of the months until a race, at the safest times.

Every session proposed is fine for exactly its depth and length, with the others booked as well, and lies apart from
every other massage for as long as soreness takes to ease. Nothing is proposed that starts before what is open about the
body clears, nor for a month whose sessions are done or safely planned already; what stands against the others is said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from runjournal.booking.open_warnings import Unsafe, open_body_findings, unsafe_bookings
from runjournal.booking.proposal.candidates import Candidates
from runjournal.booking.proposal.efforts import races_ahead
from runjournal.booking.proposal.proposal_text import reason
from runjournal.errors import JournalError
from runjournal.language.display.dates import month_and_year
from runjournal.model.choices import Depth
from runjournal.model.entries import Massage, Race
from runjournal.model.frozen import frozen
from runjournal.model.limits import LAST_DAY
from runjournal.model.moments import local_day
from runjournal.model.sessions import is_long_enough, month_after, month_of
from runjournal.rules.finding import Finding
from runjournal.rules.history import History

FARTHEST = timedelta(weeks=16)
"""How far ahead of now is proposed until a race: about as long as a training plan, beyond which plans change."""

DAY = timedelta(days=1)


class Outcome(StrEnum):
    """What came of asking for a proposal."""

    PROPOSED = "proposed"
    MET = "met"
    HURT = "hurt"
    NO_TIME = "no-time"
    NO_RACE = "no-race"


class Wish(NamedTuple):
    """What is to be proposed: for the month of the date `month`, or until the next race.

    `depth` and `minutes` are those the runner asks for; without, the right depth by the distance to the race, and the
    length of the settings, no shorter than what counts for the goal.
    """

    month: date
    until_race: bool = False
    depth: Depth | None = None
    minutes: int | None = None


class Proposed(NamedTuple):
    """A session to book: a planned massage with a made-up id, and in one sentence why it is a good one."""

    massage: Massage
    reason: str

    @property
    def booking(self) -> Massage:
        """The massage as it is to be added to the journal, which gives it its id."""
        return replace(self.massage, id="")


class MonthCount(NamedTuple):
    """A month, by its first day, with its sessions: the `goal`, those done, planned and proposed."""

    month: date
    goal: int
    done: int
    planned: int
    proposed: int = 0

    @property
    def sessions(self) -> int:
        """All of them."""
        return self.done + self.planned + self.proposed

    @property
    def is_met(self) -> bool:
        """Whether the month has its sessions with all of them."""
        return self.sessions >= self.goal


@frozen
class Proposal:
    """The sessions proposed, the earliest first, for the local days `first` to `last`.

    `race` is the one until which was asked, `months` how the months of these days stand with the sessions booked.
    `unsafe` are the massages booked already that the goal had better not rest on. `against` are the findings about the
    body that are open: nothing is proposed that starts before they clear.
    """

    wish: Wish
    outcome: Outcome
    first: date
    last: date
    months: tuple[MonthCount, ...] = ()
    sessions: tuple[Proposed, ...] = ()
    race: Race | None = None
    unsafe: tuple[Unsafe, ...] = ()
    against: tuple[Finding, ...] = ()

    @property
    def is_goal_met(self) -> bool:
        """Whether each of the months has its sessions, with these booked."""
        return bool(self.months) and all(month.is_met for month in self.months)


class _Part(NamedTuple):
    """Days of one month, and how many sessions are to be proposed in them."""

    first: date
    last: date
    missing: int


def propose(history: History, wish: Wish) -> Proposal:
    """The proposal for a wish. Raises `JournalError` for a month that is over."""
    race = next(iter(races_ahead(history)), None) if wish.until_race else None
    first, last = _days(wish, local_day(history.now, history.zone), race)
    empty = Proposal(wish, Outcome.NO_RACE, first, last, race=race)
    if wish.until_race and race is None:
        return empty
    counts = [_count(history, month) for month in _months(first, last)]
    empty = replace(
        empty,
        months=tuple(counts),
        unsafe=unsafe_bookings(history, first, last),
        against=open_body_findings(history),
    )
    parts = [_part(history, count, empty) for count in counts]
    if wish.until_race and not any(part.missing for part in parts) and not _is_any_safe(history, empty):
        parts = [_Part(first, last, missing=1)]
    if not any(part.missing for part in parts):
        return replace(empty, outcome=Outcome.MET)
    return _filled(empty, history, parts)


def _days(wish: Wish, today: date, race: Race | None) -> tuple[date, date]:
    if wish.until_race:
        last = race.day if race else today
        return today, max(today, min(last, today + FARTHEST, LAST_DAY))
    month = month_of(wish.month)
    last = _last_of(month)
    if last < today:
        raise JournalError(f"{month_and_year(month)} is over.", "Name a month that is not, such as this one.")
    return max(today, month), last


def _last_of(month: date) -> date:
    return month_after(month) - DAY if month < month_of(LAST_DAY) else LAST_DAY


def _months(first: date, last: date) -> Iterator[date]:
    month = month_of(first)
    while month <= last:
        yield month
        month = _last_of(month) + DAY if _last_of(month) < LAST_DAY else date.max


def _count(history: History, month: date) -> MonthCount:
    """The sessions of a month that are done, or planned and still ahead."""
    goal = history.settings.goal
    sessions = [
        massage for massage in history.massages if month_of(massage.day) == month and is_long_enough(massage, goal)
    ]
    planned = sum(massage.is_ahead(history.now) for massage in sessions)
    return MonthCount(month, goal.sessions, sum(massage.is_done for massage in sessions), planned)


def _part(history: History, count: MonthCount, empty: Proposal) -> _Part:
    """What is missing in a month; if only its beginning is asked for, until a race, no more than its share.

    A session that is booked but not safe is missing too.
    """
    end = min(empty.last, _last_of(count.month))
    begin = max(empty.first, count.month)
    missing = count.goal - count.sessions
    if end < _last_of(count.month):
        days = (_last_of(count.month) - count.month).days + 1
        share = -(-count.goal * end.day // days)
        missing = min(missing, share - _sessions_until(history, count.month, end))
    return _Part(begin, end, max(missing + _unsafe_sessions(history, count.month, empty), 0))


def _unsafe_sessions(history: History, month: date, empty: Proposal) -> int:
    goal = history.settings.goal
    massages = (unsafe.massage for unsafe in empty.unsafe)
    return sum(month_of(massage.day) == month and is_long_enough(massage, goal) for massage in massages)


def _sessions_until(history: History, month: date, end: date) -> int:
    goal = history.settings.goal
    return sum(
        month <= massage.day <= end and is_long_enough(massage, goal) and not massage.is_unconfirmed(history.now)
        for massage in history.massages
    )


def _is_any_safe(history: History, empty: Proposal) -> bool:
    """Whether any massage is booked in these days against which nothing stands."""
    ahead = (massage for massage in history.index(Massage).plans if massage.is_ahead(history.now))
    unsafe_ids = {unsafe.massage.id for unsafe in empty.unsafe}
    return any(empty.first <= massage.day <= empty.last and massage.id not in unsafe_ids for massage in ahead)


def _filled(empty: Proposal, history: History, parts: Sequence[_Part]) -> Proposal:
    wish = empty.wish
    candidates = Candidates(history, empty.last, wish.depth, wish.minutes or _minutes(history), until=empty.race)
    for part in parts:
        candidates.take(part.first, part.last, part.missing)
    sessions = tuple(
        Proposed(massage, reason(history, massage, candidates.efforts, candidates.habit))
        for massage in candidates.taken
    )
    return replace(
        empty,
        outcome=_outcome(empty, sessions),
        sessions=sessions,
        months=tuple(_with(count, sessions, history) for count in empty.months),
    )


def _outcome(proposal: Proposal, sessions: Sequence[Proposed]) -> Outcome:
    if sessions:
        return Outcome.PROPOSED
    return Outcome.HURT if proposal.against else Outcome.NO_TIME


def _with(count: MonthCount, sessions: Sequence[Proposed], history: History) -> MonthCount:
    goal = history.settings.goal
    proposed = sum(
        month_of(session.massage.day) == count.month and is_long_enough(session.massage, goal) for session in sessions
    )
    return count._replace(proposed=proposed)


def _minutes(history: History) -> int:
    return max(history.settings.booking.minutes, history.settings.goal.minutes)
