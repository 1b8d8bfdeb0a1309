"""An entry in rows, the same wherever entries are listed: when, its mark, its words, its note."""

from collections.abc import Callable
from datetime import datetime

from rich.cells import cell_len
from textual.content import Content

from runjournal.model.choices import Kind, Status
from runjournal.model.entries import Entry
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.flow import lit

INDENT = 9
"""How many cells the cursor, the time and the mark take before the words."""
LEAST_ROOM = 20

Highlight = Callable[[Content], Content]


def plain(content: Content) -> Content:
    """Leave a text as it is."""
    return content


def rows_of(
    entry: Entry,
    draw: DrawContext,
    now: datetime | None,
    width: int,
    *,
    is_lit: bool,
    is_chosen: bool = False,
    highlight: Highlight = plain,
) -> list[Content]:
    """The rows of an entry: its words, and its note beside them or below.

    A chosen entry has the cursor's mark, a lit one its background too. `highlight` marks what is searched for.
    """
    room = max(width - INDENT, LEAST_ROOM)
    lines = highlight(Content.assemble(*_words(entry, draw, now))).wrap(room)
    if entry.note:
        lines = _with_note(lines, highlight(Content.styled(entry.note, "italic $foreground 62%")), room)
    rows = [
        Content.assemble(_margin(entry, draw, is_chosen=is_chosen or is_lit) if not number else " " * INDENT, line)
        for number, line in enumerate(lines)
    ]
    return [lit(row, width) for row in rows] if is_lit else rows


def height_of(entry: Entry, draw: DrawContext, now: datetime | None, width: int) -> int:
    """How many rows an entry takes; one that clearly fits in a row is not drawn for it."""
    words = "".join(text for text, _ in _words(entry, draw, now))
    note = f"  {entry.note}" if entry.note else ""
    if cell_len(words + note) <= max(width - INDENT, LEAST_ROOM):
        return 1
    return len(rows_of(entry, draw, now, width, is_lit=False))


def _margin(entry: Entry, draw: DrawContext, *, is_chosen: bool) -> Content:
    local = entry.start.local
    glyph, ink = _glyph(entry, draw)
    return Content.assemble(
        (draw.glyphs.cursor if is_chosen else " ", "$accent"),
        (f"{local:%H:%M} " if local else " day  ", "$foreground 62%" if local else "$foreground 38%"),
        (f"{glyph} ", ink),
    )


def _words(entry: Entry, draw: DrawContext, now: datetime | None) -> list[tuple[str, str]]:
    ink = "strike $foreground 38%" if entry.is_cancelled else "$foreground"
    return [(draw.words(entry), ink), *_status(entry, now)]


def _glyph(entry: Entry, draw: DrawContext) -> tuple[str, str]:
    glyphs, planned = draw.glyphs, entry.is_planned
    marks = {
        Kind.RUN: (glyphs.run[planned], "$foreground 62%"),
        Kind.MASSAGE: (glyphs.massage[planned], "$accent"),
        Kind.RACE: (glyphs.race[planned], "bold $foreground"),
    }
    return marks.get(entry.kind, (" ", ""))


def _status(entry: Entry, now: datetime | None) -> list[tuple[str, str]]:
    if now is not None and entry.is_unconfirmed(now):
        return [("  did it happen? c", "$warning")]
    if entry.status is Status.PLANNED:
        return [(f"  {entry.status}", "$foreground 62%")]
    return []


def _with_note(lines: list[Content], note: Content, room: int) -> list[Content]:
    """Put the note at the end of the last line if it fits there, otherwise on lines of its own."""
    if lines[-1].cell_length + note.cell_length + 2 <= room:
        return [*lines[:-1], Content.assemble(lines[-1], "  ", note)]
    return [*lines, *note.wrap(room)]
