"""The card for the therapist, read before it is handed over, and saved as a file."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import reactive, var

from runjournal.reports.document import Block, Document, Fact, Facts, Paragraph, Table
from runjournal.reports.text import LABEL, table_lines
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.inks import SEVERITY_INK
from runjournal.tui.messages import JournalChanged
from runjournal.tui.models.card import CardModel
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.screens.dialogs.dialog import Dialog
from runjournal.tui.widgets.drawn_rows import DrawnRows
from runjournal.tui.widgets.status_line import StatusLine

MUTED = "$foreground 62%"
NARROWEST = 20


class CardView(DrawnRows):
    """The sections of the card, one below the other, with labels in the margin."""

    HELP = """\
The card for your therapist: open conditions and red flags, the next booking and race, what has been sore since the
last massage, and the last few massages. Save it as HTML to print it. It leaves out drinks, meals and other notes.
"""

    card: reactive[Document | None] = reactive(None, layout=True)

    def rows(self, width: int) -> list[Content]:
        """The rows of the card."""
        return list(self._lines(width))

    def _lines(self, width: int) -> Iterator[Content]:
        if self.card is None:
            return
        yield from self._wrapped(self.card.subtitle, width, "bold $foreground")
        for section in self.card.sections:
            yield Content("")
            yield Content.styled(section.title, "bold $accent")
            for block in section.blocks:
                yield from self._block(block, width)
        yield Content("")
        yield from self._wrapped(self.card.foot, width, MUTED)

    def _block(self, block: Block, width: int) -> Iterator[Content]:
        match block:
            case Paragraph(words):
                yield from self._wrapped(words, width, MUTED)
            case Facts(facts):
                for fact in facts:
                    yield from self._fact(fact, width)
            case Table():
                head, *lines = table_lines(block)
                yield Content.styled(head, MUTED)
                yield from (Content.styled(self.draw.plain(line), "$foreground") for line in lines)

    def _fact(self, fact: Fact, width: int) -> Iterator[Content]:
        """A fact's words wrapped beside its label."""
        glyph = f"{self.draw.glyphs.of(fact.severity)} " if fact.severity else ""
        label = Content.styled(
            f"{glyph}{fact.label}".ljust(LABEL), SEVERITY_INK[fact.severity] if fact.severity else MUTED
        )
        for number, line in enumerate(self._wrapped(fact.words, width - LABEL, "$foreground")):
            yield Content.assemble(" " * LABEL if number else label, line)

    def _wrapped(self, words: str, width: int, style: str) -> list[Content]:
        return Content.styled(self.draw.plain(words), style).wrap(max(width, NARROWEST))


class TherapistCard(Dialog[None]):
    """The card on one page that scrolls; a key saves it, Escape closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,K", "close", "Close", id="card.close"),
        Binding("H", "save('html')", "Save as HTML", id="card.html"),
        Binding("M", "save('markdown')", "Save as Markdown", id="card.markdown"),
        Binding("T", "save('text')", "Save as text", id="card.text"),
    ]

    card: var[Document | None] = var(None)

    def __init__(self, journal_model: JournalModel, draw: DrawContext) -> None:
        super().__init__(draw)
        self.model = CardModel(journal_model)

    def compose(self) -> ComposeResult:
        with Vertical(id="card", classes="box") as pane:
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
        """Derive the card again; it is drawn again only if it changed."""
        self.card = self.model.document()

    def action_save(self, name: str) -> None:
        """Save the card as a file, and say where it is."""
        sentence = self.attempt(lambda: self.model.save(name))
        if sentence:
            self.say(sentence)
