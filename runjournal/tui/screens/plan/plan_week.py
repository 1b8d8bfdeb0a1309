"""A week of the calendar: its days, each with its marks and its three parts."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from runjournal.booking.day_parts import DayPart, part_of, wall_of
from runjournal.model.choices import Kind
from runjournal.model.entries import Entry, Massage, Run
from runjournal.model.frozen import light
from runjournal.rules.start_calendar import Slot
from runjournal.rules.verdict import Verdict
from runjournal.tui.breakpoints import TALL
from runjournal.tui.day_head import MASSAGE_INK, day_head, marks_of
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.inks import SEVERITY_INK
from runjournal.tui.models.plan_days import PlanDay
from runjournal.tui.screens.plan.verdicts import VERDICT_INK, start_mark

LABEL = 4
APART = 8
"""Columns of a day from which the glyphs of its parts stand apart."""
NAMED = 14
"""Columns of a day from which the best start of each part is written, and what is planned."""
HIGH = 50
"""Rows of a terminal from which two plans of a day are written."""
QUIET_OK = "$accent 75%"
"""The ink of what is fine, which most is: what is not shall be seen first."""
BLANK = Content(" " * LABEL)


@light
class PartSelected(Message):
    """A part of a day was chosen on the calendar; with `part` None the day alone."""

    day: date
    part: DayPart | None


class BookingRequested(Message):
    """Book the chosen start."""


def cell_of(width: int) -> int:
    """How many columns a day has in a calendar so wide."""
    return max((width - LABEL) // 7, 6)


class PlanWeek(Widget):
    """Seven days side by side: a row of heads, a row of parts, and if there is room what is planned."""

    days: reactive[tuple[PlanDay, ...]] = reactive(())
    today: reactive[date | None] = reactive(None)
    chosen: reactive[tuple[date, Slot | None] | None] = reactive(None)
    height: reactive[int] = reactive(TALL, layout=True)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw
        self.before: date | None = None
        """The first day of the week above, whose month need not be said again."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Heads, parts, what is planned, and air if there is room."""
        return 2 + self._plans(width) + (self.height >= TALL)

    def _plans(self, width: int) -> int:
        """How many rows say what is planned."""
        if cell_of(width) < NAMED or self.height < TALL:
            return 0
        return 1 + (self.height >= HIGH)

    @property
    def cell(self) -> int:
        """How many columns a day has."""
        return cell_of(self.size.width)

    @property
    def is_named(self) -> bool:
        """Whether the best start of each part is written."""
        return self.cell >= NAMED

    def render(self) -> Content:
        if not self.days:
            return Content("")
        ranks = range(self._plans(self.size.width))
        rows = [self._row(self._head, self._label()), self._row(self._parts)]
        return Content("\n").join([*rows, *(self._row(partial(self._plan, rank)) for rank in ranks)])

    def _row(self, cell: Callable[[PlanDay], Content], label: Content = BLANK) -> Content:
        return Content.assemble(label, Content(" ").join([self._lit(day, cell(day)) for day in self.days]))

    def _label(self) -> Content:
        begins = self.days[0].day
        is_said = self.before is None or self.before.month != begins.month
        return Content.styled((f"{begins:%b}" if is_said else "").ljust(LABEL), "$foreground 38%")

    def _lit(self, day: PlanDay, line: Content) -> Content:
        line = line.pad_right(max(self.cell - 1 - line.cell_length, 0))
        return line.stylize("on $accent 18%") if self._is_chosen(day) else line

    def _is_chosen(self, day: PlanDay) -> bool:
        return self.chosen is not None and self.chosen[0] == day.day

    def _head(self, day: PlanDay) -> Content:
        is_past = self.today is not None and day.day < self.today
        ink = "bold $accent" if day.day == self.today else "$foreground 38%" if is_past else "$foreground 80%"
        if self.chosen == (day.day, None):
            ink = f"{ink} reverse"
        massage_ink = SEVERITY_INK[day.against] if day.against else MASSAGE_INK
        drawn = list(marks_of(day.marks, self.draw.glyphs, is_hard=day.is_hard, massage_ink=massage_ink))
        return day_head(day.marks, self.cell, ink, drawn)

    def _parts(self, day: PlanDay) -> Content:
        chosen = self.chosen[1] if self.chosen and self._is_chosen(day) else None
        between = " " if self.cell >= APART else ""
        return Content(between).join([self._part(day, part, chosen) for part in DayPart])

    def _part(self, day: PlanDay, part: DayPart, chosen: Slot | None) -> Content:
        """The best verdict of a part; a dot if nothing is left of it, nothing if the therapist is not there."""
        glyphs = self.draw.glyphs
        best = day.best[part]
        if best is None:
            return Content.styled(
                (glyphs.missing if part in day.offered else " ").rjust(self._width), "$foreground 25%"
            )
        hour = f"{wall_of(best.start):%H}" if self.is_named else ""
        glyph, ink = start_mark(best, glyphs)
        if chosen is not None and part_of(chosen.start) is part:
            return Content.styled(f"{hour}{glyph}", f"{ink} reverse")
        return Content.assemble((hour, "$foreground 38%"), (glyph, QUIET_OK if ink == VERDICT_INK[Verdict.OK] else ink))

    @property
    def _width(self) -> int:
        """How many columns a part has."""
        return 3 if self.is_named else 1

    def _plan(self, rank: int, day: PlanDay) -> Content:
        """What is planned on a day, with its time: what matters most in the first `rank`, 0."""
        plans: Sequence[Entry] = [plan for plan in day.plans if not plan.is_cancelled]
        if rank >= len(plans):
            return Content("")
        entry = plans[rank]
        local = entry.start.local
        words = f"{local:%H:%M} {_name(entry)}" if local else _name(entry)
        return Content.styled(words, "$foreground 62%").truncate(self.cell - 1)

    def on_click(self, event: events.Click) -> None:
        column, within = divmod(event.x - LABEL, self.cell)
        if not 0 <= column < len(self.days):
            return
        part = min(within // (self._width + (self.cell >= APART)), DayPart.EVENING) if event.y == 1 else None
        self.post_message(PartSelected(self.days[column].day, None if part is None else DayPart(part)))
        if event.chain == 2:
            self.post_message(BookingRequested())


def _name(entry: Entry) -> str:
    if isinstance(entry, Massage):
        return f"{entry.depth or Kind.MASSAGE}"
    if isinstance(entry, Run):
        return f"{entry.run_kind or Kind.RUN}"
    return f"{entry.kind}"
