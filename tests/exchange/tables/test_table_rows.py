"""Tables in the encodings and with the separators of programs, and rows that are broken."""

import io
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runjournal.exchange.tables import table_rows, table_text
from runjournal.exchange.tables.table_rows import BrokenRow, TableRow, header_in, open_table
from runjournal.exchange.tables.table_text import Open, TableError

NAMES = {"date", "distance", "o tempo", "hohe"}


def opener(content: bytes) -> Open:
    @contextmanager
    def opened() -> Iterator[BinaryIO]:
        yield io.BytesIO(content)

    return opened


def rows(content: bytes) -> list[tuple[str, ...] | str]:
    """The cells of each row, or why a row is none."""
    found = open_table(opener(content), NAMES.__contains__).rows()
    return [row.cells if isinstance(row, TableRow) else row.reason for row in found]


TABLE = "Date,Höhe\n2026-05-10,1\n2026-05-11,2\n"
READ = [("2026-05-10", "1"), ("2026-05-11", "2")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_encodings_line_ends_and_separators(encoding: str, line_end: str, separator: str) -> None:
    content = TABLE.replace(",", separator).replace("\n", line_end).encode(encoding)
    assert rows(content) == READ
    head = header_in(content[:20], NAMES.__contains__)
    assert head is None or head.separator == separator


def test_a_mark_of_utf16_big_end_first() -> None:
    assert rows(b"\xfe\xff" + TABLE.encode("utf-16-be")) == READ


@pytest.mark.parametrize(
    "text",
    [
        "sep=,\nDate,Höhe\n2026-05-10,1\n2026-05-11,2\n",
        "Activities of Ada\n \n Date , Höhe \n 2026-05-10,1\n 2026-05-11,2\n",
        "My runs, my distance\n\nDate,Höhe,\n2026-05-10,1,\n\n,,\n2026-05-11,2,\n\n",
        '"Date","Höhe"\n"2026-05-10","1"\n"2026-05-11","2"',
        "Date,Höhe,,\n2026-05-10,1\n2026-05-11,2,,\n",
    ],
)
def test_lines_before_the_header_blank_rows_and_empty_columns(text: str) -> None:
    assert rows(text.encode()) == READ


def test_sep_names_a_separator_of_its_own() -> None:
    assert rows(b"sep=^\nDate^Distance\n2026-05-10^5,0\n") == [("2026-05-10", "5,0")]


def test_a_row_has_as_many_cells_as_the_header() -> None:
    assert rows(b"Date,Distance\n2026-05-10\n2026-05-11,2,3,4\n") == [("2026-05-10", ""), ("2026-05-11", "2")]


def test_cells_hold_separators_quotes_and_lines() -> None:
    assert rows(b'Date,Distance\n"a, ""b""\nc",2\n') == [('a, "b"\nc', "2")]


def test_a_cell_is_cut_at_its_limit() -> None:
    assert rows(b"Date,Distance\n" + b"x" * 5_000 + b",2\n") == [("x" * 4_000, "2")]


def test_rows_know_their_line() -> None:
    table = open_table(opener(b'Mine\n\nDate,Distance\n"a\nb",2\n\nc,3\n'), NAMES.__contains__)
    assert [row.line for row in table.rows()] == [4, 7]


def test_a_quote_that_nobody_closed_costs_one_row() -> None:
    content = b'Date,Distance\n"a,1\nb,2\nc,"3"\nd,4\n'
    table = open_table(opener(content), NAMES.__contains__)
    assert list(table.rows()) == [
        BrokenRow(2, "a quotation mark is not closed"),
        TableRow(3, ("b", "2")),
        TableRow(4, ("c", "3")),
        TableRow(5, ("d", "4")),
    ]


def test_a_quote_that_nobody_closed_does_not_take_the_rest() -> None:
    lines = [f"{number},1\n" for number in range(3_000)]
    found = rows(("Date,Distance\n" + '"x,1\n' + "".join(lines)).encode())
    assert found[0] == "a quotation mark is not closed"
    assert len(found) == 3_001


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "names of columns"),
        (b"hello\nworld\n", "names of columns"),
        (b"Date\n2026-05-10\n", "names of columns"),
        (b"Type,Number,Message,Field,Value,Units\n1,2,3,4,Date,Distance\n", "names of columns"),
        (b"\x00\x01\x02\x00\x00", "no text"),
        (b"Date,Distance\n" + b"x" * 1_200_000, "longer than"),
    ],
)
def test_no_table(content: bytes, reason: str) -> None:
    with pytest.raises(TableError, match=reason):
        rows(content)


def test_a_table_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_text, "LARGEST_TABLE", 100)
    with pytest.raises(TableError, match="larger than"):
        rows(b"Date,Distance\n" + b"1,2\n" * 50)


def test_more_lines_or_columns_than_a_table_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_rows, "MOST_COLUMNS", 3)
    assert rows(b"Date,Distance,x\n1,2,3\n") == [("1", "2", "3")]
    with pytest.raises(TableError, match="names of columns"):
        rows(b"Date,Distance,x,y\n1,2,3\n")
    monkeypatch.setattr(table_text, "MOST_LINES", 50)
    with pytest.raises(TableError, match="more than 50 lines"):
        rows(b"Date,Distance\n" + b"\n" * 50)


def test_too_many_broken_rows_end_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_rows, "MOST_BROKEN", 3)
    with pytest.raises(TableError, match="more than 3 rows"):
        rows(b"Date,Distance\n" + b'"x,1\n"y",2,3\n' * 9)


@given(st.binary(max_size=300))
def test_any_bytes_give_rows_or_a_sentence(content: bytes) -> None:
    header_in(content, NAMES.__contains__)
    for begin in (b"", b"Date,Distance\n"):
        with suppress(TableError):
            assert len({len(cells) for cells in rows(begin + content) if isinstance(cells, tuple)}) <= 1
