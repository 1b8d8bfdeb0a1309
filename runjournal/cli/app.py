"""The terminal app: the runner's journal, or with `demo` a sample thrown away afterwards."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from runjournal.cli.context import CommandContext, command_context, zone_for_setting
from runjournal.cli.options import Command
from runjournal.errors import JournalError

if TYPE_CHECKING:
    from runjournal.tui.key_names import KeyPlaces

SCREEN_WAIT_S = 2.0
"""How long a screen waits for another process that writes before it says so."""


def open_today() -> None:
    """Open the app on the runner's journal."""
    _run(_at_a_terminal(), tag="")


@click.command("demo", cls=Command)
def demo_command() -> None:
    """Open the app on a sample journal in a temporary folder, thrown away afterwards."""
    from dataclasses import replace

    ctx = _at_a_terminal()
    with TemporaryDirectory(prefix="runjournal-") as folder:
        sample = replace(ctx, path=Path(folder) / "journal.db", config=_copied(ctx.config, Path(folder)))
        _fill(sample)
        _run(sample, tag="demo")


def _at_a_terminal() -> CommandContext:
    """Return the context of the app. Raise `JournalError` without a terminal, unless a server of Textual draws it."""
    is_dumb = os.environ.get("TERM") == "dumb"
    is_terminal = not is_dumb and sys.stdin.isatty() and sys.stdout.isatty()
    if not is_terminal and not os.environ.get("TEXTUAL_DRIVER"):
        raise JournalError(
            f"The full screen needs a terminal{', and this one is dumb' if is_dumb else ''}.",
            "Here, `runjournal --help` lists the commands.",
        )
    return command_context()


def _copied(config: Path | None, folder: Path) -> Path:
    """Copy the settings file, so that a threshold tried on the sample leaves the runner's own as it is."""
    own = folder / "config.toml"
    if config is not None and config.exists():
        own.write_bytes(config.read_bytes())
    return own


def _fill(ctx: CommandContext) -> None:
    from runjournal.demo import demo_entries

    with ctx.open() as journal:
        journal.add(demo_entries(ctx.now(), ctx.zone), undoable=False)


def _run(ctx: CommandContext, tag: str) -> None:
    import gc

    gc.disable()  # a start makes no garbage worth a pause; the app turns it on again once it is painted
    from runjournal.tui.app import RunJournalApp

    with ctx.open(wait_s=SCREEN_WAIT_S) as journal:
        app = RunJournalApp(
            journal,
            ctx.settings,
            ctx.zone,
            ctx.now,
            key_places=_key_places,
            tag=tag,
            config=ctx.config,
            zone_of=zone_for_setting(),
        )
        app.run()
        journal.rescue()
    if app.failure is not None:
        raise app.failure
    if app.return_code:
        click.get_current_context().exit(app.return_code)


def _key_places() -> "KeyPlaces":
    """Where the keys of all screens work; only a runner with own keys waits for them to be imported."""
    from runjournal.tui.bindings import KEY_PLACES

    return KEY_PLACES
