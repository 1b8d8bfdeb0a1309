"""The formats in which a document is written, by their names."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from runjournal.reports import html, markdown, text
from runjournal.reports.document import Document


class DocumentFormat(NamedTuple):
    """A way to write a document: its name, how the names of its files end, and the lines of a document."""

    name: str
    suffix: str
    lines: Callable[[Document], Iterator[str]]


FORMATS: dict[str, DocumentFormat] = {
    written_as.name: written_as
    for written_as in (
        DocumentFormat("text", ".txt", text.lines),
        DocumentFormat("markdown", ".md", markdown.lines),
        DocumentFormat("html", ".html", html.lines),
    )
}


def format_for(path: Path | None, names: Sequence[str]) -> DocumentFormat:
    """The format among those of some names that a file's name asks for by its end, else the first of them."""
    suffix = path.suffix.lower() if path else ""
    return next((FORMATS[name] for name in names if FORMATS[name].suffix == suffix), FORMATS[names[0]])
