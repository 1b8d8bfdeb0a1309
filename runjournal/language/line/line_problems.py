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


class NotMoving(RuntimeError):
    """A reader called a token read without moving on: a mistake in the program, never in the line."""

    def __init__(self, word: str) -> None:
        super().__init__(f"nothing was read at {word!r}")


def problem_at(token: Token, sentence: str, way_out: str = "", nearest: str = "") -> Problem:
    """A problem that points at a token."""
    return Problem(token.start, token.end, sentence, way_out, nearest)


def in_quotes(text: str) -> str:
    """A text in quotes, cut to what fits a sentence."""
    return f'"{text}"' if len(text) <= _LONGEST_SHOWN else f'"{text[:_LONGEST_SHOWN]}…"'


def as_sentence(sentence: str) -> str:
    """A limit as the model says it, made a sentence."""
    return f"{sentence[:1].upper()}{sentence[1:]}."


def unknown_word(token: Token, where: str, expected: str, words: Iterable[str]) -> Problem:
    """A word that means nothing here; `expected` says what would, `words` are what it is compared with."""
    compared = token.text.lower().rstrip("0123456789")
    nearest = nearest_word(compared, words)
    meant = f" Did you mean {nearest}?" if nearest else ""
    return problem_at(
        token, f"{in_quotes(token.text)} is not understood {where}.{meant}", f"Expected: {expected}.", nearest
    )


def nearest_word(compared: str, words: Iterable[str]) -> str:
    """The word that differs by little, or nothing: a guess further off would only puzzle."""
    if not _SHORTEST_COMPARED <= len(compared) <= _LONGEST_COMPARED:
        return ""
    from difflib import get_close_matches  # only a line with a problem pays for it

    alike = sorted({word for word in words if abs(len(word) - len(compared)) <= _FARTHEST})
    found = get_close_matches(compared, alike, 1, _LEAST_ALIKE)
    return found[0] if found else ""


def ambiguous_word(token: Token, found: Iterable[str]) -> Problem:
    """A beginning that several words share."""
    listed = list(found)
    either = f"{', '.join(listed[:-1])} or {listed[-1]}"
    return problem_at(token, f"{in_quotes(token.text)} could be {either}.", "Type one more letter.")


def repeated(token: Token, what: str, way_out: str = "") -> Problem:
    """Something that a line or an item can only say once."""
    sentence = f"{in_quotes(token.text)} is a second {what}; there can be one."
    return problem_at(token, sentence, way_out or "Leave one of them out.")
