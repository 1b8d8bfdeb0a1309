"""Checks of what only the app knows of the settings, its theme and its keys; what cannot be used is at its default."""

import unicodedata
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from runjournal.config import mistake
from runjournal.errors import JournalError
from runjournal.tui.key_names import KeyPlaces, key_words, keys_of

if TYPE_CHECKING:
    from textual.binding import Binding

MODIFIERS = frozenset({"ctrl", "shift", "alt", "super", "hyper", "meta"})
HOW_TO_WRITE = "Write it like n, ctrl+n, f2, question_mark; several with commas between."


class Mistake(NamedTuple):
    """What is wrong with the setting at `path`, and the way out."""

    path: tuple[str, ...]
    sentence: str
    way_out: str

    def located(self, config: Path | None) -> str:
        """Both in words, with the line of the file."""
        if config is None or not config.exists():
            return f"{self.sentence} {self.way_out}"
        try:
            return str(mistake(config, self.path, self.sentence, self.way_out))
        except JournalError as error:  # the file has become unreadable meanwhile
            return str(error)


def theme_mistake(theme: str) -> Mistake | None:
    """What is wrong with a theme: that there is none of that name."""
    from textual.theme import BUILTIN_THEMES

    from runjournal.tui.themes import THEMES

    names = [*(theme.name for theme in THEMES), *BUILTIN_THEMES]
    if theme in names:
        return None
    near = get_close_matches(theme, names, 1)
    way_out = f"Did you mean {near[0]}?" if near else "The settings (comma) list them."
    return Mistake(("theme",), f"there is no theme {theme[:60]!r}.", way_out)


def checked_keymap(keymap: Mapping[str, str], places: KeyPlaces) -> tuple[dict[str, str], list[Mistake]]:
    """The keys that can be used, by the ids of their bindings, and what is wrong with each of the rest."""
    if not keymap:
        return {}, []
    wrong = [*_unknown_ids(keymap, places), *_unknown_keys(keymap)]
    usable = _without(keymap, wrong)
    while clash := next(_taken_keys(usable, places), None):
        wrong.append(clash)
        usable = _without(usable, [clash])
    return usable, wrong


def _without(keymap: Mapping[str, str], wrong: list[Mistake]) -> dict[str, str]:
    names = {mistake.path[-1] for mistake in wrong}
    return {name: keys for name, keys in keymap.items() if name not in names}


def _unknown_ids(keymap: Mapping[str, str], places: KeyPlaces) -> Iterator[Mistake]:
    ids = sorted({binding.id for _, binding in places.bindings() if binding.id})
    for unknown in (name for name in keymap if name not in ids):
        near = get_close_matches(unknown, ids, 1)
        way_out = f"Did you mean {near[0]}?" if near else "The README lists the ids under Keys."
        yield Mistake(("keymap", unknown), f"no key has the id {unknown[:60]!r}.", way_out)


def _unknown_keys(keymap: Mapping[str, str]) -> Iterator[Mistake]:
    for name, written in keymap.items():
        for key in written.split(","):
            if not _is_key(key.strip()):
                yield Mistake(("keymap", name), f"{name} has {key.strip()[:60]!r}, which is no key.", HOW_TO_WRITE)


def _is_key(key: str) -> bool:
    from textual.keys import KEY_NAME_REPLACEMENTS, Keys

    *modifiers, name = key.split("+")
    if key in set(Keys) or len(key) == 1:
        return True
    named = len(name) == 1 or name in {*Keys, *KEY_NAME_REPLACEMENTS.values()} or _names_a_sign(name)
    return bool(named) and MODIFIERS.issuperset(modifiers)


def _names_a_sign(name: str) -> bool:
    try:
        unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return False
    return True


def _taken_keys(keymap: Mapping[str, str], places: KeyPlaces) -> Iterator[Mistake]:
    """Keys with two meanings at once, one of which could not be reached any more."""
    for place in places.places:
        taken: dict[str, Binding] = {}
        for key, binding in _keys_at(place, keymap, places):
            other = taken.setdefault(key, binding)
            if other.id != binding.id and not keymap.keys().isdisjoint({binding.id, other.id}):
                blamed, kept = (binding, other) if binding.id in keymap else (other, binding)
                yield _clash(key, place, blamed, kept)


def _clash(key: str, place: str, blamed: "Binding", kept: "Binding") -> Mistake:
    """One key for two actions at a place."""
    where = "" if place == "everywhere" else f" on {place}"
    sentence = f"{key_words(key)} is both {blamed.description} and {kept.description}{where}."
    way_out = f"{blamed.description} keeps {key_words(blamed.key)} until {blamed.id} or {kept.id} is changed."
    return Mistake(("keymap", blamed.id or ""), sentence, way_out)


def _keys_at(place: str, keymap: Mapping[str, str], places: KeyPlaces) -> "Iterator[tuple[str, Binding]]":
    """Each key that works at a place, with its binding."""
    for binding in places.working_at(place):
        if binding.id:
            yield from ((key, binding) for key in keys_of(keymap.get(binding.id, binding.key)))
