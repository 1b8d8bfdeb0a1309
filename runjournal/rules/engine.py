"""One engine for the panel, the verdict on a booking and every slot of the calendar."""

from collections.abc import Iterable, Iterator, Sequence

from runjournal.model.entries import Entry, Kind
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History, Reach
from runjournal.rules.registry import RULES
from runjournal.rules.rule import Group, Rule

BODY = frozenset({Group.RED_FLAG, Group.CHECKLIST})


def check(history: History, rules: Sequence[Rule] = RULES) -> tuple[Finding, ...]:
    """What the rules say of a history, most severe first, then in the order of the registry."""
    found = [(rule, finding) for rule in rules for finding in _findings(rule, history)]
    return _settled(found, hurt=_is_hurt(history, rules))


def about(history: History, booked: Sequence[Entry], rules: Sequence[Rule] = RULES) -> tuple[Finding, ...]:
    """What the rules would say of entries not yet in the journal: the findings that those entries cause.

    Each of `booked` carries an id of its own, which may be made up. The same rules run on the journal plus the
    booking; kept are the findings that name an entry of it.
    """
    ids = {entry.id for entry in booked}
    kinds = {entry.kind for entry in booked}
    whole = history.plus(*booked)
    found = [
        (rule, finding)
        for rule in rules
        if rule.heeds_plans or any(entry.is_done for entry in booked)
        if kinds & {reach.kind for reach in rule.reach}
        for finding in _findings_naming(rule, whole, booked)
        if ids & set(finding.entries)
    ]
    return _settled(found, hurt=_is_hurt(whole, rules))


def _findings(rule: Rule, history: History) -> Iterator[Finding]:
    if rule.subject is None:
        yield from rule.check(history, None)
        return
    for subject in history.within(reach_of(rule.subject, [rule])):
        yield from rule.check(history, subject)


def _findings_naming(rule: Rule, whole: History, booked: Sequence[Entry]) -> Iterator[Finding]:
    """The findings of a rule that may name a booking: those about the booking itself where that is its subject."""
    subjects = [entry for entry in booked if entry.kind is rule.subject]
    others = {entry.kind for entry in booked if entry.kind is not rule.subject}
    for subject in subjects:
        yield from rule.check(whole, subject)
    if others & {reach.kind for reach in rule.reach}:
        known = {entry.id for entry in subjects}
        yield from (finding for finding in _findings(rule, whole) if not known & set(finding.entries))


def _is_hurt(history: History, rules: Sequence[Rule]) -> bool:
    """Whether a caution or warning about the body is open."""
    return any(
        finding.severity >= Severity.CAUTION
        for rule in rules
        if rule.group in BODY
        for finding in _findings(rule, history)
    )


def _settled(found: Iterable[tuple[Rule, Finding]], *, hurt: bool) -> tuple[Finding, ...]:
    """Most severe first; nothing nudges to book while the body has something against it."""
    heard = (finding for rule, finding in found if not (hurt and rule.nudges))
    return tuple(sorted(heard, key=lambda finding: -finding.severity))


def reach_of(kind: Kind, rules: Sequence[Rule] = RULES) -> Reach:
    """The widest reach that rules have into a kind of entry."""
    reaches = [reach for rule in rules for reach in rule.reach if reach.kind is kind] or [Reach(kind)]
    return Reach(
        kind,
        max(reach.back for reach in reaches),
        max(reach.ahead for reach in reaches),
        max(reach.at_least for reach in reaches),
    )


def reaches(rules: Sequence[Rule] = RULES) -> tuple[Reach, ...]:
    """The widest reach into each kind of entry: what a history must hold for all rules to be right."""
    kinds = {reach.kind for rule in rules for reach in rule.reach}
    return tuple(reach_of(kind, rules) for kind in Kind if kind in kinds)
