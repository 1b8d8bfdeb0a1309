"""What the Settings screen does with the settings file: it reads, checks, keeps and takes back."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from runjournal.errors import JournalError
from runjournal.model.limits import Invalid
from runjournal.model.settings import Settings
from runjournal.tui.models.journal import LOOK_AGAIN, UNDO_HINT, JournalModel

if TYPE_CHECKING:
    from datetime import time

    from runjournal.config.settings_writer import Keys, Written
    from runjournal.tui.key_names import KeyPlaces
    from runjournal.tui.keymap_check import Mistake
    from runjournal.tui.models.setting_items import SettingItem, SettingValue

READ_ONLY = "To change settings here, the app needs a settings file."
NAME_A_FILE = "Set RUNJOURNAL_CONFIG to its path and start it again."


class KeptSetting(NamedTuple):
    """A setting that was changed: what it was in words, and as the file had it, None if the file said nothing of it."""

    keys: "Keys"
    label: str
    words: str
    written: "Written | None"


class SettingsModel:
    """The settings in force and their file. Every change is kept there at once; each can be taken back in turn.

    `take` is called with the settings whenever they are other ones; `key_places` gives where the keys of screens work.
    """

    def __init__(
        self,
        journal_model: JournalModel,
        config: Path | None,
        take: Callable[[Settings], None],
        key_places: "Callable[[], KeyPlaces]",
    ) -> None:
        self.journal_model = journal_model
        self.config = config
        self._take = take
        self._key_places = key_places
        self.kept: list[KeptSetting | None] = []
        """The settings as they were before each change, the latest at the end; None for a change of the journal."""

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self.journal_model.settings

    def items(self) -> "tuple[SettingItem, ...]":
        """Every setting with its value."""
        from runjournal.tui.models.setting_items import setting_items

        return setting_items(self.settings, self._key_places())

    # what only the app knows of them

    def usable_keys(self) -> dict[str, str]:
        """The keys of the settings that can be used, by the ids of their actions."""
        return self._checked(self.settings.keymap)[0]

    def mistakes(self) -> "tuple[Mistake, ...]":
        """What cannot be used of the settings: a theme that there is not, and keys."""
        from runjournal.tui.keymap_check import theme_mistake

        theme = theme_mistake(self.settings.theme)
        return (*((theme,) if theme else ()), *self._checked(self.settings.keymap)[1])

    def _checked(self, keymap: Mapping[str, str]) -> "tuple[dict[str, str], list[Mistake]]":
        """The keys that can be used, and what is wrong with the rest; without keys no screen is imported for it."""
        if not keymap:
            return {}, []
        from runjournal.tui.keymap_check import checked_keymap

        return checked_keymap(keymap, self._key_places())

    def mistake_words(self) -> str:
        """The first of them with its line in the file, and how many more there are; empty if there are none."""
        mistakes = self.mistakes()
        if not mistakes:
            return ""
        more = f" And {len(mistakes) - 1} more; comma shows the settings." if len(mistakes) > 1 else ""
        return f"{mistakes[0].located(self.config)}{more}"

    # reading

    def read(self, item: "SettingItem", text: str) -> "SettingValue":
        """The value of a typed text. Raises `JournalError` with what is allowed, or which key is taken."""
        try:
            value = item.read(text)
        except Invalid as error:
            raise JournalError(f"{error.sentence}.") from error
        if item.is_key and value != item.value:
            self._check_key(item, str(value))
        self._check_hours(item, value)
        return value

    def _check_key(self, item: "SettingItem", keys: str) -> None:
        _, wrong = self._checked({**self.usable_keys(), item.keys[-1]: keys})
        if wrong:
            raise JournalError(wrong[0].sentence)

    def _check_hours(self, item: "SettingItem", value: "SettingValue") -> None:
        """Opening and closing at the same time leaves no time, but at midnight, which is all day."""
        booking = self.settings.booking
        others: dict[Keys, time] = {("booking", "opens"): booking.closes, ("booking", "closes"): booking.opens}
        if others.get(item.keys) == value and item.text(value) != "00:00":
            raise JournalError(f"The therapist's hours would begin and end at {item.text(value)}.")

    def follow_file(self) -> str:
        """Use what the file says by now; a sentence if that is something else than before. Raises `JournalError`."""
        from runjournal.config import load

        if self.config is None:
            return ""
        present = load(self.config)
        if present == self.settings:
            return ""
        self._take(present)
        return f"{self.config.name} was changed meanwhile; these are its settings now."

    # keeping

    def keep(self, item: "SettingItem", value: "SettingValue") -> str:
        """Keep a value in the file and use it; return what was done, in a sentence."""
        if value == item.value:
            return f"{item.label} {item.words(value)}, as before."
        self._change(item, item.written(value))
        assert self.config is not None
        kept = f"Kept in {self.config.name}: {item.label} {item.words(value)}, was {item.words(item.value)}."
        return f"{kept}{self._remark(item, value)} {UNDO_HINT}"

    def keep_theme(self, theme: str) -> str:
        """Keep a theme that was chosen elsewhere."""
        item = next(item for item in self.items() if item.keys == ("theme",))
        return self.keep(item, theme)

    def to_default(self, item: "SettingItem") -> str:
        """Take a setting out of the file, so that the default counts."""
        if self._written(item.keys) is None:
            return f"{item.label} {item.words(item.value)} is the default already."
        self._change(item, None)
        return f"Back to the default: {item.label} {item.words(item.default)}. {UNDO_HINT}"

    def undo(self) -> str:
        """Undo the last change: of a setting, or of the journal if that was changed since."""
        if not self.kept:
            return "No change of a setting is left to undo."
        last = self.kept[-1]
        if last is None:
            self.kept.pop()
            return self.journal_model.undo()
        self.write({last.keys: last.written})
        self.kept.pop()
        return f"Undone: {last.label} {last.words} again."

    def _change(self, item: "SettingItem", written: "Written | None") -> None:
        before = self._written(item.keys)
        self.write({item.keys: written})
        self.kept.append(KeptSetting(item.keys, item.label, item.words(item.value), before))

    def _written(self, keys: "Keys") -> "Written | None":
        """What the file says of a setting, None if nothing."""
        from runjournal.config import written

        return None if self.config is None else written(self.config, keys)

    def write(self, changes: "Mapping[Keys, Written | None]") -> None:
        """Change settings in the file, None to take one out, and use them.

        Raises `JournalError`, and changes nothing, if the file says something else of them by now.
        """
        from runjournal.config import load, save
        from runjournal.tui.models.setting_items import value_at

        if self.config is None:
            raise JournalError(READ_ONLY, NAME_A_FILE)
        present = load(self.config)
        for keys in changes:
            if value_at(present, keys) != value_at(self.settings, keys):
                self._take(present)
                raise JournalError(f"{keys[-1]} was changed in {self.config.name} meanwhile.", LOOK_AGAIN)
        self._take(save(self.config, changes))

    def _remark(self, item: "SettingItem", value: "SettingValue") -> str:
        """What the runner may not expect of a value that can be kept."""
        if item.keys == ("zone",) and value and value != self.journal_model.zone:
            return f" {self.journal_model.zone} still counts, from --zone or TZ."
        if item.keys == ("activities", "folders") and isinstance(value, tuple):
            missing = [folder for folder in value if not Path(folder).expanduser().is_dir()]
            return f" {missing[0]} is not there now." if missing else ""
        return ""
