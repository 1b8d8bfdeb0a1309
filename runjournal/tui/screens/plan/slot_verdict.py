"""The chosen start: the verdict on it in two lines, and what would be flagged if it were booked."""

from datetime import date

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from runjournal.booking.check import BookingCheck
from runjournal.language.display.dates import day_words
from runjournal.model.moments import zone_info
from runjournal.rules.finding import Finding
from runjournal.rules.start_calendar import Slot
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.screens.plan.verdicts import VERDICT_INK, verdict_glyph
from runjournal.tui.widgets.cursor_list import CursorWindow
from runjournal.tui.widgets.findings import Findings


class SlotHead(Widget):
    """When the massage would start and end, and the verdict on it."""

    slot: reactive[Slot | None] = reactive(None)
    check: reactive[BookingCheck | None] = reactive(None)
    day: reactive[date | None] = reactive(None)
    today: reactive[date | None] = reactive(None)
    question: reactive[str] = reactive("")

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw

    def render(self) -> Content:
        if self.slot is None or self.check is None:
            return Content.assemble((self._day(), "bold $foreground"), "\n", (self._why_none(), "$foreground 62%"))
        verdict = self.check.verdict
        mark = f"{verdict_glyph(verdict, self.draw.glyphs)} {verdict.word}"
        return Content.assemble(
            (self._when(self.slot), "bold $foreground"),
            "\n",
            (mark, f"bold {VERDICT_INK[verdict].removeprefix('bold ')}"),
            ("  ", ""),
            self._rest(self.check),
        )

    def _rest(self, check: BookingCheck) -> Content:
        """That it is booked, or what it would overlap with, else the depth and the length that are judged."""
        if check.is_booked:
            return Content.styled("booked already", "$foreground 62%")
        if check.overlaps:
            return Content.styled(f"overlaps a {check.overlaps[0].kind}", "$warning")
        return Content.styled(self.draw.plain(self.question), "$foreground 62%")

    def _when(self, slot: Slot) -> str:
        end = slot.end.astimezone(zone_info(slot.start.zone))
        return self.draw.plain(f"{day_words(slot.start.day)}  {slot.start.local:%H:%M}–{end:%H:%M}")

    def _day(self) -> str:
        return day_words(self.day) if self.day else ""

    def _why_none(self) -> str:
        is_past = self.day is not None and self.today is not None and self.day < self.today
        return "past" if is_past else "no start is left within opening hours"


class SlotFindings(Findings, CursorWindow[Finding]):
    """The findings that the booking would cause, in a room of fixed height: the screen around them stays as it is."""

    HELP = """\
What the rules would say of the chosen start, the most severe first. f goes there, Enter tells the whole story of a
finding: what was measured, what to do, the source and how strong it is.
"""
    QUIET = (" Nothing speaks against it.",)

    findings: reactive[tuple[Finding, ...]] = reactive(())
    is_empty: reactive[bool] = reactive(False)

    def more(self) -> str:
        """How the rest is reached."""
        return " …" if self.has_focus else " … f shows the rest"

    def kept_rows(self) -> range:
        """Those of the finding under the cursor, or the first while the cursor is elsewhere."""
        return super().kept_rows() if self.has_focus else range(1)
