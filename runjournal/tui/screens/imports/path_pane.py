"""Where an import begins: a path that completes itself, the runner's folders; and how far its reading is."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive, var
from textual.widget import Widget

from runjournal.exchange.activities.source_file import ImportProgress
from runjournal.model.frozen import light
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.flow import flow
from runjournal.tui.messages import ListRequested
from runjournal.tui.models.imports import ImportModel
from runjournal.tui.models.path_choices import (
    PathChoice,
    fitting,
    folder_of,
    list_folder,
    pasted_path,
    rest_of_path,
)
from runjournal.tui.screens.imports.path_list import FolderEntered, PathChoices
from runjournal.tui.widgets.drawn_rows import DrawnRows
from runjournal.tui.widgets.facts import muted
from runjournal.tui.widgets.filter_line import LinePrompt
from runjournal.tui.widgets.line_input import LineInput

WIDEST = 60
"""Cells of the bar that shows how far a reading is."""
MEGABYTE = 1_000_000
PLACEHOLDER = "a file, a folder or an archive: ~/Downloads/export.zip"
TAKEN = ("FIT, GPX, TCX and zips", "exports of Strava, Garmin, Apple", "calendars", "tables")


@light
class FolderListed(Message):
    """What lies in a folder, which is named as it is typed, is known now; without a folder the runner's own are."""

    folder: str | None
    choices: tuple[PathChoice, ...]


class PathLine(LineInput):
    """The path. Tab or Right completes it as far as only one way goes on; Enter reads what is there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Read", id="path.read"),
        Binding("escape", "leave", "Back", id="path.leave"),
        Binding("tab", "complete", "Complete", id="path.complete"),
        Binding("down", "list", "Choose", id="path.choose", key_display="↓"),
    ]

    def __init__(self, typed: Callable[[str], None], value: str) -> None:
        self.is_known = False
        """Whether it is known what lies in the folder that is typed."""
        self._to_complete: str | None = None
        """The path that is to be completed as soon as that is known."""
        super().__init__(typed, value, placeholder=PLACEHOLDER)
        self.completes = False
        self.select_on_focus = False  # what is typed behind a path that could not be read goes on with it

    def offer(self, choices: Sequence[PathChoice]) -> None:
        """Show in grey how the path goes on."""
        rest = rest_of_path(choices, self.value) if self.value else ""
        self._suggestion = f"{self.value}{rest}" if rest else ""
        if self.is_known and self._to_complete == self.value:
            self.action_complete()

    def put(self, text: str) -> None:
        """Put a path into the line, to be gone on with."""
        self._type(text)

    def action_list(self) -> None:
        """Go to the choices."""
        self.post_message(ListRequested())

    def action_complete(self) -> None:
        """Accept the completion, or go to the choices if there are several; wait until they are known."""
        self._to_complete = None if self.is_known else self.value
        if not self.is_known:
            return
        if self._suggestion and self._suggestion != self.value:
            self._type(self._suggestion)
        else:
            self.action_list()

    def _on_paste(self, event: events.Paste) -> None:
        """Take a file that is dropped on the terminal, which comes quoted, in place of what was typed."""
        event.prevent_default()
        event.stop()
        lines = event.text.strip().splitlines() or [""]
        path = pasted_path(lines[0])
        if path != lines[0] or path.startswith(("/", "~")):
            self._type(path)
        else:
            self.insert_text_at_cursor(path)


class PathWords(DrawnRows):
    """What is wrong with the path; else what can be given."""

    problem: reactive[str] = reactive("", layout=True)

    def rows(self, width: int) -> list[Content]:
        """The words, wrapped."""
        room = max(width, 20)
        if self.problem:
            words = Content.assemble(
                (f"{self.draw.glyphs.problem} ", "$error"), (self.draw.plain(self.problem), "$foreground")
            )
            return words.wrap(room)
        return flow(map(muted, TAKEN), room, self.draw.glyphs.dot)


class PathPane(Vertical):
    """The path, what is to know of it, and the choices. What lies in a folder is looked up by a thread."""

    choices: var[tuple[PathChoice, ...]] = var(())
    is_typed: var[bool] = var(False)
    problem: var[str] = var("")

    def __init__(self, draw: DrawContext, model: ImportModel) -> None:
        super().__init__(id="path")
        self.draw = draw
        self.model = model
        self.line = PathLine(self.type_path, model.typed)
        self.list = PathChoices(draw)
        self._listed: dict[str | None, tuple[PathChoice, ...]] = {}
        """What lies in the folders that were typed, by how they were typed; the runner's own without a path."""
        self._asked = set[str | None]()

    def compose(self) -> ComposeResult:
        with Horizontal(id="way"):
            yield LinePrompt(self.draw, "read")
            yield self.line
        yield PathWords(self.draw).data_bind(PathPane.problem)
        yield self.list.data_bind(PathPane.choices, PathPane.is_typed)

    def go_on(self) -> None:
        """Go to the line, and show how it goes on."""
        self.line.focus()
        self._show_choices(self.line.value)

    def watch_choices(self) -> None:
        """Show how the path goes on."""
        self.line.offer(self.choices)

    def type_path(self, text: str) -> None:
        """Show how a path that is typed goes on, or without one the runner's folders."""
        self.model.typed, self.problem = text, ""
        self._show_choices(text)

    def _show_choices(self, text: str) -> None:
        self.is_typed = bool(text)
        folder = folder_of(text) if text else None
        self.line.is_known = folder in self._listed
        if folder not in self._listed:
            self.choices = ()
            self._ask(folder)
        else:
            self.choices = fitting(self._listed[folder], text) if text else self._listed[folder]

    def _ask(self, folder: str | None) -> None:
        """Look into a folder, once: one on a disk that does not answer must not be asked with each key."""
        if folder not in self._asked:
            self._asked.add(folder)
            self._list(folder)

    @work(thread=True, group="list")
    def _list(self, folder: str | None) -> None:
        self.post_message(FolderListed(folder, self.model.folders if folder is None else list_folder(folder)))

    @on(FolderListed)
    def _folder_listed(self, message: FolderListed) -> None:
        self._listed[message.folder] = message.choices
        self._show_choices(self.line.value)

    @on(FolderEntered)
    def _folder_entered(self, message: FolderEntered) -> None:
        text = message.text or folder_of(self.line.value.rstrip("/"))
        is_file = self.is_typed and bool(message.text) and not text.endswith("/")
        self.line.put(f"{text}/" if message.text and not self.is_typed and not text.endswith("/") else text)
        if is_file:
            self.line.focus()


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
