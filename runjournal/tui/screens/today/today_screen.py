"""Today, the home: the strip of weeks, the day's entries, the entry bar, and what the rules say."""

from datetime import date, timedelta
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.geometry import Size
from textual.reactive import var

from runjournal.model.areas import Spot
from runjournal.model.choices import Status
from runjournal.model.entries import Entry, Race, Soreness
from runjournal.rules.finding import Finding
from runjournal.trends.fluids import FluidTotal
from runjournal.trends.progress import Progress
from runjournal.trends.week_strip import DayMarks
from runjournal.tui.breakpoints import TALL, reached
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.entry_preview import EntryPreview
from runjournal.tui.messages import DaySelected
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.screens.today.care import Care
from runjournal.tui.screens.today.lately import Lately
from runjournal.tui.screens.today.rating import Rating
from runjournal.tui.screens.today.week_strip import WeekStrip
from runjournal.tui.screens.today.writing import Writing
from runjournal.tui.widgets.body_map import BodyMap
from runjournal.tui.widgets.cursor_list import Pane
from runjournal.tui.widgets.day_list import DayList
from runjournal.tui.widgets.entry_bar import EntryBar
from runjournal.tui.widgets.facts import Drunk, Month, NextRace
from runjournal.tui.widgets.findings import Findings
from runjournal.tui.widgets.key_bar import KeyBar
from runjournal.tui.widgets.title_bar import DayHeading, TitleBar


class TodayScreen(Care, Rating, Writing):
    """The home screen. It owns the state that its parts show; they are bound to it and ask by messages."""

    BINDINGS: ClassVar[list[BindingType]] = [
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
    fluids: var[FluidTotal | None] = var(None)
    ratings: var[dict[Spot, int]] = var(dict)
    lately: var[dict[Spot, Soreness]] = var(dict)

    def __init__(self, journal_model: JournalModel, draw: DrawContext, size: Size, tag: str = "") -> None:
        super().__init__(journal_model, draw, size, tag)
        self.is_short = size.height < TALL
        self.body = BodyMap(draw)
        self._show(journal_model.today)

    def compose(self) -> ComposeResult:
        draw = self.draw
        yield TitleBar(draw, "Today", self.tag).data_bind(TodayScreen.now)
        with Vertical(id="main"):
            yield WeekStrip(draw).data_bind(TodayScreen.marks, TodayScreen.day, TodayScreen.today, TodayScreen.is_short)
            yield DayHeading(draw).data_bind(TodayScreen.now, TodayScreen.day)
            with Pane(id="day"):
                yield DayList(draw).data_bind(TodayScreen.entries, TodayScreen.now, TodayScreen.is_today)
            if self.has_class("-roomy"):
                yield Lately(draw).data_bind(TodayScreen.recent)
        with Container(id="side"):
            with Pane(id="findings"):
                yield Findings(draw).data_bind(TodayScreen.findings, TodayScreen.is_empty)
            with Vertical(id="facts"):
                yield Month(draw).data_bind(TodayScreen.progress, TodayScreen.is_short)
                yield NextRace(draw).data_bind(TodayScreen.race, TodayScreen.today, TodayScreen.is_short)
                yield Drunk(draw).data_bind(TodayScreen.fluids, TodayScreen.is_short)
                yield self.body.data_bind(
                    TodayScreen.ratings, TodayScreen.lately, TodayScreen.day, TodayScreen.is_short
                )
        yield EntryBar(draw, self.show_preview).data_bind(TodayScreen.preview, TodayScreen.prompt)
        yield KeyBar(leads_on=True)

    def _show(self, day: date) -> None:
        """Derive everything on the screen from the journal, for a day."""
        view = self.journal_model.view(day, self.marks[0].day if self.marks else None)
        self.day, self.today, self.now = view.day, view.today, view.now
        self.is_today = view.day == view.today
        self.entries, self.recent, self.marks = view.entries, view.recent, view.marks
        self.findings, self.is_empty = view.findings, view.is_empty
        self.progress, self.race = view.progress, view.race
        self.fluids, self.ratings, self.lately = view.fluids, view.ratings, view.lately
        self.show_care(view.massaged)

    def on_resize(self, event: events.Resize) -> None:
        """Say less in a low terminal, and use the room of a large one."""
        self.is_short = event.size.height < TALL
        self.update_classes(reached(event.size), animate=False)
        if self.has_class("-roomy") and not self.query(Lately):
            self.query_one("#main").mount(Lately(self.draw).data_bind(TodayScreen.recent))

    def on_mount(self) -> None:
        """Start on the day's entries."""
        self.list.focus()

    def on_unmount(self) -> None:
        """Lose nothing that was answered when the app is left."""
        self.attempt(self.keep_answers)
        self.keep_ratings()

    def refresh_journal(self) -> None:
        """Show the journal as it is now, on the day that is shown."""
        self._show(self.day or self.journal_model.today)

    # moving through days

    def action_step(self, days: int) -> None:
        """Go days ahead or back."""
        self._go((self.day or self.journal_model.today) + timedelta(days=days))

    def action_today(self) -> None:
        """Come back to today."""
        self._go(self.journal_model.today)

    @on(DaySelected)
    def _day_selected(self, message: DaySelected) -> None:
        self._go(message.day)

    def _go(self, day: date) -> None:
        if self.journal_model.has_day(day):
            self.lay_edit_aside()
            self.put_ratings_down()
            self._show(day)
            self.list.cursor = 0

    # changes

    def action_confirm(self) -> None:
        """Say that the planned entry under the cursor happened."""
        entry = self.list.chosen
        if entry is None or entry.status is not Status.PLANNED:
            self.preview = EntryPreview(
                status="Only a planned entry can be confirmed; choose one with Up and Down.", is_error=True
            )
            return
        self.change(lambda: self.journal_model.confirm(entry))

    def action_delete(self) -> None:
        """Delete the entry under the cursor; undo brings it back."""
        entry = self.list.chosen
        if entry is not None:
            self.change(lambda: self.journal_model.delete(entry))

    def say(self, sentence: str, *, is_error: bool = False) -> None:
        """Say it below the entry bar, in whose line nothing is lost."""
        self.preview = EntryPreview(status=sentence, is_error=is_error)

    def focus_list(self) -> None:
        """Go back to the day's entries."""
        self.list.focus()

    def show_change(self, sentence: str) -> None:
        """Show the journal as a change left it, and go back to the day's entries."""
        super().show_change(sentence)
        self.list.focus()
