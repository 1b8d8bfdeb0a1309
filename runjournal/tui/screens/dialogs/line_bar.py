"""The entry bar laid over whatever screen one is on: to log, to ask about a booking, to edit an entry."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import var
from textual.screen import ModalScreen

from runjournal.errors import JournalError
from runjournal.tui.breakpoints import HEIGHTS, WIDTHS
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.entry_preview import EntryPreview, Mode
from runjournal.tui.messages import LineCancelled, LineRequested, LinesPasted, LineSubmitted
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.widgets.entry_bar import EntryBar
from runjournal.tui.widgets.key_bar import KeyBar


class LineBar(ModalScreen[str]):
    """A line with its preview over the screen below, which stays in view.

    Its result is the sentence about what was saved, or nothing if the line was left. With `request.line` the bar
    begins with that text, and with `request.entry` Enter puts what is typed in that entry's place; `request.day` is
    what a line without a date is about. What is typed without either is kept in `home`, the bar of the home screen,
    as if typed there.
    """

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = []

    preview: var[EntryPreview | None] = var(None)

    def __init__(
        self,
        journal_model: JournalModel,
        draw: DrawContext,
        request: LineRequested,
        home: EntryBar,
    ) -> None:
        super().__init__()
        self.journal_model = journal_model
        self.draw = draw
        self.mode, self.day, self.entry = request.mode, request.day, request.entry
        self.home = home if not request.line and self.entry is None else None
        self.line = request.line or (journal_model.line_of(self.entry) if self.entry else home.typed_in(self.mode))

    def compose(self) -> ComposeResult:
        yield EntryBar(self.draw, self.show_preview).data_bind(LineBar.preview)
        yield KeyBar()

    @property
    def bar(self) -> EntryBar:
        """The bar."""
        return self.query_one(EntryBar)

    def on_mount(self) -> None:
        """Start in the line, behind what it begins with."""
        self.bar.open(self.mode)
        self.bar.input.value = self.line
        self.bar.input.cursor_position = len(self.line)

    def show_preview(self, line: str) -> None:
        """Show what is understood of a line while it is typed, and what the rules would say of it."""
        is_booking = self.mode is Mode.BOOK
        preview = self.journal_model.preview(line, self.day, booking=is_booking, instead_of=self.entry)
        self.preview = preview if line.strip() else None

    @on(LineSubmitted)
    def _line_submitted(self, message: LineSubmitted) -> None:
        draft = self.journal_model.parse(message.line, self.day, booking=self.mode is Mode.BOOK)
        if not draft.is_ready or not message.line.strip():
            self.show_preview(message.line)
            return
        try:
            sentence = self.journal_model.edit(self.entry, draft) if self.entry else self.journal_model.add(draft)
        except JournalError as error:
            self.preview = EntryPreview(status=str(error), is_error=True)
            return
        self._close(sentence, "")

    @on(LineCancelled)
    def _line_cancelled(self) -> None:
        self._close("", self.bar.input.value)

    @on(LinesPasted)
    def _lines_pasted(self, message: LinesPasted) -> None:
        self.preview = EntryPreview.pasted(message.lines)

    def _close(self, sentence: str, typed: str) -> None:
        if self.home is not None:
            self.home.keep(self.mode, typed)
        self.dismiss(sentence)

    def on_click(self, event: events.Click) -> None:
        """A click beside the bar leaves the line."""
        if event.widget is self:
            self._line_cancelled()
