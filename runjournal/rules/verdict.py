"""The verdict on a booking: what the rules say of it."""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from runjournal.model.entries import Entry
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
    """A verdict with its reasons: the findings that the booking causes, most severe first."""

    verdict: Verdict
    findings: tuple[Finding, ...]

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the rules with something to say, most severe first."""
        return tuple(dict.fromkeys(finding.rule for finding in self.findings))


def judge(rules: RuleSet, history: History, booked: Sequence[Entry]) -> Judgement:
    """Judge entries that are not in the history yet, or that take the place of those with their ids.

    Each of `booked` carries an id of its own, which may be made up.
    """
    findings = rules.check_booking(history, booked)
    return Judgement(Verdict.of(findings), findings)


def most_severe_first(*findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Several lists of findings as one, most severe first."""
    return tuple(sorted((finding for some in findings for finding in some), key=lambda finding: -finding.severity))
