"""The terminal app: themes, keys that work everywhere, and the first screen."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import ClassVar

from rich.console import RenderableType
from textual import events, on
from textual.app import App, SystemCommand
from textual.binding import ActiveBinding, Binding, BindingType
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
from runjournal.tui.entry_preview import Mode
from runjournal.tui.key_names import NAMES, KeyPlaces
from runjournal.tui.messages import (
    EntryRequested,
    JournalChanged,
    JournalDisplaced,
    LineRequested,
    OverruleRequested,
    StatusReported,
)
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.models.journal_file import JournalFile
from runjournal.tui.printable_filter import PrintableFilter
from runjournal.tui.screens.journal_screen import JournalScreen
from runjournal.tui.screens.status_screen import StatusScreen
from runjournal.tui.screens.today.today_screen import TodayScreen
from runjournal.tui.settings_app import SettingsApp

POLL_S = 0.5
TICK_S = 20
IMPORT_MORE = "Import a calendar or a table"
"""What the key that imports runs is good for, too: another name for it in the palette."""


class RunJournalApp(SettingsApp):
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

    def visit(self, screen: Screen[None]) -> None:
        """Show a screen over the home, in place of any other that is open."""
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a line is typed, / is a character like any other."""
        if action == "journal":
            return not isinstance(self.focused, Input)
        return super().check_action(action, parameters)

    def action_journal(self) -> None:
        """Show the whole journal, with a filter."""
        from runjournal.tui.screens.journal.search_screen import SearchScreen

        self.visit(SearchScreen(self.journal_model, self.draw, self.tag))

    def action_week(self) -> None:
        """Show the week in review."""
        from runjournal.tui.screens.week.week_screen import WeekScreen

        if not isinstance(self.screen, WeekScreen):
            self.visit(WeekScreen(self.journal_model, self.draw, self.tag))

    def action_rules(self) -> None:
        """Show the rules."""
        from runjournal.tui.screens.rules.rules_screen import RulesScreen

        self.visit(RulesScreen(self.journal_model, self.settings_model, self.draw, self.tag))

    def action_card(self) -> None:
        """Show the card for the therapist over any screen."""
        from runjournal.tui.screens.dialogs.therapist_card import TherapistCard

        self.push_screen(TherapistCard(self.journal_model, self.draw))

    def action_plan(self) -> None:
        """Show the calendar of the weeks ahead."""
        from runjournal.tui.screens.plan.plan_screen import PlanScreen

        self.visit(PlanScreen(self.journal_model, self.draw, self.tag, day=self.home.day))

    def action_write(self, mode: str) -> None:
        """Open the entry bar of the home, or one over a screen that has none."""
        screen, to = self.screen, Mode(mode)
        if screen is self.home:
            self.home.open_bar(to)
        else:
            self.open_line(screen.line_for(to) if isinstance(screen, JournalScreen) else LineRequested(to))

    @on(LineRequested)
    def open_line(self, request: LineRequested) -> None:
        """Open the entry bar over the current screen, which then says what was saved."""
        from runjournal.tui.screens.dialogs.line_bar import LineBar

        self.push_screen(LineBar(self.journal_model, self.draw, request, self.home.bar), self._teller(self.screen))

    @on(EntryRequested)
    def go_to(self, message: EntryRequested) -> None:
        """Show the day of an entry on the home, with the cursor on its row."""
        self._go_home()
        self.home.go_to(message.entry)

    @on(OverruleRequested)
    def ask_at_home(self, message: OverruleRequested) -> None:
        """Let the home ask for the reason to overrule a finding that another screen shows."""
        if self.screen is not self.home:
            self._go_home()
            self.home.post_message(message)

    def _go_home(self) -> None:
        while self.screen is not self.home:
            self.pop_screen()

    def action_propose(self) -> None:
        """Propose the sessions that meet the goal of this month, or until the next race."""
        self.propose_for(None)

    def propose_for(self, month: date | None) -> None:
        """Propose the sessions of a month over the current screen, which then says what was booked."""
        from runjournal.tui.screens.dialogs.proposal_box import ProposalBox

        self.push_screen(ProposalBox(self.journal_model, self.draw, month), self._teller(self.screen))

    def _teller(self, screen: Screen[object]) -> Callable[[str | None], None]:
        """A callback that hands the sentence of a closed box to the screen below, if the box changed something."""

        def tell(sentence: str | None) -> None:
            if sentence:
                screen.post_message(StatusReported(sentence, is_step=True))

        return tell

    def action_command_palette(self) -> None:
        """Open the palette of commands."""
        from runjournal.tui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def action_help(self) -> None:
        """Show the help."""
        from runjournal.tui.screens.dialogs.help import Help

        keys = [(" ".join(keys), active.binding.description) for active, keys in self._own_keys(self.screen)]
        parts = [widget.HELP for widget in self.screen.query("*") if isinstance(getattr(widget, "HELP", None), str)]
        self.push_screen(Help(self.draw, keys, [part for part in parts if part]))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Textual's own commands, and every action that has a key."""
        commands = {command.title: command for command in super().get_system_commands(screen)}
        for active, keys in self._own_keys(screen):
            title = active.binding.description
            run = _run(self, active.binding.action, active.node)
            commands.setdefault(title, SystemCommand(title, f"{' '.join(keys)}  {active.binding.id}", run))
            if active.binding.action == "import":
                more = _run(self, "import_more", active.node)
                yield SystemCommand(IMPORT_MORE, f"{' '.join(keys)}  {active.binding.id}", more)
        yield from commands.values()

    def _own_keys(self, screen: Screen[object]) -> list[tuple[ActiveBinding, list[str]]]:
        """The bindings that work on the screen now, each once, with all of its keys."""
        keys: dict[str, list[str]] = {}
        bindings: dict[str, ActiveBinding] = {}
        for active in screen.active_bindings.values():
            if active.binding.id:
                key = self.get_key_display(replace(active.binding, key_display=None))
                keys.setdefault(active.binding.id, []).append(key)
                bindings.setdefault(active.binding.id, active)
        return [(bindings[id_], keys[id_]) for id_ in keys]


def _run(app: App[None], action: str, node: object) -> Callable[[], object]:
    async def run() -> None:
        await app.run_action(action, node)  # type: ignore[arg-type]

    return lambda: app.call_later(run)
