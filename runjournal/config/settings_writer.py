"""Changing thresholds in the settings file: the one line of each, and nothing else of what a runner wrote there."""

import os
import re
import tempfile
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import cast

from runjournal.config.settings_reader import file_text, settings_in
from runjournal.config.toml_lines import lines_of_keys
from runjournal.errors import JournalError
from runjournal.model.settings import Settings

SECTION = "thresholds"
HEADER = re.compile(rf"""\s*\[\s*(["']?){SECTION}\1\s*\]""")
MARK = "\ufeff"


def save(path: Path, changes: Mapping[str, int | bool | None]) -> Settings:
    """Put thresholds into the file by their names, None to take one out; return the settings as they are then.

    Comments, order and everything else stay. A missing file is made, readable by the runner alone. Raises
    `JournalError` for a file with mistakes, which is left as it is, for a value out of bounds, and for what stands
    in the way of writing.
    """
    old = file_text(path) if path.exists() else ""
    settings_in(old, path)
    new = edited(old, changes)
    settings = settings_in(new, path)
    _check_rest(path, old, new, changes)
    if new != old:
        _write(path, _as_it_was_marked(path, new))
    return settings


def edited(text: str, changes: Mapping[str, int | bool | None]) -> str:
    """A valid TOML text with thresholds changed, or removed if the value is None."""
    for name, value in changes.items():
        if name in tomllib.loads(text).get(SECTION, {}):
            text = _in_place(text, name, value)
        elif value is not None:
            text = _with_new(text, name, value)
    return text


def _with_new(text: str, name: str, value: int | bool) -> str:
    """The new line stands below the sample's own line for it, else below the header of the section."""
    line = lines_of_keys(text).get((SECTION,))
    if line is None:
        return _with_section(text, f"{name} = {_toml(value)}")
    lines = text.split("\n")
    if not HEADER.match(lines[line - 1]):
        return _in_place(text, name, value)
    end = "\r" if lines[line - 1].endswith("\r") else ""
    lines.insert(_below_the_sample(lines, line, name), f"{name} = {_toml(value)}{end}")
    return "\n".join(lines)


def _below_the_sample(lines: list[str], header: int, name: str) -> int:
    """How many lines a new one goes below: up to the commented line of that name in the section, else its header."""
    for number, line in enumerate(lines[header:], start=header + 1):
        if line.lstrip().startswith("["):
            break
        if re.match(rf"\s*#\s*{name}\s*=", line):
            return number
    return header


def _with_section(text: str, line: str) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text else end if text.endswith("\n") else end * 2
    return f"{text}{gap}[{SECTION}]{end}{line}{end}"


def _in_place(text: str, name: str, value: int | bool | None) -> str:
    """A key that is there already, or one for an inline table or dotted keys: for these the format has its library."""
    import tomlkit

    document = tomlkit.parse(text)
    section = cast("dict[str, object]", document[SECTION])
    if value is None:
        del section[name]
    else:
        section[name] = value
    return tomlkit.dumps(document)


def _toml(value: int | bool) -> str:
    return str(value).lower()


def _check_rest(path: Path, old: str, new: str, changes: Mapping[str, int | bool | None]) -> None:
    """Nothing but the changes may differ, however unusual the file."""
    wanted = tomllib.loads(old)
    section = {**wanted.get(SECTION, {}), **{name: value for name, value in changes.items() if value is not None}}
    kept = {name: value for name, value in section.items() if changes.get(name, value) is not None}
    written = tomllib.loads(new)
    if {**written, SECTION: written.get(SECTION, {})} != {**wanted, SECTION: kept}:
        raise JournalError(f"{path} is written in a way that cannot be changed here.", "Change it in an editor.")


def _as_it_was_marked(path: Path, text: str) -> bytes:
    """The text, with a byte order mark if the file has one."""
    is_marked = path.exists() and path.read_bytes().startswith(MARK.encode())
    return f"{MARK if is_marked else ''}{text}".encode()


def _write(path: Path, data: bytes) -> None:
    """Replace the file in one step, where a link leads to it; a new one and its folder are the runner's alone."""
    try:
        target = path.resolve()
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(0, "it is read-only")
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o600
        _replace(target, data, mode)
    except OSError as error:
        raise JournalError(
            f"{path} cannot be written: {error.strerror}.", "Check the file, its folder and their permissions."
        ) from error


def _replace(target: Path, data: bytes, mode: int) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(target)
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()
