"""The command line: one command or family a file, each imported only when it is called."""

from importlib import import_module
from typing import IO, Any

import click

from runjournal import __version__
from runjournal.cli.options import GLOBAL
from runjournal.errors import JournalError
from runjournal.model.limits import Invalid

INTERRUPTED = 130

COMMANDS = {
    "log": "log",
    "check": "book",
    "slots": "book",
    "propose": "propose",
    "flags": "flags",
    "progress": "progress",
    "week": "week",
    "month": "week",
    "year": "week",
    "report": "report",
    "card": "card",
    "show": "show",
    "find": "find",
    "undo": "change",
    "redo": "change",
    "edit": "change",
    "delete": "change",
    "done": "change",
    "overrule": "overrule",
    "export": "exchange",
    "import": "exchange",
    "backup": "upkeep",
    "restore": "upkeep",
    "doctor": "upkeep",
    "where": "upkeep",
    "demo": "app",
    "completion": "completion",
}
"""Each command, in the order of the help, with the module that has it."""


class ReportedError(click.ClickException):
    """A mistake a runner can meet: printed as a sentence with its way out, status 1."""

    def __init__(self, error: JournalError | Invalid) -> None:
        super().__init__(str(error))
        self.error = error

    def show(self, file: IO[Any] | None = None) -> None:  # noqa: ARG002 - the signature is click's
        """Print it on standard error."""
        from runjournal.cli.output import complain

        complain(self.error)


class Commands(click.Group):
    """The commands by name; looking one up imports its module."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"runjournal.cli.{COMMANDS[cmd_name]}")
        found: click.Command = getattr(module, f"{cmd_name}_command")
        return found

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was asked for, its errors told in its own way."""
        from runjournal.cli.output import settle_streams

        settle_streams()
        try:
            return super().invoke(ctx)
        except (JournalError, Invalid) as error:
            raise ReportedError(error) from error
        except KeyboardInterrupt as stop:
            raise click.exceptions.Exit(INTERRUPTED) from stop


@click.command("runjournal", cls=Commands, invoke_without_command=True, params=list(GLOBAL))
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """A recovery journal for runners. Without a command it opens full screen, on today.

    The options below may stand before or after a command. `runjournal COMMAND --help` says more of one.
    """
    if context.invoked_subcommand is None:
        from runjournal.cli.app import open_today

        open_today()
