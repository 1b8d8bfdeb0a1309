"""The card for the therapist, read before it is handed over, and saved as a file."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.screen import ModalScreen

from runjournal.errors import JournalError
from runjournal.reports.document import Document
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.messages import JournalChanged, StatusReported
from runjournal.tui.models.card import CardModel
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.screens.dialogs.card_view import CardView
from runjournal.tui.widgets.status_line import StatusLine


class TherapistCard(ModalScreen[None]):
    """The card on one scrolled page; a key saves it, Escape closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,K", "close", "Close", id="card.close"),
        Binding("H", "save('html')", "Save as HTML", id="card.html"),
        Binding("M", "save('markdown')", "Save as Markdown", id="card.markdown"),
        Binding("T", "save('text')", "Save as text", id="card.text"),
    ]

    card: reactive[Document | None] = reactive(None)
    status: reactive[StatusReported | None] = reactive(None)

    def __init__(self, journal_model: JournalModel, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw
        self.model = CardModel(journal_model)

    def compose(self) -> ComposeResult:
        with Vertical(id="card") as pane:
            pane.border_title = Content("Card for the therapist")
            pane.border_subtitle = Content("save: H HTML, M Markdown, T text   Esc closes")
            with VerticalScroll(id="card-page"):
                yield CardView(self.draw).data_bind(TherapistCard.card)
            yield StatusLine(self.draw).data_bind(TherapistCard.status)

    def on_mount(self) -> None:
        """Derive the card."""
        self.refresh_journal()

    @on(JournalChanged)
    def refresh_journal(self) -> None:
        """Derive the card again; one that is the same is not drawn again."""
        self.card = self.model.document()

    def action_save(self, name: str) -> None:
        """Save the card as a file, and say where it is."""
        try:
            self.status = StatusReported(self.model.save(name))
        except JournalError as error:
            self.status = StatusReported(str(error), is_error=True)

    def action_close(self) -> None:
        """Back to the screen below."""
        self.dismiss()

    def on_click(self, event: events.Click) -> None:
        """A click beside the card closes it."""
        if not self.query_one("#card").region.contains(event.screen_x, event.screen_y):
            self.dismiss()
