"""Our own tables as spreadsheets give them back, and texts that no spreadsheet takes for a formula.

Excel, LibreOffice and Numbers save with semicolons or tabs, name the separator, leave rows and columns of empty cells
or drop those at the end, put a title before the header, write in Windows-1252, and write days, yes and no in the
language of the computer.
"""

import csv
import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from typing import TextIO

from runjournal.exchange.lines import NOT_UTF8, check_skipped, check_utf8, lines_with_ends, not_utf8
from runjournal.exchange.tables.table_dates import when_in
from runjournal.exchange.tables.table_rows import SEP, SEPARATORS
from runjournal.exchange.tables.table_text import LAST_RESORT
from runjournal.model.limits import Invalid

MOST_TITLES = 5
"""Lines before the header that are none."""
FORMULA = re.compile(r"(^|;)(\s*)(?='*[=+\-@＝＋－＠])")
"""Where a cell of a text begins like a formula: also behind a semicolon, at which some spreadsheets split."""
GUARDED = re.compile(r"(^|;)(\s*)'(?='*[=+\-@＝＋－＠])")
GROUPS = re.compile(r"(?<=[0-9])[ \u00a0\u2009\u202f'’](?=[0-9]{3}(?![0-9]))")
"""Between the thousands of a number, as in France and Switzerland."""
WHOLE = re.compile(r"(-?[0-9]{1,12})[.,]0+")
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
WORDS = {
    **dict.fromkeys(("true", "wahr", "vrai", "verdadero", "vero", "waar", "verdadeiro"), "true"),
    **dict.fromkeys(("false", "falsch", "faux", "falso", "onwaar"), "false"),
}


def guarded(text: str) -> str:
    """The text with an apostrophe before what begins like a formula."""
    return text if text[:1].isalnum() and ";" not in text else FORMULA.sub(r"\1\2'", text)


def unguarded(text: str) -> str:
    """The text before `guarded`."""
    return GUARDED.sub(r"\1\2", text) if "'" in text else text


def plain_number(cell: str) -> str:
    """A whole number without the gaps and decimals that a spreadsheet gave it: "8 200,0" is "8200"."""
    number = GROUPS.sub("", cell)
    match = WHOLE.fullmatch(number)
    return match[1] if match else number


def plain_truth(cell: str) -> str:
    """Yes or no as our tables write it: "WAHR" is "true"."""
    return WORDS.get(cell.casefold(), cell)


def plain_day(cell: str, *, month_first: bool | None) -> str:
    """A day as our tables write it: "28.11.2026" is "2026-11-28"; what is no day stays.

    Raises `Invalid` for one such as 3/4/2026 if it is unknown what comes first.
    """
    if ISO_DAY.fullmatch(cell):
        return cell
    when = when_in(cell)
    if when is None or when.offset is not None:
        return cell
    if when.other_day and month_first is None:
        raise Invalid("day", f"{cell} is {when.day} or {when.other_day}: write the days as 2026-11-23")
    return when.at(month_first=bool(month_first)).date().isoformat()


class SpreadsheetTable:
    """A table with some of the columns `names`, read row by row."""

    def __init__(self, stream: TextIO, names: Collection[str]) -> None:
        self._header_line = 1
        self._reader = csv.reader(())
        self._names = names
        self._lines = self._decoded(lines_with_ends(stream))
        self._separator = ""
        self._is_utf8 = self._is_windows = False
        self._is_whole = True

    @property
    def line(self) -> int:
        """The line that was read last, from 1."""
        return self._header_line + self._reader.line_num

    def header(self) -> list[str]:
        """The names of the columns, "" for one without a name; nothing if the file is empty.

        It is the first line with a name of ours; if there is none, the first line.
        """
        first: tuple[int, list[str]] | None = None
        for titles, (number, line) in enumerate(self._said()):
            cells, separator = max(
                ((_cells(line, separator), separator) for separator in self._separator or SEPARATORS),
                key=lambda pair: sum(cell in self._names for cell in pair[0]),
            )
            if any(cell in self._names for cell in cells):
                self._header_line, self._separator = number, separator
                return cells
            first = first or (number, cells)
            if titles == MOST_TITLES:
                break
        self._header_line = first[0] if first else 1
        return first[1] if first else []

    def _said(self) -> Iterator[tuple[int, str]]:
        """The lines that are not blank and do not name the separator."""
        for number, line in self._lines:
            if number == 1 and line.lower().startswith(SEP):
                self._separator = line[len(SEP) :].strip()[:1] or "\t"
            elif line.strip():
                yield number, line

    def rows(self, columns: list[str]) -> Iterator[dict[str, str]]:
        """Each row that is not empty, by the names of its columns. Raises `Invalid`, `csv.Error` and `FormatError`."""
        self._reader = csv.reader((line for _, line in self._lines), delimiter=self._separator, strict=True)
        empty = 0
        for cells in self._reader:
            if any(cell and not cell.isspace() for cell in cells):
                yield self._row(columns, cells)
            else:
                empty += 1
                check_skipped(self.line, empty)

    def _row(self, columns: list[str], cells: list[str]) -> dict[str, str]:
        """A row; empty cells at its end may be missing, unless the file breaks off there."""
        if len(cells) < len(columns) and self._is_whole:
            cells = [*cells, *[""] * (len(columns) - len(cells))]
        if len(cells) < len(columns) or any(cells[len(columns) :]):
            raise Invalid("row", f"the row has {len(cells)} cells where the header has {len(columns)}")
        if any(cell for name, cell in zip(columns, cells, strict=False) if not name):
            raise Invalid("row", "the row has a cell in a column without a name")
        return {name: unguarded(cell) for name, cell in zip(columns, cells, strict=False) if name}

    def _decoded(self, lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        """The lines, in Windows-1252 if they are no UTF-8. Raises `FormatError` if they are neither, or both."""
        for number, line in lines:
            self._is_whole = line.endswith("\n")
            yield number, line if line.isascii() else self._decode(number, line)

    def _decode(self, number: int, line: str) -> str:
        if not NOT_UTF8.search(line):
            self._is_utf8 = True
        elif not self._is_utf8:
            with suppress(UnicodeDecodeError):
                line = line.encode("utf-8", "surrogateescape").decode(LAST_RESORT)
                self._is_windows = True
        if self._is_utf8 and self._is_windows:
            raise not_utf8(number)
        check_utf8(number, line)
        return line


def _cells(line: str, separator: str) -> list[str]:
    """The cells of a header, without empty ones at its end. Raises `csv.Error`."""
    cells = next(csv.reader([line], delimiter=separator), [])
    while cells and not cells[-1].strip():
        cells.pop()
    return [cell.strip() for cell in cells]
