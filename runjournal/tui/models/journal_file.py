"""What the app does when the journal's file is replaced or removed while it is open."""

from pathlib import Path

from runjournal.store.connection import Displaced
from runjournal.store.failures import printable
from runjournal.store.journal import Journal


class JournalFile:
    """Follows the file at the journal's path. Each sentence is about what has happened to it."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.is_missing = False
        """Whether the file was removed and neither put back nor begun anew since."""
        self.following = ""
        """What was done when a file was replaced last, without a stop at its end."""

    @property
    def name(self) -> str:
        """The name of the file."""
        return printable(self.journal.path.name)

    def follow(self) -> str:
        """Go on with the file that took the place of the one that is open; return a sentence if anything is new.

        A file that was removed is not followed before the runner has decided. Raises `JournalError` if the file that
        is there now is no journal.
        """
        try:
            self.journal.check_in_place()
        except Displaced as error:
            return self._removed() if error.is_removed else self._replaced(is_log_alone=error.is_log_alone)
        was_missing, self.is_missing = self.is_missing, False
        return f"{self.name} is there again." if was_missing else ""

    def _replaced(self, *, is_log_alone: bool) -> str:
        self.is_missing = False
        kept = _kept(self.journal.reopen())
        if is_log_alone:
            self.following = f"The log of {self.name} was removed while it was open; {kept}the journal was read again"
        else:
            self.following = f"{self.name} was replaced while it was open, {kept}and is the new file now"
        return f"{self.following}."

    def _removed(self) -> str:
        was_missing, self.is_missing = self.is_missing, True
        return "" if was_missing else f"{self.name} was removed while it was open; nothing can be saved now."

    def put_back(self) -> str:
        """Put what is open where the file was."""
        self.journal.reopen(puts_back=True)
        self.is_missing = False
        return f"{self.name} is put back, with all its entries."

    def begin_anew(self) -> str:
        """Begin an empty journal where the file was."""
        kept = _kept(self.journal.reopen())
        self.is_missing = False
        return f"{self.name} is a new journal{', ' if kept else ''}{kept.removesuffix(', ')}."


def _kept(kept: Path | None) -> str:
    return f"its old entries are kept as {printable(f'{kept.parent.name}/{kept.name}')}, " if kept else ""
