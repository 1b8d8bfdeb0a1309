"""The answer to "can I book this?": one for every command and screen."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from runjournal.booking.goal_count import GoalCount, goal_count
from runjournal.booking.open_warnings import open_body_findings
from runjournal.booking.recheck import TooClose, too_close
from runjournal.language.display.dates import when_of
from runjournal.model.choices import Depth
from runjournal.model.entries import Entry, Massage
from runjournal.model.frozen import frozen
from runjournal.model.hours import is_offered
from runjournal.rules.advice import advise, advise_booking
from runjournal.rules.checks.timing.unconfirmed import UNCONFIRMED
from runjournal.rules.facts.same_time import at_the_same_time
from runjournal.rules.finding import Finding
from runjournal.rules.history import History
from runjournal.rules.registry import RULESET
from runjournal.rules.start_calendar import Slot, StartCalendar
from runjournal.rules.verdict import Verdict, judge, most_severe_first
from runjournal.rules.ways_out import WaysOut, ways_out


@frozen
class BookingCheck:
    """The verdict on a booking, its reasons, and what would be fine instead.

    `caused` are the findings that the booking would cause, and `body` what is open about the body as a massage is asked
    about, each most severe first. `overlaps` are entries at the same time, and `is_outside_hours` is whether a massage
    begins or ends outside the hours that the therapist offers: said, not refused. `alternatives` are the nearest starts
    that are fine and `gentler` the depth with which the same time would be, both of the first massage. `too_close` are
    the massages already booked that a race or a hard run comes too close to, and `is_booked` is whether the first
    massage is booked for that start.
    """

    verdict: Verdict
    caused: tuple[Finding, ...]
    body: tuple[Finding, ...] = ()
    overlaps: tuple[Entry, ...] = ()
    goal: GoalCount | None = None
    is_outside_hours: bool = False
    alternatives: tuple[Slot, ...] = ()
    gentler: Depth | None = None
    too_close: tuple[TooClose, ...] = ()
    is_booked: bool = False

    @property
    def is_ok(self) -> bool:
        """Whether nothing speaks against it."""
        return self.verdict is Verdict.OK

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that the booking causes, but for those listed with a massage already booked."""
        listed = {id(finding) for massage in self.too_close for finding in massage.findings}
        return tuple(finding for finding in self.caused if id(finding) not in listed)

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """What the booking would cause and what is open about the body, most severe first."""
        return most_severe_first(self.caused, self.body)


FindWaysOut = Callable[[Massage, History], WaysOut]


def find_ways_out(massage: Massage, history: History) -> WaysOut:
    """The ways out for a massage that a rule speaks against."""
    return ways_out(StartCalendar(RULESET, history, massage), massage.start)


def check_booking(
    entries: Sequence[Entry], history: History, find_ways_out: FindWaysOut = find_ways_out
) -> BookingCheck:
    """Check entries that are not in the journal yet, or that would take the place of those with their ids.

    A race or a hard run is judged by what it does to the massages already booked. `find_ways_out` lets a caller keep
    the ways out that it knows from the key typed before.
    """
    booked = with_draft_ids(entries)
    judgement = judge(RULESET, history, booked)
    massage = next((entry for entry in booked if isinstance(entry, Massage) and entry.is_planned), None)
    is_ok = judgement.verdict is Verdict.OK
    instead = WaysOut() if is_ok or massage is None else find_ways_out(massage, history)
    caused = _advised(massage, judgement.findings, history.plus(*booked), instead)
    caused = tuple(_of_the_past(finding, booked, history) for finding in caused)
    return BookingCheck(
        judgement.verdict,
        caused,
        open_body_findings(history, judgement.findings) if massage else (),
        at_the_same_time(booked, history),
        goal_count(booked, history),
        any(_is_outside_hours(entry, history) for entry in booked),
        instead.alternatives,
        instead.gentler,
        () if is_ok else too_close(booked, history, caused),
        massage is not None and _is_booked(massage, history),
    )


def _advised(
    massage: Massage | None, findings: tuple[Finding, ...], after: History, instead: WaysOut
) -> tuple[Finding, ...]:
    """The findings with the advice that is made of all of them; `after` is the history with the booking."""
    if massage is None:
        return advise(RULESET, after, findings)
    return advise_booking(massage, findings, after, instead)


def with_draft_ids(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries, each with an id: a made-up one, such as draft-1, if the journal has given none."""
    return tuple(entry if entry.id else replace(entry, id=f"draft-{n}") for n, entry in enumerate(entries, 1))


def _of_the_past(finding: Finding, booked: Sequence[Entry], history: History) -> Finding:
    """The finding, but for one that asks to confirm what is not in the journal: that its time has passed."""
    if finding.rule != UNCONFIRMED.id:
        return finding
    entry = next(entry for entry in booked if entry.id in finding.entries)
    if any(plan.id == entry.id for plan in history.index(type(entry)).plans):
        return finding
    return replace(
        finding,
        title="That time has passed",
        message=f"{when_of(entry)} is over.",
        advice="Ask about a time ahead; what has happened is logged without planned.",
    )


def _is_booked(massage: Massage, history: History) -> bool:
    return any(plan.id == massage.id and plan.start == massage.start for plan in history.index(Massage).plans)


def _is_outside_hours(entry: Entry, history: History) -> bool:
    return (
        isinstance(entry, Massage)
        and entry.is_planned
        and not is_offered(entry.start, entry.length, history.settings.booking)
    )
