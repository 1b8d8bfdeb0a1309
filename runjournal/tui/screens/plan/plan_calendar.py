"""Six weeks as a calendar: each day with its plans and soreness, each part of it with its best verdict."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive, var
from textual.widget import Widget

from runjournal.model.frozen import light
from runjournal.rules.start_calendar import Slot
from runjournal.tui.breakpoints import TALL
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.models.plan_days import WEEKS, PlanDay
from runjournal.tui.screens.plan.plan_week import LABEL, BookingRequested, PlanWeek, cell_of
from runjournal.tui.screens.plan.verdicts import TAKEN_INK, VERDICT_INK, verdict_glyph


@light
class WeeksMoveRequested(Message):
    """Go some weeks ahead, or back with a negative number."""

    weeks: int


class Weekdays(Widget):
    """The names of the days above the weeks."""

    days: reactive[tuple[PlanDay, ...]] = reactive(())

    def render(self) -> Content:
        cell = cell_of(self.size.width)
        names = "".join(f"{day.day:%a}".ljust(cell) for day in self.days[:7])
        return Content.styled((" " * LABEL + names).rstrip(), "$foreground 38%")


class Legend(Widget):
    """What the glyphs mean, as many of them as fit in a line."""

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw

    def render(self) -> Content:
        parts = [Content.assemble((glyph, ink), (f" {word}", "$foreground 50%")) for glyph, word, ink in self._known()]
        while sum(part.cell_length + 2 for part in parts) - 2 > self.size.width:
            parts.pop()
        return Content("  ").join(parts)

    def _known(self) -> Iterator[tuple[str, str, str]]:
        glyphs = self.draw.glyphs
        for verdict, ink in VERDICT_INK.items():
            yield verdict_glyph(verdict, glyphs), verdict.word, ink
        yield glyphs.dash, "taken", TAKEN_INK
        for pair, word in (
            (glyphs.hard, "hard"),
            (glyphs.race, "race"),
            (glyphs.massage, "massage"),
            (glyphs.run, "run"),
        ):
            yield pair[1], word, "$foreground 62%"


class PlanCalendar(Vertical, can_focus=True):
    """Weeks as rows and weekdays as columns; below each day its morning, afternoon and evening.

    Each week is a widget of its own, so that a step paints the week that is left and the one that is reached.
    """

    HELP = """\
The calendar. Below each day stand its morning, afternoon and evening, each by its best start: ✓ fine, △ caution,
▲ warning, – taken by something else, a dot if nothing is left. Beside its number are its run (●, ◉ a hard one),
massage (◆) and race (★), hollow while planned, and the worst soreness rated. Left and right go over the parts of days,
up and down over weeks, [ and ] over the hours of a day, n to the next fine part. Enter books what is chosen, at once;
u undoes it.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "book", "Book it", id="plan.book"),
        Binding("up,k", "weeks(-1)", "Week before", show=False, id="plan.week-before"),
        Binding("down,j", "weeks(1)", "Week after", show=False, id="plan.week-after"),
    ]

    days: var[tuple[PlanDay, ...]] = var(())
    day: var[date | None] = var(None)
    today: var[date | None] = var(None)
    slot: var[Slot | None] = var(None)
    height: var[int] = var(TALL)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw
        self.weeks = [PlanWeek(draw) for _ in range(WEEKS)]

    def compose(self) -> ComposeResult:
        yield Weekdays().data_bind(PlanCalendar.days)
        for week in self.weeks:
            yield week.data_bind(PlanCalendar.height, PlanCalendar.today)
        yield Legend(self.draw)

    def watch_days(self) -> None:
        """Give each week its days."""
        for number, week in enumerate(self.weeks):
            week.before = self.days[number * 7 - 7].day if number and self.days else None
            week.days = self.days[number * 7 :][:7]

    def watch_day(self) -> None:
        """Light the chosen day in its week."""
        self._light()

    def watch_slot(self) -> None:
        """Light the chosen part in its week."""
        self._light()

    def _light(self) -> None:
        for week in self.weeks:
            is_here = any(day.day == self.day for day in week.days)
            week.chosen = (self.day, self.slot) if is_here and self.day else None

    def action_book(self) -> None:
        """Ask for the chosen start to be booked."""
        self.post_message(BookingRequested())

    def action_weeks(self, by: int) -> None:
        """Ask for the same a week later or earlier."""
        self.post_message(WeeksMoveRequested(by))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.post_message(WeeksMoveRequested(1))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.post_message(WeeksMoveRequested(-1))
