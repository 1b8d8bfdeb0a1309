"""What a rule would have found in the last year, and finds in the plans ahead, under one setting and under another.

A rule is checked at each moment that matters to it, with the journal as it was known then: what lay ahead counts as
planned, and what was logged later is not there. One finding is counted once, however long it was shown.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property

from runjournal.model.choices import Depth, Kind, Status
from runjournal.model.context import Context
from runjournal.model.entries import Entry, Massage, Race, Run
from runjournal.model.frozen import frozen
from runjournal.model.limits import FIRST_DAY
from runjournal.model.moments import day_span, local_day
from runjournal.model.settings import Settings
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History
from runjournal.rules.index import AFTER_EVERY_ID, EntryIndex
from runjournal.rules.own_recovery import OwnRecovery
from runjournal.rules.rule import EntryRule, Rule
from runjournal.rules.times import DAY, SECOND, earliest_start, surely_ended, surely_started

YEAR = timedelta(days=365)
FARTHEST_BACK = timedelta(days=500)
"""How long before the year entries may still matter: longer than any rule looks back, but for open conditions."""
FOLLOWING = timedelta(days=10)
"""How long after a massage what was logged can bring a finding about it."""
PLANNABLE = (Run, Massage, Race)
TELLING = frozenset({Kind.SORENESS, Kind.URINE, Kind.BATH, Kind.CONDITION})
"""The kinds whose logs can bring a finding at once."""

Key = tuple[str, ...]


@frozen
class PastFinding:
    """A finding of the past or of what is ahead: the local day it belongs to, its title, its greatest severity."""

    day: date
    title: str
    severity: Severity


@frozen
class Difference:
    """What only one setting finds; `changed` is found under both, but more or less severely."""

    appear: tuple[PastFinding, ...] = ()
    go: tuple[PastFinding, ...] = ()
    changed: tuple[PastFinding, ...] = ()
    before: int = 0
    """How many findings there are under the old setting."""


def first_days(rule: Rule, today: date) -> dict[Kind, date]:
    """From which day on the entries of each kind are read, to check a rule over the year before `today`."""
    back: dict[Kind, timedelta] = {}
    for reach in rule.reach:
        wanted = reach.back if reach.kind is Kind.CONDITION else min(reach.back, FARTHEST_BACK)
        back[reach.kind] = max(back.get(reach.kind, wanted), wanted)
    first = today - YEAR - timedelta(days=3)
    return {kind: max(first - wanted, FIRST_DAY) for kind, wanted in back.items()}


@frozen(slots=False)
class KnownThen:
    """What was known at any moment up to `now` and ahead of it, from the entries of a journal."""

    now: datetime
    zone: str
    indexes: dict[Kind, EntryIndex[Entry]]
    foreseen: dict[Kind, tuple[Entry, ...]]
    """The entries of each plannable kind as they would have been planned."""
    recovery: Mapping[Depth, OwnRecovery] = field(default_factory=dict)

    @classmethod
    def of(
        cls, entries: Iterable[Entry], now: datetime, zone: str, recovery: Mapping[Depth, OwnRecovery] | None = None
    ) -> "KnownThen":
        """From entries in any order; `recovery` is the runner's own, as it is known now."""
        by_kind: dict[Kind, list[Entry]] = {}
        for entry in entries:
            if not entry.is_cancelled:
                by_kind.setdefault(entry.kind, []).append(entry)
        indexes = {kind: EntryIndex.of(of_kind) for kind, of_kind in by_kind.items()}
        foreseen = {kind: tuple(map(_foreseen, index.entries)) for kind, index in indexes.items()}
        plans = {kind: ahead for kind, ahead in foreseen.items() if _is_plannable(kind)}
        return cls(now, zone, indexes, plans, recovery or {})

    def at(self, moment: datetime, settings: Settings, *, foresees: bool = True) -> History:
        """What was known at a moment. `foresees` is whether what was done later was planned by then."""
        return History(
            {kind: self._index_at(kind, moment, foresees=foresees) for kind in self.indexes},
            Context(moment, self.zone, settings),
            self.recovery,
        )

    def _index_at(self, kind: Kind, moment: datetime, *, foresees: bool) -> EntryIndex[Entry]:
        index = self.indexes[kind]
        begun = bisect_right(index.keys, (moment, AFTER_EVERY_ID))
        if not (foresees and kind in self.foreseen):
            return _upto(index, begun, moment)
        ahead = self.foreseen[kind][begun:]
        ordered = index.entries[:begun] + ahead
        return EntryIndex(ordered, index.keys, _plans_upto(index, moment) + ahead)

    @cached_property
    def lasting(self) -> frozenset[str]:
        """The ids of runs, massages and races, which identify findings."""
        return frozenset(entry.id for entries in self.foreseen.values() for entry in entries)

    def since(self, kind: Kind, first: datetime) -> tuple[Entry, ...]:
        """The entries of a kind that start from `first` on, the ones ahead of now too."""
        index = self.indexes.get(kind)
        return index.entries[bisect_left(index.keys, (first, "")) :] if index else ()


def _is_plannable(kind: Kind) -> bool:
    return any(entry_type.kind is kind for entry_type in PLANNABLE)


def _foreseen(entry: Entry) -> Entry:
    return replace(entry, status=Status.PLANNED) if isinstance(entry, PLANNABLE) and entry.is_done else entry


def _plans_upto(index: EntryIndex[Entry], moment: datetime) -> tuple[Entry, ...]:
    return tuple(plan for plan in index.plans if earliest_start(plan) <= moment)


def _upto(index: EntryIndex[Entry], begun: int, moment: datetime) -> EntryIndex[Entry]:
    """What had begun, and what the journal has as a plan to this day."""
    later = tuple(plan for plan in index.plans if earliest_start(plan) > moment)
    keys = (*index.keys[:begun], *((earliest_start(plan), plan.id) for plan in later))
    return EntryIndex((*index.entries[:begun], *later), keys, index.plans)


@frozen
class Checkpoint:
    """A moment at which a rule is checked, for a subject if it has one; `day` is what its findings belong to."""

    at: datetime
    day: date | None = None
    subject: Entry | None = None


@dataclass
class ThresholdBacktest:
    """A rule checked under two settings, moment by moment, so that a screen can show how far it is, or stop."""

    rule: Rule
    past: KnownThen
    old: Settings
    new: Settings
    checked: int = 0
    _findings: tuple[dict[Key, PastFinding], dict[Key, PastFinding]] = field(default_factory=lambda: ({}, {}))

    @cached_property
    def checkpoints(self) -> tuple[Checkpoint, ...]:
        """Every moment at which the rule is checked, the earliest first."""
        return tuple(_checkpoints(self.rule, self.past))

    @property
    def is_finished(self) -> bool:
        """Whether every moment was checked."""
        return self.checked >= len(self.checkpoints)

    def check_next(self) -> None:
        """Check the next moment, under both settings."""
        checkpoint = self.checkpoints[self.checked]
        self.checked += 1
        for settings, findings in zip((self.old, self.new), self._findings, strict=True):
            for finding in _findings_at(self.rule, self.past, checkpoint, settings, findings):
                _add(findings, self.rule, finding, checkpoint, self.past)

    def whole(self) -> Difference:
        """Check everything that is left; what differs."""
        while not self.is_finished:
            self.check_next()
        return self.difference()

    def difference(self) -> Difference:
        """What differs in what was checked so far, the latest first."""
        old, new = self._findings
        return Difference(
            _latest_first(new[key] for key in new.keys() - old.keys()),
            _latest_first(old[key] for key in old.keys() - new.keys()),
            _latest_first(new[key] for key in new.keys() & old.keys() if new[key].severity is not old[key].severity),
            len(old),
        )


def _latest_first(findings: Iterable[PastFinding]) -> tuple[PastFinding, ...]:
    return tuple(sorted(findings, key=lambda finding: (finding.day, finding.title), reverse=True))


def _checkpoints(rule: Rule, past: KnownThen) -> Iterator[Checkpoint]:
    first = past.now - YEAR
    if not rule.names_entries:
        yield from _days(past, first)
    elif isinstance(rule, EntryRule):
        for subject in past.since(rule.subject.kind, first):
            yield from _about(rule, past, subject)
    else:
        at_once = {checkpoint.at: checkpoint for checkpoint in _without_subject(rule, past, first)}
        yield from (at_once[moment] for moment in sorted(at_once))


def _days(past: KnownThen, first: datetime) -> Iterator[Checkpoint]:
    """Every day of the year, for a rule about the journal as a whole."""
    day = local_day(first, past.zone) + DAY
    while (begin := day_span(day, past.zone).earliest) <= past.now:
        yield Checkpoint(begin, day)
        day += DAY


def _about(rule: Rule, past: KnownThen, subject: Entry) -> Iterator[Checkpoint]:
    """Shortly before a subject, when it has ended, and whenever something is logged that can tell of it."""
    begin, end = earliest_start(subject), surely_ended(subject)
    yield Checkpoint(begin - SECOND, subject.day, _foreseen(subject))
    if end <= past.now:
        yield Checkpoint(end, subject.day, subject)
        for kind in rule.kinds & TELLING:
            for log in past.since(kind, begin):
                if earliest_start(log) > end + FOLLOWING:
                    break
                yield Checkpoint(max(surely_started(log), end), subject.day, subject)


def _without_subject(rule: Rule, past: KnownThen, first: datetime) -> Iterator[Checkpoint]:
    """For a rule without subjects: whenever something is logged that can bring a finding, and at each plan."""
    telling = rule.kinds & TELLING
    plannable = {Kind.MASSAGE} & rule.kinds if telling else {kind for kind in rule.kinds if _is_plannable(kind)}
    for kind in telling | plannable:
        for entry in past.since(kind, first):
            if kind in telling and surely_started(entry) <= past.now:
                yield Checkpoint(surely_started(entry), entry.day)
            elif kind in plannable:
                yield Checkpoint(earliest_start(entry), entry.day)
                yield Checkpoint(surely_ended(entry), entry.day)


def _findings_at(
    rule: Rule, past: KnownThen, checkpoint: Checkpoint, settings: Settings, past_findings: dict[Key, PastFinding]
) -> Iterable[Finding]:
    if rule.names_entries:
        history = past.at(checkpoint.at, settings)
        return rule.findings_about(history, [checkpoint.subject]) if checkpoint.subject else rule.all_findings(history)
    if checkpoint.day and month_key(checkpoint.day) in past_findings:
        return ()
    return rule.all_findings(past.at(checkpoint.at, settings, foresees=False))


def month_key(day: date) -> Key:
    """The key of a finding about the journal as a whole: the month of its day."""
    return (f"{day:%Y-%m}",)


def _add(
    past_findings: dict[Key, PastFinding], rule: Rule, finding: Finding, checkpoint: Checkpoint, past: KnownThen
) -> None:
    day = checkpoint.day or local_day(checkpoint.at, past.zone)
    key = key_of(rule, finding, past) or month_key(day)
    if key not in past_findings or finding.severity > past_findings[key].severity:
        past_findings[key] = PastFinding(day, finding.title, finding.severity)


def key_of(rule: Rule, finding: Finding, past: KnownThen) -> Key:
    """What a finding is about, the same each time it is found: a pair for rules that read plans, else one entry."""
    named = tuple(id_ for id_ in finding.entries if id_ in past.lasting)
    return (named if rule.reads_planned else named[:1]) or finding.entries[:1]
