"""What commands print: data on standard output, sentences on standard error, colour only where it is seen."""

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
from runjournal.model.limits import is_control

if TYPE_CHECKING:
    from runjournal.cli.context import CommandContext
    from runjournal.model.limits import Invalid

ASCII_FALLBACKS = {
    "·": "-", "–": "-", "—": "-", "…": "...", "×": "x", "≥": ">=", "≤": "<=", "▲": "!", "△": "?", "•": "-",
    "✓": "+", "✗": "x", "█": "#", "━": "#", "░": ".", "“": '"', "”": '"', "‘": "'", "’": "'",
}  # fmt: skip
"""What stands for a character that a terminal's encoding does not have."""

COLOURS = {"ok": "green", "info": "cyan", "caution": "yellow", "warning": "red"}
WIDEST = 100


def prepare_streams() -> None:
    """Let no stream end a command: a closed one is empty, and what an encoding does not have is written plainer."""
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
    """What stands for a stream that is closed: empty, and taking everything."""
    return Path(os.devnull).open("r+", encoding="utf-8")


@contextmanager
def standard_output() -> Iterator[TextIO]:
    """Standard output, to write data. A full disk becomes a `JournalError`; a closed pipe is left to click."""
    try:
        yield sys.stdout
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        sys.stdout = _devnull()  # the interpreter would try once more at its end
        raise JournalError(f"The output cannot be written: {error.strerror}.", "Send it elsewhere.") from error


def print_text(text: str) -> None:
    """Print data."""
    with standard_output() as stream:
        click.echo(text, file=stream)


def print_lines(lines: Iterable[str], line_end: str = "\n") -> None:
    """Print the lines of a document as UTF-8 whatever the locale: it is data, and every character of it counts."""
    with standard_output() as stream:
        for line in lines:
            stream.buffer.write(f"{line}{line_end}".encode())
        stream.flush()


def print_json(value: object) -> None:
    """Print a value as JSON, in characters that the stream has."""
    import json

    is_unicode = (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
    print_text(json.dumps(value, ensure_ascii=not is_unicode, indent=2))


def print_message(sentence: str) -> None:
    """Print a message, which is no data."""
    click.echo(sentence, file=sys.stderr)


def print_error(error: "JournalError | Invalid") -> None:
    """Print what is wrong and the way out, on one line."""
    if isinstance(error, JournalError):
        print_message(printable(str(error)))
    else:
        print_message(f"{error.sentence[:1].upper()}{printable(error.sentence[1:])}.")


def printable(text: str) -> str:
    """The text with ? for what a terminal could take for a command; line ends stay."""
    return "".join("?" if is_control(character) and character != "\n" else character for character in text)


def to_ascii(text: str) -> str:
    """The text without typographic signs, where only ASCII is to be drawn."""
    return "".join(ASCII_FALLBACKS.get(character, character) for character in text)


def in_colour(text: str, word: str) -> str:
    """The text in the colour of a severity's or verdict's word, bold, unless colour is not wanted."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return text
    return click.style(text, fg=COLOURS[word], bold=True)


def wrap(text: str, indent: str) -> str:
    """The text indented, and in a terminal wrapped to its width."""
    import shutil
    import textwrap

    if not sys.stdout.isatty():
        return indent + text
    width = min(shutil.get_terminal_size().columns, WIDEST)
    return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def severity_label(word: str, ctx: "CommandContext") -> str:
    """A severity or verdict as its glyph and its word, in colour."""
    from runjournal.rules.finding import Severity
    from runjournal.tui.glyphs import glyphs

    marks = glyphs(ascii_only=ctx.settings.ascii)
    glyph = marks.ok if word == "ok" else marks.of(Severity[word.upper()])
    return in_colour(f"{glyph} {word}", word)
