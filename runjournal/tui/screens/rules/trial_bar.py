"""The line in which a threshold is changed, and below it what that would change."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive, var
from textual.widget import Widget
from textual.widgets import Input

from runjournal.language.display.dates import day_words
from runjournal.language.display.sentence_parts import count_of
from runjournal.model.frozen import frozen, light
from runjournal.rules.claims import S2
from runjournal.trends.backtest import Difference, PastFinding
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.messages import LineCancelled, LineSubmitted
from runjournal.tui.models.thresholds import Threshold, Value


@light
class ValueTyped(Message):
    """The text of a threshold's value changed."""

    text: str


@frozen
class Trial:
    """A change of a threshold before it is kept, or with `status` the sentence about one that was.

    `value` is None if the typed text is not a value. `share` is how much of the last year was checked, from 0 to 1;
    `difference` is there once all of it was. `needs_yes` is whether the change waits for a y.
    """

    threshold: Threshold | None = None
    value: Value | None = None
    share: float = 0
    difference: Difference | None = None
    needs_yes: bool = False
    status: str = ""
    is_error: bool = False


class NumberLine(Input):
    """A short line for a value: + and - step it, Enter keeps it, Escape leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Keep", id="value.keep"),
        Binding("escape", "leave", "Leave", id="value.leave"),
        Binding("up,plus", "step(1)", "More", id="value.more", priority=True, key_display="+"),
        Binding("down,minus", "step(-1)", "Less", id="value.less", priority=True, key_display="-"),
    ]

    threshold: reactive[Threshold | None] = reactive(None)

    def __init__(self) -> None:
        super().__init__(compact=True, max_length=9, restrict=r"[0-9A-Za-z]*", select_on_focus=False)
        self.cursor_blink = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Post the new text."""
        event.stop()
        self.post_message(ValueTyped(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Post that the value is to be kept."""
        event.stop()
        self.post_message(LineSubmitted(event.value))

    def action_leave(self) -> None:
        """Leave the value as it was."""
        self.post_message(LineCancelled())

    def action_step(self, by: int) -> None:
        """Step the value up or down."""
        if self.threshold is not None:
            self.value = self.threshold.stepped(self.value, by)
            self.cursor_position = len(self.value)


class ValuePrompt(Widget):
    """The name of the threshold before the line, or what to type."""

    trial: reactive[Trial] = reactive(Trial(), layout=True)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw

    def render(self) -> Content:
        threshold = self.trial.threshold
        name = "y to loosen it" if self.trial.needs_yes else threshold.name if threshold else ""
        return Content.assemble((f"{name} ", "bold $accent"), (f"{self.draw.glyphs.prompt} ", "$accent"))


class TrialWords(Widget):
    """What a change would do."""

    trial: reactive[Trial] = reactive(Trial(), layout=True)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows of a sentence; the styles give a change its height."""
        return sum(len(line.wrap(max(width, 20))) for line in self._lines(1))

    def render(self) -> Content:
        width, height = max(self.size.width, 20), max(self.size.height, 1)
        rows = [row for line in self._lines(height) for row in line.wrap(width)]
        return Content("\n").join(rows[:height])

    def _lines(self, height: int) -> Iterator[Content]:
        trial = self.trial
        if trial.status:
            yield self._status(trial.status, is_error=trial.is_error)
        elif trial.threshold is None:
            return
        elif trial.value is None:
            yield self._status(f"{trial.threshold.name} is {_allowed(trial.threshold)}.", is_error=True)
        elif trial.needs_yes:
            yield from self._asking(trial.threshold, trial.value)
        elif trial.value == trial.threshold.value:
            yield Content.styled(_unchanged(trial.threshold), "$foreground 62%")
        elif trial.difference is None:
            yield Content.styled(f"checking the last year: {trial.share:.0%}", "$foreground 62%")
        else:
            yield from self._changes(trial.threshold, trial.difference, height)

    def _status(self, words: str, *, is_error: bool = False) -> Content:
        glyph = self.draw.glyphs.problem if is_error else self.draw.glyphs.ok
        return Content.assemble((f"{glyph} ", "$error" if is_error else "$accent"), (words, "$foreground"))

    def _asking(self, threshold: Threshold, value: Value) -> Iterator[Content]:
        advice = f"The article advises at least {threshold.format(threshold.default)} before a race, for everybody"
        yield Content.assemble(
            (f"{self.draw.glyphs.caution} caution: ", "$warning"),
            (f"{advice} ({S2.claim}: {S2.strength}). ", "$foreground"),
            (f"Type y to go by {threshold.format(value)}; every finding that it changes says so.", "$foreground"),
        )

    def _changes(self, threshold: Threshold, difference: Difference, height: int) -> Iterator[Content]:
        yield self._status(self.draw.plain(difference_words(difference)))
        named = [
            *((finding, "new", "$warning") for finding in difference.appear),
            *((finding, "gone", "$foreground 62%") for finding in difference.go),
            *((finding, f"now {finding.severity.word}", "$warning") for finding in difference.changed),
        ]
        room = height - 1 if len(named) < height else height - 2
        yield from (self._named(finding, word, ink) for finding, word, ink in named[:room])
        if len(named) > room:
            yield Content.styled(f"  and {len(named) - room} more", "$foreground 62%")

    def _named(self, finding: PastFinding, word: str, ink: str) -> Content:
        line = Content.assemble(
            (f"  {word.ljust(12)}", ink),
            (f"{day_words(finding.day)} {finding.day.year}  ".ljust(18), "$foreground 62%"),
            (finding.title, "$foreground"),
        )
        return line.truncate(max(self.size.width, 20), ellipsis=not self.draw.settings.ascii)


class TrialBar(Vertical):
    """The line with what it would change; shown while a threshold is changed, and for a message."""

    trial: var[Trial] = var(Trial())

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw

    def compose(self) -> ComposeResult:
        yield ValuePrompt(self.draw).data_bind(TrialBar.trial)
        yield NumberLine()
        yield TrialWords(self.draw).data_bind(TrialBar.trial)

    def watch_trial(self, trial: Trial) -> None:
        """Show the line only while a value is typed, and the bar only if it has something to say."""
        self.display = bool(trial.threshold or trial.status)
        self.set_class(trial.threshold is None, "-status")

    @property
    def line(self) -> NumberLine:
        """The line."""
        return self.query_one(NumberLine)


def difference_words(difference: Difference) -> str:
    """A sentence with the numbers of a difference."""
    counted = [
        (len(difference.appear), "would appear"),
        (len(difference.go), "would go"),
        (len(difference.changed), "would be more or less severe"),
    ]
    parts = [(number, word) for number, word in counted if number]
    if not parts:
        return "In the last year and ahead, no finding would appear or go."
    (first, word), *rest = parts
    sentence = ", ".join([f"{count_of(first, 'finding')} {word}", *(f"{number} {word}" for number, word in rest)])
    return f"In the last year and ahead: {sentence}; without the change there are {difference.before}."


def _allowed(threshold: Threshold) -> str:
    if threshold.is_switch:
        return threshold.bounds
    unit = f" ({threshold.words.unit})" if threshold.words.unit else ""
    return f"a whole number from {threshold.bounds}{unit}"


def _unchanged(threshold: Threshold) -> str:
    default = f", default {threshold.format(threshold.default)}" if threshold.is_changed else ", the default"
    return f"{threshold.format(threshold.value)} now{default}; {_allowed(threshold)}."
