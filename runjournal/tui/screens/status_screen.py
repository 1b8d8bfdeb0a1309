"""What every screen that changes something has in common: it says what was done, or why it was refused."""

from collections.abc import Callable

from textual import on
from textual.reactive import var
from textual.screen import Screen, ScreenResultType

from runjournal.errors import JournalError
from runjournal.store.connection import Displaced
from runjournal.tui.messages import JournalDisplaced, StatusReported

NOT_SAVED = "Not saved: the journal's file was replaced or removed while it was open."


class StatusScreen(Screen[ScreenResultType]):
    """A screen with a `status`, to which its status line is bound."""

    status: var[StatusReported | None] = var(None)

    def attempt(self, change: Callable[[], str]) -> str:
        """Make a change and return its sentence; if it is refused, say why and return nothing."""
        try:
            return change()
        except Displaced:
            self.refuse(NOT_SAVED)
            self.app.post_message(JournalDisplaced())
            return ""
        except JournalError as error:
            self.refuse(str(error))
            return ""

    def refuse(self, reason: str) -> None:
        """Say why a change was not made."""
        self.say(reason, is_error=True)

    def say(self, sentence: str, *, is_error: bool = False) -> None:
        """Say what was done, or why it was not."""
        self.status = StatusReported(sentence, is_error)

    def drop_status(self) -> None:
        """Take away the message of a change; the reason of a refusal stays."""
        if self.status is not None and not self.status.is_error:
            self.status = None

    @property
    def said(self) -> object:
        """The message that stands, None if there is none. It stands until the next key that does something."""
        return self.status

    def fall_silent(self) -> None:
        """Take the message away."""
        self.status = None

    @on(StatusReported)
    def _status_reported(self, message: StatusReported) -> None:
        self.say(message.sentence, is_error=message.is_error)
