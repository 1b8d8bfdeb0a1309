"""The files and folders that a path may go on with while it is typed, and what a finished path leads to."""

import os
import stat
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from itertools import islice, takewhile
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from runjournal.errors import JournalError
from runjournal.model.limits import find_control
from runjournal.paths import expanded

MOST_LISTED = 20_000
"""Entries of one folder that are looked at."""
MOST_SHOWN = 200
MOST_NEAR = 1_000
"""Names that a mistyped one is compared with, each of which takes a moment."""


class PathChoice(NamedTuple):
    """A path as it is typed, a folder with a slash at its end, and what to know about it beside."""

    text: str
    is_folder: bool = False
    words: str = ""

    @property
    def name(self) -> str:
        """The last part of the path, of a folder with its slash."""
        return self.text[self.text.rstrip("/").rfind("/") + 1 :]


def folder_of(text: str) -> str:
    """The folder in which a typed path goes on, as it is typed: up to its last slash."""
    return text[: text.rfind("/") + 1]


def list_folder(folder: str) -> tuple[PathChoice, ...]:
    """What lies in a folder as it is typed, folders first; nothing if it cannot be looked into.

    A name that cannot be typed is left out. A folder may be on a slow disk: this is for a thread of its own.
    """
    found: list[tuple[bool, str]] = []
    try:
        with os.scandir(expanded(folder or ".")) as entries:
            for entry in entries:
                if find_control(entry.name) is None and len(found) < MOST_LISTED:
                    found.append((not _is_folder(entry), entry.name))
    except (OSError, JournalError):
        return ()
    found.sort(key=lambda one: (one[0], one[1].casefold()))
    return tuple(PathChoice(f"{folder}{name}{'' if is_file else '/'}", not is_file) for is_file, name in found)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # a link that leads in a circle


def fitting(choices: Iterable[PathChoice], text: str) -> tuple[PathChoice, ...]:
    """The choices that begin as a typed path does, in any case; hidden ones only after a dot."""
    beginning = text[len(folder_of(text)) :]
    return tuple(
        choice
        for choice in choices
        if choice.name.casefold().startswith(beginning.casefold())
        and (beginning.startswith(".") or not choice.name.startswith("."))
    )


def rest_of_path(choices: Sequence[PathChoice], text: str) -> str:
    """What Tab adds to a typed path: all that the names fitting it have in common."""
    if not choices:
        return ""
    first, *_, last = sorted([choices[0], *choices], key=lambda choice: choice.text.casefold())
    same = (one.casefold() == other.casefold() for one, other in zip(first.text, last.text, strict=False))
    shared = sum(takewhile(bool, same))
    return choices[0].text[len(text) : shared]


def is_folder_at(text: str) -> bool:
    """Whether a typed path leads to a folder that can be seen."""
    try:
        return expanded(text).is_dir()
    except (JournalError, OSError):
        return False


def checked_path(text: str) -> Path:
    """The path of a typed text that can be read. Raises `JournalError` with one that is near, if there is one."""
    path = expanded(text.strip())
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError) as error:
        raise JournalError(f"There is nothing at {text.strip()}.", _near(path)) from error
    except OSError as error:
        raise JournalError(f"{text.strip()} cannot be read: {error.strerror}.", "Check the path.") from error
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise JournalError(f"{text.strip()} is neither a file nor a folder.", "Check the path.")
    return path


def _near(path: Path) -> str:
    try:
        names = get_close_matches(path.name, [each.name for each in islice(path.parent.iterdir(), MOST_NEAR)], 1)
    except OSError:
        return "Tab completes the names that are there."
    return f"Did you mean {names[0]}?" if names else "Tab completes the names that are there."


def pasted_path(text: str) -> str:
    """The path of a pasted text: terminals quote and escape a file that is dropped on them, or give its address."""
    text = text.strip()
    if text.startswith("file://"):
        return unquote(urlsplit(text).path)
    for quote in "'\"":
        if len(text) > 1 and text[0] == text[-1] == quote:
            return text[1:-1]
    return text.replace("\\ ", " ") if "\\ " in text else text
