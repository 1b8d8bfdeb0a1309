"""Files that are wrong, by mistake or on purpose, give one sentence with file, line and reason."""

from pathlib import Path

import pytest

from runjournal.errors import JournalError
from runjournal.exchange.csv_format import COLUMNS
from runjournal.exchange.files import read_file, write_file
from runjournal.exchange.format import ReadContext

HEAD = '{"runjournal": 1, "entries": [\n'
DRINK = '{"kind": "drink", "day": "2026-04-15", "zone": "UTC", "volume_ml": 500}'
CSV_HEAD = ",".join(COLUMNS)

WRONG = {
    "json: not ours": ("a.json", b'{"hello": 1}', 1, "not a runjournal document"),
    "json: empty": ("a.json", b"", 1, "not a runjournal document"),
    "json: newer": ("a.json", b'{"runjournal": 2, "entries": []}', 1, "newer runjournal"),
    "json: newer, said at the end": ("a.json", b'{"entries": [], "runjournal": 2}', 1, "newer runjournal"),
    "json: breaks off": ("a.json", (HEAD + DRINK).encode(), 2, "breaks off"),
    "json: breaks off in an entry": ("a.json", (HEAD + DRINK[:-9]).encode(), 2, "not JSON"),
    "json: goes on": ("a.json", (HEAD + DRINK + "]} x").encode(), 2, "goes on|behind the end"),
    "json: no comma": ("a.json", (HEAD + DRINK + "\n" + DRINK + "]}").encode(), 3, "comma"),
    "json: a comma too many": ("a.json", (HEAD + DRINK + ",\n]}").encode(), 3, "not JSON"),
    "json: no object": ("a.json", (HEAD + "[1]]}").encode(), 2, "in braces"),
    "json: no kind": ("a.json", (HEAD + "{}]}").encode(), 2, "kind is one of run"),
    "json: a kind of its own": ("a.json", (HEAD + '{"kind": ["run"]}]}').encode(), 2, "kind is one of run"),
    "json: unknown key": ("a.json", (HEAD + DRINK.replace("volume_ml", "volume") + "]}").encode(), 2, "no 'volume'"),
    "json: wrong type": ("a.json", (HEAD + DRINK.replace("500", '"500"') + "]}").encode(), 2, "whole number"),
    "json: a fraction": ("a.json", (HEAD + DRINK.replace("500", "500.0") + "]}").encode(), 2, "whole number"),
    "json: not a number": ("a.json", (HEAD + DRINK.replace("500", "NaN") + "]}").encode(), 2, "whole number"),
    "json: beyond its limit": ("a.json", (HEAD + DRINK.replace("500", "50000") + "]}").encode(), 2, "20 l"),
    "json: a number without end": ("a.json", (HEAD + DRINK.replace("500", "9" * 9000) + "]}").encode(), 2, "."),
    "json: deep": ("a.json", (HEAD + "[" * 100_000).encode(), 2, "nested too deeply"),
    "json: deep in an entry": ("a.json", (HEAD + '{"note":' * 9_000).encode(), 2, "nested too deeply|not JSON"),
    "json: an entry without end": ("a.json", (HEAD + '{"note": "' + "x" * 400_000).encode(), 2, "not JSON"),
    "json: null characters": ("a.json", HEAD.encode() + b"\0" * 200_000, 2, "not JSON"),
    "json: escape in a note": (
        "a.json",
        (HEAD + DRINK.replace("}", r', "note": "\u001b[2J"}') + "]}").encode(),
        2,
        "control and escape",
    ),
    "json: lone surrogate": (
        "a.json",
        (HEAD + DRINK.replace("}", r', "note": "\ud800"}') + "]}").encode(),
        2,
        "control and escape",
    ),
    "json: not UTF-8": ("a.json", HEAD.encode() + b"\xff\xfe", 1, "UTF-8"),
    "csv: empty": ("a.csv", b"", 1, "needs a header"),
    "csv: unknown column": ("a.csv", b"kind,speed\nrun,3\n", 1, "no column 'speed'"),
    "csv: a column twice": ("a.csv", b"kind,day,day\n", 1, "stands once"),
    "csv: no kind": ("a.csv", b"day,zone\n", 1, "kind is one of them"),
    "csv: cells missing": ("a.csv", b"kind,day,zone\ndrink,2026-04-15", 2, "2 cells"),
    "csv: cells missing that are needed": ("a.csv", b"kind,day,zone\nnote,2026-04-15\n", 2, "no time zone"),
    "csv: cells too many": ("a.csv", b"kind,day,zone\ndrink,2026-04-15,UTC,5\n", 2, "4 cells"),
    "csv: a column without name": ("a.csv", b"kind,,day,zone\ndrink,5,2026-04-15,UTC\n", 2, "without a name"),
    "csv: a day that is two": ("a.csv", b"kind,day,zone\ndrink,3/4/2026,UTC\n", 2, "2026-04-03 or 2026-03-04"),
    "csv: titles without end": (
        "a.csv",
        b"My\nown\nrows\nof\nmany\nlines\nkind,day,zone\n",
        1,
        r"its columns are not understood \(My\)",
    ),
    "csv: unknown kind": ("a.csv", b"kind,day,zone\nswim,2026-04-15,UTC\n", 2, "kind is one of run"),
    "csv: another kind's field": (
        "a.csv",
        b"kind,day,zone,volume_ml,effort\ndrink,2026-04-15,UTC,500,3\n",
        2,
        "a drink has no effort",
    ),
    "csv: needs a value": ("a.csv", b"kind,day,zone\ndrink,2026-04-15,UTC\n", 2, "a drink needs volume_ml"),
    "csv: no number": ("a.csv", b"kind,day,zone,volume_ml\ndrink,2026-04-15,UTC,lots\n", 2, "whole number"),
    "csv: no zone": ("a.csv", b"kind,day,zone,volume_ml\ndrink,2026-04-15,Mars/Olympus,5\n", 2, "no time zone"),
    "csv: no day": ("a.csv", b"kind,day,zone,volume_ml\ndrink,soon,UTC,5\n", 2, "a day is an ISO 8601 date"),
    "csv: open quote": ("a.csv", b'kind,day,zone\nnote,"2026\n', 2, "not CSV"),
    "csv: null characters": ("a.csv", f"{CSV_HEAD}\n".encode() + b"\0" * 10_000, 2, "."),
    "csv: one endless line": ("a.csv", b"k" * 3_000_000, 1, "longer than"),
    "csv: not UTF-8": ("a.csv", b"kind,day,zone\nnote,\x81,UTC\n", 2, "UTF-8"),
    "csv: two encodings": (
        "a.csv",
        b"kind,day,zone,text\nnote,2026-04-15,UTC,\xe9\nnote,2026-04-15,UTC,\xc3\xa9\n",
        3,
        "UTF-8",
    ),
    "csv: two encodings, UTF-8 first": (
        "a.csv",
        b"kind,day,zone,text\nnote,2026-04-15,UTC,\xc3\xa9\nnote,2026-04-15,UTC,\xe9\n",
        3,
        "UTF-8",
    ),
    "text: not understood": ("a.txt", b"# mine\n\nw 500ml\nflurb 3\n", 4, "."),
    "text: control characters": ("a.txt", b"note \x1b[2J\n", 1, "."),
    "text: null characters": ("a.txt", b"\0\0\0\n", 1, "."),
    "text: one endless line": ("a.txt", b"w" * 3_000_000, 1, "longer than"),
    "text: not UTF-8": ("a.txt", b"w 500ml\nnote caf\xe9\n", 2, "UTF-8"),
}


@pytest.mark.parametrize(("name", "content", "line", "reason"), WRONG.values(), ids=WRONG)
def test_a_wrong_file_gives_a_sentence(
    name: str, content: bytes, line: int, reason: str, tmp_path: Path, reader: ReadContext
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(JournalError, match=reason) as caught:
        read_file(path, reader)

    assert caught.value.sentence.startswith(f"{path}, line {line}: ")
    assert caught.value.way_out.endswith("Nothing was imported.")
    assert len(str(caught.value)) < 900
    assert str(caught.value).isprintable()


def test_a_document_may_be_laid_out_in_any_way(tmp_path: Path, reader: ReadContext) -> None:
    path = tmp_path / "a.json"
    entry = DRINK.replace(", ", ",\n   ")
    path.write_text(f'\n{{ "entries" : [\n{entry} ,\n\n{entry}\n] ,\n "runjournal" : 1 }}\n', encoding="utf-8")

    assert len(read_file(path, reader).entries) == 2


def test_an_empty_journal_is_a_document(tmp_path: Path, reader: ReadContext) -> None:
    for name, content in {"a.json": HEAD + "]}", "a.csv": CSV_HEAD, "a.txt": "# nothing yet\n"}.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
        assert read_file(tmp_path / name, reader).entries == []


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_what_is_no_file_gives_a_sentence(name: str, tmp_path: Path, reader: ReadContext) -> None:
    with pytest.raises(JournalError, match="Nothing was imported"):
        read_file(tmp_path / name, reader)


def test_the_journal_itself_is_never_written_over(tmp_path: Path) -> None:
    journal = tmp_path / "journal.db"
    journal.write_bytes(b"precious")
    (tmp_path / "link.txt").symlink_to(journal)

    for target in (journal, tmp_path / "link.txt"):
        with pytest.raises(JournalError, match="cannot be written over"):
            write_file(target, ["line"], journal)

    assert journal.read_bytes() == b"precious"


def test_a_broken_export_leaves_nothing_behind(tmp_path: Path) -> None:
    def lines() -> object:
        yield "first"
        raise JournalError("The journal is damaged.")

    target = tmp_path / "journal.txt"
    target.write_text("older", encoding="utf-8")
    with pytest.raises(JournalError, match="damaged"):
        write_file(target, lines(), tmp_path / "journal.db")  # type: ignore[arg-type]

    assert [file.name for file in tmp_path.iterdir()] == ["journal.txt"]
    assert target.read_text(encoding="utf-8") == "older"


def test_a_place_that_cannot_be_written_gives_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="cannot be written"):
        write_file(tmp_path / "missing" / "journal.txt", ["line"], tmp_path / "journal.db")
