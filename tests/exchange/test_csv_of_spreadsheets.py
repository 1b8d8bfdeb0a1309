"""Our own table as Excel, LibreOffice and Numbers give it back, and texts that begin like formulas."""

import csv
import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runjournal.errors import JournalError
from runjournal.exchange.csv_format import CSV, is_own_table
from runjournal.exchange.files import read_file
from runjournal.exchange.format import ReadContext, WriteContext
from runjournal.exchange.registry import format_of
from runjournal.exchange.tables.spreadsheet import guarded, plain_day, plain_number, plain_truth, unguarded
from runjournal.exchange.text_format import TEXT
from runjournal.model.context import Context
from runjournal.model.entries import Drink, Entry, Massage, Note, Race, Run
from runjournal.model.limits import Invalid
from runjournal.model.moments import Moment
from runjournal.model.settings import Settings
from tests.strategies import entries as any_entry


def whole_day(month: int, day: int) -> Moment:
    return Moment.whole_day(date(2026, month, day), "Europe/Berlin")


ENTRIES: list[Entry] = [
    Run(id="a", start=whole_day(4, 3), distance_m=8200, duration_s=2640, effort=5, note="schön; flat, fast"),
    Drink(id="b", start=whole_day(4, 3), volume_ml=330),
    Massage(id="c", start=whole_day(4, 14), duration_s=3600, braced=True, therapist="Zoë"),
    Race(id="d", start=whole_day(5, 6), name='"Spring" Half', distance_m=21_100),
    Note(id="e", start=whole_day(5, 7), text="=1+1; -2"),
]
Table = list[list[str]]


def table_of(entries: list[Entry], reader: ReadContext) -> Table:
    return list(csv.reader(CSV.write(iter(entries), WriteContext(reader.now, reader.context.settings))))


def written(table: Table, separator: str = ",", encoding: str = "utf-8", line_end: str = "\r\n") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=line_end).writerows(table)
    return text.getvalue().encode(encoding)


def with_days(table: Table, form: str) -> Table:
    """The table with the column of days in another form."""
    at = table[0].index("day")
    head, *rows = table
    return [head, *([*row[:at], f"{date.fromisoformat(row[at]):{form}}", *row[at + 1 :]] for row in rows)]


def without_empty_end(table: Table) -> Table:
    def shortened(row: list[str]) -> list[str]:
        while not row[-1]:
            row = row[:-1]
        return row

    return [shortened(row) for row in table]


def with_decimals(table: Table, decimals: str) -> Table:
    return [[f"{cell}{decimals}" if cell.isdigit() else cell for cell in row] for row in table]


SAVED: dict[str, Callable[[Table], bytes]] = {
    "semicolons": lambda table: written(table, ";"),
    "tabs in UTF-16": lambda table: written(table, "\t", "utf-16"),
    "UTF-16, big end first": lambda table: b"\xfe\xff" + written(table, ",", "utf-16-be"),
    "Windows-1252": lambda table: written(table, ";", "cp1252"),
    "a mark of UTF-8": lambda table: written(table, ",", "utf-8-sig"),
    "sep names the comma": lambda table: b"sep=,\r\n" + written(table),
    "sep names the semicolon": lambda table: b"SEP=;\r\n" + written(table, ";"),
    "a title": lambda table: b"Table 1\r\n\r\n" + written(table),
    "blank rows": lambda table: written([[], table[0], *(row for each in table[1:] for row in ([""] * 3, each, []))]),
    "an empty column at the end": lambda table: written([[*row, ""] for row in table]),
    "an empty column at the front": lambda table: written([["", *row] for row in table]),
    "cells missing at the end": lambda table: written(without_empty_end(table)),
    "decimal commas": lambda table: written(with_decimals(table, ",0"), ";"),
    "decimal points": lambda table: written(with_decimals(table, ".00")),
    "yes in capitals": lambda table: written([[cell.replace("true", "TRUE") for cell in row] for row in table]),
    "yes in German": lambda table: written([[cell.replace("true", "WAHR") for cell in row] for row in table], ";"),
    "German days": lambda table: written(with_days(table, "%d.%m.%Y"), ";"),
    "British days": lambda table: written(with_days(table, "%d/%m/%Y")),
    "American days": lambda table: written(with_days(table, "%m/%d/%Y")),
    "columns in another order": lambda table: written([row[::-1] for row in table]),
    "all quoted, line feeds": lambda table: "\n".join(
        ",".join('"{}"'.format(cell.replace('"', '""')) for cell in row) for row in table
    ).encode(),
}


@pytest.mark.parametrize("saved", SAVED.values(), ids=SAVED)
def test_a_table_comes_back_from_a_spreadsheet(
    saved: Callable[[Table], bytes], tmp_path: Path, reader: ReadContext
) -> None:
    content = saved(table_of(ENTRIES, reader))
    path = tmp_path / "journal.csv"
    path.write_bytes(content)

    assert read_file(path, reader).entries == ENTRIES
    assert is_own_table(content[:4096])


def test_the_day_of_entries_with_a_time_tells_what_comes_first(tmp_path: Path, reader: ReadContext) -> None:
    timed = Drink(id="t", start=Moment.at_instant(reader.now.replace(month=4, day=3), "Europe/London"), volume_ml=5)
    for form in ("%d/%m/%Y", "%m/%d/%Y"):
        path = tmp_path / "journal.csv"
        path.write_bytes(written(with_days(table_of([ENTRIES[3], timed], reader), form)))

        assert read_file(path, reader).entries == [ENTRIES[3], timed]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_is_told_by_its_header_whatever_its_name(separator: str, tmp_path: Path, reader: ReadContext) -> None:
    path = tmp_path / "journal.txt"
    path.write_bytes(written(table_of(ENTRIES, reader), separator, "utf-16"))

    assert read_file(path, reader).entries == ENTRIES
    assert format_of("journal.txt", "note, kind of tired\n") is TEXT


def test_utf16_that_breaks_off_is_refused(tmp_path: Path, reader: ReadContext) -> None:
    path = tmp_path / "journal.csv"
    path.write_bytes(written(table_of(ENTRIES, reader), "\t", "utf-16")[:-1])

    with pytest.raises(JournalError, match="is not the UTF-16 text"):
        read_file(path, reader)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"Date,Distance,Time\n",
        b"kind\n",
        b"date,kind,distance\n",
        b"\x00\x01\x02",
        b"id,name,note\n",
    ],
)
def test_a_table_of_others_is_not_ours(head: bytes) -> None:
    assert not is_own_table(head)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49 1", "'+49 1"),
        ("-2", "'-2"),
        ("@home", "'@home"),
        ("  =1", "  '=1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("''=1", "'''=1"),
        ("a;=1;-2", "a;'=1;'-2"),
        ("a;'=1", "a;''=1"),
        ("'tis fine", "'tis fine"),
        ("1-2 = 3", "1-2 = 3"),
        ("a; b", "a; b"),
        ("", ""),
    ],
)
def test_what_begins_like_a_formula_has_an_apostrophe_before_it(text: str, cell: str) -> None:
    assert guarded(text) == cell
    assert unguarded(cell) == text


@given(st.text(st.sampled_from("'=+-@＝; ab1\u3000"), max_size=12) | st.text(max_size=20))
def test_a_text_comes_back_and_is_no_formula(text: str) -> None:
    cell = guarded(text)
    assert unguarded(cell) == text
    assert not any(part.lstrip().startswith(("=", "+", "-", "@", "＝")) for part in cell.split(";"))


@given(st.lists(any_entry(), max_size=3))
def test_any_entry_comes_back_from_a_spreadsheet(entries: list[Entry]) -> None:
    reader = ReadContext(Context(datetime(2026, 4, 15, 8, tzinfo=UTC), "Europe/London", Settings()))
    stream = io.StringIO(written(table_of(entries, reader), ";", line_end="\n").decode())
    assert list(CSV.read(stream, reader)) == entries


@pytest.mark.parametrize(
    ("cell", "plain"),
    [
        ("8200,0", "8200"),
        ("8200.00", "8200"),
        ("8\u202f200", "8200"),
        ("42\u00a0195,00", "42195"),
        ("8'200", "8200"),
        ("8200,5", "8200,5"),
        ("8.200", "8.200"),
        ("1 2", "1 2"),
        ("x", "x"),
    ],
)
def test_a_whole_number_loses_its_gaps_and_noughts(cell: str, plain: str) -> None:
    assert plain_number(cell) == plain


@pytest.mark.parametrize(("cell", "plain"), [("WAHR", "true"), ("Faux", "false"), ("true", "true"), ("x", "x")])
def test_yes_and_no_in_other_languages(cell: str, plain: str) -> None:
    assert plain_truth(cell) == plain


def test_a_day_that_may_be_two_needs_the_order() -> None:
    assert plain_day("3/4/2026", month_first=True) == "2026-03-04"
    assert plain_day("3/4/2026", month_first=False) == "2026-04-03"
    assert plain_day("2026-04-03", month_first=None) == plain_day("3.4.2026", month_first=None) == "2026-04-03"
    assert plain_day("soon", month_first=None) == "soon"
    with pytest.raises(Invalid, match="2026-04-03 or 2026-03-04"):
        plain_day("3/4/2026", month_first=None)
