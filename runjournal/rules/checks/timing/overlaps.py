"""overlaps: a massage is planned at the time of a run, a race or another massage.

Entries without a time overlap nothing. The end of a run or race without a duration is the one that its distance lets
expect; after a race or a hard run `expected_end_h` more are kept free then. Without a distance too, a run is a moment.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from runjournal.language.display.dates import expected_words, when_of
from runjournal.language.display.sentence_parts import capital, name_of
from runjournal.model.choices import Kind
from runjournal.model.entries import Entry, Massage, Race, Run
from runjournal.model.moments import in_hours
from runjournal.rules.claims import JOURNAL
from runjournal.rules.facts.hard_runs import HARD_RUN_THRESHOLDS, ended, hard_run_reach, is_end_expected
from runjournal.rules.facts.same_time import FARTHEST_LENGTH, taken_until
from runjournal.rules.finding import Finding, Move, Severity
from runjournal.rules.history import EVER, History, Reach, reach_back
from runjournal.rules.rule import Group, JournalRule
from runjournal.rules.times import DAY, earliest_start, surely_ended

ID = "overlaps"
TIMED: tuple[type[Massage | Run | Race], ...] = (Massage, Run, Race)
FARTHEST = FARTHEST_LENGTH + DAY
Other = Massage | Run | Race


class Overlap(NamedTuple):
    """A planned massage, and what is at the same time until a moment; of two massages, the later is to move.

    `expected_end` is set if the other ends then by its distance alone.
    """

    massage: Massage
    other: Other
    until: datetime
    expected_end: datetime | None = None

    @property
    def order(self) -> tuple[datetime, str, datetime, str]:
        """The order in which overlaps are listed."""
        return earliest_start(self.massage), self.massage.id, earliest_start(self.other), self.other.id


def check(history: History) -> Iterator[Finding]:
    """One finding for each pair of a planned massage that is not over and what overlaps it."""
    plans = (massage for massage in history.index(Massage).plans if surely_ended(massage) > history.now)
    yield from _findings(overlap for massage in plans for overlap in _overlaps_of(history, massage))


def check_entry(history: History, entry: Entry) -> Iterator[Finding]:
    """The findings that an entry has a part in."""
    if not isinstance(entry, TIMED) or entry.start.is_whole_day:
        return
    if isinstance(entry, Massage) and entry.is_planned and surely_ended(entry) > history.now:
        yield from _findings(_overlaps_of(history, entry))
        return
    until = taken_until(history, entry)
    near = history.index(Massage).starting(earliest_start(entry) - FARTHEST, until)
    plans = (massage for massage in near if massage.is_planned and surely_ended(massage) > history.now)
    yield from _findings(
        overlap
        for massage in plans
        for overlap in _overlaps_of(history, massage)
        if entry in (overlap.massage, overlap.other)
    )


def _findings(overlaps: Iterable[Overlap]) -> Iterator[Finding]:
    by_pair = {frozenset((overlap.massage.id, overlap.other.id)): overlap for overlap in overlaps}
    yield from map(_finding, sorted(by_pair.values(), key=lambda overlap: overlap.order))


def _overlaps_of(history: History, massage: Massage) -> Iterator[Overlap]:
    if massage.start.is_whole_day:
        return
    start, end = earliest_start(massage), massage.ends.latest
    for entry_type in TIMED:
        for other in history.index(entry_type).starting(start - FARTHEST, end):
            if other.id != massage.id and not other.start.is_whole_day:
                until = taken_until(history, other)
                begins = earliest_start(other)
                if (begins < end and start < until) or (begins == until and start <= begins < end):
                    yield _pair(history, massage, other, until)


def _pair(history: History, massage: Massage, other: Other, until: datetime) -> Overlap:
    """The pair, of two planned massages with the one that starts later first."""
    is_later = (earliest_start(other), other.id) > (earliest_start(massage), massage.id)
    if isinstance(other, Massage) and other.is_planned and is_later:
        return Overlap(other, massage, massage.ends.latest)
    if isinstance(other, Massage) or not is_end_expected(other):
        return Overlap(massage, other, until)
    return Overlap(massage, other, until, ended(history, other).latest)


def _finding(overlap: Overlap) -> Finding:
    massage, other = overlap.massage, overlap.other
    return Finding(
        rule=ID,
        severity=Severity.CAUTION,
        title="Two things at once",
        message=f"{capital(name_of(massage))} on {when_of(massage)} overlaps {_named(other)}{_expected(overlap)}.",
        advice="Move one of the two.",
        entries=(massage.id, other.id),
        measured={"overlaps": _named(other)},
        clears_at=surely_ended(massage),
        source=JOURNAL,
        move=Move.EITHER,
    )


def _expected(overlap: Overlap) -> str:
    """How long the other lasts, if that is not known."""
    other, end = overlap.other, overlap.expected_end
    if isinstance(other, Massage) or other.length:
        return ""
    if end is None:
        return ", whose length is not known"
    more = f", and given {in_hours(overlap.until - end)} more" if overlap.until > end else ""
    return f", expected to end by {expected_words(end, other.start.zone)}{more}"


def _named(other: Other) -> str:
    return name_of(other) if isinstance(other, Race) else f"the {name_of(other)} on {when_of(other)}"


OVERLAPS = JournalRule(
    id=ID,
    group=Group.TIMING,
    title="Two things at once",
    what="A planned massage at the time of a run, a race or another massage; {expected_end_h:hour} are kept free after "
    "an expected end.",
    why="Nobody is in two places at once, and a race may take longer than expected.",
    example="massage at 12:30, race at 10:00 over 21.1 km",
    source=JOURNAL,
    reach=(
        Reach(Kind.MASSAGE, back=reach_back() + FARTHEST, ahead=EVER),
        *hard_run_reach(reach_back() + FARTHEST),
    ),
    check=check,
    check_entry=check_entry,
    thresholds=("expected_end_h", *HARD_RUN_THRESHOLDS),
)
