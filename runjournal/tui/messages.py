"""What widgets tell their screen. Messages are compared by none and shown by Textual: their classes are kept light."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual.message import Message

from runjournal.model.areas import Spot
from runjournal.model.entries import Entry
from runjournal.rules.finding import Finding
from runjournal.tui.entry_preview import Mode

if TYPE_CHECKING:
    from runjournal.booking.day_parts import DayPart
    from runjournal.booking.proposal.proposal import Proposed
    from runjournal.model.choices import Depth
    from runjournal.rules.start_calendar import Slot
    from runjournal.trends.aftercare import StepId


class JournalChanged(Message, bubble=False):
    """The journal has changed. A screen tells the app of its changes, the app tells the screens that are shown."""


@dataclass(eq=False, repr=False)
class StatusReported(Message):
    """What was just done, in a sentence, or with `is_error` why it was not."""

    sentence: str
    is_error: bool = False


@dataclass(eq=False, repr=False)
class DaySelected(Message):
    """A day of the strip was chosen."""

    day: date


@dataclass(eq=False, repr=False)
class LineSubmitted(Message):
    """Enter was pressed on a line."""

    line: str


class LineCancelled(Message):
    """A line was left without saving it."""


@dataclass(eq=False, repr=False)
class LinesPasted(Message):
    """More than one line was pasted where one goes."""

    lines: int


@dataclass(eq=False, repr=False)
class LineRequested(Message):
    """The entry bar is wanted over the screen: with a line to begin with, about a day, or to edit an entry."""

    mode: Mode
    line: str = ""
    day: date | None = None
    entry: Entry | None = None


@dataclass(eq=False, repr=False)
class EditRequested(Message):
    """An entry is to be edited in place."""

    entry: Entry


@dataclass(eq=False, repr=False)
class EditSubmitted(Message):
    """Enter was pressed on the line in which an entry is edited."""

    entry: Entry
    line: str


class EditCancelled(Message):
    """The line in which an entry is edited was left without saving it."""


@dataclass(eq=False, repr=False)
class StepSelected(Message):
    """A step after a massage was taken, and is to be logged."""

    step: "StepId"


class RatingRequested(Message):
    """Soreness is to be rated on the body map."""


@dataclass(eq=False, repr=False)
class SpotSelected(Message):
    """An area of the body map, or the whole of it, is under the cursor."""

    spot: Spot


@dataclass(eq=False, repr=False)
class CheckInEnded(Message):
    """What was rated on the body map is to be saved, and the map to be left; with Escape also where that is refused."""

    with_escape: bool = False


@dataclass(eq=False, repr=False)
class CardSelected(Message):
    """A card of the Week screen is wanted, 1 to 4."""

    card: int


@dataclass(eq=False, repr=False)
class ZoomSelected(Message):
    """Another zoom of the Week screen is wanted, by its place from the closest on."""

    place: int


@dataclass(eq=False, repr=False)
class NextStepSelected(Message):
    """What the review of a week ended in: "book", "note" or "done"."""

    step: str


@dataclass(eq=False, repr=False)
class FindingSelected(Message):
    """The whole story of a finding is wanted."""

    finding: Finding


@dataclass(eq=False, repr=False)
class OverruleRequested(Message):
    """A finding is to be overruled."""

    finding: Finding


@dataclass(eq=False, repr=False)
class MarkRequested(Message):
    """A proposed session is to be marked, or left out."""

    session: "Proposed"


class BookAllRequested(Message):
    """The proposed sessions that are marked are to be booked."""


@dataclass(eq=False, repr=False)
class RuleSelected(Message):
    """A rule of the list is under the cursor."""

    rule: str


class ThresholdsRequested(Message):
    """The thresholds of the rule under the cursor are wanted."""


class ThresholdsClosed(Message):
    """The list of rules is wanted again."""


@dataclass(eq=False, repr=False)
class ThresholdChangeRequested(Message):
    """A threshold is to be changed, beginning with so many steps or with what was typed."""

    name: str
    step: int = 0
    typed: str = ""


@dataclass(eq=False, repr=False)
class ValueTyped(Message):
    """The text of a threshold's value changed."""

    text: str


@dataclass(eq=False, repr=False)
class PartSelected(Message):
    """A part of a day was chosen on the calendar; with `part` None the day alone."""

    day: date
    part: "DayPart | None"


@dataclass(eq=False, repr=False)
class SlotSelected(Message):
    """A start was chosen."""

    slot: "Slot"


class BookingRequested(Message):
    """The chosen start is to be booked."""


@dataclass(eq=False, repr=False)
class WeeksMoveRequested(Message):
    """Weeks later are wanted, or with a negative number earlier ones."""

    weeks: int


@dataclass(eq=False, repr=False)
class DepthSelected(Message):
    """The massage that is asked about is to be of this depth."""

    depth: "Depth"


@dataclass(eq=False, repr=False)
class LengthChangeRequested(Message):
    """The massage that is asked about is to be so many steps longer, or shorter."""

    steps: int


class ListRequested(Message):
    """The list below the line is wanted."""


@dataclass(eq=False, repr=False)
class EntrySelected(Message):
    """The entry under the cursor of the list is another, or there is none."""

    entry: Entry | None


@dataclass(eq=False, repr=False)
class MoreRequested(Message):
    """More entries are to be read, above or below those that are there."""

    is_above: bool


@dataclass(eq=False, repr=False)
class EdgeRequested(Message):
    """The newest or the oldest entries are to be read."""

    is_newest: bool
