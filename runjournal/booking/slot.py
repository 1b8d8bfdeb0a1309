"""A slot: a start time with its verdict, by the engine that judges a booking."""

from collections.abc import Sequence
from datetime import datetime

from runjournal.booking.verdict import OK, word_of
from runjournal.model.choices import Depth, Status
from runjournal.model.entries import Massage
from runjournal.model.frozen import frozen
from runjournal.model.moments import Moment
from runjournal.rules.finding import Finding
from runjournal.rules.history import History

SLOT_ID = "slot"


@frozen
class Slot:
    """A start with its verdict: `start`, the UTC instant `end`, and `word` "ok", "caution" or "warning".

    `rules` are the ids of the rules with something to say, most severe first, those that only inform among them.
    `is_taken` is whether something of a known time is done or planned at the same time, which no rule is about.
    """

    start: Moment
    end: datetime
    word: str
    rules: tuple[str, ...]
    is_taken: bool = False

    @property
    def is_ok(self) -> bool:
        """Whether nothing speaks against it."""
        return self.word == OK


def unbooked(history: History, minutes: int, depth: Depth | None) -> Massage:
    """A planned massage that nobody has booked yet, to be moved to the starts that are asked about."""
    now = Moment.at_instant(history.now, history.zone)
    return Massage(start=now, id=SLOT_ID, status=Status.PLANNED, duration_s=minutes * 60, depth=depth)


def slot_of(massage: Massage, findings: Sequence[Finding], *, is_taken: bool) -> Slot:
    """The slot of a massage with an exact start, of which the rules say `findings`."""
    rules = tuple(dict.fromkeys(finding.rule for finding in findings))
    return Slot(massage.start, massage.ends.latest, word_of(findings), rules, is_taken)
