"""What makes up a format of import and export."""

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
    """What reading a calendar reports beside its entries.

    `left_out` counts the events that are no entries, by the reason. `uids` are the events that were read completely,
    so that a missing day of theirs is cancelled. `as_exported` are the ids of our own entries that were not moved.
    """

    left_out: Counter[str] = field(default_factory=Counter)
    uids: set[str] = field(default_factory=set)
    as_exported: set[str] = field(default_factory=set)


@frozen
class ReadContext:
    """The context of an import: what relative dates, bare numbers and `same` in a text mean."""

    context: Context
    report: Report = field(default_factory=Report)
    latest: Callable[[Kind], Entry | None] | None = None

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
    """The context of an export. `revisions` has by an entry's id how often it was changed, and when last."""

    now: datetime
    settings: Settings
    revisions: Mapping[str, tuple[int, datetime]] = field(default_factory=dict)


class KnownEntries(NamedTuple):
    """The entries of the journal that an import may be about.

    `entries` are those with an id that was read or a source with the format's prefix, and all of its kinds from the
    last days on. `deleted` are such sources of entries that the runner deleted.
    """

    entries: Sequence[Entry]
    deleted: Collection[str] = ()


class Sync(NamedTuple):
    """How a format that is no whole journal updates one: the kinds of entry that it has, while they lie ahead.

    `merge` returns the entries that the journal is to hold after an import, those that it has already with their id.
    The sources of the format's entries begin with `prefix`.
    """

    kinds: tuple[Kind, ...]
    prefix: str
    merge: Callable[[KnownEntries, Sequence[Entry], ReadContext], Sequence[Entry]]


@frozen
class Format:
    """A way to write entries and to read them back.

    `write` gives the lines of a document, without their ends, one entry at a time. `read` gives its entries one at
    a time and raises `FormatError` for the first thing that is wrong. `begins` tells the format by the first line of
    a document. A format without `sync` is whole: it gives back every entry there can be, with its id.
    """

    name: str
    suffixes: tuple[str, ...]
    begins: Callable[[str], bool]
    write: Callable[[Iterable[Entry], WriteContext], Iterator[str]]
    read: Callable[[TextIO, ReadContext], Iterator[Entry]]
    line_end: str = "\n"
    sync: Sync | None = None
