"""The entry bar: one line to type, and below it what was understood and what the rules say."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive, var
from textual.widget import Widget

from runjournal.tui.draw_context import DrawContext
from runjournal.tui.entry_preview import EntryPreview, Mode
from runjournal.tui.widgets.line_input import LineInput
from runjournal.tui.widgets.preview import Preview

if TYPE_CHECKING:
    from runjournal.trends.prompts import RatingPrompt


PLACEHOLDER = {
    Mode.LOG: "press a and type: r 8.2k 44 e5 calf3l w2",
    Mode.BOOK: "when and how deep: fri 6pm deep",
    Mode.WHY: "the reason, in your own words",
}


class Prompt(Widget):
    """The word before the line."""

    mode: reactive[Mode] = reactive(Mode.LOG)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw

    def render(self) -> Content:
        return Content.assemble((f"{self.mode} ", "bold $accent"), (self.draw.glyphs.prompt, "$accent"))


class EntryBar(Vertical):
    """The line with its preview. What was typed stays until it is saved, one text for each mode."""

    HELP = """\
The entry bar. a opens it to log, b to ask about a booking; what was understood appears while you type, and nothing
is written before Enter. Tab or Right completes a word, Escape leaves and keeps what was typed. Behind why goes the
reason for which you overrule a finding.
"""

    mode: var[Mode] = var(Mode.LOG)
    preview: var[EntryPreview | None] = var(None)
    prompt: "var[RatingPrompt | None]" = var(None)

    def __init__(self, draw: DrawContext, typed: Callable[[str], None]) -> None:
        super().__init__()
        self.typed = typed
        self.draw = draw
        self.texts = dict.fromkeys(Mode, "")

    def compose(self) -> ComposeResult:
        yield Prompt(self.draw).data_bind(EntryBar.mode)
        yield LineInput(self.typed, placeholder=PLACEHOLDER[Mode.LOG])
        yield Preview(self.draw).data_bind(EntryBar.preview, EntryBar.prompt)

    @property
    def input(self) -> LineInput:
        """The line."""
        return self.query_one(LineInput)

    def open(self, mode: Mode) -> None:
        """Go to the line, in a mode, with what was typed there before."""
        self._turn_to(mode)
        self.input.focus()
        self.input.cursor_position = len(self.input.value)

    def rest(self) -> None:
        """Be ready to log again after a question was left; its answer is kept as far as it was typed."""
        if self.mode is Mode.WHY:
            self._turn_to(Mode.LOG)

    def _turn_to(self, mode: Mode) -> None:
        if mode is self.mode:
            return
        self.texts[self.mode] = self.input.value
        self.mode = mode
        self.input.placeholder = PLACEHOLDER[mode]
        self.input.completes = mode is not Mode.WHY
        self.input.set_text(self.texts[mode])

    def typed_in(self, mode: Mode) -> str:
        """What stands in the line in a mode, whether it is shown or not."""
        return self.input.value if mode is self.mode else self.texts[mode]

    def keep(self, mode: Mode, text: str) -> None:
        """Let a text stand in the line in a mode, as what was typed elsewhere."""
        self.texts[mode] = text
        if mode is self.mode:
            self.input.value = text

    def clear(self) -> None:
        """Empty the line after it was saved, and go back to logging."""
        self.input.set_text("")
        if self.mode is not Mode.LOG:
            self.open(Mode.LOG)
