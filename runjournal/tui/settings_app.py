"""The part of the app that goes by the settings, and by other ones as soon as they are changed."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App
from textual.widget import Widget

from runjournal.errors import JournalError
from runjournal.model.settings import Settings
from runjournal.tui.importing_app import ImportingApp
from runjournal.tui.key_names import KeyPlaces
from runjournal.tui.themes import DARK, THEMES

if TYPE_CHECKING:
    from runjournal.tui.models.settings import SettingsModel


class SettingsApp(ImportingApp):
    """An app whose settings are kept in the file `config`; `zone_of` gives the zone in force for one that is set.

    `key_places` gives where the keys of all screens work, which imports all of them.
    """

    def __init__(self, config: Path | None, zone_of: Callable[[str], str], key_places: Callable[[], KeyPlaces]) -> None:
        super().__init__()
        self._key_places = key_places
        self._config = config
        self._zone_of = zone_of
        self._own_theme = DARK.name
        """The theme that the app has put on, rather than the runner in the palette."""
        for theme in THEMES:
            self.register_theme(theme)

    def show_changes(self) -> None:
        """Tell the screens that are shown to derive again."""
        raise NotImplementedError

    def report(self, sentence: str, *, is_error: bool = False) -> None:
        """Say what has happened, on the uppermost screen that can."""
        raise NotImplementedError

    @cached_property
    def settings_model(self) -> "SettingsModel":
        """The settings with their file."""
        from runjournal.tui.models.settings import SettingsModel

        return SettingsModel(self.journal_model, self._config, self.take_settings, self._key_places)

    def action_settings(self) -> None:
        """Show the settings over the screen that is shown."""
        from runjournal.tui.screens.settings.settings_screen import SettingsScreen

        if not isinstance(self.screen, SettingsScreen):
            self.push_screen(SettingsScreen(self.settings_model, self.draw, self.try_theme, self.tag))

    def take_settings(self, settings: Settings) -> None:
        """Go by other settings from now on, on every screen."""
        before, self.settings = self.settings, settings
        zone = self._zone_of(settings.zone)
        self.journal_model.take_settings(settings, zone)
        self.draw.take(settings, zone)
        self.set_class(settings.ascii, "-ascii")
        self.try_theme(settings.theme)
        self.set_keymap(self.settings_model.usable_keys())
        self._draw_again()
        self.show_changes()
        if settings.activities != before.activities:
            self.look_into_folders()

    def _draw_again(self) -> None:
        """Draw every widget again, those that lie below others too: a unit or a sign may be in any of them."""
        for screen in self.screen_stack:
            self.stylesheet.update(screen)
            for widget in screen.walk_children(Widget, with_self=True):
                widget.notify_style_update()
                widget.refresh(layout=True)

    # themes

    def put_on(self, theme: str) -> None:
        """Begin with a theme, or with our own if there is none of that name."""
        self._own_theme = self._known_theme(theme)
        self.set_reactive(App.theme, self._own_theme)

    def try_theme(self, theme: str) -> None:
        """Show a theme without keeping it."""
        self._own_theme = self.theme = self._known_theme(theme)

    def _known_theme(self, theme: str) -> str:
        return theme if theme in self.available_themes else DARK.name

    def watch_theme(self, theme: str) -> None:
        """Keep a theme that was chosen in the palette."""
        if theme != self._own_theme and self.is_running:
            self._own_theme = theme
            self.call_later(self._keep_theme, theme)

    def _keep_theme(self, theme: str) -> None:
        try:
            sentence = self.settings_model.keep_theme(theme)
        except JournalError as error:
            self.report(str(error), is_error=True)
        else:
            self.report(sentence)
