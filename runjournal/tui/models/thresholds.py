"""A threshold as the Rules screen shows and reads it: its value in words, its bounds, what was typed for it."""

from dataclasses import replace
from typing import Any

from runjournal.model.frozen import frozen
from runjournal.model.settings import SettingDoc, Settings, Thresholds, setting_docs
from runjournal.rules.facts.race_timing import ARTICLE_GAP_H

WORDS = setting_docs(Thresholds)
DEFAULTS = Thresholds()
YES = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}
ARTICLE = "race_gap_h"
"""The threshold that the article itself gives, for everybody."""

Value = int | bool


@frozen
class Threshold:
    """One threshold with the value in force."""

    name: str
    value: Value

    @property
    def words(self) -> SettingDoc:
        """What it means, its unit and its bounds."""
        return WORDS[self.name]

    @property
    def default(self) -> Value:
        """The value without a setting."""
        default: Value = getattr(DEFAULTS, self.name)
        return default

    @property
    def is_changed(self) -> bool:
        """Whether it is not the default."""
        return self.value != self.default

    @property
    def is_switch(self) -> bool:
        """Whether it is yes or no, not a number."""
        return isinstance(self.default, bool)

    @property
    def bounds(self) -> str:
        """What it may be, in words."""
        return "yes or no" if self.is_switch else f"{self.words.low} to {self.words.high}"

    def format(self, value: Value) -> str:
        """A value of it with its unit: "48 h"."""
        if isinstance(value, bool):
            return "yes" if value else "no"
        return f"{value} {self.words.unit}".strip()

    def read(self, text: str) -> Value | None:
        """The value of a typed text, or None if it is not allowed."""
        typed = text.strip().lower()
        if self.is_switch:
            return YES.get(typed)
        if not (typed.isascii() and typed.isdigit()) or len(typed) > 9:
            return None
        return int(typed) if self._is_within(int(typed)) else None

    def stepped(self, text: str, by: int) -> str:
        """The typed value moved by a step, within the bounds; if it is no value, the current one is moved."""
        value = self.read(text)
        value = self.value if value is None else value
        if isinstance(value, bool):
            return self.format(not value)
        return str(value + by) if self._is_within(value + by) else str(value)

    def loosens_the_article(self, value: Value) -> bool:
        """Whether a value is less than the article's least time before a race."""
        return self.name == ARTICLE and value < ARTICLE_GAP_H

    def _is_within(self, number: int) -> bool:
        low, high = self.words.low, self.words.high
        return low is not None and high is not None and low <= number <= high


def threshold(settings: Settings, name: str) -> Threshold:
    """A threshold as it is set."""
    return Threshold(name, getattr(settings.thresholds, name))


def with_threshold(settings: Settings, name: str, value: Value) -> Settings:
    """The settings with one threshold at another value."""
    change: dict[str, Any] = {name: value}
    return replace(settings, thresholds=replace(settings.thresholds, **change))
