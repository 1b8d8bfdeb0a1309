"""What a path may go on with: the runner's folders, or what lies in the folder that is typed."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from runjournal.model.frozen import light
from runjournal.tui.flow import lit
from runjournal.tui.models.path_choices import MOST_SHOWN, PathChoice
from runjournal.tui.widgets.cursor_list import NO_ITEM, CursorWindow, Line
from runjournal.tui.widgets.facts import muted

NO_FOLDERS = (
    "Name the folder of your watch in the settings (Folders), and it stands here; the app then looks for new runs "
    "in it by itself."
)
MARGIN = 7
"""Cells before a choice, so that it stands below the path."""


@light
class PathSelected(Message):
    """Read what a typed path leads to."""

    text: str


@light
class FolderEntered(Message):
    """Go on in a folder, or put a file's path into the line; without a text go on in the folder around."""

    text: str = ""


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
            yield from ((NO_ITEM, row) for row in muted(self.draw.plain(NO_FOLDERS)).wrap(max(width - 1, 20)))
            return
        if not self.is_typed:
            yield NO_ITEM, Content.styled("Your folders", "$accent")
        for index, choice in enumerate(self.items):
            row = self._row(index, choice, width)
            yield index, lit(row, width) if self.is_lit(index) else row
        if len(self.choices) > MOST_SHOWN:
            more = f"{' ' * MARGIN}and {len(self.choices) - MOST_SHOWN:,} more: type on"
            yield NO_ITEM, muted(more)

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
