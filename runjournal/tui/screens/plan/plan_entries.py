"""The races, massages and runs of the chosen day, with what stands against each."""

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive

from runjournal.model.entries import Entry
from runjournal.rules.finding import Finding
from runjournal.tui.entry_rows import INDENT
from runjournal.tui.inks import SEVERITY_INK
from runjournal.tui.widgets.cursor_list import CursorWindow
from runjournal.tui.widgets.day_list import DayList


class PlanEntries(DayList, CursorWindow[Entry]):
    """What is planned on a day, or was done; one of it is always chosen."""

    HELP = """\
What is planned on the chosen day. a plans a race or a run on it: race Parkrun 9:00 5k, or run 12k tempo. Tab goes
there, up and down choose; e moves or changes what is chosen in its line, x cancels it and plans it again, d deletes
it, c confirms what has happened.
"""
    EMPTY_TODAY = EMPTY_DAY = ("No race, run or massage.", "", "a plans one:  race Parkrun 9:00 5k")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "screen.calendar", "Calendar", show=False, id="plan.calendar"),
    ]

    entries: reactive[tuple[Entry, ...]] = reactive(())
    against: reactive[Mapping[str, Finding]] = reactive(dict)

    def more(self) -> str:
        """Dots below the words of the entries."""
        return " " * INDENT + "…"

    def rows(self, index: int, width: int) -> list[Content]:
        """An entry's rows, and below them what stands against it."""
        rows = super().rows(index, width)
        entry = self.entries[index]
        finding = self.against.get(entry.id)
        if finding is None or not entry.is_planned:
            return rows
        words = Content.assemble(
            (f"{self.draw.glyphs.of(finding.severity)} {finding.severity.word}: ", SEVERITY_INK[finding.severity]),
            (self.draw.plain(finding.title), "$foreground"),
        )
        return [*rows, *(Content.assemble(" " * INDENT, line) for line in words.wrap(max(width - INDENT, 20)))]
