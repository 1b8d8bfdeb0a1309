"""The verdict on a booking: what the rules say of it, and what is open about the body when it starts."""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from runjournal.model.entries import Entry, Massage
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History
from runjournal.rules.ruleset import RuleSet


class Verdict(IntEnum):
    """How a booking is; a higher one is worse. From caution on the values are those of the severities."""

    OK = Severity.INFO
    CAUTION = Severity.CAUTION
    WARNING = Severity.WARNING

    @property
    def word(self) -> str:
        """The verdict as JSON and screens write it: "ok", "caution" or "warning"."""
        return self.name.lower()

    @property
    def severity(self) -> Severity | None:
        """The severity behind it, None for ok."""
        return None if self is Verdict.OK else Severity(self)

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> "Verdict":
        """The verdict of the most severe finding; an info is ok."""
        return cls(max((finding.severity for finding in findings), default=Severity.INFO))


class Judgement(NamedTuple):
    """A verdict with its reasons, each most severe first.

    `findings` are those that the booking causes. `body` are cautions and warnings about the body that are open when a
    massage of it starts and that it does not cause.
    """

    verdict: Verdict
    findings: tuple[Finding, ...]
    body: tuple[Finding, ...] = ()

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the rules with something to say, most severe first."""
        return tuple(dict.fromkeys(finding.rule for finding in most_severe_first(self.findings, self.body)))


def judge(rules: RuleSet, history: History, booked: Sequence[Entry]) -> Judgement:
    """Judge entries that are not in the history yet, or that take the place of those with their ids.

    Each of `booked` carries an id of its own, which may be made up. What was overruled about the body does not count.
    """
    findings = rules.check_booking(history, booked)
    body = red_flags_at_start(rules, history, booked, findings)
    return Judgement(Verdict.of((*rules.that_count(findings), *body)), findings, body)


def red_flags_at_start(
    rules: RuleSet, history: History, booked: Sequence[Entry], findings: Sequence[Finding] = ()
) -> tuple[Finding, ...]:
    """The red flags that are still open when a planned massage of a booking may start, but for rules in `findings`.

    Conditions of the checklist are not among them: their findings name the massages that they are about.
    """
    starts = [entry.starts.earliest for entry in booked if isinstance(entry, Massage) and entry.is_planned]
    red_flags = rules.open_red_flags(history) if starts else ()
    if not red_flags:
        return ()
    first, named = min(starts), {finding.rule for finding in findings}
    return tuple(
        finding
        for finding in red_flags
        if finding.rule not in named
        if finding.clears_at is None or first < finding.clears_at
    )


def most_severe_first(*findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Several lists of findings as one, most severe first."""
    return tuple(sorted((finding for some in findings for finding in some), key=lambda finding: -finding.severity))
