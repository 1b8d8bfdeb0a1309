"""What the trends ask of a journal beyond the history at hand."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from typing import Protocol

from runjournal.model.choices import Kind
from runjournal.model.entries import Entry, Massage


class Past(Protocol):
    """A journal as the trends know it: they read the past piece by piece, as far as an answer needs it."""

    def between(self, first: date, last: date, kinds: Collection[Kind] = ()) -> Sequence[Entry]:
        """The entries from one local day to another, both included, of some kinds or of all."""

    def massages_before(self, instant: datetime) -> Iterator[Massage]:
        """The massages that start before an instant, newest first, read one by one."""
