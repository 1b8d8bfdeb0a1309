"""Problems: a token that is not understood, with what was expected and the way out."""

from collections.abc import Iterable

from runjournal.language.line.draft import Problem
from runjournal.language.line.function_words import FUNCTION_WORDS
from runjournal.language.line.tokens import Token

MOST_PROBLEMS = 5
"""Of more problems in a line, only the first ones are reported."""
_LONGEST_SHOWN = 40
_SHORTEST_COMPARED = 3
_LONGEST_COMPARED = 24
_MOST_SLIPS = 2
_LONG_WORD = 7
"""Words from this length on may have two slips, shorter ones have one."""
_NO_SLIP = 3
_KEYS = {
    letter: (row, column + row / 4)
    for row, letters in enumerate(("qwertyuiop", "asdfghjkl", "zxcvbnm"))
    for column, letter in enumerate(letters)
}
"""Where each key lies: its row, and its column, which each row shifts a little."""


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
    """A limit, as the model words it, as a sentence."""
    return f"{sentence[:1].upper()}{sentence[1:]}."


def unknown_word(token: Token, where: str, expected: str, words: Iterable[str]) -> Problem:
    """A word that means nothing here; `expected` says what would, `words` are what it is compared with."""
    nearest = nearest_word(token.text.lower().rstrip("0123456789"), words)
    meant = f" Did you mean {nearest}?" if nearest else ""
    sentence = f"{in_quotes(token.text)} is not understood {where}.{meant}"
    return problem_at(token, sentence, f"Expected: {expected}.", nearest)


def nearest_word(typed: str, words: Iterable[str]) -> str:
    """The one word that a slip of the fingers makes into the typed one, or empty.

    Words that merely look alike are not offered, since another word would change the meaning: `felt` is not `feet`.
    """
    pool = set(words)
    if not _SHORTEST_COMPARED <= len(typed) <= _LONGEST_COMPARED or typed in FUNCTION_WORDS or typed in pool:
        return ""
    near = sorted(word for word in pool if abs(len(word) - len(typed)) <= _MOST_SLIPS)
    slips = {word: _slips(typed, word) for word in near}
    most = _MOST_SLIPS if len(typed) >= _LONG_WORD else 1
    fits = [word for word, slips_made in slips.items() if slips_made <= most]
    return min(fits, key=lambda word: slips[word], default="")


def _slips(typed: str, word: str) -> int:
    """How many slips make a word into the typed one: a letter left out, added, swapped, doubled or beside its key."""
    rows = [list(range(len(word) + 1))]
    for row, letter in enumerate(typed, 1):
        rows.append([row])
        for column, meant in enumerate(word, 1):
            replaced = 0 if letter == meant else 1 if _is_slip(typed, row - 1, meant) else _NO_SLIP
            steps = [rows[-2][column] + 1, rows[-1][-1] + 1, rows[-2][column - 1] + replaced]
            if row > 1 and column > 1 and typed[row - 2 : row] == word[column - 1] + word[column - 2]:
                steps.append(rows[-3][column - 2] + 1)
            rows[-1].append(min(steps))
    return rows[-1][-1] + (0 if typed[0] in word[:2] else 1)


def _is_slip(typed: str, place: int, meant: str) -> bool:
    """Whether a typed letter doubles its neighbour, or lies beside the key that was meant."""
    letter = typed[place]
    is_doubled = letter in (typed[place - 1 : place], typed[place + 1 : place + 2])
    return is_doubled or _are_neighbours(letter, meant)


def _are_neighbours(letter: str, other: str) -> bool:
    if letter not in _KEYS or other not in _KEYS:
        return False
    (row, column), (other_row, other_column) = _KEYS[letter], _KEYS[other]
    return abs(row - other_row) <= 1 and abs(column - other_column) <= 1


def ambiguous_word(token: Token, words: Iterable[str]) -> Problem:
    """A beginning that several words share."""
    listed = list(words)
    either = f"{', '.join(listed[:-1])} or {listed[-1]}"
    return problem_at(token, f"{in_quotes(token.text)} could be {either}.", "Type one more letter.")


def repeated(token: Token, what: str, way_out: str = "") -> Problem:
    """A second value for something that a line or an entry has once."""
    sentence = f"{in_quotes(token.text)} is a second {what}; there can be one."
    return problem_at(token, sentence, way_out or "Leave one of them out.")
