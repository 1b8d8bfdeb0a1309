"""Settings: each with what it means, its default and its value, changed in place and kept in the settings file."""

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Input

from runjournal.errors import JournalError
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.messages import LineCancelled, LineSubmitted, ListRequested, StatusReported
from runjournal.tui.models.setting_items import SettingItem, SettingValue
from runjournal.tui.models.settings import NAME_A_FILE, READ_ONLY, SettingsModel
from runjournal.tui.screens.journal_screen import SubScreen
from runjournal.tui.screens.settings.setting_list import (
    DefaultRequested,
    SettingChangeRequested,
    SettingList,
    SettingSelected,
)
from runjournal.tui.screens.settings.setting_page import SettingPage
from runjournal.tui.screens.settings.value_editors import ValueChoices, ValueLine, ValueSelected
from runjournal.tui.widgets.cursor_list import Pane
from runjournal.tui.widgets.filter_line import FilterLine, LinePrompt
from runjournal.tui.widgets.key_bar import KeyBar
from runjournal.tui.widgets.status_line import StatusLine
from runjournal.tui.widgets.title_bar import TitleBar

PLACEHOLDER = "a word of a setting, or of an action to see its key"


class SettingsScreen(SubScreen):
    """The list of settings and the page of the chosen one. Over its row a value is typed or chosen."""

    CSS_PATH = "settings.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "Filter", id="settings.filter", key_display="/"),
        Binding("escape", "leave", "Back", id="settings.leave"),
        Binding("t", "back", "Today", show=False, id="settings.back"),
    ]

    shown: var[tuple[SettingItem, ...]] = var(())
    item: var[SettingItem | None] = var(None)
    problem: var[str] = var("")

    def __init__(
        self, model: SettingsModel, draw: DrawContext, try_theme: Callable[[str], None], tag: str = ""
    ) -> None:
        super().__init__(model.journal_model, draw, tag)
        self.model = model
        self.try_theme = try_theme
        self.now = self.journal_model.now()
        self.list = SettingList(draw)
        self.filter = FilterLine(self.filter_settings, PLACEHOLDER)
        self.line = ValueLine(self.check_value)
        self.choices = ValueChoices(draw)

    def compose(self) -> ComposeResult:
        draw, config = self.draw, self.model.config
        yield TitleBar(draw, "Settings", self.tag).data_bind(SettingsScreen.now)
        with Horizontal(id="filter"):
            yield LinePrompt(draw, "find")
            yield self.filter
        with Container(id="settings"):
            with Container(id="rows"):
                yield self.list.data_bind(settings=SettingsScreen.shown)
                yield self.line
                yield self.choices
            with Pane(id="page"):
                yield SettingPage(draw, config.name if config else "").data_bind(
                    SettingsScreen.item, SettingsScreen.problem
                )
        yield StatusLine(draw).data_bind(SettingsScreen.status)
        yield KeyBar()

    def on_mount(self) -> None:
        """Show what the file says by now, and what in it cannot be used."""
        self.line.display = self.choices.display = False
        self.watch(self.list, "top", self._place_editor, init=False)
        self.list.focus()
        sentence = self.attempt(self.model.follow_file)
        self.filter_settings("")
        mistakes = self.model.mistake_words()
        if mistakes or sentence:
            self.say(mistakes or sentence, is_error=bool(mistakes))

    def refresh_journal(self) -> None:
        """Show the values as they are now."""
        self.now = self.journal_model.now()
        if self.is_mounted:
            self.filter_settings(self.filter.value)

    def filter_settings(self, text: str) -> None:
        """Show the settings in which all words of a text occur."""
        words = text.lower().split()
        self.shown = tuple(item for item in self.model.items() if all(word in _searched(item) for word in words))

    @on(SettingSelected)
    def _setting_selected(self) -> None:
        self.item = self.list.chosen

    # moving

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let / be typed in lines."""
        if action == "filter":
            return not isinstance(self.focused, Input) and self.editor is None
        return super().check_action(action, parameters)

    def action_filter(self) -> None:
        """Go to the filter."""
        self.filter.focus()

    @on(ListRequested)
    def _list_requested(self) -> None:
        self.list.focus()

    @on(LineCancelled)
    def _line_cancelled(self) -> None:
        if self.editor is not None:
            self._close_editor()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """One step back: from a filter to all settings, from there to where one was."""
        if self.filter.value:
            self.filter.set_text("")
            self.filter_settings("")
            self.list.focus()
        elif self.filter.has_focus:
            self.list.focus()
        else:
            self.action_back()

    # changing a value

    @property
    def editor(self) -> Widget | None:
        """What a value is changed with at this moment."""
        return next((widget for widget in (self.line, self.choices) if widget.display), None)

    @on(SettingChangeRequested)
    def _setting_change_requested(self) -> None:
        item = self.list.chosen
        if item is None:
            return
        if self.model.config is None:
            self.refuse(f"{READ_ONLY} {NAME_A_FILE}")
            return
        self.status = None
        editor: Widget = self.choices if item.choices else self.line
        if item.choices:
            self.choices.open(item)
        else:
            self.line.set_text(item.text(item.value))
            self.line.cursor_position = len(self.line.value)
        editor.display = True
        self._place_editor()
        editor.focus()

    def _place_editor(self) -> None:
        """Lay what a value is changed with over its row, or the box of values below or above it."""
        row, column, room = self.list.row_in_view(), self.list.value_column, self.list.size
        self.line.styles.offset = (column - 1, row)
        self.line.styles.width = max(room.width - column, 1)
        width, height = self.choices.width_wanted, self.choices.height_wanted
        below = room.height - row - 1
        is_below = height <= below or below >= row
        height = max(min(height, below if is_below else row), 1)
        self.choices.styles.offset = (
            min(column - 1, max(room.width - width, 0)),
            row + 1 if is_below else row - height,
        )
        self.choices.styles.width, self.choices.styles.height = width, height

    def on_resize(self) -> None:
        """Lay it over its row again."""
        self.call_after_refresh(self._place_editor)

    def check_value(self, text: str) -> None:
        """Say what is wrong with a value that is typed."""
        self.problem = ""
        try:
            if self.item is not None:
                self.model.read(self.item, text)
        except JournalError as error:
            self.problem = str(error)

    @on(LineSubmitted)
    def _line_submitted(self, message: LineSubmitted) -> None:
        self.check_value(message.line)
        if self.item is not None and not self.problem:
            self._keep(self.item, self.model.read(self.item, message.line))

    @on(ValueSelected)
    def _value_selected(self, message: ValueSelected) -> None:
        if self.item is None or self.editor is not self.choices:
            return
        if message.is_kept:
            self._keep(self.item, message.value)
        elif self.item.keys == ("theme",):
            self.try_theme(str(message.value))

    def _keep(self, item: SettingItem, value: SettingValue) -> None:
        """Keep a value; if it is refused, it can be typed on."""
        sentence = self.attempt(lambda: self.model.keep(item, value))
        if sentence:
            self._close_editor()
            self._show(sentence)

    def _close_editor(self) -> None:
        self.line.display = self.choices.display = False
        self.problem = ""
        self.try_theme(self.model.settings.theme)
        self.list.focus()

    def _show(self, sentence: str) -> None:
        self.show_change(sentence)
        self.filter_settings(self.filter.value)

    @on(DefaultRequested)
    def _default_requested(self) -> None:
        item = self.list.chosen
        sentence = self.attempt(lambda: self.model.to_default(item)) if item is not None else ""
        if sentence:
            self._show(sentence)

    def action_undo(self) -> None:
        """Put the setting back that was changed last, or undo what was changed of the journal since."""
        self._close_editor()
        sentence = self.attempt(self.model.undo)
        if sentence:
            self._show(sentence)

    def action_redo(self) -> None:
        """Redo what was undone of the journal."""
        before = self.journal_model.journal.version()
        super().action_redo()
        if self.journal_model.journal.version() != before:
            self.model.kept.append(None)

    @on(StatusReported)
    def _journal_change_reported(self, message: StatusReported) -> None:
        """Remember that `u` undoes first what was saved from a line over this screen."""
        if message.is_step:
            self.model.kept.append(None)

    def on_click(self, event: events.Click) -> None:
        """Leave the value as it was when something else is clicked."""
        editor = self.editor
        if editor is not None and not editor.region.contains(event.screen_x, event.screen_y):
            self._close_editor()


def _searched(item: SettingItem) -> str:
    """The words of a setting that the filter is compared with."""
    return f"{item.group} {item.label} {item.name} {item.words(item.value)} {item.doc.meaning}".lower()
