"""What widgets tell their screen."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual.message import Message

from runjournal.model.entries import Entry
from runjournal.rules.finding import Finding

if TYPE_CHECKING:
    from runjournal.trends.aftercare import StepId


@dataclass
class JournalChanged(Message):
    """The journal is not what it was, by this process or another."""


@dataclass
class DayChosen(Message):
    """A day of the strip was chosen."""

    day: date


@dataclass
class LineEntered(Message):
    """Enter was pressed on a line."""

    line: str


@dataclass
class LineLeft(Message):
    """A line was left without saving it."""


@dataclass
class LinesPasted(Message):
    """More than one line was pasted where one goes."""

    lines: int


@dataclass
class EditAsked(Message):
    """An entry is to be edited in place."""

    entry: Entry


@dataclass
class StepTaken(Message):
    """A step after a massage was taken, and is to be logged."""

    step: "StepId"


@dataclass
class FindingChosen(Message):
    """The whole story of a finding is wanted."""

    finding: Finding


@dataclass
class OverruleAsked(Message):
    """A finding is to be overruled."""

    finding: Finding


@dataclass
class RuleChosen(Message):
    """A rule of the list is under the cursor."""

    rule: str


@dataclass
class RuleEntered(Message):
    """The thresholds of the rule under the cursor are wanted."""


@dataclass
class ThresholdsLeft(Message):
    """The list of rules is wanted again."""


@dataclass
class ThresholdAsked(Message):
    """A threshold is to be changed, beginning with so many steps or with what was typed."""

    name: str
    step: int = 0
    typed: str = ""


@dataclass
class ValueTyped(Message):
    """The text of a threshold's value changed."""

    text: str
