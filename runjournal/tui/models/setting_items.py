"""A setting as a runner sees it: its name, what it means, its value in words, and what may be written for it."""

import csv
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import time
from enum import StrEnum
from typing import TYPE_CHECKING, cast

from runjournal.model.frozen import frozen
from runjournal.model.limits import Invalid
from runjournal.model.moments import zone_info
from runjournal.model.settings import SettingDoc, Settings, setting_docs

if TYPE_CHECKING:
    from runjournal.config.settings_writer import Keys, Written
    from runjournal.tui.key_names import KeyPlaces

DEFAULTS = Settings()
GROUPS: dict[str, dict[str, str]] = {
    "How it looks": {
        "distance": "Distances in",
        "volume": "Drinks in",
        "week_start": "A week begins on",
        "zone": "Time zone",
        "theme": "Theme",
        "ascii": "ASCII alone",
    },
    "The goal of a month": {"goal.sessions": "Sessions", "goal.minutes": "Least length"},
    "Massages": {
        "booking.opens": "The therapist begins",
        "booking.closes": "The therapist ends",
        "booking.minutes": "Usual length",
        "familiar": "Used to massage",
    },
    "Drinks": {"daily_fluids_ml": "A day", "line.glass_ml": "A glass"},
    "Words for times": {
        "line.morning": "this morning",
        "line.midday": "midday",
        "line.afternoon": "this afternoon",
        "line.evening": "this evening",
    },
    "Runs from your watch": {"activities.folders": "Folders"},
    "Words in your calendar": {
        "calendar.races": "A race",
        "calendar.runs": "A run",
        "calendar.massages": "A massage",
        "calendar.ignore": "Nothing of yours",
    },
}
"""Every setting but the thresholds, which stand beside their rules, by its group, with the name that a runner reads."""
KEYMAP = "keymap"
MOST_TEXTS = 200
TIME = re.compile(r"(\d{1,2})(?::(\d\d))?")

SettingValue = StrEnum | bool | int | str | time | tuple[str, ...]


@frozen
class SettingItem:
    """One setting with the value in force."""

    keys: "Keys"
    label: str
    group: str
    value: SettingValue
    default: SettingValue
    doc: SettingDoc

    @property
    def name(self) -> str:
        """What it is called in the file; of a key the id."""
        return self.keys[-1] if self.is_key else ".".join(self.keys)

    @property
    def is_key(self) -> bool:
        """Whether it is the key of an action."""
        return self.keys[0] == KEYMAP

    @property
    def is_changed(self) -> bool:
        """Whether it is not the default."""
        return self.value != self.default

    @property
    def choices(self) -> tuple[SettingValue, ...]:
        """The values that it may have, if they can be counted."""
        if self.keys == ("theme",):
            from textual.theme import BUILTIN_THEMES

            from runjournal.tui.themes import THEMES

            return (*(theme.name for theme in THEMES), *sorted(BUILTIN_THEMES))
        if isinstance(self.default, bool):
            return (True, False)
        return tuple(type(self.default)) if isinstance(self.default, StrEnum) else ()

    @property
    def allowed(self) -> str:
        """What may be written, to stand behind "Write"."""
        if self.is_key:
            return "keys such as n, ctrl+n, f2 or ?, with commas between; a comma itself is comma"
        if isinstance(self.default, tuple):
            what = "folders" if self.keys == ("activities", "folders") else "words"
            return f"{what} with commas between; nothing for none"
        if isinstance(self.default, time):
            return "a time of day such as 08:00"
        if isinstance(self.default, str):
            return "a time zone such as Europe/London; nothing for the system's"
        unit = f" ({self.doc.unit})" if self.doc.unit else ""
        return f"a whole number from {self.doc.low:,} to {self.doc.high:,}{unit}"

    def words(self, value: SettingValue) -> str:
        """A value in words: "30 min", "yes", "08:00"."""
        if self.is_key:
            from runjournal.tui.key_names import key_words

            return key_words(str(value))
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, int):
            return f"{value} {self.doc.unit}".strip()
        if isinstance(value, str):
            return value or "the system's"
        return self.text(value) or "none"

    def text(self, value: SettingValue) -> str:
        """A value as it is typed."""
        if isinstance(value, tuple):
            return ", ".join(map(_quoted, value))
        return f"{value:%H:%M}" if isinstance(value, time) else str(value)

    def read(self, text: str) -> SettingValue:
        """The value of a typed text. Raises `Invalid` with what is allowed. Whether keys are free is not checked."""
        value = self._read(text.strip())
        if value is None:
            raise Invalid(self.name, f"Write {self.allowed}")
        return value

    def _read(self, text: str) -> SettingValue | None:
        if isinstance(self.default, tuple):
            texts = tuple(each.strip() for each in next(csv.reader([text], skipinitialspace=True), ()) if each.strip())
            return texts if len(texts) <= MOST_TEXTS else None
        if isinstance(self.default, time):
            return _time(text)
        if isinstance(self.default, str):
            return text if self.is_key or not text else zone_info(text).key
        return self._number(text)

    def _number(self, text: str) -> int | None:
        digits = text.removesuffix(self.doc.unit).strip()
        low, high = self.doc.low, self.doc.high
        if low is None or high is None or not (digits.isascii() and digits.isdigit()) or len(digits) > 9:
            return None
        return int(digits) if low <= int(digits) <= high else None

    def written(self, value: SettingValue) -> "Written":
        """A value as the file has it."""
        return self.text(value) if isinstance(value, time) else value


def _quoted(text: str) -> str:
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if {",", '"'} & set(text) else text


def _time(text: str) -> time | None:
    match = TIME.fullmatch(text)
    hour, minute = (int(match[1]), int(match[2] or 0)) if match and text.isascii() else (99, 99)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def value_at(settings: Settings, keys: "Keys") -> object:
    """The value of a setting by where it stands; None for a key of an action that the settings do not have."""
    value: object = settings
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else getattr(value, key)
    return value


def setting_items(settings: Settings, places: "KeyPlaces") -> tuple[SettingItem, ...]:
    """Every setting but the thresholds: those with a meaning of their own by their groups, then the keys."""
    docs = _docs()
    items = [
        _item(settings, tuple(name.split(".")), label, group, docs[name])
        for group, labels in GROUPS.items()
        for name, label in labels.items()
    ]
    return (*items, *_keys(settings, places))


def _item(settings: Settings, keys: "Keys", label: str, group: str, doc: SettingDoc) -> SettingItem:
    value, default = (cast(SettingValue, value_at(each, keys)) for each in (settings, DEFAULTS))
    return SettingItem(keys, label, group, value, default, doc)


def _docs() -> dict[str, SettingDoc]:
    """The documentation of each setting by its name in the file."""
    docs = dict(setting_docs(Settings))
    for field in fields(Settings):
        section = getattr(DEFAULTS, field.name)
        if is_dataclass(section):
            docs |= {f"{field.name}.{name}": doc for name, doc in setting_docs(type(section)).items()}
    return docs


def _keys(settings: Settings, places: "KeyPlaces") -> Iterator[SettingItem]:
    """The keys of every action by the place where they work."""
    seen = set[str]()
    for place, binding in places.bindings():
        if binding.id and binding.id not in seen:
            seen.add(binding.id)
            where = "everywhere" if place == "everywhere" else f"on {place}"
            doc = SettingDoc(f"{binding.description}, {where}.")
            value = settings.keymap.get(binding.id, binding.key)
            yield SettingItem((KEYMAP, binding.id), binding.description, f"Keys {where}", value, binding.key, doc)
