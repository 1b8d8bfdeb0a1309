"""`backup`, `restore`, `doctor`, `where` and `completion`: the files, and the shell."""

import os
from dataclasses import asdict
from pathlib import Path

import click

from runjournal.cli.context import command_context
from runjournal.cli.options import Command, global_options
from runjournal.cli.output import after_saving, print_json, print_text, printable
from runjournal.errors import JournalError
from runjournal.paths import backup_folder, config_path, is_side_file, journal_path

SHELLS = ("bash", "zsh", "fish")


@click.command("backup", cls=Command)
@click.argument("file", required=False, type=click.Path(path_type=Path))
def backup_command(file: Path | None) -> None:
    """Copy the journal to FILE, else to the folder of its backups. This is safe while the journal is in use."""
    from runjournal.store.backup import backup

    ctx = command_context()
    name = f"{ctx.path.stem}-{ctx.now():%Y-%m-%dT%H%M%S}.db"
    target = file or backup_folder(ctx.path) / name
    if target.exists():
        raise JournalError(f"{target} exists already.", "Name another file.")
    if is_side_file(target, ctx.path):
        raise JournalError(f"{target} belongs to the journal.", "Name another file.")
    _print_path("backup", backup(ctx.path, target))


@click.command("restore", cls=Command)
@click.argument("file", type=click.Path(path_type=Path))
def restore_command(file: Path) -> None:
    """Replace the journal by the backup FILE. The journal as it was is kept among the backups."""
    from runjournal.store.restore import restore

    ctx = command_context()
    ctx.check_folder()
    _print_path("kept", restore(file, ctx.path, ctx.now()))


def _print_path(name: str, path: Path) -> None:
    shown = printable(str(path))
    said = {"backup": f"Backed up to {shown}", "kept": f"Restored. The journal as it was is kept as {shown}"}
    with after_saving():
        if global_options().json:
            print_json({name: str(path)})
        else:
            print_text(said[name])


@click.command("doctor", cls=Command)
@click.pass_context
def doctor_command(context: click.Context) -> None:
    """Check that the journal and its backups are sound. Nothing is changed; the status is 1 if something is wrong."""
    from runjournal.store.doctor import examine

    checks = examine(command_context().path)
    well = all(check.ok for check in checks)
    if global_options().json:
        print_json({"ok": well, "checks": [asdict(check) for check in checks]})
    else:
        for check in checks:
            word = "ok" if check.ok else "wrong"
            print_text(f"{word:<6} {check.name:<13} {check.sentence}{f' {check.way_out}' if check.way_out else ''}")
    context.exit(0 if well else 1)


@click.command("where", cls=Command)
@click.option("--sample-settings", is_flag=True, help="Print a settings file with every setting and its default.")
def where_command(sample_settings: bool) -> None:
    """Show which files are used."""
    if sample_settings:
        from runjournal.config import sample

        print_text(sample().rstrip("\n"))
        return

    journal = journal_path(global_options().journal, os.environ)
    files = {"journal": journal, "settings": config_path(os.environ), "backups": backup_folder(journal)}
    if global_options().json:
        print_json({name: str(path) for name, path in files.items()})
        return
    for name, path in files.items():
        print_text(f"{name:<9} {printable(str(path))}{'' if path.exists() else '  (not there yet)'}")


@click.command("completion", cls=Command)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion_command(context: click.Context, shell: str) -> None:
    """Print a script that makes SHELL complete commands and options.

    For bash, put this into ~/.bashrc: eval "$(runjournal completion bash)"
    """
    from click.shell_completion import get_completion_class

    completion_class = get_completion_class(shell)
    if completion_class is not None:
        group = context.find_root().command
        print_text(completion_class(group, {}, "runjournal", "_RUNJOURNAL_COMPLETE").source())
