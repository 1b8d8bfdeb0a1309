"""The strip of weeks: each day with its marks, the chosen day lit."""

from collections.abc import Iterator
from datetime import date

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from runjournal.model.frozen import light
from runjournal.trends.week_strip import DayMarks
from runjournal.tui.day_head import day_head, marks_of
from runjournal.tui.draw_context import DrawContext

LABEL = 4
WIDEST_CELL = 12
SHORT = 3


@light
class DaySelected(Message):
    """A day of the strip was chosen."""

    day: date


class WeekStrip(Widget):
    """Weeks as rows and weekdays as columns; a click chooses a day."""

    HELP = """\
The strip of weeks. Each day shows its run (●), massage (◆) and race (★), hollow while planned, and the worst
soreness rated that day. Left and right go through the days, [ and ] through the weeks, t comes back to today.
"""

    marks: reactive[tuple[DayMarks, ...]] = reactive(())
    day: reactive[date | None] = reactive(None)
    today: reactive[date | None] = reactive(None)
    is_short: reactive[bool] = reactive(False, layout=True)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw

    @property
    def cell(self) -> int:
        """How many columns a day has."""
        return min(max((self.size.width - LABEL) // 7, 6), WIDEST_CELL)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The weekdays and a row for each week, also while the size that they are drawn for is out of date."""
        return 1 + -(-len(self._shown()) // 7)

    def render(self) -> Content:
        return Content("\n").join([self._weekdays(), *self._weeks()])

    def _weekdays(self) -> Content:
        names = "".join(f"{marks.day:%a}".ljust(self.cell) for marks in self.marks[:7])
        return Content.styled((" " * LABEL + names).rstrip(), "$foreground 38%")

    def _shown(self) -> tuple[DayMarks, ...]:
        """The days of the weeks that fit: all, or the weeks around the chosen day."""
        if not self.is_short or self.day is None or not self.marks:
            return self.marks
        chosen = max((self.day - self.marks[0].day).days // 7, 1)
        return self.marks[(chosen - 1) * 7 :][: SHORT * 7]

    def _weeks(self) -> Iterator[Content]:
        marks = self._shown()
        for first in range(0, len(marks), 7):
            week = marks[first : first + 7]
            begins = week[0].day
            is_named = first == 0 or begins.month != marks[first - 7].day.month
            label = Content.styled((f"{begins:%b}" if is_named else "").ljust(LABEL), "$foreground 38%")
            yield Content.assemble(label, Content(" ").join([self._day(marks) for marks in week]))

    def _day(self, marks: DayMarks) -> Content:
        ink = "bold $accent" if marks.day == self.today else "$foreground 62%" if marks.entries else "$foreground 38%"
        cell = day_head(marks, self.cell, ink, list(marks_of(marks, self.draw.glyphs)))
        if marks.day == self.day:
            cell = cell.stylize("on $accent 25%")
        return cell

    def on_click(self, event: events.Click) -> None:
        column, row = (event.x - LABEL) // self.cell, event.y - 1
        index = row * 7 + column
        days = self._shown()
        if 0 <= column < 7 and row >= 0 and index < len(days):
            self.post_message(DaySelected(days[index].day))
