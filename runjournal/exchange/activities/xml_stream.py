"""The one way in which XML is read: as a stream, with limits that no document can get around.

A document is fed to expat in small blocks. What would cost time or memory without end is refused: entities, elements
nested deeply, a tag or an attribute of megabytes (which expat reads again and again until it ends), ever new names
(which it keeps for good), masses of empty elements. A broken document gives what was read of it before, and a sentence
with the line.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Protocol
from xml.parsers import expat

from runjournal.exchange.activities.recording import ReadItem, Unreadable
from runjournal.exchange.activities.source_file import CannotRead, SourceFile
from runjournal.exchange.activities.xml_text import RefusedXml, blocks_of

DEEPEST = 64
LONGEST_TOKEN = 1 << 20
"""Bytes of one tag, comment or instruction."""
LONGEST_TEXT = 10_000
"""Characters that are kept of the text of an element."""
MOST_NAMES = 5_000
"""Different names of elements and attributes; a document that records runs has some dozens."""
MOST_DENSE_TAGS = 200_000
"""Tags that may stand close to each other: masses of empty elements cost more than their size."""
DENSE = 10
"""Bytes for each tag; a track without spaces and extensions has 13."""
_ENDS_EARLY = {
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
    )
}
_BREAKS_AT_REFERENCES = {
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_INVALID_TOKEN,
        expat.errors.XML_ERROR_UNDEFINED_ENTITY,
        expat.errors.XML_ERROR_BAD_CHAR_REF,
    )
}

Attributes = Mapping[str, str]


class _BrokenReference(RefusedXml):
    """A document that may be broken by nothing but an `&` that begins no reference."""


class UnreadableElement(Exception):
    """What an element holds cannot be; `sentence` is given as `Unreadable`, and reading goes on behind it."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


class KeptCounter(Counter[str]):
    """How many elements are kept of a document, by what they are."""

    def add(self, what: str, most: int) -> None:
        """Count one more. Raises `RefusedXml` if that is more than a document may have."""
        self[what] += 1
        if self[what] > most:
            raise RefusedXml(f"it has more than {most:,} {what}")


class XmlDocument(Protocol):
    """What is to be done with the elements of a document, by their local names, and the items read from them.

    The functions may raise `UnreadableElement`, or `RefusedXml` to end it.
    """

    @property
    def starts(self) -> Mapping[str, Callable[[str, Attributes], None]]:
        """Called with the name of the parent and the attributes when an element starts."""

    @property
    def texts(self) -> Mapping[str, Callable[[str, str], None]]:
        """Called with the name of the parent and the text, stripped, when an element ends."""

    @property
    def ends(self) -> Mapping[str, Callable[[], None]]:
        """Called when an element ends, after its text."""

    def take(self) -> Sequence[ReadItem]:
        """The items that are whole since the last time."""

    def finish(self, *, is_cut_short: bool) -> Iterable[ReadItem]:
        """The items that had to wait for the end, which may be where the document breaks off."""


def read_xml(source: SourceFile, make: Callable[[], XmlDocument]) -> Iterator[ReadItem]:
    """The items of a document as they are read; of a broken one those before, and then one `Unreadable`.

    One that is broken by a reference is read again and mended; what was given of it before is not given twice.
    """
    given = 0
    try:
        for item in _items_of(source, make(), is_mended=False):
            yield item
            given += 1
    except _BrokenReference:
        yield from islice(_items_of(source, make(), is_mended=True), given, None)


def _items_of(source: SourceFile, document: XmlDocument, *, is_mended: bool) -> Iterator[ReadItem]:
    feed = _Feed(document, source.name)
    problem = None
    try:
        with source.open() as stream:
            for block in blocks_of(stream, is_mended=is_mended):
                feed.feed(block)
                yield from feed.take()
        feed.close()
    except _BrokenReference as error:
        if not is_mended:
            raise
        problem = Unreadable(source.name, error.sentence, error.line)
    except RefusedXml as error:
        problem = Unreadable(source.name, error.sentence, error.line or feed.line)
    except CannotRead:
        yield from feed.take()
        yield from document.finish(is_cut_short=True)
        raise
    yield from feed.take()
    yield from document.finish(is_cut_short=problem is not None)
    if problem:
        yield problem


class _LocalNames(dict[str, str]):
    """The names without their prefixes, which need not be declared."""

    def __missing__(self, name: str) -> str:
        self[name] = local = name.rpartition(":")[2]
        return local


class _Feed:
    """A parser that calls the functions of a document. Raises `RefusedXml`."""

    def __init__(self, document: XmlDocument, where: str) -> None:
        self._document, self._where = document, where
        self._starts, self._texts, self._ends = document.starts, document.texts, document.ends
        self._names = _LocalNames()
        self._open: list[str] = []
        self._text: list[str] = []
        self._problems: list[ReadItem] = []
        self._fed = self._tags = 0
        self._parser = expat.ParserCreate("utf-8")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    @property
    def line(self) -> int:
        """The line that is read, from 1."""
        return self._parser.CurrentLineNumber

    def feed(self, block: bytes) -> None:
        """Parse a block."""
        self._parse(block, is_last=False)
        self._fed += len(block)
        self._tags += block.count(b"<")
        if self._fed - self._parser.CurrentByteIndex > LONGEST_TOKEN:
            raise RefusedXml("a part of it is longer than a megabyte")
        if len(self._parser.intern) > MOST_NAMES:
            raise RefusedXml(f"it has more than {MOST_NAMES:,} different names")
        if self._tags > MOST_DENSE_TAGS and self._fed < DENSE * self._tags:
            raise RefusedXml("it has masses of elements with nothing in them")
        if sum(map(len, self._text)) > LONGEST_TEXT:
            self._parser.CharacterDataHandler = None

    def close(self) -> None:
        """Say that the document ends here."""
        self._parse(b"", is_last=True)

    def take(self) -> list[ReadItem]:
        """The items since the last time."""
        items = [*self._document.take(), *self._problems]
        self._problems.clear()
        return items

    def _parse(self, block: bytes, *, is_last: bool) -> None:
        try:
            self._parser.Parse(block, is_last)
        except expat.ExpatError as error:
            ends_early = error.code in _ENDS_EARLY
            words = "it ends too early" if ends_early else f"its XML is broken: {expat.ErrorString(error.code)}"
            refused = _BrokenReference if error.code in _BREAKS_AT_REFERENCES else RefusedXml
            raise refused(words, error.lineno) from error

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name, opened = self._names[tag], self._open
        if name in self._starts:
            try:
                self._starts[name](opened[-1] if opened else "", attributes)
            except UnreadableElement as error:
                self._note(error)
        opened.append(name)
        if len(opened) > DEEPEST:
            raise RefusedXml(f"its elements are nested more than {DEEPEST} deep")
        if name in self._texts:
            self._text = []
            self._parser.CharacterDataHandler = self._text.append

    def _end(self, _tag: str) -> None:
        name = self._open.pop()
        try:
            if name in self._texts:
                self._texts[name](self._open[-1] if self._open else "", self._taken_text())
            if name in self._ends:
                self._ends[name]()
        except UnreadableElement as error:
            self._note(error)

    def _taken_text(self) -> str:
        text = "".join(self._text)[:LONGEST_TEXT].strip()
        self._parser.CharacterDataHandler = None
        self._text = []
        return text

    def _note(self, error: UnreadableElement) -> None:
        self._problems.append(Unreadable(self._where, error.sentence, self.line))
