"""CSV: one row an entry, one column a field; a field that an entry does not have or did not log is empty.

What spreadsheets make of it is read, too (`spreadsheet.py`). A text that begins like a formula has an apostrophe before
it, so that no spreadsheet runs it; reading takes it away again.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TextIO

from runjournal.exchange.format import Format, ReadContext, WriteContext
from runjournal.exchange.lines import FormatError
from runjournal.exchange.tables.spreadsheet import (
    ISO_DAY,
    SpreadsheetTable,
    guarded,
    plain_day,
    plain_number,
    plain_truth,
)
from runjournal.exchange.tables.table_dates import when_in
from runjournal.exchange.tables.table_rows import header_in
from runjournal.model.choices import Kind
from runjournal.model.entries import Entry
from runjournal.model.limits import Invalid, replace_controls
from runjournal.model.records import Field, Plain, fields_of, from_record, local_record
from runjournal.model.texts import words_of

OWN = tuple(dict.fromkeys(field.name for kind in Kind for field in fields_of(kind)))
COLUMNS = ("kind", "id", "day", "start", "zone", *OWN, "note", "source")
COLUMN_WORDS = frozenset(map(words_of, COLUMNS))
WHOLE_NUMBER = re.compile(r"-?[0-9]{1,12}")
NAME_THEM = "say which are the date and the distance or duration, as in --column date=Datum --column distance=Strecke"
MOST_NAMED = 6
LONGEST_NAME = 20
TRUTH = {"true": True, "false": False}


def write(entries: Iterable[Entry], _writer: WriteContext) -> Iterator[str]:
    """The lines of a journal as a table with a header."""
    yield _row(COLUMNS)
    for entry in entries:
        record = local_record(entry)
        yield _row(_cell(record.get(column)) for column in COLUMNS)


def _cell(value: Plain) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else guarded(str(value))


def _row(cells: Iterable[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(cells)
    return text.getvalue()


def read(stream: TextIO, _reader: ReadContext) -> Iterator[Entry]:
    """The entries of a table. Raises `FormatError` for the first row that is wrong."""
    month_first = _month_first(stream)
    table = SpreadsheetTable(stream, COLUMNS)
    try:
        for row in table.rows(_checked_header(table.header())):
            yield _entry(row, month_first)
    except (csv.Error, Invalid) as error:
        raise FormatError(table.line, _sentence(error)) from error


def _month_first(stream: TextIO) -> bool | None:
    """Whether a spreadsheet wrote days with the month first, as far as a row tells; the stream is left at its start."""
    table = SpreadsheetTable(stream, COLUMNS)
    order = None
    with suppress(csv.Error, Invalid, FormatError):
        for row in table.rows(_checked_header(table.header())):
            day = row.get("day", "")
            order = _order_told(day, row.get("start", "")[:10])
            if order is not None or ISO_DAY.fullmatch(day):
                break
    stream.seek(0)
    return order


def _order_told(day: str, local: str) -> bool | None:
    """Whether a day has the month first, by itself or by the day on which its entry starts."""
    when = when_in(day)
    if when is None or when.other_day is None:
        return when.is_month_first if when else None
    return {when.day.isoformat(): False, when.other_day.isoformat(): True}.get(local)


def _sentence(error: csv.Error | Invalid) -> str:
    return error.sentence if isinstance(error, Invalid) else f"this is not CSV ({error})"


def _checked_header(cells: list[str]) -> list[str]:
    if not cells:
        raise Invalid("header", f"a table needs a header: the first line is {','.join(COLUMNS)}")
    names = [cell for cell in cells if cell]
    if names and not any(name in COLUMNS for name in names):
        said = replace_controls(", ".join(name[:LONGEST_NAME] for name in names[:MOST_NAMED]))
        raise Invalid("header", f"its columns are not understood ({said}): {NAME_THEM}")
    for name in names:
        if name not in COLUMNS:
            raise Invalid("header", f"there is no column {name[:60]!r}; the columns are {', '.join(COLUMNS)}")
    if len(set(names)) < len(names) or "kind" not in names:
        raise Invalid("header", "each column stands once, and kind is one of them")
    return cells


def _entry(row: Mapping[str, str], month_first: bool | None) -> Entry:
    if row["kind"] not in list(Kind):
        raise Invalid("kind", f"kind is one of {', '.join(Kind)}")
    kind = Kind(row["kind"])
    _check_others(kind, row)
    return from_record(kind, _record(kind, row, month_first))


def _check_others(kind: Kind, row: Mapping[str, str]) -> None:
    """Raise `Invalid` if a row fills a column that its kind does not have."""
    own = {field.name for field in fields_of(kind)}
    for name in OWN:
        if name not in own and row.get(name):
            raise Invalid(name, f"a {kind} has no {name}")


def _record(kind: Kind, row: Mapping[str, str], month_first: bool | None) -> dict[str, object]:
    record: dict[str, object] = {name: row.get(name, "") for name in ("id", "day", "zone", "note", "source")}
    record["start"] = row.get("start") or None
    if not row.get("start"):
        record["day"] = plain_day(row.get("day", ""), month_first=month_first)
    for field in fields_of(kind):
        cell = row.get(field.name, "")
        if cell or field.optional or field.type in (str, tuple):
            record[field.name] = _value(field, cell)
    return record


def _value(field: Field, cell: str) -> object:
    """The plain value of a cell; if it does not fit its type, the record's own check refuses it."""
    if not cell and field.optional:
        return None
    number = plain_number(cell)
    if field.type is int and WHOLE_NUMBER.fullmatch(number):
        return int(number)
    return TRUTH.get(plain_truth(cell), cell) if field.type is bool else cell


def begins(line: str) -> bool:
    """A header, whatever parts its columns."""
    return is_own_table(line.encode("utf-8", "surrogateescape"))


def is_own_table(head: bytes) -> bool:
    """Whether a file begins as a table that we wrote, whatever a spreadsheet made of it: its header has our columns."""
    header = header_in(head, COLUMN_WORDS.__contains__)
    return header is not None and "kind" in header.cells and ("id" in header.cells or header.cells[0] == "kind")


CSV = Format("csv", (".csv",), begins, write, read)
