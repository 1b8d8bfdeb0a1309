"""`python -m tests.readme`: write the tables of the README anew from the code they are about."""

import dataclasses
from collections.abc import Callable, Iterator
from datetime import time
from enum import StrEnum
from itertools import groupby
from pathlib import Path

from runjournal.language.filters.filter_examples import EXAMPLES as FILTERS
from runjournal.language.line.line_examples import EXAMPLES
from runjournal.model.settings import SettingDoc, Settings, setting_docs
from runjournal.rules.registry import RULES
from runjournal.rules.rule import Group

README = Path(__file__).parent.parent / "README.md"
SIGNS = {"question_mark": "?", "left_square_bracket": "[", "right_square_bracket": "]", "plus": "+", "minus": "-"}


def examples() -> str:
    """The lines that show the entry language."""
    return "\n".join(["| line | meaning |", "|---|---|", *(f"| `{line}` | {meaning} |" for line, meaning in EXAMPLES)])


def filters() -> str:
    """The filters that show what can be found."""
    rows = [f"| `{text}` | {meaning} |" for text, meaning in FILTERS]
    return "\n".join(["| filter | finds |", "|---|---|", *rows])


def rules() -> str:
    """Every rule by its group: its id, when it says something, and how strong its source is."""
    rows = ["| rule | says something about | source |", "|---|---|---|"]
    order = list(Group)
    by_group = sorted(RULES, key=lambda rule: order.index(rule.group))
    for group, known in groupby(by_group, key=lambda rule: rule.group):
        rows.append(f"| **{group}** | | |")
        for rule in known:
            what = rule.what_with(Settings())
            rows.append(f"| `{rule.id}` | {what} | {rule.source.claim}: {rule.source.strength} |")
    return "\n".join(rows)


def settings() -> str:
    """Every setting with its default, what it may be and what it means."""
    rows = ["| setting | default | allowed | meaning |", "|---|---|---|---|"]
    rows += [f"| `{name}` | {default} | {allowed} | {meaning} |" for name, default, allowed, meaning in _settings()]
    return "\n".join([*rows, "| `keymap` | | an id and a key | Your own keys, by the id of a binding. |"])


def _settings() -> Iterator[tuple[str, str, str, str]]:
    defaults = Settings()
    yield from _section("", defaults)
    for field in dataclasses.fields(defaults):
        section = getattr(defaults, field.name)
        if dataclasses.is_dataclass(section):
            yield from _section(f"{field.name}.", section)


def _section(prefix: str, section: object) -> Iterator[tuple[str, str, str, str]]:
    for name, words in setting_docs(type(section)).items():
        value = getattr(section, name)
        yield f"{prefix}{name}", f"`{_written(value)}`", _allowed(value, words), words.meaning


def _written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, time):
        return f'"{value:%H:%M}"'
    if isinstance(value, tuple):
        return f"[{', '.join(map(_written, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _allowed(value: object, words: SettingDoc) -> str:
    if isinstance(value, StrEnum):
        return ", ".join(type(value))
    if isinstance(value, bool):
        return "true, false"
    if isinstance(value, tuple):
        return "a list of texts"
    if words.low is None:
        return "a time of day" if isinstance(value, time) else "a text"
    return f"{words.low} to {words.high} {words.unit}".strip()


def keys() -> str:
    """Every key of the app, where it works and by which id it can be rebound."""
    from runjournal.tui.bindings import KEY_PLACES

    rows = ["| where | key | what it does | id |", "|---|---|---|---|"]
    for place, binding in KEY_PLACES.bindings():
        written = " ".join(f"`{SIGNS.get(key, key)}`" for key in binding.key.split(","))
        rows.append(f"| {place} | {written} | {binding.description} | `{binding.id}` |")
    return "\n".join(rows)


SECTIONS: dict[str, Callable[[], str]] = {
    "examples": examples,
    "filters": filters,
    "rules": rules,
    "settings": settings,
    "keys": keys,
}


def section(text: str, name: str) -> str:
    """What stands between the marks of a section."""
    return text.partition(f"<!-- {name} -->\n")[2].partition(f"<!-- /{name} -->")[0].strip()


def renewed(text: str) -> str:
    """The README with its tables written anew."""
    for name, make in SECTIONS.items():
        begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        before, rest = text.split(begin)
        after = rest.split(end, 1)[1]
        text = f"{before}{begin}\n{make()}\n\n{end}{after}"
    return text


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8")
