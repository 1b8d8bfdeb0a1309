"""What all boxes that open over a screen have in common."""

from collections.abc import Callable

from textual import events, on
from textual.reactive import var
from textual.screen import ModalScreen, ScreenResultType

from runjournal.errors import JournalError
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.messages import StatusReported


class Dialog(ModalScreen[ScreenResultType]):
    """A box over the screen below, which a click beside it closes.

    Its result is None if nothing was done in it. A subclass with a status line binds it to `status`.
    """

    status: var[StatusReported | None] = var(None)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw

    def action_close(self) -> None:
        """Go back to the screen below."""
        self.dismiss()

    def on_click(self, event: events.Click) -> None:
        """Close the box on a click beside it. (`event.widget` is the screen for some clicks on the box, too.)"""
        widget, _ = self.get_widget_at(event.screen_x, event.screen_y)
        if widget is self:
            self.action_close()

    def attempt(self, change: Callable[[], str]) -> str:
        """Make a change and return its sentence; if it is refused, say why and return nothing."""
        try:
            return change()
        except JournalError as error:
            self.refuse(str(error))
            return ""

    def refuse(self, reason: str) -> None:
        """Say why a change was not made."""
        self.status = StatusReported(reason, is_error=True)

    @on(StatusReported)
    def _status_reported(self, message: StatusReported) -> None:
        self.status = message
