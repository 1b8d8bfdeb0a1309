"""`backup`, `restore`, `doctor` and `where`: the files."""

import os
from pathlib import Path

import click

from runjournal.cli.here import here
from runjournal.cli.options import Command, given
from runjournal.cli.output import print_json


@click.command("backup", cls=Command)
@click.argument("file", required=False, type=click.Path(path_type=Path))
def backup_command(file: Path | None) -> None:
    """Copy the journal to FILE, else to its folder of backups; safe while it is in use."""
    from runjournal.errors import JournalError
    from runjournal.paths import backup_folder
    from runjournal.store.backup import backup

    at = here()
    name = f"{at.path.stem}-{at.now():%Y-%m-%dT%H%M%S}.db"
    target = file or backup_folder(at.path) / name
    if target.exists():
        raise JournalError(f"{target} is already there.", "Name another file.")
    _print_path("backup", backup(at.path, target))


@click.command("restore", cls=Command)
@click.argument("file", type=click.Path(path_type=Path))
def restore_command(file: Path) -> None:
    """Put the backup FILE in the journal's place. The journal as it was is kept among the backups."""
    from runjournal.store.backup import restore

    at = here()
    _print_path("kept", restore(file, at.path, at.now()))


def _print_path(name: str, path: Path) -> None:
    if given().json:
        print_json({name: str(path)})
    else:
        click.echo({"backup": f"Backed up to {path}", "kept": f"Restored. What was there is kept as {path}"}[name])


@click.command("where", cls=Command)
def where_command() -> None:
    """Show which files are used."""
    from runjournal.cli.options import given
    from runjournal.paths import backup_folder, config_path, journal_path

    journal = journal_path(given().journal, os.environ)
    files = {"journal": journal, "settings": config_path(os.environ), "backups": backup_folder(journal)}
    if given().json:
        print_json({name: str(path) for name, path in files.items()})
        return
    for name, path in files.items():
        click.echo(f"{name:<9} {path}{'' if path.exists() else '  (not there yet)'}")
