"""The names of keys as a runner reads them."""

from textual.binding import Binding
from textual.keys import format_key

NAMES = {
    "⏎": "Enter",
    "↑": "Up",
    "↓": "Down",
    "←": "Left",
    "→": "Right",
    "esc": "Esc",
    "tab": "Tab",
    "space": "Space",
    "home": "Home",
    "end": "End",
    "pgup": "PgUp",
    "pgdn": "PgDn",
    "del": "Del",
    "⌫": "Backspace",
}
"""Those whose signs are not in every font."""


def keys_of(keys: str) -> list[str]:
    """The single keys of a binding, signs by their names: "?, n" has question_mark and n."""
    return [binding.key for binding in Binding.make_bindings([(keys, "", "")])]


def key_words(keys: str) -> str:
    """The keys of a binding as they are called on a keyboard: "Esc ?"."""
    return " ".join(NAMES.get(name, name) for name in map(format_key, keys_of(keys)))
