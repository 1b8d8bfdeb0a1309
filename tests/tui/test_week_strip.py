"""The cells of the strip of weeks keep their width, and what stands in them apart."""

from datetime import date, timedelta

import pytest
from textual.content import Content
from textual.geometry import Size

from runjournal.model.choices import Status
from runjournal.model.settings import Settings
from runjournal.trends.week_strip import DayMarks
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.screens.today.week_strip import LABEL, WeekStrip
from tests.tui.stage import ZONE

DAY = date(2026, 11, 23)
DONE, PLANNED = Status.DONE, Status.PLANNED
LOOK = DrawContext(Settings(), ZONE)


def strip(cell: int) -> WeekStrip:
    """A strip whose days have so many columns."""

    class Sized(WeekStrip):
        @property
        def size(self) -> Size:
            return Size(LABEL + 7 * cell, 7)

    return Sized(LOOK)


@pytest.mark.parametrize(
    ("marks", "narrow", "wide"),
    [
        pytest.param(DayMarks(DAY), "23", "23", id="nothing"),
        pytest.param(DayMarks(DAY, soreness=3), "23 3", "23 3", id="soreness alone is no part of the number"),
        pytest.param(DayMarks(DAY, soreness=10), "23 10", "23 10", id="soreness of two digits"),
        pytest.param(DayMarks(DAY, run=DONE), "23●", "23 ●", id="a run"),
        pytest.param(DayMarks(DAY, run=DONE, massage=PLANNED, soreness=3), "23●◇3", "23 ●◇ 3", id="three things"),
        pytest.param(DayMarks(DAY, run=DONE, massage=DONE, soreness=10), "23◆10", "23 ●◆ 10", id="two digits"),
        pytest.param(DayMarks(DAY, run=DONE, massage=DONE, race=DONE), "23●◆★", "23 ●◆★", id="all marks"),
        pytest.param(
            DayMarks(DAY, run=DONE, massage=DONE, race=DONE, soreness=10), "23★10", "23 ◆★ 10", id="everything"
        ),
    ],
)
def test_a_day_keeps_its_columns(marks: DayMarks, narrow: str, wide: str) -> None:
    for cell, expected in ((6, narrow), (9, wide)):
        drawn = strip(cell)._day(marks).plain
        assert drawn.rstrip() == expected
        assert len(drawn) == cell - 1


def test_a_week_is_named_by_the_month_in_which_it_begins() -> None:
    weeks = strip(6)
    weeks.marks = tuple(DayMarks(DAY + timedelta(days=days)) for days in range(21))
    drawn = weeks.render()
    assert isinstance(drawn, Content)
    assert [row.plain[: LABEL + 2] for row in drawn.split()[1:]] == ["Nov 23", "    30", "Dec  7"]
