"""Reading a text from outside line by line, without trusting its size or its encoding."""

import re
from collections.abc import Iterator
from typing import TextIO

LONGEST_LINE = 20_000
"""Longer than the line of any entry, short enough that a file without line ends costs nothing."""
MOST_SKIPPED = 300_000
"""Blank lines and comments of one file: more than anybody writes, few enough that skipping them costs little."""

NOT_UTF8 = re.compile("[\udc80-\udcff]")
"""What `errors="surrogateescape"` makes of bytes that are no UTF-8."""


class FormatError(Exception):
    """A place in a text that cannot be taken: the line from 1, what is wrong there, and the way out."""

    def __init__(self, line: int, sentence: str, way_out: str = "") -> None:
        self.line = line
        self.sentence = sentence
        self.way_out = way_out
        super().__init__(sentence)


def numbered(stream: TextIO, longest: int = LONGEST_LINE, *, needs_utf8: bool = True) -> Iterator[tuple[int, str]]:
    """Each line with its number from 1 and without its end.

    The stream is one that was opened with `errors="surrogateescape"`. Raises `FormatError` for a line longer than
    `longest` characters, for one that is no UTF-8 if that is needed, and for too many blank lines.
    """
    for number, line in lines_with_ends(stream, longest):
        text = line.removesuffix("\n")
        if needs_utf8:
            check_utf8(number, text)
        yield number, text


def lines_with_ends(stream: TextIO, longest: int = LONGEST_LINE) -> Iterator[tuple[int, str]]:
    """Each line with its number from 1 and with its end, if it has one; bytes that are no UTF-8 are left to the reader.

    Raises `FormatError` for a line longer than `longest` characters and for too many blank lines.
    """
    number = blank = 0
    while line := stream.readline(longest + 2):
        number += 1
        if len(line.removesuffix("\n")) > longest:
            raise FormatError(number, f"the line is longer than {longest:,} characters", "Is this the right file?")
        if line.isspace():
            blank += 1
            check_skipped(number, blank)
        yield number, line


def check_skipped(line: int, skipped: int) -> None:
    """Raise `FormatError` if too many lines of a file say nothing."""
    if skipped > MOST_SKIPPED:
        raise FormatError(line, f"more than {MOST_SKIPPED:,} lines say nothing", "Is this the right file?")


def check_utf8(line: int, text: str) -> None:
    """Raise `FormatError` if bytes were no UTF-8."""
    if not text.isascii() and NOT_UTF8.search(text):
        raise not_utf8(line)


def not_utf8(line: int) -> FormatError:
    """The error for a line that is no UTF-8."""
    return FormatError(line, "this is not UTF-8 text", "Save the file as UTF-8.")
