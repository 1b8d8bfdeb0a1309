"""How a verdict is drawn: a glyph and a colour beside its word."""

from runjournal.rules.start_calendar import Slot
from runjournal.rules.verdict import Verdict
from runjournal.tui.glyphs import Glyphs
from runjournal.tui.inks import SEVERITY_INK

VERDICT_INK = {verdict: SEVERITY_INK[verdict.severity] if verdict.severity else "$accent" for verdict in Verdict}

TAKEN_INK = "$foreground 62%"


def verdict_glyph(verdict: Verdict, glyphs: Glyphs) -> str:
    """The glyph of a verdict."""
    return glyphs.of(verdict.severity) if verdict.severity else glyphs.ok


def start_mark(slot: Slot, glyphs: Glyphs) -> tuple[str, str]:
    """The glyph of a start with its ink: that of its verdict, or a dash if something takes its time already."""
    if slot.is_taken:
        return glyphs.dash, TAKEN_INK
    return verdict_glyph(slot.verdict, glyphs), VERDICT_INK[slot.verdict]
