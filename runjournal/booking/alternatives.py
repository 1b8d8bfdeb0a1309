"""What to offer instead of a booking that a rule speaks against: other times, or a gentler depth."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from runjournal.booking.judging import Judging
from runjournal.booking.slot import SLOT_ID, Slot, slot_of
from runjournal.booking.verdict import is_ok, overlaps, verdict
from runjournal.model.choices import Depth
from runjournal.model.entries import Massage
from runjournal.model.hours import starts_after
from runjournal.model.limits import FIRST_DAY, LAST_DAY
from runjournal.model.moments import Moment
from runjournal.rules.history import History
from runjournal.rules.registry import RULESET
from runjournal.rules.rule import Group

FARTHEST = timedelta(days=14)
EACH_WAY = 2
CHECKLIST = RULESET.where(lambda rule: rule.group is Group.CHECKLIST)


def alternatives(booking: Massage, history: History) -> tuple[Slot, ...]:
    """The nearest starts that are fine: up to two before the booking and two after it, earliest first.

    They keep its length, depth and zone, lie within opening hours and 14 days of it, are not past and overlap with
    nothing. Empty where the booking is fine as it is, or no longer a plan.
    """
    wanted = replace(booking, id=booking.id or SLOT_ID)
    others = history.without(wanted.id)
    if not wanted.is_planned or verdict([wanted], others).is_ok or _is_ruled_out(wanted, others):
        return ()
    before = islice(_fine(wanted, others, -1), EACH_WAY)
    after = islice(_fine(wanted, others, 1), EACH_WAY)
    return (*reversed(list(before)), *after)


def ok_if(booking: Massage, history: History) -> Depth | None:
    """The deepest depth below the booking's with which the same time is fine; None where there is none, or no need.

    A time that has passed can be booked no more, gentler or not.
    """
    if booking.depth is None or not booking.is_planned or booking.starts.latest <= history.now:
        return None
    if verdict([booking], history).is_ok:
        return None
    others = history.without(booking.id)
    depths = list(Depth)
    gentler = reversed(depths[: depths.index(booking.depth)])
    return next((depth for depth in gentler if verdict([replace(booking, depth=depth)], others).is_ok), None)


def _is_ruled_out(wanted: Massage, history: History) -> bool:
    """Whether a condition stands against the last start in reach, and so against all: conditions end, none begins."""
    if is_ok(CHECKLIST.check_booking(history, [wanted])):
        return False
    starts = list(_starts(wanted, history, 1))
    return bool(starts) and not is_ok(CHECKLIST.check_booking(history, [replace(wanted, start=starts[-1])]))


def _fine(wanted: Massage, history: History, step: int) -> Iterator[Slot]:
    """The fine slots before (`step` -1) or after (1) a booking, nearest first, each judged only when asked for."""
    judging = Judging()
    for start in _starts(wanted, history, step):
        moved = replace(wanted, start=start)
        findings = judging.findings(moved, history)
        if findings is not None and not overlaps([moved], history):
            yield slot_of(moved, findings, is_taken=False)


def _starts(wanted: Massage, history: History, step: int) -> Iterator[Moment]:
    anchor = wanted.starts.earliest
    minutes = -(-wanted.duration_s // 60)
    for day in _days(wanted.day, step):
        starts = starts_after(history.now, day, wanted.start.zone, minutes, history.settings.booking)
        for start in list(starts)[::step]:
            if timedelta(0) < (start.span.earliest - anchor) * step <= FARTHEST:
                yield start


def _days(day: date, step: int) -> Iterator[date]:
    """The days in reach, with a day more on either side for opening hours that run past midnight."""
    for away in range(-1, FARTHEST.days + 2):
        at = day.toordinal() + away * step
        if FIRST_DAY.toordinal() <= at <= LAST_DAY.toordinal():
            yield date.fromordinal(at)
