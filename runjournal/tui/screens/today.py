"""Today, the home: the strip of weeks, the day's entries, the entry bar, and what the rules say."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.geometry import Size
from textual.reactive import var

from runjournal.errors import JournalError
from runjournal.model.areas import Spot
from runjournal.model.choices import Status
from runjournal.model.entries import Entry, Race
from runjournal.rules.finding import Finding
from runjournal.trends.fluids import Fluids
from runjournal.trends.progress import Progress
from runjournal.trends.week_strip import DayMarks
from runjournal.tui.desk import Desk
from runjournal.tui.look import Look
from runjournal.tui.messages import (
    DayChosen,
    EditAsked,
    JournalChanged,
    LineEntered,
    LineLeft,
    LinesPasted,
)
from runjournal.tui.screens.care import Care
from runjournal.tui.screens.deciding import Deciding
from runjournal.tui.shown import Shown
from runjournal.tui.widgets.body_map import BodyMap
from runjournal.tui.widgets.day_list import DayList
from runjournal.tui.widgets.edit_line import EditLine
from runjournal.tui.widgets.entry_bar import EntryBar, Mode
from runjournal.tui.widgets.facts import Drunk, Month, NextRace
from runjournal.tui.widgets.findings import Findings
from runjournal.tui.widgets.key_bar import KeyBar
from runjournal.tui.widgets.lately import Lately
from runjournal.tui.widgets.pane import Pane
from runjournal.tui.widgets.title_bar import DayHeading, TitleBar
from runjournal.tui.widgets.week_strip import WeekStrip

if TYPE_CHECKING:
    from runjournal.language.draft import Draft

TALL = 34
WIDTHS = [(0, "-narrow"), (110, "-comfortable"), (170, "-roomy")]
HEIGHTS = [(0, "-short"), (TALL, "-tall")]


def _reached(size: Size) -> dict[str, bool]:
    """Of each breakpoint, whether it is the last that a size reaches."""
    wide = [name for least, name in WIDTHS if size.width >= least][-1]
    high = [name for least, name in HEIGHTS if size.height >= least][-1]
    return {name: name in (wide, high) for _, name in (*WIDTHS, *HEIGHTS)}


class Today(Care, Deciding):
    """The home screen. It owns the state that its parts show; they are bound to it and ask by messages."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "log", "Add", id="today.add"),
        Binding("b", "book", "Book", id="today.book"),
        Binding("c", "confirm", "Confirm", id="today.confirm"),
        Binding("d,delete", "delete", "Delete", id="today.delete"),
        Binding("u", "undo", "Undo", id="today.undo"),
        Binding("U,ctrl+r", "redo", "Redo", show=False, id="today.redo"),
        Binding("left,h", "step(-1)", "Day before", show=False, id="today.day-before"),
        Binding("right,l", "step(1)", "Day after", show=False, id="today.day-after"),
        Binding("left_square_bracket,pageup", "step(-7)", "Week before", show=False, id="today.week-before"),
        Binding("right_square_bracket,pagedown", "step(7)", "Week after", show=False, id="today.week-after"),
        Binding("t", "today", "Today", id="today.today"),
        Binding("f", "findings", "Findings", show=False, id="today.findings"),
    ]

    now: var[datetime | None] = var(None)
    day: var[date | None] = var(None)
    today: var[date | None] = var(None)
    is_today: var[bool] = var(True)
    entries: var[tuple[Entry, ...]] = var(())
    recent: var[tuple[Entry, ...]] = var(())
    marks: var[tuple[DayMarks, ...]] = var(())
    findings: var[tuple[Finding, ...]] = var(())
    is_empty: var[bool] = var(False)
    progress: var[Progress | None] = var(None)
    race: var[Race | None] = var(None)
    fluids: var[Fluids | None] = var(None)
    ratings: var[dict[Spot, int]] = var(dict)

    def __init__(self, desk: Desk, look: Look, size: Size, tag: str = "") -> None:
        super().__init__(classes=" ".join(name for name, reached in _reached(size).items() if reached))
        self.desk = desk
        self.look = look
        self.tag = tag
        self.is_short = size.height < TALL
        self._show(desk.today)

    def compose(self) -> ComposeResult:
        look = self.look
        yield TitleBar(look, "Today", self.tag).data_bind(Today.now)
        with Vertical(id="main"):
            yield WeekStrip(look).data_bind(Today.marks, Today.day, Today.today, Today.is_short)
            yield DayHeading(look).data_bind(Today.now, Today.day)
            with Pane(id="day"):
                yield DayList(look).data_bind(Today.entries, Today.now, Today.is_today)
            if self.has_class("-roomy"):
                yield Lately(look).data_bind(Today.recent)
        with Container(id="side"):
            with Pane(id="findings"):
                yield Findings(look).data_bind(Today.findings, Today.is_empty)
            with Vertical(id="facts"):
                yield Month(look).data_bind(Today.progress, Today.is_short)
                yield NextRace(look).data_bind(Today.race, Today.today, Today.is_short)
                yield Drunk(look).data_bind(Today.fluids, Today.is_short)
                yield BodyMap(look).data_bind(Today.ratings, Today.is_short)
        yield EntryBar(look, self.show_preview).data_bind(Today.shown, Today.asked)
        yield KeyBar()

    def _show(self, day: date) -> None:
        """Derive everything on the screen from the journal, for a day."""
        view = self.desk.view(day, self.marks[0].day if self.marks else None)
        self.day, self.today, self.now = view.day, view.today, view.now
        self.is_today = view.day == view.today
        self.entries, self.recent, self.marks = view.entries, view.recent, view.marks
        self.findings, self.is_empty = view.findings, view.is_empty
        self.progress, self.race = view.progress, view.race
        self.fluids, self.ratings = view.fluids, view.ratings
        self.show_care(view.massaged)

    @property
    def list(self) -> DayList:
        """The day's entries."""
        return self.query_one(DayList)

    def on_resize(self, event: events.Resize) -> None:
        """Say less in a low terminal, and use the room of a large one."""
        self.is_short = event.size.height < TALL
        self.update_classes(_reached(event.size), animate=False)
        if self.has_class("-roomy") and not self.query(Lately):
            self.query_one("#main").mount(Lately(self.look).data_bind(Today.recent))

    def on_mount(self) -> None:
        """Start on the day's entries."""
        self.list.focus()

    def on_unmount(self) -> None:
        """Lose nothing that was answered when the app is left."""
        self.done(self.keep_answers)

    def refresh_journal(self) -> None:
        """Show the journal as it is now, on the day that is shown."""
        self._show(self.day or self.desk.today)

    # moving through days

    def action_step(self, days: int) -> None:
        """Go days ahead or back."""
        self._go((self.day or self.desk.today) + timedelta(days=days))

    def action_today(self) -> None:
        """Come back to today."""
        self._go(self.desk.today)

    @on(DayChosen)
    def _day_chosen(self, message: DayChosen) -> None:
        self._go(message.day)

    def _go(self, day: date) -> None:
        if self.desk.has_day(day):
            if self._edited() is not None:
                self._close_edit()
            self._show(day)
            self.list.cursor = 0

    # the entry bar

    def action_log(self) -> None:
        """Open the entry bar to log."""
        self._open(Mode.LOG)

    def action_book(self) -> None:
        """Open the entry bar to ask about a booking."""
        self._open(Mode.BOOK)

    def _open(self, mode: Mode) -> None:
        self.bar.open(mode)
        self.show_preview(self.bar.input.value)

    def show_preview(self, line: str) -> None:
        """Show what is understood of a line while it is typed, and what the rules would say of it."""
        if self._is_reason():
            return
        if line.strip():
            self.shown = self._preview(line)
        elif self.shown is not None and self.shown.draft is not None:
            self.shown = None

    def _preview(self, line: str) -> Shown:
        edited = self._edited()
        return self.desk.preview(
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
        said = f"Pasted {message.lines} lines; the bar holds one. For many, use: runjournal log < FILE"
        self.shown = Shown(said=said, is_error=True)

    @on(LineEntered)
    def _line_entered(self, message: LineEntered) -> None:
        if not message.line.strip():
            return
        if self._is_reason():
            self.overrule(message.line)
            return
        draft = self.desk.parse(message.line, self.day, booking=self._is_booking())
        if not draft.is_ready:
            self.shown = self._preview(message.line)
            return
        self._save(draft)

    def _save(self, draft: "Draft") -> None:
        edited = self._edited()
        if edited is None:
            said = self.done(lambda: self.desk.add(draft))
            if said:
                self.bar.clear()
                self.after(said)
            return
        said = self.done(lambda: self.desk.edit(edited.entry, draft))
        if said:
            self._close_edit()
            self.after(said)

    @on(LineLeft)
    def _line_left(self) -> None:
        if self._edited() is not None:
            self._close_edit()
        self.shown = None
        if self._is_reason():
            self.leave_reason()
        else:
            self.list.focus()

    # editing in place

    @on(EditAsked)
    async def _edit_asked(self, message: EditAsked) -> None:
        line = EditLine(
            self.show_preview, message.entry, self.desk.line_of(message.entry), self.list.top_of(self.list.cursor)
        )
        await self.query_one("#day").mount(line)
        line.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Give an edit up when another part is turned to: an Enter there must not change this entry."""
        for line in self.query(EditLine):
            if line is not event.widget:
                line.remove()

    def _close_edit(self) -> None:
        self.query(EditLine).remove()
        self.list.focus()

    # changes

    def action_confirm(self) -> None:
        """Say that the planned entry under the cursor happened."""
        entry = self.list.chosen
        if entry is None or entry.status is not Status.PLANNED:
            self.shown = Shown(
                said="Only a planned entry can be confirmed; choose one with Up and Down.", is_error=True
            )
            return
        self.change(lambda: self.desk.confirm(entry))

    def action_delete(self) -> None:
        """Delete the entry under the cursor; undo brings it back."""
        entry = self.list.chosen
        if entry is not None:
            self.change(lambda: self.desk.delete(entry))

    def action_undo(self) -> None:
        """Take the last change back."""
        self.change(self.desk.undo)

    def action_redo(self) -> None:
        """Make the change again that was taken back."""
        self.change(self.desk.redo)

    def change(self, change: Callable[[], str]) -> None:
        """Make a change and say it, or what was refused."""
        said = self.done(change)
        if said:
            self.after(said)

    def done(self, change: Callable[[], str]) -> str:
        """Make a change and give its sentence; a refusal is shown, and nothing of the line is lost."""
        try:
            return change()
        except JournalError as error:
            self.shown = Shown(said=str(error), is_error=True)
            return ""

    def after(self, said: str) -> None:
        """Show the journal as a change left it, with the change's sentence."""
        self.refresh_journal()
        self.shown = Shown(said=said)
        self.list.focus()

    @on(JournalChanged)
    def _journal_changed(self) -> None:
        self.refresh_journal()
