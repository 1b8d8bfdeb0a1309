"""What a format is."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TextIO

from runjournal.model.entries import Entry
from runjournal.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads and when: what relative dates and bare numbers in a text mean. `now` is an aware UTC datetime."""

    now: datetime
    zone: str
    settings: Settings


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a journal and to read it back.

    `write` gives the lines of a whole document, without their ends, one entry at a time. `read` gives its entries
    one at a time and raises `Unreadable` for the first thing that is wrong. `begins` tells the format by the
    first line of a document.
    """

    name: str
    suffixes: tuple[str, ...]
    begins: Callable[[str], bool]
    write: Callable[[Iterable[Entry]], Iterator[str]]
    read: Callable[[TextIO, Reader], Iterator[Entry]]
