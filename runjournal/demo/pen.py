"""Writes entries down: when they start, an id each, and nothing done that lies ahead."""

from datetime import UTC, date, datetime, time
from random import Random
from typing import TypedDict

from runjournal.model.entries import Entry
from runjournal.model.moments import Moment, NoSuchTime


def chance(seed: int, topic: str | int) -> Random:
    """The same chances for the same seed and topic, on every machine."""
    return Random(f"{seed}/{topic}")  # noqa: S311


class Head(TypedDict):
    """What every entry begins with."""

    start: Moment
    id: str


class Pen:
    """Collects entries. `now` is an aware datetime, `zone` the IANA zone of all that is written."""

    def __init__(self, now: datetime, zone: str, seed: int) -> None:
        self.now = now
        self.zone = zone
        self.written: list[Entry] = []
        self._random = chance(seed, "ids")

    def head(self, day: date, minute: int) -> Head:
        """Start and id of an entry so many minutes into the local day."""
        start = self._moment(day, time(minute // 60, minute % 60))
        return Head(start=start, id=self._id(start.span.earliest))

    def write(self, entry: Entry) -> None:
        """Keep an entry, unless it is done and `now` has not reached its end."""
        if not entry.is_done or entry.ends.latest <= self.now:
            self.written.append(entry)

    def _moment(self, day: date, wall: time) -> Moment:
        try:
            return Moment.at_wall(day, wall, self.zone)
        except NoSuchTime as skipped:
            return Moment.at_instant(skipped.after, self.zone)

    def _id(self, instant: datetime) -> str:
        """A UUID of version 7 for an instant; its other bits are the same for the same seed."""
        milliseconds = int(instant.astimezone(UTC).timestamp() * 1000)
        bits = self._random.getrandbits(74)
        number = milliseconds << 80 | 7 << 76 | bits >> 62 << 64 | 2 << 62 | bits & (1 << 62) - 1
        text = f"{number:032x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
