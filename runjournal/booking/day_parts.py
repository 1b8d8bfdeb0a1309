"""The parts of a day as a runner speaks of them on the phone, and the best start in each."""

from collections.abc import Iterable, Sequence
from datetime import date, time
from enum import IntEnum

from runjournal.model.moments import Moment
from runjournal.rules.start_calendar import Slot, StartCalendar

NOON = time(12)
DUSK = time(17)


class DayPart(IntEnum):
    """Morning until noon, afternoon until 17:00, then evening, by the wall clock of the local day."""

    MORNING = 0
    AFTERNOON = 1
    EVENING = 2


def wall_of(start: Moment) -> time:
    """The time on the wall at which something starts; midnight for a whole day."""
    return start.local.time() if start.local else time()


def part_of(start: Moment) -> DayPart:
    """The part of its day in which something starts."""
    wall = wall_of(start)
    if wall < NOON:
        return DayPart.MORNING
    return DayPart.AFTERNOON if wall < DUSK else DayPart.EVENING


def best_of(slots: Iterable[Slot]) -> Slot | None:
    """Of some slots in the order of time, the first of those with the mildest verdict; None if there are none.

    One whose time is taken comes behind all that are free.
    """
    return min(slots, key=lambda slot: (slot.is_taken, slot.verdict), default=None)


def best_on(calendar: StartCalendar, day: date) -> tuple[Slot | None, ...]:
    """The best slot of each part of a local day, None for a part that has none left.

    A part whose first fine start is known needs no other start judged.
    """
    starts = calendar.starts_on(day)
    return tuple(_best(calendar, [start for start in starts if part_of(start) is part]) for part in DayPart)


def _best(calendar: StartCalendar, starts: Sequence[Moment]) -> Slot | None:
    fine = next(filter(calendar.is_fine, starts), None)
    return calendar.slot(fine) if fine else best_of(map(calendar.slot, starts))


def in_part(slots: Iterable[Slot], part: DayPart) -> tuple[Slot, ...]:
    """The slots that start in a part of the day."""
    return tuple(slot for slot in slots if part_of(slot.start) is part)
