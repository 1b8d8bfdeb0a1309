"""CSV: one row an entry, one column a field; a field that an entry does not have or did not log is empty.

Cells are the journal's own text, unaltered: a note that begins with = is a formula to some spreadsheets.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from runjournal.exchange.format import Format, ReadContext, WriteContext
from runjournal.exchange.lines import FormatError, numbered
from runjournal.model.choices import Kind
from runjournal.model.entries import Entry
from runjournal.model.limits import Invalid
from runjournal.model.records import Field, Plain, fields_of, from_record, local_record

OWN = tuple(dict.fromkeys(field.name for kind in Kind for field in fields_of(kind)))
COLUMNS = ("kind", "id", "day", "start", "zone", *OWN, "note", "source")
WHOLE_NUMBER = re.compile(r"-?[0-9]{1,12}")
WORDS = {"true": True, "false": False}


def write(entries: Iterable[Entry], _writer: WriteContext) -> Iterator[str]:
    """The lines of a journal as a table with a header."""
    yield _row(COLUMNS)
    for entry in entries:
        record = local_record(entry)
        yield _row(_cell(record.get(column)) for column in COLUMNS)


def _cell(value: Plain) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _row(cells: Iterable[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(cells)
    return text.getvalue()


def read(stream: TextIO, _reader: ReadContext) -> Iterator[Entry]:
    """The entries of a table. Raises `FormatError` for the first row that is wrong."""
    rows = csv.reader((f"{line}\n" for _, line in numbered(stream)), strict=True)
    columns: list[str] | None = None
    try:
        for cells in rows:
            if columns is None:
                columns = _checked_header(cells)
            elif cells:
                yield _entry(columns, cells)
    except (csv.Error, Invalid) as error:
        raise FormatError(rows.line_num, _sentence(error)) from error
    if columns is None:
        raise FormatError(1, "a table needs a header", f"The first line is {','.join(COLUMNS)}.")


def _sentence(error: csv.Error | Invalid) -> str:
    return error.sentence if isinstance(error, Invalid) else f"this is not CSV ({error})"


def _checked_header(cells: list[str]) -> list[str]:
    for cell in cells:
        if cell not in COLUMNS:
            raise Invalid("header", f"there is no column {cell[:60]!r}; the columns are {', '.join(COLUMNS)}")
    if len(set(cells)) < len(cells) or "kind" not in cells:
        raise Invalid("header", "each column stands once, and kind is one of them")
    return cells


def _entry(columns: list[str], cells: list[str]) -> Entry:
    if len(cells) != len(columns):
        raise Invalid("row", f"the row has {len(cells)} cells where the header has {len(columns)}")
    row = dict(zip(columns, cells, strict=True))
    if row["kind"] not in list(Kind):
        raise Invalid("kind", f"kind is one of {', '.join(Kind)}")
    kind = Kind(row["kind"])
    _check_others(kind, row)
    return from_record(kind, _record(kind, row))


def _check_others(kind: Kind, row: Mapping[str, str]) -> None:
    """Raise `Invalid` if a row fills a column that its kind does not have."""
    own = {field.name for field in fields_of(kind)}
    for name in OWN:
        if name not in own and row.get(name):
            raise Invalid(name, f"a {kind} has no {name}")


def _record(kind: Kind, row: Mapping[str, str]) -> dict[str, object]:
    record: dict[str, object] = {name: row.get(name, "") for name in ("id", "day", "zone", "note", "source")}
    record["start"] = row.get("start") or None
    for field in fields_of(kind):
        cell = row.get(field.name, "")
        if cell or field.optional or field.type in (str, tuple):
            record[field.name] = _value(field, cell)
    return record


def _value(field: Field, cell: str) -> object:
    """The plain value of a cell; if it does not fit its type, the record's own check refuses it."""
    if not cell and field.optional:
        return None
    if field.type is int and WHOLE_NUMBER.fullmatch(cell):
        return int(cell)
    return WORDS.get(cell.lower(), cell) if field.type is bool else cell


def begins(line: str) -> bool:
    """A header."""
    return line.split(",")[0].strip('"') in COLUMNS and "," in line


CSV = Format("csv", (".csv",), begins, write, read)
