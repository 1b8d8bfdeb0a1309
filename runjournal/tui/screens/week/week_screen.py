"""Week: the weekly review in four cards, and the same of a month, a season and a year."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from runjournal.model.areas import Spot
from runjournal.model.entries import Soreness
from runjournal.trends.check_in import EVERYWHERE
from runjournal.trends.review import Review
from runjournal.trends.stretches import Stretch, Zoom
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.entry_preview import Mode
from runjournal.tui.messages import CheckInEnded, LineRequested, SpotSelected
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.models.week import ZOOMS, MonthView, RulesView, RunningView, WeekModel
from runjournal.tui.screens.check_in_map import CheckInMap
from runjournal.tui.screens.journal_screen import SubScreen
from runjournal.tui.screens.week.heat_map import HeatMap, YearMap
from runjournal.tui.screens.week.month_card import MonthCard, NextSteps, NextStepSelected
from runjournal.tui.screens.week.rules_card import RulesCard
from runjournal.tui.screens.week.running_card import RunningCard
from runjournal.tui.screens.week.spot_history import SpotHistory
from runjournal.tui.screens.week.week_head import CARDS, CardSelected, WeekHead, ZoomSelected
from runjournal.tui.widgets.cursor_list import Pane
from runjournal.tui.widgets.key_bar import KeyBar
from runjournal.tui.widgets.status_line import StatusLine
from runjournal.tui.widgets.title_bar import TitleBar

Framed = TypeVar("Framed", bound=Widget)
SORENESS, RUNS, RULES, MONTH = range(1, 5)
WIDE = frozenset({Zoom.MONTH, Zoom.YEAR})
"""The zooms whose columns need all the width of a narrow terminal."""


class WeekScreen(SubScreen):
    """The four cards of a stretch of days; a roomy terminal shows all of them at once."""

    CSS_PATH = "week.tcss"
    AUTO_FOCUS = ""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "go_on", "Go on", id="week.go-on"),
        Binding("backspace", "go_back", "Card before", show=False, id="week.go-back"),
        *(Binding(str(n), f"card({n})", f"Card {n}", show=False, id=f"week.card-{n}") for n in range(1, 5)),
        Binding("left,h,left_square_bracket", "move(-1)", "Before", id="week.before"),
        Binding("right,l,right_square_bracket", "move(1)", "After", show=False, id="week.after"),
        Binding("z", "zoom(1)", "Zoom out", id="week.zoom-out"),
        Binding("Z", "zoom(-1)", "Zoom in", show=False, id="week.zoom-in"),
        Binding("up,k", "choose(-1)", "Up", show=False, id="week.up"),
        Binding("down,j", "choose(1)", "Down", show=False, id="week.down"),
        Binding("pageup", "turn(-1)", "Page up", show=False, id="week.page-up"),
        Binding("pagedown", "turn(1)", "Page down", show=False, id="week.page-down"),
        Binding("s", "sore", "Sore", id="week.sore"),
        Binding("n", "note", "Note", id="week.note"),
        Binding("enter", "done", "Done", show=False, id="week.done"),
    ]

    stretch: var[Stretch | None] = var(None)
    today: var[date | None] = var(None)
    card: var[int] = var(SORENESS)
    review: var[Review | None] = var(None)
    spot: var[Spot | None] = var(None)
    ratings: var[Mapping[Spot, int]] = var(dict)
    lately: var[Mapping[Spot, Soreness]] = var(dict)
    running: var[RunningView | None] = var(None)
    findings: var[RulesView | None] = var(None)
    sessions: var[MonthView | None] = var(None)

    def __init__(self, journal_model: JournalModel, draw: DrawContext, tag: str = "") -> None:
        super().__init__(journal_model, draw, tag)
        self.model = WeekModel(journal_model)
        self.body = CheckInMap(journal_model, draw, keeps_lit=True)
        self.shown = self.model.first()
        self.add_class("-card-1")
        self._placed = [SORENESS]
        self._show()

    def compose(self) -> ComposeResult:
        draw = self.draw
        yield TitleBar(draw, "Week", self.tag).data_bind(WeekScreen.now)
        yield WeekHead(draw).data_bind(WeekScreen.stretch, WeekScreen.today, WeekScreen.card)
        with Container(id="cards"), self._framed(Container(id="card-1"), SORENESS):
            yield YearMap(draw).data_bind(WeekScreen.review)
            with Horizontal(id="sore"):
                yield self.body.data_bind(WeekScreen.ratings, WeekScreen.lately, day=WeekScreen.today)
                with Vertical(id="areas"):
                    with Pane(id="heat"):
                        yield HeatMap(draw).data_bind(WeekScreen.review, WeekScreen.spot)
                    yield SpotHistory(draw).data_bind(WeekScreen.review, WeekScreen.spot)
        yield StatusLine(draw).data_bind(WeekScreen.status)
        yield KeyBar()

    def _made(self, card: int) -> Widget:
        """A card that is looked at for the first time; the screen opens without it."""
        draw = self.draw
        if card == RUNS:
            return self._framed(Pane(RunningCard(draw).data_bind(WeekScreen.running), id="card-2"), card)
        if card == RULES:
            return self._framed(Pane(RulesCard(draw).data_bind(WeekScreen.findings), id="card-3"), card)
        month = Pane(MonthCard(draw).data_bind(WeekScreen.sessions), id="month")
        return self._framed(Container(month, NextSteps(draw), id="card-4"), card)

    def _framed(self, part: Framed, card: int) -> Framed:
        part.border_title = Content(f"{card} {CARDS[card - 1]}")
        part.add_class("card")
        return part

    async def _place(self, card: int) -> None:
        """Mount a card, in order, once."""
        if card in self._placed or not self.is_running:
            return
        self._placed.append(card)
        self._placed.sort()
        before = self._placed[self._placed.index(card) - 1]
        await self.query_one("#cards").mount(self._made(card), after=f"#card-{before}")

    # deriving

    def refresh_journal(self) -> None:
        """Derive again what the cards show."""
        self.shown = self.model.fitted(self.shown)
        self._show()
        if self.is_mounted:
            self._work_out()

    def _show(self) -> None:
        self.now, self.today = self.journal_model.now(), self.journal_model.today
        review = self.model.review(self.shown)
        self.stretch, self.review = self.shown, review
        self.ratings, self.lately = self.model.worst(review), self.model.lately()

    def _work_out(self) -> None:
        """Derive the card that is looked at, and once that is painted the others that are in view."""
        self.call_later(self._derive, self.card)
        if self.is_all_in_view:
            # Through the screen's own queue: what is called after a refresh belongs to the app once the screen is left.
            self.call_after_refresh(self.call_later, self._derive_all, self.shown)

    async def _derive_all(self, stretch: Stretch) -> None:
        for card in (RUNS, RULES, MONTH):
            if stretch == self.shown:
                await self._derive(card)

    async def _derive(self, card: int) -> None:
        if card == RUNS:
            self.running = self.model.running(self.shown)
        elif card == RULES:
            self.findings = self.model.findings(self.shown)
        elif card == MONTH:
            self.sessions = self.model.sessions(self.shown)
        await self._place(card)

    @property
    def is_all_in_view(self) -> bool:
        """Whether the terminal shows all cards at once."""
        return self.has_class("-roomy") and self.has_class("-tall")

    def on_resize(self, event: events.Resize) -> None:
        """Use the room there is."""
        self.call_after_refresh(self._work_out)

    # going on

    def watch_card(self) -> None:
        """Show the card that is looked at."""
        if self.is_mounted:
            self._work_out()
            self.update_classes({f"-card-{number}": number == self.card for number in range(1, 5)}, animate=False)

    def action_card(self, card: int) -> None:
        """Look at a card."""
        self.card = card

    @on(CardSelected)
    def _card_selected(self, message: CardSelected) -> None:
        self.card = message.card

    def action_go_on(self) -> None:
        """Go down the card, then on to the next, and after the last home."""
        pane = self._pane()
        if pane is not None and pane.scroll_offset.y < pane.max_scroll_y:
            self.action_turn(1)
        elif self.card == MONTH:
            self.action_back()
        else:
            self.card += 1

    def action_go_back(self) -> None:
        """Go back to the card before."""
        self.card = max(self.card - 1, SORENESS)

    def action_done(self) -> None:
        """Go on, and from the last card home."""
        if self.card == MONTH:
            self.action_back()
        else:
            self.card += 1

    def _pane(self) -> Pane | None:
        """What scrolls of the card that is looked at."""
        names = {RUNS: "#card-2", RULES: "#card-3", MONTH: "#month"}
        return next(iter(self.query(names[self.card]).results(Pane)), None) if self.card in names else None

    def action_turn(self, pages: int) -> None:
        """Scroll the card."""
        pane = self._pane()
        if pane is not None:
            pane.scroll_relative(y=pages * max(pane.size.height - 2, 1), animate=False)

    def action_choose(self, by: int) -> None:
        """Choose an area, or scroll a card that has none."""
        pane = self._pane()
        if pane is None:
            self.query_one(HeatMap).move(by)
        else:
            pane.scroll_relative(y=by, animate=False)

    # moving through time

    def action_move(self, by: int) -> None:
        """Go to the stretch before or after."""
        self._look_at(self.shown.moved(by))

    def action_zoom(self, by: int) -> None:
        """Look at more at once, or at less."""
        self._look_at(self.model.zoomed(self.shown, by))

    @on(ZoomSelected)
    def _zoom_selected(self, message: ZoomSelected) -> None:
        self.action_zoom(message.index - ZOOMS.index(self.shown.zoom))

    def _look_at(self, stretch: Stretch) -> None:
        if self.journal_model.has_day(stretch.first) and self.journal_model.has_day(stretch.last):
            self.shown = stretch
            self.set_class(stretch.zoom in WIDE, "-wide-columns")
            self.refresh_journal()

    # soreness

    @on(SpotSelected)
    def _spot_selected(self, message: SpotSelected) -> None:
        self.spot = None if message.spot == EVERYWHERE else message.spot
        if not self.body.has_focus:
            self.body.choose(message.spot)

    def action_sore(self) -> None:
        """Rate today on the body map, beside a week or season that today is in."""
        self.card = SORENESS
        if self.shown.zoom in WIDE or self.journal_model.today not in self.shown:
            self._look_at(self.model.this_week())
        self.call_after_refresh(self.body.focus)

    @on(CheckInEnded)
    def _check_in_ended(self) -> None:
        self.change(self.body.save)
        if self.body.check_in.is_empty:
            self.set_focus(None)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Save what was rated when the map is left, but not when the terminal is."""
        if event.widget is self.body and self.app.app_focus:
            self.change(self.body.save)

    def on_unmount(self) -> None:
        """Lose nothing that was rated when the app is quit."""
        self.attempt(self.body.save)

    # what the review ends in

    def action_note(self) -> None:
        """Write a note."""
        self.post_message(LineRequested(Mode.LOG, "note "))

    @on(NextStepSelected)
    def _next_step_selected(self, message: NextStepSelected) -> None:
        if message.step == "done":
            self.action_back()
        elif message.step == "note":
            self.action_note()
        else:
            self.post_message(self.line_for(Mode.BOOK))
