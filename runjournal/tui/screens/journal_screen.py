"""A page: what every screen beside the home has in common."""

from collections.abc import Callable
from datetime import date, datetime
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.reactive import var
from textual.screen import Screen

from runjournal.errors import JournalError
from runjournal.tui.breakpoints import HEIGHTS, WIDTHS, reached
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.messages import JournalChanged, StatusReported
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.widgets.entry_bar import Mode


class JournalScreen(Screen[None]):
    """A screen that is opened over the home. It undoes, goes back, and says in a line what was done.

    A subclass yields a `TitleBar`, a `StatusLine` and a `KeyBar` bound to `now` and `status`, and derives what it
    shows in `refresh_journal`, which is called after every change of the journal.
    """

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,t", "back", "Back", id="page.back"),
        Binding("u", "undo", "Undo", id="page.undo"),
        Binding("U,ctrl+r", "redo", "Redo", show=False, id="page.redo"),
    ]

    now: var[datetime | None] = var(None)
    status: var[StatusReported | None] = var(None)

    def __init__(self, journal_model: JournalModel, draw: DrawContext, tag: str = "") -> None:
        super().__init__(classes=" ".join(name for name, is_on in reached(self.app.size).items() if is_on))
        self.journal_model = journal_model
        self.draw = draw
        self.tag = tag

    def refresh_journal(self) -> None:
        """Derive again what the screen shows."""
        raise NotImplementedError

    def line_for(self, mode: Mode) -> tuple[str, date | None]:
        """What the entry bar over this screen begins with, and the day that a line without a date is about."""
        return "", None

    def action_back(self) -> None:
        """Back to the home."""
        self.dismiss()

    def action_undo(self) -> None:
        """Take the last change back."""
        self.change(self.journal_model.undo)

    def action_redo(self) -> None:
        """Make the change again that was taken back."""
        self.change(self.journal_model.redo)

    def change(self, change: Callable[[], str]) -> bool:
        """Make a change, say it, and have every screen derive again; a refusal is said, and nothing is changed.

        Gives whether the change was made.
        """
        try:
            sentence = change()
        except JournalError as error:
            self.status = StatusReported(str(error), is_error=True)
            return False
        self.status = StatusReported(sentence)
        self.refresh_journal()
        self.app.call_later(self._tell_the_others)
        return True

    def _tell_the_others(self) -> None:
        for screen in self.app.screen_stack:
            if screen is not self:
                screen.post_message(JournalChanged())

    @on(StatusReported)
    def _said(self, message: StatusReported) -> None:
        self.status = message

    @on(JournalChanged)
    def _journal_changed(self) -> None:
        self.refresh_journal()
