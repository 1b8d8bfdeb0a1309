"""A day of a calendar in one short line: its number, its marks, its soreness."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from runjournal.model.choices import Status
from runjournal.trends.week_strip import DayMarks
from runjournal.tui.glyphs import Glyphs
from runjournal.tui.inks import heat_ink

RUN_INK = "$foreground 62%"
MASSAGE_INK = "$accent"
RACE_INK = "bold $foreground"

Mark = tuple[str, str]
"""A glyph with its style."""


def marks_of(
    marks: DayMarks, glyphs: Glyphs, *, is_hard: bool = False, massage_ink: str = MASSAGE_INK
) -> Iterator[Mark]:
    """The marks of a day, the most important last; a hard run has its own mark."""
    for status, pair, ink in (
        (marks.run, glyphs.hard if is_hard else glyphs.run, RUN_INK),
        (marks.massage, glyphs.massage, massage_ink),
        (marks.race, glyphs.race, RACE_INK),
    ):
        if status is not None:
            yield pair[status is Status.PLANNED], ink


def day_head(marks: DayMarks, cell: int, ink: str, drawn: Sequence[Mark]) -> Content:
    """The day in `cell` columns, the last one blank. If not everything fits, the last marks are kept."""
    number = f"{marks.day.day:>2}"
    sore = str(marks.soreness or "")
    gap = " " if cell > 7 else ""
    room = cell - 1 - len(number) - len(sore) - 2 * len(gap)
    drawn = drawn[-room:]
    parts: list[str | Mark] = [(number, ink)]
    if drawn:
        parts += [gap, *drawn]
    if sore:
        parts += [gap if drawn else " ", (sore, heat_ink(int(sore)))]
    head = Content.assemble(*parts)
    return head.pad_right(max(cell - 1 - head.cell_length, 0))
