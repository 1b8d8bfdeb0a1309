"""The part of the app that shows other screens over the home, boxes over any of them, and what can be done there."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from textual import on
from textual.app import App, SystemCommand
from textual.binding import ActiveBinding
from textual.screen import Screen
from textual.widgets import Input

from runjournal.tui.entry_preview import Mode
from runjournal.tui.messages import EntryRequested, LineRequested, OverruleRequested, StatusReported
from runjournal.tui.screens.journal_screen import JournalScreen
from runjournal.tui.settings_app import SettingsApp

IMPORT_MORE = "Import a calendar or a table"
"""What the key that imports runs is good for, too: another name for it in the palette."""


class VisitingApp(SettingsApp):
    """An app of which the home is the lowest screen, one other may lie over it, and boxes over that."""

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
