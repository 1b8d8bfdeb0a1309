"""The thresholds of the chosen rule, each with its value, its default and what it means."""

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from runjournal.model.frozen import light
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.flow import MARGIN, labelled, lit
from runjournal.tui.models.thresholds import Threshold
from runjournal.tui.screens.rules.trial_bar import Trial
from runjournal.tui.widgets.cursor_list import NO_ITEM, CursorList, Line

NAME = 24
NONE = "none: this rule has nothing to set"
READ_ONLY = "To change these here, the app needs a settings file: set RUNJOURNAL_CONFIG to its path and start it again."


class ThresholdsClosed(Message):
    """Go back to the list of rules."""


@light
class ThresholdChangeRequested(Message):
    """Change a threshold, starting with a number of steps or with a typed text."""

    name: str
    step: int = 0
    typed: str = ""


class ThresholdList(CursorList[Threshold]):
    """The thresholds one below the other; without a settings file they can only be read."""

    HELP = """\
The thresholds. Change the chosen one with Enter, + and -, or a digit; before you keep it, you see what it would change
in the last year and ahead. Escape goes back to the rules.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False, id="thresholds.up"),
        Binding("down,j", "move(1)", "Down", show=False, id="thresholds.down"),
        Binding("enter,e", "change", "Change", id="thresholds.change"),
        Binding("plus", "step(1)", "More", id="thresholds.more", key_display="+"),
        Binding("minus", "step(-1)", "Less", id="thresholds.less", key_display="-"),
        Binding("escape", "leave", "Rules", id="thresholds.leave"),
    ]

    thresholds: reactive[tuple[Threshold, ...]] = reactive((), layout=True)
    trial: reactive[Trial] = reactive(Trial())

    def __init__(self, draw: DrawContext, *, is_read_only: bool) -> None:
        super().__init__(draw)
        self.is_read_only = is_read_only

    @property
    def items(self) -> tuple[Threshold, ...]:
        """The thresholds."""
        return self.thresholds

    def is_lit(self, index: int) -> bool:
        """Whether a threshold is under the cursor, or being changed."""
        return index == self.cursor and (self.has_focus or self.trial.threshold is not None)

    def lines(self, width: int) -> Iterator[Line]:
        """The rows of the thresholds, or that there are none."""
        for index, threshold in enumerate(self.thresholds):
            yield from ((index, row) for row in self._rows(index, threshold, width))
        if not self.thresholds:
            yield from ((NO_ITEM, row) for row in labelled("Settings", NONE, width))
        elif self.is_read_only:
            yield from ((NO_ITEM, row) for row in labelled("", READ_ONLY, width))

    def _rows(self, index: int, threshold: Threshold, width: int) -> list[Content]:
        """A threshold with its value; what it means below."""
        is_lit = self.is_lit(index)
        mark = self.draw.glyphs.cursor if is_lit else " "
        label = Content.styled("Settings" if not index else "", "$accent")
        name = Content.assemble(
            label.pad_right(MARGIN - 2 - label.cell_length),
            (f"{mark} ", "$accent"),
            (threshold.name.ljust(NAME), "$foreground"),
            (
                threshold.format(threshold.value).ljust(9),
                "bold $warning" if threshold.is_changed else "bold $foreground",
            ),
        )
        meaning = Content.styled(self.draw.plain(threshold.words.meaning), "$foreground 62%")
        below = [Content.assemble(" " * MARGIN, line) for line in meaning.wrap(max(width - MARGIN, 20))]
        rows = [*_beside(name, _standing(threshold), width), *below]
        return [lit(row, width) for row in rows] if is_lit else rows

    def action_change(self) -> None:
        """Ask for the threshold under the cursor to be changed."""
        if self.chosen is not None:
            self.post_message(ThresholdChangeRequested(self.chosen.name))

    def action_step(self, by: int) -> None:
        """Ask for the threshold to be changed by a step."""
        if self.chosen is not None:
            self.post_message(ThresholdChangeRequested(self.chosen.name, step=by))

    def action_leave(self) -> None:
        """Back to the rules."""
        self.post_message(ThresholdsClosed())

    def on_key(self, event: events.Key) -> None:
        """Start a new value with a digit."""
        if self.chosen is not None and event.character and event.character.isascii() and event.character.isdigit():
            event.stop()
            self.post_message(ThresholdChangeRequested(self.chosen.name, typed=event.character))

    def clicked(self, *, is_again: bool) -> None:
        """Change a threshold on a double click."""
        if is_again:
            self.action_change()


def _standing(threshold: Threshold) -> Content:
    """The default, or that it was changed from it."""
    if not threshold.is_changed:
        return Content.styled("default", "$foreground 62%")
    return Content.styled(f"changed, default {threshold.format(threshold.default)}", "$warning")


def _beside(name: Content, standing: Content, width: int) -> list[Content]:
    """Both in one row if they fit, otherwise one below the other."""
    if name.cell_length + standing.cell_length <= width:
        return [name + standing]
    return [name.rstrip(), Content.assemble(" " * MARGIN, standing)]
