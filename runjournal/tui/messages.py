"""Messages that several widgets post, or that reach further than the screen of the widget; others stand beside theirs.

No __eq__ or __repr__: nobody compares them, and Textual prints its own.
"""

from datetime import date
from typing import TYPE_CHECKING

from textual.message import Message

from runjournal.model.areas import Spot
from runjournal.model.entries import Entry
from runjournal.model.frozen import light
from runjournal.rules.finding import Finding
from runjournal.tui.entry_preview import Mode

if TYPE_CHECKING:
    from runjournal.trends.aftercare import StepId
    from runjournal.tui.models.finding_acts import Act
    from runjournal.tui.models.folder_looks import Offer


class JournalChanged(Message, bubble=False):
    """The journal has changed. A screen tells the app of its changes, the app tells the screens that are shown."""


class JournalDisplaced(Message, bubble=False):
    """A change was refused, since the journal's file was replaced or removed while it was open."""


@light
class StatusReported(Message):
    """A change was made or, with `is_error`, refused: the sentence that says so.

    With `is_step` it is one of the journal, which undo takes back.
    """

    sentence: str
    is_error: bool = False
    is_step: bool = False


@light
class LineSubmitted(Message):
    """Enter was pressed on a line."""

    line: str


class LineCancelled(Message):
    """A line was left without saving it."""


@light
class LinesPasted(Message):
    """Several lines were pasted into a line that holds one: show how they are understood."""

    lines: tuple[str, ...]


@light
class LineRequested(Message):
    """Open the entry bar over the screen: with a first text, for a day, or to edit an entry.

    `place` is where the cursor stands in the text, if not at its end, `hint` what is said until something is typed.
    """

    mode: Mode
    line: str = ""
    day: date | None = None
    entry: Entry | None = None
    place: int | None = None
    hint: str = ""


@light
class EditRequested(Message):
    """Edit an entry in place."""

    entry: Entry


@light
class EntryRequested(Message):
    """Go to the day and the row of an entry."""

    entry: Entry


@light
class StepSelected(Message):
    """A step after a massage was taken: log it."""

    step: "StepId"


class RatingRequested(Message):
    """Go to the body map to rate soreness."""


@light
class SpotSelected(Message):
    """An area of the body map, or the whole of it, is under the cursor."""

    spot: Spot


@light
class CheckInEnded(Message):
    """Save the ratings of the body map and leave it; with Escape leave it even if they are refused."""

    with_escape: bool = False


@light
class FindingSelected(Message):
    """Show the whole story of a finding."""

    finding: Finding


@light
class OverruleRequested(Message):
    """Overrule a finding."""

    finding: Finding


@light
class ActRequested(Message):
    """Do something about a finding; of moves, the one to the offered start at a place."""

    finding: Finding
    act: "Act"
    place: int = 0


class ListRequested(Message):
    """Go to the list below the line."""


class LookRequested(Message):
    """Files were imported: look again what is new in the runner's folders."""


class OfferLeft(Message):
    """The runner does not want what is new in the folders."""


@light
class OfferFound(Message):
    """A look into the runner's folders has ended: what is new in them, if anything; and whether to look again soon."""

    offer: "Offer | None"
    is_waiting: bool
