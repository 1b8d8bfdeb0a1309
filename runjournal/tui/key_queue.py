"""Keys in order: each is handled by what has the focus after the one before.

Textual sends a key to the widget that has the focus when the key arrives, which may be before the previous key has
moved the focus: if `bfri` is typed at once, or sent by another program, the letters would go to the list that `b` left.
"""

from collections import deque

from textual import events, on
from textual.app import App
from textual.message import Message
from textual.widget import Widget

from runjournal.model.frozen import light

LONGEST_WAIT_S = 2.0
"""How long a key waits for the one before. A widget removed while it handles a key never posts that it is done."""


LAPS = 2
"""How many messages follow a key: one after the key itself, one after the message that its action posted."""


@light
class KeyDone(Message):
    """Follows a key up through the widgets; when it arrives, everything sent before it has been handled."""

    number: int
    lap: int = 1


class InOrder(App[None]):
    """An app that holds a key back until the one before was handled by everything that might act on it."""

    def __init__(self) -> None:
        super().__init__()
        self._held: deque[events.Key] = deque()
        self._pressed = 0
        self._done = 0

    @property
    def is_handling_keys(self) -> bool:
        """Whether a key was pressed that is not fully handled yet."""
        return bool(self._held) or self._pressed > self._done

    async def on_event(self, event: events.Event) -> None:
        """Handle a key when it is its turn, and everything else at once."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
        elif self.is_handling_keys:
            self._held.append(event)
            self.set_timer(LONGEST_WAIT_S, self._stop_waiting)
        else:
            await self._take(event)

    async def _take(self, event: events.Key) -> None:
        receiver = self._first_receiver()
        self.key_begins(event)
        await super().on_event(event)
        self._pressed += 1
        receiver.post_message(KeyDone(self._pressed))

    def key_begins(self, event: events.Key) -> None:
        """Prepare for what a key will do."""

    def key_ended(self) -> None:
        """Act on it that the latest key was handled by everything that might act on it."""

    def _first_receiver(self) -> Widget:
        """The widget that gets a key first."""
        return self.focused or self.screen

    @on(KeyDone)
    def _key_done(self, message: KeyDone) -> None:
        """Go on after what the key asked for, such as a change of focus."""
        self.call_later(self._go_on, message.number, message.lap)

    async def _go_on(self, number: int, lap: int) -> None:
        if number < self._pressed:
            return
        if not self.screen.is_mounted:
            self.screen.call_after_refresh(self._key_done, KeyDone(number, lap))
            return
        if lap < LAPS:
            self._first_receiver().post_message(KeyDone(number, lap + 1))
            return
        self._done = number
        self.key_ended()
        if self._held:
            await self._take(self._held.popleft())

    async def _stop_waiting(self) -> None:
        """Go on if a key never reports that it is done."""
        if self._held and self._pressed > self._done:
            self._done = self._pressed
            await self._take(self._held.popleft())
