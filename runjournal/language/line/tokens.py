"""Cuts a line into tokens that know their columns.

A word ends at white space or at a comma, unless the comma stands between digits (8,2). `"` at the start of a word
begins a text, in which `""` stands for one quote; `@"…"` and `key:"…"` are texts with a prefix. `#` at the start of
a word begins the note, which goes on to the end of the line.
"""

import re
from collections.abc import Iterator
from enum import Enum

from runjournal.model.frozen import frozen

KEYS = ("id", "source", "second", "zone", "depth", "about")
"""The keys of `key:value` tokens."""


class Shape(Enum):
    """What a token looks like."""

    WORD = "word"
    QUOTED = "quoted"
    COMMA = "comma"
    NOTE = "note"


@frozen
class Token:
    """Characters `start` to `end` of the line.

    `text` is what they say: without quotes, `@` or key, which is in `prefix`. `is_closed` is false for a text whose
    last quote is missing.
    """

    text: str
    start: int
    end: int
    shape: Shape = Shape.WORD
    prefix: str = ""
    is_closed: bool = True

    @property
    def word(self) -> str:
        """The word in small letters, as keywords are compared; empty for all that is no plain word."""
        return self.text.lower() if self.shape is Shape.WORD and not self.prefix else ""


_PREFIX = rf"@|(?i:{'|'.join(KEYS)}):"
_TOKEN = re.compile(
    rf"""
      (?P<note>\#.*)
    | (?P<comma>,)
    | (?P<mark>{_PREFIX})?"(?P<quoted>[^"]*(?:""[^"]*)*)(?P<close>"?)
    | (?P<prefix>{_PREFIX})?(?P<word>(?:[^\s,]|(?<=[0-9]),(?=[0-9]))+)
    """,
    re.VERBOSE | re.DOTALL,
)


def tokens_of(line: str) -> tuple[Token, ...]:
    """The tokens of a line without control characters, left to right. Linear in its length; never raises."""
    return tuple(_tokens(line))


def _tokens(line: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(line):
        yield _token(match)


def _token(match: re.Match[str]) -> Token:
    start, end = match.span()
    if match["note"] is not None:
        return Token(_note(match["note"][1:].strip()), start, end, Shape.NOTE)
    if match["comma"]:
        return Token(",", start, end, Shape.COMMA)
    if match["quoted"] is not None:
        text = match["quoted"].replace('""', '"')
        return Token(text, start, end, Shape.QUOTED, (match["mark"] or "").lower(), bool(match["close"]))
    return Token(match["word"], start, end, Shape.WORD, (match["prefix"] or "").lower())


def _note(text: str) -> str:
    """A note that is one quoted text and nothing else loses its quotes, so that it can begin or end with a space."""
    match = _TOKEN.match(text)
    if match and match["quoted"] is not None and not match["mark"] and match["close"] and match.end() == len(text):
        return match["quoted"].replace('""', '"')
    return text
