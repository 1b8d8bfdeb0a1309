"""The thresholds of the chosen rule, each with its value, its default and what it means."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.widget import Widget

from runjournal.tui.draw_context import DrawContext
from runjournal.tui.flow import lit
from runjournal.tui.messages import ThresholdChangeRequested, ThresholdsClosed
from runjournal.tui.models.thresholds import Threshold
from runjournal.tui.screens.rules.rule_page import MARGIN, labelled
from runjournal.tui.screens.rules.trial import Trial

NAME = 24
NONE = "none; this rule has nothing to set"
READ_ONLY = (
    "These can be changed here once the app knows a settings file: set RUNJOURNAL_CONFIG to its path and start again."
)


class ThresholdList(Widget, can_focus=True):
    """The thresholds one below the other; without a settings file they can only be read."""

    HELP = """\
The thresholds. Enter, + and - or a digit change the one under the cursor; before it is kept you see what it would
change in the last year and ahead. Escape goes back to the rules.
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
    cursor: reactive[int] = reactive(0)
    trial: reactive[Trial] = reactive(Trial())

    def __init__(self, draw: DrawContext, *, is_read_only: bool) -> None:
        super().__init__()
        self.draw = draw
        self.is_read_only = is_read_only

    @property
    def chosen(self) -> Threshold | None:
        """The threshold under the cursor."""
        return self.thresholds[self.cursor] if self.cursor < len(self.thresholds) else None

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a threshold."""
        return max(min(cursor, len(self.thresholds) - 1), 0)

    def watch_cursor(self) -> None:
        """Scroll so that it is seen."""
        if self.is_mounted:
            self.call_after_refresh(self.show_cursor)

    def show_cursor(self) -> None:
        """Scroll so that the threshold under the cursor is seen, with what it means."""
        if isinstance(self.parent, Widget) and self.thresholds:
            width = self.size.width
            top = sum(len(self._rows(above, width)) for above in range(self.cursor))
            region = Region(0, top, 1, len(self._rows(self.cursor, width)))
            self.parent.scroll_to_region(region.translate(self.virtual_region.offset), animate=False)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows of all thresholds at a width."""
        return len(self._all(width))

    def render(self) -> Content:
        return Content("\n").join(self._all(self.size.width))

    def _all(self, width: int) -> list[Content]:
        if not self.thresholds:
            return labelled("Settings", NONE, width)
        rows = [row for index in range(len(self.thresholds)) for row in self._rows(index, width)]
        return [*rows, *labelled("", READ_ONLY, width)] if self.is_read_only else rows

    def _rows(self, index: int, width: int) -> list[Content]:
        """A threshold with its value; what it means below."""
        threshold = self.thresholds[index]
        is_lit = index == self.cursor and (self.has_focus or self.trial.threshold is not None)
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

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.cursor += by

    def action_change(self) -> None:
        """Ask for the threshold under the cursor to be changed."""
        if self.chosen is not None:
            self.post_message(ThresholdChangeRequested(self.chosen.name))

    def action_step(self, by: int) -> None:
        """Ask for it to be changed, one step on."""
        if self.chosen is not None:
            self.post_message(ThresholdChangeRequested(self.chosen.name, step=by))

    def action_leave(self) -> None:
        """Back to the rules."""
        self.post_message(ThresholdsClosed())

    def on_key(self, event: events.Key) -> None:
        """A digit begins the new value."""
        if self.chosen is not None and event.character and event.character.isascii() and event.character.isdigit():
            event.stop()
            self.post_message(ThresholdChangeRequested(self.chosen.name, typed=event.character))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        bottom = 0
        for index in range(len(self.thresholds)):
            bottom += len(self._rows(index, self.size.width))
            if event.y < bottom:
                is_again = index == self.cursor and event.chain == 2
                self.cursor = index
                if is_again:
                    self.action_change()
                return


def _standing(threshold: Threshold) -> Content:
    """Whether it is the default, and which that is."""
    if not threshold.is_changed:
        return Content.styled("default", "$foreground 62%")
    return Content.styled(f"changed, default {threshold.format(threshold.default)}", "$warning")


def _beside(name: Content, standing: Content, width: int) -> list[Content]:
    """Both in one row where they fit, else the one below the other."""
    if name.cell_length + standing.cell_length <= width:
        return [name + standing]
    return [name.rstrip(), Content.assemble(" " * MARGIN, standing)]
