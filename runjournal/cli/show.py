"""`show`: a day in the entry language."""

from dataclasses import replace
from datetime import date

import click

from runjournal.cli.context import CommandContext, command_context
from runjournal.cli.log import LINE_SETTINGS
from runjournal.cli.options import Command, given
from runjournal.cli.output import echo, print_json, say


@click.command("show", cls=Command, context_settings=LINE_SETTINGS)
@click.argument("day", nargs=-1, type=click.UNPROCESSED)
@click.option("--ids", is_flag=True, help="Each line with its id, for edit, delete and done, and its source.")
def show_command(day: tuple[str, ...], ids: bool) -> None:
    """Show DAY, else today, as lines that `log` reads. A day is written as in a line: y, mon, -2, 23 nov."""
    ctx = command_context()
    chosen = day_in(ctx, " ".join(day)) if day else ctx.today
    with ctx.open() as journal:
        entries = journal.on_day(chosen)
    if given().json:
        from runjournal.cli.json.findings import entries_to_json

        print_json({"day": chosen.isoformat(), "entries": entries_to_json(entries)})
        return
    from runjournal.cli.text import format_day
    from runjournal.language.display.canonical_line import to_line

    if not entries:
        say(f"Nothing is logged on {format_day(chosen)}.")
    for entry in entries:
        echo(to_line(entry if ids else replace(entry, source=""), ids=ids))


def day_in(ctx: CommandContext, text: str, hint: str = "DAY") -> date:
    """The day that a text means, read as the day of an entry that lies behind."""
    from runjournal.language.line.parse import parse

    draft = parse(f"{text} s0", ctx.context)
    if draft.problems or len(draft.entries) != 1 or draft.entries[0].note:
        raise click.BadParameter(f"{text[:40]!r} is no day; write y, mon, -2, 23 nov or 2026-11-23.", param_hint=hint)
    return draft.entries[0].day
