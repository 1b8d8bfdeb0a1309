"""Keys in their order: each is heard where the one before has led.

Textual hands a key to what has the focus when it arrives, which may be before the key ahead of it has moved the focus:
of `bfri` typed in one breath, or sent by another program, the letters would go to the list that `b` has left.
"""

from collections import deque
from dataclasses import dataclass

from textual import events, on
from textual.app import App
from textual.message import Message
from textual.widget import Widget

LONGEST_WAIT_S = 2.0
"""How long a key waits for the one before. A widget that goes while it has a key never says that it is done."""


LAPS = 2
"""How often a key is followed: first behind itself, then behind the message in which its action asked for something."""


@dataclass(eq=False, repr=False)
class KeyDone(Message):
    """Follows a key on its way up through the widgets; where it arrives, what was sent before it has been heard."""

    number: int
    lap: int = 1


class InOrder(App[None]):
    """An app that holds a key back until the one before was heard by all who might act on it."""

    def __init__(self) -> None:
        super().__init__()
        self._held: deque[events.Key] = deque()
        self._pressed = 0
        self._done = 0

    @property
    def hears_keys(self) -> bool:
        """Whether a key was pressed that has not done yet what it does."""
        return bool(self._held) or self._pressed > self._done

    async def on_event(self, event: events.Event) -> None:
        """Take a key once its turn has come, and everything else at once."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
        elif self.hears_keys:
            self._held.append(event)
            self.set_timer(LONGEST_WAIT_S, self._stop_waiting)
        else:
            await self._take(event)

    async def _take(self, event: events.Key) -> None:
        heard_by = self._heard_by()
        await super().on_event(event)
        self._pressed += 1
        heard_by.post_message(KeyDone(self._pressed))

    def _heard_by(self) -> Widget:
        """Who hears a key first."""
        return self.focused or self.screen

    @on(KeyDone)
    def _key_done(self, message: KeyDone) -> None:
        """Go on behind what the key has asked for, such as the focus."""
        self.call_later(self._go_on, message.number, message.lap)

    async def _go_on(self, number: int, lap: int) -> None:
        if number < self._pressed:
            return
        if not self.screen.is_mounted:
            self.screen.call_after_refresh(self._key_done, KeyDone(number, lap))
            return
        if lap < LAPS:
            self._heard_by().post_message(KeyDone(number, lap + 1))
            return
        self._done = number
        if self._held:
            await self._take(self._held.popleft())

    async def _stop_waiting(self) -> None:
        """Go on where nothing was heard of a key any more."""
        if self._held and self._pressed > self._done:
            self._done = self._pressed
            await self._take(self._held.popleft())
