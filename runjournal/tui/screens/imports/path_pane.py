"""Where an import begins: a path that completes itself, the runner's folders, and what can be given."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive, var
from textual.widget import Widget

from runjournal.tui.draw_context import DrawContext
from runjournal.tui.flow import flow, lit
from runjournal.tui.messages import FolderEntered, ListRequested, PathSelected
from runjournal.tui.models.path_choices import MOST_SHOWN, PathChoice, pasted_path, rest_of_path
from runjournal.tui.widgets.cursor_list import NO_ITEM, CursorWindow, Line
from runjournal.tui.widgets.filter_line import LinePrompt
from runjournal.tui.widgets.line_input import LineInput

MARGIN = 7
"""Cells before a choice, so that it stands below the path."""
PLACEHOLDER = "a file, a folder or an archive: ~/Downloads/export.zip"
TAKEN = ("FIT, GPX, TCX and zips", "exports of Strava, Garmin, Apple", "calendars", "tables")
NO_FOLDERS = "Folders that activities.folders in the settings names are looked at by themselves, and stand here."


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


class PathChoices(CursorWindow[PathChoice]):
    """The runner's folders, or what lies in the folder that is typed."""

    MORE = f"{' ' * MARGIN}…"

    HELP = """\
Where an import begins. Type a path, or drop a file on the terminal; Tab or Right completes it. Down goes to the
choices: there Enter reads what is under the cursor, Right goes into a folder and Left out of it. Then you see what
would happen, and nothing is changed before you say so. What a table leaves open is typed behind the path, as for the
command: --unit mi, --column date=Datum.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "read", "Read", id="choices.read"),
        Binding("right,l,tab", "enter", "Open", id="choices.open", key_display="→"),
        Binding("left,h", "up", "Folder above", show=False, id="choices.above"),
        Binding("up,k", "move(-1)", "Up", show=False, id="choices.up"),
        Binding("down,j", "move(1)", "Down", show=False, id="choices.down"),
        Binding("home", "edge(True)", "First", show=False, id="choices.first"),
        Binding("end", "edge(False)", "Last", show=False, id="choices.last"),
    ]

    choices: reactive[tuple[PathChoice, ...]] = reactive(())
    is_typed: reactive[bool] = reactive(False)
    """Whether a path is typed that the choices go on with."""

    @property
    def items(self) -> Sequence[PathChoice]:
        """The choices that are shown."""
        return self.choices[:MOST_SHOWN]

    def watch_choices(self) -> None:
        """Start at the first choice."""
        self.cursor = 0

    def lines(self, width: int) -> Iterator[Line]:
        """A heading, then a row a choice."""
        if not self.choices and not self.is_typed:
            yield from ((NO_ITEM, row) for row in _muted(self.draw.plain(NO_FOLDERS)).wrap(max(width - 1, 20)))
            return
        if not self.is_typed:
            yield NO_ITEM, Content.styled("Your folders", "$accent")
        for index, choice in enumerate(self.items):
            row = self._row(index, choice, width)
            yield index, lit(row, width) if self.is_lit(index) else row
        if len(self.choices) > MOST_SHOWN:
            more = f"{' ' * MARGIN}and {len(self.choices) - MOST_SHOWN:,} more: type on"
            yield NO_ITEM, _muted(more)

    def _row(self, index: int, choice: PathChoice, width: int) -> Content:
        name = choice.name if self.is_typed else choice.text
        mark = self.draw.glyphs.cursor if index == self.cursor and self.has_focus else " "
        ink = "$foreground" if choice.is_folder or self.is_typed else "$foreground 62%"
        row = Content.assemble((mark.ljust(MARGIN), "$accent"), (name, ink))
        return Content.assemble(row, (f"  {choice.words}" if choice.words else "", "$foreground 62%")).truncate(width)

    def action_read(self) -> None:
        """Ask to read what is under the cursor."""
        if self.chosen is not None:
            self.post_message(PathSelected(self.chosen.text))

    def action_enter(self) -> None:
        """Ask to go into the folder under the cursor, or to put the file there into the line."""
        if self.chosen is not None:
            self.post_message(FolderEntered(self.chosen.text))

    def action_up(self) -> None:
        """Ask to go to the folder around."""
        self.post_message(FolderEntered())

    def clicked(self, *, is_again: bool) -> None:
        """Put the path that was clicked into the line; read it on a double click."""
        if is_again:
            self.action_read()


class PathWords(Widget):
    """What is wrong with the path; else what can be given."""

    problem: reactive[str] = reactive("", layout=True)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows of the words."""
        return len(self._rows(width))

    def render(self) -> Content:
        return Content("\n").join(self._rows(self.size.width))

    def _rows(self, width: int) -> list[Content]:
        room = max(width, 20)
        if self.problem:
            words = Content.assemble(
                (f"{self.draw.glyphs.problem} ", "$error"), (self.draw.plain(self.problem), "$foreground")
            )
            return words.wrap(room)
        return flow(map(_muted, TAKEN), room, self.draw.glyphs.dot)


class PathPane(Vertical):
    """The path, what is to know of it, and the choices."""

    choices: var[tuple[PathChoice, ...]] = var(())
    is_typed: var[bool] = var(False)
    problem: var[str] = var("")

    def __init__(self, draw: DrawContext, typed: Callable[[str], None], value: str) -> None:
        super().__init__(id="path")
        self.draw = draw
        self.line = PathLine(typed, value)
        self.list = PathChoices(draw)

    def compose(self) -> ComposeResult:
        with Horizontal(id="way"):
            yield LinePrompt(self.draw, "read")
            yield self.line
        yield PathWords(self.draw).data_bind(PathPane.problem)
        yield self.list.data_bind(PathPane.choices, PathPane.is_typed)

    def watch_choices(self) -> None:
        """Show how the path goes on."""
        self.line.offer(self.choices)


def _muted(text: str) -> Content:
    return Content.styled(text, "$foreground 62%")
