"""What a format is."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, TextIO

from runjournal.model.choices import Kind
from runjournal.model.context import Context
from runjournal.model.entries import Entry
from runjournal.model.frozen import frozen
from runjournal.model.settings import Settings


@dataclass(slots=True)
class Report:
    """What reading a calendar tells beside its entries.

    `left_out` counts events by why no entry was made of them. `uids` are the events that were read whole, so that a
    day of theirs that is missing is no more. `as_exported` are the ids of our own entries that nobody has moved.
    """

    left_out: Counter[str] = field(default_factory=Counter)
    uids: set[str] = field(default_factory=set)
    as_exported: set[str] = field(default_factory=set)


@frozen
class ReadContext:
    """Who reads and when: what relative dates and bare numbers in a text mean."""

    context: Context
    report: Report = field(default_factory=Report)

    @property
    def now(self) -> datetime:
        """The moment of reading, an aware UTC datetime."""
        return self.context.now

    @property
    def zone(self) -> str:
        """The runner's IANA zone."""
        return self.context.zone


@frozen
class WriteContext:
    """Who writes and when. `revisions` say by an entry's id how often it was changed, and when for the last time."""

    now: datetime
    settings: Settings
    revisions: Mapping[str, tuple[int, datetime]] = field(default_factory=dict)


class KnownEntries(NamedTuple):
    """What the journal knows of what was read.

    `entries` are those with an id that was read or a source that begins with the format's prefix, and all of its kinds
    from the last days on. `deleted` are such sources of entries that the runner deleted.
    """

    entries: Sequence[Entry]
    deleted: Collection[str] = ()


class Sync(NamedTuple):
    """How a format that is no whole journal keeps step with one: the kinds of entry that it has, while they lie ahead.

    `merge` gives the entries that the journal is to hold by what was read, known ones with their id. The sources of
    the format's entries begin with `prefix`.
    """

    kinds: tuple[Kind, ...]
    prefix: str
    merge: Callable[[KnownEntries, Sequence[Entry], ReadContext], Sequence[Entry]]


@frozen
class Format:
    """A way to write entries and to read them back.

    `write` gives the lines of a document, without their ends, one entry at a time. `read` gives its entries one at
    a time and raises `Unreadable` for the first thing that is wrong. `begins` tells the format by the first line of
    a document. A format without `sync` is whole: it gives back every entry there can be, with its id.
    """

    name: str
    suffixes: tuple[str, ...]
    begins: Callable[[str], bool]
    write: Callable[[Iterable[Entry], WriteContext], Iterator[str]]
    read: Callable[[TextIO, ReadContext], Iterator[Entry]]
    line_end: str = "\n"
    sync: Sync | None = None
