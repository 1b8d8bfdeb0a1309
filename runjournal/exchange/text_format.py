"""Text: the journal in the entry language, one canonical line an entry. `runjournal log` reads it too.

Blank lines and lines that begin with # are skipped.
"""

from collections.abc import Iterable, Iterator
from typing import TextIO

from runjournal.exchange.format import Format, ReadContext, WriteContext
from runjournal.exchange.lines import FormatError, check_skipped, numbered
from runjournal.language.line.canonical_line import to_line
from runjournal.language.line.draft import Draft
from runjournal.language.line.parse import parse
from runjournal.model.entries import Entry

HEAD = "# runjournal: one entry a line. `runjournal log` and `runjournal import` read this back."


def write(entries: Iterable[Entry], _writer: WriteContext) -> Iterator[str]:
    """The lines of a journal, each with its id."""
    yield HEAD
    for entry in entries:
        yield to_line(entry, ids=True)


def drafts(stream: TextIO, reader: ReadContext) -> Iterator[tuple[int, Draft]]:
    """Each line that says something, parsed, with its number from 1."""
    comments = 0
    for number, line in numbered(stream):
        if line.lstrip().startswith("#"):
            comments += 1
            check_skipped(number, comments)
        elif line.strip():
            yield number, parse(line, reader.context, latest=reader.latest)


def read(stream: TextIO, reader: ReadContext) -> Iterator[Entry]:
    """The entries of a text. Raises `FormatError` for the first line that is not understood."""
    for number, draft in drafts(stream, reader):
        if draft.problems:
            problem = draft.problems[0]
            raise FormatError(number, problem.sentence.rstrip("."), problem.way_out)
        yield from draft.entries


def begins(_line: str) -> bool:
    """Any line may be the first of a text."""
    return True


TEXT = Format("text", (".txt", ".text"), begins, write, read)
