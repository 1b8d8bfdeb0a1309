"""What stands against what is planned."""

from datetime import date
from typing import NamedTuple

from runjournal.model.entries import Massage
from runjournal.rules.engine import check
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History
from runjournal.rules.words import capital, name_of, when_of


class Unsafe(NamedTuple):
    """A massage that is booked, and the most severe finding that stands against it."""

    massage: Massage
    finding: Finding

    @property
    def words(self) -> str:
        """Which massage it is, what stands against it, and what to do."""
        booked = f"{capital(name_of(self.massage))} {when_of(self.massage)}"
        return f"{booked} has a {self.finding.severity.word}: {self.finding.title}. Move or cancel it."


def standing(history: History) -> dict[str, Finding]:
    """The most severe caution or warning about each entry, by its id; one that was overruled no longer stands."""
    found: dict[str, Finding] = {}
    for finding in check(history):
        if finding.severity >= Severity.CAUTION and finding.overruled is None:
            for id_ in finding.entries:
                found.setdefault(id_, finding)
    return found


def unsafe_bookings(history: History, first: date, last: date) -> tuple[Unsafe, ...]:
    """The massages booked for the local days `first` to `last` against which something stands, the earliest first."""
    against = standing(history)
    return tuple(
        Unsafe(massage, against[massage.id])
        for massage in history.massages
        if massage.id in against and first <= massage.day <= last and massage.is_ahead(history.now)
    )
