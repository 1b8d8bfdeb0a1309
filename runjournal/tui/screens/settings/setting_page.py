"""The chosen setting in full: what it means, its value and its default, and what may be written."""

from collections.abc import Iterator

from textual.content import Content
from textual.reactive import reactive

from runjournal.tui.draw_context import DrawContext
from runjournal.tui.flow import labelled
from runjournal.tui.models.setting_items import SettingItem
from runjournal.tui.models.settings import NAME_A_FILE, READ_ONLY
from runjournal.tui.widgets.drawn_rows import DrawnRows


class SettingPage(DrawnRows):
    """The page of a setting; while a value is typed, what is wrong with it."""

    LEAST_ROWS = 1

    item: reactive[SettingItem | None] = reactive(None, layout=True)
    problem: reactive[str] = reactive("", layout=True)

    def __init__(self, draw: DrawContext, file: str) -> None:
        super().__init__(draw)
        self.file = file

    def rows(self, width: int) -> list[Content]:
        """The title and the labels with their words."""
        item = self.item
        if item is None:
            return []
        title = Content.assemble((item.label, "bold $foreground"), (f"  {item.name}", "$foreground 62%"))
        rows = title.wrap(max(width, 20))
        if self.problem:
            problem = (self.draw.plain(self.problem), "$foreground")
            rows += Content.assemble((f"{self.draw.glyphs.problem} ", "$error"), problem).wrap(max(width, 20))
        for label, words in self._parts(item):
            rows += labelled(label, self.draw.plain(words), width)
        return rows

    def _parts(self, item: SettingItem) -> Iterator[tuple[str, str]]:
        """The labels with their words."""
        yield "What", item.doc.meaning.replace("`", "")
        now = f"{item.words(item.value)}: {self.draw.zone}" if item.keys == ("zone",) else item.words(item.value)
        yield "Now", f"{now} (default {item.words(item.default)})" if item.is_changed else f"{now}, the default"
        yield "May be", self._allowed(item)
        yield "File", self.file or f"{READ_ONLY} {NAME_A_FILE}"

    def _allowed(self, item: SettingItem) -> str:
        if not item.choices:
            return item.allowed
        few = len(item.choices) < 4
        return " or ".join(map(item.words, item.choices)) if few else f"one of {len(item.choices)}: Enter shows them"
