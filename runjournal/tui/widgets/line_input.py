"""An input for one line of the entry language, with the word being typed completed in grey."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Protocol

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import Reactive, reactive
from textual.widgets import Input

from runjournal.model.limits import LONGEST_LINE, replace_controls
from runjournal.tui.messages import LineCancelled, LinesPasted, LineSubmitted, StatusReported

MOST_PASTED = 200
"""How many lines can be pasted at once."""


class LineOffers(Protocol):
    """What is offered in place of the line that is typed, one of which can be chosen."""

    @property
    def is_offering(self) -> bool:
        """Whether there is something to choose."""

    def step(self, by: int) -> bool:
        """Choose the next or the one before; return whether there was somewhere to go."""

    def leave(self) -> bool:
        """Go back to the line; return whether one was chosen."""

    def line_at(self, place: int | None = None) -> str:
        """The line of one at a place, or of the chosen one; empty if there is none."""


class LineInput(Input):
    """One line: Enter sends it, Escape leaves it, and control characters are removed from what is pasted.

    `typed` is called with each new value at once: a message would come a frame after the paint that shows the key.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Save", id="line.save"),
        Binding("escape", "leave", "Leave", id="line.leave"),
        Binding("tab", "complete", "Complete", show=False, id="line.complete"),
        Binding("up", "earlier", "Line before", show=False, id="line.earlier"),
        Binding("down", "choose", "What is fine", id="line.choose"),
        Binding("down", "later", "Line after", show=False, id="line.later"),
    ]

    virtual_size: Reactive[Size] = reactive(Size(0, 0))
    """Textual's own, but without laying the screen out again for each key."""

    def __init__(self, typed: Callable[[str], None], value: str = "", placeholder: str = "") -> None:
        self.typed = typed
        self.completes = True
        """Whether words are completed: those of the entry language are, those of a reason are not."""
        self.lines_before: Callable[[], Sequence[str]] | None = None
        """Returns the lines typed before, the latest last, for Up and Down."""
        self.with_note: Callable[[], str] | None = None
        """Returns the line with the words that are not understood as a note, for Tab; empty if there are none."""
        self.takes_lines = False
        """Whether several lines can be pasted, which are then shown to be saved at once."""
        self.ways_out: LineOffers | None = None
        """What is offered in place of the line, for Down, Enter and a click."""
        self._lines_back = 0
        self._not_sent = ""
        self._is_quiet = False
        super().__init__(value, placeholder=placeholder, compact=True, max_length=LONGEST_LINE, select_on_focus=False)
        self.cursor_blink = False

    def watch_value(self, value: str) -> None:
        """Complete the word, and pass the text on."""
        rest = rest_of(value) if value and self.completes else ""
        self._suggestion = value + rest if rest else ""
        if self.is_attached and not self._is_quiet:
            self.typed(value)

    def set_text(self, text: str) -> None:
        """Set the text without calling `typed`, which is about what is typed."""
        self._is_quiet = True
        self._lines_back = 0
        self.value = text
        self._is_quiet = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Stop the message: the screen knows the text already."""
        event.stop()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Tell the screen that the line is finished."""
        event.stop()
        self.submit()

    def submit(self) -> None:
        """Tell the screen that the line is finished."""
        self.post_message(LineSubmitted(self.value))

    def validate_value(self, value: str) -> str:
        """Remove control and invisible characters."""
        return replace_controls(value, "")

    def _on_paste(self, event: events.Paste) -> None:
        """Insert a line that is pasted; of several, hand on all of them, or insert the first and say so."""
        lines = [replace_controls(line, "") for line in event.text.splitlines() if line.strip()] or [""]
        event.prevent_default()
        event.stop()
        problem = _too_long(lines, len(self.value))
        if problem:
            self.post_message(StatusReported(problem, is_error=True))
        elif self.takes_lines and len(lines) > 1:
            self.post_message(LinesPasted(tuple(lines)))
        else:
            self.insert_text_at_cursor(lines[0])
            if len(lines) > 1:
                words = f"Pasted the first of {len(lines)} lines; there is room for one here."
                self.call_after_refresh(self.post_message, StatusReported(words, is_error=True))

    async def action_submit(self) -> None:
        """Put the chosen way out into the line, or else finish the line."""
        if self.ways_out is not None and (line := self.ways_out.line_at()):
            self._type(line)
        else:
            await super().action_submit()

    def action_choose(self) -> None:
        """Go to what is offered in place of the line, or further down in it."""
        if self.ways_out is not None:
            self.ways_out.step(1)

    def action_take(self, place: int) -> None:
        """Put a way out into the line."""
        if self.ways_out is not None and (line := self.ways_out.line_at(place)):
            self._type(line)

    def action_leave(self) -> None:
        """Go back from what is offered to the line, or else leave the line as it is."""
        if self.ways_out is None or not self.ways_out.leave():
            self.leave()

    def leave(self) -> None:
        """Tell the screen that the line is left as it is."""
        self.post_message(LineCancelled())

    def action_complete(self) -> None:
        """Accept the completion, or make a note of words that read like one, or else move on."""
        completed = self._suggestion if self._suggestion != self.value else ""
        text = completed or (self.with_note() if self.with_note else "")
        if text:
            self._type(text)
        else:
            self.screen.focus_next()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Up and Down to the screen if no lines are kept."""
        can_choose = self.ways_out is not None and self.ways_out.is_offering and not self._lines_back
        if action == "choose":
            return can_choose
        if action == "later" and can_choose:
            return False
        if action in ("earlier", "later") and self.lines_before is None and not can_choose:
            return False
        return super().check_action(action, parameters)

    def action_earlier(self) -> None:
        """Go back among what is offered, or else to the line typed before; what is being typed is kept."""
        if self.ways_out is not None and self.ways_out.step(-1):
            return
        lines = self.lines_before() if self.lines_before else ()
        if self._lines_back >= len(lines):
            return
        if not self._lines_back:
            self._not_sent = self.value
        self._lines_back += 1
        self._type(lines[-self._lines_back])

    def action_later(self) -> None:
        """Go to the line typed after, at last to what was being typed."""
        lines = self.lines_before() if self.lines_before else ()
        if not 0 < self._lines_back <= len(lines):
            return
        self._lines_back -= 1
        self._type(lines[-self._lines_back] if self._lines_back else self._not_sent)

    def _type(self, text: str) -> None:
        self.value = text
        self.cursor_position = len(text)


def _too_long(lines: Sequence[str], typed: int) -> str:
    """Why lines cannot be pasted behind so many characters; empty if they can."""
    if len(lines) > MOST_PASTED:
        return f"Nothing was pasted: {len(lines):,} lines are more than {MOST_PASTED}. Use runjournal log < FILE."
    longest = max(map(len, lines)) + (typed if len(lines) == 1 else 0)
    if longest > LONGEST_LINE:
        return f"Nothing was pasted: a line of {longest:,} characters is too long, {LONGEST_LINE:,} fit."
    return ""


def rest_of(line: str) -> str:
    """The rest of the last word of a line: of the entry language, or after `overrule` of a rule's id.

    It is empty if no word fits, or several do.
    """
    from runjournal.language.line.suggest import suggest

    return suggest(line) or _rest_of_rule(line)


def _rest_of_rule(line: str) -> str:
    before, _, beginning = line.rpartition(" ")
    if not beginning or before.split(" ")[-1:] != ["overrule"]:
        return ""
    from runjournal.rules.registry import BY_ID

    fits = [rule for rule in BY_ID if rule.startswith(beginning)]
    return fits[0][len(beginning) :] if len(fits) == 1 else ""
