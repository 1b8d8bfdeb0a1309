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
    from runjournal.rules.start_calendar import Slot


class Mode(StrEnum):
    """What the line of the bar is for."""

    LOG = "log"
    BOOK = "book"
    WHY = "why"


class EntryPreview(NamedTuple):
    """A draft with its verdict, or a sentence about what was just done.

    `findings` are what the draft would cause, `alternatives` the nearest starts that are fine, `gentler` the depth
    with which the same time would be. `overlaps` are entries at the same time, `goal` what a booking would make of its
    month. `too_close` are massages already booked that the draft comes too close to, `is_outside_hours` whether it
    lies outside those of the therapist.
    """

    draft: "Draft | None" = None
    findings: tuple[Finding, ...] = ()
    alternatives: "tuple[Slot, ...]" = ()
    gentler: Depth | None = None
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

    @classmethod
    def pasted(cls, lines: int) -> "EntryPreview":
        """What is shown after more than one line was pasted."""
        sentence = f"Pasted {lines} lines; the bar holds one. For many, use: runjournal log < FILE"
        return cls(status=sentence, is_error=True)
