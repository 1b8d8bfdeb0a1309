"""What is chosen on the calendar: a day and a part of it, and within that the best start or one chosen by hand."""

from collections.abc import Callable, Sequence
from datetime import date, time, timedelta
from typing import NamedTuple

from runjournal.booking.day_parts import DayPart, best_of, in_part, part_of, wall_of
from runjournal.rules.start_calendar import Slot

SlotsOn = Callable[[date], Sequence[Slot]]
"""The slots of a local day, earliest first."""


class Cursor(NamedTuple):
    """A day, the part that is wanted, and the time on the wall where one was chosen by hand.

    A part without starts stands for the nearest that has some; on a day without any the day alone is chosen.
    """

    day: date
    part: DayPart = DayPart.MORNING
    hour: time | None = None

    @classmethod
    def at(cls, slot: Slot) -> "Cursor":
        """The cursor on a slot, chosen by hand."""
        return cls(slot.start.day, part_of(slot.start), wall_of(slot.start))

    def slot(self, slots: Sequence[Slot]) -> Slot | None:
        """The slot that is chosen among those of the day."""
        if not slots:
            return None
        by_hand = next((slot for slot in slots if wall_of(slot.start) == self.hour), None)
        nearest = min((part_of(slot.start) for slot in slots), key=lambda part: abs(part - self.part))
        return by_hand or best_of(in_part(slots, nearest))

    def stepped(self, by: int, slots_on: SlotsOn) -> "Cursor":
        """One part later (`by` 1) or earlier (-1), over days; a day without starts is a single step."""
        slots = slots_on(self.day)
        chosen = self.slot(slots)
        now = part_of(chosen.start) if chosen else self.part
        parts = sorted({part_of(slot.start) for slot in slots if (part_of(slot.start) - now) * by > 0})
        if parts:
            return Cursor(self.day, parts[0] if by > 0 else parts[-1])
        return Cursor(self.day + timedelta(days=by), DayPart.MORNING if by > 0 else DayPart.EVENING)

    def hours_later(self, by: int, slots: Sequence[Slot]) -> "Cursor":
        """So many starts later in the day, no further than its last, or earlier, no further than its first."""
        chosen = self.slot(slots)
        if chosen is None:
            return self
        return Cursor.at(slots[max(min(slots.index(chosen) + by, len(slots) - 1), 0)])

    def days_later(self, days: int) -> "Cursor":
        """The same on another day."""
        return self._replace(day=self.day + timedelta(days=days))
