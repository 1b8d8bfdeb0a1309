"""The entries that were found, day by day, newest first; only the rows that are seen are drawn.

It scrolls by itself: Textual would lay the whole screen out again for every other number of rows, which is every key
that is typed into the filter.
"""

from datetime import datetime
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from runjournal.model.entries import Entry
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.messages import EdgeRequested, EditRequested, EntrySelected, MoreRequested
from runjournal.tui.models.search import Found
from runjournal.tui.screens.journal.found_rows import FoundRows

AHEAD = 2
"""How many heights of the list are read ahead of what is seen."""
WHEEL = 3
"""How many rows a turn of the wheel moves."""
BAR = 1
"""How many cells at the right edge show where one is."""


class FoundList(Widget, can_focus=True):
    """The entries that a filter finds."""

    ALLOW_SELECT = False

    HELP = """\
The journal, newest first. Up and down choose an entry, Enter edits it, c confirms a planned one, d deletes it and
u brings it back; / goes to the filter, Escape empties it, and leaves when it is empty.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False, id="journal.up"),
        Binding("down,j", "move(1)", "Down", show=False, id="journal.down"),
        Binding("pageup", "turn(-1)", "Page up", show=False, id="journal.page-up"),
        Binding("pagedown", "turn(1)", "Page down", show=False, id="journal.page-down"),
        Binding("home", "edge(True)", "Newest", show=False, id="journal.newest"),
        Binding("end", "edge(False)", "Oldest", show=False, id="journal.oldest"),
        Binding("enter,e", "edit", "Edit", id="journal.edit"),
    ]

    found: reactive[Found] = reactive(Found(), repaint=False)
    now: reactive[datetime | None] = reactive(None, repaint=False)
    cursor: reactive[int] = reactive(0, repaint=False)
    top: reactive[int] = reactive(0)
    """The first row that is seen."""

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.rows = FoundRows(draw, self._paint)
        self.draw = draw

    @property
    def chosen(self) -> Entry | None:
        """The entry under the cursor."""
        return self._at(self.found, self.cursor)

    def _at(self, found: Found, place: int) -> Entry | None:
        return found.entries[place] if 0 <= place < len(found.entries) else None

    # what changes

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on an entry."""
        return max(min(cursor, len(self.found.entries) - 1), 0)

    def validate_top(self, top: int) -> int:
        """Keep the list full as long as there are rows."""
        return max(min(top, len(self.rows.rows) - self.size.height), 0)

    def watch_found(self, old: Found, new: Found) -> None:
        """Stay where one was among the entries of the same filter; with another one begin at the top."""
        if old.entries is new.entries and new.entries and old.texts == new.texts:
            return
        before, seen_at = self._at(old, self.cursor), self._top_of(self.cursor) - self.top
        self._lay_out()
        if old.query.filter != new.query.filter or before is None:
            self.cursor = self.top = 0
        else:
            self.cursor = self._place_of(before)
            self.top = self._top_of(self.cursor) - seen_at
        self._show_cursor()
        self._tell()

    def _place_of(self, entry: Entry) -> int:
        """Where an entry stands now, or what stands in its place."""
        same = (place for place, other in enumerate(self.found.entries) if other.id == entry.id)
        return next(same, self.cursor)

    def watch_cursor(self, old: int, new: int) -> None:
        """Show the entry, and tell which it is."""
        for place in (old, new):
            begin = self._top_of(place)
            self.refresh(Region(0, begin - self.top, self.size.width, self.rows.end_of(place) - begin))
        self._show_cursor()
        self._tell()

    def watch_top(self) -> None:
        """Have more read before the end is seen."""
        self._want_more()

    def watch_now(self) -> None:
        """Draw anew, since days come and pass."""
        self._lay_out()

    def on_resize(self) -> None:
        """Lay the entries out for the new width."""
        self._lay_out()
        self._show_cursor()

    def _tell(self) -> None:
        self.post_message(EntrySelected(self.chosen))

    def _want_more(self) -> None:
        """Ask for more before the end is seen; at the top, where every new filter begins, only to fill the list."""
        height, rows = self.size.height, len(self.rows.rows)
        if self.found.more_below and height and self.top + height * (1 + AHEAD * (self.top > 0)) >= rows:
            self.post_message(MoreRequested(is_above=False))
        if self.found.more_above and self.top < AHEAD * height:
            self.post_message(MoreRequested(is_above=True))

    # rows

    def _lay_out(self) -> None:
        self.rows.lay_out(self.found, self.now, self.size.width - BAR)
        self.refresh()

    def notify_style_update(self) -> None:
        """Paint again where the theme or the ground is another."""
        super().notify_style_update()
        self.rows.forget()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Give a row that is seen, with the bar at its end."""
        return Strip.join([self.rows.painted(self.top + y, self.cursor, is_lit=self.has_focus), self._bar(y)])

    def _paint(self, line: Content) -> Strip:
        """A row in the widget's colours, over its whole width: less than Textual does for a text it must wrap."""
        width = self.size.width - BAR
        line = line.truncate(width)
        ground = self.visual_style
        segments = [
            Segment(text, (ground + style).rich_style)
            for text, style in line.render(ground, end="", parse_style=self._get_style)
        ]
        return Strip(segments, line.cell_length).extend_cell_length(width, ground.rich_style)

    def _bar(self, y: int) -> Strip:
        """The cell that shows which part of the rows is seen; nothing where all of them are."""
        height, rows = self.size.height, len(self.rows.rows)
        if rows <= height or self.draw.settings.ascii:
            return Strip.blank(BAR, self.visual_style.rich_style)
        length = max(height * height // rows, 1)
        begin = self.top * (height - length) // max(rows - height, 1)
        ink = self._get_style("on $foreground 15%") if begin <= y < begin + length else self.visual_style
        return Strip.blank(BAR, (self.visual_style + ink).rich_style)

    # the cursor

    def _top_of(self, place: int) -> int:
        return self.rows.tops[place] if place < len(self.rows.tops) else 0

    def _show_cursor(self) -> None:
        begin, end = self._top_of(self.cursor), self.rows.end_of(self.cursor)
        if end > self.top + self.size.height:
            self.top = end - self.size.height
        if begin < self.top:
            self.top = begin
        self._want_more()

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.cursor += by

    def action_turn(self, pages: int) -> None:
        """Move the cursor by as many rows as are seen."""
        rows = self.rows.rows
        if rows:
            row = self._top_of(self.cursor) + pages * max(self.size.height - 1, 1)
            self.cursor = rows[max(min(row, len(rows) - 1), 0)].place

    def action_edge(self, is_newest: bool) -> None:
        """Go to the newest or the oldest entry."""
        if self.found.more_above if is_newest else self.found.more_below:
            self.post_message(EdgeRequested(is_newest))
        else:
            self.cursor = 0 if is_newest else len(self.found.entries) - 1

    def action_edit(self) -> None:
        """Ask for the entry under the cursor to be edited."""
        if self.chosen is not None:
            self.post_message(EditRequested(self.chosen))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_mouse_scroll_down(self) -> None:
        """Scroll on; the cursor stays."""
        self.top += WHEEL

    def on_mouse_scroll_up(self) -> None:
        """Scroll back."""
        self.top -= WHEEL

    def on_click(self, event: events.Click) -> None:
        row = self.top + event.y
        if row < len(self.rows.rows):
            self.cursor = self.rows.rows[row].place
            if event.chain == 2:
                self.action_edit()
