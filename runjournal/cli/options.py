"""The options that every command takes, before its name or after it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from runjournal.model.frozen import frozen

PREFIX = "runjournal."
LINE_SETTINGS = {"ignore_unknown_options": True}
"""A line may begin with -2, for two days ago."""


@frozen
class GlobalOptions:
    """The values of the global options as written; None or False if not given."""

    journal: str | None
    as_of: str | None
    zone: str | None
    json: bool


def _remember(context: click.Context, parameter: click.Parameter, value: object) -> None:
    """Keep a value where the group and its command share it; the later one wins."""
    if value is not None and value is not False and parameter.name:
        context.meta[PREFIX + parameter.name] = value


def _option(name: str, **settings: Any) -> click.Option:
    return click.Option([name], callback=_remember, expose_value=False, **settings)


GLOBAL_OPTIONS: tuple[click.Option, ...] = (
    _option(
        "--journal",
        type=click.Path(),
        metavar="PATH",
        help="The journal's file; else RUNJOURNAL_DB, else your data folder.",
    ),
    _option(
        "--as-of",
        metavar="WHEN",
        help="The time of now: 2026-04-15T09:00 in the zone, or with an offset; a date means the end of that day.",
    ),
    _option("--zone", metavar="ZONE", help="Your zone, such as Europe/London; else TZ, the settings, the system."),
    _option("--json", is_flag=True, help="Print JSON."),
)


def _file_or_none(_context: click.Context, _parameter: click.Parameter, output: Path | None) -> Path | None:
    return None if output == Path("-") else output


output_option = click.option(
    "--output",
    type=click.Path(path_type=Path),
    callback=_file_or_none,
    help="The file; else, or with -, standard output.",
)
"""Where a document goes: a file, or None for standard output."""


class Command(click.Command):
    """A command that takes the global options beside its own."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        settings["params"] = [*(settings.get("params") or []), *GLOBAL_OPTIONS]
        super().__init__(*args, **settings)


def global_options() -> GlobalOptions:
    """Return the global options of the command that runs."""
    meta = click.get_current_context().meta
    return GlobalOptions(
        meta.get(PREFIX + "journal"),
        meta.get(PREFIX + "as_of"),
        meta.get(PREFIX + "zone"),
        bool(meta.get(PREFIX + "json")),
    )


def join_words(arguments: Sequence[str]) -> list[str]:
    """Return the lines of some arguments: one line if none has a space, else each argument as a line.

    Raises a usage error for an unknown option.
    """
    for argument in arguments:
        if argument.startswith("--"):
            raise click.NoSuchOption(argument.split()[0])
    return list(arguments) if any(" " in argument for argument in arguments) else [" ".join(arguments)]
