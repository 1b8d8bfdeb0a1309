"""The part of the app that imports, and that looks for new runs in the runner's folders."""

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from textual import events, on, work
from textual.worker import get_current_worker

from runjournal.errors import JournalError
from runjournal.model.settings import Settings
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.key_queue import InOrder
from runjournal.tui.messages import LookRequested, OfferFound, OfferLeft
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.screens.today.today_screen import TodayScreen

if TYPE_CHECKING:
    from runjournal.tui.models.imports import ImportModel

LOOK_AGAIN_S = 6
"""After how long files to which something is still written are looked at again."""
MOST_LOOKS = 10
"""How often that is done until the runner turns to the terminal again: some files are always written to."""


class ImportingApp(InOrder):
    """An app with an import that is being made. What it says of new runs stands on the home."""

    settings: Settings
    journal_model: JournalModel
    draw: DrawContext
    tag: str

    def __init__(self) -> None:
        super().__init__()
        self._is_looking = False
        self._looks_left = MOST_LOOKS

    @property
    def home(self) -> TodayScreen:
        """The Today screen, which lies below all others."""
        home = self.screen_stack[0]
        assert isinstance(home, TodayScreen)
        return home

    @cached_property
    def import_model(self) -> "ImportModel":
        """The import that is being made, which stays while another screen is looked at, and what is new to import."""
        from runjournal.tui.models.imports import ImportModel

        return ImportModel(self.journal_model)

    def action_import(self) -> None:
        """Import what is new, or go on with an import that was left; else, and if pressed again, from a path."""
        from runjournal.tui.screens.imports.import_screen import ImportScreen

        if isinstance(self.screen, ImportScreen):
            self.screen.go_to_path()
        else:
            self.push_screen(ImportScreen(self.import_model, self.draw, self.tag))

    async def action_import_more(self) -> None:
        """Import a calendar or a table, from a path, whatever is offered."""
        from runjournal.tui.screens.imports.import_screen import ImportScreen

        if not isinstance(self.screen, ImportScreen):
            await self.push_screen(ImportScreen(self.import_model, self.draw, self.tag))
        self.action_import()

    @on(LookRequested)
    def look_again(self) -> None:
        """Take away what was offered, since it was imported, and look what else is new."""
        self.home.offer = self.import_model.offer
        self.look_into_folders()

    @on(events.AppFocus)
    def look_into_folders(self) -> None:
        """Look for new runs in the runner's folders, if there are any."""
        self._looks_left = MOST_LOOKS
        self._look_once()

    def _look_once(self) -> None:
        """Look on a thread: a watch answers slowly."""
        if self.settings.activities.folders and not self._is_looking:
            self._is_looking = True
            self._look()

    @work(thread=True, group="looks")
    def _look(self) -> None:
        from runjournal.tui.models.imports import ReadingStopped

        worker, looks = get_current_worker(), self.import_model.looks

        def on_progress(_progress: object) -> None:
            if worker.is_cancelled:
                raise ReadingStopped

        offer = None
        with suppress(ReadingStopped, JournalError):
            offer = looks.look(on_progress)
        self.post_message(OfferFound(offer, looks.is_waiting))

    @on(OfferFound)
    def offer_runs(self, message: OfferFound) -> None:
        """Say on the home what is new; look again if something is still being written."""
        self._is_looking = False
        self.import_model.offer = message.offer
        self.home.offer = message.offer
        if message.is_waiting and self._looks_left:
            self._looks_left -= 1
            self.set_timer(LOOK_AGAIN_S, self._look_once)

    @on(OfferLeft)
    def leave_offer(self) -> None:
        """Ask no more about what is new."""
        self.import_model.leave_offer()
        self.home.offer = None
