"""What stands against what is planned, and what is open about the body."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from runjournal.language.display.dates import when_of
from runjournal.language.display.sentence_parts import capital, name_of
from runjournal.model.entries import Massage
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History
from runjournal.rules.registry import RULESET


class Unsafe(NamedTuple):
    """A massage that is booked, and the most severe finding that stands against it."""

    massage: Massage
    finding: Finding

    @property
    def words(self) -> str:
        """Which massage it is, what stands against it, and what to do."""
        booked = f"{capital(name_of(self.massage))} {when_of(self.massage)}"
        return f"{booked} has a {self.finding.severity.word}: {self.finding.title}. Move or cancel it."


def open_warnings(history: History) -> dict[str, Finding]:
    """The most severe caution or warning about each entry, by its id; one that was overruled no longer stands."""
    found: dict[str, Finding] = {}
    for finding in RULESET.check(history):
        if finding.severity >= Severity.CAUTION and finding.overruled is None:
            for id_ in finding.entries:
                found.setdefault(id_, finding)
    return found


def open_body_findings(history: History, said: Sequence[Finding]) -> tuple[Finding, ...]:
    """The cautions and warnings about the body that no booking causes or ends, but for those of rules in `said`."""
    if not RULESET.is_hurt(history):
        return ()
    told = {finding.rule for finding in said}
    loud = (finding for finding in RULESET.body.check(history) if finding.severity >= Severity.CAUTION)
    return tuple(finding for finding in loud if finding.overruled is None and finding.rule not in told)


def together(said: Sequence[Finding], body: Sequence[Finding]) -> tuple[Finding, ...]:
    """What a booking would cause with what is open about the body, most severe first."""
    return tuple(sorted((*said, *body), key=lambda finding: -finding.severity))


def unsafe_bookings(history: History, first: date, last: date) -> tuple[Unsafe, ...]:
    """The massages booked for the local days `first` to `last` against which something stands, the earliest first."""
    against = open_warnings(history)
    return tuple(
        Unsafe(massage, against[massage.id])
        for massage in history.massages
        if massage.id in against and first <= massage.day <= last and massage.is_ahead(history.now)
    )
