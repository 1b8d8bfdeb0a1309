"""What the Today screen does after a massage: the steps of two days, and asking how sore it left what."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from runjournal.model.choices import Kind
from runjournal.model.entries import Entry, Massage, Note
from runjournal.model.moments import local_day
from runjournal.tui.models.journal import JournalModel

if TYPE_CHECKING:
    from runjournal.trends.aftercare import Aftercare
    from runjournal.trends.prompts import RatingPrompt

LATER = timedelta(hours=1)
NEVER = datetime.max.replace(tzinfo=UTC)


class AftercareModel:
    """The massage not long over, its `steps`, and the `prompt` that asks now. Without one nothing is derived."""

    def __init__(self, journal_model: JournalModel) -> None:
        self.journal_model = journal_model
        self.massage: Massage | None = None
        self.steps: Aftercare | None = None
        self.prompt: RatingPrompt | None = None
        self._put_off: dict[tuple[str, int], datetime] = {}
        """Until when each prompt is not to ask again."""

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
        due, now = due_prompt(self.journal_model.history, massage), self.journal_model.now()
        return due if due and self._put_off.get(due.key, now) <= now else None

    def ask_now(self) -> None:
        """Ask before it is due; there is no prompt if there is no area to ask for."""
        from runjournal.trends.prompts import prompt_now

        self.prompt = prompt_now(self.journal_model.history, self.steps.massage) if self.steps else None

    def answer(self, rating: int | None) -> tuple[Entry, ...]:
        """Rate the area that is asked for, or skip it; behind the last area, return what is to be saved."""
        if self.prompt is None:
            return ()
        answered = self.prompt.answered(rating)
        if answered.question is not None:
            self.prompt = answered
            return ()
        return self._finish(answered, NEVER if None in answered.answers else self.journal_model.now())

    def put_off(self) -> tuple[Entry, ...]:
        """Ask for the rest an hour later; return the answers given, which are to be saved."""
        return self._finish(self.prompt, self.journal_model.now() + LATER) if self.prompt else ()

    def _finish(self, prompt: "RatingPrompt", until: datetime) -> tuple[Entry, ...]:
        """End the prompt; what was skipped is not asked for again before `until`."""
        self._put_off[prompt.key] = until
        self.prompt = None
        return tuple(prompt.entries(self.journal_model.now(), self.journal_model.zone))

    def save_answers(self) -> str:
        """Save what was answered of a prompt that is left open, as when the app is quit."""
        return self.journal_model.log(answers) if (answers := self.put_off()) else ""
