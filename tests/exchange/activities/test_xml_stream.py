"""XML is read as a stream, in any encoding, and refused before it costs time or memory."""

import io
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain, count, repeat
from typing import BinaryIO

import pytest

from runjournal.exchange.activities.recording import NoActivity, ReadItem, Unreadable
from runjournal.exchange.activities.source_file import CannotRead
from runjournal.exchange.activities.xml_stream import Attributes, UnreadableElement, read_xml
from runjournal.exchange.activities.xml_text import root_of
from tests.exchange.activities.memory_file import MemoryFile


class Seen:
    """A document that gives what it was called with as items."""

    def __init__(self) -> None:
        self.seen: list[ReadItem] = []
        self.starts = {"run": self._start}
        self.texts = {"name": self._read}
        self.ends = {"run": partial(self._add, "end")}

    def take(self) -> list[ReadItem]:
        seen, self.seen = self.seen, []
        return seen

    def finish(self, *, is_cut_short: bool) -> list[ReadItem]:
        return [NoActivity("finish", "cut short" if is_cut_short else "whole")]

    def _add(self, where: str, words: str = "") -> None:
        self.seen.append(NoActivity(where, words))

    def _start(self, parent: str, attributes: Attributes) -> None:
        if "bad" in attributes:
            raise UnreadableElement("a bad run")
        self._add("start", f"{parent} {attributes.get('km', '')}")

    def _read(self, parent: str, text: str) -> None:
        self._add("name", f"{parent}: {text}")


def read(content: bytes) -> list[ReadItem]:
    return list(read_xml(MemoryFile(content), Seen))


def names(content: bytes) -> list[str]:
    return [item.reason for item in read(content) if item.where == "name" and isinstance(item, NoActivity)]


def test_elements_are_told_by_their_local_names_and_parents() -> None:
    items = read(b'<x:journal><ns3:run km="8"><name> Easy <b>one</b>\n</name></ns3:run><run/></x:journal>')
    assert items == [
        NoActivity("start", "journal 8"),
        NoActivity("name", "run: Easy one"),
        NoActivity("end", ""),
        NoActivity("start", "journal "),
        NoActivity("end", ""),
        NoActivity("finish", "whole"),
    ]


def test_what_an_element_holds_may_be_unreadable() -> None:
    items = read(b'<a>\n<run bad=""/>\n<run km="5"/></a>')
    assert Unreadable("file", "a bad run", 2) in items
    assert NoActivity("start", "a 5") in items


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("<a><name>Über</name></a>".encode(), "Über"),
        ("\ufeff<a><name>Über</name></a>".encode(), "Über"),
        ("\ufeff<?xml version='1.0' encoding='UTF-8'?><a><name>Über</name></a>".encode("utf-16"), "Über"),
        ("<?xml version='1.0' encoding='UTF-16'?><a><name>Über</name></a>".encode("utf-16-le"), "Über"),
        ("<a><name>走る</name></a>".encode("utf-16-be"), "走る"),
        (b" \r\n\t <?xml version='1.0'?>\n<a><name>x</name></a>", "x"),
        ("<?xml version='1.0' encoding='ISO-8859-1'?><a><name>Über</name></a>".encode("latin-1"), "Über"),
        ("<?xml version='1.0' encoding='UTF-8'?><a><name>Über</name></a>".encode("latin-1"), "Über"),
        ("<?xml version='1.0' encoding='ISO-8859-1'?><a><name>Über</name></a>".encode(), "Über"),
        ("<?xml version='1.0' encoding='UTF-16'?><a><name>Über</name></a>".encode(), "Über"),
        ("<?xml version='1.0' encoding='utf8'?><a><name>Über</name></a>".encode(), "Über"),
        ("<?xml version='1.0' encoding='nonsense'?><a><name>Über</name></a>".encode(), "Über"),
        ("<?xml version='1.0' encoding='zip'?><a><name>Über</name></a>".encode(), "Über"),
        ("<?xml version='1.0' encoding='windows-1251'?><a><name>Бег</name></a>".encode("cp1251"), "Бег"),
        ("<?xml version='1.0' encoding='GBK'?><a><name>跑步</name></a>".encode("gbk"), "跑步"),
        ("<?xml version='1.0' encoding='Shift_JIS'?><a><name>走る</name></a>".encode("shift_jis"), "走る"),
        (b"<a><name>a\0b\x0bc\x1b</name></a>", "abc"),
        (b"<a><name>&#x41;&amp;</name></a>", "A&"),
        (b"<a><name><![CDATA[<Run & more>]]></name></a>", "<Run & more>"),
    ],
)
def test_any_encoding_is_read(content: bytes, name: str) -> None:
    assert names(content) == [f"a: {name}"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Run & bike", "Run & bike"),
        ("R&R; x &", "R&R; x &"),
        ("a&nbsp;b", "a&nbsp;b"),
        ("a&#0;b&#x1F;c&#xFFFE;", "abc"),
        ("& &lt;&#65;&#x42;&amp;&#X43;", "& <AB&C"),
        ("&<![CDATA[a & b &amp; c]]>& d", "&a & b &amp; c& d"),
        ("&&&&", "&&&&"),
    ],
)
def test_references_that_are_none_are_read_as_they_are(written: str, name: str) -> None:
    for length in (0, *range(65_500, 65_540)):
        content = f"<a><run/><b>{'x' * length}</b><name>{written}</name></a>".encode()
        items = read(content)
        assert items[:3] == [NoActivity("start", "a "), NoActivity("end", ""), NoActivity("name", f"a: {name}")]
        assert items[3:] == [NoActivity("finish", "whole")]


@pytest.mark.parametrize(("number", "is_read"), [(10_000, True), (10_001, False)])
def test_a_document_of_nothing_but_broken_references_is_refused(number: int, is_read: bool) -> None:
    items = read(b"<a>" + b"& " * number + b"<run/></a>")
    refused = Unreadable("file", "it has more than 10,000 references that are none", 1)
    assert (NoActivity("start", "a ") in items, refused in items) == (is_read, not is_read)


def test_a_document_that_is_broken_otherwise_too_is_told_once() -> None:
    assert read(b"<a><name>&</name>\n<run/>\n<1></a>") == [
        NoActivity("name", "a: &"),
        NoActivity("start", "a "),
        NoActivity("end", ""),
        NoActivity("finish", "cut short"),
        Unreadable("file", "its XML is broken: not well-formed (invalid token)", 3),
    ]


def test_characters_may_be_cut_anywhere_by_a_block() -> None:
    for length in range(65_520, 65_540):
        content = f"<a><!--{'x' * (length - 7)}--><name>{'走é' * 20}</name></a>".encode()
        assert names(content) == [f"a: {'走é' * 20}"]


@pytest.mark.parametrize(
    ("head", "root"),
    [
        (b"<gpx>", "gpx"),
        (b'<gpx version="1.1"', "gpx"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\r\n<!-- <a> -->\n<n:gpx>", "gpx"),
        ("<?xml version='1.0' encoding='UTF-16'?><gpx>".encode("utf-16"), "gpx"),
        (b"<!DOCTYPE HealthData [\n<!ELEMENT HealthData (ExportDate)>" + b" " * 5000, "HealthData"),
        (b"<!DOCTYPE html><html>", "html"),
        (b"", ""),
        (b"   ", ""),
        (b"date,distance\n<gpx>", ""),
        (b'{"a": "<gpx>"}', ""),
        (b"<!-- never ends <gpx>", ""),
        (b"PK\x03\x04<gpx>", ""),
    ],
)
def test_the_root_is_told_by_the_first_bytes(head: bytes, root: str) -> None:
    assert root_of(head) == root


MALFORMED = b"""<?xml version="1.0"?>
<!DOCTYPE a [
<!-- HealthKit Export Version: 12 -->
<!ELEMENT a (name)*>
<!ATTLIST a b CDATA #IMPLIED
  c CDATA
<!ELEMENT oops
]>
"""


def test_a_malformed_doctype_is_not_looked_at() -> None:
    assert names(MALFORMED + b"<a><name>x</name></a>") == ["a: x"]
    assert names(b'<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a><name>x</name></a>') == ["a: x"]


@pytest.mark.parametrize(
    ("content", "reason", "line"),
    [
        (b"<a>\n<run/>\n</b>", "its XML is broken: mismatched tag", 3),
        (b"<a>\n<run/>\n<", "it ends too early", 3),
        (b"<a>\n<run/>\n", "it ends too early", 3),
        (b"<a>\n<run/>\n<name>Ru", "it ends too early", 3),
        (b"<a>\n<run/>\n<![CDATA[ x", "it ends too early", 3),
        (b"<a>\n<run/>\n<1></a>", "its XML is broken: not well-formed (invalid token)", 3),
        (
            b"<a>\n<run/>\n<!DOCTYPE a [<!ENTITY x 'y'>]>&x;</a>",
            "its XML is broken: not well-formed (invalid token)",
            3,
        ),
        (b"<a>\n<run/></a>\n<a/>", "its XML is broken: junk after document element", 3),
        (MALFORMED + b"<a><run/>\n</b>", "its XML is broken: mismatched tag", 10),
    ],
)
def test_what_is_broken_gives_what_stood_before(content: bytes, reason: str, line: int) -> None:
    items = read(content)
    assert NoActivity("start", "a ") in items
    assert items[-2:] == [NoActivity("finish", "cut short"), Unreadable("file", reason, line)]


def test_an_empty_file_ends_too_early() -> None:
    assert read(b"") == [NoActivity("finish", "cut short"), Unreadable("file", "it ends too early", 1)]


class Endless:
    """A `SourceFile` of pieces, as many as are asked for."""

    def __init__(self, *pieces: bytes | Iterator[bytes]) -> None:
        self._pieces = chain.from_iterable([piece] if isinstance(piece, bytes) else piece for piece in pieces)
        self.name, self.size, self.digest, self.given = "bomb", 0, "0", 0

    def head(self) -> bytes:
        return b""

    def read(self, _size: int = 0) -> bytes:
        block = b"".join(piece for piece, _ in zip(self._pieces, range(200), strict=False))
        self.given += len(block)
        return block

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        raw = io.BytesIO()
        raw.read = self.read  # type: ignore[assignment, method-assign]
        yield raw


KB = b"x" * 1024
LAUGHS = b"<!DOCTYPE a [<!ENTITY l 'ha'>" + b"".join(b"<!ENTITY l%d '%s'>" % (n, b"&l;" * 10) for n in range(9))


@pytest.mark.parametrize(
    ("bomb", "reason"),
    [
        (Endless(b'<a b="', repeat(KB)), "a part of it is longer than a megabyte"),
        (Endless(b"<a", repeat(KB)), "a part of it is longer than a megabyte"),
        (Endless(b"<a><!--", repeat(KB)), "a part of it is longer than a megabyte"),
        (Endless(b"<a><?", repeat(KB)), "a part of it is longer than a megabyte"),
        (Endless(b"<a ", (b'a%d="" ' % n for n in count())), "a part of it is longer than a megabyte"),
        (Endless(repeat(b"<a>" * 300)), "its elements are nested more than 64 deep"),
        (Endless(b"<a>", (b"<x%d/>" % n for n in count())), "it has more than 5,000 different names"),
        (Endless(b"<a>", (b"<x a%d=''/>" % n for n in count())), "it has more than 5,000 different names"),
        (Endless(b"<a>", repeat(b"<a/>")), "it has masses of elements with nothing in them"),
        (Endless(b"<a>", repeat(b"<a></a>")), "it has masses of elements with nothing in them"),
        (Endless(b"<!--", repeat(KB)), "it does not begin within a million characters"),
        (Endless(b"<!DOCTYPE a [", repeat(KB)), "it does not begin within a million characters"),
        (Endless(repeat(b" " * 1024)), "it does not begin within a million characters"),
        (Endless(repeat(KB)), "it does not begin within a million characters"),
        (Endless(LAUGHS, b"]><a>&l8;</a>"), "it declares entities, which no recording of a run does"),
        (
            Endless(b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a><name>&x;</name></a>"),
            "it declares entities, which no recording of a run does",
        ),
    ],
    ids=range(16),
)
def test_a_bomb_is_refused_early(bomb: Endless, reason: str) -> None:
    tracemalloc.start()
    items = list(read_xml(bomb, Seen))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(items[-1], Unreadable)
    assert items[-1].reason == reason
    assert bomb.given < 2_500_000
    assert peak < 20_000_000


def test_a_long_text_is_cut_and_the_rest_not_kept() -> None:
    tracemalloc.start()
    found = list(read_xml(Endless(b"<a><name>", repeat(KB, 20_000), b"</name></a>"), Seen))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found[0] == NoActivity("name", f"a: {'x' * 10_000}")
    assert peak < 5_000_000


def test_bytes_that_cannot_be_had_end_it_behind_what_was_read() -> None:
    def broken() -> Iterator[bytes]:
        yield from repeat(b"<run/>", 400)
        raise CannotRead("it is cut off")

    items = list[ReadItem]()

    def read_on() -> None:
        for item in read_xml(Endless(b"<a>", broken()), Seen):
            items.append(item)

    with pytest.raises(CannotRead, match="it is cut off"):
        read_on()
    assert items.count(NoActivity("start", "a ")) == 199
    assert items[-1] == NoActivity("finish", "cut short")
