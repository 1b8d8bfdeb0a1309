"""The massages already booked that a race or a hard run, added or moved, comes too close to."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from runjournal.language.display.dates import when_of
from runjournal.language.display.sentence_parts import capital, name_of
from runjournal.model.choices import Depth
from runjournal.model.entries import Entry, Massage, Race, Run
from runjournal.model.frozen import frozen
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History
from runjournal.rules.registry import RULESET
from runjournal.rules.start_calendar import Slot, StartCalendar
from runjournal.rules.verdict import Verdict
from runjournal.rules.ways_out import ways_out

FindingKey = tuple[str, tuple[str, ...], str]
"""The rule of a finding, the entries that it names, and its words."""


@frozen
class TooClose:
    """A massage already booked, what now speaks against it, and the ways out.

    `findings` are cautions and warnings, most severe first. `nearest` is the nearest start that is fine, None if
    none is within 14 days; `gentler` the deepest depth with which the same time would be, None if none is.
    """

    massage: Massage
    findings: tuple[Finding, ...]
    nearest: Slot | None = None
    gentler: Depth | None = None

    @property
    def title(self) -> str:
        """Which massage it is: "Deep massage Thu 23 Apr 18:00", by the clock of its place."""
        return f"{self._name} {when_of(self.massage)}"

    @property
    def message(self) -> str:
        """The first finding's sentence, saying which massage: "Deep massage Thu 23 Apr 18:00 ends 39 h before …"."""
        return f"{self.title}{self.findings[0].message.removeprefix(self._name)}"

    @property
    def _name(self) -> str:
        return capital(name_of(self.massage))

    @property
    def verdict(self) -> Verdict:
        """The verdict on it: caution or warning."""
        return Verdict.of(self.findings)


def too_close(entries: Sequence[Entry], history: History, findings: Sequence[Finding]) -> tuple[TooClose, ...]:
    """The booked massages that races and runs among `entries` come too close to, the earliest first.

    The entries carry ids and are not in the history, or take the place of those with their ids; `findings` are those
    that they cause. What the same entries caused in the same words before is no news and left out. The nearest starts
    go together: each is fine with the massages before it moved to theirs.
    """
    efforts = [entry for entry in entries if isinstance(entry, Run | Race)]
    news = [finding for finding in loud_news(efforts, history, findings) if _names_one_of(efforts, finding)]
    if not news:
        return ()
    ids = {entry.id for entry in entries}
    booked = [massage for massage in history.massages if massage.id not in ids and massage.is_ahead(history.now)]
    return tuple(_with_ways_out(booked, news, history.plus(*entries)))


def recheck(entries: Sequence[Entry], history: History) -> tuple[TooClose, ...]:
    """The booked massages that entries come too close to, if what the entries cause is not known yet."""
    return too_close(entries, history, RULESET.check_booking(history, entries))


def loud_news(entries: Sequence[Entry], history: History, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The cautions and warnings among `findings` that the same entries did not cause, in the same words, before."""
    loud = [finding for finding in findings if finding.severity > Severity.INFO]
    earlier = _caused_before(entries, history) if loud else set()
    return tuple(finding for finding in loud if _key(finding) not in earlier)


def _names_one_of(entries: Sequence[Entry], finding: Finding) -> bool:
    return any(entry.id in finding.entries for entry in entries)


def _caused_before(entries: Sequence[Entry], history: History) -> set[FindingKey]:
    """What these entries caused as they were before."""
    ids = {entry.id for entry in entries}
    old = [entry for entry in (*history.runs, *history.races, *history.massages) if entry.id in ids]
    return {_key(finding) for finding in RULESET.check_booking(history, old)} if old else set()


def _key(finding: Finding) -> FindingKey:
    return finding.rule, finding.entries, finding.message


def _with_ways_out(booked: Sequence[Massage], news: Sequence[Finding], after: History) -> Iterator[TooClose]:
    for massage in booked:
        against = tuple(finding for finding in news if massage.id in finding.entries)
        if not against:
            continue
        instead = ways_out(StartCalendar(RULESET, after, massage), massage.start)
        nearest = _nearest(massage, instead.alternatives)
        yield TooClose(massage, against, nearest, instead.gentler)
        if nearest:
            after = after.plus(replace(massage, start=nearest.start))


def _nearest(massage: Massage, alternatives: Sequence[Slot]) -> Slot | None:
    start = massage.starts.earliest
    return min(alternatives, key=lambda slot: abs(slot.start.span.earliest - start), default=None)
