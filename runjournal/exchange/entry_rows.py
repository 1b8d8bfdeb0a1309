"""The rows of an import that are entries already: those of a whole journal, and those that a calendar keeps."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Protocol

from runjournal.exchange.format import KnownEntries, ReadContext, Sync
from runjournal.exchange.import_preview import ImportRow, RowEffect
from runjournal.model.choices import Kind
from runjournal.model.entries import Entry
from runjournal.model.limits import LAST_DAY

STILL_ON = timedelta(days=5)
"""How long ago an entry that is not over yet may have started: the longest entry, in any zone."""


class ImportOrigins(Protocol):
    """The keys by which an import knows things, with the ids of their entries, and those that the runner deleted."""

    @property
    def entry_by_key(self) -> Mapping[str, str]:
        """The id of the entry, present or deleted, by each key."""

    @property
    def deleted(self) -> Sequence[Entry]:
        """The deleted ones as they were last."""


class ImportJournal(Protocol):
    """What an import reads of a journal."""

    def known_origins(self) -> ImportOrigins:
        """What came from somewhere."""

    def by_ids(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        """The entries with these ids that are there."""

    def between(self, first: date, last: date, kinds: Collection[Kind] = ()) -> Sequence[Entry]:
        """The entries of some local days, in order."""


def rows_of_whole(entries: Iterable[Entry], journal: ImportJournal, origins: ImportOrigins) -> Iterator[ImportRow]:
    """The entries of a whole journal: new, or there already, as those that both journals have imported."""
    entries = list(entries)
    ids = {entry.source: origins.entry_by_key.get(entry.source, "") for entry in entries if entry.source}
    present = dict(journal.by_ids([id_ for id_ in (*(entry.id for entry in entries), *ids.values()) if id_]))
    imported = {source: present[id_] for source, id_ in ids.items() if id_ in present}
    for entry in entries:
        same = imported.get(entry.source)
        if entry.id and present.get(entry.id) == entry:
            yield ImportRow(effect=RowEffect.THERE, words="", present=entry, is_ticked=False)
        elif same and entry.id not in present and (same.kind, same.start) == (entry.kind, entry.start):
            yield ImportRow(effect=RowEffect.THERE, words="", present=same, is_ticked=False)
        else:
            yield ImportRow(effect=RowEffect.NEW, words="", entry=entry)
            present.setdefault(entry.id, entry)


def rows_of_calendar(
    sync: Sync, planned: Sequence[Entry], journal: ImportJournal, origins: ImportOrigins, reader: ReadContext
) -> Iterator[ImportRow]:
    """What becomes of the plans that a calendar keeps too, and what of it is none."""
    keys = {key: id_ for key, id_ in origins.entry_by_key.items() if key.startswith(sync.prefix)}
    first = reader.now - timedelta(days=reader.context.settings.thresholds.unconfirmed_days) - STILL_ON
    around = journal.between(first.date(), LAST_DAY, sync.kinds)
    ids = [*(entry.id for entry in (*planned, *around) if entry.id), *keys.values()]
    present = journal.by_ids(list(dict.fromkeys(ids)))
    deleted = [key for key, id_ in keys.items() if id_ not in present]
    yield from sync.merge(KnownEntries(list(present.values()), deleted, keys), planned, reader)
    yield from (one.row for one in reader.report.left_out)
