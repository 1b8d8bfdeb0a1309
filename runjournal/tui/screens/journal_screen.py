"""The base of all screens: it follows the journal, makes changes, and says what was done or refused."""

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import var

from runjournal.errors import JournalError
from runjournal.model.choices import Status
from runjournal.model.entries import Entry, Massage, Race, Run
from runjournal.tui.breakpoints import HEIGHTS, WIDTHS, reached
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.entry_preview import Mode
from runjournal.tui.messages import (
    ActRequested,
    EntryRequested,
    FindingSelected,
    JournalChanged,
    LineRequested,
    OverruleRequested,
)
from runjournal.tui.models.finding_acts import Act, FindingActsModel
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.screens.status_screen import StatusScreen

HOW_WAS_IT = "How was it? Type time and effort, such as 44:10 e5. Enter alone keeps it as planned."
NOT_PLANNED = "Only a planned entry can be confirmed; choose one with Up and Down."


class JournalScreen(StatusScreen[None]):
    """A screen that derives what it shows from the journal, in its constructor and in `refresh_journal`.

    It derives once for each change of the journal, whoever made it, and only while it is shown; a hidden screen
    catches up when it is shown again. A subclass binds `now` and `status` to its title bar and status line.
    """

    now: var[datetime | None] = var(None)

    def __init__(self, journal_model: JournalModel, draw: DrawContext, size: Size, tag: str = "") -> None:
        super().__init__(classes=" ".join(name for name, is_on in reached(size).items() if is_on))
        self.journal_model = journal_model
        self.draw = draw
        self.tag = tag
        self.acts = FindingActsModel(journal_model)
        self._version = journal_model.version
        """The version of the journal from which the screen was derived."""

    def refresh_journal(self) -> None:
        """Derive again what the screen shows."""
        raise NotImplementedError

    def follow(self) -> None:
        """Derive again if the journal is not the one from which the screen was derived."""
        version = self.journal_model.version
        if version != self._version:
            if version[0] != self._version[0]:
                self.drop_status()  # what it offers to undo is no longer the last change
            self._version = version
            self.refresh_journal()

    @on(JournalChanged)
    def _journal_changed(self) -> None:
        self.follow()

    def on_screen_resume(self) -> None:
        """Catch up with what changed while the screen was hidden."""
        self.follow()

    # changes

    def action_undo(self) -> None:
        """Undo the last change."""
        self.change(self.journal_model.undo)

    def action_redo(self) -> None:
        """Redo the change that was undone last."""
        self.change(self.journal_model.redo)

    def change(self, change: Callable[[], str]) -> bool:
        """Make a change and say its sentence, or say why it was refused. Return whether it was made."""
        sentence = self.attempt(change)
        if sentence:
            self.show_change(sentence)
        return bool(sentence)

    def show_change(self, sentence: str) -> None:
        """Show the journal as a change left it, and say the change's sentence."""
        self.follow()
        self.say(sentence)
        self.app.post_message(JournalChanged())

    def confirm_entry(self, entry: Entry | None) -> None:
        """Confirm that a chosen entry happened, or say that only a planned one can be confirmed."""
        if entry is None or entry.status is not Status.PLANNED:
            self.say(NOT_PLANNED, is_error=True)
        elif isinstance(entry, Run | Race):
            self._ask_how_it_was(entry)
        else:
            self.change(lambda: self.journal_model.confirm(entry))

    def _ask_how_it_was(self, entry: Run | Race) -> None:
        """Open the line of a run or race that has happened, to add what it took; Enter alone keeps it as planned."""
        try:
            line, place = self.journal_model.line_to_confirm(entry)
        except JournalError as error:
            self.say(str(error), is_error=True)
        else:
            self.post_message(LineRequested(Mode.LOG, line, entry=entry, place=place, hint=HOW_WAS_IT))

    def call_off_entry(self, entry: Entry | None) -> None:
        """Cancel a chosen plan, or plan again what was cancelled, if there is one."""
        if entry is not None:
            self.change(lambda: self.journal_model.call_off(entry))

    def delete_entry(self, entry: Entry | None) -> None:
        """Delete a chosen entry, if there is one; undo brings it back."""
        if entry is not None:
            self.change(lambda: self.journal_model.delete(entry))

    # what is opened over the screen

    def line_for(self, mode: Mode) -> LineRequested:
        """What the entry bar over this screen begins with, and the day that a line without a date is about."""
        return LineRequested(mode)

    @on(FindingSelected)
    def _finding_selected(self, message: FindingSelected) -> None:
        """Show the whole story of a finding; what is asked for there, this screen does."""
        from runjournal.tui.screens.dialogs.story import Story

        finding = message.finding

        def closed(asked: ActRequested | None) -> None:
            if asked is not None:
                self.post_message(asked)

        acts = self.acts.of(finding)
        self.app.push_screen(Story(self.draw, finding, acts, self.journal_model.before(finding)), closed)

    @on(ActRequested)
    def _act_requested(self, message: ActRequested) -> None:
        """Do something about a finding, if it still can be done."""
        acts, model = self.acts.of(message.finding), self.journal_model
        entry = acts.subject
        if entry is None or not acts.has(message.act, message.place):
            return
        match message.act:
            case Act.MOVE if isinstance(entry, Massage):
                start = acts.starts[message.place].start
                self.change(lambda: model.move(entry, start))
            case Act.CONFIRM:
                self.confirm_entry(entry)
            case Act.EDIT:
                self.post_message(LineRequested(Mode.LOG, entry=entry))
            case Act.CANCEL:
                self.change(lambda: model.call_off(entry))
            case Act.GO:
                self.post_message(EntryRequested(entry))
            case Act.OVERRULE:
                self.post_message(OverruleRequested(message.finding))


class SubScreen(JournalScreen):
    """A screen that is opened over the home, and goes back to it."""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,t", "back", "Back", id="page.back"),
        Binding("u", "undo", "Undo", id="page.undo"),
        Binding("U,ctrl+r", "redo", "Redo", show=False, id="page.redo"),
    ]

    def __init__(self, journal_model: JournalModel, draw: DrawContext, tag: str = "") -> None:
        super().__init__(journal_model, draw, self.app.size, tag)

    def action_back(self) -> None:
        """Go back to the home."""
        self.dismiss()
