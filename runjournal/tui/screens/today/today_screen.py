"""Today, the home: the strip of weeks, the day's entries, the entry bar, and what the rules say."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

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
from runjournal.tui.messages import (
    CheckInEnded,
    EditRequested,
    JournalChanged,
    LineCancelled,
    LinesPasted,
    LineSubmitted,
    OfferLeft,
    OverruleRequested,
    RatingRequested,
    StepSelected,
)
from runjournal.tui.models.aftercare import AftercareModel
from runjournal.tui.models.effort import EffortModel
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.screens.check_in_map import CheckInMap
from runjournal.tui.screens.journal_screen import JournalScreen
from runjournal.tui.screens.today.day_pane import DayPane, EditCancelled, EditLine, EditSubmitted, Lately
from runjournal.tui.screens.today.today_bar import TodayBar
from runjournal.tui.screens.today.week_strip import DaySelected, WeekStrip
from runjournal.tui.widgets.cursor_list import Pane
from runjournal.tui.widgets.day_list import DayList
from runjournal.tui.widgets.facts import Drunk, Month, NextRace
from runjournal.tui.widgets.findings import Findings
from runjournal.tui.widgets.key_bar import KeyBar
from runjournal.tui.widgets.preview import TEN
from runjournal.tui.widgets.title_bar import DayHeading, TitleBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from runjournal.trends.aftercare import Aftercare
    from runjournal.trends.prompts import NumberPrompt
    from runjournal.tui.models.folder_looks import Offer
    from runjournal.tui.models.prompting import PromptModel

ANSWERS = ("rate", "skip", "rate_later")
NO_AREA = "No area was named for the massage or sore before it. Press a and type one: calf3l"
HOW_TO_RATE = EntryPreview(
    status="How sore? Arrows choose an area, 1–9 rate it, 0 is none, = both sides, . what it feels like. Enter saves.",
    is_question=True,
)


class TodayScreen(JournalScreen):
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
    aftercare: "var[Aftercare | None]" = var(None)
    prompt: "var[NumberPrompt | None]" = var(None)
    offer: "var[Offer | None]" = var(None)

    def __init__(self, journal_model: JournalModel, draw: DrawContext, size: Size, tag: str = "") -> None:
        super().__init__(journal_model, draw, size, tag)
        self.is_short = size.height < TALL
        self.model = AftercareModel(journal_model)
        self.efforts = EffortModel(journal_model)
        self.pane = DayPane(journal_model.line_of, self.preview_edit)
        self.list = DayList(draw)
        self.body = CheckInMap(journal_model, draw)
        self.bar = TodayBar(journal_model, draw)
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
            self._derive_aftercare()

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
        self.call_after_refresh(self._derive_aftercare)

    def on_resize(self, event: events.Resize) -> None:
        """Show less in a low terminal, and more in a large one."""
        self.is_short = event.size.height < TALL
        self.update_classes(reached(event.size), animate=False)
        if self.has_class("-roomy") and not self.query(Lately):
            self.query_one("#main").mount(Lately(self.draw).data_bind(TodayScreen.recent))

    def on_unmount(self) -> None:
        """Lose nothing that was answered or rated when the app is quit."""
        for model in (self.model, self.efforts):
            self.attempt(model.save_answers)
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
        """Let digits, - and Escape answer only a prompt that is visible; A works only if there are steps."""
        if action in ANSWERS:
            is_asked = self.prompt is not None and (parameters != (TEN,) or self.prompt.highest == TEN)
            return is_asked and (self.bar.preview is None or self.bar.preview.leaves_room)
        if action == "leave_offer":
            return self.offer is not None and (self.bar.preview is None or self.bar.preview.leaves_room)
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

    def say(self, sentence: str, *, is_error: bool = False) -> None:
        """Show the sentence below the entry bar; the text in the bar stays."""
        self.bar.preview = EntryPreview(status=sentence, is_error=is_error)

    def drop_status(self) -> None:
        """Take away the message of a change; a refusal, a question and a line that is being typed stay."""
        preview = self.bar.preview
        if preview is not None and not preview.is_question and not preview.is_error:
            self.bar.preview = preview._replace(status="") if preview.draft else None

    @property
    def said(self) -> object:
        """The message below the bar; a question is none."""
        preview = self.bar.preview
        return preview if preview is not None and preview.status and not preview.is_question else None

    def fall_silent(self) -> None:
        """Take the message away; what is understood of a line that is being typed shows again."""
        line, edited = self.bar.input, self.pane.edited
        self.bar.preview = None
        if edited is not None:
            self.preview_edit(edited.value)
        elif line.has_focus:
            self.bar.show_preview(line.value)

    def show_change(self, sentence: str) -> None:
        """Show the journal as a change left it, and go back to the day's entries."""
        super().show_change(sentence)
        self.list.focus()

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

    def open_bar(self, mode: Mode) -> None:
        """Open the entry bar to log, or to ask about a booking."""
        self.bar.write(mode)

    @on(LinesPasted)
    def _lines_pasted(self, message: LinesPasted) -> None:
        from runjournal.tui.screens.dialogs.pasted_box import PastedBox

        def closed(sentence: str | None) -> None:
            if sentence:
                self.show_change(sentence)

        booking = self.bar.is_booking
        self.app.push_screen(PastedBox(self.journal_model, self.draw, message.lines, self.day, booking=booking), closed)

    @on(LineSubmitted)
    def _line_submitted(self, message: LineSubmitted) -> None:
        if not message.line.strip():
            return
        if self.bar.is_reason:
            self._overrule(message.line)
            return
        draft = self.bar.draft_of(message.line)
        if draft and (sentence := self.attempt(lambda: self.journal_model.add(draft))):
            self.bar.clear()
            self.show_change(sentence)

    @on(LineCancelled)
    def _line_cancelled(self) -> None:
        self.bar.preview = None
        if self.bar.is_reason:
            self.bar.leave_reason()
            self.action_findings()
        else:
            self.list.focus()

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

    # findings

    def action_findings(self) -> None:
        """Go to the findings."""
        self.query_one(Findings).focus()

    @on(OverruleRequested)
    def _overrule_requested(self, message: OverruleRequested) -> None:
        message.stop()
        question = self.attempt(lambda: self.journal_model.question(message.finding))
        if question:
            self.bar.ask_why(message.finding, question)

    def _overrule(self, why: str) -> None:
        """Overrule the finding that was asked about, for the reason that was typed."""
        finding = self.bar.questioned
        sentence = self.attempt(lambda: self.journal_model.overrule(finding, why)) if finding else ""
        if sentence:
            self.bar.clear()
            self.show_change(sentence)
            self.action_findings()

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

    # after a massage or a run

    def _derive_aftercare(self) -> None:
        self.model.renew()
        self.efforts.renew()
        self._show_aftercare()

    def _show_aftercare(self) -> None:
        self.aftercare, self.prompt = self.model.steps, self._asking.prompt

    @property
    def _asking(self) -> "PromptModel[Any]":
        """What asks now: soreness after a massage before the effort of runs, but first what was begun."""
        is_effort = self.efforts.is_begun or self.model.prompt is None
        return self.efforts if is_effort else self.model

    def watch_aftercare(self) -> None:
        """Place the steps, or take them away."""
        if self.is_mounted:
            self.call_later(self._place_steps)

    def watch_prompt(self) -> None:
        """Turn the keys of the answers on while a prompt is shown."""
        if self.is_mounted:
            self.refresh_bindings()

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

    @on(StepSelected)
    def _step_selected(self, message: StepSelected) -> None:
        from runjournal.trends.aftercare import entry_of

        entry = entry_of(message.step, self.journal_model.now(), self.journal_model.zone)
        if entry is not None:
            self.change(lambda: self.journal_model.log([entry]))
        elif self.aftercare is not None:
            self.model.ask_now()
            self._show_aftercare()
            self.bar.preview = None if self.prompt else EntryPreview(status=NO_AREA, is_error=True)

    def action_rate(self, rating: int) -> None:
        """Rate the area or run that is asked for."""
        self._answer(lambda asking: asking.answer(rating))

    def action_skip(self) -> None:
        """Skip the area or run that is asked for."""
        self._answer(lambda asking: asking.answer(None))

    def action_rate_later(self) -> None:
        """Keep the answers given, and ask for the rest an hour later."""
        self._answer(lambda asking: asking.put_off())

    def watch_offer(self) -> None:
        """Turn the key on that leaves what is offered."""
        if self.is_mounted:
            self.refresh_bindings()

    def action_leave_offer(self) -> None:
        """Ask no more about what is new to import."""
        self.post_message(OfferLeft())

    def _answer(self, answer: "Callable[[PromptModel[Any]], NumberPrompt | None]") -> None:
        """Answer what is asked, and save the answers once there is no more to ask."""
        asking = self._asking
        finished = answer(asking)
        self._show_aftercare()
        if finished is not None:
            self.change(lambda: asking.save(finished))
