"""The days of the Plan screen's calendar: what each shows, and the cursor that chooses a start on them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, time, timedelta
from typing import NamedTuple

from runjournal.booking.day_parts import DayPart, best_of, best_on, in_part, part_of, wall_of
from runjournal.model.choices import Kind, Status
from runjournal.model.entries import Entry, Massage, Run
from runjournal.model.hours import starts_on
from runjournal.model.moments import local_day
from runjournal.rules.facts.hard_runs import why_hard
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History
from runjournal.rules.start_calendar import Slot, StartCalendar
from runjournal.trends.week_strip import DayMarks, day_marks

WEEKS = 6
DAYS = WEEKS * 7
PLANS = (Kind.RACE, Kind.MASSAGE, Kind.RUN)

SlotsOn = Callable[[date], Sequence[Slot]]
"""The slots of a local day, earliest first."""


class PlanDay(NamedTuple):
    """A day of the calendar.

    `best` is the best start that is left in each part of the day, `offered` the parts with a start within opening
    hours, past or not. `is_hard` is whether its run is a hard one. `against` is the worst that stands against a massage
    that is booked on it. `plans` are its races, massages and runs.
    """

    marks: DayMarks
    best: tuple[Slot | None, ...]
    offered: frozenset[DayPart]
    is_hard: bool
    against: Severity | None
    plans: tuple[Entry, ...]

    @property
    def day(self) -> date:
        """The local date."""
        return self.marks.day


def plan_days(
    entries: Iterable[Entry], calendar: StartCalendar, against: Mapping[str, Finding], first: date
) -> tuple[PlanDay, ...]:
    """The six weeks from `first` on, of which `entries` are known; `against` has what stands against an entry."""
    of_day: dict[date, list[Entry]] = {}
    for entry in entries:
        of_day.setdefault(entry.day, []).append(entry)
    all_entries = [entry for entries_of_day in of_day.values() for entry in entries_of_day]
    return tuple(
        _plan_day(marks, of_day.get(marks.day, ()), calendar, against) for marks in day_marks(all_entries, first, DAYS)
    )


def _plan_day(
    marks: DayMarks, entries: Sequence[Entry], calendar: StartCalendar, against: Mapping[str, Finding]
) -> PlanDay:
    severities = [against[entry.id].severity for entry in entries if isinstance(entry, Massage) and entry.id in against]
    best = best_on(calendar, marks.day)
    return PlanDay(
        marks,
        best,
        _offered(marks.day, best, calendar),
        any(isinstance(entry, Run) and _is_hard(entry, calendar.history) for entry in entries),
        max(severities, default=None),
        plans_of(entries),
    )


def _offered(day: date, best: Sequence[Slot | None], calendar: StartCalendar) -> frozenset[DayPart]:
    """The parts in which starts are offered; those of a day that has begun are asked for, some may be past."""
    ahead = frozenset(part for part in DayPart if best[part])
    history = calendar.history
    if day > local_day(history.now, history.zone):
        return ahead
    return ahead | {
        part_of(start) for start in starts_on(day, history.zone, calendar.minutes, history.settings.booking)
    }


def _is_hard(run: Run, history: History) -> bool:
    return not run.is_cancelled and bool(why_hard(history, run))


def plans_of(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The races, massages and runs of a day, what matters most first; what was called off comes last."""
    plans = [entry for entry in entries if entry.kind in PLANS]
    return tuple(sorted(plans, key=lambda entry: (entry.status is Status.CANCELLED, PLANS.index(entry.kind))))


class Cursor(NamedTuple):
    """The chosen day and part of it, and the local time if a start was chosen by hand.

    A part without starts stands for the nearest part that has some; on a day without any only the day is chosen.
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
