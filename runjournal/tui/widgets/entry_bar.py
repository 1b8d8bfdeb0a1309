"""The entry bar: one line to type, and below it what was understood and what the rules say."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive, var
from textual.widget import Widget

from runjournal.tui.draw_context import DrawContext
from runjournal.tui.entry_preview import EntryPreview, Mode
from runjournal.tui.widgets.line_input import LineInput
from runjournal.tui.widgets.preview import Preview, WayOutSelected

if TYPE_CHECKING:
    from runjournal.trends.prompts import NumberPrompt
    from runjournal.tui.models.folder_looks import Offer


PLACEHOLDER = {
    Mode.LOG: "press a and type: r 8.2k 44 e5 calf3l w2",
    Mode.BOOK: "when and how deep: fri 6pm deep",
    Mode.WHY: "the reason, in your own words",
}


class Prompt(Widget):
    """The word before the line, which says what the line is for."""

    mode: reactive[Mode] = reactive(Mode.LOG, layout=True)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw

    def render(self) -> Content:
        return Content.assemble((f"{self.mode} ", "bold $accent"), (self.draw.glyphs.prompt, "$accent"))


class EntryBar(Vertical):
    """The line with its preview. It keeps what was typed until it is saved, one text for each mode."""

    HELP = """\
The entry bar. Press a to log something, b to check a booking. What is understood shows below while you type, and
nothing is saved before Enter. What is fine instead of a booking has a number: Down chooses one and Enter puts it into
the line, as a click does. Tab or Right completes a word, Up brings back the lines you typed
before; Escape leaves the bar and keeps what you typed. Several lines that are pasted show as they are understood, and
Enter saves all of them. After "why" comes your reason for overruling a finding.
How hard a run was that your watch recorded in the last three days is asked below: 0 to 9 rate it, + is 10, - skips it,
Escape asks again in an hour.
"""

    mode: var[Mode] = var(Mode.LOG)
    preview: var[EntryPreview | None] = var(None, always_update=True)
    prompt: "var[NumberPrompt | None]" = var(None)
    offer: "var[Offer | None]" = var(None)
    chosen: var[int | None] = var(None)

    def __init__(
        self, draw: DrawContext, typed: Callable[[str], None], lines_before: Callable[[], Sequence[str]]
    ) -> None:
        super().__init__()
        self.typed = typed
        self.lines_before = lines_before
        self.draw = draw
        self.texts = dict.fromkeys(Mode, "")

    def compose(self) -> ComposeResult:
        yield Prompt(self.draw).data_bind(EntryBar.mode)
        line = LineInput(self.typed, placeholder=PLACEHOLDER[Mode.LOG])
        line.lines_before = self._lines_before
        line.with_note = self._with_note
        line.ways_out = self
        line.takes_lines = True
        yield line
        yield Preview(self.draw).data_bind(EntryBar.preview, EntryBar.prompt, EntryBar.offer, EntryBar.chosen)

    @property
    def input(self) -> LineInput:
        """The line."""
        return self.query_one(LineInput)

    def open(self, mode: Mode) -> None:
        """Go to the line in a mode, with the text kept for it."""
        self._turn_to(mode)
        self.input.focus()
        self.input.cursor_position = len(self.input.value)

    def _lines_before(self) -> Sequence[str]:
        """The lines typed before, none of them a reason."""
        return () if self.mode is Mode.WHY else self.lines_before()

    def _with_note(self) -> str:
        """The line with what reads like words made a note."""
        draft = self.preview.draft if self.preview else None
        return draft.with_note if draft is not None and draft.line == self.input.value else ""

    # what is fine instead

    @property
    def is_offering(self) -> bool:
        """Whether there are ways out to choose from."""
        return self.preview is not None and bool(self.preview.ways_out)

    def watch_preview(self, old: EntryPreview | None, new: EntryPreview | None) -> None:
        """Leave the ways out when others are shown; show the key that goes there."""
        self.chosen = None
        if self.is_attached and bool(old and old.ways_out) != self.is_offering:
            self.refresh_bindings()

    def step(self, by: int) -> bool:
        """Go to the next way out, or from the first back to the line; return whether there was somewhere to go."""
        count = len(self.preview.ways_out) if self.preview else 0
        if not count or (self.chosen is None and by < 0):
            return False
        place = -1 if self.chosen is None else self.chosen
        self.chosen = min(place + by, count - 1) if place + by >= 0 else None
        return True

    def leave(self) -> bool:
        """Go back to the line; return whether one of the ways out was chosen."""
        was_chosen = self.chosen is not None
        self.chosen = None
        return was_chosen

    def line_at(self, place: int | None = None) -> str:
        """The line of a way out, or with None of the chosen one; empty if there is none."""
        ways = self.preview.ways_out if self.preview else ()
        place = self.chosen if place is None else place
        return ways[place].line if place is not None and place < len(ways) else ""

    @on(WayOutSelected)
    def _way_out_selected(self, message: WayOutSelected) -> None:
        message.stop()
        focused = self.screen.focused
        line = focused if isinstance(focused, LineInput) else self.input
        line.focus()
        line.action_take(message.place)

    def rest(self) -> None:
        """Turn back to logging when a reason is left; what was typed of it is kept."""
        if self.mode is Mode.WHY:
            self._turn_to(Mode.LOG)

    def _turn_to(self, mode: Mode) -> None:
        if mode is self.mode:
            return
        self.texts[self.mode] = self.input.value
        self.mode = mode
        self.input.placeholder = PLACEHOLDER[mode]
        self.input.completes = self.input.takes_lines = mode is not Mode.WHY
        self.input.set_text(self.texts[mode])

    def typed_in(self, mode: Mode) -> str:
        """The text of a mode, whether it is shown or not."""
        return self.input.value if mode is self.mode else self.texts[mode]

    def keep(self, mode: Mode, text: str) -> None:
        """Set the text kept for a mode."""
        self.texts[mode] = text
        if mode is self.mode:
            self.input.value = text

    def clear(self) -> None:
        """Empty the line once it is saved, and go back to logging."""
        self.input.set_text("")
        if self.mode is not Mode.LOG:
            self.open(Mode.LOG)
