"""The rows of the Journal's list: what each shows and how it is drawn. Each is painted once."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from textual.content import Content
from textual.strip import Strip

from runjournal.language.display.dates import days_away, long_day
from runjournal.language.filters.terms import Says
from runjournal.model.entries import Entry
from runjournal.model.texts import words_in
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.entry_rows import height_of, rows_of
from runjournal.tui.models.search import Found

HEADING = -1
"""The part number of the heading of an entry's day."""
FOUND_INK = "bold underline $accent"
FIRST_LINE = "r 8.2k 44 e5 calf3l w2"


class FoundRow(NamedTuple):
    """A row of the list: a part of the entry at the index `item`, or the heading of the day that begins with it."""

    item: int
    part: int


class FoundRows:
    """Entries laid out for a width. `paint` turns a row into a strip; strips are kept until the colours change."""

    def __init__(self, draw: DrawContext, paint: Callable[[Content], Strip]) -> None:
        self.draw = draw
        self.paint = paint
        self.rows: list[FoundRow] = []
        self.tops: list[int] = []
        """The first row of each entry, which is the heading if the entry begins a day."""
        self._found = Found()
        self._now: datetime | None = None
        self._width = 0
        self._entries: dict[str, tuple[Entry, list[Strip]]] = {}
        self._heights: dict[str, tuple[Entry, int]] = {}
        self._headings: dict[date, Strip] = {}
        self._empty: list[Strip] = []

    def forget(self) -> None:
        """Forget what was painted, for other colours or another width."""
        self._entries.clear()
        self._heights.clear()
        self._headings.clear()

    def lay_out(self, found: Found, now: datetime | None, width: int) -> None:
        """Find out which row shows what."""
        if (width, now, found.texts) != (self._width, self._now, self._found.texts):
            self.forget()
        self._found, self._now, self._width = found, now, width
        self.rows, self.tops = [], []
        day: date | None = None
        for index, entry in enumerate(found.entries):
            self.tops.append(len(self.rows))
            if entry.day != day:
                day = entry.day
                self.rows.append(FoundRow(index, HEADING))
            self.rows += [FoundRow(index, part) for part in range(self._height(entry))]
        self._empty = [] if found.entries else [self.paint(line) for line in self._words(width)]

    def of(self, index: int) -> range:
        """The rows of an entry, with the heading of its day if it begins it; empty if there is none."""
        if index >= len(self.tops):
            return range(0)
        return range(self.tops[index], self.tops[index + 1] if index + 1 < len(self.tops) else len(self.rows))

    def painted(self, row: int, chosen: int, *, is_lit: bool) -> Strip:
        """A painted row, empty below the last. `chosen` is the index of the entry under the cursor."""
        if row >= len(self.rows):
            return self._empty[row] if row < len(self._empty) else self.paint(Content(""))
        index, part = self.rows[row]
        entry = self._found.entries[index]
        if part == HEADING:
            return self._heading(entry.day)
        if index == chosen:
            return self.paint(self._draw(entry, is_chosen=True, is_lit=is_lit)[part])
        return self._strips(entry)[part]

    def _height(self, entry: Entry) -> int:
        kept = self._heights.get(entry.id)
        if kept is None or kept[0] is not entry:
            kept = self._heights[entry.id] = entry, height_of(entry, self.draw, self._now, self._width)
        return kept[1]

    def _strips(self, entry: Entry) -> list[Strip]:
        kept = self._entries.get(entry.id)
        if kept is None or kept[0] is not entry:
            kept = self._entries[entry.id] = entry, [self.paint(row) for row in self._draw(entry)]
        return kept[1]

    def _draw(self, entry: Entry, *, is_chosen: bool = False, is_lit: bool = False) -> list[Content]:
        return rows_of(
            entry,
            self.draw,
            self._now,
            self._width,
            is_lit=is_lit,
            is_chosen=is_chosen,
            highlight=lambda content: highlight(content, self._found.texts),
        )

    def _heading(self, day: date) -> Strip:
        if day not in self._headings:
            today = None if self._now is None else self.draw.today(self._now)
            away = "" if today is None else f"  {days_away(day, today)}"
            ink = "bold $accent" if day == today else "$accent"
            line = Content.assemble((f" {long_day(day)}", ink), (away, "$foreground 62%"))
            self._headings[day] = self.paint(line)
        return self._headings[day]

    def _words(self, width: int) -> list[Content]:
        room = max(width - 2, 20)
        return [
            Content.assemble(" ", row)
            for line in self._sentences()
            for row in Content.styled(self.draw.plain(line), "$foreground 62%").wrap(room)
        ]

    def _sentences(self) -> Sequence[str]:
        """The words of an empty list: what was searched for, and how to find more."""
        query = self._found.query
        if self._found.is_empty:
            return ("Nothing is logged yet. Press Escape, then a, and type the day:", "", f"    {FIRST_LINE}")
        hints = [f"{word} was looked for in notes and names. Did you mean {near}?" for word, near in query.hints()]
        return (f"Nothing is found for: {query.text.strip()}", "", *hints, "Leave a word out, or press Escape for all.")


def highlight(content: Content, texts: Sequence[Says]) -> Content:
    """Highlight every word of a text that a filter looks for."""
    if not texts:
        return content
    for word in words_in(content.plain):
        if any(text.lights(part) for text in texts for part in word.word.split()):
            content = content.stylize(FOUND_INK, word.start, word.end)
    return content
