"""What the trends ask of a journal."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from runjournal.model.choices import Depth, Kind
from runjournal.model.context import Context
from runjournal.model.entries import Entry, Massage
from runjournal.rules.history import History
from runjournal.rules.own_recovery import OwnRecovery

if TYPE_CHECKING:
    from runjournal.rules.facts.recovery import Recovery


class EntryReader(Protocol):
    """A journal as the trends know it: they read it piece by piece, as far as an answer needs it."""

    def between(self, first: date, last: date, kinds: Collection[Kind] = ()) -> Sequence[Entry]:
        """The entries from one local day to another, both included, of some kinds or of all."""

    def massages_before(self, instant: datetime) -> Iterator[Massage]:
        """The massages that start before an instant, newest first, read one by one."""

    def first_day(self) -> date | None:
        """The earliest local day of any entry, or None if nothing is logged."""

    def history(self, context: Context) -> History:
        """What the rules read around the context's `now`."""

    def reached_in(self, first: date, last: date, ahead: timedelta) -> Sequence[Entry]:
        """All that the rules read at any moment of some local days, or more; of what lies after them up to `ahead`."""

    def recoveries(self, context: Context) -> Sequence["Recovery"]:
        """How long the latest massages of each depth took to settle, as far as that is known, oldest first."""

    def own_recovery(self, context: Context) -> Mapping[Depth, OwnRecovery]:
        """The runner's own recovery time after each depth that has enough sessions."""
