"""Messages posted by widgets. No __eq__ or __repr__: nobody compares them, and Textual prints its own."""

from datetime import date
from typing import TYPE_CHECKING

from textual.message import Message

from runjournal.model.areas import Spot
from runjournal.model.entries import Entry
from runjournal.model.frozen import light
from runjournal.rules.finding import Finding
from runjournal.tui.entry_preview import Mode

if TYPE_CHECKING:
    from runjournal.booking.day_parts import DayPart
    from runjournal.booking.proposal.proposal import Proposed
    from runjournal.model.choices import Depth
    from runjournal.rules.start_calendar import Slot
    from runjournal.trends.aftercare import StepId
    from runjournal.tui.models.finding_acts import Act
    from runjournal.tui.models.folder_looks import Offer
    from runjournal.tui.models.import_items import ItemGroup, PreviewItem
    from runjournal.tui.models.path_choices import PathChoice
    from runjournal.tui.models.setting_items import SettingValue


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
class DaySelected(Message):
    """A day of the strip was chosen."""

    day: date


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
class WayOutSelected(Message):
    """A way out was clicked, by its place: put it into the line."""

    place: int


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
class EditSubmitted(Message):
    """Enter was pressed on the line in which an entry is edited."""

    entry: Entry
    line: str


@light
class EntryRequested(Message):
    """Go to the day and the row of an entry."""

    entry: Entry


class EditCancelled(Message):
    """The line in which an entry is edited was left without saving it."""


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
class CardSelected(Message):
    """Show a card of the Week screen, 1 to 4."""

    card: int


@light
class ZoomSelected(Message):
    """Show the Week screen at another zoom, counted from the closest, 0."""

    index: int


@light
class NextStepSelected(Message):
    """A way to end the review was chosen: "book", "note" or "done"."""

    step: str


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


@light
class MarkRequested(Message):
    """Mark a proposed session, or take its mark away."""

    session: "Proposed"


class BookAllRequested(Message):
    """Book the marked sessions of a proposal."""


@light
class RuleSelected(Message):
    """A rule of the list is under the cursor."""

    rule: str


class ThresholdsRequested(Message):
    """Go to the thresholds of the rule under the cursor."""


class ThresholdsClosed(Message):
    """Go back to the list of rules."""


@light
class ThresholdChangeRequested(Message):
    """Change a threshold, starting with a number of steps or with a typed text."""

    name: str
    step: int = 0
    typed: str = ""


@light
class ValueTyped(Message):
    """The text of a threshold's value changed."""

    text: str


class SettingSelected(Message):
    """The cursor of the settings moved to another one."""


class SettingChangeRequested(Message):
    """Change the setting under the cursor."""


class DefaultRequested(Message):
    """Put the setting under the cursor back to its default."""


@light
class ValueSelected(Message):
    """A value of a setting is under the cursor, or with `is_kept` it is to be kept."""

    value: "SettingValue"
    is_kept: bool = False


@light
class PartSelected(Message):
    """A part of a day was chosen on the calendar; with `part` None the day alone."""

    day: date
    part: "DayPart | None"


@light
class SlotSelected(Message):
    """A start was chosen."""

    slot: "Slot"


class BookingRequested(Message):
    """Book the chosen start."""


@light
class WeeksMoveRequested(Message):
    """Go some weeks ahead, or back with a negative number."""

    weeks: int


@light
class DepthSelected(Message):
    """Judge massages of this depth."""

    depth: "Depth"


@light
class LengthChangeRequested(Message):
    """Judge massages that are longer by some steps, or shorter by a negative number."""

    steps: int


class ListRequested(Message):
    """Go to the list below the line."""


@light
class EntrySelected(Message):
    """The cursor of the list moved to another entry, or the list is empty."""

    entry: Entry | None


@light
class MoreRequested(Message):
    """Read more entries, above or below those in the list."""

    is_above: bool


@light
class EdgeRequested(Message):
    """Read the newest or the oldest entries."""

    is_newest: bool


@light
class PathSelected(Message):
    """Read what a typed path leads to."""

    text: str


@light
class FolderEntered(Message):
    """Go on in a folder, or put a file's path into the line; without a text go on in the folder around."""

    text: str = ""


@light
class FolderListed(Message):
    """What lies in a folder, which is named as it is typed, is known now; without a folder the runner's own are."""

    folder: str | None
    choices: "tuple[PathChoice, ...]"


@light
class GroupSelected(Message):
    """Show one group of a preview, or with None all of it."""

    group: "ItemGroup | None"


@light
class TickRequested(Message):
    """Tick an item of a preview by its number, or take its tick away."""

    number: int


class AllTicksRequested(Message):
    """Tick all items that are shown, or none if all are ticked."""


class ImportRequested(Message):
    """Import what is ticked."""


@light
class ItemsRead(Message):
    """The files of an import were read, or with a `problem` they were not."""

    items: "tuple[PreviewItem, ...]"
    problem: str = ""


class LookRequested(Message):
    """Files were imported: look again what is new in the runner's folders."""


class OfferLeft(Message):
    """The runner does not want what is new in the folders."""


@light
class OfferFound(Message):
    """A look into the runner's folders has ended: what is new in them, if anything; and whether to look again soon."""

    offer: "Offer | None"
    is_waiting: bool
