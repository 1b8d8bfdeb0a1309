"""Saying of a plan that it has happened."""

from dataclasses import replace
from datetime import datetime

from runjournal.errors import JournalError
from runjournal.language.display.entry_words import to_words
from runjournal.model.choices import Status
from runjournal.model.entries import Entry, Massage, Race, Run
from runjournal.model.settings import Settings


def confirmed(entry: Entry, now: datetime, settings: Settings) -> Entry:
    """The entry as done. Raises `JournalError` for one that is not planned, or that has not begun by `now`."""
    if not isinstance(entry, Massage | Race | Run) or not entry.is_planned:
        raise JournalError(
            f"This is not planned: {to_words(entry, settings)}.", "Only what is planned can be confirmed."
        )
    if entry.starts.earliest > now:
        raise JournalError(f"This still lies ahead: {to_words(entry, settings)}.", "Confirm it once it has begun.")
    return replace(entry, status=Status.DONE)
