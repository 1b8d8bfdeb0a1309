"""How far the reading of an import is."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from runjournal.exchange.activities.source_file import ImportProgress
from runjournal.tui.draw_context import DrawContext

WIDEST = 60
MEGABYTE = 1_000_000


class ReadingPane(Widget):
    """A bar by bytes, with the files and bytes read and those there are."""

    source: reactive[str] = reactive("")
    progress: reactive[ImportProgress] = reactive(ImportProgress())

    def __init__(self, draw: DrawContext) -> None:
        super().__init__(id="reading")
        self.draw = draw

    def render(self) -> Content:
        width = max(self.size.width, 20)
        rows = [
            *Content.assemble(("Reading ", "$foreground 62%"), (self.source, "bold $foreground")).wrap(width),
            Content(""),
            self._bar(min(width, WIDEST)),
            *Content.styled(self.draw.plain(self._numbers()), "$foreground").wrap(width),
            Content(""),
            *Content.styled("Esc stops. Nothing is changed before you say so.", "$foreground 62%").wrap(width),
        ]
        return Content("\n").join(rows)

    def _bar(self, width: int) -> Content:
        progress, glyphs = self.progress, self.draw.glyphs
        share = progress.read_bytes / progress.of_bytes if progress.of_bytes else 0.0
        cells = round(min(share, 1.0) * width)
        return Content.assemble((glyphs.full * cells, "$accent"), (glyphs.empty * (width - cells), "$foreground 20%"))

    def _numbers(self) -> str:
        progress = self.progress
        if not progress.of_files:
            return "looking for files"
        files = f"{progress.files:,} of {progress.of_files:,} file{'' if progress.of_files == 1 else 's'}"
        return f"{files} · {_megabytes(progress.read_bytes)} of {_megabytes(progress.of_bytes)} MB"


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:,.1f}" if size < 100 * MEGABYTE else f"{size / MEGABYTE:,.0f}"
