"""What the home screen does with lines: previews them while they are typed, and saves them."""

from datetime import date
from typing import TYPE_CHECKING

from textual import events, on
from textual.geometry import Size
from textual.reactive import var

from runjournal.tui.draw_context import DrawContext
from runjournal.tui.entry_preview import EntryPreview, Mode
from runjournal.tui.messages import EditRequested, LineCancelled, LinesPasted, LineSubmitted
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.screens.today.deciding import Deciding
from runjournal.tui.screens.today.edit_line import EditLine
from runjournal.tui.widgets.day_list import DayList

if TYPE_CHECKING:
    from runjournal.language.line.draft import Draft


class Writing(Deciding):
    """The part of the home screen about lines: those of the entry bar, and an entry's that is edited in place."""

    day: var[date | None]

    def __init__(self, journal_model: JournalModel, draw: DrawContext, size: Size, tag: str = "") -> None:
        super().__init__(journal_model, draw, size, tag)
        self._turned_from: dict[str, str] = {}
        """What was typed into the lines of entries whose edit was left for another part of the screen, by their ids."""

    @property
    def list(self) -> DayList:
        """The day's entries."""
        return self.query_one(DayList)

    def open_bar(self, mode: Mode) -> None:
        """Open the entry bar to log, or to ask about a booking."""
        self.bar.open(mode)
        self.show_preview(self.bar.input.value)

    def show_preview(self, line: str) -> None:
        """Show what is understood of a line while it is typed, and what the rules would say of it."""
        if self._is_reason():
            return
        if line.strip():
            self.preview = self._preview(line)
        elif self.preview is not None and self.preview.draft is not None:
            self.preview = None

    def _preview(self, line: str) -> EntryPreview:
        edited = self._edited()
        return self.journal_model.preview(
            line, self.day, booking=self._is_booking(), instead_of=edited.entry if edited else None
        )

    def _is_booking(self) -> bool:
        return self._edited() is None and self.bar.mode is Mode.BOOK

    def _is_reason(self) -> bool:
        return self._edited() is None and self.bar.mode is Mode.WHY

    def _edited(self) -> EditLine | None:
        return next((line for line in self.query(EditLine) if line.has_focus), None)

    @on(LinesPasted)
    def _lines_pasted(self, message: LinesPasted) -> None:
        self.preview = EntryPreview.pasted(message.lines)

    @on(LineSubmitted)
    def _line_submitted(self, message: LineSubmitted) -> None:
        if not message.line.strip():
            return
        if self._is_reason():
            self.overrule(message.line)
            return
        draft = self.journal_model.parse(message.line, self.day, booking=self._is_booking())
        if not draft.is_ready:
            self.preview = self._preview(message.line)
            return
        self._save(draft)

    def _save(self, draft: "Draft") -> None:
        edited = self._edited()
        if edited is None:
            sentence = self.attempt(lambda: self.journal_model.add(draft))
            if sentence:
                self.bar.clear()
                self.show_change(sentence)
            return
        sentence = self.attempt(lambda: self.journal_model.edit(edited.entry, draft))
        if sentence:
            self._close_edit()
            self.show_change(sentence)

    @on(LineCancelled)
    def _line_cancelled(self) -> None:
        if self._edited() is not None:
            self._close_edit()
        self.preview = None
        if self._is_reason():
            self.leave_reason()
        else:
            self.list.focus()

    @on(EditRequested)
    async def _edit_requested(self, message: EditRequested) -> None:
        entry = message.entry
        text = self._turned_from.pop(entry.id, "") or self.journal_model.line_of(entry)
        line = EditLine(self.show_preview, entry, text, self.list.rows_of(self.list.cursor).start)
        await self.query_one("#day").mount(line)
        line.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Lay an edit aside when another part is turned to: an Enter there must not change this entry."""
        for line in self.query(EditLine):
            if line is not event.widget and not line.is_closed:
                self._turned_from[line.entry.id] = line.value
                line.remove()

    def lay_edit_aside(self) -> None:
        """Leave an entry that is being edited as it was; what was typed is there when it is edited again."""
        edited = self._edited()
        if edited is not None:
            self._turned_from[edited.entry.id] = edited.value
            self._close_edit()

    def _close_edit(self) -> None:
        for line in self.query(EditLine):
            line.is_closed = True
            line.remove()
        self.list.focus()
