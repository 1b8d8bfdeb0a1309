"""Calling a plan off, and planning it again."""

from dataclasses import replace

from runjournal.errors import JournalError
from runjournal.language.display.entry_words import to_words
from runjournal.model.choices import Status
from runjournal.model.entries import Entry, Massage, Race, Run
from runjournal.model.settings import Settings


def called_off(entry: Entry, settings: Settings) -> Entry:
    """The plan as cancelled, or what was cancelled as planned again. Raises `JournalError` for what is neither."""
    if not isinstance(entry, Massage | Race | Run) or entry.is_done:
        raise JournalError(
            f"This is not planned: {to_words(entry, settings)}.", "Only what is planned can be cancelled."
        )
    return replace(entry, status=Status.PLANNED if entry.is_cancelled else Status.CANCELLED)
