"""Saying of a plan that it has happened, calling it off, and planning it again."""

from dataclasses import replace
from datetime import datetime

from runjournal.errors import JournalError
from runjournal.language.display.entry_words import to_words
from runjournal.model.choices import Status
from runjournal.model.entries import Entry, Massage, Race, Run
from runjournal.model.settings import Settings


def confirm_plan(entry: Entry, now: datetime, settings: Settings) -> Entry:
    """The entry as done. Raises `JournalError` for one that is not planned, or that has not begun by `now`."""
    if not isinstance(entry, Massage | Race | Run) or not entry.is_planned:
        raise JournalError(
            f"This is not planned: {to_words(entry, settings)}.", "Only what is planned can be confirmed."
        )
    if entry.starts.earliest > now:
        raise JournalError(f"This still lies ahead: {to_words(entry, settings)}.", "Confirm it once it has begun.")
    return replace(entry, status=Status.DONE)


def toggle_cancelled(entry: Entry, settings: Settings) -> Entry:
    """The plan as cancelled, or what was cancelled as planned again. Raises `JournalError` for what is neither."""
    if not isinstance(entry, Massage | Race | Run) or entry.is_done:
        raise JournalError(
            f"This is not planned: {to_words(entry, settings)}.", "Only what is planned can be cancelled."
        )
    return replace(entry, status=Status.PLANNED if entry.is_cancelled else Status.CANCELLED)
