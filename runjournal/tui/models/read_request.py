"""What is to be read for an import: a typed path, and behind it what a table leaves open, as the command takes it."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from runjournal.errors import JournalError
from runjournal.exchange.activities.activity_columns import FOR_RUNNERS
from runjournal.model.settings import Distance
from runjournal.paths import expanded
from runjournal.tui.models.path_choices import checked_path

BEFORE_OPTION = " --"
WRITE_SO = 'Behind the path there may be --unit mi and, as often as needed, --column date="the header".'


class ReadRequest(NamedTuple):
    """Files, folders and archives, of folders `only` some files; the unit and columns of a table as the runner said."""

    paths: tuple[Path, ...]
    only: Collection[Path] | None = None
    unit: Distance | None = None
    columns: Mapping[str, str] = {}


def read_request(text: str) -> ReadRequest:
    """The request of a typed line. Raises `JournalError` if there is nothing at its path, or for an unknown option."""
    path, *options = text.split(BEFORE_OPTION) if not _is_there(text) else [text]
    if not path.strip():
        raise JournalError("There is no path.", WRITE_SO if options else "Type one, or choose a folder with Down.")
    request = ReadRequest((checked_path(path),))
    for option in options:
        request = _with_option(request, option.strip())
    return request


def _is_there(text: str) -> bool:
    try:
        return expanded(text.strip()).exists()
    except (JournalError, OSError):
        return False


def _with_option(request: ReadRequest, option: str) -> ReadRequest:
    name, _, value = option.replace("=", " ", 1).partition(" ")
    if name == "unit" and value.strip() in list(Distance):
        return request._replace(unit=Distance(value.strip()))
    what, _, header = option.removeprefix("column").strip(" =").partition("=")
    if name == "column" and what in FOR_RUNNERS and header.strip("\"' "):
        return request._replace(columns={**request.columns, what: header.strip("\"' ")})
    raise JournalError(f"--{option[:40]} is not understood.", WRITE_SO)
