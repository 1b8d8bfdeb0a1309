"""What the rules say: one finding a block, the most severe first."""

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.widget import Widget

from runjournal.rules.finding import Finding, Severity
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.flow import lit
from runjournal.tui.messages import FindingSelected, OverruleRequested

INK = {Severity.WARNING: "bold $error", Severity.CAUTION: "$warning", Severity.INFO: "$foreground 62%"}

QUIET = ("Nothing to flag.",)
EMPTY = (
    "Nothing to flag yet.",
    "",
    "What the rules say shows here: a massage too close to a race, soreness that stays, too little drunk.",
)


class Findings(Widget, can_focus=True):
    """The findings of now; Enter on one tells its whole story."""

    HELP = """\
What the rules say now, the most severe first: ▲ warning, △ caution, • info. Up and down choose a finding,
Enter tells its whole story: what was measured, what to do, the source and how strong it is. o overrules it: you say
why, and the finding stays here, dimmed, behind those that stand.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False, id="findings.up"),
        Binding("down,j", "move(1)", "Down", show=False, id="findings.down"),
        Binding("enter", "tell", "Why", id="findings.why"),
        Binding("o", "overrule", "Overrule", id="findings.overrule"),
    ]

    QUIET: ClassVar[tuple[str, ...]] = QUIET

    findings: reactive[tuple[Finding, ...]] = reactive((), layout=True)
    is_empty: reactive[bool] = reactive(False, layout=True)
    cursor: reactive[int] = reactive(0)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw

    @property
    def chosen(self) -> Finding | None:
        """The finding under the cursor."""
        return self.findings[self.cursor] if 0 <= self.cursor < len(self.findings) else None

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a finding."""
        return max(min(cursor, len(self.findings) - 1), 0)

    def watch_findings(self) -> None:
        """Keep the cursor on a finding when they change."""
        self.cursor = self.cursor

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows of all findings at a width."""
        return max(sum(len(block) + 1 for block in self._blocks(width)) - 1, 1)

    def render(self) -> Content:
        lines: list[Content] = []
        for block in self._blocks(self.size.width):
            lines += [*block, Content("")]
        return Content("\n").join(lines[:-1])

    def _blocks(self, width: int) -> Iterator[list[Content]]:
        if not self.findings:
            yield [row for line in (EMPTY if self.is_empty else self.QUIET) for row in _quiet(line, width)]
        for index, finding in enumerate(self.findings):
            yield self._block(index, finding, width)

    def _block(self, index: int, finding: Finding, width: int) -> list[Content]:
        is_lit = index == self.cursor and self.has_focus
        mark = Content.styled(self.draw.glyphs.cursor if is_lit else " ", "$accent")
        head, body = self._standing(finding) if finding.overruled is None else self._overruled(finding)
        room = max(width - 3, 10)
        rows = [Content.assemble(mark, line) for line in _hanging([*head.wrap(room), *body.wrap(room)])]
        return [lit(row, width) for row in rows] if is_lit else rows

    def _standing(self, finding: Finding) -> tuple[Content, Content]:
        """A finding's head, and what was measured."""
        ink = INK[finding.severity]
        word = "" if finding.severity is Severity.INFO else f"{finding.severity.word}: "
        head = Content.assemble(
            (f"{self.draw.glyphs.of(finding.severity)} ", ink),
            (word, ink),
            (self.draw.plain(finding.title), "bold $foreground"),
        )
        return head, Content.styled(self.draw.plain(finding.message), "$foreground 62%")

    def _overruled(self, finding: Finding) -> tuple[Content, Content]:
        """A finding that no longer stands: dimmed, with the runner's reason in place of what was measured."""
        title = f"{self.draw.glyphs.dash} overruled: {self.draw.plain(finding.title)}"
        why = finding.overruled.why if finding.overruled else ""
        return Content.styled(title, "$foreground 62%"), Content.styled(why, "italic $foreground 62%")

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.cursor += by
        self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        heights = [len(block) + 1 for block in self._blocks(self.size.width)]
        top = sum(heights[: self.cursor])
        region = Region(0, top, 1, heights[self.cursor] - 1) if heights else Region(0, 0, 1, 1)
        self.screen.scroll_to_widget(self, animate=False)
        if isinstance(self.parent, Widget):
            self.parent.scroll_to_region(region.translate(self.virtual_region.offset), animate=False)

    def action_tell(self) -> None:
        """Ask for the story of the finding under the cursor."""
        if self.chosen is not None:
            self.post_message(FindingSelected(self.chosen))

    def action_overrule(self) -> None:
        """Ask for the finding under the cursor to be overruled."""
        if self.chosen is not None:
            self.post_message(OverruleRequested(self.chosen))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        top = 0
        for index, block in enumerate(self._blocks(self.size.width)):
            if top <= event.y <= top + len(block) and self.findings:
                self.cursor = index
                self.action_tell()
                return
            top += len(block) + 1


def _quiet(line: str, width: int) -> list[Content]:
    return Content.styled(line, "$foreground 62%").wrap(max(width, 10))


def _hanging(lines: list[Content]) -> list[Content]:
    """All lines but the first set in, below the words and not below the glyph."""
    return [line if number == 0 else Content.assemble("  ", line) for number, line in enumerate(lines)]
