"""The header and the rows of a table: separator, lines before the header, blank rows, a row that is broken."""

import csv
import io
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice

from runjournal.exchange.tables.table_text import Open, TableError, encoding_of, encoding_of_head, lines_of
from runjournal.model.frozen import frozen
from runjournal.model.texts import words_of

SEPARATORS = (",", ";", "\t", "|")
HEADER_WITHIN = 30
"""Lines among which the header stands; before it are titles, blank lines and `sep=`."""
LONGEST_CELL = 4_000
MOST_COLUMNS = 1_000
MOST_LINES = 1_000
"""Of one row: more of them are a quote that nobody closed."""
MOST_BROKEN = 1_000
"""Rows that are no rows, after which the rest of a table is not read."""
SEP = "sep="
LEAST_KNOWN = 2
MANY_CELLS = 6
"""More than a title that stands before a header has."""
UNCLOSED = "a quotation mark is not closed"

Names = Callable[[str], bool]
"""Whether the words of a cell are the name of a known column."""


@frozen
class TableHeader:
    """The header of a table, the separator, and its line from 1."""

    cells: tuple[str, ...]
    separator: str
    line: int

    @property
    def words(self) -> tuple[str, ...]:
        """The words of each cell, without accents and capitals."""
        return tuple(words_of(cell) for cell in self.cells)


@frozen
class TableRow:
    """A row with the line on which it begins; as many cells as the header, the empty ones "" ."""

    line: int
    cells: tuple[str, ...]


@frozen
class BrokenRow:
    """A row that is none, and why."""

    line: int
    reason: str


def header_in(head: bytes, is_name: Names) -> TableHeader | None:
    """The header among the first lines of a file, of which `head` may be a part; None if there is none."""
    encoding = encoding_of_head(head)
    if encoding is None:
        return None
    text = io.IncrementalNewlineDecoder(None, translate=True).decode(head.decode(encoding, "replace"), final=True)
    return find_header(text.split("\n"), is_name)


def find_header(lines: Iterable[str], is_name: Names) -> TableHeader | None:
    """The first line with two known names, read by the separator that gives the most.

    None if there is none, or a line of many cells before it, which is the header of another table.
    """
    first = list(islice(lines, HEADER_WITHIN))
    named = [line[len(SEP)] for line in first[:1] if line.lower().startswith(SEP) and len(line) > len(SEP)]
    for number, line in enumerate(first, 1):
        known, cells, separator = max(
            (_known_cells(line, separator, is_name) for separator in named or SEPARATORS), key=lambda each: each[0]
        )
        if known >= LEAST_KNOWN:
            return TableHeader(_without_empty_end(cells), separator, number)
        if len(list(filter(None, cells))) >= MANY_CELLS:
            return None
    return None


def _known_cells(line: str, separator: str, is_name: Names) -> tuple[int, list[str], str]:
    cells = _cells(line, separator) if line.count(separator) < MOST_COLUMNS else []
    return sum(map(is_name, map(_words, cells))), cells, separator


@lru_cache(maxsize=1024)
def _words(cell: str) -> str:
    return words_of(cell[:LONGEST_CELL])


def _cells(line: str, separator: str) -> list[str]:
    """The cells of a line, blanks around them dropped."""
    if separator not in line:
        return []
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=separator, skipinitialspace=True), [])]
    except csv.Error:
        return []


def _without_empty_end(cells: list[str]) -> tuple[str, ...]:
    while cells and not cells[-1]:
        cells = cells[:-1]
    return tuple(cells)


@frozen
class FileTable:
    """A table in a file, to be read as often as needed."""

    header: TableHeader
    opened: Open
    encoding: str

    def rows(self) -> Iterator[TableRow | BrokenRow]:
        """Each row below the header that is not blank. Raises `TableError` for more broken rows than are read."""
        lines = _Lines(lines_of(self.opened, self.encoding))
        for _ in range(self.header.line):
            next(lines, None)
        reader = csv.reader(lines, delimiter=self.header.separator, skipinitialspace=True)
        width, broken = len(self.header.cells), 0
        while True:
            lines.begin_row()
            try:
                cells = next(reader)
                reason = UNCLOSED if _is_unclosed(cells, lines.of_row, self.header) else ""
            except StopIteration:
                return
            except csv.Error:
                cells, reason = [], UNCLOSED if len(lines.of_row) > 1 else "a cell has no end"
            if reason:
                yield BrokenRow(lines.first, reason)
                broken += 1
                if broken >= MOST_BROKEN:
                    raise TableError(f"more than {MOST_BROKEN:,} rows cannot be read", lines.first)
                lines.put_back()
            elif any(cell and not cell.isspace() for cell in cells):
                yield TableRow(
                    lines.first, tuple(cell.strip()[:LONGEST_CELL] for cell in [*cells, *[""] * width][:width])
                )


def _is_unclosed(cells: list[str], lines: list[str], header: TableHeader) -> bool:
    """Whether a row of several lines has too many cells, or too few while its second line is a row by itself."""
    if len(lines) < 2:
        return False
    width = len(header.cells)
    return any(cells[width:]) or (len(cells) < width == len(_cells(lines[1], header.separator)))


class _Lines:
    """The lines of a file with those of the row that is being read, which can be put back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._waiting: deque[str] = deque()
        self._number = 0
        self.of_row: list[str] = []
        self.first = 1

    def begin_row(self) -> None:
        self.of_row = []
        self.first = self._number + 1

    def put_back(self) -> None:
        """Go on behind the first line of the row."""
        self._waiting.extendleft(reversed(self.of_row[1:]))
        self._number = self.first

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.of_row) > MOST_LINES:
            raise csv.Error(UNCLOSED)
        line = self._waiting.popleft() if self._waiting else next(self._lines)
        self._number += 1
        self.of_row.append(line)
        return line


def open_table(opened: Open, is_name: Names) -> FileTable:
    """The table in a file. Raises `TableError` if it is too large, no text, or has no header that is known."""
    encoding = encoding_of(opened)
    header = find_header((line.rstrip("\n") for line in lines_of(opened, encoding)), is_name)
    if header is None:
        raise TableError("no line has the names of columns", 1)
    return FileTable(header, opened, encoding)
