"""`export` and `import`."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from runjournal.cli.context import CommandContext, command_context
from runjournal.cli.options import Command, global_options, output_option
from runjournal.cli.output import after_saving, print_json, print_lines, print_message, print_text, printable
from runjournal.cli.recheck import ChangeWatch
from runjournal.exchange.files import read_file, write_file
from runjournal.exchange.format import KnownEntries, ReadContext, WriteContext
from runjournal.exchange.import_preview import ImportRow, RowEffect
from runjournal.exchange.left_out import sentences as left_out_sentences
from runjournal.exchange.registry import BY_NAME
from runjournal.model.choices import Kind
from runjournal.model.limits import LAST_DAY
from runjournal.store.journal import ImportResult

if TYPE_CHECKING:
    from runjournal.exchange.files import Contents
    from runjournal.exchange.format import Format, Sync
    from runjournal.model.entries import Entry
    from runjournal.store.journal import Journal

NAMES = ("text", "json", "csv", "ics")
KINDS = tuple(kind.value for kind in Kind)
STILL_ON = timedelta(days=5)
"""How long ago an entry that is not over yet may have started: the longest entry, in any zone."""


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


@click.command("import", cls=Command)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--from", "name", type=click.Choice(NAMES), help="The format; else from the file's name and first line.")
def import_command(files: tuple[Path, ...], name: str | None) -> None:
    """Add the entries of files that `export` wrote, as one step for undo. Entries already in the journal are skipped.

    From a calendar (ics) come planned races, runs and massages; read again, it moves them and adds none twice.

    All entries of all files are checked first; an import is never half done.
    """
    ctx = command_context()
    reader = ReadContext(ctx.context)
    files_read = [read_file(file, reader, BY_NAME[name] if name else None) for file in files]
    with ctx.open() as journal:
        watch = ChangeWatch.over(ctx, journal, [entry for contents in files_read for entry in contents.entries])
        result = _import(journal, files_read, reader)
    _print_result(result, reader, watch, of_calendars=any(contents.format.sync for contents in files_read))


def _import(journal: "Journal", files_read: "Sequence[Contents]", reader: "ReadContext") -> "ImportResult":
    """Add the entries of whole journals and merge those of calendars, as one step."""
    whole = [entry for contents in files_read for entry in contents.entries if contents.format.sync is None]
    planned = [entry for contents in files_read for entry in contents.entries if contents.format.sync]
    sync = next((contents.format.sync for contents in files_read if contents.format.sync), None)
    rows = sync.merge(_known(journal, sync, planned, reader), planned, reader) if sync else ()
    outcome = journal.import_changes(
        [*(ImportRow(effect=RowEffect.NEW, words="", entry=entry) for entry in whole), *rows]
    )
    unchanged = sum(row.effect is RowEffect.THERE for row in rows) + len(outcome.left_out)
    return ImportResult(
        outcome.added, outcome.changed, unchanged - sum(not change.present for change, _ in outcome.left_out)
    )


def _known(journal: "Journal", sync: "Sync", planned: "Sequence[Entry]", reader: "ReadContext") -> KnownEntries:
    """What the journal has of the events of a calendar."""
    origins = journal.known_origins()
    keys = {key: id_ for key, id_ in origins.entry_by_key.items() if key.startswith(sync.prefix)}
    first = reader.now - timedelta(days=reader.context.settings.thresholds.unconfirmed_days) - STILL_ON
    around = journal.between(first.date(), LAST_DAY, sync.kinds)
    ids = [*(entry.id for entry in (*planned, *around) if entry.id), *keys.values()]
    present = journal.by_ids(list(dict.fromkeys(ids)))
    deleted = [key for key, id_ in keys.items() if id_ not in present]
    return KnownEntries([*present.values()], deleted, keys)


def _print_result(result: "ImportResult", reader: "ReadContext", watch: ChangeWatch, *, of_calendars: bool) -> None:
    new, left_out = [*result.added, *result.changed], [*reader.report.left_out, *reader.report.not_taken]
    if global_options().json:
        counts = {"imported": len(result.added), "skipped": result.unchanged, "too_close": watch.to_json(new)}
        more = {"changed": len(result.changed), "left_out": len(left_out)}
        with after_saving():
            print_json({**counts, **(more if of_calendars else {})})
        return
    changed = f" {len(result.changed)} changed." if result.changed else ""
    there = f" {result.unchanged} already there." if result.unchanged else ""
    with after_saving():
        print_text(f"Imported {len(result.added)} {'entry' if len(result.added) == 1 else 'entries'}.{changed}{there}")
    for sentence in left_out_sentences(reader.report):
        print_message(sentence)
    watch.print_effects(new, only_booked=True)
