"""What rules say of a history, and of a booking: the engine without its rules."""

from collections.abc import Iterable, Iterator, Sequence, Set

from runjournal.model.choices import Kind
from runjournal.model.entries import Entry
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History, Reach, counts
from runjournal.rules.overruling import marked
from runjournal.rules.rule import Group, Rule

BODY = frozenset({Group.RED_FLAG, Group.CHECKLIST})


def check(history: History, rules: Sequence[Rule]) -> tuple[Finding, ...]:
    """What the rules say of a history, most severe first, then in the order of the registry.

    Nothing nudges to book while a caution or warning about the body is open.
    """
    found = [(rule, finding) for rule in rules for finding in rule.all_findings(history)]
    hurt = history.cached_across_plans(
        _hurt(rules), lambda _: any(_is_of_body(rule, finding) for rule, finding in found)
    )
    return marked(
        _most_severe_first(finding for rule, finding in found if not (hurt and rule.silent_when_hurt)), history
    )


def about(history: History, booked: Sequence[Entry], rules: Sequence[Rule]) -> tuple[Finding, ...]:
    """What the rules would say of entries not yet in the journal: the findings that those entries cause.

    Each of `booked` carries an id of its own, which may be made up. The same rules run on the journal plus the
    booking; kept are the findings that name an entry of it.
    """
    ids = {entry.id for entry in booked}
    kinds = {entry.kind for entry in booked}
    whole = history.plus(*booked)
    found = [
        (rule, finding)
        for rule in _rules_that_may_name(booked, rules, kinds)
        for finding in _findings_on(rule, whole, booked, kinds)
        if not ids.isdisjoint(finding.entries)
    ]
    hurt = any(rule.silent_when_hurt for rule, _ in found) and is_hurt(whole, rules)
    return marked(_most_severe_first(finding for rule, finding in found if not (hurt and rule.silent_when_hurt)), whole)


def _rules_that_may_name(booked: Sequence[Entry], rules: Sequence[Rule], kinds: Set[Kind]) -> list[Rule]:
    only_plans = all(entry.is_planned for entry in booked)
    return [
        rule
        for rule in rules
        if rule.names_entries and (rule.reads_planned or not only_plans) and not kinds.isdisjoint(rule.kinds)
    ]


def _findings_on(rule: Rule, whole: History, booked: Sequence[Entry], kinds: Set[Kind]) -> Iterator[Finding]:
    """The findings of a rule that may name a booking: only those about the booking where it is all that counts."""
    if rule.is_entry_wise:
        yield from (finding for entry in booked if counts(entry, whole.now) for finding in rule.check(whole, entry))
        return
    if any(kind is not rule.subject and kind in rule.kinds for kind in kinds):
        yield from rule.all_findings(whole)
        return
    for entry in booked:
        if entry.kind is rule.subject and counts(entry, whole.now):
            yield from rule.check(whole, entry)


def is_hurt(history: History, rules: Sequence[Rule]) -> bool:
    """Whether a caution or warning about the body is open, which no plan changes."""
    return history.cached_across_plans(_hurt(rules), lambda known: _says_caution(known, rules))


def _hurt(rules: Sequence[Rule]) -> tuple[str, ...]:
    """Under which name it is recalled whether the body is hurt, by these rules."""
    return ("hurt", *(rule.id for rule in rules if rule.group in BODY))


def _says_caution(history: History, rules: Sequence[Rule]) -> bool:
    body = (rule for rule in rules if rule.group in BODY)
    return any(_is_of_body(rule, finding) for rule in body for finding in rule.all_findings(history))


def _is_of_body(rule: Rule, finding: Finding) -> bool:
    return rule.group in BODY and finding.severity >= Severity.CAUTION


def _most_severe_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: -finding.severity))


def reach_of(kind: Kind, rules: Sequence[Rule]) -> Reach:
    """The widest reach that rules have into a kind of entry."""
    reaches = [reach for rule in rules for reach in rule.reach if reach.kind is kind] or [Reach(kind)]
    return Reach(
        kind,
        max(reach.back for reach in reaches),
        max(reach.ahead for reach in reaches),
        max(reach.at_least for reach in reaches),
    )


def reaches(rules: Sequence[Rule]) -> tuple[Reach, ...]:
    """The widest reach into each kind of entry: what a history must hold for all rules to be right."""
    kinds = {reach.kind for rule in rules for reach in rule.reach}
    return tuple(reach_of(kind, rules) for kind in Kind if kind in kinds)
