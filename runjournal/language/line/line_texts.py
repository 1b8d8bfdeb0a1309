"""Names and texts: from tokens, and back into a form that reads the same."""

import re
from collections.abc import Sequence

from runjournal.language.line.function_words import JOINERS
from runjournal.language.line.tokens import Shape, Token
from runjournal.language.line.vocabulary import RESERVED

_PLAIN_WORD = re.compile(r"[^\W\d_]{2,}")
_PLAIN_VALUE = re.compile(r"[\w.+'-]+")


def text_of_tokens(tokens: Sequence[Token], line: str) -> str:
    """The text of the words: each as it stands in the line, one space between them, quoted ones without quotes.

    A comma stays where it stands between words.
    """
    parts: list[str] = []
    for token in _without_stray_commas(tokens):
        raw = (
            token.text
            if token.shape is Shape.QUOTED and not token.prefix
            else " ".join(line[token.start : token.end].split())
        )
        parts.append(raw if token.shape is Shape.COMMA or not parts else f" {raw}")
    return "".join(parts)


def _without_stray_commas(tokens: Sequence[Token]) -> list[Token]:
    kept: list[Token] = []
    for token in tokens:
        if token.shape is not Shape.COMMA or (kept and kept[-1].shape is not Shape.COMMA):
            kept.append(token)
    while kept and kept[-1].shape is Shape.COMMA:
        kept.pop()
    return kept


def quoted(text: str) -> str:
    """The text in quotes, each quote in it doubled."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def text_written(text: str) -> str:
    """The text, in quotes if it would read differently without them."""
    words = text.split(" ")
    is_plain = all(_PLAIN_WORD.fullmatch(word) and word.lower() not in RESERVED for word in words)
    is_plain = is_plain and not {words[0].lower(), words[-1].lower()} & JOINERS
    return text if is_plain else quoted(text)


def value_written(value: str) -> str:
    """What follows `@` or `key:`, in quotes unless it is one plain word."""
    return value if _PLAIN_VALUE.fullmatch(value) else quoted(value)


def note_written(note: str) -> str:
    """What follows `# `, in quotes if white space or quotes at its edges would be lost."""
    is_plain = note == note.strip() and not note.startswith('"')
    return note if is_plain else quoted(note)
