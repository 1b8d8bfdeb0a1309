"""Every format. A new one is one line here."""

from pathlib import PurePath

from runjournal.exchange.calendar.ics_format import ICS
from runjournal.exchange.csv_format import CSV
from runjournal.exchange.format import Format
from runjournal.exchange.json_format import JSON
from runjournal.exchange.text_format import TEXT

FORMATS: tuple[Format, ...] = (JSON, CSV, ICS, TEXT)

BY_NAME: dict[str, Format] = {format_.name: format_ for format_ in FORMATS}


def format_of(name: str, first_line: str) -> Format:
    """The format of a file by the end of its name, else by its first line; text is what nothing else is.

    A name that ends as that of a text tells nothing: Excel saves "Unicode text" of a table so.
    """
    suffix = PurePath(name).suffix.lower()
    by_suffix = [format_ for format_ in FORMATS if suffix in format_.suffixes and format_ is not TEXT]
    return (by_suffix or [format_ for format_ in FORMATS if format_.begins(first_line)])[0]
