"""What the rules say: one finding a block, the most severe first."""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive

from runjournal.rules.finding import Finding, Severity
from runjournal.tui.breakpoints import TALL
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.flow import flow, lit
from runjournal.tui.inks import SEVERITY_INK
from runjournal.tui.messages import FindingSelected
from runjournal.tui.models.finding_acts import Act, FindingActs
from runjournal.tui.widgets.act_keys import act_bindings, act_words, requested
from runjournal.tui.widgets.cursor_list import NO_ITEM, CursorList, Line

QUIET = ("Nothing to flag.",)
EMPTY = (
    "Nothing to flag yet.",
    "",
    "What the rules say shows here: a massage too close to a race, soreness that stays, too little drunk.",
)


class Findings(CursorList[Finding]):
    """The findings of now; Enter opens the whole story of one. `acts_of` says what can be done about each."""

    HELP = """\
What the rules say now, the most severe first: ▲ warning, △ caution, • info. Choose a finding with Up and Down; Enter
shows all of it: what was measured, what to do, the source and how strong the evidence is. Below the chosen one stand
the keys that do something about it: 1, 2 and 3 move a booking to a time that is fine, c says that it happened, e edits
it, x cancels it, g goes to its day; u undoes each. With o you overrule a finding: you say why, and it stays here,
dimmed, below the others.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False, id="findings.up"),
        Binding("down,j", "move(1)", "Down", show=False, id="findings.down"),
        Binding("enter", "open_story", "Why", id="findings.why"),
        *act_bindings("findings"),
    ]

    QUIET: ClassVar[tuple[str, ...]] = QUIET

    findings: reactive[tuple[Finding, ...]] = reactive((), layout=True)
    is_empty: reactive[bool] = reactive(False, layout=True)

    def __init__(self, draw: DrawContext, acts_of: Callable[[Finding], FindingActs]) -> None:
        super().__init__(draw)
        self.acts_of = acts_of

    @property
    def items(self) -> tuple[Finding, ...]:
        """The findings."""
        return self.findings

    def watch_findings(self) -> None:
        """Keep the cursor on a finding when they change."""
        self.cursor = self.cursor

    def watch_cursor(self, old: int, new: int) -> None:
        """Show the keys of the finding under the cursor."""
        super().watch_cursor(old, new)
        self._show_keys()

    def on_focus(self) -> None:
        """Show the keys of the finding under the cursor."""
        self._show_keys()
        self.call_after_refresh(self.show_cursor)

    def on_blur(self) -> None:
        """Take the keys away."""
        self._show_keys()

    def _show_keys(self) -> None:
        if self.is_mounted:
            self.refresh(layout=True)
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let only those keys work that do something for the finding under the cursor."""
        if action == "act":
            name, place = parameters
            acts = self.acts_of(self.chosen) if self.chosen else FindingActs()
            return acts.has(Act[str(name)], int(str(place)))
        return super().check_action(action, parameters)

    def lines(self, width: int) -> Iterator[Line]:
        """The rows of the findings with one between them, or the words for none."""
        for index, finding in enumerate(self.findings):
            if index:
                yield NO_ITEM, Content("")
            yield from ((index, row) for row in self._block(index, finding, width))
        if not self.findings:
            words = EMPTY if self.is_empty else self.QUIET
            rows = (Content.styled(line, "$foreground 62%").wrap(max(width, 10)) for line in words)
            yield from ((NO_ITEM, row) for row in chain.from_iterable(rows))

    def index_at(self, row: int) -> int | None:
        """The index of the finding that a row shows, or that ends above it."""
        index = super().index_at(row)
        return super().index_at(row - 1) if index is None else index

    def _block(self, index: int, finding: Finding, width: int) -> list[Content]:
        """A finding's rows; in a low terminal the keys come before what was measured, so that they are in view."""
        is_lit = self.is_lit(index)
        mark = Content.styled(self.draw.glyphs.cursor if is_lit else " ", "$accent")
        head, body = self._standing(finding) if finding.overruled is None else self._overruled(finding)
        room = max(width - 3, 10)
        keys = self._keys(finding, room) if is_lit else []
        measured = body.wrap(room)
        below = [*keys, *measured] if self.app.size.height < TALL else [*measured, *keys]
        rows = [Content.assemble(mark, line) for line in _hanging([*head.wrap(room), *below])]
        return [lit(row, width) for row in rows] if is_lit else rows

    def _keys(self, finding: Finding, room: int) -> list[Content]:
        acts = act_words(self.acts_of(finding), self.draw, "findings")
        return [row for parts in acts for row in flow(parts, room, self.draw.glyphs.dot)]

    def _standing(self, finding: Finding) -> tuple[Content, Content]:
        """A finding's head, and what was measured."""
        ink = SEVERITY_INK[finding.severity]
        word = "" if finding.severity is Severity.INFO else f"{finding.severity.word}: "
        head = Content.assemble(
            (f"{self.draw.glyphs.of(finding.severity)} ", ink),
            (word, ink),
            (self.draw.plain(finding.title), "bold $foreground"),
        )
        return head, Content.styled(self.draw.plain(finding.message), "$foreground 62%")

    def _overruled(self, finding: Finding) -> tuple[Content, Content]:
        """An overruled finding: dimmed, with the runner's reason in place of what was measured."""
        title = f"{self.draw.glyphs.dash} overruled: {self.draw.plain(finding.title)}"
        why = finding.overruled.why if finding.overruled else ""
        return Content.styled(title, "$foreground 62%"), Content.styled(why, "italic $foreground 62%")

    def action_open_story(self) -> None:
        """Ask for the story of the finding under the cursor."""
        if self.chosen is not None:
            self.post_message(FindingSelected(self.chosen))

    def action_act(self, name: str, place: int) -> None:
        """Ask for something to be done about the finding under the cursor."""
        acts = self.acts_of(self.chosen) if self.chosen else FindingActs()
        message = requested(acts, self.chosen, name, place)
        if message is not None:
            self.post_message(message)

    def clicked(self, *, is_again: bool) -> None:
        """Open the story of the finding."""
        self.action_open_story()


def _hanging(lines: list[Content]) -> list[Content]:
    """Indent all lines but the first, so that they stand below the words and not below the glyph."""
    return [line if number == 0 else Content.assemble("  ", line) for number, line in enumerate(lines)]
