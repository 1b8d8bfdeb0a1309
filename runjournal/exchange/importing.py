"""From paths to what an import will do, and from its ticked rows to the journal.

Recorded activities, whole journals and calendars go together. The journal is only read until its rows are applied.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from runjournal.exchange.activities.activity_files import ActivityFiles
from runjournal.exchange.activities.activity_readers import collections, readers
from runjournal.exchange.activities.reading import Reading
from runjournal.exchange.activities.recording import RecordedDrink, Recording, Unreadable
from runjournal.exchange.activities.source_file import ImportProgress, ReadOptions
from runjournal.exchange.entry_rows import ImportJournal, ImportOrigins, rows_of_calendar, rows_of_whole
from runjournal.exchange.format import Format, ReadContext
from runjournal.exchange.import_preview import FilesRead, ImportPreview, ImportRow
from runjournal.exchange.import_sources import ImportSources
from runjournal.exchange.joining.join import join
from runjournal.exchange.joining.joining_rows import rows_of_known_file
from runjournal.exchange.joining.known_journal import KnownJournal
from runjournal.model.choices import Kind
from runjournal.model.entries import Entry
from runjournal.model.ids import new_id
from runjournal.model.limits import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from runjournal.exchange.files import Contents

AROUND = timedelta(days=2)
"""How far from a recording an entry of the same day may be, in any zone."""
JOINED_KINDS = (Kind.RUN, Kind.RACE, Kind.DRINK)
LATEST = datetime.max.replace(tzinfo=UTC)
Outcome_co = TypeVar("Outcome_co", covariant=True)


class ImportTarget(Protocol[Outcome_co]):
    """A journal that takes the rows of an import."""

    def import_changes(self, changes: Sequence[ImportRow]) -> Outcome_co:
        """Make the changes as one step, or none of them."""


def read_import(
    paths: Sequence[Path],
    journal: ImportJournal,
    options: ReadOptions,
    on_progress: Callable[[ImportProgress], None] = lambda _progress: None,
    *,
    written_as: Format | None = None,
    reader: ReadContext | None = None,
    only: Collection[Path] | None = None,
) -> ImportPreview:
    """What an import of files, folders and archives will do; nothing is changed.

    `written_as` is the format of all of them, if the runner named it; `reader` gets what calendars report. Of folders
    `only` those files are read. What `on_progress` raises ends it. Raises `JournalError` for a path that is not there,
    and for the first mistake in a journal or a calendar.
    """
    origins = journal.known_origins()
    known = KnownJournal(entry_by_key=origins.entry_by_key, deleted=origins.deleted)
    reader = reader or ReadContext(options.context)
    with Reading(on_progress) as reading:
        files = ActivityFiles(
            replace(options, is_known=origins.entry_by_key.__contains__),
            lambda digest: bool(known.keys_of_file(digest)),
            lambda: readers(options.columns),
            collections,
        )
        sources = ImportSources(files, reading, reader, written_as, only)
        for path in paths:
            sources.read(path)
    of_entries = list(_rows_of_entries(sources.contents, journal, origins, reader))
    if files.recorded:
        of_entries = [_with_id(row) for row in of_entries]
    brought = [row.entry for row in of_entries if row.entry and row.entry.id and not row.present]
    rows = [*of_entries, *_rows_of_activities(files, journal, known, options, brought)]
    return _preview(rows, files, sources.contents, reader.report.remarks)


def _with_id(row: ImportRow) -> ImportRow:
    """The row with an id for its entry if that is new, so that a recording of the same import can be joined to it."""
    entry = row.entry
    return row if entry is None or entry.id else replace(row, entry=replace(entry, id=new_id()))


def _preview(
    rows: Sequence[ImportRow], files: ActivityFiles, contents: "Sequence[Contents]", remarks: Sequence[str]
) -> ImportPreview:
    """The rows in the order of time, those that cannot be true among what could not be read, and what was read."""
    wrong = [Unreadable(row.where, row.words) for row in rows if row.is_wrong]
    return ImportPreview(
        sorted((row for row in rows if not row.is_wrong), key=_when),
        sorted([*files.unreadable, *wrong], key=lambda each: each.where),
        [*files.remarks, *remarks],
        files.without,
        FilesRead(
            journals=sum(each.format.sync is None for each in contents),
            calendars=sum(each.format.sync is not None for each in contents),
            recorded=len(files.recorded) + len(files.known),
            others=files.others,
        ),
    )


def apply_import(rows: Iterable[ImportRow], journal: ImportTarget[Outcome_co]) -> Outcome_co:
    """Bring the ticked rows of a preview into the journal as one step.

    Rows of entries that are there already come along for their keys, by which they are known when they come again.
    Raises `JournalError`, and changes nothing, if that cannot be.
    """
    return journal.import_changes([row for row in rows if row.is_ticked or _brings_keys(row)])


def _brings_keys(row: ImportRow) -> bool:
    return row.entry is None and row.present is not None and bool(row.keys)


def _rows_of_entries(
    contents: "Sequence[Contents]", journal: ImportJournal, origins: ImportOrigins, reader: ReadContext
) -> Iterator[ImportRow]:
    whole = [entry for each in contents for entry in each.entries if each.format.sync is None]
    yield from rows_of_whole(whole, journal, origins)
    calendars = [each for each in contents if each.format.sync]
    if calendars and (sync := calendars[0].format.sync):
        planned = [entry for each in calendars for entry in each.entries]
        yield from rows_of_calendar(sync, planned, journal, origins, reader)


def _days(recorded: Recording | RecordedDrink) -> Iterator[date]:
    """The days on which entries may be that are the same, as far as a journal has them."""
    at = recorded.start or recorded.wall
    day = at.date() if at else recorded.day
    if day and FIRST_DAY <= day <= LAST_DAY:
        yield from (max(day - AROUND, FIRST_DAY), min(day + AROUND, LAST_DAY))


def _when(row: ImportRow) -> datetime:
    """When what a row is about started, as an aware UTC datetime; what has no time comes last."""
    entry = row.entry or row.present
    if entry:
        return entry.starts.earliest
    return (row.recording and row.recording.start) or LATEST


def _rows_of_activities(
    files: ActivityFiles,
    journal: ImportJournal,
    known: KnownJournal,
    options: ReadOptions,
    brought: Sequence[Entry],
) -> Iterator[ImportRow]:
    """The rows of what was recorded, joined to the journal and to the entries that a whole one brings beside it."""
    wanted = [key for recorded in files.recorded for key in recorded.keys]
    wanted += [key for file in files.known for key in known.keys_of_file(file.digest)]
    ids = {known.entry_by_key[key] for key in wanted if key in known.entry_by_key}
    days = [day for recorded in files.recorded for day in _days(recorded)]
    around = journal.between(min(days), max(days), JOINED_KINDS) if days else ()
    entries = {entry.id: entry for entry in (*brought, *around)} | dict(journal.by_ids(sorted(ids)))
    by_source = {entry.source: entry.id for entry in brought if entry.source}
    known = replace(known, entries=list(entries.values()), entry_by_key={**by_source, **known.entry_by_key})
    for file in files.known:
        yield from rows_of_known_file(file.digest, known, options.context.settings, file.where)
    yield from join(files.recorded, known, options.context, options.since)
