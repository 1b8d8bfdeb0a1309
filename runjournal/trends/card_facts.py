"""The facts of a therapist's card: what somebody who is about to work on the runner should know, and nothing else.

It looks back to the last massage by a therapist, or over the last 28 days if there is none. Drinks, meals and notes on
other days are private and not on it. It has what was logged and what the rules say of that; it diagnoses nothing.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import NamedTuple

from runjournal.model.choices import Kind, MassageKind
from runjournal.model.entries import Bath, Condition, Massage, Race, Soreness
from runjournal.model.frozen import frozen
from runjournal.model.moments import local_day
from runjournal.rules.checks.checklist import open_conditions
from runjournal.rules.checks.soreness.recurring_soreness import ID as RECURRING
from runjournal.rules.facts.hard_runs import HardRun, hard_runs
from runjournal.rules.facts.recovery import Recovery, recovery_after
from runjournal.rules.finding import Finding
from runjournal.rules.history import History
from runjournal.rules.registry import BY_ID, RULESET
from runjournal.rules.rule import Group
from runjournal.rules.times import DAY, SECOND, earliest_start, surely_ended
from runjournal.rules.verdict import Verdict, judge, most_severe_first
from runjournal.trends.journal_reader import EntryReader
from runjournal.trends.massage_help.recovery_times import DepthRecovery
from runjournal.trends.massage_help.went_with import Bathed, bathed, soonest_first
from runjournal.trends.soreness.sore_since import SoreSpot, sore_spots

WITHOUT_MASSAGE_DAYS = 28
LONGEST_DAYS = 84
"""How far back soreness is shown at most: what lies twelve weeks back says little about today."""

SESSIONS = 3
NEAR = timedelta(hours=72)
"""How near a hard run is shown: the longest time by which the rules keep massages and hard runs apart."""

VERDICT_GROUPS = frozenset({Group.TIMING, Group.RED_FLAG, Group.CHECKLIST})
"""The rules of a booking's verdict that concern the therapist: not what the runner drank or ate."""


class Since(NamedTuple):
    """The local `day` from which soreness is shown. `massage` is the last one, `ended` (UTC) its end if it counts."""

    day: date
    massage: Massage | None = None
    ended: datetime | None = None

    def covers(self, rating: Soreness) -> bool:
        """Whether a rating is surely from after the massage, or on one of the days if there is none."""
        return rating.starts.earliest > self.ended if self.ended else rating.day >= self.day


class PastMassage(NamedTuple):
    """A done massage, and how long soreness took to settle after it if that is known."""

    massage: Massage
    recovery: Recovery | None


class Booked(NamedTuple):
    """A planned massage with its verdict."""

    massage: Massage
    verdict: Verdict
    findings: tuple[Finding, ...]


@frozen
class CardFacts:
    """Everything on the card as of `now` (aware UTC) in the runner's zone.

    `days` is over how many local days soreness is shown, `rated_days` on how many of them anything was rated.
    `flags` are the red flags that are up, `recurring` the spots that were sore massage after massage. `sessions` are
    the last ones, the latest first. `hard_runs` are those within 72 hours of the booking, or without one of now.
    """

    now: datetime
    zone: str
    sore_from: int
    since: Since
    days: int
    rated_days: int
    conditions: tuple[Condition, ...]
    flags: tuple[Finding, ...]
    spots: tuple[SoreSpot, ...]
    sessions: tuple[PastMassage, ...]
    recurring: tuple[Finding, ...]
    depths: tuple[DepthRecovery, ...]
    bathed: Bathed
    booked: Booked | None
    race: Race | None
    hard_runs: tuple[HardRun, ...]

    @property
    def today(self) -> date:
        """The local date of now."""
        return local_day(self.now, self.zone)

    @property
    def around(self) -> datetime:
        """The moment around which hard runs are shown: the booking's start, or now."""
        return earliest_start(self.booked.massage) if self.booked else self.now


def card_facts_of(
    journal: EntryReader, history: History, recoveries: Iterable[Recovery], booking: Massage | None = None
) -> CardFacts:
    """The card as of the history's now; `booking` is a planned massage that it is for, else the next one.

    `recoveries` are the latest massages that could be timed, which the journal knows.
    """
    timed = tuple(recoveries)
    massages = tuple(islice(_massages(journal, history.now), SESSIONS))
    since = _since(massages[0] if massages else None, history)
    ratings = _ratings(journal, since, history)
    days = {since.day, local_day(history.now, history.zone), *(rating.day for rating in ratings)}
    findings = RULESET.check(history)
    booked = booking or next_booking(history)
    return CardFacts(
        now=history.now,
        zone=history.zone,
        sore_from=history.thresholds.soreness_from,
        since=since,
        days=(max(days) - min(days)).days + 1,
        rated_days=len({rating.day for rating in ratings}),
        conditions=open_conditions(history),
        flags=tuple(finding for finding in findings if BY_ID[finding.rule].group is Group.RED_FLAG),
        spots=sore_spots(ratings, history.thresholds.soreness_from),
        sessions=tuple(PastMassage(massage, recovery_after(history, massage)) for massage in massages),
        recurring=tuple(finding for finding in findings if finding.rule == RECURRING),
        depths=soonest_first(timed),
        bathed=bathed(timed, _baths(journal, timed, history), history.thresholds.bath_h),
        booked=_judged(history, booked) if booked else None,
        race=_next_race(history),
        hard_runs=_hard_runs(history, booked),
    )


def next_booking(history: History) -> Massage | None:
    """The next planned massage that has not surely ended."""
    plans = history.index(Massage).plans
    return next((massage for massage in plans if surely_ended(massage) > history.now), None)


def _next_race(history: History) -> Race | None:
    """The next planned race that has not begun; one without a time counts until its day is over."""
    return next((race for race in history.index(Race).plans if race.starts.latest >= history.now), None)


def _massages(journal: EntryReader, now: datetime) -> Iterator[Massage]:
    """Massages by a therapist, latest first (self-massage excluded)."""
    begun = journal.massages_before(now + SECOND)
    return (massage for massage in begun if massage.is_done and massage.massage_kind is not MassageKind.SELF)


def _since(massage: Massage | None, history: History) -> Since:
    today = local_day(history.now, history.zone)
    if massage is None:
        return Since(today - (WITHOUT_MASSAGE_DAYS - 1) * DAY)
    first = today - (LONGEST_DAYS - 1) * DAY
    if massage.day < first:
        return Since(first, massage)
    return Since(massage.day, massage, min(massage.ends.latest, history.now))


def _ratings(journal: EntryReader, since: Since, history: History) -> list[Soreness]:
    today = local_day(history.now, history.zone)
    entries = journal.between(since.day - DAY, today + DAY, [Kind.SORENESS])
    ratings = (entry for entry in entries if isinstance(entry, Soreness) and entry.starts.earliest <= history.now)
    return [rating for rating in ratings if since.covers(rating)]


def _baths(journal: EntryReader, recoveries: Iterable[Recovery], history: History) -> list[Bath]:
    days = [recovery.massage.day for recovery in recoveries]
    if not days:
        return []
    entries = journal.between(min(days), max(days) + 3 * DAY, [Kind.BATH])
    return [bath for bath in entries if isinstance(bath, Bath) and bath.starts.latest <= history.now]


def _judged(history: History, massage: Massage) -> Booked:
    """A booking with what it causes and what is open about the body when it starts, most severe first."""
    judgement = judge(RULESET, history, [massage])
    findings = most_severe_first(judgement.findings, judgement.body)
    against = tuple(finding for finding in findings if BY_ID[finding.rule].group in VERDICT_GROUPS)
    return Booked(massage, Verdict.of(RULESET.that_count(against)), against)


def _hard_runs(history: History, booked: Massage | None) -> tuple[HardRun, ...]:
    """The hard runs near the booking or now, in order of time, without the next race, which has a line of its own."""
    first = earliest_start(booked) if booked else history.now
    race = _next_race(history)
    near = [hard for hard in hard_runs(history, first - NEAR, first + NEAR) if hard.run is not race]
    return tuple(sorted(near, key=lambda hard: (earliest_start(hard.run), hard.run.id)))
