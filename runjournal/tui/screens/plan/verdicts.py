"""How a verdict is drawn: a glyph and a colour beside its word."""

from runjournal.booking.slot import Slot
from runjournal.booking.verdict import OK
from runjournal.rules.finding import Severity
from runjournal.tui.glyphs import Glyphs
from runjournal.tui.widgets.findings import INK

BY_WORD = {severity.word: severity for severity in Severity}
VERDICT_INK = {OK: "$accent", **{word: INK[severity] for word, severity in BY_WORD.items()}}

TAKEN_INK = "$foreground 62%"


def verdict_glyph(word: str, glyphs: Glyphs) -> str:
    """The glyph of a verdict by its word: ok, caution or warning."""
    return glyphs.ok if word == OK else glyphs.of(BY_WORD[word])


def start_mark(slot: Slot, glyphs: Glyphs) -> tuple[str, str]:
    """The glyph of a start with its ink: that of its verdict, or a dash where something takes its time already."""
    return (glyphs.dash, TAKEN_INK) if slot.is_taken else (verdict_glyph(slot.word, glyphs), VERDICT_INK[slot.word])
