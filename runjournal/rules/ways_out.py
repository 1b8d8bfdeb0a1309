"""What to offer instead of a massage that a rule speaks against: other times, or a gentler depth."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import islice, takewhile
from typing import NamedTuple

from runjournal.model.choices import Depth
from runjournal.model.entries import Massage
from runjournal.model.moments import Moment
from runjournal.rules.rule import Group
from runjournal.rules.start_calendar import Slot, StartCalendar
from runjournal.rules.verdict import Verdict, judge

FARTHEST = timedelta(days=14)
EACH_WAY = 2


class WaysOut(NamedTuple):
    """What would be fine instead of a massage.

    `alternatives` are the nearest starts, up to two before and two after, earliest first: they keep its length, depth
    and zone, lie ahead, within opening hours and 14 days of it. `gentler` is the deepest depth below its own with which
    the same time would be, None if there is none.
    """

    alternatives: tuple[Slot, ...] = ()
    gentler: Depth | None = None


def ways_out(calendar: StartCalendar, start: Moment) -> WaysOut:
    """The ways out for the massage of a calendar at a start that a rule speaks against."""
    massage = calendar.massage_at(start)
    return WaysOut(_alternatives(calendar, massage), _gentler(calendar, massage))


def _alternatives(calendar: StartCalendar, massage: Massage) -> tuple[Slot, ...]:
    if _is_ruled_out(calendar, massage):
        return ()
    before, after = (list(islice(_within_reach(calendar, massage.start, step), EACH_WAY)) for step in (-1, 1))
    return (*reversed(before), *after)


def _is_ruled_out(calendar: StartCalendar, massage: Massage) -> bool:
    """Whether a condition stands against the last start in reach, and so against all: conditions end, none begins."""
    checklist = calendar.rules.where(lambda rule: rule.group is Group.CHECKLIST)
    if judge(checklist, calendar.history, [massage]).verdict is Verdict.OK:
        return False
    starts = calendar.starts_on(massage.day + FARTHEST)
    return bool(starts) and judge(checklist, calendar.history, [calendar.massage_at(starts[-1])]).verdict > Verdict.OK


def _within_reach(calendar: StartCalendar, start: Moment, step: int) -> Iterator[Slot]:
    fine = calendar.fine_slots(start, step, FARTHEST.days + 1)
    return takewhile(lambda slot: abs(slot.start.span.earliest - start.span.earliest) <= FARTHEST, fine)


def _gentler(calendar: StartCalendar, massage: Massage) -> Depth | None:
    """The gentler depth; a time that has passed can be booked no more, whatever the depth."""
    if massage.depth is None or massage.starts.latest <= calendar.history.now:
        return None
    depths = list(Depth)
    for depth in reversed(depths[: depths.index(massage.depth)]):
        if judge(calendar.rules, calendar.history, [replace(massage, depth=depth)]).verdict is Verdict.OK:
            return depth
    return None
