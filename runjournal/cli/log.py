"""`log`: add entries, one line each."""

import io
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

import click

from runjournal.cli.context import CommandContext, command_context
from runjournal.cli.options import LINE_SETTINGS, Command, global_options, join_words
from runjournal.cli.output import print_json, print_message, print_text
from runjournal.cli.parse_errors import check_parsed
from runjournal.cli.recheck import ChangeWatch, print_entries
from runjournal.cli.text import format_entry
from runjournal.errors import JournalError
from runjournal.language.line.draft import Provenance
from runjournal.language.line.parse import parse
from runjournal.rules.overruling import resolve_overrules

if TYPE_CHECKING:
    from runjournal.language.line.draft import Draft, DraftEntry
    from runjournal.model.entries import Entry


@click.command("log", cls=Command, context_settings=LINE_SETTINGS)
@click.argument("lines", metavar="[LINE]...", nargs=-1, type=click.UNPROCESSED)
@click.option("--dry-run", is_flag=True, help="Show what would be saved and where each value comes from; save nothing.")
def log_command(lines: tuple[str, ...], dry_run: bool) -> None:
    """Add what each LINE says, such as: log "r 8.2k 44 e5 calf3l w2"

    Words that the shell has split become one line: log r 8.2k 44. If any argument has a space, each is a line of its
    own. Without LINE, lines are read from standard input; blank lines and lines that begin with # are skipped. Either
    all lines are saved, as one step for undo, or none.
    """
    ctx = command_context()
    drafts = list(_from_arguments(lines, ctx) if lines else _from_input(ctx))
    _check(drafts, numbered=not lines or len(drafts) > 1)
    if dry_run:
        _preview(ctx, [draft for _, draft in drafts])
    else:
        _save(ctx, [entry for _, draft in drafts for entry in draft.entries])


def _from_arguments(arguments: Sequence[str], ctx: CommandContext) -> "Iterator[tuple[int, Draft]]":
    for number, line in enumerate(join_words(arguments), start=1):
        yield number, parse(line, ctx.context, latest=ctx.latest)


def _from_input(ctx: CommandContext) -> "Iterator[tuple[int, Draft]]":
    from runjournal.exchange.format import ReadContext
    from runjournal.exchange.lines import FormatError
    from runjournal.exchange.text_format import drafts

    if sys.stdin.isatty():
        print_message("Type one line for each entry; Ctrl-D saves them, Ctrl-C quits without saving.")
    try:
        yield from drafts(_input(), ReadContext(ctx.context, latest=ctx.latest))
    except FormatError as error:
        way_out = f"{error.way_out} Nothing was saved.".lstrip()
        raise JournalError(f"Line {error.line}: {error.sentence}.", way_out) from error


def _input() -> TextIO:
    """Return standard input as UTF-8 whatever the locale; other bytes are left for the reader to refuse."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="surrogateescape")
    return sys.stdin


def _check(drafts: "Sequence[tuple[int, Draft]]", *, numbered: bool) -> None:
    check_parsed(drafts, numbered=numbered)
    for remark in dict.fromkeys(remark for _, draft in drafts for remark in draft.remarks):
        print_message(remark)


def _preview(ctx: CommandContext, drafts: "Sequence[Draft]") -> None:
    items = [item for draft in drafts for item in draft.draft_entries]
    if global_options().json:
        print_json({"entries": [_draft_to_json(item) for item in items]})
        return

    for item in items:
        print_text(format_entry(item.entry, ctx))
        for name, value, how in _provenance(item):
            print_text(f"{'':17}{name:<12}  {how:<7}  {value}")


def _provenance(item: "DraftEntry") -> "Iterator[tuple[str, str, Provenance]]":
    """Yield the fields with a value: name, value and provenance."""
    from runjournal.model.records import local_record

    record = local_record(item.entry)
    for name, how in item.provenances.items():
        value = record["day"] if name == "start" and record["start"] is None else record.get(name)
        if value not in (None, "") and (how is not Provenance.DEFAULT or value is not False):
            yield name, str(value), how


def _draft_to_json(item: "DraftEntry") -> dict[str, object]:
    from runjournal.exchange.json_format import entity

    return {**entity(item.entry), "how": {name: how.value for name, how in item.provenances.items()}}


def _save(ctx: CommandContext, entries: "Sequence[Entry]") -> None:
    with ctx.open() as journal:
        watch = ChangeWatch.over(ctx, journal, entries)
        saved = journal.add(resolve_overrules(entries, journal.get)) if entries else ()
        print_entries(ctx, saved, watch)
