"""The record of an entry as files and commands hold it."""

from runjournal.model.entries import Entry
from runjournal.model.records import Record, to_record


def local_record(entry: Entry) -> Record:
    """The entry's kind and its record, `start` in the entry's own zone with its offset, so that people can read it."""
    local = entry.start.local
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        **to_record(entry),
        "start": None if local is None else local.isoformat(),
    }
