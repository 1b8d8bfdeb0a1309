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
from runjournal.model.entries import Entry, Race, Soreness
from runjournal.rules.finding import Finding
from runjournal.store.unsaved import Unsaved
from runjournal.trends.fluids import FluidTotal
from runjournal.trends.progress import Progress
from runjournal.trends.week_strip import DayMarks
from runjournal.tui.breakpoints import TALL, reached
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.entry_preview import EntryPreview, Mode
from runjournal.tui.messages import CheckInEnded, EditRequested, JournalChanged, RatingRequested
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.screens.check_in_map import CheckInMap
from runjournal.tui.screens.today.bar_screen import BarScreen
from runjournal.tui.screens.today.day_pane import DayPane, EditCancelled, EditLine, EditSubmitted, Lately
from runjournal.tui.screens.today.week_strip import DaySelected, WeekStrip
from runjournal.tui.widgets.cursor_list import Pane
from runjournal.tui.widgets.day_list import DayList
from runjournal.tui.widgets.facts import Drunk, Month, NextRace
from runjournal.tui.widgets.findings import Findings
from runjournal.tui.widgets.key_bar import KeyBar
from runjournal.tui.widgets.title_bar import DayHeading, TitleBar

HOW_TO_RATE = EntryPreview(
    status="How sore? Arrows choose an area, 1–9 rate it, 0 is none, = both sides, . what it feels like. Enter saves.",
    is_question=True,
)


class TodayScreen(BarScreen):
    """The home screen. It owns the state that its parts show; they are bound to it and ask by messages."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "sore", "Sore", id="today.sore"),
        Binding("A", "aftercare", "After the massage", show=False, id="today.aftercare"),
        *(Binding(str(n), f"rate({n})", f"Rate {n}", show=False, id=f"today.rate-{n}") for n in range(10)),
        Binding("plus", "rate(10)", "Rate 10", show=False, id="today.rate-10"),
        Binding("minus", "skip", "Skip the question", show=False, id="today.rate-skip"),
        Binding("escape", "rate_later", "Rate later", show=False, id="today.rate-later"),
        Binding("escape", "leave_offer", "Leave new runs", show=False, id="today.leave-offer"),
        Binding("c", "confirm", "Confirm", id="today.confirm"),
        Binding("x", "call_off", "Cancel", show=False, id="today.cancel"),
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
    is_short: var[bool] = var(False)
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
        self.pane = DayPane(journal_model.line_of, self.preview_edit)
        self.list = DayList(draw)
        self.body = CheckInMap(journal_model, draw)
        self._follows_today = True
        """Whether the day was chosen as today, which it is to be past midnight, too."""
        self._show(journal_model.today)

    def compose(self) -> ComposeResult:
        draw = self.draw
        yield TitleBar(draw, "Today", self.tag).data_bind(TodayScreen.now)
        with Vertical(id="main"):
            yield WeekStrip(draw).data_bind(TodayScreen.marks, TodayScreen.day, TodayScreen.today, TodayScreen.is_short)
            yield DayHeading(draw).data_bind(TodayScreen.now, TodayScreen.day)
            with self.pane:
                yield self.list.data_bind(TodayScreen.entries, TodayScreen.now, TodayScreen.is_today)
            if self.has_class("-roomy"):
                yield Lately(draw).data_bind(TodayScreen.recent)
        with Container(id="side"):
            with Pane(id="findings"):
                yield Findings(draw, self.acts.of).data_bind(TodayScreen.findings, TodayScreen.is_empty)
            with Vertical(id="facts"):
                yield Month(draw).data_bind(TodayScreen.progress, TodayScreen.is_short)
                yield NextRace(draw).data_bind(TodayScreen.race, TodayScreen.today, TodayScreen.is_short)
                yield Drunk(draw).data_bind(TodayScreen.fluids, TodayScreen.is_short)
                yield self.body.data_bind(
                    TodayScreen.ratings, TodayScreen.lately, TodayScreen.day, TodayScreen.is_short
                )
        yield self.bar.data_bind(TodayScreen.day, TodayScreen.prompt, TodayScreen.offer)
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
        self.model.massage = view.massaged
        if self.is_mounted:
            self.renew_questions()

    def refresh_journal(self) -> None:
        """Show the journal as it is now, on the day that is shown; past midnight today is another day."""
        day = None if self._follows_today and not self.is_at_work else self.day
        self._show(day or self.journal_model.today)

    @property
    def is_at_work(self) -> bool:
        """Whether something is being typed or rated, which is for the day that is shown."""
        texts = [self.bar.typed_in(mode) for mode in Mode]
        return any(text.strip() for text in texts) or bool(self.query(EditLine)) or not self.body.check_in.is_empty

    def on_mount(self) -> None:
        """Start on the day's entries; the steps after a massage need not be there at the first paint."""
        self.list.focus()
        self.call_after_refresh(self.renew_questions)

    def on_resize(self, event: events.Resize) -> None:
        """Show less in a low terminal, and more in a large one."""
        self.is_short = event.size.height < TALL
        self.update_classes(reached(event.size), animate=False)
        if self.has_class("-roomy") and not self.query(Lately):
            self.query_one("#main").mount(Lately(self.draw).data_bind(TodayScreen.recent))

    def on_unmount(self) -> None:
        """Lose nothing that was answered or rated when the app is quit."""
        self.save_answers()
        self.attempt(self.body.save)

    def bring_back(self, unsaved: Unsaved) -> None:
        """Put what was not saved when the app ended into the bar, on the day it was for, and into its edits."""
        day = unsaved.shown_day
        if unsaved.lines and day is not None and day != self.day and self.journal_model.has_day(day):
            self._follows_today = False
            self._show(day)
        for mode in Mode:
            if mode in unsaved.lines and not self.bar.typed_in(mode):
                self.bar.keep(mode, unsaved.lines[mode])
        self.pane.bring_back(unsaved.edits)
        if unsaved.lines:
            self.say("What you had typed is in the bar again.")
        elif unsaved.edits:
            self.say("What you had typed into an entry is there when you edit it again.")

    def on_screen_suspend(self) -> None:
        """Save what was rated when another screen is turned to, which may show it."""
        if not self.app.screen.is_modal:
            self._put_ratings_down()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what can be done on the map; lay an edit aside, which an Enter elsewhere must not save."""
        if event.widget is self.body:
            self.bar.preview = HOW_TO_RATE
        self.pane.lay_aside(event.widget)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Save what was rated when the map is left, but not when the terminal is."""
        if event.widget is self.body and self.app.app_focus:
            self._put_ratings_down()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let A work only if there are steps after a massage."""
        if action == "aftercare":
            return self.aftercare is not None
        return super().check_action(action, parameters)

    # moving through days

    def action_step(self, days: int) -> None:
        """Go days ahead or back."""
        self._go((self.day or self.journal_model.today) + timedelta(days=days))

    def action_today(self) -> None:
        """Go back to today."""
        self._go(self.journal_model.today)

    def go_to(self, entry: Entry) -> None:
        """Go to the day of an entry, and to its row."""
        self._go(entry.day)
        self.list.cursor = next((row for row, other in enumerate(self.entries) if other.id == entry.id), 0)
        self.list.focus()

    @on(DaySelected)
    def _day_selected(self, message: DaySelected) -> None:
        self._go(message.day)

    def _go(self, day: date) -> None:
        if self.journal_model.has_day(day):
            if self.pane.edited is not None:
                self.pane.lay_aside()
                self.list.focus()
            self._put_ratings_down()
            self._follows_today = day == self.journal_model.today
            self._show(day)
            self.list.cursor = 0

    # changes

    def fall_silent(self) -> None:
        """Take the message away; what is understood of an entry that is being edited shows again."""
        super().fall_silent()
        if self.pane.edited is not None:
            self.preview_edit(self.pane.edited.value)

    def show_change(self, sentence: str) -> None:
        """Show the journal as a change left it, and go back to the day's entries."""
        super().show_change(sentence)
        self.go_to_entries()

    def action_confirm(self) -> None:
        """Confirm that the planned entry under the cursor happened."""
        self.confirm_entry(self.list.chosen)

    def action_call_off(self) -> None:
        """Cancel the plan under the cursor, or plan it again."""
        self.call_off_entry(self.list.chosen)

    def action_delete(self) -> None:
        """Delete the entry under the cursor; undo brings it back."""
        self.delete_entry(self.list.chosen)

    # lines

    def preview_edit(self, line: str) -> None:
        """Show how the line of an edited entry is understood."""
        if self.pane.edited is not None:
            self.bar.preview_edit(line, self.pane.edited.entry)

    @on(EditRequested)
    async def _edit_requested(self, message: EditRequested) -> None:
        line = await self.pane.edit(message.entry, self.list.rows_of(self.list.cursor).start)
        line.ways_out = self.bar
        self.bar.preview_edit(line.value, message.entry)

    @on(EditSubmitted)
    def _edit_submitted(self, message: EditSubmitted) -> None:
        if not message.line.strip():
            return
        draft = self.bar.draft_of(message.line, message.entry)
        if draft and (sentence := self.attempt(lambda: self.journal_model.edit(message.entry, draft))):
            self.pane.close()
            self.show_change(sentence)

    @on(EditCancelled)
    def _edit_cancelled(self) -> None:
        self.pane.close()
        self.bar.preview = None
        self.list.focus()

    def go_to_entries(self) -> None:
        """Go to the day's entries."""
        self.list.focus()

    def action_findings(self) -> None:
        """Go to the findings."""
        self.query_one(Findings).focus()

    # soreness

    def action_sore(self) -> None:
        """Go to the body map; in a terminal too low for it a box over the screen has it."""
        if not self.is_short:
            self.body.focus()
            return
        from runjournal.tui.screens.dialogs.check_in_box import CheckInBox

        def closed(sentence: str | None) -> None:
            if sentence:
                self.show_change(sentence)

        day = self.day or self.journal_model.today
        self.app.push_screen(CheckInBox(self.journal_model, self.draw, day, self.ratings, self.lately), closed)

    @on(RatingRequested)
    def _rating_requested(self) -> None:
        self.action_sore()

    @on(CheckInEnded)
    def _check_in_ended(self, message: CheckInEnded) -> None:
        if self.change(self.body.save):
            return
        if self.body.check_in.is_empty or message.with_escape:
            self.list.focus()

    def _put_ratings_down(self) -> None:
        """Save the ratings without moving the focus or touching a line that is being typed."""
        sentence = self.attempt(self.body.save)
        if sentence:
            self.follow()
            self.app.post_message(JournalChanged())
            typed = self.bar.preview if self.bar.preview and self.bar.preview.draft else EntryPreview()
            self.bar.preview = typed._replace(status=sentence)
        elif self.bar.preview is HOW_TO_RATE:
            self.bar.preview = None

    # after a massage

    def watch_aftercare(self) -> None:
        """Place the steps, or take them away."""
        if self.is_mounted:
            self.call_later(self._place_steps)

    async def _place_steps(self) -> None:
        from runjournal.tui.screens.today.after_massage import AfterMassage

        placed = self.query(AfterMassage)
        if self.aftercare is None:
            await placed.remove()
        elif not placed:
            steps = AfterMassage(self.draw).data_bind(TodayScreen.aftercare, TodayScreen.is_short)
            await self.query_one("#facts").mount(steps, before=0)
        self.refresh_bindings()

    def action_aftercare(self) -> None:
        """Go to the steps, to the first that is open."""
        from runjournal.tui.screens.today.after_massage import AfterMassage

        for steps in self.query(AfterMassage):
            steps.choose_open()
            steps.focus()
