"""What commands print: data to standard output, messages to standard error, colour only for a terminal."""

import codecs
import errno
import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from runjournal.errors import JournalError
from runjournal.model.limits import replace_controls

if TYPE_CHECKING:
    from runjournal.cli.context import CommandContext
    from runjournal.model.limits import Invalid

ASCII_FALLBACKS = {
    "·": "-", "–": "-", "—": "-", "…": "...", "×": "x", "≥": ">=", "≤": "<=", "▲": "!", "△": "?", "•": "-",
    "✓": "+", "✗": "x", "█": "#", "━": "#", "░": ".", "“": '"', "”": '"', "‘": "'", "’": "'",
}  # fmt: skip
"""The ASCII replacements of characters that an encoding lacks."""

COLOURS = {"ok": "green", "info": "cyan", "caution": "yellow", "warning": "red"}
WIDEST = 100


def prepare_streams() -> None:
    """Replace closed streams by devnull, and characters that the encoding lacks by ASCII."""
    codecs.register_error("plainer", _replace_unencodable)
    sys.stdin = sys.stdin or _devnull()
    sys.stdout = sys.stdout or _devnull()
    sys.stderr = sys.stderr or _devnull()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="plainer")


def _replace_unencodable(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    characters = error.object[error.start : error.end]
    return "".join(ASCII_FALLBACKS.get(character, "?") for character in characters), error.end


def _devnull() -> TextIO:
    """Open a stream for a closed one: it is empty, and takes everything."""
    return Path(os.devnull).open("r+", encoding="utf-8")


class OutputError(JournalError):
    """The error for output that cannot be written, such as on a full disk."""


@contextmanager
def standard_output() -> Iterator[TextIO]:
    """Yield standard output. A full disk becomes an `OutputError`; after a closed pipe, as of `head`, it is quiet."""
    try:
        yield sys.stdout
    except OSError as error:
        sys.stdout = _devnull()  # the interpreter would try once more at its end
        if error.errno != errno.EPIPE:
            raise OutputError(f"The output cannot be written: {error.strerror}.", "Send it elsewhere.") from error


@contextmanager
def after_saving() -> Iterator[None]:
    """Say of output that cannot be written that what it is about was saved."""
    try:
        yield
    except OutputError as error:
        raise JournalError(f"It was saved. {error.sentence}", "Nothing needs to be done again.") from error


def print_text(text: str) -> None:
    """Print text to standard output."""
    with standard_output() as stream:
        click.echo(text, file=stream)


def print_lines(lines: Iterable[str], line_end: str = "\n") -> None:
    """Print the lines of a document as UTF-8 whatever the locale, since every character counts."""
    with standard_output() as stream:
        for line in lines:
            stream.buffer.write(f"{line}{line_end}".encode())
        stream.flush()


def print_json(value: object) -> None:
    """Print a value as JSON, escaped if the stream lacks Unicode; what a terminal could obey is always escaped."""
    import json

    is_unicode = (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
    text = json.dumps(value, ensure_ascii=not is_unicode, indent=2)
    lines = (replace_controls(line, lambda found: json.dumps(found[0])[1:-1]) for line in text.split("\n"))
    print_text("\n".join(lines))


def print_message(sentence: str) -> None:
    """Print a message to standard error."""
    try:
        click.echo(sentence, file=sys.stderr)
    except OSError:
        sys.stderr = _devnull()  # there is nowhere left to say it


def print_error(error: "JournalError | Invalid") -> None:
    """Print an error and its way out to standard error, on one line."""
    if isinstance(error, JournalError):
        print_message(printable(str(error)))
    else:
        print_message(f"{error.sentence[:1].upper()}{printable(error.sentence[1:])}.")


def printable(text: str) -> str:
    """Replace control and invisible characters, which a terminal could obey, by ?; line ends stay."""
    return "\n".join(map(replace_controls, text.split("\n")))


def to_ascii(text: str) -> str:
    """Replace typographic signs by ASCII."""
    return "".join(ASCII_FALLBACKS.get(character, character) for character in text)


def in_colour(text: str, word: str) -> str:
    """Return the text bold and in the colour of a severity or verdict, unless colour is turned off."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return text
    return click.style(text, fg=COLOURS[word], bold=True)


def wrap(text: str, indent: str) -> str:
    """Indent the text, and wrap it to the width of a terminal."""
    import shutil
    import textwrap

    if not sys.stdout.isatty():
        return indent + text
    width = min(shutil.get_terminal_size().columns, WIDEST)
    return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def severity_label(word: str, ctx: "CommandContext") -> str:
    """Return the glyph and the word of a severity or verdict, in colour."""
    from runjournal.rules.finding import Severity
    from runjournal.tui.glyphs import glyphs

    marks = glyphs(ascii_only=ctx.settings.ascii)
    glyph = marks.ok if word == "ok" else marks.of(Severity[word.upper()])
    return in_colour(f"{glyph} {word}", word)
