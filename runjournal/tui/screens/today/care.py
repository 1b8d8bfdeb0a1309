"""What the home screen does after a massage: the steps of the two days, and asking how sore it is."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import var

from runjournal.model.entries import Massage
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.entry_preview import EntryPreview
from runjournal.tui.messages import StepSelected
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.screens.journal_screen import JournalScreen

if TYPE_CHECKING:
    from runjournal.trends.aftercare import Aftercare
    from runjournal.trends.prompts import RatingPrompt

LATER = timedelta(hours=1)
NEVER = datetime.max.replace(tzinfo=UTC)
ANSWERS = ("rate", "skip", "rate_later")
NO_AREA = "No area was named for the massage or sore before it. Press a and type one: calf3l"


class Care(JournalScreen):
    """The part of the home screen about the massage that is not long over; without one it costs nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "aftercare", "After the massage", show=False, id="today.aftercare"),
        *(Binding(str(n), f"rate({n})", f"Rate {n}", show=False, id=f"today.rate-{n}") for n in range(10)),
        Binding("minus", "skip", "Skip the area", show=False, id="today.rate-skip"),
        Binding("escape", "rate_later", "Rate later", show=False, id="today.rate-later"),
    ]

    aftercare: "var[Aftercare | None]" = var(None)
    prompt: "var[RatingPrompt | None]" = var(None)
    preview: var[EntryPreview | None] = var(None)
    is_short: var[bool] = var(False)

    def __init__(self, journal_model: JournalModel, draw: DrawContext, size: Size, tag: str = "") -> None:
        super().__init__(journal_model, draw, size, tag)
        self.massaged: Massage | None = None
        self._put_off: dict[tuple[str, int], datetime] = {}

    def show_care(self, massage: Massage | None) -> None:
        """Derive the steps and what to ask from the massage that is not long over, if there is one."""
        self.massaged = massage
        if self.is_mounted:
            self._derive()

    def on_mount(self) -> None:
        """Care once the first screen is painted, which need not wait for it."""
        self.call_after_refresh(self._derive)

    def _derive(self) -> None:
        self.aftercare = self.journal_model.aftercare(self.massaged) if self.massaged else None
        self.prompt = self._prompt(self.massaged) if self.massaged else None

    def _prompt(self, massage: Massage) -> "RatingPrompt | None":
        """What is being asked, while it is being answered; else what is due and was not put off."""
        prompt = self.prompt
        if prompt is not None and prompt.massage.id == massage.id and (prompt.answers or not prompt.hours):
            return prompt
        due = self.journal_model.due_prompt(massage)
        return due if due and self._put_off.get(due.key, self.journal_model.now()) <= self.journal_model.now() else None

    def watch_aftercare(self) -> None:
        """Place the steps, or take them away."""
        if self.is_mounted:
            self.call_later(self._place)

    def watch_prompt(self) -> None:
        """Have the keys of the answers while something is asked."""
        if self.is_mounted:
            self.refresh_bindings()

    async def _place(self) -> None:
        from runjournal.tui.screens.today.after_massage import AfterMassage

        placed = self.query(AfterMassage)
        if self.aftercare is None:
            await placed.remove()
        elif not placed:
            steps = AfterMassage(self.draw).data_bind(Care.aftercare, Care.is_short)
            await self.query_one("#facts").mount(steps, before=0)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Digits, - and Escape answer only what is asked and seen; x needs steps to go to."""
        if action in ANSWERS:
            return self.prompt is not None and (self.preview is None or self.preview.leaves_room)
        if action == "aftercare":
            return self.aftercare is not None
        return super().check_action(action, parameters)

    # the steps

    def action_aftercare(self) -> None:
        """Go to the steps, to the first that is open."""
        from runjournal.tui.screens.today.after_massage import AfterMassage

        for steps in self.query(AfterMassage):
            steps.choose_open()
            steps.focus()

    @on(StepSelected)
    def _step_selected(self, message: StepSelected) -> None:
        from runjournal.trends.aftercare import entry_of

        entry = entry_of(message.step, self.journal_model.now(), self.journal_model.zone)
        if entry is not None:
            self.change(lambda: self.journal_model.log([entry]))
        elif self.aftercare is not None:
            self.prompt = self.journal_model.prompt_now(self.aftercare.massage)
            self.preview = None if self.prompt else EntryPreview(status=NO_AREA, is_error=True)

    # the questions

    def action_rate(self, rating: int) -> None:
        """Rate the area that is asked for."""
        self._answer(rating)

    def action_skip(self) -> None:
        """Leave the area that is asked for out."""
        self._answer(None)

    def action_rate_later(self) -> None:
        """Keep the answers given, and ask for the rest an hour later."""
        if self.prompt is not None:
            self._finish(self.prompt, self.journal_model.now() + LATER)

    def _answer(self, rating: int | None) -> None:
        if self.prompt is None:
            return
        answered = self.prompt.answered(rating)
        if answered.question is not None:
            self.prompt = answered
        else:
            self._finish(answered, NEVER if None in answered.answers else self.journal_model.now())

    def _finish(self, prompt: "RatingPrompt", until: datetime) -> None:
        """Save the answers as one step; what was skipped is not asked for again before `until`."""
        self._put_off[prompt.key] = until
        self.prompt = None
        entries = prompt.entries(self.journal_model.now(), self.journal_model.zone)
        if entries:
            self.change(lambda: self.journal_model.log(entries))

    def keep_answers(self) -> str:
        """Save what was answered of a question that is left open, as when the app is quit."""
        entries = self.prompt.entries(self.journal_model.now(), self.journal_model.zone) if self.prompt else ()
        return self.journal_model.log(entries) if entries else ""
