"""The proposed sessions, each with its mark, its time and why it is a good one."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from runjournal.booking.proposal.proposal import Proposed
from runjournal.language.display.dates import when_of
from runjournal.model.frozen import light
from runjournal.tui.flow import lit
from runjournal.tui.widgets.cursor_list import NO_ITEM, CursorList, Line

INDENT = 4
FEW = 4
"""Up to how many sessions there is a row between them."""


@light
class MarkRequested(Message):
    """Mark a proposed session, or take its mark away."""

    session: Proposed


class BookAllRequested(Message):
    """Book the marked sessions of a proposal."""


class ProposalList(CursorList[Proposed]):
    """Two or three rows a session: when and how, and below it the reason."""

    HELP = """\
The proposal: massages that meet your goal at the safest times, deep ones early and light ones in the week before a
race. Space or a click marks a session or leaves it out; Enter books the marked ones as one step, Escape books none.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False, id="proposal.up"),
        Binding("down,j", "move(1)", "Down", show=False, id="proposal.down"),
        Binding("space", "mark", "Mark", id="proposal.mark", key_display="Space"),
        Binding("enter", "book", "Book marked", id="proposal.book"),
    ]

    sessions: reactive[tuple[Proposed, ...]] = reactive((), layout=True)
    marked: reactive[frozenset[int]] = reactive(frozenset())

    @property
    def items(self) -> tuple[Proposed, ...]:
        """The sessions."""
        return self.sessions

    def watch_sessions(self) -> None:
        """Start at the first session of a new proposal."""
        self.cursor = 0

    def lines(self, width: int) -> Iterator[Line]:
        """The rows of the sessions; up to `FEW` have one between them."""
        for index, session in enumerate(self.sessions):
            if index and len(self.sessions) <= FEW:
                yield NO_ITEM, Content("")
            rows = self._rows(index, session, width)
            yield from ((index, lit(row, width) if self.is_lit(index) else row) for row in rows)

    def _rows(self, index: int, session: Proposed, width: int) -> list[Content]:
        reason = Content.styled(self.draw.plain(session.reason), "$foreground 62%")
        below = [Content(" " * INDENT) + row for row in reason.wrap(max(width - INDENT, 20))]
        return [self._head(index, session), *below]

    def _head(self, index: int, session: Proposed) -> Content:
        glyphs = self.draw.glyphs
        massage = session.massage
        is_marked = index in self.marked
        when = when_of(massage)
        return Content.assemble(
            (f"{glyphs.cursor if index == self.cursor else ' '} ", "$accent"),
            (f"{glyphs.ok if is_marked else glyphs.missing} ", "bold $accent" if is_marked else "$foreground 62%"),
            (f"{when:<18}", "bold $foreground" if is_marked else "$foreground 62%"),
            (self.draw.words(massage), "$foreground" if is_marked else "$foreground 62%"),
        )

    def action_mark(self) -> None:
        """Ask to mark the session under the cursor, or to leave it out."""
        if self.chosen is not None:
            self.post_message(MarkRequested(self.chosen))

    def action_book(self) -> None:
        """Ask to book what is marked, after the marks that were requested just before."""
        self.post_message(BookAllRequested())

    def clicked(self, *, is_again: bool) -> None:
        """Mark the session, or leave it out."""
        self.action_mark()
