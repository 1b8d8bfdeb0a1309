"""What the Plan screen does with what is planned: it moves, cancels, confirms and deletes it."""

from collections.abc import Callable

from textual import on

from runjournal.model.entries import Entry
from runjournal.tui.entry_preview import Mode
from runjournal.tui.messages import EditRequested, LineRequested, OverruleRequested, StatusReported
from runjournal.tui.screens.journal_screen import SubScreen
from runjournal.tui.screens.plan.plan_entries import PlanEntries


class Planned(SubScreen):
    """The part of the Plan screen about the entries of the chosen day, and about what is said of a start."""

    def _with_chosen(self, act: Callable[[Entry], object]) -> None:
        entry = self.query_one(PlanEntries).chosen
        if entry is None:
            self.status = StatusReported(
                "Nothing is planned on that day; a plans a race or a run there.", is_error=True
            )
            return
        act(entry)

    def action_edit(self) -> None:
        """Change the chosen entry in its line."""
        self._with_chosen(lambda entry: self._open(entry))

    @on(EditRequested)
    def _edit_requested(self, message: EditRequested) -> None:
        self._open(message.entry)

    def _open(self, entry: Entry) -> None:
        self.post_message(LineRequested(Mode.LOG, entry=entry))

    def action_call_off(self) -> None:
        """Cancel the chosen entry, or plan it again."""
        self._with_chosen(lambda entry: self.change(lambda: self.journal_model.call_off(entry)))

    def action_confirm(self) -> None:
        """Say that the chosen entry happened."""
        self._with_chosen(lambda entry: self.change(lambda: self.journal_model.confirm(entry)))

    def action_delete(self) -> None:
        """Delete the chosen entry."""
        self._with_chosen(lambda entry: self.change(lambda: self.journal_model.delete(entry)))

    @on(OverruleRequested)
    def _overrule_requested(self) -> None:
        self.status = StatusReported(
            "It is not booked yet. Book it, then o overrules the finding on Today.", is_error=True
        )
