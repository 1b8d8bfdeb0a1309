"""What a line of the entry bar is for, and what the preview below it shows."""

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from runjournal.model.choices import Depth
from runjournal.model.entries import Entry
from runjournal.rules.finding import Finding

if TYPE_CHECKING:
    from runjournal.booking.goal_count import GoalCount
    from runjournal.booking.recheck import TooClose
    from runjournal.language.line.draft import Draft
    from runjournal.model.moments import Moment


class Mode(StrEnum):
    """What the line of the bar is for."""

    LOG = "log"
    BOOK = "book"
    WHY = "why"


class WayOut(NamedTuple):
    """Something fine in place of a booking: another `start`, or with None another `depth`; `line` is the booking so."""

    start: "Moment | None"
    depth: Depth | None
    line: str


class EntryPreview(NamedTuple):
    """A draft with its verdict, or a sentence about what was just done.

    `findings` are what the draft would cause, `ways_out` the nearest starts that are fine and the depth with which the
    same time would be, each of which can take the line's place. `overlaps` are entries at the same time, `goal` what a
    booking would make of its month. `too_close` are massages already booked that the draft comes too close to,
    `is_outside_hours` whether it lies outside those of the therapist.
    """

    draft: "Draft | None" = None
    findings: tuple[Finding, ...] = ()
    ways_out: tuple[WayOut, ...] = ()
    overlaps: tuple[Entry, ...] = ()
    goal: "GoalCount | None" = None
    too_close: "tuple[TooClose, ...]" = ()
    is_outside_hours: bool = False
    is_booking: bool = False
    status: str = ""
    is_error: bool = False
    is_question: bool = False

    @property
    def leaves_room(self) -> bool:
        """Whether a prompt may be shown below: there is neither a draft nor a question."""
        return self.draft is None and not self.is_question
