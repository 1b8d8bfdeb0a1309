"""The line that filters the journal, and below it how much is found or what is not understood."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive, var
from textual.widget import Widget

from runjournal.language.display.dates import day_words
from runjournal.store.searching import Count
from runjournal.store.step_words import counted
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.models.search import Found
from runjournal.tui.widgets.filter_line import FilterLine, LinePrompt

PLACEHOLDER = "massage deep, calf>=4 since oct, # slept"


class FilterWords(Widget):
    """How much is found; or what is not understood, or what an unfinished filter still needs."""

    found: reactive[Found] = reactive(Found())
    count: reactive[Count | None] = reactive(None)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw

    def watch_found(self) -> None:
        """Take another row if the words need it."""
        if self.is_mounted and len(self._words().wrap(max(self.size.width, 20))) != self.size.height:
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows of the words, most often one."""
        return max(len(self._words().wrap(max(width, 20))), 1)

    def render(self) -> Content:
        return Content("\n").join(self._words().wrap(max(self.size.width, 20)))

    def _words(self) -> Content:
        query, glyphs = self.found.query, self.draw.glyphs
        if query.problems:
            problem = query.problems[0]
            return Content.assemble(
                (f"{glyphs.problem} ", "$error"),
                (self.draw.plain(problem.sentence), "$foreground"),
                (f" {self.draw.plain(problem.way_out)}", "$foreground 62%"),
            )
        if query.waits_for:
            return Content.styled(self.draw.plain(query.waits_for.way_out), "$foreground 62%")
        return Content.styled(self._counted(), "$foreground 62%")

    def _counted(self) -> str:
        found, count = self.found, self.count
        if found.is_all:
            count = Count(len(found.entries), found.entries[-1].day if found.entries else None)
        if count is None:
            return f"{len(found.entries)} entries and more"
        if count.since is None:
            return "no entries"
        since = f"{day_words(count.since)} {count.since.year}"
        return f"{counted(count.entries, 'entry', 'entries')}{self.draw.glyphs.dot}the first {since}"


class FilterBar(Vertical):
    """The line with its words."""

    HELP = """\
The filter. Type what you would log: massage deep, calf>=4 since oct, race 2025, @anna, >15k, -run. Any other word is
searched for in notes and names, and so is everything after #. Enter or Down goes to the entries.
"""

    found: var[Found] = var(Found())
    count: var[Count | None] = var(None)

    def __init__(self, draw: DrawContext, typed: Callable[[str], None]) -> None:
        super().__init__()
        self.draw = draw
        self.line = FilterLine(typed, PLACEHOLDER)

    def compose(self) -> ComposeResult:
        yield LinePrompt(self.draw, "find")
        yield self.line
        yield FilterWords(self.draw).data_bind(FilterBar.found, FilterBar.count)
