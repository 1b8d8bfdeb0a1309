"""The paths of an import, each for what it is: recorded activities, or entries as `export` and calendars have them.

What reads entries is imported for the first of them alone.
"""

import stat
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from runjournal.errors import JournalError
from runjournal.exchange.activities.activity_files import ActivityFiles
from runjournal.exchange.activities.disk_files import file_at, files_below, files_in, is_archive_at, kept_of_pipe
from runjournal.exchange.activities.reading import Reading
from runjournal.exchange.activities.recording import Unreadable
from runjournal.exchange.activities.source_file import CannotRead
from runjournal.exchange.activities.stored_file import StoredFile, translated
from runjournal.exchange.format import Format, ReadContext
from runjournal.exchange.import_preview import NOTHING_IMPORTED
from runjournal.model.limits import replace_controls

if TYPE_CHECKING:
    from runjournal.exchange.files import Contents

OTHER_ARCHIVES = (
    (0, b"7z\xbc\xaf"),
    (0, b"Rar!"),
    (0, b"BZh"),
    (0, b"\xfd7zXZ"),
    (0, b"\x28\xb5\x2f\xfd"),
    (257, b"ustar"),
)
"""Where archives and packed files that are not read have which bytes."""
UTF16_MARKS = (BOM_UTF16_LE, BOM_UTF16_BE)
CALENDAR = b"BEGIN:VCALENDAR"
SPREADSHEETS = (".xlsx", ".xlsm", ".ods", ".numbers")
"""How the names of spreadsheets end, which are zip archives."""
NO_ENTRY = (b"<", b"%PDF")
"""How pages and documents begin; no line of a journal does."""


class ImportSources:
    """Sorts paths: recorded activities go to `files`, journals and calendars become `contents`.

    Of folders `only` those files are read.
    """

    def __init__(
        self,
        files: ActivityFiles,
        reading: Reading,
        reader: ReadContext,
        written_as: Format | None = None,
        only: Collection[Path] | None = None,
    ) -> None:
        self.contents: list[Contents] = []
        self._files = files
        self._reading = reading
        self._reader = reader
        self._written_as = written_as
        self._only = only

    def read(self, path: Path) -> None:
        """Read a file, a folder or an archive. Raises `JournalError`."""
        name = replace_controls(str(path))
        try:
            self._read(path, name, _mode(path))
        except CannotRead as error:
            self._files.unreadable.append(Unreadable(name, error.sentence))

    def _read(self, path: Path, name: str, mode: int) -> None:
        if stat.S_ISDIR(mode) and not self._written_as:
            self._read_folder(name, files_below(path, self._reading, self._only))
        elif stat.S_ISREG(mode) or stat.S_ISDIR(mode):
            self._read_file(path, name, path)
        else:
            with kept_of_pipe(path) as kept:
                self._read_file(path, name, kept)

    def _read_file(self, path: Path, name: str, kept: Path) -> None:
        """Read what is at a path; its bytes are in the file `kept`."""
        if self._written_as:
            self._read_entries(path, kept)
            return
        file = file_at(kept, name, self._reading)
        if is_archive_at(kept):
            self._read_folder(name, files_in(kept, "", self._reading))
        elif not is_own(file.head()) and self._files.knows(file):
            file.start()
            self._files.read_file(file)
        elif file.is_packed or any(file.head()[at:].startswith(mark) for at, mark in OTHER_ARCHIVES):
            raise CannotRead("it is packed in a way that is not read here; unpack it first")
        elif not file.head():
            raise CannotRead("it is empty")
        elif _is_no_text(file.head()):
            raise CannotRead("it holds neither recorded runs nor a calendar nor a journal")
        else:
            self._read_entries(path, kept)

    def _read_folder(self, name: str, found: Iterator[StoredFile | Unreadable]) -> None:
        before = self._files.number_read
        self._files.read_folder(name, found)
        if self._files.number_read == before:
            way_out = " Save the spreadsheet as CSV." if name.lower().endswith(SPREADSHEETS) else ""
            self._files.remarks.append(f"{name} holds no recorded activity.{way_out}")

    def _read_entries(self, path: Path, kept: Path) -> None:
        from runjournal.exchange.files import read_file

        self.contents.append(read_file(path, self._reader, self._written_as, kept=kept))


def _mode(path: Path) -> int:
    """What a path is. Raises `JournalError` if it is not there, `CannotRead` if that cannot be seen."""
    with translated():
        try:
            return path.stat().st_mode
        except (FileNotFoundError, NotADirectoryError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is no path"
            way_out = f"Check the path and its permissions. {NOTHING_IMPORTED}"
            raise JournalError(f"{path} cannot be read: {reason}.", way_out) from error


def _is_no_text(head: bytes) -> bool:
    """Whether a file cannot be a text of entries, nor anything else that is read."""
    text = head.removeprefix(BOM_UTF8).lstrip()
    if head.startswith(UTF16_MARKS) or text[: len(CALENDAR)].upper() == CALENDAR:
        return False  # of a calendar, an event with an odd byte is no reason to refuse the others
    return b"\0" in head or text.startswith(NO_ENTRY)


def is_own(head: bytes) -> bool:
    """Whether a file begins as a journal that `export` wrote, or as a calendar; a text is what nothing else is."""
    if b"\0" in head and not head.startswith(UTF16_MARKS):
        return False
    from runjournal.exchange.calendar.ics_format import ICS
    from runjournal.exchange.csv_format import is_own_table
    from runjournal.exchange.json_format import is_journal

    first, *_ = head.decode("utf-8-sig", "replace").split("\n", 1)
    return is_journal(head) or is_own_table(head) or ICS.begins(first)
