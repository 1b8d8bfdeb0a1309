"""Whether a month is paused: races or red flags left no day on which a massage was safe."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from runjournal.model.choices import Depth, Kind, Status
from runjournal.model.entries import Entry, Massage, Race
from runjournal.model.hours import days_from, starts_on
from runjournal.model.limits import FIRST_DAY, LAST_DAY
from runjournal.model.moments import Moment, day_span, local_day
from runjournal.model.sessions import month_after, month_of
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History
from runjournal.rules.registry import RULESET
from runjournal.rules.rule import Group
from runjournal.rules.times import DAY, SECOND
from runjournal.rules.verdict import Verdict, judge
from runjournal.trends.journal_reader import EntryReader

if TYPE_CHECKING:
    from runjournal.booking.proposal.proposal import Proposal

RACE_RULES = RULESET.where(lambda rule: rule.group is Group.TIMING)
RACES_BEFORE = timedelta(days=3)
RACES_AFTER = timedelta(days=15)
"""How far from a month a race can still matter to a massage in it, at the widest threshold."""

SESSION_ID = "session"


def is_paused(month: date, journal: EntryReader, history: History) -> bool:
    """Whether a month, given by its first day, had no safe day; `history` says now, the zone and the settings.

    A day is safe if one of its hourly starts is clear of the races for a light session of the goal's length, and no red
    flag or condition stands against a session on its evening. Races count as known from the start; of the body counts
    what was logged by that evening, or by now for the days still ahead.
    """
    races = _races_around(month, journal, history)
    body_entries = _known_of_the_body(month, journal)
    days = days_from(month, (month_after(month) - month).days)
    known_at = cache(lambda moment: History.of(body_entries, history.context.at(moment)))
    return not any(_is_clear(day, races) and _is_body_clear(day, known_at, history) for day in days)


def is_for_paused(proposal: "Proposal", journal: EntryReader, history: History) -> bool:
    """Whether a proposal for the current month found no time because there is no safe day in it at all."""
    from runjournal.booking.proposal.proposal import Outcome

    month = month_of(local_day(history.now, history.zone))
    is_of_now = not proposal.wish.until_race and month_of(proposal.wish.month) == month
    return is_of_now and proposal.outcome is Outcome.NO_TIME and is_paused(month, journal, history)


def _races_around(month: date, journal: EntryReader, history: History) -> History:
    """The races around a month and nothing else, all still ahead."""
    first = _back(month, RACES_BEFORE)
    last = min(month_after(month) + RACES_AFTER, LAST_DAY)
    races = [_as_planned(entry) for entry in journal.between(first, last, {Kind.RACE}) if not entry.is_cancelled]
    before = day_span(first, history.zone).earliest - DAY
    return History.of(races, history.context.at(before), history.recovery)


def _as_planned(entry: Entry) -> Entry:
    return replace(entry, status=Status.PLANNED) if isinstance(entry, Race) else entry


def _is_clear(day: date, races: History) -> bool:
    """Whether races leave a start of a day; one without any start was not taken by races."""
    sessions = list(_sessions_on(day, races))
    return not sessions or any(not _has_caution(RACE_RULES.check_booking(races, [session])) for session in sessions)


def _sessions_on(day: date, history: History) -> Iterator[Massage]:
    minutes = history.settings.goal.minutes
    starts = starts_on(day, history.zone, minutes, history.settings.booking)
    return (_session(start, minutes) for start in starts)


def _session(start: Moment, minutes: int) -> Massage:
    return Massage(start=start, id=SESSION_ID, status=Status.PLANNED, duration_s=minutes * 60, depth=Depth.LIGHT)


def _is_body_clear(day: date, known_at: Callable[[datetime], History], history: History) -> bool:
    """Whether nothing about the body stands against a session at the end of a day, as far as is known then or now."""
    evening = day_span(day, history.zone).latest.replace(microsecond=0)
    session = _session(Moment.at_instant(evening + SECOND, history.zone), history.settings.goal.minutes)
    return judge(RULESET.body, known_at(min(evening, history.now)), [session]).verdict is Verdict.OK


def _known_of_the_body(month: date, journal: EntryReader) -> list[Entry]:
    """All that the rules about the body read on any evening of a month; nothing is read of later ones."""
    last = month_after(month) - DAY
    return [
        entry
        for reach in RULESET.body.history_reaches
        for entry in journal.between(_back(month, reach.back + DAY), last, {reach.kind})
    ]


def _back(day: date, by: timedelta) -> date:
    """A day some time before another, no earlier than the first that a journal holds."""
    return day - min(by, day - FIRST_DAY)


def _has_caution(findings: tuple[Finding, ...]) -> bool:
    return any(finding.severity >= Severity.CAUTION for finding in findings)
