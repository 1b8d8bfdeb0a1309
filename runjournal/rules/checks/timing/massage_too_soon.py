"""massage-too-soon: a massage so soon after another that the first has hardly settled.

The earlier one is a therapist's, firm or deep. Planned firm and deep work: caution; planned gentler work, and what is
done: info. The runner's own light or medium work is neither, and massages at the same time are left to
`overlaps`.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from runjournal.language.display.sentence_parts import ASK_TIMES, capital, gap_words, measured_gap, name_of
from runjournal.model.choices import Depth, Kind
from runjournal.model.entries import Entry, Massage
from runjournal.model.moments import Gap
from runjournal.rules.claims import S3
from runjournal.rules.facts.massages import STRONG, is_gentle_self, is_self
from runjournal.rules.finding import Finding, Move, Severity
from runjournal.rules.history import EVER, History, Reach, reach_back
from runjournal.rules.index import LONGEST
from runjournal.rules.own_recovery import Least, longer
from runjournal.rules.rule import Group, JournalRule
from runjournal.rules.times import DAY, ZERO, hours_of, surely_ended, surely_started

ID = "massage-too-soon"


class Earlier(NamedTuple):
    """The massage that another follows too soon, the time between, and the least that its depth asks for."""

    massage: Massage
    gap: Gap
    least: Least

    @property
    def is_part(self) -> bool:
        """Whether only part of the gap is too short."""
        return self.gap.least < ZERO or self.gap.most >= self.least.length

    @property
    def ready(self) -> datetime:
        """The instant from which another massage is late enough."""
        return self.massage.ends.latest + self.least.length


def check(history: History) -> Iterator[Finding]:
    """One finding for each massage that follows another too soon."""
    first = history.now - hours_of(history.thresholds.too_soon_shown_h) - LONGEST - 2 * DAY
    for massage in history.index(Massage).starting(first, history.now + EVER):
        yield from _findings(history, massage)


def check_entry(history: History, entry: Entry) -> Iterator[Finding]:
    """The findings about a massage and those that follow it."""
    if not isinstance(entry, Massage):
        return
    if not _asks_for_time(entry):
        yield from _findings(history, entry)
        return
    for massage in history.index(Massage).starting(entry.starts.earliest, entry.ends.latest + _longest(history)):
        yield from _findings(history, massage)


def _findings(history: History, massage: Massage) -> Iterator[Finding]:
    if not is_gentle_self(massage) and history.now < _clears_at(history, massage):
        earlier = [near for other in _before(history, massage) if (near := _earlier(history, other, massage))]
        if earlier:
            yield _finding(history, massage, max(earlier, key=lambda near: (near.ready, near.massage.id)))


def _clears_at(history: History, massage: Massage) -> datetime:
    if massage.is_planned:
        return surely_started(massage)
    return surely_ended(massage) + hours_of(history.thresholds.too_soon_shown_h)


def _before(history: History, massage: Massage) -> Iterator[Massage]:
    """The firm and deep massages by a therapist that may have ended before another began."""
    first = massage.starts.earliest - _longest(history) - LONGEST - 2 * DAY
    for other in history.index(Massage).starting(first, massage.starts.latest):
        if other.id != massage.id and _asks_for_time(other):
            yield other


def _asks_for_time(massage: Massage) -> bool:
    """Whether no other massage should follow one soon."""
    return massage.depth in STRONG and not is_self(massage)


def _longest(history: History) -> timedelta:
    """Longer than any least time: own recovery, which may lengthen them, is told up to `not_settling_h`."""
    thresholds = history.thresholds
    longest_h = max(thresholds.deep_before_massage_h, thresholds.firm_before_massage_h, thresholds.not_settling_h)
    return hours_of(longest_h) + DAY


def _earlier(history: History, other: Massage, massage: Massage) -> Earlier | None:
    least_h, gap = _least_h(history, other.depth), Gap.between(other.ends, massage.starts)
    if gap.least > _longest(history):
        return None
    least = longer(least_h, history.own_recovery(other.depth))
    if gap.most < ZERO or gap.least >= least.length or (gap.is_exact and gap.least < ZERO):
        return None
    return Earlier(other, gap, least)


def _least_h(history: History, depth: Depth | None) -> int:
    thresholds = history.thresholds
    return thresholds.deep_before_massage_h if depth is Depth.DEEP else thresholds.firm_before_massage_h


def _finding(history: History, massage: Massage, earlier: Earlier) -> Finding:
    why = earlier.least.own.words if earlier.least.own else f"{earlier.least.hours} h give that time to settle"
    is_strong = massage.depth in STRONG and massage.is_planned
    whole = Severity.CAUTION if is_strong else Severity.INFO
    is_to_move = massage.is_planned and not earlier.is_part
    return Finding(
        rule=ID,
        severity=whole.lower() if earlier.is_part else whole,
        title=f"{capital(name_of(massage))} soon after another",
        message=f"{capital(name_of(massage))} {_starts(massage)} {_after(earlier.gap)} the "
        f"{name_of(earlier.massage)} of {earlier.massage.day:%A} {_ends(earlier.massage)}; {why}.",
        advice=_advice(massage, earlier),
        entries=(massage.id, earlier.massage.id),
        measured={**measured_gap(earlier.gap), **earlier.least.measured},
        clears_at=_clears_at(history, massage),
        source=S3,
        move=Move.LATER if is_to_move else None,
    )


def _starts(massage: Massage) -> str:
    return "starts" if massage.is_planned else "started"


def _ends(massage: Massage) -> str:
    return "ends" if massage.is_planned else "ended"


def _after(gap: Gap) -> str:
    return "shortly before or after" if gap.least < ZERO else f"{gap_words(gap)} after"


def _advice(massage: Massage, earlier: Earlier) -> str:
    if earlier.is_part:
        return ASK_TIMES
    if massage.is_done:
        return "Go easy on the areas that were worked on twice, and rate how sore you are."
    return "Leave more time between the two, or ask for light work on other areas."


MASSAGE_TOO_SOON = JournalRule(
    id=ID,
    group=Group.TIMING,
    title="A massage soon after another",
    what="A massage that starts less than {firm_before_massage_h} hours after a firm one ended, or less than "
    "{deep_before_massage_h} after a deep one.",
    why="The article says that deeper work takes longer to recover from, as a hard workout does.",
    example="deep massage Tue 18:00-19:00, firm massage Thu 18:00: 47 h",
    source=S3,
    reach=(Reach(Kind.MASSAGE, back=reach_back("too_soon_shown_h", "not_settling_h") + reach_back(), ahead=EVER),),
    check=check,
    check_entry=check_entry,
    thresholds=("firm_before_massage_h", "deep_before_massage_h", "own_recovery", "too_soon_shown_h"),
)
