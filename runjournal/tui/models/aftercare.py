"""What the Today screen does after a massage: the steps of two days, and asking how sore it left what."""

from datetime import timedelta
from typing import TYPE_CHECKING

from runjournal.model.choices import Kind
from runjournal.model.entries import Massage, Note
from runjournal.model.moments import local_day
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.models.prompting import LATER, NEVER, PromptModel

if TYPE_CHECKING:
    from runjournal.trends.aftercare import Aftercare
    from runjournal.trends.prompts import RatingPrompt


class AftercareModel(PromptModel["RatingPrompt"]):
    """The massage not long over, its `steps`, and the `prompt` that asks now. Without one nothing is derived."""

    def __init__(self, journal_model: JournalModel) -> None:
        super().__init__(journal_model)
        self.massage: Massage | None = None
        self.steps: Aftercare | None = None

    def renew(self) -> None:
        """Derive the steps and what to ask."""
        self.steps = self._steps(self.massage) if self.massage else None
        self.prompt = self._prompt(self.massage) if self.massage else None

    def _steps(self, massage: Massage) -> "Aftercare | None":
        from runjournal.trends.aftercare import aftercare

        end, day = local_day(massage.ends.latest, self.journal_model.zone), timedelta(days=1)
        notes = self.journal_model.journal.between(end - day, end + day, [Kind.NOTE])
        return aftercare(self.journal_model.history, massage, [note for note in notes if isinstance(note, Note)])

    def _prompt(self, massage: Massage) -> "RatingPrompt | None":
        """What is being asked, while it is being answered; else what is due and was not put off."""
        from runjournal.trends.prompts import due_prompt

        prompt = self.prompt
        if prompt is not None and prompt.massage.id == massage.id and (prompt.answers or not prompt.hours):
            return prompt
        due = due_prompt(self.journal_model.history, massage)
        return due if due and not self.is_put_off(due.key) else None

    def ask_now(self) -> None:
        """Ask before it is due; there is no prompt if there is no area to ask for."""
        from runjournal.trends.prompts import prompt_now

        self.prompt = prompt_now(self.journal_model.history, self.steps.massage) if self.steps else None

    def remember(self, prompt: "RatingPrompt") -> None:
        """Ask for the rest of a prompt that was left an hour later, and never again for what was skipped."""
        now = self.journal_model.now()
        is_left = prompt.question is not None
        self._put_off[prompt.key] = now + LATER if is_left else NEVER if None in prompt.answers else now

    def save(self, prompt: "RatingPrompt") -> str:
        """Save the ratings."""
        return self.journal_model.log(prompt.entries(self.journal_model.now(), self.journal_model.zone))
