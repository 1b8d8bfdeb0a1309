"""What stands against what is planned, and what is open about the body."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from runjournal.language.display.dates import when_of
from runjournal.language.display.sentence_parts import capital, name_of
from runjournal.model.entries import Massage
from runjournal.rules.finding import Finding
from runjournal.rules.history import History
from runjournal.rules.registry import RULESET
from runjournal.rules.verdict import red_flags_at_start


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
    """The most severe caution or warning about each entry, by its id; one that was overruled no longer stands.

    A red flag is about every massage ahead that starts before it clears.
    """
    worst: dict[str, Finding] = {}
    for finding in RULESET.open_findings(history):
        for id_ in finding.entries:
            worst.setdefault(id_, finding)
    for massage in history.index(Massage).plans:
        red_flags = red_flags_at_start(RULESET, history, [massage]) if massage.is_ahead(history.now) else ()
        if red_flags and (massage.id not in worst or worst[massage.id].severity < red_flags[0].severity):
            worst[massage.id] = red_flags[0]
    return worst


def open_body_findings(history: History, findings: Sequence[Finding] = ()) -> tuple[Finding, ...]:
    """The cautions and warnings about the body that a booking does not cause, but for those of rules in `findings`."""
    if not RULESET.is_hurt(history):
        return ()
    named = {finding.rule for finding in findings}
    body = sorted(RULESET.open_body_findings(history), key=lambda finding: -finding.severity)
    return tuple(finding for finding in body if finding.rule not in named)


def unsafe_bookings(history: History, first: date, last: date) -> tuple[Unsafe, ...]:
    """The massages booked for the local days `first` to `last` against which something stands, the earliest first."""
    against = open_warnings(history)
    return tuple(
        Unsafe(massage, against[massage.id])
        for massage in history.massages
        if massage.id in against and first <= massage.day <= last and massage.is_ahead(history.now)
    )
