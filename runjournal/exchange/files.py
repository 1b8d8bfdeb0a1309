"""Reading a file to import, and writing one completely or not at all."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TextIO

from runjournal.errors import JournalError
from runjournal.exchange.format import Format, ReadContext
from runjournal.exchange.lines import LONGEST_LINE, FormatError
from runjournal.exchange.registry import format_of
from runjournal.model.entries import Entry

NOTHING_IMPORTED = "Nothing was imported."


class Contents(NamedTuple):
    """What was read from a file, and its format."""

    format: Format
    entries: list[Entry]


def read_file(path: Path, reader: ReadContext, written_as: Format | None = None) -> Contents:
    """All entries of a file, each checked. Raises `JournalError` with file, line and reason for the first wrong."""
    with _opened(path) as stream:
        chosen = written_as or format_of(path.name, _first_line(stream))
        try:
            return Contents(chosen, list(chosen.read(stream, reader)))
        except FormatError as error:
            way_out = f"{error.way_out} {NOTHING_IMPORTED}".strip()
            raise JournalError(f"{path}, line {error.line}: {error.sentence}.", way_out) from error


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    if path.exists() and not path.is_file():
        raise JournalError(f"{path} is no file.", f"Give a file that was exported. {NOTHING_IMPORTED}")
    try:
        with path.open(encoding="utf-8-sig", errors="surrogateescape") as stream:
            yield stream
    except OSError as error:
        way_out = f"Check the path and its permissions. {NOTHING_IMPORTED}"
        raise JournalError(f"{path} cannot be read: {error.strerror}.", way_out) from error


def _first_line(stream: TextIO) -> str:
    line = stream.readline(LONGEST_LINE)
    stream.seek(0)
    return line


def write_file(path: Path, lines: Iterable[str], journal: Path, line_end: str = "\n") -> None:
    """Write lines to a file that only its owner can read, all of them or none; never over the journal itself."""
    if path.exists() and (not path.is_file() or (journal.exists() and path.samefile(journal))):
        raise JournalError(f"{path} cannot be written over.", "Give --output another name.")
    try:
        _replace(path, lines, line_end)
    except OSError as error:
        raise JournalError(f"{path} cannot be written: {error.strerror}.", "Give --output another place.") from error


def _replace(path: Path, lines: Iterable[str], line_end: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.writelines(f"{line}{line_end}" for line in lines)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
