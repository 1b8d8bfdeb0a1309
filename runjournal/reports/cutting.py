"""Cuts what does not fit on one page, and says so."""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Room(NamedTuple):
    """How much a card shows at most: the rows of its first part and of others, spots, massages, a text's characters."""

    first: int
    rows: int
    spots: int
    sessions: int
    text: int


ROOMS = (
    Room(8, 5, 10, 3, 180),
    Room(6, 4, 8, 3, 100),
    Room(5, 3, 6, 3, 60),
    Room(5, 2, 6, 2, 50),
    Room(4, 1, 4, 1, 40),
)
"""From roomy to tight: a card takes the first with which it is one page."""


class Scissors:
    """Cuts what does not fit, and keeps count."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.texts = 0
        self.left_out = 0

    def text(self, words: str) -> str:
        """A text from elsewhere on one line, cut after a word."""
        line = " ".join(words.split())
        if len(line) <= self.room.text:
            return line
        self.texts += 1
        begin = line[: self.room.text]
        return f"{begin.rpartition(' ')[0] or begin} …"

    def some(self, items: Sequence[T], most: int) -> Sequence[T]:
        """The first of some items."""
        self.left_out += max(len(items) - most, 0)
        return items[:most]

    @property
    def remark(self) -> str:
        """What was cut, in a sentence, or nothing."""
        parts = [
            "long texts, which end in …" if self.texts else "",
            f"{self.left_out} {'line' if self.left_out == 1 else 'lines'} left out" if self.left_out else "",
        ]
        cut = "; ".join(part for part in parts if part)
        return f"Cut to stay one page: {cut}." if cut else ""
