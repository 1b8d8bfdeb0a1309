"""What the Today screen asks about recorded runs: how hard each was."""

from typing import TYPE_CHECKING

from runjournal.errors import JournalError
from runjournal.language.display.dates import day_words
from runjournal.language.display.sentence_parts import name_of
from runjournal.store.journal import ChangedMeanwhile
from runjournal.tui.models.journal import UNDO_HINT
from runjournal.tui.models.prompting import LATER, NEVER, PromptModel

if TYPE_CHECKING:
    from runjournal.trends.effort_prompt import EffortPrompt


class EffortModel(PromptModel["EffortPrompt"]):
    """Asks for the effort of each run that a watch recorded in the last three days, the latest first."""

    def renew(self) -> None:
        """Derive what to ask; what is being answered stays as long as those runs are there without an effort."""
        from runjournal.trends.effort_prompt import EffortPrompt, unrated_runs

        unrated = unrated_runs(self.journal_model.history)
        if self.prompt is not None and self.prompt.answers and set(self.prompt.questions) <= set(unrated):
            return
        runs = tuple(run for run in unrated if not self.is_put_off(run.id))
        self.prompt = EffortPrompt(runs, self.journal_model.settings.distance) if runs else None

    def remember(self, prompt: "EffortPrompt") -> None:
        """Ask never again for a run that was skipped, and for those that were not reached an hour later."""
        for place, run in enumerate(prompt.questions):
            if place >= len(prompt.answers):
                self._put_off[run.id] = self.journal_model.now() + LATER
            elif prompt.answers[place] is None:
                self._put_off[run.id] = NEVER

    def save(self, prompt: "EffortPrompt") -> str:
        """Save the efforts. Raises `JournalError`, and saves nothing, if a run was changed elsewhere meanwhile."""
        try:
            runs = self.journal_model.journal.edit_each(prompt.changes)
        except ChangedMeanwhile as error:
            raise JournalError("A run was changed elsewhere meanwhile.", "Look at it, and answer again.") from error
        if len(runs) > 1:
            return f"Saved the effort of {len(runs)} runs. {UNDO_HINT}"
        (run,) = runs
        return f"Saved effort {run.effort} for the {name_of(run)} of {day_words(run.day)}. {UNDO_HINT}"
