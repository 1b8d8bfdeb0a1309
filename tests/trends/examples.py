"""A journal in memory that tells how much of it was read, and its sessions."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from runjournal.model.choices import Depth, Kind, Status
from runjournal.model.context import Context
from runjournal.model.entries import Entry, Massage
from runjournal.rules.facts.recovery import Recovery, recovery_after
from runjournal.rules.history import History
from runjournal.rules.own_recovery import OwnRecovery
from tests.examples import ZONE, at


class MemoryJournal:
    """A journal of given entries; `read` counts the massages and `asked` the stretches of days that were read."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = sorted(entries, key=lambda entry: entry.starts.earliest)
        self.read = 0
        self.asked = 0

    def between(self, first: date, last: date, kinds: Collection[Kind] = ()) -> Sequence[Entry]:
        self.asked += 1
        kept = [entry for entry in self.entries if first <= entry.day <= last]
        return tuple(entry for entry in kept if not kinds or entry.kind in kinds)

    def first_day(self) -> date | None:
        return min((entry.day for entry in self.entries), default=None)

    def reached_in(self, first: date, last: date, ahead: timedelta) -> Sequence[Entry]:
        return tuple(self.entries)

    def history(self, context: Context) -> History:
        return History.of(self.entries, context)

    def recoveries(self, context: Context) -> Sequence[Recovery]:
        history = self.history(context)
        done = (massage for massage in history.massages if massage.is_done)
        return [recovery for massage in done if (recovery := recovery_after(history, massage))]

    def own_recovery(self, context: Context) -> Mapping[Depth, OwnRecovery]:
        return {}

    def massages_before(self, instant: datetime) -> Iterator[Massage]:
        for entry in reversed(self.entries):
            if isinstance(entry, Massage) and entry.starts.earliest < instant:
                self.read += 1
                yield entry


def session(
    day: str, wall: str = "10:00", minutes: int = 30, status: Status = Status.DONE, zone: str = ZONE
) -> Massage:
    """A massage, done and just long enough to be a session."""
    return Massage(start=at(day, wall, zone), id=f"{day}T{wall}", duration_s=minutes * 60, status=status)
