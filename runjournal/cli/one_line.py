"""Findings as one line, short enough for a shell's prompt."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from runjournal.cli.output import in_colour

if TYPE_CHECKING:
    from runjournal.rules.finding import Finding
    from runjournal.tui.glyphs import Glyphs

LONGEST = 60
"""How many characters of a title are said; a race can have a name of any length."""


def one_line(findings: "Sequence[Finding]", glyphs: "Glyphs") -> str:
    """How many findings there are of each severity, and the title of the first: "▲1 △2 Massage close to Spring Half".

    `findings` come most severe first. Without any it is the empty text.
    """
    if not findings:
        return ""
    return " ".join((*_counts(findings, glyphs), _title(findings[0])))


def _counts(findings: "Sequence[Finding]", glyphs: "Glyphs") -> Iterator[str]:
    for severity, count in sorted(Counter(finding.severity for finding in findings).items(), reverse=True):
        yield in_colour(f"{glyphs.of(severity)}{count}", severity.word)


def _title(finding: "Finding") -> str:
    title = finding.title
    return title if len(title) <= LONGEST else f"{title[: LONGEST - 1].rstrip()}…"
