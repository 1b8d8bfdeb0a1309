"""The bottom line: the keys that work here, each of which can be clicked.

One widget draws the whole line: Textual's footer is a widget a key, which a start would have to wait for.
"""

from collections.abc import Iterator

from textual import events
from textual.binding import ActiveBinding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

KEPT = 2
"""How many of the last keys are shown even in the narrowest terminal: help and quit."""


class KeyBar(Widget):
    """The keys of what has the focus, then those of the screen and the app.

    If they do not all fit, the last are left out first; with `leads_on` the last of this screen's own keys, so that
    the keys to other screens stay in view.
    """

    def __init__(self, *, leads_on: bool = False) -> None:
        super().__init__()
        self.leads_on = leads_on

    def on_mount(self) -> None:
        """Draw again when other keys work."""
        self.screen.bindings_updated_signal.subscribe(self, self._draw)

    def _draw(self, screen: Screen[object]) -> None:
        if screen.is_attached and screen is self.screen:
            self.refresh()

    def _hints(self) -> list[tuple[ActiveBinding, str, str]]:
        """The bindings that fit, each with its first key and its word."""
        hints = sorted(self._shown(), key=lambda hint: self._rank(hint[0]))
        while len(hints) > KEPT and sum(map(_width, hints)) > self.size.width:
            own = [index for index, (active, _, _) in enumerate(hints) if active.node is not self.app]
            del hints[own[-1] if own and self.leads_on else -KEPT - 1]
        return hints

    def _rank(self, active: ActiveBinding) -> int:
        """The screen's own keys come first, then those that every screen has, then those of the app."""
        if active.node is self.app:
            return 2
        return 1 if (active.binding.id or "").startswith("page.") else 0

    def _shown(self) -> Iterator[tuple[ActiveBinding, str, str]]:
        actions: set[str] = set()
        for active in self.screen.active_bindings.values():
            if active.binding.show and active.enabled and active.binding.action not in actions:
                actions.add(active.binding.action)
                yield active, self.app.get_key_display(active.binding), active.binding.description

    def render(self) -> Content:
        parts = [
            Content.assemble((f" {key}", "bold $accent"), (f" {word} ", "$foreground 70%"))
            for _, key, word in self._hints()
        ]
        return Content("").join(parts)

    async def on_click(self, event: events.Click) -> None:
        right = 0
        for hint in self._hints():
            right += _width(hint)
            if event.x < right:
                await self.app.run_action(hint[0].binding.action, hint[0].node)
                return


def _width(hint: tuple[ActiveBinding, str, str]) -> int:
    return len(hint[1]) + len(hint[2]) + 3
