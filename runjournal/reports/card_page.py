"""The therapist's card in plain words, laid out but not yet written in any format."""

from typing import NamedTuple

from runjournal.rules.finding import Severity

HEAD = ("area", "highest", "latest", "trend", "sore days", "when")
"""What stands above the columns of a table."""


class Row(NamedTuple):
    """A label with its words; a severity makes the label stand out."""

    label: str
    words: str
    severity: Severity | None = None


class Part(NamedTuple):
    """A part of the card: its title, a sentence, rows `above` the table, the table under `HEAD`, and rows below it."""

    title: str
    intro: str = ""
    above: tuple[Row, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    rows: tuple[Row, ...] = ()


class CardPage(NamedTuple):
    """The whole card in plain text that is not escaped for anything."""

    title: str
    subtitle: str
    parts: tuple[Part, ...]
    foot: str
