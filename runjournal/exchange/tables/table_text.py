"""The text of a table: UTF-8 with and without its mark, UTF-16, and Windows-1252 as a last resort; line by line."""

import codecs
import io
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import BinaryIO

CHUNK = 65_536
LARGEST_TABLE = 50_000_000
LONGEST_LINE = 1_000_000
MOST_LINES = 500_000
WIDE = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
LAST_RESORT = "cp1252"

Open = Callable[[], AbstractContextManager[BinaryIO]]


class TableError(Exception):
    """A table that cannot be read as a whole: `sentence` says why, without its full stop, and `line` where."""

    def __init__(self, sentence: str, line: int | None = None) -> None:
        self.sentence = sentence
        self.line = line
        super().__init__(sentence)


def encoding_of_head(head: bytes) -> str | None:
    """The encoding that the first bytes of a file have, or None if they are no text."""
    for mark, encoding in WIDE.items():
        if head.startswith(mark):
            return encoding
    if b"\0" in head:
        return _wide_without_mark(head)
    return "utf-8-sig" if _is_utf8(head) else LAST_RESORT


def _wide_without_mark(head: bytes) -> str | None:
    """UTF-16 of mostly Latin letters: every other byte is zero."""
    even, odd = head[0:64:2], head[1:64:2]
    if not any(odd) and all(even):
        return "utf-16-le"
    return "utf-16-be" if not any(even) and all(odd) else None


def _is_utf8(head: bytes) -> bool:
    """Whether bytes are UTF-8, perhaps cut off inside a character."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def encoding_of(opened: Open) -> str:
    """The encoding of a whole file. Raises `TableError` for one that is no text or too large."""
    decoder, size = codecs.getincrementaldecoder("utf-8")(), 0
    with opened() as stream:
        head = stream.read(CHUNK)
        encoding = encoding_of_head(head)
        if encoding is None:
            raise TableError("this is no text")
        chunk = head
        while chunk:
            size += len(chunk)
            if size > LARGEST_TABLE:
                raise TableError(f"a table larger than {LARGEST_TABLE // 1_000_000} MB is not read")
            if encoding == "utf-8-sig":
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError:
                    encoding = LAST_RESORT
            chunk = stream.read(CHUNK)
    return encoding


def lines_of(opened: Open, encoding: str) -> Iterator[str]:
    """Each line of a file with "\\n" at its end, if it has one. Raises `TableError` for one without end."""
    decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(encoding)(errors="replace"), translate=True)
    rest, number = "", 0
    with opened() as stream:
        while True:
            chunk = stream.read(CHUNK)
            pieces = (rest + decoder.decode(chunk, final=not chunk)).split("\n")
            rest = pieces.pop()
            for piece in pieces:
                number += 1
                yield f"{piece}\n"
            if number > MOST_LINES:
                raise TableError(f"more than {MOST_LINES:,} lines are not read", number)
            if not chunk:
                break
            if len(rest) > LONGEST_LINE:
                raise TableError(f"the line is longer than {LONGEST_LINE:,} characters", number + 1)
    if rest:
        yield rest
