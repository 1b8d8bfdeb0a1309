"""The days before the chosen one, a line each, where the terminal has the room."""

from collections.abc import Iterator
from itertools import groupby

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from runjournal.language.display.dates import day_words
from runjournal.language.display.entry_words import volume_words
from runjournal.model.entries import Drink, Entry
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.flow import flow

MARGIN = 12


class Lately(Widget):
    """What was logged on the days before, newest first; drinks are summed."""

    HELP = "The days before the chosen one, a line each; drinks are summed."

    recent: reactive[tuple[Entry, ...]] = reactive((), layout=True)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the days take."""
        return len(self._rows(width))

    def render(self) -> Content:
        return Content("\n").join(self._rows(self.size.width))

    def _rows(self, width: int) -> list[Content]:
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
