"""What the calendar shows of each day: its plans, its soreness, and how each part of it is for a massage."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from runjournal.booking.day_parts import DayPart, best_of, in_part, part_of
from runjournal.booking.slot import Slot
from runjournal.model.choices import Kind, Status
from runjournal.model.entries import Entry, Massage, Race, Run
from runjournal.model.hours import starts_on
from runjournal.model.moments import local_day
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.hard_runs import why_hard
from runjournal.rules.history import History
from runjournal.trends.week_strip import DayMarks, day_marks

WEEKS = 6
DAYS = WEEKS * 7
PLANS = (Kind.RACE, Kind.MASSAGE, Kind.RUN)


class PlanDay(NamedTuple):
    """A day of the calendar.

    `slots` are its starts that are still to come, earliest first, and `taken` those that overlap with something.
    `best` is the best of each part of the day, `offered` the parts with a start within opening hours, past or not.
    `is_hard` is whether its run is a hard one. `against` is the worst that stands against a massage that is booked on
    it. `plans` are its races, massages and runs.
    """

    marks: DayMarks
    slots: tuple[Slot, ...] = ()
    taken: frozenset[Slot] = frozenset()
    best: tuple[Slot | None, ...] = ()
    offered: frozenset[DayPart] = frozenset()
    is_hard: bool = False
    against: Severity | None = None
    plans: tuple[Entry, ...] = ()

    @property
    def day(self) -> date:
        """The local date."""
        return self.marks.day


class Starts(NamedTuple):
    """The starts of a day, and those of them that are taken."""

    slots: tuple[Slot, ...] = ()
    taken: frozenset[Slot] = frozenset()


def plan_days(
    entries: Iterable[Entry],
    starts: Mapping[date, Starts],
    against: Mapping[str, Finding],
    history: History,
    first: date,
    minutes: int,
) -> tuple[PlanDay, ...]:
    """The days from `first` on of which `entries` are known, each with its `starts`, for massages of `minutes`.

    `against` has what stands against an entry by its id.
    """
    of_day: dict[date, list[Entry]] = {}
    for entry in entries:
        of_day.setdefault(entry.day, []).append(entry)
    known = [entry for found in of_day.values() for entry in found]
    return tuple(
        _plan_day(marks, of_day.get(marks.day, ()), starts.get(marks.day, Starts()), against, history, minutes)
        for marks in day_marks(known, first, DAYS)
    )


def _plan_day(
    marks: DayMarks,
    entries: Sequence[Entry],
    starts: Starts,
    against: Mapping[str, Finding],
    history: History,
    minutes: int,
) -> PlanDay:
    standing = [against[entry.id].severity for entry in entries if isinstance(entry, Massage) and entry.id in against]
    return PlanDay(
        marks,
        *starts,
        tuple(best_of(in_part(starts.slots, part), starts.taken) for part in DayPart),
        _offered(marks.day, starts.slots, history, minutes),
        any(isinstance(entry, Run) and _is_hard(entry, history) for entry in entries),
        max(standing, default=None),
        plans_of(entries),
    )


def _offered(day: date, slots: Sequence[Slot], history: History, minutes: int) -> frozenset[DayPart]:
    """The parts in which starts are offered; those of a day that has begun are asked for, its slots are not all."""
    ahead = frozenset(part_of(slot.start) for slot in slots)
    if day > local_day(history.now, history.zone):
        return ahead
    return ahead | {part_of(start) for start in starts_on(day, history.zone, minutes, history.settings.booking)}


def _is_hard(run: Race | Run, history: History) -> bool:
    return not run.is_cancelled and bool(why_hard(history, run))


def plans_of(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The races, massages and runs of a day, what matters most first; what was called off comes last."""
    plans = [entry for entry in entries if entry.kind in PLANS]
    return tuple(sorted(plans, key=lambda entry: (entry.status is Status.CANCELLED, PLANS.index(entry.kind))))
