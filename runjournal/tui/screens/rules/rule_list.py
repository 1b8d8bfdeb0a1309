"""Every rule by its group, one a row, with what it says now."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.widget import Widget

from runjournal.rules.finding import Severity
from runjournal.rules.rule import Group, Rule
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.flow import lit
from runjournal.tui.messages import RuleSelected, ThresholdsRequested
from runjournal.tui.widgets.findings import INK

WORD = 11
ID = 27
TITLE = 42


def in_groups(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules group by group, in the order of the groups."""
    order = list(Group)
    return tuple(sorted(rules, key=lambda rule: order.index(rule.group)))


class RuleList(Widget, can_focus=True):
    """The rules under the headings of their groups."""

    HELP = """\
The rules, group by group; the word at the right says that a rule has something to say now. Up and down choose a
rule, Enter goes to its thresholds.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False, id="rules.up"),
        Binding("down,j", "move(1)", "Down", show=False, id="rules.down"),
        Binding("home", "edge(0)", "First", show=False, id="rules.first"),
        Binding("end", "edge(-1)", "Last", show=False, id="rules.last"),
        Binding("enter,e", "enter", "Thresholds", id="rules.thresholds"),
    ]

    firing: reactive[Mapping[str, Severity]] = reactive(dict)
    cursor: reactive[int] = reactive(0)

    def __init__(self, draw: DrawContext, rules: Sequence[Rule]) -> None:
        super().__init__()
        self.draw = draw
        self.rules = in_groups(rules)

    @property
    def chosen(self) -> Rule:
        """The rule under the cursor."""
        return self.rules[self.cursor]

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a rule."""
        return max(min(cursor, len(self.rules) - 1), 0)

    def watch_cursor(self) -> None:
        """Tell which rule it is, and scroll so that it is seen."""
        self.post_message(RuleSelected(self.chosen.id))
        if self.is_mounted:
            self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        rows = list(self._rows())
        row = rows.index(self.cursor)
        top = row - 1 if row and rows[row - 1] is None else row
        if isinstance(self.parent, Widget):
            self.parent.scroll_to_region(Region(0, top, 1, row - top + 1), animate=False)

    def _rows(self) -> Iterator[int | Group | None]:
        """What each row shows: the index of a rule, the heading of a group, or nothing."""
        group: Group | None = None
        for index, rule in enumerate(self.rules):
            if rule.group is not group:
                yield from (None, rule.group) if group else (rule.group,)
                group = rule.group
            yield index

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A row for each rule and heading, and one between the groups."""
        return len(list(self._rows()))

    def render(self) -> Content:
        width = self.size.width
        return Content("\n").join([self._drawn(row, width) for row in self._rows()])

    def _drawn(self, row: int | Group | None, width: int) -> Content:
        if isinstance(row, Group):
            return Content.styled(f" {row.capitalize()}", "$accent")
        return Content("") if row is None else self._rule(row, width)

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
        return lit(line, width) if is_chosen and self.has_focus else line

    def _word(self, rule: Rule) -> Content:
        severity = self.firing.get(rule.id)
        if severity is None:
            return Content(" " * WORD)
        word = f" {self.draw.glyphs.of(severity)} {severity.word}"
        return Content.styled(word.ljust(WORD), INK[severity])

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.cursor += by

    def action_edge(self, index: int) -> None:
        """Move the cursor to the first or the last rule."""
        self.cursor = 0 if index == 0 else len(self.rules) - 1

    def action_enter(self) -> None:
        """Ask for the thresholds of the rule under the cursor."""
        self.post_message(ThresholdsRequested())

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        rows = list(self._rows())
        row = rows[event.y] if event.y < len(rows) else None
        if isinstance(row, int):
            self.cursor = row
            if event.chain == 2:
                self.action_enter()
