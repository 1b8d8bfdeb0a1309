"""Keys: their names as a runner reads them, and the places where those of all screens work."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from textual.binding import Binding, BindingType
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


class KeyPlaces(NamedTuple):
    """The bindings by the place where they work; and for a place the one around it, whose keys work there too."""

    places: Mapping[str, Sequence[BindingType]]
    within: Mapping[str, str]

    def bindings(self) -> Iterator[tuple[str, Binding]]:
        """Each binding of our own with the place where it works."""
        for place in self.places:
            yield from ((place, binding) for binding in self._of(place))

    def working_at(self, place: str) -> Iterator[Binding]:
        """The bindings that work at a place, its own first."""
        yield from self._of(place)
        if place in self.within:
            yield from self.working_at(self.within[place])

    def _of(self, place: str) -> Iterator[Binding]:
        yield from (binding for binding in self.places[place] if isinstance(binding, Binding))
