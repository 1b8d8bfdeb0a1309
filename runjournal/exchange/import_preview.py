"""What an import will do, row by row, before it does it: for commands, the app's preview and the report alike."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from runjournal.exchange.activities.recording import NoActivity, Recording, Unreadable
from runjournal.model.entries import Entry
from runjournal.model.frozen import frozen

NOTHING_IMPORTED = "Nothing was imported."


class RowEffect(StrEnum):
    """What happens with a row."""

    NEW = "new"
    JOINED = "joined"
    """It fills what an entry of the runner does not have."""
    DONE = "done"
    """A planned entry has happened."""
    CHANGED = "changed"
    """A plan that another program keeps was moved or called off there."""
    THERE = "already there"
    ASKED = "asked"
    """The runner is to decide, so it is not ticked: perhaps no run, or perhaps the same run in another zone."""
    LEFT_OUT = "left out"


@frozen(kw_only=True)
class ImportRow:
    """One row. Only ticked rows change the journal.

    `entry` is what the journal is to hold: with the id of `present` if it changes that, with no id if it is new; None
    if nothing is to change. `present` is the entry that it changes, or was taken for. `keys` are the origins that the
    entry gets. `words` say what happens and why, such as 'joins "10k easy"' or "a walk".
    """

    effect: RowEffect
    words: str
    entry: Entry | None = None
    present: Entry | None = None
    recording: Recording | None = None
    keys: tuple[str, ...] = ()
    is_ticked: bool = True
    where: str = ""
    title: str = ""
    """What its file calls something that becomes no entry, such as an event of a calendar."""
    is_wrong: bool = False
    """What was recorded cannot be true; `words` say why."""


class FilesRead(NamedTuple):
    """How many files were whole journals and calendars, and held nothing that is known; how much was recorded."""

    journals: int = 0
    calendars: int = 0
    recorded: int = 0
    others: int = 0


@frozen
class ImportPreview:
    """All rows of an import in the order of time, what could not be read, and sentences about the files.

    `without` are the files and rows that hold no activity, such as the settings of a watch.
    """

    rows: Sequence[ImportRow]
    unreadable: Sequence[Unreadable] = ()
    remarks: Sequence[str] = ()
    without: Sequence[NoActivity] = ()
    files: FilesRead = FilesRead()

    @property
    def is_of_entries(self) -> bool:
        """Whether all that was read are whole journals and calendars, so that nothing was recorded."""
        files = self.files
        return bool(files.journals + files.calendars) and not (files.recorded or self.unreadable or self.without)
