"""What was understood of a line while it is typed, and what the rules have against it."""

from collections.abc import Iterator

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from runjournal.language.draft import Draft, How, Item
from runjournal.model.entries import Status
from runjournal.rules.finding import Severity
from runjournal.tui.look import Look, day_words
from runjournal.tui.shown import Shown
from runjournal.tui.widgets.findings import INK

SAID = {"start", "status"}
"""Guesses that the words of when say already."""


class Preview(Widget):
    """Up to three lines below the entry bar."""

    shown: reactive[Shown | None] = reactive(None)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look

    def render(self) -> Content:
        width = max(self.size.width, 20)
        return Content("\n").join(_fitted([line.wrap(width) for line in self._lines()], self.size.height, width))

    def _lines(self) -> Iterator[Content]:
        shown = self.shown
        if shown is None:
            return
        if shown.said:
            glyph = self.look.glyphs.problem if shown.is_error else self.look.glyphs.ok
            ink = "$error" if shown.is_error else "$accent"
            yield Content.assemble((f"{glyph} ", ink), (shown.said, "$foreground"))
        if shown.draft is not None and shown.draft.line.strip():
            yield from self._draft(shown, shown.draft)

    def _draft(self, shown: Shown, draft: Draft) -> Iterator[Content]:
        if draft.problems:
            yield from self._problem(draft)
            return
        if draft.items:
            yield self._understood(draft)
        for remark in draft.remarks[:1]:
            yield Content.styled(f"  {remark}", "$foreground 62%")
        yield from self._verdict(shown)

    def _problem(self, draft: Draft) -> Iterator[Content]:
        problem = draft.problems[0]
        word = draft.line[problem.start : problem.end]
        yield Content.assemble(
            (f"{self.look.glyphs.problem} ", "$error"),
            (f"{word}  " if word.strip() else "", "bold $error"),
            (problem.sentence, "$foreground"),
            (f"  {problem.way_out}", "$foreground 62%"),
        )

    def _understood(self, draft: Draft) -> Content:
        parts = [Content.styled(self.look.words(item.entry), "$foreground") for item in draft.items]
        words = Content(", ").join(parts)
        guessed = sorted({name for item in draft.items for name, how in item.how.items() if how is How.GUESSED} - SAID)
        hint = f"  guessed: {', '.join(map(_plain, guessed))}" if guessed else ""
        return Content.assemble(
            (f"{self.look.glyphs.ok} ", "$accent"), self._when(draft.items[0]), words, (hint, "italic $foreground 62%")
        )

    def _when(self, item: Item) -> Content:
        """The day and time, a guess marked as one."""
        entry = item.entry
        local = entry.start.local
        text = day_words(entry.day) + (f" {local:%H:%M}" if local else ", all day")
        how = item.how.get("start", How.WRITTEN)
        status = "" if entry.status is Status.DONE else f" {entry.status}"
        if how is How.WRITTEN:
            return Content.assemble((f"{text}{status}  ", "bold $foreground"))
        mark = "?" if how is How.GUESSED else ""
        return Content.assemble((f"{text}{mark}{status}  ", "italic $foreground 62%"))

    def _verdict(self, shown: Shown) -> Iterator[Content]:
        glyphs = self.look.glyphs
        loud = [finding for finding in shown.findings if finding.severity > Severity.INFO]
        for finding in (loud or list(shown.findings))[:1]:
            more = len(shown.findings) - 1
            yield Content.assemble(
                (f"{glyphs.of(finding.severity)} {finding.severity.word}: ", INK[finding.severity]),
                (finding.message, "$foreground"),
                (f"  and {more} more" if more else "", "$foreground 62%"),
            )
        if not shown.findings and shown.is_booking:
            yield Content.assemble((f"{glyphs.ok} ok: ", "bold $accent"), ("nothing against it", "$foreground"))
        fine = self._fine(shown)
        if fine.plain:
            yield fine

    def _fine(self, shown: Shown) -> Content:
        """What would be fine instead."""
        words = [f"{day_words(slot.start.day)} {slot.start.local:%H:%M}" for slot in shown.alternatives[:3]]
        if shown.gentler is not None:
            words.insert(0, f"{shown.gentler} at that time")
        if not words:
            return Content("")
        return Content.assemble(("  fine: ", "$accent"), (self.look.glyphs.dot.join(words), "$foreground"))


def _fitted(lines: list[list[Content]], height: int, width: int) -> list[Content]:
    """Wrapped lines in so many rows: the longest are cut first, so that each says at least its beginning."""
    while sum(map(len, lines)) > height and max(map(len, lines)) > 1:
        longest = max(lines, key=len)
        *kept, last, _ = longest
        longest[:] = [*kept, Content.assemble(last.rstrip(), " …").truncate(width, ellipsis=True)]
    return [row for line in lines for row in line][:height]


def _plain(field: str) -> str:
    """A field's name as a runner says it: without its unit."""
    stem, _, unit = field.rpartition("_")
    return stem if unit in ("s", "m", "ml") else field.replace("_", " ")
