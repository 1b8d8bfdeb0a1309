"""The whole answer to "can I book this?": the verdict with the ways out, one for every command and screen."""

from collections.abc import Callable, Sequence

from runjournal.booking.alternatives import alternatives, ok_if
from runjournal.booking.open_warnings import open_body_findings, together
from runjournal.booking.recheck import TooClose, too_close
from runjournal.booking.slot import Slot
from runjournal.booking.verdict import Verdict, verdict, with_draft_ids
from runjournal.model.choices import Depth
from runjournal.model.entries import Entry, Massage
from runjournal.model.frozen import frozen
from runjournal.rules.finding import Finding
from runjournal.rules.history import History


@frozen
class BookingCheck:
    """A verdict, and what would be fine instead.

    `alternatives` are the nearest starts that are fine and `gentler` the depth with which the same time would be, both
    of the first massage. `too_close` are the massages already booked that a race or a hard run comes too close to.
    `body` is what is open about the body as a massage is asked about, which no time of it changes: it makes the verdict
    no worse, and is to be said with it.
    """

    verdict: Verdict
    alternatives: tuple[Slot, ...] = ()
    gentler: Depth | None = None
    too_close: tuple[TooClose, ...] = ()
    body: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that are not told with a massage already booked."""
        told = {id(finding) for one in self.too_close for finding in one.findings}
        return tuple(finding for finding in self.verdict.findings if id(finding) not in told)

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """What the booking would cause and what is open about the body, most severe first."""
        return together(self.verdict.findings, self.body)


WaysOut = Callable[[Massage, History], tuple[tuple[Slot, ...], Depth | None]]


def ways_out(massage: Massage, history: History) -> tuple[tuple[Slot, ...], Depth | None]:
    """The nearest starts that are fine, and the depth with which the booking's own would be."""
    return alternatives(massage, history), ok_if(massage, history)


def check_booking(entries: Sequence[Entry], history: History, ways_out: WaysOut = ways_out) -> BookingCheck:
    """The answer about entries not in the journal yet, or that would take the place of those with their ids.

    `ways_out` finds what would be fine instead, where it may be known from the key typed before.
    """
    booked = with_draft_ids(entries)
    judged = verdict(booked, history)
    massage = next((entry for entry in booked if isinstance(entry, Massage) and entry.is_planned), None)
    body = open_body_findings(history, judged.findings) if massage else ()
    if judged.is_ok:
        return BookingCheck(judged, body=body)
    rechecked = too_close(booked, history, judged.findings)
    if massage is None:
        return BookingCheck(judged, too_close=rechecked)
    others, gentler = ways_out(massage, history)
    return BookingCheck(judged, others, gentler, rechecked, body)
