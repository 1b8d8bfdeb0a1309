"""What the Plan screen does with the journal: it judges starts, offers others, books and calls off."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice
from typing import NamedTuple

from runjournal.booking.alternatives import EACH_WAY, FARTHEST
from runjournal.booking.day_parts import part_of
from runjournal.booking.slot import Slot, unbooked
from runjournal.booking.slots import ok_if, slots
from runjournal.booking.verdict import FARTHEST_LENGTH, TAKES_TIME, Verdict, overlaps, verdict
from runjournal.errors import JournalError
from runjournal.model.choices import Depth, Kind
from runjournal.model.entries import Massage
from runjournal.model.limits import FIRST_DAY, LAST_DAY
from runjournal.model.moments import local_day
from runjournal.rules.engine import check
from runjournal.rules.finding import Finding, Severity
from runjournal.trends.progress import progress_of
from runjournal.tui.desk import Desk
from runjournal.tui.look import day_words
from runjournal.tui.plan_days import DAYS, PLANS, PlanDay, Starts, plan_days

ONE_DAY = timedelta(days=1)
STEP_MIN = 15
SHORTEST_MIN = 30
LONGEST_MIN = 120
FAR_DAYS = 300
"""From how many days ahead a line names the year: without one it means the nearest such date."""


class Asked(NamedTuple):
    """A slot in full: its verdict, the nearest `fine` ones where it is not, and the depth with which it would be."""

    slot: Slot
    verdict: Verdict
    fine: tuple[Slot, ...] = ()
    gentler: Depth | None = None


class PlanBook:
    """The weeks ahead for a massage of some `minutes` and `depth`. What was judged is kept until the journal changes.

    Verdicts of all starts are asked for once for each length and depth; the whole of a verdict for one start alone.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.minutes = desk.settings.booking.minutes
        self.renew()
        self.depth = self._usual_depth()

    def renew(self) -> None:
        """Read the journal anew."""
        desk = self.desk
        self.history = desk.journal.history(desk.now(), desk.zone, desk.settings)
        self.today = local_day(self.history.now, desk.zone)
        self.progress = progress_of(desk.journal, self.history)
        self.against = self._standing()
        self._offered: dict[tuple[date, int, Depth], tuple[Slot, ...]] = {}
        self._starts: dict[tuple[date, int, Depth], Starts] = {}
        self._asked: dict[tuple[datetime | None, int, Depth], Asked] = {}

    def _usual_depth(self) -> Depth:
        """The depth of the latest massage that has one: people book what they had."""
        depths = (massage.depth for massage in reversed(self.history.massages) if massage.depth)
        return next(depths, Depth.MEDIUM)

    def _standing(self) -> dict[str, Finding]:
        """What stands against plans, the most severe by the id of the entry."""
        standing: dict[str, Finding] = {}
        for finding in check(self.history):
            if finding.severity >= Severity.CAUTION and finding.overruled is None:
                for id_ in finding.entries:
                    standing.setdefault(id_, finding)
        return standing

    # deriving

    def days(self, first: date) -> tuple[PlanDay, ...]:
        """The six weeks from a day on."""
        entries = self.desk.journal.between(first, first + timedelta(days=DAYS - 1), [*PLANS, Kind.SORENESS])
        found = {day: self.starts_on(day) for ahead in range(DAYS) if (day := first + ahead * ONE_DAY) <= LAST_DAY}
        return plan_days(entries, found, self.against, self.history, first, self.minutes)

    def starts_on(self, day: date) -> Starts:
        """The slots of a local day, and those of them that overlap with something."""
        key = (day, self.minutes, self.depth)
        if key not in self._starts:
            slots = self.slots_on(day)
            taken = (slot for slot in slots if overlaps([self._massage(slot)], self.history))
            self._starts[key] = Starts(slots, frozenset(taken) if self._may_overlap(slots) else frozenset())
        return self._starts[key]

    def _may_overlap(self, slots: tuple[Slot, ...]) -> bool:
        """Whether anything at all takes time around some slots: most days have nothing, and need not be asked."""
        if not slots:
            return False
        first, last = slots[0].start.span.earliest - FARTHEST_LENGTH, slots[-1].end
        return any(self.history.shelf(entry_type).starting(first, last) for entry_type in TAKES_TIME.values())

    def slots_on(self, day: date) -> tuple[Slot, ...]:
        """The slots of a local day, those after midnight among them where the therapist works that late."""
        if day < self.today:
            return ()
        return tuple(slot for at in (day - ONE_DAY, day) for slot in self._offered_on(at) if slot.start.day == day)

    def _offered_on(self, day: date) -> tuple[Slot, ...]:
        """The slots of the working day that begins on a date."""
        key = (day, self.minutes, self.depth)
        if key not in self._offered:
            in_reach = FIRST_DAY <= day <= LAST_DAY
            found = slots(self.history, day, 1, self.minutes, self.depth) if in_reach else ()
            self._offered[key] = tuple(found)
        return self._offered[key]

    def asked(self, slot: Slot) -> Asked:
        """A slot with all there is to say about it."""
        key = (slot.start.at, self.minutes, self.depth)
        if key not in self._asked:
            self._asked[key] = self._ask(slot)
        return self._asked[key]

    def _ask(self, slot: Slot) -> Asked:
        massage = self._massage(slot)
        judged = verdict([massage], self.history)
        if judged.is_ok:
            return Asked(slot, judged)
        before = reversed(list(islice(self._near(slot, -1), EACH_WAY)))
        return Asked(
            slot,
            judged,
            (*before, *islice(self._near(slot, 1), EACH_WAY)),
            ok_if(massage, self.history),
        )

    def _near(self, slot: Slot, step: int) -> Iterator[Slot]:
        """The fine slots within reach of a slot, nearest first, as `booking.alternatives` finds them."""
        last = slot.start.span.earliest + step * FARTHEST
        for other in self._fine(slot, step, FARTHEST.days + 1):
            if (last - other.start.span.earliest) * step < timedelta(0):
                return
            yield other

    def next_fine(self, slot: Slot | None, day: date, step: int) -> Slot | None:
        """The first fine slot in a later (`step` 1) or earlier (-1) part of a day, at most six weeks away."""
        here = (slot.start.day, part_of(slot.start)) if slot else (day, None)
        anchor = slot or day
        found = self._fine(anchor, step, DAYS)
        other = next((one for one in found if (one.start.day, part_of(one.start)) != here), None)
        if other is None or step > 0:
            return other
        part = [one for one in self.slots_on(other.start.day) if part_of(one.start) is part_of(other.start)]
        return next(one for one in part if self._is_fine(one))

    def first_fine(self, day: date) -> Slot | None:
        """The first fine slot from a day on, at most six weeks away."""
        return next(self._fine(day, 1, DAYS), None)

    def _fine(self, anchor: Slot | date, step: int, days: int) -> Iterator[Slot]:
        """The fine slots before or after a slot or from a day on, nearest first."""
        day, at = (anchor, None) if isinstance(anchor, date) else (anchor.start.day, anchor.start.span.earliest)
        for away in range(days + 1):
            on = day + away * step * ONE_DAY if FIRST_DAY <= day + away * step * ONE_DAY <= LAST_DAY else None
            for slot in self.slots_on(on)[::step] if on else ():
                is_beyond = at is None or (slot.start.span.earliest - at) * step > timedelta(0)
                if is_beyond and self._is_fine(slot):
                    yield slot

    def _is_fine(self, slot: Slot) -> bool:
        return slot.is_ok and slot not in self.starts_on(slot.start.day).taken

    def _massage(self, slot: Slot) -> Massage:
        return replace(unbooked(self.history, self.minutes, self.depth), start=slot.start)

    # changing

    def lengthen(self, by_steps: int) -> None:
        """Make the massage so many quarters of an hour longer, between half an hour and two, or shorter."""
        usual = self.desk.settings.booking.minutes
        wanted = (self.minutes // STEP_MIN + by_steps) * STEP_MIN
        if by_steps < 0 and self.minutes % STEP_MIN:
            wanted += STEP_MIN
        self.minutes = max(min(wanted, max(LONGEST_MIN, usual)), min(SHORTEST_MIN, usual))

    def book(self, slot: Slot) -> str:
        """Book a slot, whatever its verdict, as one step; what was done and what speaks against it, in sentences."""
        same = [one for one in self.history.massages if one.is_planned and one.start.at == slot.start.at]
        if same:
            raise JournalError(f"{self._when(slot)} is booked already.", "e changes what is booked.")
        asked = self.asked(slot)
        said = self.desk.log([replace(self._massage(slot), id="")])
        against = [finding for finding in asked.verdict.findings if finding.severity >= Severity.CAUTION]
        return f"{said} {against[0].severity.word.capitalize()}: {against[0].title}." if against else said

    def line(self, slot: Slot) -> str:
        """A slot as the line that books it."""
        day = slot.start.day
        is_near = (day - self.today).days < FAR_DAYS
        when = f"{day:%a} {day.day} {day:%b}".lower() if is_near else day.isoformat()
        return f"{when} {slot.start.local:%H:%M} {self.minutes}min {self.depth}"

    def _when(self, slot: Slot) -> str:
        return f"{day_words(slot.start.day)} {slot.start.local:%H:%M}"
