"""The starts that a therapist offers for one length and depth, each judged when it is first asked about."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from runjournal.booking.day_parts import DayPart, best_of, part_of
from runjournal.booking.slot import Slot, slot_of, unbooked
from runjournal.booking.verdict import overlaps
from runjournal.model.choices import Depth
from runjournal.model.entries import Massage
from runjournal.model.hours import starts_after
from runjournal.model.limits import FIRST_DAY, LAST_DAY
from runjournal.model.moments import Moment
from runjournal.rules.history import History
from runjournal.rules.registry import RULESET

ONE_DAY = timedelta(days=1)


class Offers:
    """The slots of a history for massages of `minutes` and `depth`, as `booking.slots` gives them.

    Weeks can be shown without judging every start: a part of a day whose first start is fine needs no other.
    """

    def __init__(self, history: History, minutes: int, depth: Depth) -> None:
        self.history = history
        self.minutes = minutes
        self.depth = depth
        self._unbooked = unbooked(history, minutes, depth)
        self._starts: dict[date, tuple[Moment, ...]] = {}
        self._slots: dict[datetime | None, Slot] = {}

    def massage(self, start: Moment) -> Massage:
        """The massage that would start then, not yet booked."""
        return replace(self._unbooked, start=start)

    def starts_on(self, day: date) -> tuple[Moment, ...]:
        """The starts of a local day, those after midnight among them where the therapist works that late."""
        return tuple(start for at in (day - ONE_DAY, day) for start in self._offered_on(at) if start.day == day)

    def _offered_on(self, day: date) -> tuple[Moment, ...]:
        """The starts of the working day that begins on a date."""
        if day not in self._starts:
            history, is_known = self.history, FIRST_DAY <= day <= LAST_DAY
            hours = history.settings.booking
            found = starts_after(history.now, day, history.zone, self.minutes, hours) if is_known else ()
            self._starts[day] = tuple(found)
        return self._starts[day]

    def slot(self, start: Moment) -> Slot:
        """A start with its verdict."""
        if start.at not in self._slots:
            massage = self.massage(start)
            is_taken = bool(overlaps([massage], self.history))
            self._slots[start.at] = slot_of(massage, RULESET.check_booking(self.history, [massage]), is_taken=is_taken)
        return self._slots[start.at]

    def slots_on(self, day: date) -> tuple[Slot, ...]:
        """The slots of a local day, earliest first."""
        return tuple(self.slot(start) for start in self.starts_on(day))

    def best_on(self, day: date) -> tuple[Slot | None, ...]:
        """The best slot of each part of a local day; None where the part has none left."""
        return tuple(self._best(day, part) for part in DayPart)

    def _best(self, day: date, part: DayPart) -> Slot | None:
        starts = [start for start in self.starts_on(day) if part_of(start) is part]
        fine = next((slot for start in starts if is_fine(slot := self.slot(start))), None)
        if fine is not None:
            return fine
        return best_of(self.slot(start) for start in starts)

    def fine(self, anchor: Slot | date, step: int, days: int) -> Iterator[Slot]:
        """The fine slots before (`step` -1) or after (1) a slot, or from a day on, nearest first, so many days far."""
        day, at = (anchor, None) if isinstance(anchor, date) else (anchor.start.day, anchor.start.span.earliest)
        for away in range(days + 1):
            on = day.toordinal() + away * step
            if not FIRST_DAY.toordinal() <= on <= LAST_DAY.toordinal():
                return
            for start in self.starts_on(date.fromordinal(on))[::step]:
                is_beyond = at is None or (start.span.earliest - at) * step > timedelta(0)
                if is_beyond and is_fine(slot := self.slot(start)):
                    yield slot


def is_fine(slot: Slot) -> bool:
    """Whether nothing speaks against a slot and nothing takes its time."""
    return slot.is_ok and not slot.is_taken
