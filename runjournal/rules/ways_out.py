"""What to offer instead of a massage that a rule speaks against: other times, or a gentler depth."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice, takewhile
from typing import NamedTuple

from runjournal.model.choices import Depth
from runjournal.model.entries import Massage, Race, Run
from runjournal.model.hours import closing_time, days_from, is_offered
from runjournal.model.moments import Moment, local_day
from runjournal.rules.checks.timing.deep_before_hard_run import least_before_hard_run
from runjournal.rules.facts.race_timing import least_for_depth, least_gap
from runjournal.rules.start_calendar import Slot, StartCalendar
from runjournal.rules.times import hours_of
from runjournal.rules.verdict import Verdict, judge

FARTHEST = timedelta(days=14)
EACH_WAY = 2
MINUTE = timedelta(minutes=1)


class WaysOut(NamedTuple):
    """What would be fine instead of a massage.

    `alternatives` are the nearest starts, up to two before and two after, earliest first: they keep its length, depth
    and zone, lie ahead, within opening hours and 14 days of it. `gentler` is the deepest depth below its own with which
    the same time would be, None if there is none. `latest_end` is the last UTC instant before its own end at which it
    could end and be fine, on the hour or not.
    """

    alternatives: tuple[Slot, ...] = ()
    gentler: Depth | None = None
    latest_end: datetime | None = None

    def next_start(self, massage: Massage) -> Moment | None:
        """The first of the alternatives that starts after a massage."""
        first = massage.starts.earliest
        return next((slot.start for slot in self.alternatives if slot.start.span.earliest > first), None)


def ways_out(calendar: StartCalendar, start: Moment, each_way: int = EACH_WAY) -> WaysOut:
    """The ways out for the massage of a calendar at a start that a rule speaks against, some alternatives each way."""
    massage = calendar.massage_at(start)
    alternatives = _alternatives(calendar, massage, each_way)
    before = [slot.end for slot in alternatives if slot.start.span.earliest < massage.starts.earliest]
    latest_end = _latest_end(calendar, massage, max(before, default=None))
    return WaysOut(alternatives, _gentler(calendar, massage), latest_end)


def _alternatives(calendar: StartCalendar, massage: Massage, each_way: int) -> tuple[Slot, ...]:
    if _is_ruled_out(calendar, massage):
        return ()
    before, after = (list(islice(_within_reach(calendar, massage.start, step), each_way)) for step in (-1, 1))
    return (*reversed(before), *after)


def _is_ruled_out(calendar: StartCalendar, massage: Massage) -> bool:
    """Whether a condition stands against the last start in reach, and so against all: conditions end, none begins."""
    checklist = calendar.rules.checklist
    if judge(checklist, calendar.history, [massage]).verdict is Verdict.OK:
        return False
    starts = calendar.starts_on(massage.day + FARTHEST)
    return bool(starts) and judge(checklist, calendar.history, [calendar.massage_at(starts[-1])]).verdict > Verdict.OK


def _within_reach(calendar: StartCalendar, start: Moment, step: int) -> Iterator[Slot]:
    fine = calendar.fine_slots(start, step, FARTHEST.days + 1)
    return takewhile(lambda slot: abs(slot.start.span.earliest - start.span.earliest) <= FARTHEST, fine)


def _gentler(calendar: StartCalendar, massage: Massage) -> Depth | None:
    """The gentler depth; a time that has passed can no longer be booked, whatever the depth."""
    if massage.depth is None or massage.starts.latest <= calendar.history.now:
        return None
    depths = list(Depth)
    for depth in reversed(depths[: depths.index(massage.depth)]):
        if judge(calendar.rules, calendar.history, [replace(massage, depth=depth)]).verdict is Verdict.OK:
            return depth
    return None


def _latest_end(calendar: StartCalendar, massage: Massage, nearest: datetime | None) -> datetime | None:
    """The last fine end before a massage's own, no earlier than `nearest`, that of the nearest fine start before it."""
    first = nearest or max(calendar.history.now + massage.length, massage.starts.earliest - FARTHEST)
    ends = {end for end in _bounds(calendar, massage, first) if first < end < massage.ends.latest}
    for end in sorted(ends, reverse=True):
        start = Moment.at_instant(end - massage.length, massage.start.zone)
        if is_offered(start, massage.length, calendar.history.settings.booking) and calendar.is_fine(start):
            return end
    return nearest


def _bounds(calendar: StartCalendar, massage: Massage, first: datetime) -> Iterator[datetime]:
    """When a massage would have to end: in time for each race, hard run and other plan, and by closing time."""
    history, last = calendar.history, massage.ends.latest + FARTHEST
    least = max(least_gap(history, massage.depth).length, least_for_depth(history, massage.depth).length)
    beyond_window = hours_of(history.thresholds.race_window_h) + MINUTE
    for race in history.index(Race).starting(first, last):
        yield from (race.starts.earliest, race.starts.earliest - least, race.starts.earliest - beyond_window)
    least = least_before_hard_run(history, massage.depth).length
    for entry in (*history.index(Run).starting(first, last), *history.index(Massage).starting(first, last)):
        yield from (entry.starts.earliest, entry.starts.earliest - least)
    day = local_day(first, massage.start.zone)
    for closing in days_from(day, (massage.day - day).days + 1):
        closes = closing_time(closing, massage.start.zone, history.settings.booking)
        if closes:
            yield closes
