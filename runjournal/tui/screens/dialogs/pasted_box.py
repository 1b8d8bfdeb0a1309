"""Several lines that were pasted: each as it was understood, to be saved all as one step."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from runjournal.rules.finding import Severity
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.entry_preview import EntryPreview
from runjournal.tui.inks import SEVERITY_INK
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.preview_text import lines_of
from runjournal.tui.screens.dialogs.dialog import Dialog
from runjournal.tui.widgets.key_bar import KeyBar
from runjournal.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from runjournal.language.line.draft import Draft

WIDTH = 68
"""How many cells a line may take."""
NUMBER = 4
"""How many cells the number of a line takes."""


class PastedBox(Dialog[str]):
    """The pasted lines. Its result is the sentence about what was saved; `day` is that of a line without a date."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", "Save all", id="pasted.save"),
        Binding("escape", "close", "Leave", id="pasted.leave"),
    ]

    def __init__(
        self, journal_model: JournalModel, draw: DrawContext, lines: Sequence[str], day: date | None, *, booking: bool
    ) -> None:
        super().__init__(draw)
        self.journal_model = journal_model
        self.drafts = tuple(journal_model.parse(line, day, booking=booking) for line in lines)

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="pasted", classes="box") as pane:
            pane.border_title = Content(f"{len(self.drafts)} lines pasted")
            pane.border_subtitle = Content("Nothing is saved yet")
            yield Static(self._page(), markup=False)
        yield StatusLine(self.draw).data_bind(PastedBox.status)
        yield KeyBar()

    def _page(self) -> Content:
        rows = [row for number, draft in enumerate(self.drafts, 1) for row in self._rows(number, draft)]
        return Content("\n").join([*rows, *self._verdict()])

    def _rows(self, number: int, draft: "Draft") -> Iterator[Content]:
        """How a line is understood; one that is not is shown as it is, too."""
        margin = Content.styled(f"{number}".ljust(NUMBER), "$foreground 62%")
        room = max(min(WIDTH, self.app.size.width - 12), 20) - NUMBER
        for row in (row for line in lines_of(EntryPreview(draft), draft, self.draw) for row in line.wrap(room)):
            yield Content.assemble(margin, row)
            margin = Content(" " * NUMBER)
        if draft.problems:
            yield Content.assemble(margin, (f"  {draft.line.strip()}", "italic $foreground 62%"))

    def _verdict(self) -> Iterator[Content]:
        """The most severe finding that the lines would cause together."""
        if not self._is_ready:
            return
        findings = self.journal_model.findings_of([entry for draft in self.drafts for entry in draft.entries])
        for finding in findings[:1]:
            if finding.severity > Severity.INFO:
                ink = SEVERITY_INK[finding.severity]
                head = f"{self.draw.glyphs.of(finding.severity)} {finding.severity.word}: "
                yield Content.assemble("\n", (head, ink), self.draw.plain(finding.message))

    @property
    def _is_ready(self) -> bool:
        return all(draft.is_ready for draft in self.drafts)

    def action_save(self) -> None:
        """Save all lines as one step, if all of them are understood."""
        wrong = [number for number, draft in enumerate(self.drafts, 1) if not draft.is_ready]
        if wrong:
            self.say(f"Nothing was saved: line {wrong[0]} is not understood. Mend it and paste again.", is_error=True)
            return
        sentence = self.attempt(lambda: self.journal_model.add_all(self.drafts))
        if sentence:
            self.dismiss(sentence)
