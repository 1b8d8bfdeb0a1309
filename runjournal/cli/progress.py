"""`progress`: the month's sessions."""

import click

from runjournal.cli.options import Command


@click.command("progress", cls=Command)
def progress_command() -> None:
    """Show the month's sessions against the goal, the streak and the safe days left."""
