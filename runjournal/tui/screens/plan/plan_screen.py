"""Plan: six weeks as a calendar of starts, each with its verdict; massages, races and runs are planned here."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.geometry import Size
from textual.reactive import var

from runjournal.booking.check import BookingCheck
from runjournal.booking.day_parts import DayPart
from runjournal.model.choices import Depth
from runjournal.model.entries import Entry
from runjournal.rules.finding import Finding
from runjournal.rules.start_calendar import Slot
from runjournal.trends.progress import Progress
from runjournal.tui.breakpoints import TALL
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.entry_preview import Mode
from runjournal.tui.messages import EditRequested, LineRequested
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.models.plan import PlanModel
from runjournal.tui.models.plan_days import WEEKS, Cursor, PlanDay
from runjournal.tui.screens.journal_screen import SubScreen
from runjournal.tui.screens.plan.plan_calendar import PlanCalendar, WeeksMoveRequested
from runjournal.tui.screens.plan.plan_entries import PlanEntries
from runjournal.tui.screens.plan.plan_week import BookingRequested, PartSelected
from runjournal.tui.screens.plan.slot_facts import (
    Counts,
    DepthFact,
    DepthSelected,
    Hours,
    Instead,
    LengthChangeRequested,
    LengthFact,
    SlotSelected,
)
from runjournal.tui.screens.plan.slot_verdict import SlotFindings, SlotHead
from runjournal.tui.widgets.facts import Month
from runjournal.tui.widgets.key_bar import KeyBar
from runjournal.tui.widgets.status_line import StatusLine
from runjournal.tui.widgets.title_bar import DayHeading, TitleBar


class PlanScreen(SubScreen):
    """The calendar, beside it why the chosen start is fine or not, below it what the day has."""

    CSS_PATH = "plan.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "fine(1)", "Next fine", id="plan.next-fine"),
        Binding("N", "fine(-1)", "Fine before", show=False, id="plan.fine-before"),
        Binding("F", "instead", "Fine instead", show=False, id="plan.instead"),
        Binding("1", "depth('light')", "Light", show=False, id="plan.light"),
        Binding("2", "depth('medium')", "Medium", show=False, id="plan.medium"),
        Binding("3", "depth('firm')", "Firm", show=False, id="plan.firm"),
        Binding("4", "depth('deep')", "Deep", show=False, id="plan.deep"),
        Binding("greater_than_sign,full_stop", "deeper(1)", "Deeper", id="plan.deeper"),
        Binding("less_than_sign", "deeper(-1)", "Gentler", show=False, id="plan.gentler"),
        Binding("plus,equals_sign", "length(1)", "Longer", id="plan.longer"),
        Binding("minus", "length(-1)", "Shorter", show=False, id="plan.shorter"),
        Binding("left,h", "part(-1)", "Part before", show=False, id="plan.part-before"),
        Binding("right,l", "part(1)", "Part after", show=False, id="plan.part-after"),
        Binding("left_square_bracket", "hour(-1)", "Hour before", show=False, id="plan.hour-before"),
        Binding("right_square_bracket", "hour(1)", "Hour after", show=False, id="plan.hour-after"),
        Binding("pageup", "turn(-1)", "Weeks before", show=False, id="plan.weeks-before"),
        Binding("pagedown", "turn(1)", "Weeks after", show=False, id="plan.weeks-after"),
        Binding("e", "edit", "Edit", id="plan.move"),
        Binding("x", "call_off", "Cancel", id="plan.cancel"),
        Binding("c", "confirm", "Confirm", show=False, id="plan.confirm"),
        Binding("d,delete", "delete", "Delete", show=False, id="plan.delete"),
        Binding("f", "findings", "Findings", show=False, id="plan.findings"),
        Binding("p", "back", "Back", show=False, id="plan.back"),
    ]

    days: var[tuple[PlanDay, ...]] = var(())
    day: var[date | None] = var(None)
    today: var[date | None] = var(None)
    is_today: var[bool] = var(True)
    slots: var[tuple[Slot, ...]] = var(())
    slot: var[Slot | None] = var(None)
    check: var[BookingCheck | None] = var(None)
    findings: var[tuple[Finding, ...]] = var(())
    depth: var[Depth | None] = var(None)
    minutes: var[int] = var(0)
    question: var[str] = var("")
    entries: var[tuple[Entry, ...]] = var(())
    against: var[Mapping[str, Finding]] = var(dict)
    progress: var[Progress | None] = var(None)
    is_short: var[bool] = var(False)
    height: var[int] = var(TALL)

    def __init__(
        self,
        journal_model: JournalModel,
        draw: DrawContext,
        tag: str = "",
        *,
        day: date | None = None,
    ) -> None:
        super().__init__(journal_model, draw, tag)
        self.model = PlanModel(journal_model)
        self.cursor = self.model.begin_at(day)
        self.first = self.model.first_day
        self._take_size(self.app.size)
        self.progress = self.model.progress()
        self._derive()

    def compose(self) -> ComposeResult:
        draw = self.draw
        yield TitleBar(draw, "Plan", self.tag).data_bind(PlanScreen.now)
        with Container(id="plan"):
            with Vertical(id="main"):
                yield PlanCalendar(draw).data_bind(
                    PlanScreen.days, PlanScreen.day, PlanScreen.today, PlanScreen.slot, PlanScreen.height
                )
                yield DayHeading(draw).data_bind(PlanScreen.now, PlanScreen.day)
                yield PlanEntries(draw).data_bind(
                    PlanScreen.entries, PlanScreen.now, PlanScreen.is_today, PlanScreen.against
                )
            with Vertical(id="side"):
                yield SlotHead(draw).data_bind(
                    PlanScreen.slot, PlanScreen.check, PlanScreen.day, PlanScreen.today, PlanScreen.question
                )
                yield SlotFindings(draw, self.acts.of).data_bind(PlanScreen.findings)
                with Vertical(id="facts"):
                    yield Instead(draw).data_bind(PlanScreen.slot, PlanScreen.check)
                    yield DepthFact(draw).data_bind(PlanScreen.depth)
                    yield LengthFact(draw).data_bind(PlanScreen.minutes)
                    yield Hours(draw).data_bind(PlanScreen.slots, PlanScreen.slot)
                    yield Counts(draw).data_bind(PlanScreen.check)
                    yield Month(draw).data_bind(PlanScreen.progress, PlanScreen.is_short)
        yield StatusLine(draw).data_bind(PlanScreen.status)
        yield KeyBar()

    def on_mount(self) -> None:
        """Start on the calendar."""
        self.query_one(PlanCalendar).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Show less in a low terminal."""
        self._take_size(event.size)

    def _take_size(self, size: Size) -> None:
        self.height = size.height
        self.is_short = size.height < TALL

    # deriving

    def refresh_journal(self) -> None:
        """Judge everything anew; the start that is chosen stays."""
        self.model.renew()
        self.progress = self.model.progress()
        self._derive()

    def _derive(self) -> None:
        """Derive what the screen shows, for the weeks that are in view; the start that is chosen stays."""
        self.cursor = Cursor.at(self.slot) if self.slot else self.cursor
        model = self.model
        self.now, self.today = model.history.now, model.today
        self.depth, self.minutes = model.depth, model.minutes
        self.question = f"{model.depth} massage, {model.minutes} min"
        self.against = model.against
        self.first = model.weeks_with(self.cursor.day, self.first)
        self.days = model.days(self.first)
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Derive what the screen shows of the chosen day and start."""
        cursor = self.cursor
        self.day, self.is_today = cursor.day, cursor.day == self.model.today
        self.slots = self.model.calendar.slots_on(cursor.day)
        self.slot = cursor.slot(self.slots)
        self.check = self.model.check(self.slot) if self.slot else None
        self.findings = self.check.all_findings if self.check else ()
        self.entries = next((day.plans for day in self.days if day.day == cursor.day), ())

    # moving

    def _go(self, cursor: Cursor) -> None:
        """Choose a day and start, within the weeks that can be planned."""
        if cursor.day < self.model.first_day or not self.journal_model.has_day(cursor.day):
            return
        self.status = None
        self.cursor = cursor
        self.first = self.model.weeks_with(cursor.day, self.first)
        if self.days[0].day != self.first:
            self.days = self.model.days(self.first)
        self._show_chosen()

    def action_part(self, by: int) -> None:
        """The part of the day after or before."""
        self._go(self.cursor.stepped(by, self.model.calendar.slots_on))

    def action_hour(self, by: int) -> None:
        """The start after or before within the day."""
        self._go(self.cursor.hours_later(by, self.slots))

    def action_turn(self, by: int) -> None:
        """The six weeks after or before."""
        self._weeks(by * WEEKS)

    def action_fine(self, step: int) -> None:
        """The next part of a day, or the one before, with a start that is fine."""
        fine = self.model.next_fine(self.slot, self.cursor.day, step)
        if fine is not None:
            self._go(Cursor.at(fine)._replace(hour=None))
            return
        way = "after" if step > 0 else "before"
        self.say(f"No other start is fine in the six weeks {way}; a gentler massage may be.", is_error=True)

    @on(WeeksMoveRequested)
    def _weeks_move_requested(self, message: WeeksMoveRequested) -> None:
        self._go(self.cursor.days_later(message.weeks * 7))

    def _weeks(self, weeks: int) -> None:
        days = weeks * 7
        if self.journal_model.has_day(self.cursor.day + timedelta(days=days)):
            self.first += timedelta(days=days)
            self._go(self.cursor.days_later(days))

    @on(PartSelected)
    def _part_selected(self, message: PartSelected) -> None:
        self._go(Cursor(message.day, DayPart.MORNING if message.part is None else message.part))

    @on(SlotSelected)
    def _slot_selected(self, message: SlotSelected) -> None:
        self._go(Cursor.at(message.slot))
        self._leave_instead()

    def _leave_instead(self) -> None:
        """Go back to the calendar once something fine was chosen."""
        if self.query_one(Instead).has_focus:
            self.action_calendar()

    def action_findings(self) -> None:
        """Go to what is said of the chosen start."""
        self.query_one(SlotFindings).focus()

    def action_instead(self) -> None:
        """Go to what would be fine instead."""
        if self.query_one(Instead).choices:
            self.query_one(Instead).focus()
        else:
            self.say("There is nothing to choose instead; n goes to the next start that is fine.", is_error=True)

    def action_calendar(self) -> None:
        """Go to the calendar."""
        self.query_one(PlanCalendar).focus()

    # the massage that is asked about

    def action_depth(self, depth: str) -> None:
        """Judge massages of this depth."""
        self.model.depth = Depth(depth)
        self._derive()

    def action_deeper(self, by: int) -> None:
        """Judge deeper massages, or gentler ones."""
        self.model.deepen(by)
        self._derive()

    def action_length(self, by: int) -> None:
        """Judge longer massages, or shorter ones."""
        self.model.lengthen(by)
        self._derive()

    @on(DepthSelected)
    def _depth_selected(self, message: DepthSelected) -> None:
        self.action_depth(message.depth)
        self._leave_instead()

    @on(LengthChangeRequested)
    def _length_change_requested(self, message: LengthChangeRequested) -> None:
        self.action_length(message.steps)

    # booking

    @on(BookingRequested)
    def _booking_requested(self) -> None:
        slot = self.slot
        if slot is None:
            self.say("No start is left on that day; choose another with the arrows.", is_error=True)
            return
        self.change(lambda: self.model.book(slot))

    def line_for(self, mode: Mode) -> LineRequested:
        """A booking begins with the chosen start; what is logged or planned is about the chosen day."""
        line = self.model.line(self.slot) if mode is Mode.BOOK and self.slot else ""
        return LineRequested(mode, line, self.cursor.day)

    # what is planned

    def _with_chosen(self, act: Callable[[Entry], object]) -> None:
        entry = self.query_one(PlanEntries).chosen
        if entry is None:
            self.say("Nothing is planned on that day; a plans a race or a run there.", is_error=True)
            return
        act(entry)

    def action_edit(self) -> None:
        """Change the chosen entry in its line."""
        self._with_chosen(lambda entry: self.post_message(LineRequested(Mode.LOG, entry=entry)))

    @on(EditRequested)
    def _edit_requested(self, message: EditRequested) -> None:
        self.post_message(LineRequested(Mode.LOG, entry=message.entry))

    def action_call_off(self) -> None:
        """Cancel the chosen entry, or plan it again."""
        self._with_chosen(self.call_off_entry)

    def action_confirm(self) -> None:
        """Confirm that the chosen entry happened."""
        self._with_chosen(self.confirm_entry)

    def action_delete(self) -> None:
        """Delete the chosen entry."""
        self._with_chosen(lambda entry: self.change(lambda: self.journal_model.delete(entry)))
