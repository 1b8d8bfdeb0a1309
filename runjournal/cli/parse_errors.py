"""Report what a line gets wrong: the line, a caret under the token, and the way out."""

from collections.abc import Iterable
from unicodedata import combining, east_asian_width

from runjournal.cli.output import printable
from runjournal.errors import JournalError
from runjournal.language.line.draft import Draft, Problem

NOTHING_SAVED = "Nothing was saved."
MOST = 20
AROUND = 60
"""How many characters of a long line are shown before and after the token."""


class ParseError(JournalError):
    """Lines with problems; the sentence shows them all, up to `MOST`."""

    def __str__(self) -> str:
        return f"{self.sentence}\n{self.way_out}".rstrip()


def check_parsed(drafts: Iterable[tuple[int, Draft]], *, numbered: bool, outcome: str = NOTHING_SAVED) -> None:
    """Raise `ParseError` if a line has problems; `numbered` shows the number of each line."""
    wrong = [(number, draft, problem) for number, draft in drafts for problem in _problems(draft)]
    if not wrong:
        return
    shown = [_format_problem(number if numbered else 0, draft.line, problem) for number, draft, problem in wrong[:MOST]]
    if len(wrong) > MOST:
        shown.append(f"… and {len(wrong) - MOST} more.")
    raise ParseError("\n".join(shown), outcome)


def _problems(draft: Draft) -> tuple[Problem, ...]:
    if draft.problems or draft.draft_entries:
        return draft.problems
    return (Problem(0, len(draft.line), "There is nothing to log in this line.", "Try: r 8.2k 44"),)


def _format_problem(number: int, line: str, problem: Problem) -> str:
    """Format a problem in three lines: what was written, the caret, and what to do."""
    prefix = f"line {number}: " if number else ""
    text, caret, width = _excerpt(line, problem)
    sentences = " ".join(part for part in (problem.sentence, problem.way_out) if part)
    pad = " " * (len(prefix) + caret)
    return f"{prefix}{text}\n{pad}{'^' * max(width, 1)}\n{printable(sentences)}"


def _excerpt(line: str, problem: Problem) -> tuple[str, int, int]:
    """Return the part of the line around a problem, and the token's column and width in it, in cells."""
    first = max(problem.start - AROUND, 0)
    last = min(problem.end, problem.start + AROUND)
    head = ("…" if first else "") + printable(line[first : problem.start])
    token = printable(line[problem.start : last])
    rest = printable(line[last : last + AROUND])
    tail = "…" if len(line) > last + AROUND else ""
    return head + token + rest + tail, cells(head), cells(token)


def cells(text: str) -> int:
    """Return the width of the text in a terminal's cells."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
