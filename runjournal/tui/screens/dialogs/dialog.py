"""What all boxes that open over a screen have in common."""

from textual import events
from textual.screen import ModalScreen, ScreenResultType

from runjournal.tui.draw_context import DrawContext
from runjournal.tui.screens.status_screen import StatusScreen


class Dialog(StatusScreen[ScreenResultType], ModalScreen[ScreenResultType]):
    """A box over the screen below, which a click beside it closes. Its result is None if nothing was done in it."""

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
