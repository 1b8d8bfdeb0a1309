"""Short ways to say what a booking is about."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from runjournal.model.areas import Area, Side
from runjournal.model.choices import Depth, Quality, Status
from runjournal.model.context import Context
from runjournal.model.entries import Entry, Massage, Race, Soreness
from runjournal.model.moments import Moment
from runjournal.model.settings import Settings
from runjournal.rules.finding import Finding
from runjournal.rules.history import History
from runjournal.rules.registry import RULESET
from runjournal.rules.start_calendar import Slot, StartCalendar, massage_to_book
from tests.examples import NOW, ZONE, at


def history(*entries: Entry, now: datetime = NOW, zone: str = ZONE, settings: Settings | None = None) -> History:
    """A history of these entries."""
    return History.of(entries, Context(now, zone, settings or Settings()))


def massage(start: Moment, minutes: int = 60, depth: Depth | None = Depth.LIGHT, **values: Any) -> Massage:
    """A massage, planned and light unless said otherwise."""
    status = values.pop("status", Status.PLANNED)
    return Massage(start=start, duration_s=minutes * 60, depth=depth, status=status, **values)


def race(start: Moment, **values: Any) -> Race:
    """A race with an id."""
    return Race(start=start, id=values.pop("id", "race"), name="Advent run", **values)


def swollen_calf(when: str) -> Soreness:
    """The left calf swollen, a red flag for a week, at a time such as 2026-11-23 08:00."""
    start = at(*when.split())
    return Soreness(start=start, area=Area.CALF, side=Side.LEFT, rating=5, quality=Quality.SWELLING, id="calf")


def calendar(history: History, minutes: int, depth: Depth | None) -> StartCalendar:
    """The starts for a massage that nobody has booked yet."""
    return StartCalendar(RULESET, history, massage_to_book(history, minutes, depth))


def slots(history: History, first: date, days: int, minutes: int, depth: Depth | None) -> Iterator[Slot]:
    """The slots of so many working days."""
    return calendar(history, minutes, depth).slots(first, days)


def without_advice(findings: Iterable[Finding]) -> list[Finding]:
    """The findings but for their advice, which a booking has from all of its own, and a massage in the journal too."""
    return [replace(finding, advice="") for finding in findings]
