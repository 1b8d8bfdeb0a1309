"""What a runner's note says, as far as a few words can tell."""

import re
from collections.abc import Iterable

CLAUSES = re.compile(r"[.,;:!?()]|\bbut\b|\band\b|\byet\b")
DENIED = re.compile(r"\b(no|not|never|without|isn't|wasn't|doesn't|nothing|none)\b")


def says(note: str, pattern: str) -> bool:
    """Whether a clause of a note matches a pattern (case ignored) without a denial such as "no pain at night"."""
    clauses = CLAUSES.split(note.lower().replace("’", "'"))
    return any(re.search(pattern, clause) and not DENIED.search(clause) for clause in clauses)


def said_of(note: str, words: Iterable[str]) -> list[str]:
    """Those of the words that a note says, each matched at the beginning of a word."""
    return [word for word in words if says(note, rf"\b{word}")]
