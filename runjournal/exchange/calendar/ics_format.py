"""iCalendar: planned entries to and from a calendar. It is no copy of the journal, most of which has no event.

The icalendar library, and what uses it, is imported only when a calendar is read or written.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from runjournal.exchange.format import Format, KnownEntries, ReadContext, Sync, WriteContext
from runjournal.exchange.import_preview import ImportRow
from runjournal.model.choices import Kind
from runjournal.model.entries import Entry


def write(entries: Iterable[Entry], writer: WriteContext) -> Iterator[str]:
    """The lines of a calendar with the massages, races and runs that lie ahead."""
    from runjournal.exchange.calendar import ics_writer

    return ics_writer.write(entries, writer)


def read(stream: TextIO, reader: ReadContext) -> Iterator[Entry]:
    """The races, runs and massages of a calendar. Raises `FormatError` if nothing of it can be read."""
    from runjournal.exchange.calendar import ics_reader

    return ics_reader.read(stream, reader)


def merge(known: KnownEntries, incoming: Sequence[Entry], reader: ReadContext) -> Sequence[ImportRow]:
    """What an import does with each entry."""
    from runjournal.exchange.calendar import merging

    return merging.merge(known, incoming, reader)


def begins(line: str) -> bool:
    """The first line of a calendar."""
    return line.strip().upper() == "BEGIN:VCALENDAR"


SYNC = Sync((Kind.MASSAGE, Kind.RACE, Kind.RUN), "ical/", merge)
ICS = Format("ics", (".ics", ".ical"), begins, write, read, "\r\n", SYNC)
