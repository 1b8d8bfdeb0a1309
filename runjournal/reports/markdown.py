"""Markdown in which no text breaks out of its place."""

from collections.abc import Iterable, Sequence

from runjournal.model.limits import is_control

MEANT = frozenset("\\`*_{}[]<>#|~&!$^")
"""The characters that CommonMark and its common extensions may take for markup within a line."""


def escaped(words: object) -> str:
    """Words on one line that Markdown shows as they stand; they are not to begin a line, where more is markup."""
    plain = " ".join(str(words).split())
    return "".join(_shown(character) for character in plain)


def _shown(character: str) -> str:
    if is_control(character):
        return "\N{REPLACEMENT CHARACTER}"
    return f"\\{character}" if character in MEANT else character


def table(head: Sequence[object], rows: Iterable[Sequence[object]]) -> list[str]:
    """The lines of a table."""
    return [_cells(head), "|" + "---|" * len(head), *(_cells(row) for row in rows)]


def _cells(row: Sequence[object]) -> str:
    return "| " + " | ".join(escaped(cell) for cell in row) + " |"
