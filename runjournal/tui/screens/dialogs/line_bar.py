"""The entry bar over any screen: to log, to check a booking, or to edit an entry."""

from textual import on
from textual.app import ComposeResult
from textual.reactive import var

from runjournal.tui.breakpoints import HEIGHTS, WIDTHS
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.entry_preview import EntryPreview, Mode
from runjournal.tui.messages import LineCancelled, LineRequested, LinesPasted, LineSubmitted
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.screens.dialogs.dialog import Dialog
from runjournal.tui.widgets.entry_bar import EntryBar
from runjournal.tui.widgets.key_bar import KeyBar


class LineBar(Dialog[str]):
    """A line with its preview over the screen below, which stays in view.

    Its result is the sentence about what was saved, or nothing if the line was left. With `request.line` the bar
    begins with that text, and with `request.entry` Enter puts what is typed in that entry's place; `request.day` is
    what a line without a date is about. What is typed without either is kept in `home`, the bar of the home screen,
    as if typed there.
    """

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    preview: var[EntryPreview | None] = var(None, always_update=True)

    def __init__(
        self,
        journal_model: JournalModel,
        draw: DrawContext,
        request: LineRequested,
        home: EntryBar,
    ) -> None:
        super().__init__(draw)
        self.journal_model = journal_model
        self.mode, self.day, self.entry = request.mode, request.day, request.entry
        self.home = home if not request.line and self.entry is None else None
        self.place, self.hint = request.place, request.hint
        self.line = request.line or (journal_model.line_of(self.entry) if self.entry else home.typed_in(self.mode))

    def compose(self) -> ComposeResult:
        yield EntryBar(self.draw, self.show_preview, self.journal_model.lines_typed).data_bind(LineBar.preview)
        yield KeyBar()

    @property
    def bar(self) -> EntryBar:
        """The bar."""
        return self.query_one(EntryBar)

    def on_mount(self) -> None:
        """Start in the line, after the text it begins with."""
        self.bar.open(self.mode)
        self.bar.input.takes_lines = self.entry is None
        self.bar.input.value = self.line
        self.bar.input.cursor_position = len(self.line) if self.place is None else self.place
        if self.hint and self.preview is not None:
            self.preview = self.preview._replace(status=self.hint, is_question=True)

    def show_preview(self, line: str) -> None:
        """Show what is understood of a line while it is typed, and what the rules would say about it."""
        is_booking = self.mode is Mode.BOOK
        preview = self.journal_model.preview(line, self.day, booking=is_booking, instead_of=self.entry)
        self.preview = preview if line.strip() else None

    @on(LineSubmitted)
    def _line_submitted(self, message: LineSubmitted) -> None:
        draft = self.journal_model.parse(message.line, self.day, booking=self.mode is Mode.BOOK)
        if not draft.is_ready or not message.line.strip():
            self.show_preview(message.line)
            return
        entry, model = self.entry, self.journal_model
        sentence = self.attempt(lambda: model.edit(entry, draft) if entry else model.add(draft))
        if sentence:
            self._close(sentence, "")

    def say(self, sentence: str, *, is_error: bool = False) -> None:
        """Say below the line why it was not saved."""
        self.preview = EntryPreview(status=sentence, is_error=is_error)

    @property
    def said(self) -> object:
        """The message above what is understood, such as why the line was not saved; a hint is none."""
        return self.preview if self.preview and self.preview.status and not self.preview.is_question else None

    def fall_silent(self) -> None:
        """Show what is understood of the line again."""
        self.show_preview(self.bar.input.value)

    @on(LineCancelled)
    def action_close(self) -> None:
        """Leave the line, and keep what was typed."""
        self._close("", self.bar.input.value)

    @on(LinesPasted)
    def _lines_pasted(self, message: LinesPasted) -> None:
        from runjournal.tui.screens.dialogs.pasted_box import PastedBox

        def closed(sentence: str | None) -> None:
            if sentence:
                self._close(sentence, self.bar.input.value)

        booking = self.mode is Mode.BOOK
        self.app.push_screen(PastedBox(self.journal_model, self.draw, message.lines, self.day, booking=booking), closed)

    def _close(self, sentence: str, typed: str) -> None:
        if self.home is not None:
            self.home.keep(self.mode, typed)
        self.dismiss(sentence)
