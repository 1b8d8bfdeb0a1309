"""Cuts a filter into tokens: words, comparing signs, texts in quotes, what follows #, and the minus that excludes."""

import re
from collections.abc import Iterator, Sequence

from runjournal.language.line.phrases import join_phrases
from runjournal.language.line.tokens import Shape, Token

MINUS = "-"
_TOKEN = re.compile(
    r"""
      (?P<text>\#.*)
    | (?P<minus>-(?=[^\W\d]|["@\#]))
    | (?P<lone>@(?=\s|$))
    | (?P<sign>[<>]=|=[<>]|[<>=≥≤])
    | (?P<by>@)?"(?P<quoted>[^"]*)(?P<close>"?)
    | (?P<mark>@)?(?P<word>(?:[^\s,<>=≥≤"]|(?<=[0-9]),(?=[0-9]))+)
    """,
    re.VERBOSE | re.DOTALL,
)


def tokens_of_filter(text: str) -> tuple[Token, ...]:
    """The tokens of a filter, left to right; commas only part words. Never raises.

    A unit that is itself compared does not belong to the number before it: `urine>=5 minutes>90`.
    """
    tokens = list(_tokens(text))
    parts: list[Token] = []
    while tokens:
        end = next((index for index in range(1, len(tokens) - 1) if _is_name_behind_number(tokens, index)), len(tokens))
        parts += join_phrases(tokens[:end])
        tokens = tokens[end:]
    return tuple(parts)


def _is_name_behind_number(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index - 1].word[:1].isdigit() and bool(tokens[index].word) and tokens[index + 1].shape is Shape.COMMA


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        yield _token(match)


def _token(match: re.Match[str]) -> Token:
    start, end = match.span()
    if match["text"] is not None:
        return Token(match["text"][1:].strip(), start, end, Shape.NOTE)
    if match["quoted"] is not None:
        return Token(match["quoted"], start, end, Shape.QUOTED, match["by"] or "", bool(match["close"]))
    if match["lone"]:
        return Token("", start, end, Shape.WORD, "@")
    if match["minus"] or match["sign"]:
        return Token(match[0], start, end, Shape.COMMA)
    return Token(match["word"], start, end, Shape.WORD, match["mark"] or "")
