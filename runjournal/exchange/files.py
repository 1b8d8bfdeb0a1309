"""Reading a file to import, and writing one completely or not at all."""

import io
import os
import tempfile
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, NamedTuple, TextIO

from runjournal.errors import JournalError
from runjournal.exchange.format import Format, ReadContext
from runjournal.exchange.import_preview import NOTHING_IMPORTED
from runjournal.exchange.lines import LONGEST_LINE, FormatError
from runjournal.exchange.registry import format_of
from runjournal.model.entries import Entry
from runjournal.paths import belongs_to_journal

MOST_ENTRIES = 500_000
"""Of one file, twice as many as a diligent runner logs in 50 years."""


class Contents(NamedTuple):
    """What was read from a file, and its format."""

    format: Format
    entries: list[Entry]


def read_file(
    path: Path, reader: ReadContext, written_as: Format | None = None, *, kept: Path | None = None
) -> Contents:
    """All entries of a file, each checked. Raises `JournalError` with file, line and reason for the first wrong.

    `kept` is where its bytes are, if they came through a pipe.
    """
    reader.report.file = str(path)
    with _opened(path, kept or path) as stream:
        chosen = written_as or format_of(path.name, _first_line(stream))
        try:
            entries = list(islice(chosen.read(stream, reader), MOST_ENTRIES + 1))
        except FormatError as error:
            way_out = f"{error.way_out} {NOTHING_IMPORTED}".strip()
            raise JournalError(f"{path}, line {error.line}: {error.sentence}.", way_out) from error
    if len(entries) > MOST_ENTRIES:
        raise JournalError(f"{path} has more than {MOST_ENTRIES:,} entries.", f"Split it. {NOTHING_IMPORTED}")
    return Contents(chosen, entries)


@contextmanager
def _opened(path: Path, kept: Path) -> Iterator[TextIO]:
    if path.is_dir():
        raise JournalError(f"{path} is a folder.", f"Give a file that was exported. {NOTHING_IMPORTED}")
    try:
        with kept.open("rb") as file, _decoded(file) as stream:
            yield stream
    except UnicodeDecodeError as error:
        raise JournalError(
            f"{path} is not the UTF-16 text that it begins as.", f"Save it as UTF-8. {NOTHING_IMPORTED}"
        ) from error
    except OSError as error:
        way_out = f"Check the path and its permissions. {NOTHING_IMPORTED}"
        raise JournalError(f"{path} cannot be read: {error.strerror}.", way_out) from error


def _decoded(file: IO[bytes]) -> TextIO:
    """The file as text: UTF-16 if its mark says so, as spreadsheets save "Unicode text", else UTF-8."""
    is_wide = file.read(2) in (BOM_UTF16_LE, BOM_UTF16_BE)
    file.seek(0)
    return io.TextIOWrapper(file, *(("utf-16", "strict") if is_wide else ("utf-8-sig", "surrogateescape")))


def _first_line(stream: TextIO) -> str:
    line = stream.readline(LONGEST_LINE)
    stream.seek(0)
    return line


def write_file(path: Path, lines: Iterable[str], journal: Path, line_end: str = "\n") -> None:
    """Write lines to a file that only its owner can read, where a link leads to it, all of them or none.

    Raises `JournalError` for the journal, the files beside it and its backups, and for what is no file.
    """
    if path.exists() and not path.is_file():
        raise JournalError(f"{path} cannot be written over.", "Give --output another name.")
    try:
        if belongs_to_journal(path, journal):
            raise JournalError(
                f"{path} belongs to the journal and cannot be written over.", "Give --output another name."
            )
        _replace(path.resolve(), lines, line_end)
    except (OSError, RuntimeError) as error:  # a link that leads to itself is a RuntimeError before Python 3.13
        reason = (error.strerror or error) if isinstance(error, OSError) else "it is a link that leads to itself"
        raise JournalError(f"{path} cannot be written: {reason}.", "Give --output another place.") from error


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
