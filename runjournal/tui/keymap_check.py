"""Checks of the settings that only the app knows, its theme and its keys, before it opens."""

import unicodedata
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from runjournal.config import mistake
from runjournal.model.settings import Settings

MODIFIERS = frozenset({"ctrl", "shift", "alt", "super", "hyper", "meta"})


class Mistake(NamedTuple):
    """What is wrong with the setting at `path`, and the way out."""

    path: tuple[str, ...]
    sentence: str
    way_out: str


def check_app_settings(settings: Settings, config: Path) -> None:
    """Raise `JournalError`, with the line of the file, for an unknown theme or key."""
    for error in chain(_of_theme(settings.theme), _of_keymap(settings.keymap)):
        raise mistake(config, error.path, error.sentence, error.way_out)


def _of_theme(theme: str) -> Iterator[Mistake]:
    from textual.theme import BUILTIN_THEMES

    from runjournal.tui.themes import THEMES

    names = [*(theme.name for theme in THEMES), *BUILTIN_THEMES]
    if theme not in names:
        near = get_close_matches(theme, names, 1)
        way_out = f"Did you mean {near[0]}?" if near else f"There are {', '.join(names)}."
        yield Mistake(("theme",), f"there is no theme {theme[:60]!r}.", way_out)


def _of_keymap(keymap: Mapping[str, str]) -> Iterator[Mistake]:
    if not keymap:
        return
    yield from _unknown_ids(keymap)
    yield from _unknown_keys(keymap)
    yield from _taken_keys(keymap)


def _unknown_ids(keymap: Mapping[str, str]) -> Iterator[Mistake]:
    from runjournal.tui.bindings import bindings

    ids = sorted({binding.id for _, binding in bindings() if binding.id})
    for unknown in (name for name in keymap if name not in ids):
        near = get_close_matches(unknown, ids, 1)
        way_out = f"Did you mean {near[0]}?" if near else "The README lists the ids under Keys."
        yield Mistake(("keymap", unknown), f"no key has the id {unknown[:60]!r}.", way_out)


def _unknown_keys(keymap: Mapping[str, str]) -> Iterator[Mistake]:
    for name, written in keymap.items():
        for key in written.split(","):
            if not _is_key(key.strip()):
                way_out = "Write it like n, ctrl+n, f2, question_mark; several with commas between."
                yield Mistake(("keymap", name), f"{name} has {key.strip()[:60]!r}, which is no key.", way_out)


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


def _taken_keys(keymap: Mapping[str, str]) -> Iterator[Mistake]:
    """Keys with two meanings at once, one of which could not be reached any more."""
    from runjournal.tui.bindings import PLACES

    for place in PLACES:
        taken: dict[str, str] = {}
        for key, id_ in _keys_at(place, keymap):
            other = taken.setdefault(key, id_)
            if other != id_ and not keymap.keys().isdisjoint({id_, other}):
                blamed, kept = (id_, other) if id_ in keymap else (other, id_)
                yield Mistake(("keymap", blamed), f"{blamed} has a key that {kept} has too.", "Change one of them.")


def _keys_at(place: str, keymap: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each key that works at a place, with the id of its binding."""
    from runjournal.tui.bindings import WITHIN, bindings

    for where, binding in bindings():
        if where == place and binding.id:
            yield from ((key, binding.id) for key in _normal(keymap.get(binding.id, binding.key)))
    if place in WITHIN:
        yield from _keys_at(WITHIN[place], keymap)


def _normal(keys: str) -> list[str]:
    """The single keys of a binding, signs by their names."""
    from textual.binding import Binding

    return [binding.key for binding in Binding.make_bindings([(keys, "", "")])]
