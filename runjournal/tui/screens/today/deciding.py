"""What the home screen does with findings: goes to them, and asks for the reason to overrule one."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on
from textual.reactive import var

from runjournal.tui.entry_preview import EntryPreview
from runjournal.tui.messages import OverruleRequested
from runjournal.tui.screens.telling import Telling
from runjournal.tui.widgets.entry_bar import EntryBar, Mode
from runjournal.tui.widgets.findings import Findings

if TYPE_CHECKING:
    from runjournal.rules.finding import Finding


class Deciding(Telling):
    """The part of the home screen about findings. The reason is typed into the entry bar."""

    preview: var[EntryPreview | None]

    def __init__(self, *, classes: str = "") -> None:
        super().__init__(classes=classes)
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
        question = self.done(lambda: self.journal_model.question(message.finding))
        if question:
            self.questioned = message.finding
            self.bar.open(Mode.WHY)
            self.preview = EntryPreview(status=question, is_question=True)

    def overrule(self, why: str) -> None:
        """Overrule the finding that was asked about, for the reason that was typed."""
        finding = self.questioned
        sentence = self.done(lambda: self.journal_model.overrule(finding, why)) if finding else ""
        if sentence:
            self.bar.clear()
            self.after(sentence)
            self.action_findings()

    def leave_reason(self) -> None:
        """Go back to the findings; what was typed of the reason is kept."""
        self.bar.rest()
        self.action_findings()

    def done(self, change: Callable[[], str]) -> str:
        """Make a change and give its sentence, or show the refusal and give nothing."""
        raise NotImplementedError

    def after(self, sentence: str) -> None:
        """Show the journal as a change left it, with the change's sentence."""
        raise NotImplementedError
