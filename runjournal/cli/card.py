"""`card`: one page for the therapist."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from runjournal.cli.context import CommandContext, command_context
from runjournal.cli.options import Command, global_options, output_option
from runjournal.cli.output import print_json, print_lines, print_message, print_text, printable, to_ascii
from runjournal.errors import JournalError
from runjournal.exchange.files import write_file
from runjournal.model.entries import Massage
from runjournal.reports.card import card_document

if TYPE_CHECKING:
    from runjournal.store.journal import Journal
    from runjournal.trends.card_facts import CardFacts

NAMES = ("text", "markdown", "html")


@click.command("card", cls=Command)
@click.option("--format", "name", type=click.Choice(NAMES), help="The format; else from the file's name, else text.")
@output_option
@click.option("--for", "booking", metavar="ID", help="A planned massage by the end of its id; else the next one.")
def card_command(name: str | None, output: Path | None, booking: str | None) -> None:
    """Write one page for the therapist: what has been sore since the last massage, and what lies ahead.

    Conditions and red flags come first. Drinks, meals and notes on other days are left out.
    """
    ctx = command_context()
    with ctx.open() as journal:
        card = _card(ctx, journal, booking)
    if global_options().json:
        from runjournal.cli.json.therapist_card import card_to_json

        print_json(card_to_json(ctx, card))
    else:
        _write(ctx, card, name, output)


def _card(ctx: CommandContext, journal: "Journal", booking: str | None) -> "CardFacts":
    from runjournal.trends.card_facts import card_facts_of

    chosen = _planned(journal, booking) if booking else None
    return card_facts_of(journal, ctx.history(journal), journal.recoveries(ctx.context), chosen)


def _planned(journal: "Journal", id_or_end: str) -> "Massage":
    """Return the planned massage with this id; raise `JournalError` for any other entry."""

    entry = journal.get(id_or_end)
    if isinstance(entry, Massage) and entry.is_planned:
        return entry
    raise JournalError(
        f"The entry {entry.id[-8:]} is not a planned massage.", "`runjournal show DAY --ids` shows the ids of a day."
    )


def _write(ctx: CommandContext, card: "CardFacts", name: str | None, output: Path | None) -> None:
    from runjournal.reports.formats import FORMATS, format_for

    written_as = FORMATS[name] if name else format_for(output, NAMES)
    lines = written_as.lines(card_document(card, ctx.settings))
    if output is not None:
        write_file(output, lines, ctx.path)
        print_message(f"The card is in {printable(str(output))}.")
    elif written_as.name == "text":
        for line in lines:
            print_text(to_ascii(line) if ctx.settings.ascii else line)
    else:
        print_lines(lines)
