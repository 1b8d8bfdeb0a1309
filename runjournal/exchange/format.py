"""What makes up a format of import and export."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, TextIO

from runjournal.exchange.import_preview import ImportRow, RowEffect
from runjournal.model.choices import Kind
from runjournal.model.context import Context
from runjournal.model.entries import Entry
from runjournal.model.frozen import frozen
from runjournal.model.settings import Settings

MOST_REMARKS = 20
"""On how files were read, beside the events that are left out."""


class LeftOut(NamedTuple):
    """Something in a file that became no entry: its title, why, and where it stands: the file, and the line in it.

    `why` of an event that cannot be read says what is wrong, such as "DTSTART is no time that can be read: 'soon'"; of
    another it follows "is", such as "neither run, race nor massage".
    """

    what: str
    why: str
    line: int = 0
    is_unreadable: bool = False
    file: str = ""

    @property
    def where(self) -> str:
        """The file and the line, as far as they are known."""
        return ", ".join(part for part in (self.file, f"line {self.line}" if self.line else "") if part)

    @property
    def row(self) -> ImportRow:
        """What it is in a preview."""
        return ImportRow(effect=RowEffect.LEFT_OUT, words=self.why, is_ticked=False, where=self.where, title=self.what)


class Revision(NamedTuple):
    """How new an event is: its SEQUENCE, and the minute since 1970 in which it was changed or written, 0 if unknown."""

    sequence: int = 0
    minute: int = 0

    def is_older(self, other: "Revision") -> bool:
        """Whether the other is newer, as far as both say."""
        if self.sequence != other.sequence:
            return self.sequence < other.sequence
        return 0 < self.minute < other.minute


@dataclass(slots=True)
class Report:
    """What reading calendars reports beside their entries.

    `file` is what is read now, as messages name it. `left_out` are events that reading left out, `not_taken` those that
    merging did. `remarks` are whole sentences about how a file was read. `uids` are the events that were read
    completely, so that a missing day of theirs is cancelled, and `revisions` how new each event is. `as_exported` are
    the ids of our own entries that were not moved.
    """

    file: str = ""
    left_out: list[LeftOut] = field(default_factory=list)
    not_taken: list[LeftOut] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    uids: set[str] = field(default_factory=set)
    revisions: dict[str, Revision] = field(default_factory=dict)

    def leave_out(self, what: str, why: str, line: int, *, is_unreadable: bool = False) -> None:
        """Report that something in the file became no entry."""
        self.left_out.append(LeftOut(what, why, line, is_unreadable, self.file))

    def remark(self, sentence: str) -> None:
        """Report how the file was read; of the same or many remarks, not every one."""
        named = f"{self.file}: {sentence}" if self.file else sentence
        if len(self.remarks) < MOST_REMARKS and named not in self.remarks:
            self.remarks.append(named)

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
    last days on. `deleted` are such sources of entries that the runner deleted. `entry_by_key` has by further origins
    with that prefix the id of their entry.
    """

    entries: Sequence[Entry]
    deleted: Collection[str] = ()
    entry_by_key: Mapping[str, str] = {}


class Sync(NamedTuple):
    """How a format that is no whole journal updates one: the kinds of entry that it has, while they lie ahead.

    `merge` says what happens with each entry that was read, and with those of the journal that are no longer there; it
    changes nothing. The sources of the format's entries begin with `prefix`.
    """

    kinds: tuple[Kind, ...]
    prefix: str
    merge: Callable[[KnownEntries, Sequence[Entry], ReadContext], Sequence[ImportRow]]


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
