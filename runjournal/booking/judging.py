"""Judging one start after the other, where most are not fine."""

from runjournal.booking.verdict import is_ok
from runjournal.model.entries import Massage
from runjournal.rules.finding import Finding
from runjournal.rules.history import History
from runjournal.rules.registry import BY_ID, RULESET
from runjournal.rules.ruleset import RuleSet


class Judging:
    """Remembers the rule that was against the last massage: it is often against the next, and then decides alone."""

    def __init__(self) -> None:
        self._against: RuleSet | None = None

    def findings(self, massage: Massage, history: History) -> tuple[Finding, ...] | None:
        """What the rules say of a massage that is fine, or None where it is not."""
        if self._against and not is_ok(self._against.check_booking(history, [massage])):
            return None
        findings = RULESET.check_booking(history, [massage])
        if is_ok(findings):
            return findings
        self._against = RuleSet((BY_ID[findings[0].rule],))
        return None
