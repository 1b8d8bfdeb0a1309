"""The line in which an entry is edited where it stands."""

from collections.abc import Callable

from runjournal.model.entries import Entry
from runjournal.tui.widgets.line_input import LineInput


class EditLine(LineInput):
    """Lies over the entry's row until it is saved or left."""

    def __init__(self, typed: Callable[[str], None], entry: Entry, line: str, row: int) -> None:
        super().__init__(typed, line)
        self.entry = entry
        self.is_closed = False
        """Whether it was saved or left, and is about to go."""
        self.styles.offset = (0, row)
