"""The bottom line: the keys that work here, each of which can be clicked.

One widget draws the whole line: Textual's footer is a widget a key, which a start would have to wait for.
"""

from collections.abc import Iterator

from textual import events
from textual.binding import ActiveBinding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget


class KeyBar(Widget):
    """The keys of what has the focus, then those of the screen and the app."""

    def on_mount(self) -> None:
        """Draw anew when other keys work."""
        self.screen.bindings_updated_signal.subscribe(self, self._draw)

    def _draw(self, screen: Screen[object]) -> None:
        if screen.is_attached and screen is self.screen:
            self.refresh()

    def _hints(self) -> Iterator[tuple[ActiveBinding, str, str]]:
        """The bindings to show, each with its first key and its word."""
        seen: set[str] = set()
        for active in self.screen.active_bindings.values():
            if active.binding.show and active.enabled and active.binding.action not in seen:
                seen.add(active.binding.action)
                yield active, self.app.get_key_display(active.binding), active.binding.description

    def render(self) -> Content:
        parts = [
            Content.assemble((f" {key}", "bold $accent"), (f" {word} ", "$foreground 70%"))
            for _, key, word in self._hints()
        ]
        return Content("").join(parts)

    async def on_click(self, event: events.Click) -> None:
        right = 0
        for active, key, word in self._hints():
            right += len(key) + len(word) + 3
            if event.x < right:
                await self.app.run_action(active.binding.action, active.node)
                return
