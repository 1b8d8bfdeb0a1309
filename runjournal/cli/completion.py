"""`completion`: completing commands and options in the shell."""

import click

from runjournal.cli.options import Command
from runjournal.cli.output import echo

SHELLS = ("bash", "zsh", "fish")


@click.command("completion", cls=Command)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion_command(context: click.Context, shell: str) -> None:
    """Print what makes SHELL complete commands and options.

    For bash, put this into ~/.bashrc: eval "$(runjournal completion bash)"
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    if found is not None:
        group = context.find_root().command
        echo(found(group, {}, "runjournal", "_RUNJOURNAL_COMPLETE").source())
