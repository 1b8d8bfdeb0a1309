"""A file to be read, wherever its bytes are: on the disk, compressed, in an archive; and how a reader reads it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import field
from datetime import datetime
from typing import BinaryIO, NamedTuple, Protocol

from runjournal.exchange.activities.recording import ReadItem
from runjournal.model.context import Context
from runjournal.model.frozen import frozen
from runjournal.model.settings import Distance

HEAD = 4096
"""Bytes by which a format is told."""


class SourceFile(Protocol):
    """One file, uncompressed. What reads from it is counted and can be stopped, so readers need not care."""

    @property
    def name(self) -> str:
        """The name, printable; of a file in a `SourceFolder` relative to that. Never stored, never opened as a path."""

    @property
    def size(self) -> int:
        """Bytes, as far as known."""

    @property
    def digest(self) -> str:
        """The first 16 hex digits of the SHA-256 of its content."""

    def head(self) -> bytes:
        """The first `HEAD` bytes."""

    def open(self) -> AbstractContextManager[BinaryIO]:
        """Open it to be read once from its start; it cannot be sought in.

        Raises `CannotRead` now or while it is read, which a reader lets pass: what it gave before still counts.
        """

    def read(self) -> bytes:
        """All of it. Raises `CannotRead`."""


class SourceFolder(Protocol):
    """A folder or an archive that belongs together, such as an export of Strava."""

    @property
    def name(self) -> str:
        """The name for messages."""

    @property
    def files(self) -> Sequence[SourceFile]:
        """All files in it, compressed ones as what they hold, those of archives in it too."""

    def find(self, name: str) -> SourceFile | None:
        """The file with this name, relative to the folder, in any case, with or without `.gz`."""


class CannotRead(Exception):
    """Bytes that cannot be had: damaged, too large, gone; `sentence` is for people, without its full stop."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


class TooLarge(CannotRead):
    """More bytes than are read of one file."""


class ImportProgress(NamedTuple):
    """How far an import is. It finds files while it reads, so that the totals can grow."""

    files: int = 0
    of_files: int = 0
    read_bytes: int = 0
    of_bytes: int = 0


@frozen(kw_only=True)
class ReadOptions:
    """How recorded activities are read: now, the runner's zone and settings, and what the command was told."""

    context: Context
    unit: Distance | None = None
    """The unit of a table that does not name it."""
    since: datetime | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    """Columns of a table of runs as the runner named them: what a column is, such as "date", and its header."""
    is_known: Callable[[str], bool] = lambda _key: False
    """Whether an import brought a key before, so that a collection need not read the file that it stands for."""


ReadFile = Callable[[SourceFile], Iterator[ReadItem]]
"""Reads one file of a collection by whatever reader knows it."""


class ActivityReader(NamedTuple):
    """A way to read one file. `recognises` tells it by its first bytes; `read` never raises for what the file holds.

    What cannot be read is given as `Unreadable`, and reading goes on with what follows.
    """

    name: str
    recognises: Callable[[bytes], bool]
    read: Callable[[SourceFile, ReadOptions], Iterator[ReadItem]]


class CollectionReader(NamedTuple):
    """A way to read an export of many files. `recognises` tells it by the names of its files.

    `read` gives what it takes from the export, its files joined to its tables.
    """

    name: str
    recognises: Callable[[SourceFolder], bool]
    read: Callable[[SourceFolder, ReadOptions, ReadFile], Iterator[ReadItem]]
    claims: Callable[[SourceFolder], frozenset[str]]
    """The names of the files that `read` reads or leaves out by itself; all others are read one by one."""
