"""On which line of a TOML text each key stands, found with the TOML reader itself."""

import tomllib
from collections.abc import Iterator, Mapping

Path = tuple[str, ...]
LONGEST_STATEMENT = 200
"""Lines of one setting."""


def lines_of_keys(text: str) -> dict[Path, int]:
    """The line (from 1) of each key and table of a valid TOML text, by its path."""
    lines: dict[Path, int] = {}
    table: Path = ()
    for line, statement, values in _statements(text):
        is_header = statement.lstrip().startswith("[")
        paths = [path if is_header else (*table, *path) for path in _paths(values)]
        for path in paths:
            lines.setdefault(path, line)
        table = paths[-1] if is_header else table
    return lines


def _statements(text: str) -> Iterator[tuple[int, str, Mapping[str, object]]]:
    """Each statement with the line on which it begins and what it says alone.

    Lines are gathered until they can be read: a text or an array may go over several. None over very many, for each
    line is a try to read all of them: then the rest is left out.
    """
    begin, gathered = 1, ""
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        begin, gathered = (begin, f"{gathered}\n{line}") if gathered else (number, line)
        try:
            values = tomllib.loads(gathered)
        except tomllib.TOMLDecodeError:
            if number - begin > LONGEST_STATEMENT:
                return
            continue
        yield begin, gathered, values
        gathered = ""


def _paths(values: Mapping[str, object]) -> Iterator[Path]:
    """Every path into nested tables, the outer ones first."""
    for key, value in values.items():
        yield (key,)
        if isinstance(value, dict):
            yield from ((key, *rest) for rest in _paths(value))
