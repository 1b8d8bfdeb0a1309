"""The therapist's card on the screen, as it will be on paper."""

from collections.abc import Iterator

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from runjournal.reports.card_page import CardPage, Part, Row
from runjournal.reports.card_text import LABEL, table_lines
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.widgets.findings import INK

MUTED = "$foreground 62%"
NARROWEST = 20


class CardView(Widget):
    """The parts of the card one below the other, labels in the margin."""

    HELP = """\
The card for your therapist: open conditions and red flags, the booking and the race ahead, what has been sore since
the last massage, and the last massages. Save it as HTML to print it. Drinks, meals and other notes are not on it.
"""

    card: reactive[CardPage | None] = reactive(None, layout=True)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the card takes at a width."""
        return len(list(self.rows(width)))

    def render(self) -> Content:
        return Content("\n").join(self.rows(self.size.width))

    def rows(self, width: int) -> Iterator[Content]:
        """The lines of the card at a width."""
        if self.card is None:
            return
        yield from self._wrapped(self.card.subtitle, width, "bold $foreground")
        for part in self.card.parts:
            yield Content("")
            yield Content.styled(part.title, "bold $accent")
            yield from self._part(part, width)
        yield Content("")
        yield from self._wrapped(self.card.foot, width, MUTED)

    def _part(self, part: Part, width: int) -> Iterator[Content]:
        if part.intro:
            yield from self._wrapped(part.intro, width, MUTED)
        for row in part.above:
            yield from self._labelled(row, width)
        if part.table:
            head, *lines = table_lines(part.table)
            yield Content.styled(head, MUTED)
            yield from (Content.styled(self.draw.plain(line), "$foreground") for line in lines)
        for row in part.rows:
            yield from self._labelled(row, width)

    def _labelled(self, row: Row, width: int) -> Iterator[Content]:
        """A row's words wrapped beside its label."""
        glyph = f"{self.draw.glyphs.of(row.severity)} " if row.severity else ""
        label = Content.styled(f"{glyph}{row.label}".ljust(LABEL), INK[row.severity] if row.severity else MUTED)
        for number, line in enumerate(self._wrapped(row.words, width - LABEL, "$foreground")):
            yield Content.assemble(" " * LABEL if number else label, line)

    def _wrapped(self, words: str, width: int, style: str) -> list[Content]:
        return Content.styled(self.draw.plain(words), style).wrap(max(width, NARROWEST))
