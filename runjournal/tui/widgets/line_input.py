"""An input for one line of the entry language, with the word being typed completed in grey."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import Reactive, reactive
from textual.widgets import Input

from runjournal.model.limits import LONGEST_LINE, replace_controls
from runjournal.tui.messages import LineCancelled, LinesPasted, LineSubmitted


class LineInput(Input):
    """One line: Enter sends it, Escape leaves it, and control characters are removed from what is pasted.

    `typed` is called with each new value at once: a message would come a frame after the paint that shows the key.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Save", id="line.save"),
        Binding("escape", "leave", "Leave", id="line.leave"),
        Binding("tab", "complete", "Complete", show=False, id="line.complete"),
        Binding("up", "earlier", "Line before", show=False, id="line.earlier"),
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
        self._lines_back = 0
        self._not_sent = ""
        self._is_quiet = False
        super().__init__(value, placeholder=placeholder, compact=True, max_length=LONGEST_LINE)
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
        """Insert the first line of what is pasted, and report if there were more."""
        lines = [line for line in event.text.splitlines() if line.strip()] or [""]
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(replace_controls(lines[0], ""))
        if len(lines) > 1:
            self.call_after_refresh(self.post_message, LinesPasted(len(lines)))

    def action_leave(self) -> None:
        """Leave the line as it is."""
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
        if action in ("earlier", "later") and self.lines_before is None:
            return False
        return super().check_action(action, parameters)

    def action_earlier(self) -> None:
        """Go to the line typed before; what is being typed is kept."""
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
