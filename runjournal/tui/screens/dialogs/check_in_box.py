"""The check-in as a box over the screen, for a terminal too low to draw the body beside the day."""

from collections.abc import Mapping
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from runjournal.language.display.dates import day_words
from runjournal.model.areas import Spot
from runjournal.model.entries import Soreness
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.messages import CheckInEnded
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.screens.check_in_map import CheckInMap
from runjournal.tui.screens.dialogs.dialog import Dialog
from runjournal.tui.widgets.body_map import BodyMap
from runjournal.tui.widgets.key_bar import KeyBar
from runjournal.tui.widgets.status_line import StatusLine

KEYS = (
    ("arrows", "choose an area"),
    ("Tab", "what was sore lately"),
    ("1–9", "rate it, + adds one"),
    ("0", "not sore"),
    ("=", "both sides"),
    (".", "what it feels like"),
    ("-", "take back"),
    ("Enter", "save"),
)
GIVE_UP = "Not saved; press Escape again to drop it."


class CheckInBox(Dialog[str]):
    """The body map by itself. Its result is the sentence about what was saved, if anything was."""

    def __init__(
        self,
        journal_model: JournalModel,
        draw: DrawContext,
        day: date,
        ratings: Mapping[Spot, int],
        lately: Mapping[Spot, Soreness],
    ) -> None:
        super().__init__(draw)
        self.journal_model = journal_model
        self.day = day
        self._is_refused = False
        self.body = CheckInMap(journal_model, draw)
        self.body.set_reactive(BodyMap.ratings, ratings)
        self.body.set_reactive(BodyMap.lately, lately)
        self.body.set_reactive(BodyMap.day, day)

    def compose(self) -> ComposeResult:
        with Horizontal(id="check-in", classes="box") as box:
            today = self.day == self.journal_model.today
            box.border_title = Content(f"How sore{'' if today else f' on {day_words(self.day)}'}?")
            yield self.body
            yield Static(self._keys(), markup=False)
        yield StatusLine(self.draw).data_bind(CheckInBox.status)
        yield KeyBar()

    def _keys(self) -> Content:
        rows = [
            Content.assemble((self.draw.plain(key).ljust(8), "bold $accent"), (words, "$foreground 62%"))
            for key, words in KEYS
        ]
        head = Content.styled("The head is the whole body: 0 there means all clear.", "$foreground 62%")
        return Content("\n").join([*rows, Content(""), head])

    def on_mount(self) -> None:
        """Start on the map."""
        self.body.focus()

    def on_unmount(self) -> None:
        """Save what was rated when the app is quit."""
        self._keep()

    def _keep(self) -> str:
        return self.attempt(self.body.save)

    def refuse(self, reason: str) -> None:
        """Say why the ratings were not saved, and how to leave without them."""
        self._is_refused = True
        super().refuse(f"{GIVE_UP} {reason}")

    @on(CheckInEnded)
    def _ended(self, message: CheckInEnded) -> None:
        self._leave(gives_up=message.with_escape)

    def _leave(self, *, gives_up: bool) -> None:
        """Save and close; ratings that are refused stay in the box until they are given up."""
        was_refused = self._is_refused
        sentence = self._keep()
        if gives_up and was_refused:
            self.body.forget()
        if self.body.check_in.is_empty:
            self.dismiss(sentence)

    def action_close(self) -> None:
        """Save and leave the box."""
        self._leave(gives_up=False)
