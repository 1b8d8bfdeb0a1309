"""The sessions proposed, each with its mark, its time and why it is a good one."""

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.widget import Widget

from runjournal.booking.proposal.proposal import Proposed
from runjournal.language.display.dates import when_of
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.flow import lit
from runjournal.tui.messages import BookAllRequested, MarkRequested

INDENT = 4
NOBODY = -1
"""What a row is about that lies between two sessions."""

FEW = 4
"""Up to how many sessions there is a row between them."""


class ProposalList(Widget, can_focus=True):
    """Two or three rows a session: when and how, and below it the reason."""

    HELP = """\
The proposal: sessions that meet the goal at the safest times, deep early and light in the last week before a race.
Space or a click marks a session or leaves it out, Enter books those that are marked as one step, Escape books none.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False, id="proposal.up"),
        Binding("down,j", "move(1)", "Down", show=False, id="proposal.down"),
        Binding("space", "mark", "Mark", id="proposal.mark", key_display="Space"),
        Binding("enter", "book", "Book marked", id="proposal.book"),
    ]

    sessions: reactive[tuple[Proposed, ...]] = reactive((), layout=True)
    marked: reactive[frozenset[int]] = reactive(frozenset())
    cursor: reactive[int] = reactive(0)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a session."""
        return max(min(cursor, len(self.sessions) - 1), 0)

    def watch_sessions(self) -> None:
        """Start at the first of what is proposed anew."""
        self.cursor = 0

    def watch_cursor(self) -> None:
        """Scroll so that the session is seen."""
        if self.is_mounted:
            self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        owners = [owner for owner, _ in self._rows(self.size.width)]
        if self.cursor in owners and isinstance(self.parent, Widget):
            region = Region(0, owners.index(self.cursor), 1, owners.count(self.cursor))
            self.parent.scroll_to_region(region, animate=False)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows of all sessions."""
        return len(list(self._rows(width)))

    def render(self) -> Content:
        width = self.size.width
        return Content("\n").join([self._lit(owner, row, width) for owner, row in self._rows(width)])

    def _lit(self, owner: int, row: Content, width: int) -> Content:
        return lit(row, width) if owner == self.cursor and self.has_focus else row

    def _rows(self, width: int) -> Iterator[tuple[int, Content]]:
        """Each row with the place of the session that it is about."""
        for place, session in enumerate(self.sessions):
            if place and len(self.sessions) <= FEW:
                yield NOBODY, Content("")
            yield place, self._head(place, session)
            reason = Content.styled(self.draw.plain(session.reason), "$foreground 62%")
            for row in reason.wrap(max(width - INDENT, 20)):
                yield place, Content(" " * INDENT) + row

    def _head(self, place: int, session: Proposed) -> Content:
        glyphs = self.draw.glyphs
        massage = session.massage
        is_marked = place in self.marked
        when = when_of(massage)
        return Content.assemble(
            (f"{glyphs.cursor if place == self.cursor else ' '} ", "$accent"),
            (f"{glyphs.ok if is_marked else glyphs.missing} ", "bold $accent" if is_marked else "$foreground 62%"),
            (f"{when:<18}", "bold $foreground" if is_marked else "$foreground 62%"),
            (self.draw.words(massage), "$foreground" if is_marked else "$foreground 62%"),
        )

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.cursor += by

    def action_mark(self) -> None:
        """Ask to mark the session under the cursor, or to leave it out."""
        if self.sessions:
            self.post_message(MarkRequested(self.sessions[self.cursor]))

    def action_book(self) -> None:
        """Ask to book what is marked, in its turn behind the marks that were just asked for."""
        self.post_message(BookAllRequested())

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        owners = [owner for owner, _ in self._rows(self.size.width)]
        if event.y < len(owners) and owners[event.y] != NOBODY:
            self.cursor = owners[event.y]
            self.action_mark()
