"""The chosen start and what is said of it, in two lines."""

from datetime import date

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from runjournal.language.display.dates import day_words
from runjournal.model.choices import Kind
from runjournal.model.moments import zone_info
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.models.plan import Asked
from runjournal.tui.screens.plan.verdicts import VERDICT_INK, verdict_glyph


class SlotHead(Widget):
    """When the massage would start and end, and the verdict on it."""

    check: reactive[Asked | None] = reactive(None)
    day: reactive[date | None] = reactive(None)
    today: reactive[date | None] = reactive(None)
    question: reactive[str] = reactive("")

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw

    def render(self) -> Content:
        if self.check is None:
            return Content.assemble((self._day(), "bold $foreground"), "\n", (self._why_none(), "$foreground 62%"))
        word = self.check.verdict.word
        return Content.assemble(
            (self._when(self.check), "bold $foreground"),
            "\n",
            (f"{verdict_glyph(word, self.draw.glyphs)} {word}", f"bold {VERDICT_INK[word].removeprefix('bold ')}"),
            ("  ", ""),
            self._rest(self.check),
        )

    def _rest(self, check: Asked) -> Content:
        """That it is booked, or what it would overlap with, else what is asked about."""
        start = check.slot.start.at
        if any(entry.kind is Kind.MASSAGE and entry.start.at == start for entry in check.verdict.overlaps):
            return Content.styled("booked already", "$foreground 62%")
        if check.verdict.overlaps:
            return Content.styled(f"overlaps a {check.verdict.overlaps[0].kind}", "$warning")
        return Content.styled(self.draw.plain(self.question), "$foreground 62%")

    def _when(self, check: Asked) -> str:
        slot = check.slot
        end = slot.end.astimezone(zone_info(slot.start.zone))
        return self.draw.plain(f"{day_words(slot.start.day)}  {slot.start.local:%H:%M}–{end:%H:%M}")

    def _day(self) -> str:
        return day_words(self.day) if self.day else ""

    def _why_none(self) -> str:
        is_past = self.day is not None and self.today is not None and self.day < self.today
        return "past" if is_past else "no start is left within opening hours"
