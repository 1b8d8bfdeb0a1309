"""Rules that are asked together: one engine for the panel, a booking's verdict and every start of the calendar."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property

from runjournal.model.choices import ConditionName, Kind
from runjournal.model.entries import Entry, Massage, Overrule
from runjournal.rules.finding import Finding, Overruled, Severity
from runjournal.rules.history import History, Reach
from runjournal.rules.rule import Group, Rule
from runjournal.rules.times import earliest_start

HOLDS = timedelta(days=365)
"""How long an overrule holds; then the rule speaks again."""
REACH = Reach(Kind.OVERRULE, back=HOLDS)

Decisions = dict[tuple[str, str], Overruled]
"""What was overruled, and when and why, by the rule's id and the entry's."""

CONDITIONS = frozenset(name.value for name in ConditionName)
"""The ids of the checklist's rules."""
BODY = frozenset({Group.RED_FLAG, Group.CHECKLIST})
"""The groups of the rules about the body."""


Advise = Callable[["RuleSet", History, Sequence[Finding]], tuple[Finding, ...]]


@dataclass(frozen=True, eq=False)
class RuleSet:
    """Rules in the order in which screens list them."""

    rules: tuple[Rule, ...]
    advise: Advise | None = None
    """What composes the advice of a history's findings, if it is to be composed."""

    def where(self, is_in: Callable[[Rule], bool]) -> "RuleSet":
        """The rules for which `is_in` is true, in the same order."""
        return RuleSet(tuple(rule for rule in self.rules if is_in(rule)))

    @cached_property
    def body(self) -> "RuleSet":
        """The rules about the body: red flags and the checklist."""
        return self.where(lambda rule: rule.group in BODY)

    @cached_property
    def checklist(self) -> "RuleSet":
        """The rules of the checklist before booking."""
        return self.where(lambda rule: rule.group is Group.CHECKLIST)

    @cached_property
    def alone(self) -> "Mapping[str, RuleSet]":
        """Each rule by itself, by its id."""
        return {rule.id: RuleSet((rule,)) for rule in self.rules}

    @cached_property
    def red_flags(self) -> "RuleSet":
        """The rules of red flags."""
        return self.where(lambda rule: rule.group is Group.RED_FLAG)

    def check(self, history: History) -> tuple[Finding, ...]:
        """What the rules say of a history, most severe first, then in the order of the rules.

        Nothing nudges to book while a caution or warning about the body is open.
        """
        findings = [(rule, finding) for rule in self.rules for finding in marked(rule.all_findings(history), history)]
        is_hurt = history.cached_across_plans(
            self._hurt_key, lambda _: any(rule.group in BODY and finding.is_open for rule, finding in findings)
        )
        history.cached_across_plans(self._red_flags_key, lambda _: _open_red_flags(findings))
        heard = self._sorted_and_heard(findings, history, is_hurt=is_hurt)
        return self.advise(self, history, heard) if self.advise else heard

    def check_booking(self, history: History, booked: Sequence[Entry]) -> tuple[Finding, ...]:
        """What the rules would say of entries not yet in the journal: the findings that those entries cause.

        Each of `booked` carries an id of its own, which may be made up. The same rules run on the journal plus the
        booking; kept are the findings that name an entry of it.
        """
        ids = {entry.id for entry in booked}
        whole = history.plus(*booked)
        findings = [
            (rule, finding)
            for rule in self._rules_that_may_name(booked)
            for finding in rule.findings_about(whole, booked)
        ]
        is_hurt = any(rule.silent_when_hurt for rule, _ in findings) and self.is_hurt(whole)
        heard = self._sorted_and_heard(findings, whole, is_hurt=is_hurt)
        return tuple(marked((finding for finding in heard if not ids.isdisjoint(finding.entries)), whole))

    def is_hurt(self, history: History) -> bool:
        """Whether a caution or warning about the body is open, which no plan changes."""
        return history.cached_across_plans(self._hurt_key, lambda history: any(self.open_body_findings(history)))

    def open_findings(self, history: History) -> tuple[Finding, ...]:
        """The cautions and warnings that are not overruled, most severe first."""
        return tuple(finding for finding in self.check(history) if finding.is_open)

    def open_body_findings(self, history: History) -> Iterator[Finding]:
        """The open findings about the body: the red flags, then those of the checklist."""
        yield from self.open_red_flags(history)
        yield from self.checklist.open_findings(history)

    def open_red_flags(self, history: History) -> tuple[Finding, ...]:
        """The open red flags, most severe first; no plan changes them."""
        return history.cached_across_plans(self._red_flags_key, self.red_flags.open_findings)

    def that_count(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings that count in a verdict: all but those about the body that were overruled."""
        return (finding for finding in findings if finding.overruled is None or finding.rule not in self._body_ids)

    @cached_property
    def _body_ids(self) -> frozenset[str]:
        return frozenset(rule.id for rule in self.body.rules)

    def reach_of(self, kind: Kind) -> Reach:
        """The widest reach that the rules have into a kind of entry."""
        reaches = [reach for rule in self.rules for reach in rule.reach if reach.kind is kind] or [Reach(kind)]
        return Reach(
            kind,
            max(reach.back for reach in reaches),
            max(reach.ahead for reach in reaches),
            max(reach.at_least for reach in reaches),
        )

    @cached_property
    def reaches(self) -> tuple[Reach, ...]:
        """The widest reach into each kind of entry that a rule reads."""
        kinds = {reach.kind for rule in self.rules for reach in rule.reach}
        return tuple(self.reach_of(kind) for kind in Kind if kind in kinds)

    @cached_property
    def history_reaches(self) -> tuple[Reach, ...]:
        """What a history must hold for the rules to be right, and what was overruled."""
        overrules = self.reach_of(REACH.kind)
        return (
            *(reach for reach in self.reaches if reach.kind is not REACH.kind),
            Reach(REACH.kind, max(REACH.back, overrules.back), overrules.ahead, overrules.at_least),
        )

    @cached_property
    def _hurt_key(self) -> tuple[str, ...]:
        """The key under which a history caches whether the body is hurt, by these rules."""
        return ("hurt", *(rule.id for rule in self.body.rules))

    @cached_property
    def _red_flags_key(self) -> tuple[str, ...]:
        """The key under which a history caches the red flags that are open by these rules."""
        return ("open red flags", *(rule.id for rule in self.red_flags.rules))

    def _sorted_and_heard(
        self, findings: Sequence[tuple[Rule, Finding]], history: History, *, is_hurt: bool
    ) -> tuple[Finding, ...]:
        """The findings, most severe first, without those that nudge a runner who is hurt or yield to a warning."""
        warned = {entry for _, finding in findings if finding.severity is Severity.WARNING for entry in finding.entries}
        heard = (
            finding
            for rule, finding in findings
            if not (is_hurt and rule.silent_when_hurt)
            if not (rule.yields_to_warnings and (finding.entries[0] in warned or self._is_warned(finding, history)))
        )
        return tuple(sorted(heard, key=lambda finding: -finding.severity))

    def _is_warned(self, finding: Finding, history: History) -> bool:
        """Whether a red flag that is a warning is still open when the planned massage of a finding starts."""
        warnings = [flag for flag in self.open_red_flags(history) if flag.severity is Severity.WARNING]
        return any(
            flag.clears_at is None or massage.starts.earliest < flag.clears_at
            for massage in (history.index(Massage).plans if warnings else ())
            if massage.id == finding.entries[0]
            for flag in warnings
        )

    def _rules_that_may_name(self, booked: Sequence[Entry]) -> Sequence[Rule]:
        kinds = frozenset(entry.kind for entry in booked)
        only_plans = all(entry.is_planned for entry in booked)
        key = kinds, only_plans
        if key not in self._rules_of_kinds:
            self._rules_of_kinds[key] = [
                rule
                for rule in self.rules
                if rule.names_entries and (rule.reads_planned or not only_plans) and not kinds.isdisjoint(rule.kinds)
            ]
        return self._rules_of_kinds[key]

    @cached_property
    def _rules_of_kinds(self) -> dict[tuple[frozenset[Kind], bool], Sequence[Rule]]:
        """The rules that may name entries of some kinds, only planned or not, as they were first asked for."""
        return {}


def _open_red_flags(findings: Iterable[tuple[Rule, Finding]]) -> tuple[Finding, ...]:
    flags = [finding for rule, finding in findings if rule.group is Group.RED_FLAG and finding.is_open]
    return tuple(sorted(flags, key=lambda finding: -finding.severity))


def marked(findings: Iterable[Finding], history: History) -> Iterable[Finding]:
    """The findings in their order, each that was overruled with its reason.

    An overrule is about a rule and one entry, and holds for every finding of that rule which names the entry. One of
    the checklist is about the condition, which its finding names first, for all bookings.
    """
    if Kind.OVERRULE not in history.indexes:
        return findings
    decisions = history.cached_across_plans(("overruled",), _decisions)
    return (_marked(finding, decisions) for finding in findings)


def _decisions(history: History) -> Decisions:
    """Of two decisions about the same, the later one counts."""
    made = [entry for entry in history.within(REACH) if isinstance(entry, Overrule)]
    return {(entry.rule, entry.about): Overruled(earliest_start(entry), entry.why) for entry in made}


def _marked(finding: Finding, decisions: Decisions) -> Finding:
    about = finding.entries[:1] if finding.rule in CONDITIONS else finding.entries
    made = [decisions[key] for entry in about if (key := (finding.rule, entry)) in decisions]
    return replace(finding, overruled=max(made, key=lambda overruled: overruled.at)) if made else finding


def standing_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in their order, those that were overruled behind those that stand."""
    return tuple(sorted(findings, key=lambda finding: finding.overruled is not None))
