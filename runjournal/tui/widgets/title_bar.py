"""The top line: the screen, the day and the time."""

from datetime import date, datetime

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from runjournal.language.display.dates import days_away, long_day
from runjournal.model.moments import zone_info
from runjournal.tui.draw_context import DrawContext


class TitleBar(Widget):
    """The app and the screen on the left, today's date and the time on the right."""

    now: reactive[datetime | None] = reactive(None)
    day: reactive[date | None] = reactive(None)

    def __init__(self, draw: DrawContext, title: str, tag: str = "") -> None:
        super().__init__()
        self.draw = draw
        self.title = title
        self.tag = tag

    def render(self) -> Content:
        left = Content.assemble((" runjournal", "bold $accent"), ("  " + self.title, "$foreground 62%"))
        if self.tag:
            left = Content.assemble(left, (f"  {self.tag}", "$warning"))
        right = Content.styled(self._clock(), "$foreground 62%")
        gap = max(self.size.width - left.cell_length - right.cell_length, 1)
        return Content.assemble(left, " " * gap, right)

    def _clock(self) -> str:
        if self.now is None:
            return ""
        local = self.now.astimezone(zone_info(self.draw.zone))
        return f"{long_day(local.date())}  {local:%H:%M} "


class DayHeading(Widget):
    """The day whose entries are shown, and how far it is from today."""

    now: reactive[datetime | None] = reactive(None)
    day: reactive[date | None] = reactive(None)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw

    def render(self) -> Content:
        if self.day is None or self.now is None:
            return Content("")
        today = self.now.astimezone(zone_info(self.draw.zone)).date()
        away = days_away(self.day, today)
        style = "bold $accent" if self.day == today else "$warning"
        return Content.assemble((away.capitalize(), style), ("  " + long_day(self.day), "$foreground 62%"))
