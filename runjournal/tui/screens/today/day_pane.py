"""The chosen day on the Today screen: its entries, one of which may be edited in place, and the days before it."""

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from runjournal.language.display.dates import day_words
from runjournal.language.display.entry_words import volume_words
from runjournal.model.entries import Drink, Entry
from runjournal.model.frozen import light
from runjournal.tui.flow import flow
from runjournal.tui.widgets.cursor_list import Pane
from runjournal.tui.widgets.drawn_rows import DrawnRows
from runjournal.tui.widgets.line_input import LineInput

MARGIN = 12


@light
class EditSubmitted(Message):
    """Enter was pressed on the line in which an entry is edited."""

    entry: Entry
    line: str


class EditCancelled(Message):
    """The line in which an entry is edited was left without saving it."""


class EditLine(LineInput):
    """The line in which an entry is edited; it lies over the entry's row until it is saved or left."""

    def __init__(self, typed: Callable[[str], None], entry: Entry, line: str, row: int) -> None:
        super().__init__(typed, line)
        self.entry = entry
        self.is_closed = False
        """Whether it was saved or left, and is about to go."""
        self.cursor_position = len(line)
        self.styles.offset = (0, row)

    def submit(self) -> None:
        """Ask for the entry to be changed."""
        self.post_message(EditSubmitted(self.entry, self.value))

    def leave(self) -> None:
        """Leave the entry as it was."""
        self.post_message(EditCancelled())


class DayPane(Pane):
    """The pane of the day's list. The text of an edit that was left is there when the edit is opened again.

    `line_of` gives the line of an entry; `typed` is called with each new value of the line that is edited.
    """

    def __init__(self, line_of: Callable[[Entry], str], typed: Callable[[str], None]) -> None:
        super().__init__(id="day")
        self.line_of = line_of
        self.typed = typed
        self._laid_aside: dict[str, str] = {}
        """What was typed into the lines that were laid aside, by the ids of their entries."""

    @property
    def edited(self) -> EditLine | None:
        """The line that has the focus, if there is one."""
        return next((line for line in self.query(EditLine) if line.has_focus), None)

    def unsaved(self) -> dict[str, str]:
        """What was typed into edits that were not saved, by the ids of their entries."""
        lines = {line.entry.id: (line.value, self.line_of(line.entry)) for line in self.query(EditLine)}
        return self._laid_aside | {id_: value for id_, (value, before) in lines.items() if value != before}

    def bring_back(self, edits: Mapping[str, str]) -> None:
        """Have what was typed into edits there when their entries are edited again."""
        self._laid_aside.update(edits)

    async def edit(self, entry: Entry, row: int) -> EditLine:
        """Open the line of an entry over its row."""
        line = EditLine(self.typed, entry, self._laid_aside.pop(entry.id, "") or self.line_of(entry), row)
        await self.mount(line)
        line.focus()
        return line

    def lay_aside(self, focused: Widget | None = None) -> None:
        """Close the lines, except a focused one; what was typed is there when the entry is edited again."""
        for line in self.query(EditLine):
            if line is not focused and not line.is_closed:
                self._laid_aside[line.entry.id] = line.value
                line.remove()

    def close(self) -> None:
        """Close the lines for good."""
        for line in self.query(EditLine):
            line.is_closed = True
            line.remove()


class Lately(DrawnRows):
    """What was logged on the days before, newest first; drinks are summed."""

    HELP = "The days before the chosen one, a line each; drinks are summed."

    recent: reactive[tuple[Entry, ...]] = reactive((), layout=True)

    def rows(self, width: int) -> list[Content]:
        """A heading, then the days, each with its label in the margin."""
        if not self.recent:
            return []
        rows = [Content.styled("The days before", "$foreground 38%")]
        newest_first = sorted(self.recent, key=lambda entry: entry.day, reverse=True)
        for day, entries in groupby(newest_first, key=lambda entry: entry.day):
            lines = flow(self._parts(list(entries)), max(width - MARGIN, 20), self.draw.glyphs.dot)
            label = Content.styled(day_words(day).ljust(MARGIN), "$foreground 62%")
            rows += [Content.assemble(label if not number else " " * MARGIN, line) for number, line in enumerate(lines)]
        return rows

    def _parts(self, entries: list[Entry]) -> Iterator[Content]:
        drunk = sum(entry.volume_ml for entry in entries if isinstance(entry, Drink))
        for entry in entries:
            if not isinstance(entry, Drink):
                words = self.draw.words(entry)
                yield Content.styled(words, "strike $foreground 38%" if entry.is_cancelled else "$foreground 80%")
        if drunk:
            yield Content.styled(f"drank {volume_words(drunk, self.draw.settings.volume)}", "$foreground 62%")
