"""The rows of an import for what changes nothing: it is known already, or left out."""

from collections.abc import Iterable
from datetime import datetime

from runjournal.exchange.activities.recording import Recording
from runjournal.exchange.import_preview import ImportRow, RowEffect
from runjournal.exchange.joining.joining_words import named
from runjournal.exchange.joining.known_journal import KnownJournal
from runjournal.language.display.dates import long_date
from runjournal.model.context import Context
from runjournal.model.entries import Entry
from runjournal.model.moments import Moment, local_day
from runjournal.model.settings import Settings

PlacedRow = tuple[tuple[object, ...], ImportRow]
"""A row behind its place in the order of time."""
DELETED = "you deleted it"


def rows_of_known_file(digest: str, known: KnownJournal, settings: Settings, where: str = "") -> list[ImportRow]:
    """The rows of a file that was imported before, without reading it again; none if it was not."""
    return [
        known_row(known, entry, settings, (), where=where)
        for entry in dict.fromkeys(known.of_keys([key])[1] for key in known.keys_of_file(digest))
    ]


def known_row(
    known: KnownJournal,
    entry: Entry | None,
    settings: Settings,
    keys: Iterable[str],
    *,
    recording: Recording | None = None,
    where: str = "",
) -> ImportRow:
    """The row of what an entry stands for, which the runner may have deleted. It gets the keys that are new."""
    is_deleted = entry is None or known.is_deleted(entry)
    words = named(entry, settings) if entry else ""
    return ImportRow(
        effect=RowEffect.LEFT_OUT if is_deleted else RowEffect.THERE,
        words=f"{DELETED}: {words}" if is_deleted and words else words or DELETED,
        present=entry,
        recording=recording,
        keys=tuple(key for key in keys if key not in known.entry_by_key) if entry else (),
        is_ticked=False,
        where=where,
    )


def left_out_row(words: str, *, recording: Recording | None = None, where: str = "") -> ImportRow:
    """The row of what is left out, and why."""
    return ImportRow(effect=RowEffect.LEFT_OUT, words=words, recording=recording, is_ticked=False, where=where)


def wrong_row(words: str, where: str) -> ImportRow:
    """The row of what cannot be true, and why."""
    return ImportRow(effect=RowEffect.LEFT_OUT, words=words, is_ticked=False, where=where, is_wrong=True)


def too_early(start: Moment, since: datetime | None, context: Context) -> str:
    """Why something is left out that was before the day from which on all is imported; empty if it was not."""
    if since is None or start.span.latest >= since:
        return ""
    return f"from before {long_date(local_day(since, context.zone))}"
