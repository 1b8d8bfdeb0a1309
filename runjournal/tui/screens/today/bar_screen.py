"""A screen with the entry bar: what is typed there, and what is said, asked and offered below it."""

from typing import TYPE_CHECKING, Any

from textual import on
from textual.geometry import Size
from textual.reactive import var

from runjournal.tui.draw_context import DrawContext
from runjournal.tui.entry_preview import EntryPreview, Mode
from runjournal.tui.messages import (
    LineCancelled,
    LinesPasted,
    LineSubmitted,
    OfferLeft,
    OverruleRequested,
    StepSelected,
)
from runjournal.tui.models.aftercare import AftercareModel
from runjournal.tui.models.effort import EffortModel
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.screens.journal_screen import JournalScreen
from runjournal.tui.screens.today.today_bar import TodayBar
from runjournal.tui.widgets.preview import TEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from runjournal.trends.aftercare import Aftercare
    from runjournal.trends.prompts import NumberPrompt
    from runjournal.tui.models.folder_looks import Offer
    from runjournal.tui.models.prompting import PromptModel

ANSWERS = ("rate", "skip", "rate_later")
NO_AREA = "No area was named for the massage or sore before it. Press a and type one: calf3l"


class BarScreen(JournalScreen):
    """A screen with the entry bar. It asks for soreness after a massage, then for the effort of recorded runs.

    A subclass places the bar, and may show `aftercare`, the steps after a massage.
    """

    aftercare: "var[Aftercare | None]" = var(None)
    prompt: "var[NumberPrompt | None]" = var(None)
    offer: "var[Offer | None]" = var(None)

    def __init__(self, journal_model: JournalModel, draw: DrawContext, size: Size, tag: str = "") -> None:
        super().__init__(journal_model, draw, size, tag)
        self.model = AftercareModel(journal_model)
        self.efforts = EffortModel(journal_model)
        self.bar = TodayBar(journal_model, draw)

    def go_to_entries(self) -> None:
        """Go to the entries that are shown."""
        raise NotImplementedError

    def action_findings(self) -> None:
        """Go to the findings."""
        raise NotImplementedError

    # what is said

    def say(self, sentence: str, *, is_error: bool = False) -> None:
        """Show the sentence below the entry bar; the text in the bar stays."""
        self.bar.preview = EntryPreview(status=sentence, is_error=is_error)

    def drop_status(self) -> None:
        """Take away the message of a change; a refusal, a question and a line that is being typed stay."""
        preview = self.bar.preview
        if preview is not None and not preview.is_question and not preview.is_error:
            self.bar.preview = preview._replace(status="") if preview.draft else None

    @property
    def said(self) -> object:
        """The message below the bar; a question is none."""
        preview = self.bar.preview
        return preview if preview is not None and preview.status and not preview.is_question else None

    def fall_silent(self) -> None:
        """Take the message away; what is understood of a line that is being typed shows again."""
        self.bar.preview = None
        if self.bar.input.has_focus:
            self.bar.show_preview(self.bar.input.value)

    # lines

    def open_bar(self, mode: Mode) -> None:
        """Open the entry bar to log, or to ask about a booking."""
        self.bar.write(mode)

    @on(LinesPasted)
    def _lines_pasted(self, message: LinesPasted) -> None:
        from runjournal.tui.screens.dialogs.pasted_box import PastedBox

        def closed(sentence: str | None) -> None:
            if sentence:
                self.show_change(sentence)

        bar = self.bar
        box = PastedBox(self.journal_model, self.draw, message.lines, bar.day, booking=bar.is_booking)
        self.app.push_screen(box, closed)

    @on(LineSubmitted)
    def _line_submitted(self, message: LineSubmitted) -> None:
        if not message.line.strip():
            return
        if self.bar.is_reason:
            self._overrule(message.line)
            return
        draft = self.bar.draft_of(message.line)
        if draft and (sentence := self.attempt(lambda: self.journal_model.add(draft))):
            self.bar.clear()
            self.show_change(sentence)

    @on(LineCancelled)
    def _line_cancelled(self) -> None:
        self.bar.preview = None
        if self.bar.is_reason:
            self.bar.leave_reason()
            self.action_findings()
        else:
            self.go_to_entries()

    # overruling

    @on(OverruleRequested)
    def _overrule_requested(self, message: OverruleRequested) -> None:
        message.stop()
        question = self.attempt(lambda: self.journal_model.question(message.finding))
        if question:
            self.bar.ask_why(message.finding, question)

    def _overrule(self, why: str) -> None:
        """Overrule the finding that was asked about, for the reason that was typed."""
        finding = self.bar.questioned
        sentence = self.attempt(lambda: self.journal_model.overrule(finding, why)) if finding else ""
        if sentence:
            self.bar.clear()
            self.show_change(sentence)
            self.action_findings()

    # what is asked

    def renew_questions(self) -> None:
        """Derive what to ask, and the steps after a massage."""
        self.model.renew()
        self.efforts.renew()
        self._show_questions()

    def _show_questions(self) -> None:
        self.aftercare, self.prompt = self.model.steps, self._asking.prompt

    @property
    def _asking(self) -> "PromptModel[Any]":
        """What asks now: soreness after a massage before the effort of runs, but first what was begun."""
        is_effort = self.efforts.is_begun or self.model.prompt is None
        return self.efforts if is_effort else self.model

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let digits, - and Escape answer only a prompt that is visible, and leave only an offer that is."""
        if action in ANSWERS:
            is_asked = self.prompt is not None and (parameters != (TEN,) or self.prompt.highest == TEN)
            return is_asked and (self.bar.preview is None or self.bar.preview.leaves_room)
        if action == "leave_offer":
            return self.offer is not None and (self.bar.preview is None or self.bar.preview.leaves_room)
        return super().check_action(action, parameters)

    def watch_prompt(self) -> None:
        """Turn the keys of the answers on while a prompt is shown."""
        if self.is_mounted:
            self.refresh_bindings()

    @on(StepSelected)
    def _step_selected(self, message: StepSelected) -> None:
        from runjournal.trends.aftercare import entry_of

        entry = entry_of(message.step, self.journal_model.now(), self.journal_model.zone)
        if entry is not None:
            self.change(lambda: self.journal_model.log([entry]))
        elif self.aftercare is not None:
            self.model.ask_now()
            self._show_questions()
            self.bar.preview = None if self.prompt else EntryPreview(status=NO_AREA, is_error=True)

    def action_rate(self, rating: int) -> None:
        """Rate the area or run that is asked for."""
        self._answer(lambda asking: asking.answer(rating))

    def action_skip(self) -> None:
        """Skip the area or run that is asked for."""
        self._answer(lambda asking: asking.answer(None))

    def action_rate_later(self) -> None:
        """Keep the answers given, and ask for the rest an hour later."""
        self._answer(lambda asking: asking.put_off())

    def watch_offer(self) -> None:
        """Turn the key on that leaves what is offered."""
        if self.is_mounted:
            self.refresh_bindings()

    def action_leave_offer(self) -> None:
        """Ask no more about what is new to import."""
        self.post_message(OfferLeft())

    def save_answers(self) -> None:
        """Save what was answered of a prompt that is left open."""
        for model in (self.model, self.efforts):
            self.attempt(model.save_answers)

    def _answer(self, answer: "Callable[[PromptModel[Any]], NumberPrompt | None]") -> None:
        """Answer what is asked, and save the answers once there is no more to ask."""
        asking = self._asking
        finished = answer(asking)
        self._show_questions()
        if finished is not None:
            self.change(lambda: asking.save(finished))
