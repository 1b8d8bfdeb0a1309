"""What a line may be, before anything in it is read."""

from collections.abc import Sequence

from runjournal.language.line.draft import Problem
from runjournal.language.line.tokens import Shape, Token
from runjournal.model.limits import LONGEST_LINE, LONGEST_TEXT, control_sentence, find_control

LONGEST_WITH_TEXTS = 4 * LONGEST_LINE
"""A line with long texts in quotes may be longer than the limit, which counts what stands outside of them."""


def line_problem(line: str, tokens: Sequence[Token] = ()) -> Problem | None:
    """What is wrong with the line as a whole: too long, or with characters that a terminal could obey.

    Texts in quotes and the note do not count toward the length of a line, unless one of them is too long itself:
    what an entry may hold can always be written.
    """
    if len(line) <= LONGEST_LINE or (len(line) <= LONGEST_WITH_TEXTS and _fits(len(line), tokens)):
        return _control(line)
    sentence = f"A line holds at most {LONGEST_LINE:,} characters, this one has {len(line):,}."
    return Problem(LONGEST_LINE, len(line), sentence, "Split it into several lines.")


def _fits(length: int, tokens: Sequence[Token]) -> bool:
    """Whether the line is short enough without its texts; unknown, and so true, before there are tokens."""
    if not tokens:
        return True
    texts = [token for token in tokens if token.shape in (Shape.QUOTED, Shape.NOTE)]
    if any(len(token.text) > LONGEST_TEXT for token in texts):
        return False
    return length - sum(token.end - token.start for token in texts) <= LONGEST_LINE


def _control(line: str) -> Problem | None:
    position = find_control(line.rstrip("\r\n"))
    if position is None:
        return None
    sentence = control_sentence(line[position])
    return Problem(position, position + 1, f"{sentence[:1].upper()}{sentence[1:]}.", "Leave that character out.")
