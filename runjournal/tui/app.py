"""The terminal app: its keys, its first screen, its start and end, and how it follows the clock and the file."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import ClassVar

from rich.console import RenderableType
from textual import events, on
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.filter import LineFilter
from textual.messages import ExitApp
from textual.screen import Screen
from textual.widgets import Input

from runjournal.errors import JournalError
from runjournal.model.settings import Settings
from runjournal.paths import unsaved_path
from runjournal.store.journal import Journal
from runjournal.store.unsaved import UnsavedFile
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.key_names import NAMES, KeyPlaces
from runjournal.tui.messages import JournalChanged, JournalDisplaced, StatusReported
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.models.journal_file import JournalFile
from runjournal.tui.printable_filter import PrintableFilter
from runjournal.tui.screens.status_screen import StatusScreen
from runjournal.tui.screens.today.today_screen import TodayScreen
from runjournal.tui.visiting_app import VisitingApp

POLL_S = 0.5
TICK_S = 20


class RunJournalApp(VisitingApp):
    """The journal, full screen.

    `journal` is open and stays the caller's to close; `now` gives the aware UTC time that counts as now; `tag` is
    a word for the title, such as "demo". `config` is the settings file, which need not be there yet; without it
    settings can only be read. `zone_of` gives the zone in force for one that is set, `key_places` where keys work.
    """

    CSS_PATH = "app.tcss"
    TITLE = "runjournal"
    ENABLE_COMMAND_PALETTE = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "write('log')", "Add", id="app.add"),
        Binding("b", "write('book')", "Book", id="app.book"),
        Binding("p", "plan", "Plan", id="app.plan"),
        Binding("w", "week", "Week", id="app.week"),
        Binding("m", "propose", "Propose", show=False, id="app.propose"),
        Binding("slash", "journal", "Journal", id="app.journal", key_display="/"),
        Binding("r", "rules", "Rules", id="app.rules"),
        Binding("K", "card", "Card", show=False, id="app.card"),
        Binding("i", "import", "Import runs", show=False, id="app.import"),
        Binding("comma", "settings", "Settings", show=False, id="app.settings", key_display=","),
        Binding("question_mark", "help", "Help", id="app.help", key_display="?"),
        Binding("q", "quit", "Quit", id="app.quit"),
        Binding("ctrl+q", "quit", "Quit", show=False, id="app.quit-anywhere", priority=True),
        Binding("ctrl+z", "suspend_process", "Suspend", show=False, id="app.suspend", priority=True),
    ]

    def __init__(
        self,
        journal: Journal,
        settings: Settings,
        zone: str,
        now: Callable[[], datetime],
        *,
        key_places: Callable[[], KeyPlaces],
        tag: str = "",
        config: Path | None = None,
        zone_of: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(config, zone_of or (lambda _: zone), key_places)
        self.put_on(settings.theme)
        self.stylesheet.set_variables(self.get_css_variables())
        self.settings = settings
        self.journal_model = JournalModel(journal, settings, zone, now)
        self.journal_file = JournalFile(journal)
        self._refused: tuple[str, ...] = ()
        """Lines of entries that an app before this one could not save, nor this one yet."""
        self._printable = PrintableFilter()
        self._unsaved_file = UnsavedFile(unsaved_path(journal.path))
        self.draw = DrawContext(settings, zone)
        self.tag = tag
        self._told = (0, 0, date.min)
        """The version of the journal of which the shown screens were told."""
        self._said: tuple[Screen[object], object] | None = None
        """The message that stood when a key was pressed that does something, and its screen."""
        self.failure: JournalError | None = None
        """What ended the app: the journal could not be read any more."""

    def get_driver_class(self) -> type[Driver]:
        """The driver that survives its terminal, in place of the one of Textual that it is made from."""
        driver = super().get_driver_class()
        if driver.__name__ != "LinuxDriver":
            return driver
        from runjournal.tui.terminal_driver import TerminalDriver

        return TerminalDriver

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters of what is painted, and one of ours."""
        return [*super().get_line_filters(), self._printable]

    def get_default_screen(self) -> Screen[None]:
        """Today is the home."""
        return TodayScreen(self.journal_model, self.draw, self.size, self.tag)

    def get_key_display(self, binding: Binding) -> str:
        """The name of a key whose sign is not in every font."""
        key = super().get_key_display(binding)
        return NAMES.get(key, key)

    def _handle_exception(self, error: Exception) -> None:
        """Exit on a `JournalError` and keep it in `failure`; any other error shows a traceback."""
        if isinstance(error, JournalError):
            self.failure = self.failure or error
            self.exit(return_code=1)
            self._exception = self.failure
            self._exception_event.set()
        else:
            with suppress(Exception):  # the first error is the one to be shown
                self.keep_unsaved()
            super()._handle_exception(error)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End the app, and keep what was typed and not saved; it ends also if that fails."""
        try:
            self.keep_unsaved()
        finally:
            super().exit(result, return_code, message)

    def keep_unsaved(self) -> None:
        """Keep the check-in, the edits and the lines that were not saved, for the next start."""
        if self.screen_stack and self.home.is_mounted:
            from runjournal.tui.unsaved_work import unsaved_work

            work = unsaved_work(self.screen_stack, self.home)
            self._unsaved_file.keep(work._replace(refused=(*self._refused, *work.refused)))

    @on(ExitApp)
    def keep_for_browser(self) -> None:
        """Keep it, too, when the page in a browser is closed, which ends the app without a key."""
        if self.is_web:
            self.keep_unsaved()

    def _bring_back(self) -> None:
        """Show again what an app that ended had kept."""
        unsaved = self._unsaved_file.take()
        if unsaved.is_empty:
            return
        self.home.bring_back(unsaved)
        self._refused = unsaved.refused
        if unsaved.refused and self.home.change(lambda: self.journal_model.log_lines(unsaved.refused)):
            self._refused = ()
            self._unsaved_file.keep(unsaved._replace(refused=()))

    def on_mount(self) -> None:
        """Use the keys of the settings; then watch the journal and the clock."""
        if self.settings.keymap:
            self.set_keymap(self.settings_model.usable_keys())
        self.set_class(self.settings.ascii, "-ascii")
        self._told = self.journal_model.version
        self.set_interval(POLL_S, self.show_changes)
        self.set_interval(TICK_S, self.tick)

    def on_ready(self) -> None:
        """Once painted, turn garbage collection on, which a start leaves off, and read what the paint left out."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        self._bring_back()
        self.call_later(self._warm_up)

    def _warm_up(self) -> None:
        self.journal_model.warm_up()
        self.show_changes()
        if sentence := self.settings_model.mistake_words():
            self.report(sentence, is_error=True)
        self.look_into_folders()

    @on(JournalChanged)
    def show_changes(self) -> None:
        """Tell the screens that are shown when the journal has changed, by this process or another."""
        sentence = self.journal_file.follow()
        version = self.journal_model.version
        if version != self._told:
            self._told = version
            for screen in self._shown_screens():
                screen.post_message(JournalChanged())
        if sentence:
            self.report(sentence, is_error=True)

    @on(JournalDisplaced)
    def offer_ways_out(self) -> None:
        """After a change was refused: read the file that is there now, or let the runner choose if there is none."""
        self.show_changes()
        if not self.journal_file.is_missing:
            self.report(f"Not saved: {self.journal_file.following}; save it again.", is_error=True)
            return
        from runjournal.tui.screens.dialogs.missing_journal import MissingJournal

        if not isinstance(self.screen, MissingJournal):
            self.push_screen(MissingJournal(self.draw, self.journal_file), self._chosen)

    def _chosen(self, sentence: str | None) -> None:
        """Show the journal that the runner chose in place of the one that was removed."""
        self.show_changes()
        if sentence:
            self.report(sentence)

    def report(self, sentence: str, *, is_error: bool = False) -> None:
        """Say what has happened to the journal's file, on the uppermost screen that can."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, StatusScreen):
                screen.post_message(StatusReported(sentence, is_error))
                return

    @on(Driver.SignalResume)
    def paint_again(self) -> None:
        """Paint the whole screen after Ctrl-Z, since the terminal shows nothing of it any more."""
        self.refresh(layout=True)

    def tick(self) -> None:
        """Show the journal as of the present time."""
        self.journal_model.renew()
        self.show_changes()

    def _shown_screens(self) -> Iterator[Screen[object]]:
        """The screen on top, and the screens that show beside it if it is a box."""
        for screen in reversed(self.screen_stack):
            yield screen
            if not screen.is_modal:
                return

    def key_begins(self, event: events.Key) -> None:
        """Remember the message that stands, if the key does something."""
        screen = self.screen
        said = screen.said if isinstance(screen, StatusScreen) else None
        self._said = (screen, said) if said is not None and self._does_something(event) else None

    def _does_something(self, event: events.Key) -> bool:
        is_typed = event.is_printable and isinstance(self.focused, Input)
        bound = self.screen.active_bindings
        return is_typed or any(key in bound and bound[key].enabled for key in (event.key, *event.aliases))

    def key_ended(self) -> None:
        """Take the message away that stood before the key, unless the key gave another."""
        if self._said is None:
            return
        screen, said = self._said
        self._said = None
        if isinstance(screen, StatusScreen) and screen in self.screen_stack and screen.said is said:
            screen.fall_silent()
