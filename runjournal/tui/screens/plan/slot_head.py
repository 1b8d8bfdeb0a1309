"""The chosen start and what is said of it, in two lines."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from runjournal.booking.check import BookingCheck
from runjournal.language.display.dates import day_words
from runjournal.model.choices import Kind
from runjournal.model.entries import Entry
from runjournal.model.moments import Moment, zone_info
from runjournal.rules.start_calendar import Slot
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.screens.plan.verdicts import VERDICT_INK, verdict_glyph


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
            self._rest(self.slot.start, self.check.overlaps),
        )

    def _rest(self, start: Moment, overlaps: Sequence[Entry]) -> Content:
        """That it is booked, or what it would overlap with, else the depth and the length that are judged."""
        if any(entry.kind is Kind.MASSAGE and entry.start.at == start.at for entry in overlaps):
            return Content.styled("booked already", "$foreground 62%")
        if overlaps:
            return Content.styled(f"overlaps a {overlaps[0].kind}", "$warning")
        return Content.styled(self.draw.plain(self.question), "$foreground 62%")

    def _when(self, slot: Slot) -> str:
        end = slot.end.astimezone(zone_info(slot.start.zone))
        return self.draw.plain(f"{day_words(slot.start.day)}  {slot.start.local:%H:%M}–{end:%H:%M}")

    def _day(self) -> str:
        return day_words(self.day) if self.day else ""

    def _why_none(self) -> str:
        is_past = self.day is not None and self.today is not None and self.day < self.today
        return "past" if is_past else "no start is left within opening hours"
