"""The entry bar of Today: it previews what is typed, there or over an entry, and takes the reason of an overrule."""

from datetime import date
from typing import TYPE_CHECKING

from textual.reactive import var

from runjournal.model.entries import Entry
from runjournal.rules.finding import Finding
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.entry_preview import EntryPreview, Mode
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.widgets.entry_bar import EntryBar

if TYPE_CHECKING:
    from runjournal.language.line.draft import Draft


class TodayBar(EntryBar):
    """The bar, whose preview is about the line that is typed or the last change. `day` is the day of a bare line."""

    day: var[date | None] = var(None)

    def __init__(self, journal_model: JournalModel, draw: DrawContext) -> None:
        super().__init__(draw, self.show_preview, journal_model.lines_typed)
        self.journal_model = journal_model
        self.questioned: Finding | None = None
        """The finding for whose overruling a reason is asked."""

    @property
    def is_booking(self) -> bool:
        """Whether the line is for a booking."""
        return self.mode is Mode.BOOK

    @property
    def is_reason(self) -> bool:
        """Whether the line is for a reason."""
        return self.mode is Mode.WHY

    def write(self, mode: Mode) -> None:
        """Open the bar to log, or to ask about a booking."""
        self.open(mode)
        self.show_preview(self.input.value)
        self.call_after_refresh(self.journal_model.prepare_for_lines)

    def ask_why(self, finding: Finding, question: str) -> None:
        """Ask for the reason to overrule a finding."""
        self.questioned = finding
        self.open(Mode.WHY)
        self.preview = EntryPreview(status=question, is_question=True)

    def show_preview(self, line: str) -> None:
        """Show how a line is understood while it is typed, and the findings that it would cause."""
        if not self.is_reason:
            self._preview(line, is_booking=self.is_booking)

    def preview_edit(self, line: str, entry: Entry) -> None:
        """Show how the line of an entry is understood while it is edited."""
        self._preview(line, instead_of=entry)

    def _preview(self, line: str, *, is_booking: bool = False, instead_of: Entry | None = None) -> None:
        if line.strip():
            self.preview = self.journal_model.preview(line, self.day, booking=is_booking, instead_of=instead_of)
        elif self.preview is not None and self.preview.draft is not None:
            self.preview = None

    def draft_of(self, line: str, edited: Entry | None = None) -> "Draft | None":
        """The draft of a finished line; if it cannot be saved, show why and return None."""
        is_booking = edited is None and self.is_booking
        draft = self.journal_model.parse(line, self.day, booking=is_booking)
        if draft.is_ready:
            return draft
        self._preview(line, is_booking=is_booking, instead_of=edited)
        return None

    def leave_reason(self) -> None:
        """Go back to logging; what was typed of the reason is kept."""
        self.rest()
        self.show_preview(self.input.value)
