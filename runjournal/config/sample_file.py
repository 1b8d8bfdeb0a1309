"""The sample settings file, made from the settings themselves."""

import dataclasses
from collections.abc import Iterator
from datetime import time
from enum import StrEnum
from inspect import getdoc

from runjournal.model.settings import SettingDoc, Settings, setting_docs

HEAD = """\
# Settings of runjournal. Every setting stands at its default:
# take away the # before its name and change the value.
"""
KEYMAP = """\
# Your own keys, by the id of a binding. The ids stand in the help of the app.
[keymap]
"""


def template() -> str:
    """A TOML text with every setting described and commented out at its default."""
    defaults = Settings()
    sections = [field.name for field in dataclasses.fields(Settings) if _is_section(getattr(defaults, field.name))]
    blocks = ["\n".join(_settings(defaults))]
    blocks += ["\n".join(_section(name, getattr(defaults, name))) for name in sections]
    return "\n".join([HEAD, *(f"{block}\n" for block in blocks), KEYMAP])


def _is_section(value: object) -> bool:
    return dataclasses.is_dataclass(value)


def _section(name: str, section: object) -> Iterator[str]:
    yield f"# {getdoc(section)}"
    yield f"[{name}]"
    yield from _settings(section)


def _settings(section: object) -> Iterator[str]:
    for name, words in setting_docs(type(section)).items():
        value = getattr(section, name)
        yield f"# {words.meaning}{_bounds(words, value)}"
        yield f"#{name} = {_toml(value)}"


def _bounds(words: SettingDoc, value: object) -> str:
    if isinstance(value, StrEnum):
        return f" One of: {', '.join(type(value))}."
    if words.low is None or words.high is None:
        return ""
    return f" From {words.low} to {words.high}{f' {words.unit}' if words.unit else ''}."


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, time):
        return f'"{value:%H:%M}"'
    return f'"{value}"' if isinstance(value, str) else str(value)
