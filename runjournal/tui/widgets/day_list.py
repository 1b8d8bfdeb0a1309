"""The day's entries, one a row, with a cursor; a row is edited where it stands."""

from datetime import datetime
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.widget import Widget

from runjournal.model.choices import Kind, Status
from runjournal.model.entries import Entry
from runjournal.tui.flow import lit
from runjournal.tui.look import Look
from runjournal.tui.messages import EditAsked

INDENT = 9

EMPTY_TODAY = (
    "Nothing logged yet. Press a and type the day:",
    "",
    "    r 8.2k 44 e5 calf3l w2",
    "",
    "8.2 km in 44 minutes at effort 5, the left calf sore at 3 of 10, two litres drunk.",
    "",
    "b asks about a massage before you book it; ? shows the rest.",
)
EMPTY_DAY = ("Nothing logged on this day.", "", "Press a to add to it, t to come back to today.")


class DayList(Widget, can_focus=True):
    """The entries of the chosen day in the order of their times."""

    HELP = """\
The day. Up and down choose an entry, Enter edits it where it stands, c confirms a planned one,
d deletes it, u brings it back.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False, id="day.up"),
        Binding("down,j", "move(1)", "Down", show=False, id="day.down"),
        Binding("home", "edge(0)", "First", show=False, id="day.first"),
        Binding("end", "edge(-1)", "Last", show=False, id="day.last"),
        Binding("enter,e", "edit", "Edit", id="day.edit"),
    ]

    EMPTY_TODAY: ClassVar[tuple[str, ...]] = EMPTY_TODAY
    EMPTY_DAY: ClassVar[tuple[str, ...]] = EMPTY_DAY

    entries: reactive[tuple[Entry, ...]] = reactive((), layout=True)
    now: reactive[datetime | None] = reactive(None)
    is_today: reactive[bool] = reactive(True)
    cursor: reactive[int] = reactive(0)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look

    @property
    def chosen(self) -> Entry | None:
        """The entry under the cursor."""
        return self.entries[self.cursor] if 0 <= self.cursor < len(self.entries) else None

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on an entry."""
        return max(min(cursor, len(self.entries) - 1), 0)

    def watch_entries(self) -> None:
        """Keep the cursor on an entry when the day changes."""
        self.cursor = self.cursor

    def watch_cursor(self) -> None:
        """Scroll so that the cursor is seen."""
        if self.is_mounted:
            self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        if isinstance(self.parent, Widget) and self.entries:
            height = len(self._rows(self.cursor, self.size.width))
            self.parent.scroll_to_region(Region(0, self.top_of(self.cursor), 1, height), animate=False)

    def top_of(self, index: int) -> int:
        """The first row of an entry, counted from the top of the list."""
        return sum(len(self._rows(above, self.size.width)) for above in range(index))

    def index_at(self, row: int) -> int | None:
        """The entry that a row shows."""
        top = 0
        for index in range(len(self.entries)):
            top += len(self._rows(index, self.size.width))
            if row < top:
                return index
        return None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the entries take, or the words of an empty day."""
        if not self.entries:
            return len(self._empty(width))
        return sum(len(self._rows(index, width)) for index in range(len(self.entries)))

    def render(self) -> Content:
        width = self.size.width
        if not self.entries:
            return Content("\n").join(self._empty(width))
        return Content("\n").join([row for index in range(len(self.entries)) for row in self._rows(index, width)])

    def _empty(self, width: int) -> list[Content]:
        words = self.EMPTY_TODAY if self.is_today else self.EMPTY_DAY
        return [row for line in words for row in Content.styled(line, "$foreground 62%").wrap(max(width, 20))]

    def _rows(self, index: int, width: int) -> list[Content]:
        """The rows of an entry: its words, and its note beside them or below."""
        entry = self.entries[index]
        is_lit = index == self.cursor and self.has_focus
        room = max(width - INDENT, 20)
        lines = Content.assemble(*self._words(entry)).wrap(room)
        if entry.note:
            lines = _with_note(lines, Content.styled(entry.note, "italic $foreground 62%"), room)
        rows = [
            Content.assemble(self._margin(entry, is_lit=is_lit) if not number else " " * INDENT, line)
            for number, line in enumerate(lines)
        ]
        return [lit(row, width) for row in rows] if is_lit else rows

    def _margin(self, entry: Entry, *, is_lit: bool) -> Content:
        local = entry.start.local
        glyph, ink = self._glyph(entry)
        return Content.assemble(
            (self.look.glyphs.cursor if is_lit else " ", "$accent"),
            (f"{local:%H:%M} " if local else " day  ", "$foreground 62%" if local else "$foreground 38%"),
            (f"{glyph} ", ink),
        )

    def _words(self, entry: Entry) -> list[tuple[str, str]]:
        ink = "strike $foreground 38%" if entry.is_cancelled else "$foreground"
        return [(self.look.words(entry), ink), *self._status(entry)]

    def _glyph(self, entry: Entry) -> tuple[str, str]:
        glyphs, planned = self.look.glyphs, entry.is_planned
        known = {
            Kind.RUN: (glyphs.run[planned], "$foreground 62%"),
            Kind.MASSAGE: (glyphs.massage[planned], "$accent"),
            Kind.RACE: (glyphs.race[planned], "bold $foreground"),
        }
        return known.get(entry.kind, (" ", ""))

    def _status(self, entry: Entry) -> list[tuple[str, str]]:
        if self.now is not None and entry.is_unconfirmed(self.now):
            return [("  did it happen? c", "$warning")]
        if entry.status is Status.PLANNED:
            return [(f"  {entry.status}", "$foreground 62%")]
        return []

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.cursor += by

    def action_edge(self, index: int) -> None:
        """Move the cursor to the first or the last entry."""
        self.cursor = 0 if index == 0 else len(self.entries) - 1

    def action_edit(self) -> None:
        """Ask for the entry under the cursor to be edited."""
        if self.chosen is not None:
            self.post_message(EditAsked(self.chosen))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        index = self.index_at(event.y)
        if index is not None:
            self.cursor = index
            if event.chain == 2:
                self.action_edit()


def _with_note(lines: list[Content], note: Content, room: int) -> list[Content]:
    """The note at the end of the last line where it fits there whole, else on lines of its own."""
    if lines[-1].cell_length + note.cell_length + 2 <= room:
        return [*lines[:-1], Content.assemble(lines[-1], "  ", note)]
    return [*lines, *note.wrap(room)]
