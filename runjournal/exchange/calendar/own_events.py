"""The events that runjournal wrote itself, known by the entry's own line in their description and by their UID."""

import re

from runjournal.exchange.calendar.provenance import uid_for
from runjournal.exchange.format import ReadContext
from runjournal.language.line.canonical_line import to_line
from runjournal.language.line.parse import parse
from runjournal.model.choices import Kind
from runjournal.model.entries import Entry
from runjournal.model.limits import LONGEST_LINE

KINDS = (Kind.MASSAGE, Kind.RACE, Kind.RUN)
"""The kinds of entry that a calendar has events for."""
BEGIN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} .* id:")


def own_line(entry: Entry) -> str:
    """The line by which an entry is found and read again."""
    return to_line(entry, ids=True)


def own_entry(row: str, uid: str, reader: ReadContext) -> Entry | None:
    """The entry as it was when it was exported; None for an event of another calendar, and for a copy of ours."""
    if len(row) > LONGEST_LINE or not BEGIN.match(row):
        return None
    draft = parse(row, reader.context)
    if not draft.is_ready or len(draft.entries) > 1:
        return None
    entry = draft.entries[0]
    return entry if entry.kind in KINDS and not entry.is_done and entry.id and uid_for(entry) == uid else None
