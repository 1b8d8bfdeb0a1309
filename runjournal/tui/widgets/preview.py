"""What is understood of a line while it is typed, and what the rules say about it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from runjournal.model.choices import Kind
from runjournal.model.frozen import light
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.entry_preview import EntryPreview

if TYPE_CHECKING:
    from runjournal.trends.prompts import NumberPrompt
    from runjournal.tui.models.folder_looks import Offer

TEN = 10
"""The one answer with a key that is no digit."""


@light
class WayOutSelected(Message):
    """A way out was clicked, by its place: put it into the line."""

    place: int


class Preview(Widget):
    """Up to three lines below the entry bar."""

    preview: reactive[EntryPreview | None] = reactive(None)
    prompt: "reactive[NumberPrompt | None]" = reactive(None)
    offer: "reactive[Offer | None]" = reactive(None)
    chosen: reactive[int | None] = reactive(None)
    """Which of the ways out is under the cursor."""

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw

    def render(self) -> Content:
        width = max(self.size.width, 20)
        lines = [line.wrap(width) for line in self._lines()]
        return Content("\n").join(_fitted(lines, self.size.height, width, self.draw.plain(" …")))

    def _lines(self) -> Iterator[Content]:
        preview = self.preview
        if preview is not None and preview.status:
            glyphs = self.draw.glyphs
            glyph = glyphs.problem if preview.is_error else glyphs.prompt if preview.is_question else glyphs.ok
            ink = "$error" if preview.is_error else "$accent"
            yield Content.assemble((f"{glyph} ", ink), (self.draw.plain(preview.status), "$foreground"))
        if preview is not None and preview.draft is not None and preview.draft.line.strip():
            from runjournal.tui.preview_text import lines_of

            yield from lines_of(preview, preview.draft, self.draw, self.chosen)
        elif self.prompt is not None and (preview is None or preview.leaves_room):
            yield self._question(self.prompt)
            yield self._answers(self.prompt)
        if self.offer is not None and (preview is None or preview.leaves_room):
            yield from self._offer(self.offer)

    def action_take(self, number: int) -> None:
        """Ask for a way out to take the place of the line."""
        self.post_message(WayOutSelected(number))

    def _question(self, prompt: "NumberPrompt") -> Content:
        count = len(prompt.questions)
        left = f"  {len(prompt.answers) + 1} of {count}" if count > 1 else ""
        glyphs = self.draw.glyphs
        glyph = glyphs.run[0] if prompt.kind is Kind.RUN else glyphs.massage[0]
        words = self.draw.plain(prompt.words)
        return Content.assemble((f"{glyph} ", "$accent"), (words, "$foreground"), (left, "$foreground 62%"))

    def _offer(self, offer: "Offer") -> Iterator[Content]:
        """What is new to import, and beside or below it the keys that take or leave it; each can be clicked.

        While something is asked, Escape is about that.
        """
        glyphs = self.draw.glyphs
        words = Content.assemble((f"{glyphs.prompt} ", "$accent"), (self.draw.plain(offer.words), "$foreground"))
        take = _answer(f"i brings {offer.them} in", "app.import").stylize("bold $accent", 0, 1)
        leave = _answer(f"Esc leaves {offer.them}", "screen.leave_offer")
        keys = take if self.prompt else Content.assemble(take, (glyphs.dot, "$foreground 38%"), leave)
        line = Content.assemble(words, "  ", keys)
        yield from [line] if line.cell_length <= self.size.width else [words, Content.assemble("  ", keys)]

    def _answers(self, prompt: "NumberPrompt") -> Content:
        """The keys that answer; each can be clicked."""
        digits = [_answer(str(rating), f"screen.rate({rating})") for rating in range(10)]
        digits += [_answer("+ is 10", f"screen.rate({TEN})")] if prompt.highest == TEN else []
        between = self.draw.plain(" · ")
        rest = Content(between).join([_answer("- skips", "screen.skip"), _answer("Escape later", "screen.rate_later")])
        return Content.assemble("  ", Content("  ").join(digits), between, rest)


def _answer(text: str, action: str) -> Content:
    return Content.styled(text, "$foreground 62%").stylize(Style.from_meta({"@click": action}))


def _fitted(lines: list[list[Content]], height: int, width: int, cut: str) -> list[Content]:
    """Fit wrapped lines into `height` rows. The longest are cut first, so that each shows at least its beginning.

    A line that is cut ends in the sign `cut`.
    """
    while sum(map(len, lines)) > height and max(map(len, lines)) > 1:
        longest = max(lines, key=len)
        *kept, last, _ = longest
        longest[:] = [*kept, Content.assemble(last.rstrip().truncate(width - len(cut)), cut)]
    return [row for line in lines for row in line][:height]
