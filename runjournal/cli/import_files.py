"""`import`: recorded runs, whole journals and calendars into the journal, as one step for undo."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from runjournal.cli.context import CommandContext, command_context
from runjournal.cli.import_report import (
    ImportCounts,
    format_counts,
    format_left_out,
    format_remarks,
    format_rows,
    format_unreadable,
)
from runjournal.cli.options import Command, global_options
from runjournal.cli.output import after_saving, print_json, print_message, print_text, printable
from runjournal.cli.period import parse_entry_day
from runjournal.cli.recheck import ChangeWatch
from runjournal.clock import monotonic
from runjournal.errors import JournalError
from runjournal.exchange.activities.source_file import ImportProgress, ReadOptions
from runjournal.exchange.format import ReadContext
from runjournal.exchange.import_preview import NOTHING_IMPORTED, RowEffect
from runjournal.exchange.importing import apply_import, read_import
from runjournal.model.moments import day_span
from runjournal.model.settings import Distance
from runjournal.paths import expanded

if TYPE_CHECKING:
    from runjournal.exchange.format import Format
    from runjournal.exchange.import_preview import ImportPreview, ImportRow
    from runjournal.store.import_changes import ImportOutcome
    from runjournal.store.journal import Journal

NAMES = ("text", "json", "csv", "ics")
EVERY_S = 0.1
"""How often the line of progress is renewed."""
NO_FOLDERS = (
    "No file or folder is given, and activities.folders in the settings names none.",
    'Give one, or write [activities] and below it folders = ["/media/GARMIN/ACTIVITY"] in the settings.',
)


@click.command("import", cls=Command)
@click.argument("names", metavar="[PATH]...", nargs=-1)
@click.option("--since", metavar="DAY", help="Leave out recorded activities from before DAY.")
@click.option("--dry-run", is_flag=True, help="Show what would happen; nothing is changed.")
@click.option(
    "--include-asked", is_flag=True, help="Import also what only you can tell: perhaps no run, perhaps there already."
)
@click.option(
    "--unit",
    type=click.Choice([unit.value for unit in Distance]),
    help="The unit of distances in tables that name none.",
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="WHAT=HEADER",
    help="What a column of a table of runs holds, such as date=Datum; may be repeated.",
)
@click.option("--from", "name", type=click.Choice(NAMES), help="The format; else it is told by the file itself.")
@click.option("--verbose", is_flag=True, help="Name all that was left out or could not be read, not the first ten.")
def import_command(
    names: tuple[str, ...],
    since: str | None,
    dry_run: bool,
    include_asked: bool,
    unit: str | None,
    columns: tuple[str, ...],
    name: str | None,
    verbose: bool,
) -> None:
    """Add what files hold, as one step for undo. What is in the journal already is skipped.

    PATH is a file, a folder with all in it, or a zip archive; without any, the folders that the settings name. Runs
    that a watch or an app recorded come as FIT, GPX, TCX or a table, or in the export of Strava, Garmin Connect, Apple
    Health and others. They join the runs that you logged and fill what these do not have; what you wrote stays. A file
    that cannot be read never stops the others.

    From a calendar (ics) come planned races, runs and massages; read again, it moves them and adds none twice.

    Of files that `export` wrote, all entries are checked first, and one mistake stops the import.
    """
    ctx = command_context()
    paths = _paths(names)
    reader = ReadContext(ctx.context)
    options = ReadOptions(
        context=reader.context,
        unit=Distance(unit) if unit else None,
        since=_since(since, ctx),
        columns=_columns(columns),
    )
    chosen = paths or _folders(ctx)
    with _journal(ctx, dry_run=dry_run) as journal:
        with _progress_line() as on_progress:
            preview = read_import(chosen, journal, options, on_progress, written_as=_format(name), reader=reader)
        if paths:
            _check_something_was_read(ctx, preview, dry_run=dry_run, verbose=verbose)
        if include_asked:
            preview = replace(preview, rows=[_ticked_if_asked(row) for row in preview.rows])
        if dry_run:
            foreseen = journal.foreseen_changes([row for row in preview.rows if row.is_ticked])
            _print_preview(ctx, preview, foreseen, reader, verbose=verbose)
            return
        watch = ChangeWatch.over(ctx, journal, [row.entry for row in preview.rows if row.is_ticked and row.entry])
        outcome = apply_import(preview.rows, journal)
    _print_outcome(ctx, preview, outcome, watch, reader, verbose=verbose)


def _paths(names: Sequence[str]) -> Sequence[Path]:
    """The paths of some names. An empty one, which a script gives by mistake, is not the folder where one is."""
    if "" in names:
        raise click.BadParameter("it is empty; give a file or a folder, a full stop for this one.", param_hint="PATH")
    return [Path(name) for name in names]


def _ticked_if_asked(row: "ImportRow") -> "ImportRow":
    return replace(row, is_ticked=True) if row.effect is RowEffect.ASKED and row.entry else row


def _format(name: str | None) -> "Format | None":
    if name is None:
        return None
    from runjournal.exchange.registry import BY_NAME

    return BY_NAME[name]


def _since(day: str | None, ctx: CommandContext) -> datetime | None:
    return None if day is None else day_span(parse_entry_day(ctx, day, "--since"), ctx.zone).earliest


def _columns(columns: Sequence[str]) -> Mapping[str, str]:
    """The headers of a table by what its columns are. Raises a usage error for what is not written so."""
    if not columns:
        return {}
    from runjournal.exchange.activities.activity_columns import FOR_RUNNERS

    pairs = [column.partition("=") for column in columns]
    for what, _, header in pairs:
        if not header or what not in FOR_RUNNERS:
            way_out = f"write WHAT=HEADER, where WHAT is one of {', '.join(FOR_RUNNERS)}"
            raise click.BadParameter(f"{printable(what[:40])!r} is no column; {way_out}.", param_hint="--column")
    return {what: header for what, _, header in pairs}


def _folders(ctx: CommandContext) -> Sequence[Path]:
    """The folders of the settings that are there. Raises `JournalError` if none is."""
    named = ctx.settings.activities.folders
    if not named:
        raise JournalError(*NO_FOLDERS)
    there = [path for path in map(expanded, named) if _is_there(path)]
    if not there:
        raise JournalError(f"None of your folders is there: {', '.join(named)}.", "Is the watch plugged in?")
    return there


def _is_there(path: Path) -> bool:
    """Whether there is something at a path; what may not be looked at is said when it is read."""
    try:
        return path.exists()
    except OSError:
        return True


@contextmanager
def _journal(ctx: CommandContext, *, dry_run: bool) -> "Iterator[Journal]":
    """The journal, which must be writable; to try an import before there is one, an empty one that is thrown away."""
    if dry_run and not ctx.path.exists():
        from tempfile import TemporaryDirectory

        with (
            TemporaryDirectory(prefix="runjournal-") as folder,
            replace(ctx, path=Path(folder) / "j.db").open() as empty,
        ):
            yield empty
        return
    with ctx.open() as journal:
        if not dry_run:
            journal.check_writable()
        yield journal


@contextmanager
def _progress_line() -> Iterator[Callable[[ImportProgress], None]]:
    """One line on a terminal that is renewed while files are read, and gone afterwards; nothing elsewhere."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _progress: None
        return
    line = _ProgressLine()
    try:
        yield line.show
    finally:
        line.clear()


class _ProgressLine:
    """The line, and when it was written last."""

    def __init__(self) -> None:
        self._written_at = monotonic()
        self._is_shown = False

    def show(self, progress: ImportProgress) -> None:
        """Renew the line if that was not just done."""
        if monotonic() - self._written_at < EVERY_S:
            return
        self._written_at, self._is_shown = monotonic(), True
        read, of_all = (f"{size / 1_000_000:,.1f}" for size in (progress.read_bytes, progress.of_bytes))
        files = f"{progress.files:,} of {progress.of_files:,} files"
        with suppress(OSError):  # a terminal that is gone shows nothing
            click.echo(f"\rReading {files}, {read} of {of_all} MB\x1b[K", file=sys.stderr, nl=False)

    def clear(self) -> None:
        """Take the line away."""
        if self._is_shown:
            with suppress(OSError):
                click.echo("\r\x1b[K", file=sys.stderr, nl=False)


def _check_something_was_read(ctx: CommandContext, preview: "ImportPreview", *, dry_run: bool, verbose: bool) -> None:
    """Raise `JournalError` if nothing could be read at all; a program is told too which files failed."""
    if preview.rows or preview.without or preview.files.journals or preview.files.calendars:
        return
    reasons = [*format_unreadable(preview, everything=verbose), *preview.remarks]
    if not reasons:
        return
    if global_options().json:
        told = _to_json(ctx, preview, ImportCounts.of(preview))
        print_json({"dry_run": True, **told} if dry_run else {**told, "too_close": []})
    raise JournalError("\n".join(reasons), NOTHING_IMPORTED)


def _print_preview(
    ctx: CommandContext, preview: "ImportPreview", foreseen: "ImportOutcome", reader: ReadContext, *, verbose: bool
) -> None:
    counts = ImportCounts.of(preview, foreseen)
    if global_options().json:
        from runjournal.cli.json.imported import import_to_json

        print_json({"dry_run": True, **import_to_json(ctx, preview, counts)})
        return
    for line in format_rows(ctx, preview.rows, everything=verbose):
        print_text(printable(line))
    print_text(f"Nothing was changed. It would say: {format_counts(counts, preview)}")
    _print_left_out(reader, verbose=verbose)
    for line in format_remarks(ctx, counts, preview, everything=verbose, are_rows_shown=True):
        print_message(printable(line))


def _print_outcome(
    ctx: CommandContext,
    preview: "ImportPreview",
    outcome: "ImportOutcome",
    watch: ChangeWatch,
    reader: ReadContext,
    *,
    verbose: bool,
) -> None:
    counts, new = ImportCounts.of(preview, outcome), [*outcome.added, *outcome.changed]
    if global_options().json:
        with after_saving():
            print_json({**_to_json(ctx, _with_ids(preview, outcome), counts), "too_close": watch.to_json(new)})
        return
    with after_saving():
        print_text(format_counts(counts, preview))
    _print_left_out(reader, verbose=verbose)
    for line in format_remarks(ctx, counts, preview, everything=verbose, are_rows_shown=False):
        print_message(printable(line))
    watch.print_effects(new, only_booked=True)


def _print_left_out(reader: ReadContext, *, verbose: bool) -> None:
    for sentence in format_left_out(reader.report, everything=verbose):
        print_message(printable(sentence))


def _with_ids(preview: "ImportPreview", outcome: "ImportOutcome") -> "ImportPreview":
    """The preview with the entries that were added as they are in the journal; a recording's first key tells them."""
    added = {entry.source: entry for entry in outcome.added if entry.source}
    rows = [replace(row, entry=added.get(row.entry.source, row.entry)) if row.entry else row for row in preview.rows]
    return replace(preview, rows=rows)


def _to_json(ctx: CommandContext, preview: "ImportPreview", counts: ImportCounts) -> dict[str, object]:
    """What is printed as JSON: for journals and calendars alone what it was before there were recorded runs."""
    if not preview.is_of_entries:
        from runjournal.cli.json.imported import import_to_json

        return import_to_json(ctx, preview, counts)
    of_calendars = {"changed": len(counts.changed), "left_out": counts.left_out.total()}
    return {
        "imported": len(counts.imported),
        "skipped": counts.skipped,
        **(of_calendars if preview.files.calendars else {}),
    }
