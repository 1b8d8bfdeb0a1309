"""The files below a folder on the disk, those in its archives too. No link is followed, and hidden files are left."""

import os
import stat
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

from runjournal.exchange.activities.reading import Reading
from runjournal.exchange.activities.recording import Unreadable
from runjournal.exchange.activities.source_file import CannotRead
from runjournal.exchange.activities.stored_file import CHUNK, StoredFile, is_archive, translated
from runjournal.model.limits import replace_controls

MOST_FILES = 100_000
MOST_PIPED = 100_000_000
"""Bytes that are taken from a pipe, which may never end: more than a journal of 50 years."""
FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""As bytes, and without waiting for somebody to write into a pipe; not every system has both."""
ODD = {stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device"}


def files_below(
    folder: Path, reading: Reading, only: Collection[Path] | None = None
) -> Iterator[StoredFile | Unreadable]:
    """All files below a folder, or `only` some, with their names relative to it, in the order of their names."""
    wanted = None if only is None else {str(path) for path in only}
    for number, (name, entry) in enumerate(walk_files(folder)):
        if number >= MOST_FILES:
            yield Unreadable("", f"it holds more than {MOST_FILES:,} files; name a smaller folder")
            return
        if isinstance(entry, Unreadable):
            yield entry
        elif wanted is not None and entry.path not in wanted:
            continue
        elif entry.name.lower().endswith(".zip"):
            yield from files_in(Path(entry.path), name, reading)
        else:
            yield file_at(Path(entry.path), name, reading)


def files_in(path: Path, name: str, reading: Reading) -> Iterator[StoredFile | Unreadable]:
    """The files of an archive."""
    from runjournal.exchange.activities.zip_archive import ZipArchive

    archive = ZipArchive(name, lambda: opened(path), reading, size=_size(path))
    return archive.files()


def file_at(path: Path, name: str, reading: Reading) -> StoredFile:
    """A file by its path."""
    return StoredFile(name, partial(opened, str(path)), reading, size=_size(path))  # a path takes much memory


def is_archive_at(path: Path) -> bool:
    """Whether the file at a path is a zip archive. Raises `CannotRead`."""
    with translated(), opened(path) as file:
        return is_archive(file.read(4))


@contextmanager
def opened(path: Path | str) -> Iterator[BinaryIO]:
    """Open a file to read its bytes. Raises `CannotRead` for what is no file, and for one that changes meanwhile."""
    with os.fdopen(os.open(path, FLAGS), "rb", buffering=0) as file:
        before = os.fstat(file.fileno())
        if not stat.S_ISREG(before.st_mode):
            raise CannotRead(_oddity(before.st_mode))
        yield file
        if os.fstat(file.fileno()).st_size != before.st_size:
            raise CannotRead("it is being written right now; import it again later")


@contextmanager
def kept_of_pipe(path: Path) -> Iterator[Path]:
    """A file, gone afterwards, with what comes through a pipe, which can be read only once. Raises `CannotRead`."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="runjournal-") as folder:
        kept = Path(folder) / "piped"
        with translated(), path.open("rb") as pipe, kept.open("wb") as file:
            while chunk := pipe.read(CHUNK):
                file.write(chunk)
                if file.tell() > MOST_PIPED:
                    raise CannotRead(f"more than {MOST_PIPED:,} bytes come through it")
        yield kept


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _oddity(mode: int) -> str:
    return f"it is {ODD.get(stat.S_IFMT(mode), 'something else')}, no file"


def walk_files(
    folder: Path, on_folder: Callable[[], None] = lambda: None
) -> Iterator[tuple[str, "os.DirEntry[str] | Unreadable"]]:
    """Each file below a folder with its printable name, relative to the folder.

    `on_folder` is called before each folder is looked into; what it raises ends the walk.
    """
    ahead = [(folder, "")]
    while ahead:
        on_folder()
        path, prefix = ahead.pop()
        try:
            with os.scandir(path) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            yield prefix, Unreadable(prefix.rstrip("/"), _cannot_be_listed(error))
            continue
        inside = []
        for entry in entries:
            name = f"{prefix}{replace_controls(entry.name)}"
            if entry.name.startswith(".") or entry.is_symlink():
                continue
            mode = _mode_of(entry)
            if stat.S_ISDIR(mode):
                inside.append((Path(entry.path), f"{name}/"))
            elif stat.S_ISREG(mode):
                yield name, entry
            elif mode:
                yield name, Unreadable(name, _oddity(mode))
        ahead += reversed(inside)


def _mode_of(entry: "os.DirEntry[str]") -> int:
    """What an entry of a folder is; 0 if it is gone since it was listed, or cannot be looked at."""
    try:
        if entry.is_file(follow_symlinks=False):
            return stat.S_IFREG
        return stat.S_IFDIR if entry.is_dir(follow_symlinks=False) else entry.stat(follow_symlinks=False).st_mode
    except OSError:
        return 0


def _cannot_be_listed(error: OSError) -> str:
    return f"this folder cannot be looked into: {(error.strerror or 'unknown').lower()}"
