"""A zip archive, on the disk or in another one: its files, none of which is ever unpacked to the disk."""

import io
import struct
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import pairwise
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from runjournal.exchange.activities.reading import Reading
from runjournal.exchange.activities.recording import Unreadable
from runjournal.exchange.activities.source_file import CannotRead, TooLarge
from runjournal.exchange.activities.stored_file import (
    HARMLESS,
    LARGEST,
    MB,
    MOST_TIMES,
    StoredFile,
    joined_name,
    translated,
)
from runjournal.model.limits import replace_controls

MOST_FILES = 20_000
LARGEST_DIRECTORY = 8 * MB
"""Bytes of the list of files at an archive's end: 400 a file."""
LONGEST_NAME = 4096
"""Characters, with folders; no system takes more."""
SHOWN = 60
MOST_BYTES = 4096 * MB
"""Of all files of an archive, unpacked."""
DEEPEST = 2
"""How many archives may lie in each other; an export of Garmin's has two."""
IN_MEMORY = 16 * MB
"""Bytes up to which an archive in another one is held in memory; a larger one is read again for what lies before."""
ENTRY = b"PK\x01\x02"
LOCAL_HEADER_BYTES = 30
ENCRYPTED, PATCHED, STRONGLY_ENCRYPTED = 1, 1 << 5, 1 << 6
HIDDEN = (".", "__MACOSX")
PLACES = (".", "..")
NO_ARCHIVE = (BadZipFile, NotImplementedError, ValueError, OverflowError, struct.error)
"""What zipfile raises for what is no archive, or one that nobody writes."""


class ZipArchive:
    """An archive by how its bytes are opened, which must be seekable. `name` stands before the names of its files."""

    def __init__(
        self,
        name: str,
        opened: Callable[[], AbstractContextManager[BinaryIO]],
        reading: Reading,
        *,
        size: int,
        depth: int = 1,
        is_packed: bool = False,
        count: Callable[[int], None] = lambda _number: None,
    ) -> None:
        self.name = name
        self._opened = opened
        self._reading = reading
        self._size = size
        self._depth = depth
        self._is_packed = is_packed
        self._count_outside = count
        self._unpacked = 0

    def files(self) -> Iterator[StoredFile | Unreadable]:
        """Its files, and those of archives in it. Hidden ones are left out, as on a disk."""
        try:
            entries = self._entries()
        except CannotRead as error:
            yield Unreadable(self.name, error.sentence)
            return
        for entry in entries:
            path = entry.filename.replace("\\", "/")
            is_hidden = any(part.startswith(HIDDEN) for part in path.split("/") if part not in PLACES)
            name = joined_name(self.name, replace_controls(path[:LONGEST_NAME]))
            if len(path) > LONGEST_NAME:
                yield Unreadable(name[:SHOWN], "its name is longer than that of any file")
            elif not (is_hidden or path.endswith("/")):
                yield from self._of(entry, name)

    def _entries(self) -> Sequence[ZipInfo]:
        """The entries in the order in which they lie, so that none is behind another one when read in turn."""
        entries = sorted(self._archive().infolist(), key=lambda entry: entry.header_offset)
        if any(_end(entry) > following.header_offset for entry, following in pairwise(entries)):
            raise CannotRead("its files overlap, as only those of a zip bomb do")
        return entries

    def _of(self, entry: ZipInfo, name: str) -> Iterator[StoredFile | Unreadable]:
        def opened() -> AbstractContextManager[BinaryIO]:
            return self._open(entry)

        if not entry.filename.lower().endswith(".zip"):
            yield StoredFile(
                name,
                opened,
                self._reading,
                size=entry.file_size,
                stored_size=entry.compress_size,
                count=self._count,
                is_read_at_once=self._is_packed,
            )
        elif self._depth >= DEEPEST:
            yield Unreadable(name, f"archives in archives are read {DEEPEST} deep; unpack it yourself")
        else:
            yield from self._inner(name, entry).files()

    def _inner(self, name: str, entry: ZipInfo) -> "ZipArchive":
        """An archive in this one."""
        is_packed = entry.file_size > IN_MEMORY

        @contextmanager
        def opened() -> Iterator[BinaryIO]:
            with self._open(entry) as stream:
                yield stream if is_packed else io.BytesIO(self._content(entry, stream))

        return ZipArchive(
            name,
            opened,
            self._reading,
            size=entry.compress_size,
            depth=self._depth + 1,
            is_packed=is_packed,
            count=self._count,
        )

    def _content(self, entry: ZipInfo, stream: BinaryIO) -> bytes:
        if entry.file_size > max(HARMLESS, MOST_TIMES * entry.compress_size):
            raise TooLarge(f"it unpacks to more than {MOST_TIMES} times its size")
        return stream.read()

    @contextmanager
    def _open(self, entry: ZipInfo) -> Iterator[BinaryIO]:
        if entry.flag_bits & (ENCRYPTED | STRONGLY_ENCRYPTED):
            raise CannotRead("it is encrypted; unpack it yourself")
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or entry.flag_bits & PATCHED:
            raise CannotRead("it is compressed in a way that only few programs know; unpack it yourself")
        with _understood():
            stream = self._archive().open(entry)
        with stream:
            yield stream  # type: ignore[misc] # a BufferedIOBase is all that a BinaryIO is read by

    def _archive(self) -> ZipFile:
        return self._reading.archive(self, self._opened_archive)

    @contextmanager
    def _opened_archive(self) -> Iterator[ZipFile]:
        with translated(), self._opened() as stream:
            guarded = _GuardedStream(stream)
            with _understood():
                archive = ZipFile(guarded)
            guarded.is_listing = False
            with archive:
                yield archive

    def _count(self, number: int) -> None:
        """Count unpacked bytes of the archive, and of those around it. Raises `TooLarge`."""
        self._count_outside(number)
        self._unpacked += number
        if self._unpacked > MOST_BYTES:
            raise TooLarge(f"its archive unpacks to more than {MOST_BYTES // MB:,} MB")
        if self._unpacked > max(LARGEST, MOST_TIMES * self._size):
            raise TooLarge(f"its archive unpacks to more than {MOST_TIMES} times its size")


class _GuardedStream:
    """A stream of which zipfile reads the list of files at once; how many there are is looked at before."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.seek, self.tell = stream.seek, stream.tell
        self.is_listing = True

    def seekable(self) -> bool:
        return True

    def read(self, number: int = -1) -> bytes:
        if self.is_listing and number > LARGEST_DIRECTORY:
            raise TooLarge(f"it has more than {MOST_FILES:,} files")
        data = self._stream.read(number)
        if self.is_listing and data.count(ENTRY) > MOST_FILES:
            raise TooLarge(f"it has more than {MOST_FILES:,} files")
        return data


def _end(entry: ZipInfo) -> int:
    """Where the entry ends at the earliest."""
    return entry.header_offset + LOCAL_HEADER_BYTES + entry.compress_size


@contextmanager
def _understood() -> Iterator[None]:
    try:
        yield
    except NO_ARCHIVE as error:
        raise CannotRead("it is no zip archive that can be read; perhaps it was not copied whole") from error
