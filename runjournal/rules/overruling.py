"""What the runner has overruled: a finding is still made and shown, with the reason why it does not hold.

An overrule is about a rule and one entry, and holds for every finding of that rule which names the entry, for a
year; then the rule speaks again. Findings about the body that were overruled still keep the nudges silent.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from runjournal.model.choices import Kind
from runjournal.model.entries import Overrule
from runjournal.rules.finding import Finding, Overruled
from runjournal.rules.history import History, Reach
from runjournal.rules.times import earliest_start

HOLDS = timedelta(days=365)
REACH = Reach(Kind.OVERRULE, back=HOLDS)

Decisions = dict[tuple[str, str], Overruled]
"""What was decided, and when and why, by the rule's id and the entry's."""


def marked(findings: tuple[Finding, ...], history: History) -> tuple[Finding, ...]:
    """The findings in their order, each that was overruled saying so."""
    if Kind.OVERRULE not in history.indexes or not findings:
        return findings
    decisions = history.cached_across_plans(("overruled",), _decisions)
    return tuple(_marked(finding, decisions) for finding in findings)


def _decisions(history: History) -> Decisions:
    """Of two decisions about the same, the later one counts."""
    made = [entry for entry in history.within(REACH) if isinstance(entry, Overrule)]
    return {(entry.rule, entry.about): Overruled(earliest_start(entry), entry.why) for entry in made}


def _marked(finding: Finding, decisions: Decisions) -> Finding:
    found = [decisions[key] for entry in finding.entries if (key := (finding.rule, entry)) in decisions]
    return replace(finding, overruled=max(found, key=lambda overruled: overruled.at)) if found else finding


def standing_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in their order, those that were overruled behind those that stand."""
    return tuple(sorted(findings, key=lambda finding: finding.overruled is not None))
