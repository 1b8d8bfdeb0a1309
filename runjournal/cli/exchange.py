"""`export`."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from runjournal.cli.context import CommandContext, command_context
from runjournal.cli.options import Command, output_option
from runjournal.cli.output import print_lines, print_message, printable
from runjournal.exchange.entry_rows import STILL_ON
from runjournal.exchange.files import write_file
from runjournal.exchange.format import WriteContext
from runjournal.exchange.registry import BY_NAME
from runjournal.model.choices import Kind
from runjournal.model.limits import LAST_DAY

if TYPE_CHECKING:
    from runjournal.exchange.format import Format
    from runjournal.store.journal import Journal

NAMES = ("text", "json", "csv", "ics")
KINDS = tuple(kind.value for kind in Kind)


@click.command("export", cls=Command)
@click.option("--to", "name", required=True, type=click.Choice(NAMES), help="The format.")
@output_option
@click.option(
    "--only",
    "kinds",
    multiple=True,
    type=click.Choice(KINDS),
    help="Only this kind of entry; may be repeated.",
)
def export_command(name: str, output: Path | None, kinds: tuple[str, ...]) -> None:
    """Write the whole journal, with ids and sources. `import` reads every format back, `log` reads text.

    For a calendar, ics writes the massages, races and runs ahead, with reminders for massages.

    In CSV, a text that begins like a formula has an apostrophe before it, which `import` takes away again.
    """
    ctx = command_context()
    chosen = BY_NAME[name]
    with ctx.open() as journal:
        lines = _lines(chosen, journal, ctx, {Kind(kind) for kind in kinds})
        if output is None:
            print_lines(lines, chosen.line_end)
        else:
            write_file(output, lines, ctx.path, chosen.line_end)
            print_message(f"Exported to {printable(str(output))}.")


def _lines(chosen: "Format", journal: "Journal", ctx: CommandContext, kinds: set[Kind]) -> Iterator[str]:
    if chosen.sync is None:
        entries = (entry for entry in journal.all() if not kinds or entry.kind in kinds)
        return chosen.write(entries, WriteContext(ctx.now(), ctx.settings))
    first, wanted = (ctx.now() - STILL_ON).date(), [kind for kind in chosen.sync.kinds if not kinds or kind in kinds]
    ahead = journal.between(first, LAST_DAY, wanted) if wanted else ()
    return chosen.write(ahead, WriteContext(ctx.now(), ctx.settings, journal.revisions(ahead)))
