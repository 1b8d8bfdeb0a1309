"""Reading a settings file: each value is checked against its field; the first mistake is reported with its line."""

import dataclasses
import re
import tomllib
import typing
from collections.abc import Mapping
from datetime import time
from enum import StrEnum
from pathlib import Path
from typing import Any

from runjournal.config.toml_lines import lines_of_keys
from runjournal.errors import JournalError
from runjournal.model.limits import Invalid, check_text
from runjournal.model.moments import zone_info
from runjournal.model.settings import SettingDoc, Settings, setting_docs

LARGEST_BYTES = 1_000_000
MOST_NAMED = 13
MOST_TEXTS = 200
"""Of one list: more than a runner has folders, or words for races."""
TEXTS = 'a list of texts in quotes, such as ["one", "two"]'


class SettingError(Exception):
    """A value that cannot stand: the path of its key, or of another to blame, what is wrong, and the way out."""

    def __init__(self, path: tuple[str, ...], sentence: str, way_out: str, other: tuple[str, ...] = ()) -> None:
        self.paths = (path, other)
        self.sentence = sentence
        self.way_out = way_out
        super().__init__(sentence)


def read(path: Path) -> Settings:
    """The settings in the file. Raises `JournalError` for the first thing that is wrong with it."""
    return settings_in(file_text(path), path)


def written_in(path: Path, keys: tuple[str, ...]) -> Any:
    """What the file itself says of the setting at `keys`, None if nothing. Raises `JournalError` for mistakes."""
    text = file_text(path)
    settings_in(text, path)
    value: Any = _values(text, path)
    for key in keys:
        value = value.get(key, {})
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return None if value == {} else value


def settings_in(text: str, path: Path) -> Settings:
    """The settings in a text; `path` is the file that a mistake names. Raises `JournalError`."""
    try:
        settings: Settings = _section(Settings, _values(text, path), ())
        _check_whole(settings)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(path, text, error) from error
    except SettingError as wrong:
        raise located_error(wrong, text, path) from wrong
    return settings


def _values(text: str, path: Path) -> dict[str, Any]:
    """What the text says as TOML. Raises `JournalError` for values that the reader of the standard library gives up."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except RecursionError as error:
        raise JournalError(f"{path} is nested too deeply for settings.", "Check that it is the right file.") from error
    except ValueError as error:  # of the conversion: more digits than Python reads, a date that there is not
        raise JournalError(
            f"{path} has a number or date that cannot be read.", "Check that it is the right file."
        ) from error


def located_error(wrong: SettingError, text: str, path: Path) -> JournalError:
    """The error for the runner, with the file and the line of the mistake."""
    lines = lines_of_keys(text)
    line = next((lines[keys] for keys in wrong.paths if keys in lines), None)
    return JournalError(f"{path}{f', line {line}' if line else ''}: {wrong.sentence}", wrong.way_out)


def file_text(path: Path) -> str:
    """The text of the file. Raises `JournalError` if it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_BYTES + 1)
        if len(data) > LARGEST_BYTES:
            raise JournalError(
                f"{path} is larger than 1 MB, too large for settings.", "Check that it is the right file."
            )
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise JournalError(
            f"{path} cannot be read: {error.strerror}.", "Check the file and its permissions."
        ) from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise JournalError(f"{path}, line {line}: this is not UTF-8 text.", "Save the file as UTF-8.") from error
    return text


def _syntax_error(path: Path, text: str, error: tomllib.TOMLDecodeError) -> JournalError:
    what, _, where = str(error).rpartition(" (at ")
    position = re.match(r"line (\d+)", where)
    line = int(position[1]) if position else text.rstrip("\n").count("\n") + 1
    reason = f"{what[:1].lower()}{what[1:]}".encode("unicode_escape").decode()
    return JournalError(
        f"{path}, line {line}: this is not TOML, {reason}.", 'Write settings as name = value, text in "".'
    )


def _section(section: type, values: Mapping[str, object], path: tuple[str, ...]) -> Any:
    """An object of a settings class from a table."""
    hints = typing.get_type_hints(section)
    words = setting_docs(section)
    for name in values:
        if name not in hints:
            raise _unknown((*path, name), list(hints))
    given = {
        name: _value(hints[name], value, (*path, name), words.get(name, SettingDoc("")))
        for name, value in values.items()
    }
    return section(**given)


def _unknown(path: tuple[str, ...], names: list[str]) -> SettingError:
    from difflib import get_close_matches

    nearest = get_close_matches(path[-1].lower().replace("-", "_"), names, n=1)
    where = f"in [{'.'.join(path[:-1])}]" if len(path) > 1 else "at the top"
    way_out = f"Did you mean {nearest[0]}?" if nearest else _all_known(names, where)
    return SettingError(path, f"there is no setting {_shown(path[-1])} {where}.", way_out)


def _all_known(names: list[str], where: str) -> str:
    """The names if they fit in a sentence, else how to list them."""
    if len(names) <= MOST_NAMED:
        return f"Known {where}: {', '.join(names)}."
    return f"All that may stand {where} is listed by `runjournal where --sample-settings`."


def _value(hint: Any, value: object, path: tuple[str, ...], words: SettingDoc) -> object:
    """A value as its field has it. Raises `SettingError` with what is allowed."""
    if dataclasses.is_dataclass(hint):
        return _section(typing.cast(type, hint), _table(value, path), path)
    if typing.get_origin(hint) is dict:
        return {name: _plain(str, text, (*path, name), SettingDoc("")) for name, text in _table(value, path).items()}
    if typing.get_origin(hint) is tuple:
        return _texts(value, path)
    return _plain(hint, value, path, words)


def _texts(value: object, path: tuple[str, ...]) -> tuple[str, ...]:
    """A list of texts, each of which says something."""
    if not isinstance(value, list):
        raise _not_allowed(path, TEXTS, f"not {_shown(value)}")
    wrong = [text for text in value if not (isinstance(text, str) and text.strip() and _is_text(text))]
    if wrong:
        raise _not_allowed(path, TEXTS, f"and {_shown(wrong[0])} is none")
    if len(value) > MOST_TEXTS:
        raise _not_allowed(path, f"a list of at most {MOST_TEXTS} texts", f"not of {len(value):,}")
    return tuple(value)


def _not_allowed(path: tuple[str, ...], allowed: str, but: str) -> SettingError:
    way_out = "Change the line, or delete it to use the default."
    return SettingError(path, f"{'.'.join(path)} is {allowed}, {but}.", way_out)


def _table(value: object, path: tuple[str, ...]) -> dict[str, object]:
    if not isinstance(value, dict):
        raise SettingError(
            path, f"{'.'.join(path)} is a section, not a value.", f"Write [{'.'.join(path)}] above its settings."
        )
    return value


def _plain(hint: type, value: object, path: tuple[str, ...], words: SettingDoc) -> object:
    typed = _typed(hint, value, words)
    if typed is None:
        raise _not_allowed(path, _allowed(hint, words), f"not {_shown(value)}")
    return typed


def _typed(hint: type, value: object, words: SettingDoc) -> object | None:
    """The value as the type has it, or None if it is not allowed."""
    if issubclass(hint, StrEnum):
        return hint(value) if isinstance(value, str) and value in list(hint) else None
    if hint is time:
        return _time(value)
    if type(value) is not hint:
        return None
    if isinstance(value, str):
        return value if _is_text(value) else None
    if isinstance(value, bool) or words.low is None or words.high is None:
        return value
    return value if isinstance(value, int) and words.low <= value <= words.high else None


def _time(value: object) -> time | None:
    """A TOML time, or one in quotes; whole minutes."""
    if isinstance(value, str):
        match = re.fullmatch(r"(\d{1,2}):(\d\d)", value)
        hour, minute = (int(match[1]), int(match[2])) if match else (99, 99)
        return time(hour, minute) if hour < 24 and minute < 60 else None
    return value if isinstance(value, time) and not value.second and not value.microsecond else None


def _is_text(text: str) -> bool:
    try:
        check_text("text", text)
    except Invalid:
        return False
    return True


def _allowed(hint: type, words: SettingDoc) -> str:
    """What a setting may be, in words."""
    if issubclass(hint, StrEnum):
        return f"one of {', '.join(hint)} in quotes"
    if hint is int and words.low is not None and words.high is not None:
        return f"a whole number from {words.low} to {words.high}{f' ({words.unit})' if words.unit else ''}"
    return {bool: "true or false", time: 'a time of day such as "08:00"', int: "a whole number"}.get(
        hint, "a text in quotes without control characters"
    )


def _shown(value: object) -> str:
    """A value as the file has it, cut short, with nothing in it that a terminal could take for a command."""
    if isinstance(value, bool):
        return str(value).lower()
    text = repr(value) if isinstance(value, (str, int, float)) else f"a {_toml_name(value)}"
    return text if len(text) <= 60 else f"{text[:57]}..."


def _toml_name(value: object) -> str:
    names = {"dict": "table", "list": "list", "date": "date", "datetime": "date with a time", "time": "time"}
    return names[type(value).__name__]


def _check_whole(settings: Settings) -> None:
    """What a value's type and bounds cannot say."""
    try:
        if settings.zone:
            zone_info(settings.zone)
    except Invalid as error:
        raise SettingError(
            ("zone",), f"{error.sentence}.", "Change the line, or delete it to use the system's."
        ) from error
    booking = settings.booking
    if booking.closes == booking.opens != time():
        raise SettingError(
            ("booking", "closes"),
            f"booking closes at {booking.closes:%H:%M}, which is when it opens.",
            "Make booking.closes later than booking.opens, or earlier for closing on the next day.",
            other=("booking", "opens"),
        )
