"""The choice to make when the journal's file was removed while it was open."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from runjournal.tui.draw_context import DrawContext
from runjournal.tui.models.journal_file import JournalFile
from runjournal.tui.screens.dialogs.dialog import Dialog
from runjournal.tui.widgets.status_line import StatusLine

WAYS_OUT = (
    ("p", "put it back, with all its entries"),
    ("n", "begin a new journal; the entries are kept among the backups"),
    ("Esc", "go back; nothing is saved until you choose"),
)


class MissingJournal(Dialog[str]):
    """The file is gone: put it back, or begin anew. The result is the sentence about what was done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "put_back", "Put back", id="missing.put-back"),
        Binding("n", "begin_anew", "Begin anew", id="missing.begin-anew"),
        Binding("escape", "close", "Close", id="missing.close"),
        Binding("q", "app.quit", "Quit", show=False, id="missing.quit"),
    ]

    def __init__(self, draw: DrawContext, journal_file: JournalFile) -> None:
        super().__init__(draw)
        self.journal_file = journal_file

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="missing", classes="box") as pane:
            pane.border_title = Content("The journal was removed")
            yield Static(self._page(), markup=False)
        yield StatusLine(self.draw).data_bind(MissingJournal.status)

    def _page(self) -> Content:
        head = Content(f"{self.journal_file.name} was removed while it was open. What you typed is kept.")
        rows = [Content.assemble((key.ljust(5), "bold $accent"), words) for key, words in WAYS_OUT]
        return Content("\n").join([head, Content(""), *rows])

    def action_put_back(self) -> None:
        """Put the journal back."""
        self._end(self.attempt(self.journal_file.put_back))

    def action_begin_anew(self) -> None:
        """Begin an empty journal."""
        self._end(self.attempt(self.journal_file.begin_anew))

    def _end(self, sentence: str) -> None:
        if sentence:
            self.dismiss(sentence)
