"""A year of soreness as a calendar: a column a week, a row a weekday, the worst rating of each day in its cell."""

from textual.content import Content
from textual.reactive import reactive

from runjournal.model.settings import WeekStart
from runjournal.trends.review import Review
from runjournal.trends.soreness.soreness_grid import GridDay, GridWeek, calendar
from runjournal.trends.stretches import Zoom
from runjournal.tui.inks import heat
from runjournal.tui.screens.week.heat_map import TEN
from runjournal.tui.screens.week.week_card import Card

LABEL = 4


class YearMap(Card):
    """53 columns and 7 rows; of any other stretch nothing."""

    HELP = (
        "A year as a calendar: the worst rating of each day, a column a week; a dot is a day on which none was logged."
    )

    review: reactive[Review | None] = reactive(None, layout=True)

    def rows(self, width: int) -> list[Content]:
        """The months, then the weekdays."""
        review = self.review
        if review is None or review.stretch.zoom is not Zoom.YEAR:
            return []
        weeks = calendar(review.rated, review.stretch, self.draw.settings.week_start)
        cell = 2 if width >= LABEL + 2 * len(weeks) else 1
        return [self._months(weeks, cell), *(self._weekday(weeks, row, cell, review) for row in range(7)), Content("")]

    def _months(self, weeks: tuple[GridWeek, ...], cell: int) -> Content:
        text = [" "] * (LABEL + cell * len(weeks) + 2)
        for place, week in enumerate(weeks):
            first = next((day.day for day in week.days if day and day.day.day == 1), None)
            if first:
                begins = LABEL + place * cell
                text[begins : begins + 3] = f"{first:%b}"
        return Content.styled("".join(text), "$foreground 38%")

    def _weekday(self, weeks: tuple[GridWeek, ...], row: int, cell: int, review: Review) -> Content:
        names = ("Mon", "", "Wed", "", "Fri", "", "Sun")
        order = names if self.draw.settings.week_start is WeekStart.MONDAY else (names[6], *names[:6])
        label = Content.styled(order[row].ljust(LABEL), "$foreground 38%")
        return Content.assemble(label, *(self._cell(week.days[row], cell, review) for week in weeks))

    def _cell(self, day: GridDay | None, width: int, review: Review) -> Content:
        if day is None or day.day > review.today:
            return Content(" " * width)
        text = self.draw.glyphs.missing if day.worst is None else TEN if day.worst == 10 else str(day.worst)
        return Content.styled(text.ljust(width), heat(day.worst))
