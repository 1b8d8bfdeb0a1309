"""Asking for one number after the other below the entry bar, whatever it is about."""

from abc import ABC, abstractmethod
from collections.abc import Hashable
from datetime import UTC, datetime, timedelta
from typing import Generic, TypeVar

from runjournal.trends.prompts import NumberPrompt
from runjournal.tui.models.journal import JournalModel

LATER = timedelta(hours=1)
NEVER = datetime.max.replace(tzinfo=UTC)

P = TypeVar("P", bound=NumberPrompt)


class PromptModel(ABC, Generic[P]):
    """The `prompt` that asks now, and until when what was skipped or put off is not to be asked for again.

    What was skipped is forgotten when the app is closed.
    """

    def __init__(self, journal_model: JournalModel) -> None:
        self.journal_model = journal_model
        self.prompt: P | None = None
        self._put_off: dict[Hashable, datetime] = {}

    @property
    def is_begun(self) -> bool:
        """Whether there are answers that are not saved yet."""
        return self.prompt is not None and bool(self.prompt.answers)

    def answer(self, rating: int | None) -> P | None:
        """Answer what is asked for, or skip it; behind the last question, return the prompt, which is to be saved."""
        if self.prompt is None:
            return None
        answered = self.prompt.answered(rating)
        if answered.question is not None:
            self.prompt = answered
            return None
        return self._end(answered)

    def put_off(self) -> P | None:
        """Ask for the rest an hour later; return the prompt if there are answers, which are to be saved."""
        return self._end(self.prompt) if self.prompt else None

    def _end(self, prompt: P) -> P | None:
        self.prompt = None
        self.remember(prompt)
        return prompt if any(answer is not None for answer in prompt.answers) else None

    @abstractmethod
    def remember(self, prompt: P) -> None:
        """Remember what of a prompt that has ended is not to be asked for again, and until when."""

    @abstractmethod
    def save(self, prompt: P) -> str:
        """Save the answers of a prompt as one step; return what was done, in a sentence."""

    def save_answers(self) -> str:
        """Save what was answered of a prompt that is left open, as when the app is quit."""
        prompt = self.put_off()
        return self.save(prompt) if prompt else ""

    def is_put_off(self, key: Hashable) -> bool:
        """Whether something is not to be asked for now."""
        now = self.journal_model.now()
        return self._put_off.get(key, now) > now
