"""What the home screen does with findings: goes to them, and asks for the reason to overrule one."""

from typing import TYPE_CHECKING

from textual import on
from textual.geometry import Size
from textual.reactive import var

from runjournal.tui.draw_context import DrawContext
from runjournal.tui.entry_preview import EntryPreview, Mode
from runjournal.tui.messages import OverruleRequested
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.screens.journal_screen import JournalScreen
from runjournal.tui.widgets.entry_bar import EntryBar
from runjournal.tui.widgets.findings import Findings

if TYPE_CHECKING:
    from runjournal.rules.finding import Finding


class Deciding(JournalScreen):
    """The part of the home screen about findings. The reason is typed into the entry bar."""

    preview: var[EntryPreview | None]

    def __init__(self, journal_model: JournalModel, draw: DrawContext, size: Size, tag: str = "") -> None:
        super().__init__(journal_model, draw, size, tag)
        self.questioned: Finding | None = None

    @property
    def bar(self) -> EntryBar:
        """The entry bar."""
        return self.query_one(EntryBar)

    def action_findings(self) -> None:
        """Go to the findings."""
        self.query_one(Findings).focus()

    @on(OverruleRequested)
    def _overrule_requested(self, message: OverruleRequested) -> None:
        question = self.attempt(lambda: self.journal_model.question(message.finding))
        if question:
            self.questioned = message.finding
            self.bar.open(Mode.WHY)
            self.preview = EntryPreview(status=question, is_question=True)

    def overrule(self, why: str) -> None:
        """Overrule the finding that was asked about, for the reason that was typed."""
        finding = self.questioned
        sentence = self.attempt(lambda: self.journal_model.overrule(finding, why)) if finding else ""
        if sentence:
            self.bar.clear()
            self.show_change(sentence)
            self.action_findings()

    def leave_reason(self) -> None:
        """Go back to the findings; what was typed of the reason is kept."""
        self.bar.rest()
        self.action_findings()
