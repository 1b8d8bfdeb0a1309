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
"""How many of the last keys are there in the narrowest terminal: help and quit."""


class KeyBar(Widget):
    """The keys of what has the focus, then those of the screen and the app.

    Where they do not all fit, the last of them give way first, but with `leads_on` the last of what is done here, so
    that the ways to other screens stay in view.
    """

    def __init__(self, *, leads_on: bool = False) -> None:
        super().__init__()
        self.leads_on = leads_on

    def on_mount(self) -> None:
        """Draw anew when other keys work."""
        self.screen.bindings_updated_signal.subscribe(self, self._draw)

    def _draw(self, screen: Screen[object]) -> None:
        if screen.is_attached and screen is self.screen:
            self.refresh()

    def _hints(self) -> list[tuple[ActiveBinding, str, str]]:
        """The bindings that fit, each with its first key and its word."""
        hints = sorted(self._shown(), key=lambda hint: self._place(hint[0]))
        while len(hints) > KEPT and sum(map(_width, hints)) > self.size.width:
            here = [place for place, (active, _, _) in enumerate(hints) if active.node is not self.app]
            del hints[here[-1] if here and self.leads_on else -KEPT - 1]
        return hints

    def _place(self, active: ActiveBinding) -> int:
        """What is done here comes first, then what every page has, then what leads elsewhere."""
        if active.node is self.app:
            return 2
        return 1 if (active.binding.id or "").startswith("page.") else 0

    def _shown(self) -> Iterator[tuple[ActiveBinding, str, str]]:
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
        for hint in self._hints():
            right += _width(hint)
            if event.x < right:
                await self.app.run_action(hint[0].binding.action, hint[0].node)
                return


def _width(hint: tuple[ActiveBinding, str, str]) -> int:
    return len(hint[1]) + len(hint[2]) + 3
