"""The command line. Each command is a function `NAME_command` in a module that is imported when it is called."""

from importlib import import_module
from typing import IO, TYPE_CHECKING, Any, NamedTuple

import click

from runjournal import __version__
from runjournal.cli.options import GLOBAL_OPTIONS
from runjournal.errors import JournalError
from runjournal.model.limits import Invalid

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

INTERRUPTED = 130


class CommandSummary(NamedTuple):
    """The module of `runjournal.cli` that has a command, and its line in the list of commands."""

    module: str
    help: str


COMMANDS = {
    name: CommandSummary(module, help_line)
    for name, module, help_line in (
        ("log", "log", 'Add entries, such as: log "r 8.2k 44 e5 calf3l w2"'),
        ("check", "book", "Check a booking before you make it; nothing is saved."),
        ("slots", "book", "Show when a massage is safe in the next days."),
        ("propose", "propose", "Propose sessions that meet the goal at the safest times."),
        ("flags", "flags", "Show what the rules warn of now, most severe first."),
        ("progress", "progress", "Show the month's sessions against the goal."),
        ("week", "review", "Look back on a week."),
        ("month", "review", "Look back on a month."),
        ("year", "review", "Look back on a year."),
        ("report", "review", "Write a report for a coach, with pictures."),
        ("card", "card", "Write one page for the therapist."),
        ("show", "find", "Show a day as lines that `log` reads."),
        ("find", "find", "Find entries, such as: find massage deep since oct"),
        ("undo", "change", "Undo the latest change."),
        ("redo", "change", "Redo what was undone last."),
        ("edit", "change", "Replace an entry by what a line says."),
        ("delete", "change", "Delete entries; `undo` brings them back."),
        ("done", "change", "Mark a planned run, massage or race as done."),
        ("overrule", "change", "Decide against what a rule says, with your reason."),
        ("export", "exchange", "Write the whole journal to a file."),
        ("import", "import_files", "Bring in recorded runs, calendars and journals."),
        ("backup", "maintenance", "Copy the journal; safe while it is in use."),
        ("restore", "maintenance", "Replace the journal by a backup."),
        ("doctor", "maintenance", "Check that the journal and its backups are sound."),
        ("where", "maintenance", "Show which files are used."),
        ("demo", "app", "Try the app on a sample journal; nothing is kept."),
        ("completion", "maintenance", "Print a script that completes commands in your shell."),
    )
}
"""The commands by name, in the order of the help."""


class ReportedError(click.ClickException):
    """A mistake a runner can meet: printed as a sentence with its way out, status 1."""

    def __init__(self, error: JournalError | Invalid) -> None:
        super().__init__(str(error))
        self.error = error

    def show(self, file: IO[Any] | None = None) -> None:  # noqa: ARG002 - the signature is click's
        """Print it to standard error."""
        from runjournal.cli.output import print_error

        print_error(self.error)


class Commands(click.Group):
    """The commands by name. Their list and completion read the table alone, so that neither imports a command."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"runjournal.cli.{COMMANDS[cmd_name].module}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.help) for name, command in COMMANDS.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Return the commands and options that begin with what is typed."""
        from click.shell_completion import CompletionItem

        names = [name for name in COMMANDS if name.startswith(incomplete)]
        options = click.Command.shell_complete(self, ctx, incomplete)
        return [*(CompletionItem(name, help=COMMANDS[name].help) for name in names), *options]

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the options that stand before a command."""
        from runjournal.cli.output import printable

        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.UsageError as error:
            raise click.UsageError(printable(error.format_message()), error.ctx) from error

    def invoke(self, ctx: click.Context) -> object:
        """Run a command and report its errors."""
        from runjournal.cli.output import prepare_streams, printable

        prepare_streams()
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            raise click.UsageError(printable(error.format_message()), error.ctx) from error
        except (JournalError, Invalid) as error:
            raise ReportedError(error) from error
        except KeyboardInterrupt as stop:
            raise click.exceptions.Exit(INTERRUPTED) from stop


@click.command("runjournal", cls=Commands, invoke_without_command=True, params=list(GLOBAL_OPTIONS))
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """A recovery journal for runners. Without a command it opens full screen, on today.

    The options below may stand before or after a command. `runjournal COMMAND --help` says more about one.
    """
    if context.invoked_subcommand is None:
        from runjournal.cli.app import open_today

        open_today()
