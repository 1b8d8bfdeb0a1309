"""`find` and `show`: entries by the words of the entry language, and those of a day."""

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from runjournal.cli.context import CommandContext, command_context
from runjournal.cli.json.findings import entries_to_json
from runjournal.cli.options import LINE_SETTINGS, Command, global_options, join_words
from runjournal.cli.output import print_json, print_message, print_text
from runjournal.cli.period import parse_entry_day
from runjournal.cli.text import format_day, format_entry
from runjournal.language.line.canonical_line import to_line

if TYPE_CHECKING:
    from runjournal.language.filters.read_filter import ReadFilter
    from runjournal.store.searching import EntryPage

MOST = 100_000


@click.command("find", cls=Command, context_settings=LINE_SETTINGS)
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, MOST), help="How many entries at most.")
@click.option("--oldest-first", is_flag=True, help="Start with the oldest.")
@click.option("--ids", is_flag=True, help="Show ids, for edit, delete and done.")
def find_command(words: tuple[str, ...], limit: int, oldest_first: bool, ids: bool) -> None:
    """Find entries, such as: find massage deep since oct

    WORDS are those of a line: kinds, depths, areas, @therapist, numbers to compare such as "calf>=4" or ">15k", days
    such as since oct, 2025 or last week. Any other word is searched for in notes and names; "# word" searches there
    alone, -word leaves out what has it. Without WORDS it shows everything. Finding nothing is not an error.
    """
    ctx = command_context()
    query = _parse_query(" ".join(join_words(words)), ctx)
    with ctx.open() as journal:
        page = journal.find(query.filter, limit, newest_first=not oldest_first)
    if global_options().json:
        _print_json(query, page)
    else:
        _print(query, page, ctx, ids=ids)


def _parse_query(text: str, ctx: CommandContext) -> "ReadFilter":
    """Read the filter; a word that is not finished, which a screen waits for, is an error here."""
    from runjournal.cli.parse_errors import check_parsed
    from runjournal.language.filters.read_filter import read_filter
    from runjournal.language.line.draft import Draft

    query = read_filter(text, ctx.context)
    problems = query.problems + ((query.waits_for,) if query.waits_for else ())
    if problems:
        check_parsed([(1, Draft(text, problems=problems))], numbered=False, outcome="")
    return query


def _print_json(query: "ReadFilter", page: "EntryPage") -> None:
    print_json({"filter": query.text, "entries": entries_to_json(page.entries), "more": page.more})


def _print(query: "ReadFilter", page: "EntryPage", ctx: CommandContext, *, ids: bool) -> None:
    for entry in page.entries:
        print_text(to_line(entry, ids=True) if ids else format_entry(entry, ctx))
    if not page.entries:
        print_message("Nothing found.")
    for word, nearest in query.hints() if not page.entries else ():
        print_message(f"{word} was searched for in notes and names. Did you mean {nearest}?")
    if page.more:
        print_message("There are more; raise --limit to see them.")


@click.command("show", cls=Command, context_settings=LINE_SETTINGS)
@click.argument("day", nargs=-1, type=click.UNPROCESSED)
@click.option("--ids", is_flag=True, help="Show ids, for edit, delete and done, and sources.")
def show_command(day: tuple[str, ...], ids: bool) -> None:
    """Show DAY, else today, as lines that `log` reads. Write a day as in a line: y, mon, -2, 23 nov."""
    ctx = command_context()
    chosen = parse_entry_day(ctx, " ".join(day)) if day else ctx.today
    with ctx.open() as journal:
        entries = journal.on_day(chosen)
    if global_options().json:
        print_json({"day": chosen.isoformat(), "entries": entries_to_json(entries)})
        return

    if not entries:
        print_message(f"Nothing is logged on {format_day(chosen)}.")
    for entry in entries:
        print_text(to_line(entry if ids else replace(entry, source=""), ids=ids))
