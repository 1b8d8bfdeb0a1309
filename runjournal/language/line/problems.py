"""What is said of a token that is not understood."""

from collections.abc import Iterable

from runjournal.language.line.draft import Problem
from runjournal.language.line.tokens import Token

MOST_PROBLEMS = 5
"""A line with more problems than this is told the first ones."""
_LONGEST_SHOWN = 40
_SHORTEST_COMPARED = 3
_LONGEST_COMPARED = 24
_FARTHEST = 2
_LEAST_ALIKE = 0.65


def at(token: Token, sentence: str, way_out: str = "", nearest: str = "") -> Problem:
    """A problem that points at a token."""
    return Problem(token.start, token.end, sentence, way_out, nearest)


def shown(text: str) -> str:
    """A text in quotes, cut to what fits a sentence."""
    return f'"{text}"' if len(text) <= _LONGEST_SHOWN else f'"{text[:_LONGEST_SHOWN]}…"'


def said(sentence: str) -> str:
    """A limit as the model says it, made a sentence."""
    return f"{sentence[:1].upper()}{sentence[1:]}."


def unknown(token: Token, where: str, expected: str, words: Iterable[str]) -> Problem:
    """A word that means nothing here; `expected` says what would, `words` are what it is compared with."""
    compared = token.text.lower().rstrip("0123456789")
    nearest = nearest_to(compared, words)
    meant = f" Did you mean {nearest}?" if nearest else ""
    return at(token, f"{shown(token.text)} is not understood {where}.{meant}", f"Expected: {expected}.", nearest)


def nearest_to(compared: str, words: Iterable[str]) -> str:
    """The word that differs by little, or nothing: a guess further off would only puzzle."""
    if not _SHORTEST_COMPARED <= len(compared) <= _LONGEST_COMPARED:
        return ""
    from difflib import get_close_matches  # only a line with a problem pays for it

    alike = sorted({word for word in words if abs(len(word) - len(compared)) <= _FARTHEST})
    found = get_close_matches(compared, alike, 1, _LEAST_ALIKE)
    return found[0] if found else ""


def ambiguous(token: Token, found: Iterable[str]) -> Problem:
    """A beginning that several words share."""
    listed = list(found)
    either = f"{', '.join(listed[:-1])} or {listed[-1]}"
    return at(token, f"{shown(token.text)} could be {either}.", "Type one more letter.")


def twice(token: Token, what: str, way_out: str = "") -> Problem:
    """Something that a line or an item can only say once."""
    sentence = f"{shown(token.text)} is a second {what}; there can be one."
    return at(token, sentence, way_out or "Leave one of them out.")
