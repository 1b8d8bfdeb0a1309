"""Every rule by its group, one a row, with the severity of what it says now."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from runjournal.model.frozen import light
from runjournal.rules.finding import Severity
from runjournal.rules.rule import Group, Rule
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.flow import lit
from runjournal.tui.inks import SEVERITY_INK
from runjournal.tui.widgets.cursor_list import NO_ITEM, CursorList, Line

WORD = 11
ID = 27
TITLE = 42


@light
class RuleSelected(Message):
    """A rule of the list is under the cursor."""

    rule: str


class ThresholdsRequested(Message):
    """Go to the thresholds of the rule under the cursor."""


def in_groups(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules group by group, in the order of the groups."""
    order = list(Group)
    return tuple(sorted(rules, key=lambda rule: order.index(rule.group)))


class RuleList(CursorList[Rule]):
    """The rules under the headings of their groups."""

    HELP = """\
The rules, group by group. A word on the right shows that a rule has something to say now. Choose a rule with Up and
Down; Enter goes to its thresholds.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False, id="rules.up"),
        Binding("down,j", "move(1)", "Down", show=False, id="rules.down"),
        Binding("home", "edge(True)", "First", show=False, id="rules.first"),
        Binding("end", "edge(False)", "Last", show=False, id="rules.last"),
        Binding("enter,e", "enter", "Thresholds", id="rules.thresholds"),
    ]

    firing: reactive[Mapping[str, Severity]] = reactive(dict)

    def __init__(self, draw: DrawContext, rules: Sequence[Rule]) -> None:
        super().__init__(draw)
        self.rules = in_groups(rules)

    @property
    def items(self) -> tuple[Rule, ...]:
        """The rules."""
        return self.rules

    def watch_cursor(self, old: int, new: int) -> None:
        """Post which rule is chosen, and scroll to it."""
        self.post_message(RuleSelected(self.rules[self.cursor].id))
        super().watch_cursor(old, new)

    def lines(self, width: int) -> Iterator[Line]:
        """A row for each rule, below the headings of the groups."""
        group: Group | None = None
        for index, rule in enumerate(self.rules):
            if rule.group is not group:
                if group:
                    yield NO_ITEM, Content("")
                yield NO_ITEM, Content.styled(f" {rule.group.capitalize()}", "$accent")
                group = rule.group
            yield index, self._rule(index, width)

    def _rule(self, index: int, width: int) -> Content:
        rule = self.rules[index]
        is_chosen = index == self.cursor
        mark = self.draw.glyphs.cursor if is_chosen else " "
        room = max(width - WORD - 2, 10)
        title = Content.styled(f"{rule.title}", "bold $foreground" if is_chosen else "$foreground")
        id_ = Content.styled(rule.id, "$foreground 62%")
        name = Content.assemble(title.pad_right(max(TITLE - title.cell_length, 1)), id_) if room > TITLE + ID else title
        name = name.truncate(room)
        line = Content.assemble(
            (f"{mark} ", "$accent"), name.pad_right(max(room - name.cell_length, 0)), self._word(rule)
        )
        return lit(line, width) if self.is_lit(index) else line

    def _word(self, rule: Rule) -> Content:
        severity = self.firing.get(rule.id)
        if severity is None:
            return Content(" " * WORD)
        word = f" {self.draw.glyphs.of(severity)} {severity.word}"
        return Content.styled(word.ljust(WORD), SEVERITY_INK[severity])

    def action_enter(self) -> None:
        """Ask for the thresholds of the rule under the cursor."""
        self.post_message(ThresholdsRequested())

    def clicked(self, *, is_again: bool) -> None:
        """Go to the thresholds on a double click."""
        if is_again:
            self.action_enter()
