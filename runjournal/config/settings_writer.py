"""Changing settings in their file: the one line of each, and nothing else of what a runner wrote there."""

import json
import os
import re
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from typing import Any

from runjournal.config.settings_reader import file_text, settings_in
from runjournal.config.toml_lines import lines_of_keys
from runjournal.errors import JournalError
from runjournal.model.settings import Settings

Keys = tuple[str, ...]
"""Where a setting stands: its name, behind that of its section if it is in one."""
Written = int | bool | str | Sequence[str]
"""A setting as the file has it; a time of day is a text."""
MARK = "\ufeff"
BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def save(path: Path, changes: Mapping[Keys, Written | None]) -> Settings:
    """Put settings into the file, None to take one out; return the settings as they are then.

    Comments, order and everything else stay. A missing file is made, readable by the runner alone. Raises
    `JournalError` for a file with mistakes, which is left as it is, for a value that is not allowed, for a file that
    is changed by somebody else at the same moment, and for what stands in the way of writing.
    """
    before = file_text(path) if path.exists() else None
    old = before or ""
    settings_in(old, path)
    new = edited(old, changes)
    settings = settings_in(new, path)
    _check_rest(path, old, new, changes)
    if new != old:
        _write(path, new, before)
    return settings


def edited(text: str, changes: Mapping[Keys, Written | None]) -> str:
    """A valid TOML text with settings changed, or removed if the value is None."""
    for keys, value in changes.items():
        if keys[-1] in _section(tomllib.loads(text), keys):
            text = _in_place(text, keys, value)
        elif value is not None:
            text = _with_new(text, keys, value)
    return text


def _section(values: dict[str, Any], keys: Keys) -> dict[str, Any]:
    """The table in which a setting stands, empty if it is not there."""
    section: dict[str, Any] = values.get(keys[0], {}) if len(keys) > 1 else values
    return section


def _with_new(text: str, keys: Keys, value: Written) -> str:
    """The new line stands below the sample's own line for it, else at the top of the file or of its section."""
    name, line = keys[-1], f"{_key(keys[-1])} = {_toml(value)}"
    lines, begin = text.split("\n"), 0
    if len(keys) > 1:
        header = lines_of_keys(text).get(keys[:1])
        if header is None:
            return _with_section(text, keys[0], line)
        if not _is_header(lines[header - 1]):
            return _in_place(text, keys, value)
        begin = header
    place = _below_the_sample(lines, begin, name)
    place = place or begin or _below_the_title(lines)
    return "\n".join(_inserted(lines, place, line))


def _is_header(line: str) -> bool:
    return line.lstrip().startswith("[")


def _below_the_sample(lines: Sequence[str], begin: int, name: str) -> int | None:
    """How many lines a new one goes below: up to the commented line of that name in the section, if there is one."""
    sample = re.compile(rf"""\s*#\s*(["']?){re.escape(name)}\1\s*=""")
    for number, line in enumerate(lines[begin:], start=begin + 1):
        if _is_header(line):
            break
        if sample.match(line):
            return number
    return None


def _below_the_title(lines: Sequence[str]) -> int:
    """How many lines of comments stand above a gap at the top of a file, with the gap; none without one."""
    comments = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    if comments < len(lines) and lines[comments].strip():
        return 0
    return comments + 1 if 0 < comments < len(lines) - 1 else comments


def _inserted(lines: Sequence[str], place: int, line: str) -> list[str]:
    """The lines with one more, ended as the others are, and apart from a section or a comment that it comes before."""
    end = "\r" if any(each.endswith("\r") for each in lines) else ""
    after = lines[place:]
    is_first = not place or not lines[place - 1].strip()
    gap = [end] if is_first and after and after[0].lstrip().startswith(("[", "#")) else []
    return [*lines[:place], f"{line}{end}", *gap, *after]


def _with_section(text: str, section: str, line: str) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text else end if text.endswith("\n") else end * 2
    return f"{text}{gap}[{section}]{end}{line}{end}"


def _in_place(text: str, keys: Keys, value: Written | None) -> str:
    """A key that is there already, or one for an inline table or dotted keys: for these the format has its library."""
    import tomlkit

    document = tomlkit.parse(text)
    section = _section(document, keys)
    if value is None:
        del section[keys[-1]]
    elif isinstance(value, (int, str)):
        section[keys[-1]] = value
    else:
        section[keys[-1]] = _with_texts(section.get(keys[-1], []), value)
    return tomlkit.dumps(document)


def _with_texts(array: list[str], texts: Sequence[str]) -> list[str]:
    """The array of the file with other texts; the comments in it stay if the order of those that stay does."""
    for number in reversed(range(len(array))):
        if array[number] not in texts:
            del array[number]
    for text in texts:
        if text not in array:
            array.append(text)
    return array if array == list(texts) else list(texts)


def _key(name: str) -> str:
    return name if BARE_KEY.fullmatch(name) else _toml(name)


def _toml(value: Written) -> str:
    """A value as TOML; a text without control characters is the same as in JSON."""
    if isinstance(value, (int, str)):
        return json.dumps(value, ensure_ascii=False)
    return f"[{', '.join(map(_toml, value))}]"


def _check_rest(path: Path, old: str, new: str, changes: Mapping[Keys, Written | None]) -> None:
    """Nothing but the changes may differ, however unusual the file."""
    wanted = deepcopy(tomllib.loads(old))
    for keys, value in changes.items():
        section = _section(wanted, keys)
        if value is None:
            section.pop(keys[-1], None)
        else:
            section[keys[-1]] = value if isinstance(value, (int, str)) else list(value)
            wanted |= {keys[0]: section} if len(keys) > 1 else {}
    if _without_empty(tomllib.loads(new)) != _without_empty(wanted):
        raise JournalError(f"{path} is written in a way that cannot be changed here.", "Change it in an editor.")


def _without_empty(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value != {}}


def _write(path: Path, text: str, before: str | None) -> None:
    """Replace the file in one step, where a link leads to it; a new one and its folder are the runner's alone.

    `before` is what it held; it is left alone if it holds something else by now. A byte order mark is kept.
    """
    try:
        is_marked = before is not None and path.read_bytes().startswith(MARK.encode())
        data = f"{MARK if is_marked else ''}{text}".encode()
        target = path.resolve()
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(0, "it is read-only")
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o600
        _replace(target, data, mode, before)
    except OSError as error:
        raise JournalError(
            f"{path} cannot be written: {error.strerror}.", "Check the file, its folder and their permissions."
        ) from error


def _replace(target: Path, data: bytes, mode: int, before: str | None) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        if (file_text(target) if target.exists() else None) != before:
            raise JournalError(f"{target} was changed meanwhile; nothing was written.", "Look at it, then try again.")
        Path(name).replace(target)
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()
