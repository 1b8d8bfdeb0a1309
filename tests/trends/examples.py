"""A journal in memory that tells how much of it was read, and its sessions."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime

from runjournal.model.entries import Entry, Kind, Massage, Status
from runjournal.model.settings import Settings
from runjournal.rules.history import History
from tests.examples import ZONE, at


class MemoryJournal:
    """A journal of given entries; `read` counts the massages and `asked` the histories that were taken from it."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = sorted(entries, key=lambda entry: entry.starts.earliest)
        self.read = 0
        self.asked: list[datetime] = []

    def between(self, first: date, last: date, kinds: Collection[Kind] = ()) -> Sequence[Entry]:
        kept = [entry for entry in self.entries if first <= entry.day <= last]
        return tuple(entry for entry in kept if not kinds or entry.kind in kinds)

    def history(self, now: datetime, zone: str, settings: Settings) -> History:
        self.asked.append(now)
        return History.of(self.entries, now, zone, settings)

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
